"""Rows, cells and words of a table, as they stand in its markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reportgen.drafts.ooxml import Element, child_of, local, val, w

_THINGS = (*map(w, ("footnoteReference", "endnoteReference", "drawing", "pict", "object", "tbl")),
           "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath")  # fmt: skip
_TELLING = {w(name): name for name in ("tr", "tc", "t", "del", "tblHeader", "tbl", "moveFrom")}
"""What tells something of a row or its words; where one of the last two stands, each row is read by itself."""


@dataclass(slots=True)
class Line:
    """A row as it is read: `words` are those of each cell, in pieces; `gone` and `head` are as of a `GridRow`."""

    element: Element
    gone: bool = False
    head: bool = False
    words: list[list[str]] = field(default_factory=list)

    @property
    def texts(self) -> tuple[str, ...]:
        """What each cell says when every tracked change is accepted: nothing in a row that is struck out."""
        return tuple(["" if self.gone else " ".join("".join(words).split()) for words in self.words])


def lines_of(table: Element) -> list[Line]:
    """The rows of a table: read in one walk, but where a table stands in it, a cell in a control, or what was moved."""
    rows = list(rows_of(table))
    return _walked(table, rows) or [_line(row) for row in rows]


def rows_of(parent: Element) -> Iterator[Element]:
    """The rows of a table, those in controls included."""
    for child in parent:
        name = local(child)
        if name == "tr":
            yield child
        elif name in ("sdt", "customXml"):
            for content in [child] if name == "customXml" else child.iterchildren(w("sdtContent")):
                yield from rows_of(content)


def keys_of(element: Element) -> list[str]:
    """The short keys of the figures in an element, in their order."""
    names = (val(mark, "name") for mark in element.iter(w("bookmarkStart")))
    return [name.rpartition("_")[0] for name in names if name.startswith("k_")]


def things_in(element: Element) -> Counter[str]:
    """How many notes, pictures, boxes, formulas and tables are in a row or a table, beside its words."""
    return Counter(local(each) for each in element.iter(*_THINGS) if each is not element)


def is_struck(row: Element) -> bool:
    """Whether a row is struck out."""
    properties = row.find(w("trPr"))
    return properties is not None and properties.find(w("del")) is not None


def _line(row: Element) -> Line:
    head = child_of(child_of(row, "trPr"), "tblHeader") is not None
    return Line(row, is_struck(row), head, [[words_of(cell)] for cell in cells_of(row)])


def _walked(table: Element, rows: Iterable[Element]) -> list[Line]:
    """The rows in the order of what stands in them; none at all where they have to be read by themselves."""
    found: list[Line] = []
    waiting = iter(rows)
    row: Element | None = None
    words: list[str] = []
    for each in table.iterdescendants(*_TELLING):
        telling = _TELLING[each.tag]
        if telling == "t":
            words.append(each.text or "")
        elif telling == "tc" and each.getparent() is row:
            found[-1].words.append(words := [])
        elif telling == "tr" and each is (row := next(waiting, None)):
            found.append(Line(row))
            words = []
        elif telling in ("del", "tblHeader"):
            if _is_of(row, each):
                found[-1].gone |= telling == "del"
                found[-1].head |= telling == "tblHeader"
        else:
            return []
    return found


def _is_of(row: Element | None, mark: Element) -> bool:
    """Whether a mark is one of the row itself."""
    properties = mark.getparent()
    return row is not None and properties is not None and properties is child_of(row, "trPr")


def words_of(cell: Element) -> str:
    """What a cell says when every tracked change is accepted."""
    texts: Iterable[Element] = cell.iter(w("t"))
    if next(cell.iter(w("moveFrom")), None) is not None:
        texts = [text for text in texts if not _moved_away(text)]
    return " ".join("".join([text.text or "" for text in texts]).split())


def _moved_away(text: Element) -> bool:
    run = text.getparent()
    around = run.getparent() if run is not None else None
    return local(around) == "moveFrom"


def cells_of(parent: Element) -> Iterator[Element]:
    """The cells of a row, those in controls included."""
    for child in parent:
        name = local(child)
        if name == "tc":
            yield child
        elif name in ("sdt", "customXml"):
            for content in [child] if name == "customXml" else child.iterchildren(w("sdtContent")):
                yield from cells_of(content)
