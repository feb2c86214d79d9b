"""Comments in the edited file: where people and the data changed the same words, they say what the data say now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from reportgen.drafts import Passage, WordFile
from reportgen.drafts.ooxml import SPACE, WORD, Element, val, w
from reportgen.refresh.marks import Marks

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@dataclass(slots=True)
class Comments:
    """The comments of a file, to which this program adds; the part is made where there is none."""

    file: WordFile
    marks: Marks
    initials: str = "DR"

    def add(self, passage: Passage, text: str) -> None:
        """A comment on a passage; one that says the same there already is not repeated."""
        root = self._root()
        if text in self._said(passage, root):
            return
        for each in root.iterchildren(w("comment")):
            self.marks.comments.take(val(each, "id"))
        key = str(self.marks.comments.give())
        made = etree.SubElement(root, w("comment"))
        for name, value in (("id", key), ("author", self.marks.author), ("date", self.marks.date),
                            ("initials", self.initials)):  # fmt: skip
            made.set(w(name), value)
        paragraph = etree.SubElement(made, w("p"))
        for line in text.splitlines() or [""]:
            if len(paragraph):
                paragraph = etree.SubElement(made, w("p"))
            run = etree.SubElement(paragraph, w("r"))
            written = etree.SubElement(run, w("t"))
            written.text = line
            written.set(SPACE, "preserve")
        self._anchor(passage, key)

    def says(self, passage: Passage, text: str) -> bool:
        """Whether a comment of this author on a passage has some words already."""
        return any(text in said for said in self._said(passage, self._root()))

    def is_on(self, elements: Sequence[Element]) -> bool:
        """Whether a comment of this author is on one of some elements."""
        there = self._on(elements)
        return bool(there) and bool(self._own(there, self._root()))

    def of_people_on(self, elements: Sequence[Element]) -> bool:
        """Whether a comment of somebody else is on one of some elements."""
        there = self._on(elements)
        return bool(there) and len(self._own(there, self._root())) < len(there)

    def _on(self, elements: Sequence[Element]) -> set[str]:
        return {val(mark, "id") for each in elements for mark in each.iter(w("commentReference"))}

    def _own(self, keys: set[str], root: Element) -> list[Element]:
        return [c for c in root if val(c, "id") in keys and self.marks.is_ours(c)]

    def _said(self, passage: Passage, root: Element) -> set[str]:
        """What this author's comments on a passage say."""
        own = self._own(self._on(passage.paragraphs), root)
        return {"\n".join("".join(t.text or "" for t in p.iter(w("t"))) for p in c.iter(w("p"))) for c in own}

    def _anchor(self, passage: Passage, key: str) -> None:
        start, end = etree.Element(w("commentRangeStart")), etree.Element(w("commentRangeEnd"))
        start.set(w("id"), key)
        end.set(w("id"), key)
        first = passage.first
        properties = first.find(w("pPr"))
        if properties is not None:
            properties.addnext(start)
        else:
            first.insert(0, start)
        mark = etree.Element(w("r"))
        etree.SubElement(mark, w("commentReference")).set(w("id"), key)
        passage.last.append(end)
        passage.last.append(mark)

    def _root(self) -> Element:
        package = self.file.package
        part = next((target for _, target in package.targets(package.main, "comments").values()), "")
        if not part:
            part = "word/comments.xml"
            root = etree.Element(w("comments"), nsmap={"w": WORD})
            package.add(part, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
            package.declare(part, _TYPE)
            package.point(package.main, "comments", part)
        return package.touch(part)
