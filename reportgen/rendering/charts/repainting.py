"""A chart painted, and painted again where it changed: what both drawings show is taken from the former picture.

A picture that is painted in parts has the same bytes as one that is painted whole. For each mark stands alone: an SVG
has an element for each, in which nothing is said of others; and a dot depends only on the marks that reach it, in
their order, and has its colour whatever the others have.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from reportgen.rendering.charts.drawing import Box, Dot, Drawing, Frame, Line, Mark, Stroke
from reportgen.rendering.charts.painting import paint_dots, paint_svg
from reportgen.rendering.charts.palette import in_colours
from reportgen.rendering.charts.svg import Elements, elements_of

if TYPE_CHECKING:
    from PIL.Image import Image

LATIN = re.compile("[ -\u017f‘’“”–…]*")
REACH, REACH_OF_OTHERS = 0.25, 2.0
"""Ems around a line beyond which no Latin letter goes, and none of the other letters of the fonts."""

_MOST = 0.5
"""Of the marks: where more have changed, the whole is painted."""


@dataclass(frozen=True, slots=True)
class Strokes:
    """A chart as SVG: what stands for each mark, and its element; the ground stands first, under no mark."""

    size: tuple[float, float]
    marks: tuple[str, ...]
    elements: Elements

    def to_bytes(self) -> bytes:
        """All of it, for the next run."""
        return json.dumps([self.size, self.marks, [element.decode() for element in self.elements]]).encode()

    @classmethod
    def from_bytes(cls, kept: bytes) -> Strokes:
        """What `to_bytes` wrote."""
        size, marks, elements = json.loads(kept)
        return cls(tuple(size), tuple(marks), tuple(element.encode() for element in elements))


Area = tuple[int, int, int, int]
"""Left, top, right and bottom of a rectangle of dots; the last two are outside."""


@dataclass(frozen=True, slots=True)
class Dots:
    """A chart as dots: what stands for each mark, the dots that it may reach, and the picture in its colours."""

    size: tuple[float, float]
    dpi: int
    marks: tuple[str, ...]
    areas: tuple[Area, ...]
    picture: Image

    def to_bytes(self, png: bytes) -> bytes:
        """All of it, for the next run; `png`: the finished picture, which may have more below."""
        head = [self.size, self.dpi, self.marks, self.areas, self.picture.size]
        return json.dumps(head).encode() + b"\n" + png

    @classmethod
    def from_bytes(cls, kept: bytes) -> Dots:
        """What `to_bytes` wrote."""
        from PIL import Image  # noqa: PLC0415  comes with matplotlib

        head, _, png = kept.partition(b"\n")
        size, dpi, marks, areas, corner = json.loads(head)
        picture = Image.open(io.BytesIO(png)).crop((0, 0, *corner))
        return cls(tuple(size), dpi, tuple(marks), tuple(tuple(area) for area in areas), picture)


def strokes(drawing: Drawing, former: Strokes | None = None) -> Strokes:
    """The drawing as SVG; `former`: a picture that had some of its marks."""
    marks = _names(drawing)
    size = (drawing.width, drawing.height)
    known: dict[str, bytes] = {}
    if former is not None and former.size == size:
        known = dict(zip(("", *former.marks), former.elements, strict=True))
    missing = {name: mark for name, mark in zip(marks, drawing.marks, strict=True) if name not in known}
    if missing or not known:
        painted = elements_of(paint_svg(replace(drawing, marks=tuple(missing.values()))))
        known |= zip(("", *missing), painted, strict=True)
    return Strokes(size, marks, tuple(known[name] for name in ("", *marks)))


def dots(drawing: Drawing, dpi: int, former: Dots | None = None) -> Dots:
    """The drawing as dots; `former`: a picture that had some of its marks.

    Raises OutputError for a drawing that is too large to be a picture.
    """
    marks, size = _names(drawing), (drawing.width, drawing.height)
    areas = tuple(_area(mark, dpi) for mark in drawing.marks)
    changed: tuple[Area, ...] | None = None
    if former is not None and (former.size, former.dpi) == (size, dpi):
        changed = _changed(former, marks, areas)
    if former is None or changed is None:
        return Dots(size, dpi, marks, areas, in_colours(paint_dots(drawing, dpi)))
    picture = former.picture.copy()
    if changed:
        near = _near(drawing.marks, areas, changed)
        painted = paint_dots(replace(drawing, marks=near), dpi)
        for place in filter(None, (_inside(area, painted) for area in changed)):
            picture.paste(in_colours(painted.crop(place)), place[:2])
    return Dots(size, dpi, marks, areas, picture)


def _changed(former: Dots, marks: Sequence[str], areas: Sequence[Area]) -> tuple[Area, ...] | None:
    """Where the two differ; None where the whole is painted: what stays is in another order, or too much changed."""
    was, now = set(former.marks), set(marks)
    if [name for name in former.marks if name in now] != [name for name in marks if name in was]:
        return None
    gone = [area for name, area in zip(former.marks, former.areas, strict=True) if name not in now]
    come = [area for name, area in zip(marks, areas, strict=True) if name not in was]
    return tuple(dict.fromkeys((*gone, *come))) if len(come) <= _MOST * len(marks) else None


@lru_cache(maxsize=2)  # a drawing is asked for its strokes and for its dots
def _names(drawing: Drawing) -> tuple[str, ...]:
    """What stands for each mark: no two different ones have the same."""
    return tuple(
        hashlib.blake2b(repr(mark).encode(errors="surrogatepass"), digest_size=16).hexdigest() for mark in drawing.marks
    )


def _area(mark: Mark, dpi: int) -> Area:
    frame = _reach(mark)
    left, top = (math.floor(side * dpi / 72) - 2 for side in (frame.left, frame.top))
    right, bottom = (math.ceil(side * dpi / 72) + 2 for side in (frame.right, frame.bottom))
    return left, top, right, bottom


def _reach(mark: Mark) -> Frame:
    """What a mark covers at most, in points."""
    match mark:
        case Line():
            frame, more = mark.frame, mark.size * (REACH if LATIN.fullmatch(mark.text) else REACH_OF_OTHERS)
        case Box():
            frame, more = mark.frame, 0.0
        case Stroke():
            xs, ys = zip(*mark.points, strict=True)
            frame, more = Frame(min(xs), min(ys), max(xs), max(ys)), mark.weight
        case Dot():
            frame, more = Frame(mark.x, mark.y, mark.x, mark.y), mark.radius + 1.0
        case _:
            assert_never(mark)
    return Frame(frame.left - more, frame.top - more, frame.right + more, frame.bottom + more)


def _near(marks: Sequence[Mark], areas: Sequence[Area], changed: Sequence[Area]) -> tuple[Mark, ...]:
    """The marks that reach a place that changed."""
    return tuple(mark for mark, area in zip(marks, areas, strict=True) if any(_meet(area, other) for other in changed))


def _meet(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _inside(area: Area, picture: Image) -> Area | None:
    """The part of an area that is in the picture."""
    left, top = max(area[0], 0), max(area[1], 0)
    right, bottom = min(area[2], picture.width), min(area[3], picture.height)
    return (left, top, right, bottom) if left < right and top < bottom else None
