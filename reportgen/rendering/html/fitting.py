"""Fit a table with many columns to the page: widths of its columns, and the room that turned heads need.

The PDF engine knows no vertical writing, so heads are turned when they are drawn, and their box must be measured
beforehand. The measures are estimates on the wide side, from the widths of Times italics.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.inlines import plain
from reportgen.document.tables import Table

# Widths of the text column (7371 twips), of the whole width between the margins (9639), and of a turned page's (14572),
# in points.
TEXT_COLUMN = 368.5
FULL_WIDTH = 481.9
LANDSCAPE_WIDTH = 728.6

_HEAD_SIZE = 8.0
_HEAD_LINE = 9.0
_CELL_SIZE = 10.0
_PADDING = 4.0
_FIRST_AT_LEAST = 70.0
_FIRST_AT_MOST = 170.0
_TALLEST_HEAD = 260.0  # a head longer than this would leave no room for rows

_NARROW = frozenset("ijlft.,;:'’()[]| -/I1")
_BROAD = frozenset("mwMW—%@")


@dataclass(frozen=True, slots=True)
class Fitting:
    """Widths of all columns, and the box of a turned head, in points; `turned_height` 0: the heads fit lying."""

    widths: tuple[float, ...]
    turned_width: float
    turned_height: float


def fit(table: Table) -> Fitting | None:
    """The fitting of a table whose heads may be turned; None where the engine may choose the widths itself."""
    turned = [column.head for column in table.columns if column.turned]
    others = len(table.columns) - 1
    if not turned or others < 1:
        return None
    whole = LANDSCAPE_WIDTH if table.landscape else FULL_WIDTH if table.wide else TEXT_COLUMN
    names = [table.columns[0].head, *(plain(row.cells[0].content) for row in table.rows if row.cells)]
    longest = max(text_width(name, _CELL_SIZE) for name in names) + _PADDING
    first = min(max(longest, _FIRST_AT_LEAST), _FIRST_AT_MOST, whole / 2)
    share = (whole - first) / others
    widths = (first, *(share for _ in range(others)))
    if all(_longest_word(head) + 2 * _PADDING <= share for head in turned):
        return Fitting(widths, 0.0, 0.0)
    lines = max(1, int(share // _HEAD_LINE))
    height = max(_length(head, lines) for head in turned)
    return Fitting(widths, share, min(height + _PADDING, _TALLEST_HEAD))


def text_width(words: str, size: float) -> float:
    """The width of a line of words at a size, in points, rather too much than too little."""
    return size * sum(_em(character) for character in words)


def _em(character: str) -> float:
    if character in _NARROW:
        return 0.34
    if character in _BROAD or ord(character) > 0x2E80:  # from there on, scripts are written in full squares
        return 0.9 if ord(character) < 0x2E80 else 1.05
    return 0.72 if character.isupper() else 0.52


def _longest_word(head: str) -> float:
    return max((text_width(word, _HEAD_SIZE) for word in head.split()), default=0.0)


def _length(head: str, lines: int) -> float:
    """The shortest line length in which a head takes no more than so many lines."""
    longest, whole = _longest_word(head), text_width(head, _HEAD_SIZE)
    length = max(longest, whole / lines)
    while length < whole and _lines(head, length) > lines:
        length += 2
    return min(length, whole) if whole > longest else longest


def _lines(head: str, length: float) -> int:
    """How many lines a head takes, filled word by word."""
    count, filled = 1, 0.0
    blank = text_width(" ", _HEAD_SIZE)
    for word in head.split():
        width = text_width(word, _HEAD_SIZE)
        if filled and filled + blank + width > length:
            count, filled = count + 1, width
        else:
            filled += (blank if filled else 0) + width
    return count
