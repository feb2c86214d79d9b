"""Which figures to hide: those with a small remainder, then those that would give one of them away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportgen.protection.disclosure.cells import Cell
from reportgen.protection.disclosure.cover import cover
from reportgen.protection.disclosure.reader import Reader
from reportgen.protection.disclosure.relations import Relation


class Why(StrEnum):
    """Why a figure is hidden."""

    SMALL = "fewer cases than the threshold are counted in it and not described"
    CHANGE = "it has changed by fewer cases than the threshold since it was last published"
    NEIGHBOUR = "a small figure could be worked out from it"
    MERGED = "it is counted together with others, of which one is small"
    FOLLOWS = "it is made of figures of which one is hidden"


@dataclass(frozen=True, slots=True)
class Plan:
    """The hidden figures with their reasons. `open_`: those that could still be worked out, and nothing can be done."""

    hidden: Mapping[str, Why]
    open_: tuple[str, ...] = ()


def primary(cells: Mapping[str, Cell], threshold: int) -> dict[str, Why]:
    """The figures whose remainder is small: in cases, or in what they count."""
    return {
        key: Why.SMALL
        for key, cell in cells.items()
        if cell.remainder and min(cell.cases, abs(cell.remainder)) < threshold
    }


def changed(cells: Mapping[str, Cell], earlier: Mapping[str, int], threshold: int) -> dict[str, Why]:
    """The figures whose remainder differs by little from the one that was published: `earlier` has those by key."""
    return {
        key: Why.CHANGE
        for key, remainder in earlier.items()
        if key in cells and 0 < abs(cells[key].remainder - remainder) < threshold
    }


def plan(
    cells: Mapping[str, Cell],
    relations: Callable[[], Sequence[Relation]],
    first: Mapping[str, Why],
    width: int,
    footprints: Collection[frozenset[str]] = (),
) -> Plan:
    """Hide more figures until no hidden remainder can be known more closely than to `width`.

    `footprints` has for each case the figures in which it is counted. Where all of them are hidden, there may be any
    number of cases like it: relations hold for any data, so nobody can rule that out, and no programme need be solved.
    What is in doubt stays in doubt when more is hidden. A remainder below 0 (a figure that hidden cases make smaller)
    stands in no relation and is in doubt as it is.
    """
    remainders = {key: cell.remainder for key, cell in cells.items()}
    hidden = dict(first)
    unbound = frozenset(key for key in hidden if remainders[key] < 0)
    settled = set(unbound)
    open_: set[str] = set()
    while True:
        settled.update(key for keys in footprints if keys <= hidden.keys() for key in keys)
        asked = [key for key in hidden if key not in settled]
        if not asked:
            break
        reader = Reader(relations(), remainders, [key for key in hidden if key not in unbound])
        reader.look_around()
        weak = next((key for key in asked if not reader.leaves_doubt(key, width)), None)
        settled.update(asked[: asked.index(weak)] if weak else asked)
        if weak is None:
            break
        with_it = cover(weak, cells, relations(), hidden.keys(), width)
        hidden.update(dict.fromkeys(with_it, Why.NEIGHBOUR))
        if not with_it:
            open_.add(weak)
            settled.add(weak)
    return Plan(hidden, tuple(sorted(open_)))
