"""The pictures of a figure. Each is drawn once a run: that of the figures' folder is that of documents with a foot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple, assert_never

from reportgen.document.charts import BarChart, Chart, Figure, MatrixChart, YearChart, YearPoint
from reportgen.document.inlines import plain
from reportgen.errors import OutputError
from reportgen.finished.marks import Mark, marked_png
from reportgen.rendering.charts.bars import draw_bars
from reportgen.rendering.charts.drawing import Drawing
from reportgen.rendering.charts.foot import strip, with_foot_dots, with_foot_svg
from reportgen.rendering.charts.matrix import draw_matrix
from reportgen.rendering.charts.painting import png_of
from reportgen.rendering.charts.repainting import Dots, Strokes, dots, strokes
from reportgen.rendering.charts.svg import finished
from reportgen.rendering.charts.years import draw_years

DPI = 200
"""Dots an inch of a PNG."""

_KEPT = 256  # drawings of a large report with its country annexes; some 10 MB
_FEW = 16  # pictures as dots, of 2 MB each: those of one report


class Size(NamedTuple):
    """Width and height of a picture as it is printed, in points."""

    width: float
    height: float


class Drawn(NamedTuple):
    """A picture, and what is kept of it: with that, a chart that differs in a few marks is drawn sooner next time."""

    picture: bytes
    kept: bytes


@lru_cache(maxsize=_KEPT)
def draw_svg(figure: Figure, foot: str = "") -> bytes:
    """The figure's chart as SVG, named by its caption, described by its alt text, marked by its rows; text stays text.

    `foot`: what a picture that stands alone says below its chart. Without XML declaration, so that it may stand in a
    page. Raises OutputError where the font is missing, a label cannot be written with it, or the chart is too large to
    be read.
    """
    return drawn_svg(figure, foot).picture


def drawn_svg(figure: Figure, foot: str = "", former: bytes = b"") -> Drawn:
    """The same, with what is kept of it; `former`: what was kept of a former picture, of whatever chart."""
    with _named(figure):
        drawn, placed = _strokes(figure.chart, former), drawing(figure.chart)
        words = plain(figure.caption), figure.alt
        picture = finished(drawn.elements, placed.width, placed.height, figure.anchor, *words, mark_of(figure))
    if foot:
        picture = with_foot_svg(picture, placed, _foot(figure, foot))
    return Drawn(picture, drawn.to_bytes())


def draw_png(figure: Figure, dpi: int = DPI, *, foot: str = "") -> bytes:
    """The figure's chart as PNG, which says its resolution and its mark. `foot` and OutputError as `draw_svg` has."""
    return drawn_png(figure, dpi, foot=foot).picture


def drawn_png(figure: Figure, dpi: int = DPI, *, foot: str = "", former: bytes = b"") -> Drawn:
    """The same, with what is kept of it; `former`: what was kept of a former picture, of whatever chart."""
    with _named(figure):
        drawn = _dots(figure.chart, dpi, former)
    picture = with_foot_dots(drawn.picture, _strip(_foot(figure, foot), dpi).picture) if foot else drawn.picture
    png = marked_png(png_of(picture, dpi), mark_of(figure))
    return Drawn(png, drawn.to_bytes(png))


def mark_of(figure: Figure) -> Mark:
    """Which chart it is, and its seal: the keyed digest of the rows that it shows."""
    name = re.sub(r"[^A-Za-z0-9_-]", "-", figure.name)[:80] or "figure"
    return Mark(name, figure.seal.key, figure.seal.rows) if figure.seal else Mark(name)


def texts_of(figure: Figure) -> tuple[str, ...]:
    """The texts of the figure's picture, in the order of drawing. Raises OutputError as `draw_svg` does."""
    with _named(figure):
        return tuple(line.text for line in drawing(figure.chart).lines)


def foot_of(figure: Figure, foot: str) -> tuple[str, ...]:
    """The lines of a foot below the figure's chart, as they are drawn."""
    return tuple(line.text for line in _foot(figure, foot).lines)


def size_in_points(figure: Figure) -> Size:
    """How large the picture is printed: 368.55 points (13 cm) wide, a matrix 481.85 (17 cm); as high as it needs."""
    with _named(figure):
        placed = drawing(figure.chart)
    return Size(placed.width, placed.height)


def warm_up(*, png: bool = True) -> None:
    """Load what drawing needs, libraries and fonts: one chart is drawn and forgotten, as PNG too unless told not to."""
    chart = YearChart((YearPoint(2000, 1),), "cases")
    try:
        strokes(drawing(chart))
        if png:
            dots(drawing(chart), DPI)
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
def _strokes(chart: Chart, former: bytes) -> Strokes:
    return strokes(drawing(chart), Strokes.from_bytes(former) if former else None)


@lru_cache(maxsize=_FEW)
def _dots(chart: Chart, dpi: int, former: bytes) -> Dots:
    return dots(drawing(chart), dpi, Dots.from_bytes(former) if former else None)


@lru_cache(maxsize=_FEW)
def _strip(foot: Drawing, dpi: int) -> Dots:
    return dots(foot, dpi)


def _foot(figure: Figure, words: str) -> Drawing:
    with _named(figure):
        return strip(words, drawing(figure.chart).width)


@contextmanager
def _named(figure: Figure) -> Iterator[None]:
    """What cannot be drawn is told with the name of the figure."""
    try:
        yield
    except OutputError as refused:
        raise OutputError(f"Figure {figure.name}: {refused.message}", findings=refused.findings) from None
