"""A reader with all of mathematics: from what is shown, between which bounds a hidden remainder must lie.

Bounds are exact: remainders are whole numbers, so they are found by integer programming (HiGHS, through scipy).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from reportgen.protection.disclosure.relations import Relation

BEYOND = 1_000_000
"""A bound from here on is none: no relation holds the remainder below it."""


class Interval(NamedTuple):
    """From `low` to `high`; None: as high as can be."""

    low: int
    high: int | None

    @property
    def width(self) -> float:
        return math.inf if self.high is None else self.high - self.low


class Reader:
    """Who sees every remainder but those of `hidden`, and knows all relations.

    `remainders` has the true ones, of which only those that are shown are used, and as a place to start from.
    """

    def __init__(self, relations: Iterable[Relation], remainders: Mapping[str, int], hidden: Sequence[str]) -> None:
        self._places = {key: place for place, key in enumerate(hidden)}
        self._relations = [relation for relation in relations if not self._places.keys().isdisjoint(relation.terms)]
        self._met = {key: Interval(remainders[key], remainders[key]) for key in hidden}
        self._matrix, self._low, self._high = self._programme(remainders)

    def leaves_doubt(self, key: str, width: int) -> bool:
        """Whether the remainder of a hidden key may lie anywhere in an interval that is so wide."""
        if self._met[key].width < width:
            self._solve({key: -1})
        if self._met[key].width < width:
            self._solve({key: 1})
        return self._met[key].width >= width

    def look_around(self) -> None:
        """Find how high and how low all remainders may be together, by which most doubts are found at once."""
        self._solve(dict.fromkeys(self._places, -1))
        self._solve(dict.fromkeys(self._places, 1))

    def interval(self, key: str) -> Interval:
        """The bounds of a hidden remainder."""
        low, high = (self._solve({key: sign})[key] for sign in (1, -1))
        return Interval(low, None if high >= BEYOND else high)

    def _solve(self, wanted: Mapping[str, int]) -> dict[str, int]:
        """The remainders that make the sum of the wanted ones least; what they are is possible, and is remembered."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  half a second that few need

        costs = [wanted.get(key, 0) for key in self._places]
        limits = [LinearConstraint(self._matrix, self._low, self._high)] if self._relations else []
        found: Any = milp(costs, constraints=limits, integrality=1, bounds=Bounds(0, BEYOND))
        if found.x is None:
            raise ArithmeticError("the true remainders do not fulfil the relations")
        values = {key: round(found.x[place]) for key, place in self._places.items()}
        for key, value in values.items():
            low, high = self._met[key]
            assert high is not None
            self._met[key] = Interval(min(low, value), max(high, value))
        return values

    def _programme(self, remainders: Mapping[str, int]) -> tuple[Any, list[float], list[float]]:
        """The relations as rows over the hidden keys; what is shown is taken to the other side."""
        from scipy.sparse import csr_array  # noqa: PLC0415  as above

        rows, columns, factors, lows, highs = [], [], [], [], []
        for row, relation in enumerate(self._relations):
            shown = 0
            for key, factor in relation.terms.items():
                if key in self._places:
                    rows.append(row)
                    columns.append(self._places[key])
                    factors.append(factor)
                else:
                    shown += factor * remainders[key]
            lows.append(relation.low - shown)
            highs.append(relation.high - shown)
        shape = (len(self._relations), len(self._places))
        return csr_array((factors, (rows, columns)), shape=shape), lows, highs
