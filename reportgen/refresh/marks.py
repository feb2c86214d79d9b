"""Tracked changes and what else carries a number of its own in a Word file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from reportgen.drafts.by_name import ByName, by_name
from reportgen.drafts.ooxml import SPACE, Element, local, val, w
from reportgen.refresh.free import MOST_NOTES, Free

CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange",
           "tcPrChange", "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart",
           "moveToRangeStart")  # fmt: skip
_RANGES = ("moveFromRangeStart", "moveToRangeStart")
_COMMENTS = frozenset(("commentRangeStart", "commentReference"))
_NUMBERED = frozenset((*CHANGES, *_COMMENTS, "bookmarkStart", "bookmarkEnd"))
ALONE = frozenset(map(w, CHANGES)) - frozenset(map(w, _RANGES))
"""Changes whose number nothing else refers to."""
_NOTES = frozenset(("footnote", "footnoteReference"))
IN_ANY_PART = (*map(w, sorted(_NUMBERED | _NOTES)), w("id"), "{*}docPr")
"""What carries a number, in any part."""


@dataclass(slots=True)
class Marks:
    """Makes tracked changes by one author on one day; every number in the file is given once."""

    author: str
    date: str
    tracked: bool = True
    names: set[str] = field(default_factory=set)
    numbers: Free = field(default_factory=Free)
    """Those of changes and bookmarks."""
    controls: Free = field(default_factory=Free)
    drawings: Free = field(default_factory=Free)
    comments: Free = field(default_factory=lambda: Free(first=0))
    """Those that something in the text refers to are taken too; and so for notes."""
    notes: Free = field(default_factory=lambda: Free(MOST_NOTES))
    _changes: dict[Element, Counter[str]] = field(default_factory=dict)
    """How many changes in a tree of the draft have a number: some programs give one to several."""

    @classmethod
    def of(cls, roots: Iterable[Element], author: str, date: str, *, tracked: bool) -> Marks:
        """For a file of which these are the trees."""
        marks = cls(author, date, tracked)
        for root in roots:
            marks.learn(root)
        return marks

    def learn(self, root: Element, there: ByName | None = None) -> None:
        """Give no number again that stands in a tree; `there`: what of `IN_ANY_PART` does, where that is known."""
        known = there or by_name(root, *IN_ANY_PART)
        changes = self._changes.setdefault(root, Counter())
        for name in _NUMBERED:
            keys = [val(element, "id") for element in known[w(name)]]
            for taken in (self.numbers, self.comments) if name in _COMMENTS else (self.numbers,):
                taken.take_all(keys)
            if w(name) in ALONE:
                changes.update(keys)
        self.names.update(val(element, "name").casefold() for element in known[w("bookmarkStart")])
        self.controls.take_all(val(each) for each in known[w("id")] if local(each.getparent()) == "sdtPr")
        for name in _NOTES:
            self.notes.take_all(val(element, "id") for element in known[w(name)])
        for tag, drawings in known.items():
            if tag.endswith("}docPr"):
                self.drawings.take_all(element.get("id") or "" for element in drawings)

    def keep_comments_from_notes(self, more: int) -> None:
        """Give comments numbers above those of all notes, of which so many may come.

        LibreOffice (7.4) takes a comment for the note of its number, and exchanges the notes that follow.
        """
        highest = max(self.notes.taken, default=0) + more
        if highest < MOST_NOTES:
            self.comments.first = highest + 1

    def number_again(self, root: Element, there: Iterable[Element]) -> None:
        """Give the changes of people in runs that were cut in two numbers of their own; what the draft had stays.

        `there`: what stands in a tree of `ALONE`, among other things.
        """
        met: Counter[str] = Counter()
        before = self._changes.get(root, Counter())
        for element in (each for each in there if each.tag in ALONE):
            key = val(element, "id")
            met[key] += 1
            if met[key] > max(1, before[key]):
                element.set(w("id"), str(self.number()))

    def number(self) -> int:
        """A number for a change or a bookmark, that nothing in the file has."""
        return self.numbers.give()

    def made(self, kind: str) -> Element:
        """An `ins` or `del` of this author."""
        element = etree.Element(w(kind))
        element.set(w("id"), str(self.number()))
        element.set(w("author"), self.author)
        element.set(w("date"), self.date)
        return element

    def is_ours(self, element: Element) -> bool:
        return val(element, "author") == self.author

    def has_struck(self, paragraph: Element) -> bool:
        """Whether this author struck the mark at the end of a paragraph out."""
        return any(self.is_ours(mark) for mark in paragraph.iterfind(f"{w('pPr')}/{w('rPr')}/{w('del')}"))

    def strike(self, run: Element) -> None:
        """Strike a run out: as a tracked deletion, or for real; what this author only proposed goes for real."""
        parent = run.getparent()
        if parent is None:
            return
        if local(run) in ("fldSimple", "hyperlink", "sdt", "smartTag"):
            for inner in list(run.iter(w("r"))):
                self.strike(inner)
            return
        proposed = local(parent) == "ins" and self.is_ours(parent)
        if not self.tracked or proposed:
            parent.remove(run)
            if local(parent) == "ins" and not len(parent):
                _drop(parent)
            return
        previous = run.getprevious()
        if previous is not None and local(previous) == "del" and self.is_ours(previous):
            previous.append(run)
        else:
            deletion = self.made("del")
            run.addprevious(deletion)
            deletion.append(run)
        for text in run.iter(w("t"), w("instrText")):
            text.tag = w("delText") if local(text) == "t" else w("delInstrText")
            text.set(SPACE, "preserve")

    def proposed(self, elements: list[Element]) -> list[Element]:
        """New elements as they stand in a paragraph: in a tracked insertion where changes are tracked."""
        if not self.tracked or not elements:
            return elements
        found: list[Element] = []
        current: Element | None = None
        for element in elements:
            if local(element) in ("r", "sdt"):
                if current is None:
                    current = self.made("ins")
                    found.append(current)
                current.append(element)
            elif local(element) == "hyperlink":
                current = None
                inside = self.made("ins")
                for child in list(element):
                    inside.append(child)
                element.append(inside)
                found.append(element)
            elif current is not None:
                current.append(element)
            else:
                found.append(element)
        return found

    def mark_of(self, paragraph: Element, kind: str) -> None:
        """Say of the mark at the end of a paragraph that it is inserted or struck out."""
        if not self.tracked:
            return
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        runs = properties.find(w("rPr"))
        if runs is None:
            runs = etree.Element(w("rPr"))
            later = [child for child in properties if local(child) in ("sectPr", "pPrChange")]
            if later:
                later[0].addprevious(runs)
            else:
                properties.append(runs)
        if runs.find(w(kind)) is None:
            runs.insert(0 if kind == "ins" else len([c for c in runs if local(c) == "ins"]), self.made(kind))

    def row(self, row: Element, kind: str) -> None:
        """Say of a row that it is inserted or struck out."""
        if not self.tracked:
            return
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            before = [child for child in row if local(child) == "tblPrEx"]
            row.insert(len(before), properties)
        later = [child for child in properties if local(child) == "trPrChange"]
        made = self.made(kind)
        if later:
            later[0].addprevious(made)
        else:
            properties.append(made)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
