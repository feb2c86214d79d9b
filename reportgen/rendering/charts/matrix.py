"""A matrix becomes a drawing: names at the left, heads on top, a count in every cell that has one, shaded by size."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reportgen.document.charts import GUARDED, MatrixChart
from reportgen.errors import OutputError
from reportgen.rendering.charts.drawing import (
    BLACK,
    GREY,
    GUIDE,
    RULE,
    SHADES,
    STRONG_GUIDE,
    WHITE,
    Anchor,
    Box,
    Drawing,
    Line,
    Mark,
    Stroke,
)
from reportgen.rendering.charts.lettering import (
    DIGITS_MIDDLE,
    LEADING,
    MIDDLE,
    heading,
    label,
    narrowest,
    number,
    width,
    wrap,
)
from reportgen.rendering.charts.page import EDGE, FULL_WIDTH, SMALL, fitted, none_recorded, nothing
from reportgen.rendering.fonts import Face

SMALLEST = 0.68  # 5.4 points: 90 rows on a page
ROW_IN_EM = (1.05, 1.475)
"""From row to row, at the smallest scale and at scale 1: small text gives up air before it gives up size."""

WIDEST_CELL = 64.0
NARROWEST_CELL = 6.0
GUIDE_EVERY = 5  # rows between two guides that are darker, which lead the eye across 17 cm


@dataclass(frozen=True, slots=True)
class _Measures:
    """The measures of one matrix at one scale, in points."""

    size: float
    unit: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    heads: tuple[tuple[str, ...], ...]
    turned: bool
    head_height: float
    row_heights: tuple[float, ...]
    left: float
    cell: float
    count_size: float
    none: bool
    """Whether there is nothing to show: a line below says so."""

    @property
    def right(self) -> float:
        return self.left + self.cell * len(self.heads)

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return sum(self.row_heights, self.head_height)

    @property
    def height(self) -> float:
        """Of the whole drawing."""
        return (self.bottom + LEADING * SMALL + 2.0 + 2.0 if self.none else self.bottom) + EDGE


def draw_matrix(chart: MatrixChart) -> Drawing:
    """The chart in the full width; names and counts shrink, down to 5.4 points, so that 90 rows fit one page.

    Raises OutputError for more columns than can be read side by side.
    """
    if not chart.rows or not chart.columns:
        return nothing(chart.unit, FULL_WIDTH)
    names = [label(name) or "–" for name in chart.rows]
    heads = [label(head) or "–" for head in chart.columns]
    return _draw(chart, fitted(lambda scale: _measure(chart, names, heads, scale), smallest=SMALLEST))


def shade(value: int, largest: int) -> int:
    """The step of SHADES for a count above 0: each count its own up to 4, else steps that grow by a constant factor."""
    if largest <= len(SHADES):
        return value - 1
    for step in range(len(SHADES) - 1):
        if value <= largest ** ((step + 1) / len(SHADES)):
            return step
    return len(SHADES) - 1


def _draw(chart: MatrixChart, measures: _Measures) -> Drawing:
    marks: list[Mark] = []
    for position, line in enumerate(reversed(measures.unit)):
        y = measures.head_height - 4.0 - position * LEADING * measures.size
        marks.append(Line(EDGE, y, line, measures.size, Face.ITALIC, GREY))
    marks += _heads(measures)
    y = measures.head_height
    right = max(measures.right, EDGE + 1)
    marks.append(Stroke(((EDGE, y), (right, y)), 0.9, RULE))
    largest = max(max(row) for row in chart.values)
    for position, (counts, height) in enumerate(zip(chart.values, measures.row_heights, strict=True)):
        hidden = frozenset(column for row, column in chart.guarded if row == position)
        marks += _row(measures, position, counts, y, largest, hidden)
        y += height
        last = position == len(chart.rows) - 1
        strong = (position + 1) % GUIDE_EVERY == 0
        weight, colour = (0.9, RULE) if last else (0.5, STRONG_GUIDE) if strong else (0.35, GUIDE)
        marks.append(Stroke(((EDGE, y), (right, y)), weight, colour))
    if measures.none:
        marks.append(Line(EDGE, y + LEADING * SMALL + 2.0, none_recorded(chart.unit), SMALL, Face.ITALIC, GREY))
    return Drawing(FULL_WIDTH, measures.height, tuple(marks))


def _measure(chart: MatrixChart, names: Sequence[str], heads: Sequence[str], scale: float) -> _Measures:
    size = SMALL * scale
    counts = {count for row in chart.values for count in row}
    widest_count = max(width(number(count), size) for count in counts)
    if chart.guarded:
        widest_count = max(widest_count, width(GUARDED, size))
    wanted = max(2 * LEADING * size + 2.0, widest_count + 5.0)
    column = min(max(FULL_WIDTH - wanted * len(heads) - 10.0, 0.22 * FULL_WIDTH), 0.40 * FULL_WIDTH)
    broken_names = tuple(wrap(name, size, Face.REGULAR, column) for name in names)
    left = EDGE + max(36.0, *(width(line, size) for lines in broken_names for line in lines)) + 7.0
    cell = min((FULL_WIDTH - EDGE - left) / len(heads), WIDEST_CELL)
    if cell < NARROWEST_CELL:
        raise OutputError(
            f"A matrix of {len(heads)} columns cannot be read on a page 17 cm wide: leave out columns or merge them."
        )
    broken_heads, turned, head_height = _break_heads(heads, size, cell)
    unit = heading(chart.unit)
    unit_lines = wrap(unit, size, Face.ITALIC, left - EDGE - 7.0) if unit else ()
    head_height = max(head_height, len(unit_lines) * LEADING * size) + 6.0 + EDGE
    tight, airy = ROW_IN_EM
    one_line = size * (tight + (airy - tight) * (scale - SMALLEST) / (1.0 - SMALLEST))
    row_heights = tuple(one_line + (len(lines) - 1) * LEADING * size for lines in broken_names)
    count_size = min(size, size * (cell - 2.0) / max(widest_count, 0.1))
    none = counts == {0} and not chart.guarded
    return _Measures(
        size, unit_lines, broken_names, broken_heads, turned, head_height, row_heights, left, cell, count_size, none
    )


def _break_heads(heads: Sequence[str], size: float, cell: float) -> tuple[tuple[tuple[str, ...], ...], bool, float]:
    """Heads in lines, whether they are turned, and their height: level where each word fits, else turned."""
    if all(width(word, size) <= cell - 6.0 for head in heads for word in head.split(" ")):
        level = tuple(wrap(head, size, Face.REGULAR, cell - 6.0) for head in heads)
        if all(len(lines) <= 5 for lines in level):
            return level, False, max(len(lines) for lines in level) * LEADING * size
    most = max(int((cell - 1.0) / (LEADING * size)), 1)
    height = max(40.0, *(narrowest(head, size, Face.REGULAR, most) for head in heads))
    turned = tuple(wrap(head, size, Face.REGULAR, height) for head in heads)
    return turned, True, max(width(line, size) for lines in turned for line in lines)


def _heads(measures: _Measures) -> list[Mark]:
    marks: list[Mark] = []
    step = LEADING * measures.size
    bottom = measures.head_height - 4.0
    for position, lines in enumerate(measures.heads):
        centre = measures.left + measures.cell * (position + 0.5)
        for number_of_line, line in enumerate(lines):
            if measures.turned:
                x = centre + MIDDLE * measures.size + (number_of_line - (len(lines) - 1) / 2) * step
                marks.append(Line(x, bottom, line, measures.size, turned=True))
            else:
                y = bottom - (len(lines) - 1 - number_of_line) * step
                marks.append(Line(centre, y, line, measures.size, anchor=Anchor.MIDDLE))
    return marks


def _row(
    measures: _Measures, position: int, counts: Sequence[int], top: float, largest: int, hidden: Collection[int]
) -> list[Mark]:
    height = measures.row_heights[position]
    middle = top + height / 2
    name = measures.names[position]
    first = middle + MIDDLE * measures.size - (len(name) - 1) / 2 * LEADING * measures.size
    marks: list[Mark] = [
        Line(EDGE, first + place * LEADING * measures.size, line, measures.size) for place, line in enumerate(name)
    ]
    baseline = middle + DIGITS_MIDDLE * measures.count_size
    for place, count in enumerate(counts):
        if place in hidden:
            x = measures.left + measures.cell * (place + 0.5)
            marks.append(Line(x, baseline, GUARDED, measures.count_size, colour=GREY, anchor=Anchor.MIDDLE))
        if count == 0 or place in hidden:
            continue
        step = shade(count, largest)
        x = measures.left + measures.cell * place
        marks.append(Box(x + 0.4, top + 0.4, measures.cell - 0.8, height - 0.8, SHADES[step]))
        colour = WHITE if step == len(SHADES) - 1 else BLACK
        marks.append(
            Line(
                x + measures.cell / 2,
                baseline,
                number(count),
                measures.count_size,
                colour=colour,
                anchor=Anchor.MIDDLE,
            )
        )
    return marks
