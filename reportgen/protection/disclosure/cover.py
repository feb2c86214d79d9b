"""Which shown figures to hide beside a small one, so that it may be more, or less, and everything still adds up.

For each way in which the small figure may differ, a linear programme finds the cheapest figures that would have to
differ with it: these are hidden. Figures of States are given up before those of the world, small ones before large
ones, and one without a hidden case never: a [c] always stands for somebody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from reportgen.protection.disclosure.cells import Cell
from reportgen.protection.disclosure.relations import Relation

WORLD = 1_000
"""How many times as much it costs to hide a figure of the world."""


def cover(
    weak: str, cells: Mapping[str, Cell], relations: Sequence[Relation], hidden: Collection[str], width: int
) -> tuple[str, ...]:
    """The keys to hide beside a weak one, so that its remainder may lie anywhere over `width`; none where none help."""
    programme = _Programme(cells, relations, hidden)
    lower = min(width, cells[weak].remainder)
    ways = []
    for less in range(lower + 1):
        more = width - less
        up = programme.differing(weak, more) if more else (0.0, ())
        down = programme.differing(weak, -less) if less else (0.0, ())
        if up and down:
            ways.append((up[0] + down[0], tuple(dict.fromkeys((*up[1], *down[1])))))
    return min(ways, default=(0.0, ()))[1]


class _Programme:
    """The remainders that may differ: hidden ones for nothing, shown ones at a cost, and those of 0 never."""

    def __init__(self, cells: Mapping[str, Cell], relations: Sequence[Relation], hidden: Collection[str]) -> None:
        self._cells = cells
        self._hidden = frozenset(hidden)
        met = {term for relation in relations for term in relation.terms}
        self._keys = [key for key in cells if key in met and (key in self._hidden or _may_be_hidden(cells[key]))]
        self._places = {key: place for place, key in enumerate(self._keys)}
        self._matrix, self._low, self._high = self._rows(relations)
        self._costs = [0.0 if key in self._hidden else self._cost(cells[key]) for key in self._keys] * 2

    def differing(self, key: str, by: int) -> tuple[float, tuple[str, ...]] | None:
        """What it costs that a remainder differs by so much, and the shown keys that differ with it; None: never."""
        from scipy.optimize import linprog  # noqa: PLC0415  half a second that few need
        from scipy.sparse import csr_array, hstack, vstack  # noqa: PLC0415  as above

        if key not in self._places:
            return 0.0, ()
        count = len(self._keys)
        own = csr_array(([1, -1], ([0, 0], [self._places[key], count + self._places[key]])), shape=(1, 2 * count))
        both = hstack([self._matrix, -self._matrix])
        limits = [(0, None)] * count + [(0, max(0, self._cells[each].remainder)) for each in self._keys]
        found: Any = linprog(
            self._costs,
            A_ub=vstack([both, -both]),
            b_ub=[*self._high, *(-low for low in self._low)],
            A_eq=own,
            b_eq=[by],
            bounds=limits,
            method="highs",
        )
        if found.x is None:
            return None
        differs = abs(found.x[:count] - found.x[count:]) > 1e-6
        keys = tuple(each for each, it_does in zip(self._keys, differs, strict=True) if it_does)
        return float(found.fun), tuple(each for each in keys if each not in self._hidden)

    @staticmethod
    def _cost(cell: Cell) -> float:
        return (1 if cell.key.startswith("country.") else WORLD) * (1 + cell.value / (1 + cell.value))

    def _rows(self, relations: Sequence[Relation]) -> tuple[Any, list[float], list[float]]:
        """How far each relation may give: its rows over the keys that may differ."""
        from scipy.sparse import csr_array  # noqa: PLC0415  as above

        rows, columns, factors = [], [], []
        lows: list[float] = []
        highs: list[float] = []
        for relation in relations:
            if self._places.keys().isdisjoint(relation.terms):
                continue
            now = sum(factor * self._cells[key].remainder for key, factor in relation.terms.items())
            for key, factor in relation.terms.items():
                if key in self._places:
                    rows.append(len(lows))
                    columns.append(self._places[key])
                    factors.append(float(factor))
            lows.append(max(relation.low - now, -_FAR))
            highs.append(min(relation.high - now, _FAR))
        return csr_array((factors, (rows, columns)), shape=(len(lows), len(self._keys))), lows, highs


def _may_be_hidden(cell: Cell) -> bool:
    return cell.remainder > 0 and not cell.known


_FAR = 1e9
