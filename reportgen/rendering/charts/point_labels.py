"""Where the label of each point goes, so that it covers nothing: no label, point, rule or, if it can be, line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.rendering.charts.drawing import Anchor, Dot, Frame, Line, Stroke
from reportgen.rendering.charts.lettering import DIGITS_MIDDLE

_FORBIDDEN = 1000
_CROSSES_A_JOIN = 10


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What labels keep clear of: texts, points and rules always, joins where they can.

    `room` is left, top, right, bottom of what they must not leave, in points.
    """

    texts: tuple[Line, ...]
    dots: tuple[Dot, ...]
    joins: tuple[Stroke, ...]
    rules: tuple[Stroke, ...]
    room: tuple[float, float, float, float]


def place_labels(
    texts: Mapping[int, str], dots: Mapping[int, Dot], obstacles: Obstacles, size: float
) -> tuple[list[Line], set[int]]:
    """Lines for the texts of points by year, and the years whose label found no place.

    The last, first, highest and lowest points choose first: they are what a reader looks for.
    """
    placed: list[Line] = []
    without: set[int] = set()
    for year in _in_order_of_weight(dots):
        candidates = _candidates(texts[year], dots[year], _is_dip(year, dots), size, obstacles.room)
        others = [dot for other, dot in dots.items() if other != year]
        costs = [
            position + _cost(line, (*obstacles.texts, *placed), others, obstacles)
            for position, line in enumerate(candidates)
        ]
        best = min(costs)
        if best >= _FORBIDDEN:
            without.add(year)
        else:
            placed.append(candidates[costs.index(best)])
    return placed, without


def _in_order_of_weight(dots: Mapping[int, Dot]) -> list[int]:
    years = sorted(dots)
    if not years:
        return []
    chosen = [years[-1], years[0], min(years, key=lambda y: dots[y].y), max(years, key=lambda y: dots[y].y)]
    return list(dict.fromkeys([*chosen, *reversed(years)]))


def _is_dip(year: int, dots: Mapping[int, Dot]) -> bool:
    """Does the line come down to this point and go up again?"""
    around = [dots[other].y for other in (year - 1, year + 1) if other in dots]
    return bool(around) and all(y < dots[year].y - 1.0 for y in around)


def _candidates(
    text: str, dot: Dot, dip: bool, size: float, room: tuple[float, float, float, float]
) -> tuple[Line, ...]:
    """Places round a point, the best first."""
    up, down, side = dot.y - dot.radius - 3.0, dot.y + dot.radius + 2.5 + 0.7 * size, dot.radius + 3.0
    middle = dot.y + DIGITS_MIDDLE * size
    above = _inside(Line(dot.x, up, text, size, anchor=Anchor.MIDDLE), room)
    below = _inside(Line(dot.x, down, text, size, anchor=Anchor.MIDDLE), room)
    beside = (
        Line(dot.x + 1.0, up, text, size),
        Line(dot.x - 1.0, up, text, size, anchor=Anchor.END),
        Line(dot.x + 1.0, down, text, size),
        Line(dot.x - 1.0, down, text, size, anchor=Anchor.END),
        Line(dot.x + side, middle, text, size),
        Line(dot.x - side, middle, text, size, anchor=Anchor.END),
    )
    x = dot.x + DIGITS_MIDDLE * size
    turned = (
        Line(x, up, text, size, turned=True),
        Line(x, dot.y + side, text, size, anchor=Anchor.END, turned=True),
    )
    return (*((below, above) if dip else (above, below)), *beside, *turned)


def _inside(line: Line, room: tuple[float, float, float, float]) -> Line:
    """A centred line moved sideways until it is inside the room."""
    frame = line.frame
    shift = max(room[0] - frame.left, 0.0) - max(frame.right - room[2], 0.0)
    return Line(line.x + shift, line.y, line.text, line.size, anchor=line.anchor)


def _cost(line: Line, texts: tuple[Line, ...], dots: list[Dot], obstacles: Obstacles) -> int:
    frame = line.frame
    left, top, right, bottom = obstacles.room
    if frame.left < left or frame.top < top or frame.right > right or frame.bottom > bottom:
        return _FORBIDDEN
    roomy = Frame(frame.left - 2.0, frame.top - 0.5, frame.right + 2.0, frame.bottom + 0.5)
    if any(roomy.overlaps(text.frame) for text in texts):
        return _FORBIDDEN
    if any(frame.overlaps(_around(dot)) for dot in dots) or any(_touches(frame, rule) for rule in obstacles.rules):
        return _FORBIDDEN
    return _CROSSES_A_JOIN * sum(_touches(frame, join) for join in obstacles.joins)


def _around(dot: Dot) -> Frame:
    return Frame(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius)


def _touches(frame: Frame, stroke: Stroke) -> bool:
    """Does a straight stroke pass through the frame? (Liang and Barsky's clipping.)"""
    (x1, y1), (x2, y2) = stroke.points
    enter, leave = 0.0, 1.0
    for delta, low, high in (
        (x2 - x1, frame.left - x1, frame.right - x1),
        (y2 - y1, frame.top - y1, frame.bottom - y1),
    ):
        if delta == 0:
            if low > 0 or high < 0:
                return False
            continue
        near, far = sorted((low / delta, high / delta))
        enter, leave = max(enter, near), min(leave, far)
    return enter <= leave
