"""In the place of which figure of the report a number stands that the file does not mark."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.tracing.cells import OwnRows
from reportgen.tracing.matching import Matching
from reportgen.tracing.readings import read
from reportgen.tracing.segments import Origin, Piece, Segment
from reportgen.tracing.streams import Owner, Stream
from reportgen.tracing.texts import Text


@dataclass
class Taken:
    """The places of figures; `keys`: what the names of the marks of a file may stand for.

    `free`: the first words of the numbers that the file does not mark. `whole`: pieces of the report that stand in the
    file. `pages`: its cells are no texts of their own.
    """

    matching: Matching
    keys: Mapping[str, tuple[str, ...]]
    whole: Collection[tuple[int, Owner]]
    free: Sequence[int]
    pages: bool
    rows: OwnRows = field(init=False)

    def __post_init__(self) -> None:
        self.rows = OwnRows.of(self.matching.texts, self.keys)

    def of(self, place: int, words: range) -> tuple[int, Owner] | None:
        """The figure in whose place a number stands: the first of a gap is the first, and so on."""
        if not words:
            return None
        cell = self.matching.laid.cells.get(place)
        if cell is not None:
            return self._of_cell(place, cell, words)
        gap = self.matching.gap(words)
        figures = [
            (stream, owner) for stream, owner in gap.owners
            if self._is_figure(stream, owner, place)
            and not ((stream, owner) in self.whole and self.matching.stands_apart(stream, owner, gap.span))
        ]  # fmt: skip
        taken = self._one_of(figures, gap.span[0], words)
        return taken if taken and self.is_about(place, words, *taken) else None

    def _of_cell(self, place: int, cell: int, words: range) -> tuple[int, Owner] | None:
        """What the report has under the same heads, wherever the row stands now."""
        pieces = self.matching.streams[0].segments[cell].pieces
        figures = [
            (0, owner) for number in range(len(pieces)) if self._is_figure(0, owner := Owner(cell, number), place)
        ]
        return self._one_of(figures, self.matching.first_word(place), words)

    def _one_of(self, figures: Sequence[tuple[int, Owner]], first: int, words: range) -> tuple[int, Owner] | None:
        before = bisect_left(self.free, words.start) - bisect_left(self.free, first)
        return figures[before] if 0 <= before < len(figures) else None

    def is_about(self, place: int, words: range, stream: int, owner: Owner) -> bool:
        """Whether what stands around a number is what the report has around a figure: the words of its text, or cells.

        A sentence that people wrote in the place of another may be about anything, and so may a row of a table.
        """
        text, segment = self.matching.texts[place], self._segment(stream, owner)
        if segment.origin is not Origin.TABLE:
            return self.matching.speaks_of(words, stream, owner.segment)
        if self.rows.has_elsewhere(segment.pieces[owner.piece].key, segment.row, text):
            return False
        if self._is_own_row(place, text, segment):
            return self.matching.speaks_of_row(place, owner.segment)
        return text.cell or not segment.table or self.pages

    def _is_own_row(self, place: int, text: Text, segment: Segment) -> bool:
        """Whether a cell stands in a row that has no head of the report, in a table that is one of it."""
        return bool(segment.table) and text.table in self.matching.laid.tables and place not in self.matching.laid.cells

    def _is_figure(self, stream: int, owner: Owner, place: int) -> bool:
        """Whether a piece is a figure that the text does not mark; what heads the row of a table is none."""
        text, segment = self.matching.texts[place], self._segment(stream, owner)
        piece = segment.pieces[owner.piece]
        marked = any(piece.key in self.keys.get(mark.key, ()) for mark in text.marks)
        return is_figure(segment, piece) and not marked

    def _segment(self, stream: int, owner: Owner) -> Segment:
        own: Stream = self.matching.streams[stream]
        return own.segments[owner.segment]


def is_figure(segment: Segment, piece: Piece) -> bool:
    """Whether a piece is a figure, in a table also without a key; what heads a row, such as a year, is none."""
    if piece.key or segment.origin is not Origin.TABLE:
        return bool(piece.key)
    return not (segment.table and segment.spot[1] == 0) and read(piece.text) is not None
