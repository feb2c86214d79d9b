"""The pictures of a figure. Each is drawn once a run: that of the figures' folder is that of documents with a foot."""

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
from reportgen.rendering.charts.foot import strip, with_foot_png, with_foot_svg
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
def draw_svg(figure: Figure, foot: str = "") -> bytes:
    """The figure's chart as SVG, named by its caption, described by its alt text, marked by its rows; text stays text.

    `foot`: what a picture that stands alone says below its chart. Without XML declaration, so that it may stand in a
    page. Raises OutputError where the font is missing, a label cannot be written with it, or the chart is too large to
    be read.
    """
    if foot:
        return with_foot_svg(draw_svg(figure), drawing(figure.chart), _foot(figure, foot))
    try:
        painted = paint_svg(drawing(figure.chart))
        return finished(painted, figure.anchor, plain(figure.caption), figure.alt, mark_of(figure))
    except OutputError as refused:
        raise _named(refused, figure) from None


def draw_png(figure: Figure, dpi: int = DPI, *, foot: str = "") -> bytes:
    """The figure's chart as PNG, which says its resolution and its mark. `foot` and OutputError as `draw_svg` has."""
    try:
        painted = _painted(figure.chart, dpi)
    except OutputError as refused:
        raise _named(refused, figure) from None
    if foot:
        painted = with_foot_png(painted, _painted_strip(_foot(figure, foot), dpi), dpi)
    return marked_png(painted, mark_of(figure))


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


def foot_of(figure: Figure, foot: str) -> tuple[str, ...]:
    """The lines of a foot below the figure's chart, as they are drawn."""
    return tuple(line.text for line in _foot(figure, foot).lines)


def size_in_points(figure: Figure) -> Size:
    """How large the picture is printed: 368.55 points (13 cm) wide, a matrix 481.85 (17 cm); as high as it needs."""
    try:
        placed = drawing(figure.chart)
    except OutputError as refused:
        raise _named(refused, figure) from None
    return Size(placed.width, placed.height)


def warm_up(*, png: bool = True) -> None:
    """Load what drawing needs, libraries and fonts: one chart is drawn and forgotten, as PNG too unless told not to."""
    chart = YearChart((YearPoint(2000, 1),), "cases")
    try:
        paint_svg(drawing(chart))
        if png:
            paint_png(drawing(chart), DPI)
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


@lru_cache(maxsize=_KEPT)
def _painted_strip(foot: Drawing, dpi: int) -> bytes:
    return paint_png(foot, dpi)


def _foot(figure: Figure, words: str) -> Drawing:
    try:
        return strip(words, drawing(figure.chart).width)
    except OutputError as refused:
        raise _named(refused, figure) from None


def _named(refused: OutputError, figure: Figure) -> OutputError:
    return OutputError(f"Figure {figure.name}: {refused.message}", findings=refused.findings)
