"""A figure year by year becomes a drawing: one slot a year, points joined only where they are comparable.

The scale starts at 0. A break in the series is a broken rule between two years with its reason; a year whose figure is
not known says so; a qualified figure ("about 45") is an open point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.document.charts import YearChart, YearPoint
from reportgen.errors import OutputError
from reportgen.rendering.charts.drawing import (
    BLUE,
    GREY,
    GUIDE,
    RULE,
    WHITE,
    Anchor,
    Box,
    Dot,
    Drawing,
    Line,
    Mark,
    Stroke,
)
from reportgen.rendering.charts.lettering import DIGITS_MIDDLE, LEADING, heading, label, number, width, wrap
from reportgen.rendering.charts.page import COLUMN, EDGE, SMALL, TEXT, none_recorded, nothing
from reportgen.rendering.charts.point_labels import Obstacles, place_labels
from reportgen.rendering.fonts import Face

PLOT_HEIGHT = 128.0
HEADROOM = 14.0
"""Points above the highest grid line, for the label of a point that lies on it."""

RADIUS = 2.5
LONGEST_SPAN = 150  # years: a slot is then 2 points wide
LETTER_SLOT = 10.5  # points: what a turned line needs from its neighbours


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where years and values lie, in points."""

    first: int
    years: int
    left: float
    slot: float
    base: float
    top: int

    def x(self, year: int) -> float:
        return self.left + self.slot * (year - self.first + 0.5)

    def y(self, value: int) -> float:
        return self.base - PLOT_HEIGHT * value / self.top

    @property
    def right(self) -> float:
        return self.left + self.slot * self.years


