"""Rows, cells and words of a table, as they stand in its markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportgen.drafts.ooxml import Element, child_of, local, w

_THINGS = (*map(w, ("footnoteReference", "endnoteReference", "drawing", "pict", "object", "tbl")),
           "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath")  # fmt: skip
_TEXT, _CELL, _ROW, _HEAD, _MARK, _NAME = map(w, ("t", "tc", "tr", "tblHeader", "bookmarkStart", "name"))
_CONTROLS, _CHANGES = (w("sdt"), w("customXml")), (w("del"), w("moveFrom"))


class Line(NamedTuple):
    """A row as it is read: `gone` and `head` are as of a `GridRow`.

    `texts`: what each cell says when every tracked change is accepted, nothing in a row that is struck out.
    """

    element: Element
    gone: bool
    head: bool
    texts: tuple[str, ...]


class Lines(NamedTuple):
    """The rows of a table, those in controls included, and the short keys of its figures, in their order."""

    lines: list[Line]
    keys: list[str]


def lines_of(table: Element) -> Lines:
    """What is read of a table."""
    plain = _plain_lines(table)
    if plain is not None:
        return plain
    changed = next(table.iterdescendants(*_CHANGES), None) is not None
    return Lines([_line(row, changed=changed) for row in rows_of(table)], keys_of(table))


def _plain_lines(table: Element) -> Lines | None:
    """The same in one walk; None where a change is tracked, or a row or cell stands in something else.

    Most tables are so, and most of what stands in a text stands in tables.
    """
    said: dict[Element, list[list[str]]] = {}
    heads: set[Element] = set()
    marks: list[Element] = []
    row: Element | None = None
    words: list[str] = []
    for each in table.iterdescendants(_TEXT, _CELL, _ROW, _MARK, _HEAD, *_CHANGES):
        tag = each.tag
        if tag == _TEXT:
            words.append(each.text or "")
        elif tag == _MARK:
            marks.append(each)
        elif tag == _CELL and row is not None and each.getparent() is row:
            words = []
            said[row].append(words)
        elif tag == _ROW and each.getparent() is table:
            row, words = each, []
            said[row] = []
        elif tag != _HEAD:
            return None
        elif row is not None and each.getparent() is child_of(row, "trPr"):
            heads.add(row)
    lines = [Line(row, gone=False, head=row in heads, texts=tuple([_said_in(words) for words in cells]))
             for row, cells in said.items()]  # fmt: skip
    return Lines(lines, _keys_in(marks))


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
    return _keys_in(element.iter(_MARK))


def _keys_in(marks: Iterable[Element]) -> list[str]:
    names = [mark.get(_NAME, "") for mark in marks]
    return [name.rpartition("_")[0] for name in names if name.startswith("k_")]


def things_in(element: Element) -> Counter[str]:
    """How many notes, pictures, boxes, formulas and tables are in a row or a table, beside its words."""
    return Counter(local(each) for each in element.iter(*_THINGS) if each is not element)


def is_struck(row: Element) -> bool:
    """Whether a row is struck out."""
    properties = row.find(w("trPr"))
    return properties is not None and properties.find(w("del")) is not None


def _line(row: Element, *, changed: bool) -> Line:
    """A row as it is read; `changed`: something in its table is struck out or was moved."""
    controlled = next(row.iterchildren(*_CONTROLS), None) is not None
    cells = cells_of(row) if controlled else row.iterchildren(_CELL)
    head = child_of(child_of(row, "trPr"), "tblHeader") is not None
    if changed and is_struck(row):
        return Line(row, gone=True, head=head, texts=tuple(["" for _ in cells]))
    said = words_of if changed else _said
    return Line(row, gone=False, head=head, texts=tuple([said(cell) for cell in cells]))


def _said(cell: Element) -> str:
    """The words of a cell in which no change is tracked."""
    return _said_in([text.text or "" for text in cell.iter(_TEXT)])


def words_of(cell: Element) -> str:
    """What a cell says when every tracked change is accepted."""
    if next(cell.iter(w("moveFrom")), None) is None:
        return _said(cell)
    return _said_in([text.text or "" for text in cell.iter(_TEXT) if not _moved_away(text)])


def _said_in(texts: list[str]) -> str:
    return " ".join("".join(texts).split())


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
