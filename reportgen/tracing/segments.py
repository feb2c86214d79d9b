"""A report as the texts that a reader meets, each with its place, its figures and where its words come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import assert_never

from reportgen.document.blocks import Block, Heading, ListItem, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.inlines import (
    CrossReference,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    NoteMark,
    Quantity,
    Strong,
    Text,
    notes,
    plain,
)
from reportgen.document.report import Report
from reportgen.document.tables import Cell, Row, RowKind, Table

_ENTRY = re.compile(r"(?:new|follow-up)-(?:[a-z]{3}-)?[0-9a-f]{12}-|summary-[a-z]{3}-p-")
"""Anchors of what is told of cases: entries of an annex, by keyed digest, and the short ones of a State."""


class Origin(Enum):
    """Where the words of a text come from; figures in it have facts of their own."""

    PROSE = "prose"
    CASES = "accounts, letters and replies of cases"
    TABLE = "a table or a chart"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `key` is that of its fact where it is a figure, else empty.

    `mark`: it is the mark of a note, or
    the number of a paragraph, a table or a figure.
    """

    text: str
    key: str = ""
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """One text: a paragraph, a cell, a title, a note. `place` is how people cite it; `table` its number, if in one.

    `spot`: the row and the column of a cell, counted from 0. `total`: its row says the sum of the rows above.
    """

    place: str
    pieces: tuple[Piece, ...]
    origin: Origin = Origin.PROSE
    anchor: str = ""
    table: str = ""
    row: str = ""
    spot: tuple[int, int] = (0, 0)
    total: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def column(self) -> str:
        """What heads the column of a cell."""
        return self.place.partition(", column “")[2].removesuffix("”") if self.table else ""

    @property
    def figures(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.key)


@dataclass(frozen=True, slots=True)
class Segments:
    """The texts of the body in reading order, and those of the notes, which stand elsewhere on the page."""

    body: tuple[Segment, ...]
    notes: tuple[Segment, ...]

    @property
    def all(self) -> tuple[Segment, ...]:
        return (*self.body, *self.notes)


def segments(report: Report) -> Segments:
    """Every text of the report but its front page."""
    walk = _Walk()
    body = [*walk.part("summary", report.summary), *walk.part("", report.body)]
    for annex in report.annexes:
        label = annex.label[:1].lower() + annex.label[1:]
        body.extend(walk.text(f"{label}, title", annex.title))
        body.extend(walk.part(label, annex.blocks))
    return Segments(tuple(body), tuple(walk.notes))


def figures(report: Report) -> tuple[Figure, ...]:
    """The charts of the report, in their order."""
    return tuple(block for block in report.blocks() if isinstance(block, Figure))


