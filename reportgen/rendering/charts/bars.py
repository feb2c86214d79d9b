"""A bar chart becomes a drawing: label, bar, value; what is set apart stands below a gap, in outline and italics."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.charts import GUARDED, BarChart
from reportgen.rendering.charts.drawing import BLACK, BLUE, GREY, RULE, Anchor, Box, Drawing, Line, Mark, Stroke
from reportgen.rendering.charts.lettering import LEADING, MIDDLE, heading, label, narrowest, number, width, wrap
from reportgen.rendering.charts.page import COLUMN, EDGE, SMALL, TEXT, fitted, nothing
from reportgen.rendering.fonts import Face

NOT_KNOWN = "not known"
THICKNESS = 8.5
BETWEEN = 6.5
BEFORE_SET_APART = 9.0
THINNEST = 0.8  # points: a value above 0 is always seen


@dataclass(frozen=True, slots=True)
class _Row:
    """One category, its label broken into lines; `height` in points, the room after it included."""

    lines: tuple[str, ...]
    value: int | None
    set_apart: bool
    height: float
    guarded: bool = False

    @property
    def face(self) -> Face:
        return Face.ITALIC if self.set_apart else Face.REGULAR

    @property
    def value_text(self) -> str:
        if self.guarded:
            return GUARDED
        return NOT_KNOWN if self.value is None else number(self.value)

    @property
    def value_face(self) -> Face:
        return Face.ITALIC if self.value is None and not self.guarded else Face.REGULAR


def draw_bars(chart: BarChart) -> Drawing:
    """The chart in the width of the text column, as high as its categories need."""
    if not chart.categories:
        return nothing(chart.unit)
    return fitted(lambda scale: _draw(chart, scale), smallest=0.65)


def _draw(chart: BarChart, scale: float) -> Drawing:
    size = TEXT * scale
    rows = _rows(chart, size, scale)
    gap = 6.0 * scale
    axis = EDGE + max(width(line, size, row.face) for row in rows for line in row.lines) + gap
    room = COLUMN - EDGE - axis - gap
    per_unit = min(
        ((room - width(row.value_text, size)) / row.value for row in rows if row.value is not None and row.value > 0),
        default=0.0,
    )
    marks: list[Mark] = list(_unit(heading(chart.unit), axis, SMALL * scale))
    y = EDGE + (len(marks) * LEADING * SMALL + 4.0) * scale if marks else EDGE
    start = y
    for position, row in enumerate(rows):
        if row.set_apart and position and not rows[position - 1].set_apart:
            marks.append(_axis(axis, start, y))
            y += BEFORE_SET_APART * scale
            start = y
        marks += _label(row, axis - gap, y + row.height / 2, size)
        marks += _bar(row, axis, y + row.height / 2, per_unit, scale)
        y += row.height
    marks.append(_axis(axis, start, y))
    return Drawing(COLUMN, y + EDGE, tuple(marks))


def _rows(chart: BarChart, size: float, scale: float) -> tuple[_Row, ...]:
    first_apart = len(chart.categories) - chart.set_apart
    labels = [
        (label(category) or "–", Face.ITALIC if position >= first_apart else Face.REGULAR)
        for position, category in enumerate(chart.categories)
    ]
    column = _label_column(labels, size)
    rows = []
    for position, ((text, face), value) in enumerate(zip(labels, chart.values, strict=True)):
        lines = wrap(text, size, face, column)
        height = max(len(lines) * LEADING * size, THICKNESS * scale) + BETWEEN * scale
        guarded = position in chart.guarded
        rows.append(_Row(lines, None if guarded else value, position >= first_apart, height, guarded))
    return tuple(rows)


def _label_column(labels: list[tuple[str, Face]], size: float) -> float:
    """The width of the labels: what fits two fifths of the column in one line stays in one, the others take two."""
    in_one_line, widest = 0.40 * COLUMN, 0.50 * COLUMN
    needed = []
    for text, face in labels:
        natural = width(text, size, face)
        needed.append(natural if natural <= in_one_line else narrowest(text, size, face, 2))
    return min(max(needed), widest)


def _unit(unit: str, axis: float, size: float) -> list[Line]:
    """The axis's name above its start."""
    lines = wrap(unit, size, Face.ITALIC, COLUMN - EDGE - axis) if unit else ()
    return [
        Line(axis, EDGE + 0.75 * size + position * LEADING * size, line, size, Face.ITALIC, GREY)
        for position, line in enumerate(lines)
    ]


def _axis(x: float, top: float, bottom: float) -> Stroke:
    return Stroke(((x, top), (x, bottom)), 0.6, RULE)


def _label(row: _Row, right: float, middle: float, size: float) -> list[Mark]:
    first = middle + MIDDLE * size - (len(row.lines) - 1) / 2 * LEADING * size
    return [
        Line(right, first + position * LEADING * size, line, size, row.face, anchor=Anchor.END)
        for position, line in enumerate(row.lines)
    ]


def _bar(row: _Row, axis: float, middle: float, per_unit: float, scale: float) -> list[Mark]:
    """The bar and the value at its end; no bar for 0, for what is not known and for what is hidden."""
    marks: list[Mark] = []
    length = 0.0
    if row.value:
        length = max(row.value * per_unit, THINNEST)
        thickness = THICKNESS * scale
        marks.append(Box(axis, middle - thickness / 2, length, thickness, BLUE, filled=not row.set_apart))
    size, face = TEXT * scale, row.value_face
    colour = GREY if row.value is None else BLACK
    marks.append(Line(axis + length + 4.0 * scale, middle + MIDDLE * size, row.value_text, size, face, colour))
    return marks
