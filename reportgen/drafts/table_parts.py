"""Rows, cells and words of a table, as they stand in its markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from reportgen.drafts.ooxml import Element, local, val, w

_THINGS = (*map(w, ("footnoteReference", "endnoteReference", "drawing", "pict", "object", "tbl")),
           "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath")  # fmt: skip


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
