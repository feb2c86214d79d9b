"""The printed page as text, cut into sections and their blocks, each of which can be left empty.

A block is a child of a section of the page: a paragraph, a heading, a table.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from xml.parsers import expat

_SECTION, _BLOCK = 2, 3
"""How many elements stand around one; the second of them is the body."""

_BYTES_AHEAD, _PIECES_AHEAD = 24_000, 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A section or a block: bytes of the page from `start`, where its tag begins, to `end`, where it is closed.

    What is in it stands from `inner` to `close`.
    """

    is_section: bool
    start: int
    inner: int
    close: int
    end: int


@dataclass(frozen=True, slots=True)
class CutPage:
    """A page of well-formed markup, in bytes, and its pieces in their order, each section before its blocks."""

    markup: bytes
    pieces: tuple[Piece, ...]

    @property
    def outside(self) -> bytes:
        """What stands before the first section: the head with its style sheet, and the tag of the body."""
        return self.markup[: self.pieces[0].start] if self.pieces else self.markup

    def told(self, piece: Piece) -> bytes:
        """A section's tag, or all of a block."""
        return self.markup[piece.start : piece.inner if piece.is_section else piece.end]

    def ahead(self, first: int, times: int = 1) -> range:
        """The numbers of the pieces, from one on, at which a sheet looks that begins there, or so many times as many.

        More than three sheets take: a drawing has much markup and little height, a paragraph the other way round.
        """
        size, last = times * _BYTES_AHEAD, first + times * _PIECES_AHEAD
        for number in range(first, len(self.pieces)):
            size -= self.pieces[number].end - self.pieces[number].start
            if size <= 0 and number >= last:
                return range(first, number + 1)
        return range(first, len(self.pieces) + 1)

    def with_only(self, needed: Container[int]) -> bytes:
        """The page in which every block that is not needed, by its number among the pieces, is empty."""
        kept, at = [], 0
        for number, piece in enumerate(self.pieces):
            if not piece.is_section and number not in needed:
                kept.append(self.markup[at : piece.inner])
                at = piece.close
        return b"".join((*kept, self.markup[at:]))


def cut(page: str) -> CutPage:
    """A page in its pieces. Raises ExpatError where it is no well-formed markup."""
    markup = page.encode()
    pieces: list[Piece] = []
    around: list[tuple[str, int]] = []
    parser = expat.ParserCreate()

    def in_body(depth: int) -> bool:
        return len(around) == depth and around[1][0] == "body"

    def starts(tag: str, _attributes: object) -> None:
        start = parser.CurrentByteIndex
        if in_body(_SECTION):
            inner = markup.index(b">", start) + 1
            pieces.append(Piece(is_section=True, start=start, inner=inner, close=inner, end=inner))
        around.append((tag, start))

    def ends(_tag: str) -> None:
        _, start = around.pop()
        if in_body(_BLOCK):
            inner = markup.index(b">", start) + 1
            close = max(inner, parser.CurrentByteIndex)
            end = inner if close == inner and markup[inner - 2 : inner] == b"/>" else markup.index(b">", close) + 1
            pieces.append(Piece(is_section=False, start=start, inner=inner, close=close, end=end))

    parser.StartElementHandler, parser.EndElementHandler = starts, ends
    parser.Parse(markup, True)
    return CutPage(markup, tuple(pieces))
