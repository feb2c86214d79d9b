"""The tree of tags, by which those who cannot see a page read it: what the engine writes, put right before it is saved.

Running heads, page numbers and the dots of a contents page become artifacts, which nobody wants read aloud; notes
become notes; heads of tables say what they are the heads of; a link is one link, with words of its own, and is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import FootnoteAreaBox, TextBox

_SCOPES = {"col": "/Column", "row": "/Row", "rowgroup": "/Row"}

_PRINTED = 4
"""The flag of an annotation that is printed with its page."""


def mend_tags(document: Any, pdf: Any) -> None:
    """Put right the tags that the engine gave to a laid-out document."""
    tree = _Tree(pdf)
    for number, page in enumerate(document.pages):
        page_box = page._page_box  # noqa: SLF001 - where the engine keeps what it laid out
        aside = {place for place, tag in enumerate(tree.parents[number]) if not tree.holds(tag)}
        for box, link in _boxes(page_box, None):
            if box.link_annotation is not None:
                if box.is_leader:
                    aside |= tree.cut(tree.parents[box.link_annotation["StructParent"]])
                if link is None:
                    _put_into_words(box)
                else:
                    tree.drop(box.link_annotation, number)
            if box.element_tag == "th" and hasattr(box, "mark"):
                box.mark["A"]["Scope"] = _SCOPES.get(box.element.get("scope"), "/Column")
        if any(isinstance(child, FootnoteAreaBox) and child.children for child in page_box.children):
            tree.notes(number)
        tree.set_aside(number, aside)
    tree.finish()


class _Tree:
    """The tags of a file, and the ways to them from the content and the annotations of its pages."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._root = self._of(pdf.catalog["StructTreeRoot"])
        self._document: bytes = self._root["K"][0]
        self._top: list[bytes] = self._of(self._document)["K"]
        self._standing = set(self._top)
        self._pages: list[Any] = [self._of(reference) for reference in pdf.page_references]
        numbers = self._of(self._root["ParentTree"])["Nums"]
        self.parents: dict[int, Any] = dict(zip(numbers[::2], numbers[1::2], strict=True))

    def _of(self, reference: bytes) -> Any:
        return self._pdf.objects[int(reference.split()[0])]

    def holds(self, tag: bytes) -> bool:
        """Does a tag hang on the tree? Those of the margins hang on nothing."""
        while (parent := self._of(tag)["P"]) != self._document:
            tag = parent
        return tag in self._standing

    def cut(self, tag: bytes) -> set[int]:
        """Cut off a tag with all that hangs on it; the numbers of the content that has no tag any more."""
        self._of(self._of(tag)["P"])["K"].remove(tag)
        return set(self._content(tag))

    def _content(self, tag: bytes) -> Iterator[int]:
        for kid in self._of(tag).get("K", ()):
            if isinstance(kid, int):
                yield kid
            else:
                yield from self._content(kid)

    def drop(self, annotation: Any, page: int) -> None:
        """Take a link out of its page and its tag; the words stay."""
        self._pages[page]["Annots"].remove(annotation.reference)
        tag = self._of(self.parents.pop(annotation["StructParent"]))
        if tag["S"] == "/Link":
            tag["S"] = "/Span"
        for kid in [kid for kid in tag["K"] if isinstance(kid, bytes) and self._of(kid)["Type"] == "/OBJR"]:
            tag["K"].remove(kid)
            self._of(kid).clear()
        annotation.clear()

    def notes(self, page: int) -> None:
        """Make notes of what hangs on the last tag of a page: its area of notes."""
        reference = self._pages[page].reference
        area = [tag for tag in map(self._of, self._top) if tag["Pg"] == reference][-1]
        for place, note in enumerate(map(self._of, area["K"])):
            note["S"] = "/Note"
            note["ID"] = pydyf.String(f"note-{page + 1}-{place + 1}")

    def set_aside(self, page: int, numbers: set[int]) -> None:
        """Make artifacts of some content of a page."""
        stream = self._of(self._pages[page]["Contents"]).stream
        for place, part in enumerate(stream):
            if isinstance(part, pydyf.Dictionary) and part.get("MCID") in numbers:
                stream[place - 1] = "/Artifact"
                stream[place] = pydyf.Dictionary({"Type": "/Pagination"})
        for number in numbers:
            self.parents[page][number] = b"null"

    def finish(self) -> None:
        """Write the ways back: from annotations to tags, and from the names of tags to them."""
        numbers = pydyf.Array()
        for number, parent in sorted(self.parents.items()):
            numbers.extend((number, parent))
        self._of(self._root["ParentTree"])["Nums"] = numbers
        tags = (each for each in self._pdf.objects if isinstance(each, pydyf.Dictionary) and "ID" in each)
        named: dict[str, Any] = {tag["ID"].string: tag for tag in tags}
        names = pydyf.Array()
        for name, tag in sorted(named.items()):
            names.extend((pydyf.String(name), tag.reference))
        if names:
            self._root["IDTree"] = pydyf.Dictionary({"Names": names})


def _boxes(box: Any, link: Any) -> Iterator[tuple[Any, Any]]:
    """Every box of a page, and the link inside which it stands: None for the link itself."""
    box = getattr(box, "_box", box)  # the engine keeps what is placed freely in an envelope
    yield box, link
    for child in box.children:
        yield from _boxes(child, link or (box if box.link_annotation is not None else None))


def _put_into_words(box: Any) -> None:
    """Have a link printed, and say in words where it leads; the address of another place is left as it is."""
    annotation = box.link_annotation
    annotation["F"] = _PRINTED
    words = "".join(_words(box)).strip()
    if "Dest" in annotation and words:
        kind = (box.element.get("class") or "").partition(" ")[0]
        said = {"call": f"Note {words}", "marker": f"Back to the text at note {words}"}.get(kind, words)
        annotation["Contents"] = pydyf.String(said)


def _words(box: Any) -> Iterator[str]:
    """The text of a link without what style adds to it; the blank after a number was lost in the layout."""
    for each, _ in _boxes(box, None):
        if isinstance(each, TextBox) and "::" not in each.element_tag:
            yield f"{each.text.strip()} " if each.element.get("class") == "number" else each.text
