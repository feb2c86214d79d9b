"""Put [c] in the place of what must not be known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from reportgen.facts import DraftFacts, Fact
from reportgen.protection.disclosure.cells import Cell, cells_of, footprints
from reportgen.protection.disclosure.differences import changed_sets, known_cells
from reportgen.protection.disclosure.merging import Merge, candidates, counted_together, with_merged
from reportgen.protection.disclosure.relations import Relation, relations_of
from reportgen.protection.disclosure.suppression import Plan, Why, changed, plan, primary
from reportgen.vocabulary import CountQualifier

NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Guarded:
    """What a guard decided, and what it decided on."""

    draft: DraftFacts
    threshold: int
    width: int
    plan: Plan
    cells: Mapping[str, Cell]
    relations: Callable[[], tuple[Relation, ...]]
    merges: tuple[Merge, ...] = ()

    def facts(self) -> dict[str, Fact]:
        """The facts that may be stated: a hidden one is what the entries alone show."""
        facts = dict(self.draft.facts)
        for key, cell in self.cells.items():
            if cell.remainder and key in facts and key not in self.plan.hidden:
                facts[key] = replace(facts[key], told=cell.described)
        for key in self.plan.hidden:
            facts[key] = _suppressed(facts[key], self.draft.described.get(key))
        return facts


def guard(
    draft: DraftFacts,
    threshold: int,
    width: int,
    earlier: Mapping[str, int] = NOTHING,
    published: Mapping[str, int] = NOTHING,
    *,
    merge: bool = True,
) -> Guarded:
    """Decide which figures are hidden.

    `threshold`: a remainder of fewer cases is small. `width`: over how many cases a reader must be left in doubt.
    `earlier` has the remainders that were published before, by key; `published` figures of which only the whole is
    known. `merge`: small headings are counted together where that helps. Where every counted case is described, and
    was, nothing is hidden.
    """
    if draft.described is draft.facts and not any(earlier.values()):
        return Guarded(draft, threshold, width, Plan({}), {}, tuple)
    cells = cells_of(draft)
    wholes = {key: value - cells[key].described for key, value in published.items() if key in cells}
    asked = Asked(threshold, width, earlier, {key: rest for key, rest in wholes.items() if cells[key].remainder})
    tables = candidates(draft, cells, threshold) if merge else []
    merges = [next(table, None) for table in tables]
    while True:
        guarded = _guarded(draft, cells, asked, tuple(filter(None, merges)))
        useless = [each for each in guarded.merges if not guarded.plan.hidden.keys().isdisjoint(each.keys)]
        if not useless:
            return guarded
        merges = [next(table, None) if own in useless else own for table, own in zip(tables, merges, strict=True)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a guard was asked for. `wholes`: remainders of figures of which only the whole was published."""

    threshold: int
    width: int
    earlier: Mapping[str, int]
    wholes: Mapping[str, int]


def _guarded(draft: DraftFacts, counted: Mapping[str, Cell], asked: Asked, merges: tuple[Merge, ...]) -> Guarded:
    """What is hidden where these headings are counted together. `counted`: the cells without what is so counted."""
    draft = with_merged(draft, merges)
    threshold, before = asked.threshold, {**asked.wholes, **asked.earlier}
    cells = cells_of(draft) if merges else dict(counted)
    first = primary(cells, threshold)
    cells |= known_cells(draft, cells, before, first)
    relations = cache(lambda: relations_of(cells))  # many, and often nobody asks for them
    first |= changed(cells, asked.earlier, threshold) | changed(cells, asked.wholes, threshold)
    first |= dict.fromkeys(changed_sets(cells, before, first, threshold), Why.CHANGE)
    first |= dict.fromkeys(counted_together(merges, cells, threshold, first), Why.MERGED)
    plan_ = plan(cells, relations, first, asked.width, footprints(draft, cells))
    decided = _with_what_follows(plan_, cells, draft.facts)
    return Guarded(draft, threshold, asked.width, decided, cells, relations, merges)


def _with_what_follows(decided: Plan, cells: Mapping[str, Cell], facts: Mapping[str, Fact]) -> Plan:
    """Shares of hidden figures, and numbers of States that would tell whether a hidden figure is none."""
    hidden = dict(decided.hidden)
    for key in facts:
        stem = key.removesuffix("responses.share")
        if stem != key and not hidden.keys().isdisjoint((f"{stem}responses.answered", f"{stem}responses.requested")):
            hidden[key] = Why.FOLLOWS
    for key in decided.hidden:
        parts = key.split(".")
        states = f"act_types.{parts[-2]}.states" if len(parts) > 3 and parts[2] == "act_types" else ""
        if states in facts and states not in hidden and not cells[key].described:
            hidden[states] = Why.FOLLOWS
    return Plan(hidden, decided.open_)


MAY_BE_LESS = ("states.anonymous_only",)
"""Figures that a case without an entry may make smaller: what the entries show of them is not "at least"."""


def _suppressed(fact: Fact, described: Fact | None) -> Fact:
    """The figure as the entries alone show it: "at least" so many."""
    if fact.key in MAY_BE_LESS:
        described = None
    value = described.value if described else 0
    known = value if isinstance(value, int) and fact.key.rpartition(".")[2] != "share" else 0
    states = described.states if described else ()
    return replace(fact, value=known, qualifier=CountQualifier.AT_LEAST, states=states, suppressed=True)