class _Walk:
    def __init__(self) -> None:
        self.notes: list[Segment] = []

    def part(self, part: str, blocks: Sequence[Block]) -> Iterator[Segment]:
        """The texts of the summary, the body or an annex; a block without a number is cited by the last with one."""
        last, entry, unnumbered = "", False, 0
        for block in blocks:
            match block:
                case Heading():
                    last = f"heading “{plain(block.content)}”"
                    entry = False
                    yield from self.text(_cited(part, last), block.content, anchor=block.anchor)
                case Paragraph():
                    unnumbered += not block.number
                    last = f"para. {block.number or unnumbered}"
                    entry = is_entry(block.anchor)
                    yield from self.paragraph(_cited(part, last), block, _origin(entry=entry))
                case ListItem():
                    place = _cited(part, f"{last} {block.marker}".strip())
                    yield from self.text(place, block.content, _origin(entry=entry))
                case Quotation():
                    place = _cited(part, f"{last}, quotation".lstrip(", "))
                    yield from self.text(place, block.content, _origin(entry=entry))
                case Table():
                    yield from self.table(block)
                case Figure():
                    name = called("figure", block.number)
                    yield from self.title(name, block.number, block.caption, block.anchor)
                    yield from self.lines(name, block.unit, block.source, block.method, block.caution)
                    yield from self.table(block.table)
                case _:
                    assert_never(block)

    def paragraph(self, place: str, block: Paragraph, origin: Origin) -> Iterator[Segment]:
        """A paragraph with the number before it, which is no figure."""
        for segment in self.text(place, block.content, origin, block.anchor):
            number = (Piece(f"{block.number}. ", mark=True),) if block.number else ()
            yield replace(segment, pieces=(*number, *segment.pieces))

    def table(self, table: Table) -> Iterator[Segment]:
        """Title and unit, heads, cells, and what stands below."""
        name = called("table", table.number)
        yield from self.title(name, table.number, table.caption, table.anchor)
        yield from self.lines(name, table.unit)
        for column in table.columns:
            if column.head:
                yield Segment(f"{name}, heads", (Piece(column.head),), Origin.TABLE)
        for number, row in enumerate(table.rows):
            yield from self._row(table, number, row, name)
        for note in table.notes:
            yield from self.text(f"{name}, note", note, Origin.TABLE)
        yield from self.lines(name, table.source, table.method)

    def title(self, name: str, number: str, caption: Inlines, anchor: str) -> Iterator[Segment]:
        """A title with its number, which is no figure; it tells the titles of a chart and of its table apart."""
        for segment in self.text(f"{name}, title", caption, Origin.TABLE, anchor):
            called = (Piece(f"{name[:1].upper()}{name[1:]} ", mark=True),) if number else ()
            yield replace(segment, pieces=(*called, *segment.pieces))

    def _row(self, table: Table, number: int, row: Row, name: str) -> Iterator[Segment]:
        head = plain(row.cells[0].content) if row.cells else ""
        for place, cell in enumerate(row.cells):
            column = table.columns[place].head if place < len(table.columns) else ""
            where = f"{name}, row “{head}”" + (f", column “{column}”" if place and column else "")
            yield Segment(where, self._cell(cell, where), Origin.TABLE, table=table.number or table.anchor, row=head,
                          spot=(number, place), total=row.kind is RowKind.TOTAL)  # fmt: skip

    def _cell(self, cell: Cell, where: str) -> tuple[Piece, ...]:
        self._note(cell.content, where)
        return (Piece(plain(cell.content), cell.key),) if cell.key else tuple(_pieces(cell.content))

    def lines(self, name: str, *lines: str) -> Iterator[Segment]:
        """Lines above and below a table or a figure."""
        for line in filter(None, lines):
            yield Segment(f"{name}, line below", (Piece(line),), Origin.TABLE)

    def text(self, place: str, content: Inlines, origin: Origin = Origin.PROSE, anchor: str = "") -> Iterator[Segment]:
        """One text; its notes are kept apart."""
        yield Segment(place, tuple(_pieces(content)), origin, anchor)
        self._note(content, place, origin)

    def _note(self, content: Inlines, place: str, origin: Origin = Origin.TABLE) -> None:
        for note in notes(content):
            self._keep(note, place, origin)

    def _keep(self, note: Note, place: str, origin: Origin) -> None:
        pieces = (Piece(f"{note.mark} ", mark=True), *_pieces(note.content))
        self.notes.append(Segment(f"{place}, note {note.mark}", pieces, origin))
        self._note(note.content, place, origin)


def called(kind: str, number: str) -> str:
    """How a table or figure is cited: "table 3"; a single figure has no number."""
    return f"{kind} {number}".strip()


def is_entry(anchor: str) -> bool:
    """Whether a paragraph tells of cases: an entry of an annex, or the short one of a State."""
    return _ENTRY.match(anchor) is not None


def _origin(*, entry: bool) -> Origin:
    return Origin.CASES if entry else Origin.PROSE


def _cited(part: str, place: str) -> str:
    return f"{part}, {place}" if part else place


def _pieces(content: Inlines) -> Iterator[Piece]:
    for inline in content:
        yield from _of(inline)


def _of(inline: Inline) -> Iterator[Piece]:
    match inline:
        case Quantity():
            yield Piece(inline.text, inline.key)
        case Text() | Link() | CrossReference():
            yield Piece(inline.text)
        case Strong() | Emphasis():
            yield from _pieces(inline.content)
        case NoteMark():
            pass
        case _:
            assert_never(inline)
