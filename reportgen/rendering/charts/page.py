"""The room that a chart has on a page, and what both kinds of tall charts do when it is scarce."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from reportgen.rendering.charts.drawing import GREY, Drawing, Line
from reportgen.rendering.charts.lettering import label
from reportgen.rendering.fonts import Face

COLUMN = 368.55
"""The text column, 7371 twips (13 cm), in points."""

FULL_WIDTH = 481.85
"""Between the margins, 9637 twips (17 cm), in points."""

TALLEST = 595.0
"""21 cm: what a page holds besides a caption, source and method."""

TEXT = 9.0
SMALL = 8.0
"""Sizes of labels and of what explains them, in points: the document's table text and table heads."""

EDGE = 1.5
"""Points left free along the edges, so that antialiasing cuts nothing."""


class Tall(Protocol):
    """What has a height in points."""

    @property
    def height(self) -> float: ...


Fitting = TypeVar("Fitting", bound=Tall)


def fitted(lay_out: Callable[[float], Fitting], smallest: float) -> Fitting:
    """What is laid out at the largest scale from 1 down to `smallest` and is not taller than TALLEST.

    What is too tall even then is returned as it is: small text is worse than a second page.
    """
    steps = 16
    laid_out = lay_out(1.0)
    for step in range(1, steps + 1):
        if laid_out.height <= TALLEST:
            break
        laid_out = lay_out(1.0 - (1.0 - smallest) * step / steps)
    return laid_out


def nothing(unit: str, width: float = COLUMN) -> Drawing:
    """The drawing of a chart that has nothing to show: it says so."""
    return Drawing(width, 24.0, (Line(EDGE, 15.0, none_recorded(unit), TEXT, Face.ITALIC, GREY),))


def none_recorded(unit: str) -> str:
    """The words for a chart of zeros."""
    words = label(unit)
    return f"No {words} were recorded." if words else "Nothing was recorded."