def draw_years(chart: YearChart) -> Drawing:
    """The chart in the width of the text column. Raises OutputError where the years span more than 150."""
    if not chart.points:
        return nothing(chart.unit)
    points = sorted(chart.points, key=lambda point: point.year)
    first, years = points[0].year, points[-1].year - points[0].year + 1
    if years > LONGEST_SPAN:
        raise OutputError(
            f"A chart of the years {first} to {points[-1].year} cannot be read: is a year of the history mistyped?"
        )
    largest = max((point.value for point in points if point.value is not None), default=0)
    step = grid_step(largest)
    ticks = range(0, max(-(-largest // step), 1) * step + 1, step)
    left = EDGE + max(width(number(tick), SMALL) for tick in ticks) + 5.0
    slot = (COLUMN - EDGE - left) / years

    unit = heading(chart.unit)
    unit_lines = wrap(unit, SMALL, Face.ITALIC, COLUMN - 2 * EDGE) if unit else ()
    head = EDGE + (len(unit_lines) * LEADING * SMALL + 2.0 if unit else 0.0)
    notes, band = _break_notes(points, first, left, slot, head)
    base = head + band + HEADROOM + PLOT_HEIGHT
    plot = _Plot(first, years, left, slot, base, ticks[-1])

    marks: list[Mark] = list(_grid(plot, ticks, unit_lines))
    rules = [
        Stroke(((x, head + 1.0), (x, base)), 0.7, GREY, broken=True)
        for x in (left + slot * (point.year - first) for point in points if point.break_before)
    ]
    joins = [
        Stroke(((plot.x(a.year), plot.y(a.value)), (plot.x(b.year), plot.y(b.value))), 1.3, BLUE)
        for a, b in pairwise(points)
        if a.value is not None and b.value is not None and b.year == a.year + 1 and not b.break_before
    ]
    dots = {
        point.year: Dot(plot.x(point.year), plot.y(point.value), RADIUS, BLUE, filled=not point.prefix)
        for point in points
        if point.value is not None
    }
    unknown, unknown_years = _unknown(points, plot)
    letters, remarks = notes
    obstacles = Obstacles(
        (*letters, *unknown),
        tuple(dots.values()),
        tuple(joins),
        (*rules, Stroke(((left, base), (plot.right, base)), 0.6, RULE)),
        (left - 2.0, head + band, COLUMN - EDGE, base),
    )
    texts = {point.year: _value_text(point) for point in points if point.value is not None}
    labels, unplaced = place_labels(texts, dots, obstacles, TEXT)
    remarks += [f"{point.year}: {texts[point.year]}" for point in points if point.year in unplaced and point.prefix]
    if unknown_years:
        remarks.append(f"Not known: {', '.join(map(str, unknown_years))}")
    if largest == 0 and texts:
        remarks.append(none_recorded(chart.unit))

    marks += [_ground(line) for line in (*labels, *unknown)]
    marks += [*rules, *joins, *dots.values(), *unknown, *labels, *letters]
    axis, bottom = _year_axis(plot)
    marks += axis
    listed, bottom = _remarks(remarks, bottom)
    return Drawing(COLUMN, bottom + EDGE, (*marks, *listed))


def grid_step(largest: int) -> int:
    """The step of the grid: 1, 2 or 5 times a power of ten, so that at most five lines reach the largest value."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if largest <= 4 * factor * power:
                return factor * power
        power *= 10


def _ground(line: Line) -> Box:
    """White below a label, so that grid lines stop beside it; whatever else it might cover is painted later."""
    frame = line.frame
    return Box(frame.left - 1.0, frame.top, frame.right - frame.left + 2.0, frame.bottom - frame.top, WHITE)


def _value_text(point: YearPoint) -> str:
    return f"{label(point.prefix)} {number(point.value or 0)}".strip()


def _grid(plot: _Plot, ticks: Sequence[int], unit: Sequence[str]) -> list[Mark]:
    marks: list[Mark] = [
        Line(EDGE, EDGE + (0.75 + position * LEADING) * SMALL, line, SMALL, Face.ITALIC, GREY)
        for position, line in enumerate(unit)
    ]
    for tick in ticks:
        y = plot.y(tick)
        weight, colour = (0.6, RULE) if tick == 0 else (0.4, GUIDE)
        marks.append(Stroke(((plot.left, y), (plot.right, y)), weight, colour))
        marks.append(
            Line(plot.left - 5.0, y + DIGITS_MIDDLE * SMALL, number(tick), SMALL, colour=GREY, anchor=Anchor.END)
        )
    return marks


def _break_notes(
    points: Sequence[YearPoint], first: int, left: float, slot: float, top: float
) -> tuple[tuple[list[Line], list[str]], float]:
    """The reasons of breaks above the plot, right of their rules; else letters there and reasons below the plot.

    Out: the lines, the remarks to print below, and the height of the band that the lines take.
    """
    breaks = [(left + slot * (point.year - first), point) for point in points if point.break_before]
    if not breaks:
        return ([], []), 0.0
    ends = [x for x, _ in breaks[1:]] + [COLUMN - EDGE]
    wrapped = [
        wrap(_reason(point), SMALL, Face.ITALIC, max(end - x - 8.0, 1.0))
        for (x, point), end in zip(breaks, ends, strict=True)
    ]
    step = LEADING * SMALL
    if all(
        len(lines) <= 3 and " ".join(lines) == _reason(point) for lines, (_, point) in zip(wrapped, breaks, strict=True)
    ):
        placed = [
            Line(x + 4.0, top + 0.75 * SMALL + 1.0 + position * step, line, SMALL, Face.ITALIC, GREY)
            for (x, _), lines in zip(breaks, wrapped, strict=True)
            for position, line in enumerate(lines)
        ]
        return (placed, []), max(len(lines) for lines in wrapped) * step + 3.0
    letters: list[Line] = []
    remarks = []
    row_ends: list[float] = []
    for position, (x, point) in enumerate(breaks):
        letter = _letter(position)
        start = min(x + 3.0, COLUMN - EDGE - width(letter, SMALL, Face.ITALIC))
        row = next((row for row, end in enumerate(row_ends) if end <= start), len(row_ends))
        row_ends[row : row + 1] = [start + 3.0 + width(letter, SMALL, Face.ITALIC)]
        letters.append(Line(start, top + 0.75 * SMALL + 1.0 + row * step, letter, SMALL, Face.ITALIC, GREY))
        remarks.append(f"{letter}  {point.year}: {_reason(point)}")
    return (letters, remarks), len(row_ends) * step + 3.0


def _reason(point: YearPoint) -> str:
    return label(point.break_before) or "not comparable"


def _letter(position: int) -> str:
    """a to z, then aa, ab: marks as the Editorial Manual has them in figures."""
    before, place = divmod(position, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + place)


def _unknown(points: Sequence[YearPoint], plot: _Plot) -> tuple[list[Line], list[int]]:
    """Say "not known" once for each run of years without a figure; also the years without room to say it."""
    lines: list[Line] = []
    without_room: list[int] = []
    run: list[int] = []
    years = {point.year for point in points if point.value is None}
    wide = width("not known", SMALL, Face.ITALIC)
    for year in range(plot.first, plot.first + plot.years + 1):
        if year in years:
            run.append(year)
            continue
        if not run:
            continue
        middle = (plot.x(run[0]) + plot.x(run[-1])) / 2
        if plot.slot * len(run) >= wide + 4.0:
            lines.append(Line(middle, plot.base - 5.0, "not known", SMALL, Face.ITALIC, GREY, Anchor.MIDDLE))
        elif plot.slot * len(run) >= LETTER_SLOT:
            x = middle + DIGITS_MIDDLE * SMALL
            lines.append(Line(x, plot.base - 4.0, "not known", SMALL, Face.ITALIC, GREY, turned=True))
        else:
            without_room += run
        run = []
    return lines, without_room


def _year_axis(plot: _Plot) -> tuple[list[Mark], float]:
    """Ticks and years below the base line: level, turned, or every fifth or tenth year as the slots allow; its end."""
    marks: list[Mark] = []
    level = plot.slot >= width("0000", TEXT) + 4.0
    every = 1 if level or plot.slot >= LETTER_SLOT else 5 if plot.slot * 5 >= LETTER_SLOT else 10
    for year in range(plot.first, plot.first + plot.years):
        x = plot.x(year)
        named = year % every == 0 or plot.years == 1
        marks.append(Stroke(((x, plot.base), (x, plot.base + (3.5 if named else 2.0))), 0.5, RULE))
        if not named:
            continue
        if level:
            marks.append(Line(x, plot.base + 5.0 + 0.72 * TEXT, str(year), TEXT, anchor=Anchor.MIDDLE))
        else:
            turned_x = x + DIGITS_MIDDLE * TEXT
            marks.append(Line(turned_x, plot.base + 6.0, str(year), TEXT, anchor=Anchor.END, turned=True))
    return marks, plot.base + 6.0 + (0.94 * TEXT if level else width("0000", TEXT))


def _remarks(remarks: Sequence[str], top: float) -> tuple[list[Line], float]:
    """Remarks as lines below the years, and where they end."""
    lines: list[Line] = []
    y = top + 3.0 if remarks else top
    for remark in remarks:
        for line in wrap(remark, SMALL, Face.ITALIC, COLUMN - 2 * EDGE):
            y += LEADING * SMALL
            lines.append(Line(EDGE, y, line, SMALL, Face.ITALIC, GREY))
    return lines, y + (2.0 if remarks else 0.0)
