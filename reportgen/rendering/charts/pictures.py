"""The pictures of a figure. Each is drawn once a run: documents and the figures' folder ask for the same bytes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, assert_never

from reportgen.document.charts import BarChart, Chart, Figure, MatrixChart, YearChart, YearPoint
from reportgen.document.inlines import plain
from reportgen.errors import OutputError
from reportgen.finished.marks import Mark, marked_png
from reportgen.rendering.charts.bars import draw_bars
from reportgen.rendering.charts.drawing import Drawing
from reportgen.rendering.charts.matrix import draw_matrix
from reportgen.rendering.charts.painting import paint_png, paint_svg
from reportgen.rendering.charts.svg import finished
from reportgen.rendering.charts.years import draw_years

DPI = 200
"""Dots an inch of a PNG."""

_KEPT = 256  # pictures of a large report with its country annexes; some 10 MB


class Size(NamedTuple):
    """Width and height of a picture as it is printed, in points."""

    width: float
    height: float


@lru_cache(maxsize=_KEPT)
def draw_svg(figure: Figure) -> bytes:
    """The figure's chart as SVG, named by its caption, described by its alt text, marked by its rows; text stays text.

    Without XML declaration, so that it may stand in a page. Raises OutputError where the font is missing, a label
    cannot be written with it, or the chart is too large to be read.
    """
    try:
        painted = paint_svg(drawing(figure.chart))
        return finished(painted, figure.anchor, plain(figure.caption), figure.alt, mark_of(figure))
    except OutputError as refused:
        raise _named(refused, figure) from None


def draw_png(figure: Figure, dpi: int = DPI) -> bytes:
    """The figure's chart as PNG, which says its resolution and its mark. Raises OutputError as `draw_svg` does."""
    try:
        return marked_png(_painted(figure.chart, dpi), mark_of(figure))
    except OutputError as refused:
        raise _named(refused, figure) from None


def mark_of(figure: Figure) -> Mark:
    """Which chart it is, and its seal: the keyed digest of the rows that it shows."""
    name = re.sub(r"[^A-Za-z0-9_-]", "-", figure.name)[:80] or "figure"
    return Mark(name, figure.seal.key, figure.seal.rows) if figure.seal else Mark(name)


def texts_of(figure: Figure) -> tuple[str, ...]:
    """The texts of the figure's picture, in the order of drawing. Raises OutputError as `draw_svg` does."""
    try:
        return tuple(line.text for line in drawing(figure.chart).lines)
    except OutputError as refused:
        raise _named(refused, figure) from None


def size_in_points(figure: Figure) -> Size:
    """How large the picture is printed: 368.55 points (13 cm) wide, a matrix 481.85 (17 cm); as high as it needs."""
    try:
        placed = drawing(figure.chart)
    except OutputError as refused:
        raise _named(refused, figure) from None
    return Size(placed.width, placed.height)


def warm_up() -> None:
    """Load what drawing needs, libraries and fonts: one chart is drawn and forgotten."""
    chart = YearChart((YearPoint(2000, 1),), "cases")
    try:
        paint_png(drawing(chart), DPI)
        paint_svg(drawing(chart))
    except OutputError:
        pass  # a font is missing: told when a chart is asked for


@lru_cache(maxsize=_KEPT)
def drawing(chart: Chart) -> Drawing:
    """The chart as marks in their places."""
    match chart:
        case BarChart():
            return draw_bars(chart)
        case MatrixChart():
            return draw_matrix(chart)
        case YearChart():
            return draw_years(chart)
        case _:
            assert_never(chart)


@lru_cache(maxsize=_KEPT)
def _painted(chart: Chart, dpi: int) -> bytes:
    return paint_png(drawing(chart), dpi)


def _named(refused: OutputError, figure: Figure) -> OutputError:
    return OutputError(f"Figure {figure.name}: {refused.message}", findings=refused.findings)
