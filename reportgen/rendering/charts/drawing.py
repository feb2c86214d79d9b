"""A drawing: marks placed in points from the upper left corner, before any library sees them.

Because all places are known here, a test can ask whether two labels overlap or one is cut, without rendering.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reportgen.rendering.charts import lettering
from reportgen.rendering.fonts import Face

BLACK = "#1a1a1a"
GREY = "#595959"
RULE = "#404040"
GUIDE = "#cfcfcf"
STRONG_GUIDE = "#8c8c8c"
BLUE = "#24598c"
WHITE = "#ffffff"
SHADES = ("#dbe7f1", "#a5c5de", "#6f9fc8", "#24598c")
"""One hue from light to dark: the order survives greyscale printing and every colour vision."""


class Anchor(Enum):
    """Which point of a line of text stands at its place."""

    START = "left"
    MIDDLE = "center"
    END = "right"


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of a drawing, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Frame, slack: float = 0.0) -> bool:
        """Do they share more than `slack` points in both directions?"""
        return (
            min(self.right, other.right) - max(self.left, other.left) > slack
            and min(self.bottom, other.bottom) - max(self.top, other.top) > slack
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text. (x, y) is its anchor on the baseline; `turned`: it reads from bottom to top."""

    x: float
    y: float
    text: str
    size: float
    face: Face = Face.REGULAR
    colour: str = BLACK
    anchor: Anchor = Anchor.START
    turned: bool = False

    @property
    def frame(self) -> Frame:
        """What the line covers: its width by the height of capitals and descenders."""
        width = lettering.width(self.text, self.size, self.face)
        before = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[self.anchor]
        above, below = lettering.ASCENT * self.size, lettering.DESCENT * self.size
        if self.turned:
            return Frame(self.x - above, self.y - (width - before), self.x + below, self.y + before)
        return Frame(self.x - before, self.y - above, self.x - before + width, self.y + below)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: filled, or an outline of 0.8 points that stays inside it."""

    left: float
    top: float
    width: float
    height: float
    colour: str
    filled: bool = True

    @property
    def frame(self) -> Frame:
        return Frame(self.left, self.top, self.left + self.width, self.top + self.height)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, `weight` points thick."""

    points: tuple[tuple[float, float], ...]
    weight: float
    colour: str
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark: filled, or an outline on white."""

    x: float
    y: float
    radius: float
    colour: str
    filled: bool = True


Mark = Line | Box | Stroke | Dot


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks in the order of painting on a white ground of `width` by `height` points."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(mark for mark in self.marks if isinstance(mark, Line))
