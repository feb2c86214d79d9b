"""Figures taken apart: what readers can count in the entries, and a remainder that stands on nobody's entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reportgen.facts import DraftFacts, Fact, members_of

LEFT_OUT = "withheld."
"""What was left out for protection is published on purpose, and "at least"."""

FOLLOWING = ("responses.share", ".states")
"""A share follows its two figures; how many States have an act can be counted in the figures of the States, and is
hidden where one of them is."""


class Cell(NamedTuple):
    """A published figure. `described`: what it would be if only described cases were counted, which readers know.

    `cases` is the number of cases behind it that are counted but not described. `known`: readers have it from an
    earlier version and it is still so; to hide it would protect nobody.
    """

    key: str
    value: int
    described: int
    cases: int
    known: bool = False

    @property
    def remainder(self) -> int:
        """What readers do not know."""
        return self.value - self.described


def cells_of(draft: DraftFacts) -> dict[str, Cell]:
    """Every figure that a guard may hide, by key; those that cannot be known are not published."""
    told = frozenset(entry.case for entry in draft.entries)
    return {cell.key: cell for cell in _cells(draft.facts, draft.described, told)}


def footprints(draft: DraftFacts, cells: Mapping[str, Cell]) -> tuple[frozenset[str], ...]:
    """For each case that is counted, not described and of one listed State: the figures that count it."""
    told = frozenset(entry.case for entry in draft.entries)
    found: dict[str, set[str]] = {}
    for key in [key for key, cell in cells.items() if cell.remainder]:
        parts = (key,) if key in draft.facts else members_of(key)
        for case in {case for part in parts for case in draft.facts[part].cases}:
            if case not in told:
                found.setdefault(case, set()).add(key)
    return tuple(frozenset(keys) for keys in found.values() if len({_state(key) for key in keys} - {""}) == 1)


def _state(key: str) -> str:
    return key.split(".", 2)[1] if key.startswith("country.") else ""


def _cells(facts: Mapping[str, Fact], described: Mapping[str, Fact], told: frozenset[str]) -> Iterator[Cell]:
    for key, fact in facts.items():
        if not isinstance(fact.value, int) or key.startswith(LEFT_OUT) or key.endswith(FOLLOWING):
            continue
        known = described[key].value if key in described else 0
        untold = 0 if told.issuperset(fact.cases) else len(set(fact.cases) - told)
        yield Cell(key, fact.value, int(known or 0), untold)
