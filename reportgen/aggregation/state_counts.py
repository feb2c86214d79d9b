"""The States of the report: counted if the body or an annex has an entry on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from reportgen.aggregation.scope import Scope, of_state
from reportgen.cases.releasable import ReleasableCases
from reportgen.cases.rows import Rows
from reportgen.facts import Fact
from reportgen.vocabulary import Consent, Country, Iso3, Part, RecordType, Reference, Region

_SITUATIONS = [code.value for code in RecordType if not code.is_case]


@dataclass(frozen=True)
class StateCounts:
    """`states`: the listed States by alpha-3 code, in English alphabetical order of their UN names."""

    facts: tuple[Fact, ...]
    states: Mapping[str, Country]


def state_counts(cases: ReleasableCases, world: Scope) -> StateCounts:
    """`states`, `states.new`, `.follow_up`, `.both`, `.anonymous_only` and `regions.<code>.states`."""
    reference = cases.reference
    links = world.states
    entries = links.at(cases.cases["described"].to_numpy(dtype=bool)[links["key"]])
    listed = _alphabetical(_states(entries), reference.countries)
    places = {state: place for place, state in enumerate(listed)}
    entries = entries.having(place=np.array([places[state] for state in entries["value"].tolist()], dtype=np.int64))
    part = cases.cases["part"].to_numpy()[entries["key"]]
    rows = {code: entries.at(part == code.value) for code in Part}
    new, follow_up = (_states(rows[code]) for code in Part)

    def fact(key: str, label: str, members: set[str], behind: Rows = entries) -> Fact:
        states = tuple(Iso3(state) for state in listed if state in members)
        chosen = np.array([state in members for state in listed], dtype=bool)[behind["place"]]
        return Fact(key, len(states), label, cases=world.ids_of(pd.unique(behind["key"][chosen])), states=states)

    facts = [
        fact("states", "States named", set(listed)),
        fact("states.new", "States with new cases or situations", new, rows[Part.NEW]),
        fact("states.follow_up", "States with follow-up to earlier cases", follow_up, rows[Part.FOLLOW_UP]),
        fact("states.both", "States with new cases and follow-up", new & follow_up),
        fact("states.anonymous_only", "States all of whose cases are anonymous", _anonymous(cases, links)),
    ]
    regions: dict[str, set[str]] = {code: set() for code in reference.regions}
    for state, country in listed.items():
        regions.setdefault(country.region or Region.NONE, set()).add(state)
    for code, members in regions.items():
        label = reference.regions[code].label if code in reference.regions else code
        facts.append(fact(f"regions.{code}.states", f"States named: {label}", members))
    return StateCounts(tuple(facts), listed)


def states_by_act(
    reference: Reference, listed: Sequence[Iso3], own: Mapping[str, Fact], acts: Mapping[str, Fact]
) -> Iterator[Fact]:
    """`act_types.<code>.states`: the States, of those `listed`, that have a case of the act.

    `own`: the facts of the States; `acts`: the world's facts, both by key.
    """
    for act in reference.act_types.values():
        key = f"act_types.{act.code}.cases"
        states = tuple(state for state in listed if own[f"{of_state(state)}{key}"].value)
        label = f"States with cases of the act: {act.label}"
        yield Fact(f"act_types.{act.code}.states", len(states), label, cases=acts[key].cases, states=states)


def _anonymous(cases: ReleasableCases, links: Rows) -> set[str]:
    """States that have cases, all of them anonymous (situations concern no single person and do not count)."""
    is_case = ~cases.cases["record_type"].isin(_SITUATIONS).to_numpy()[links["key"]]
    is_open = (cases.cases["consent"] != Consent.ANONYMOUS.value).to_numpy(dtype=bool)[links["key"]]
    return _states(links.at(is_case)) - _states(links.at(is_case & is_open))


def _states(links: Rows) -> set[str]:
    return set(pd.unique(links["value"]).tolist())


def _alphabetical(codes: set[str], countries: Mapping[str, Country]) -> dict[str, Country]:
    found = sorted((countries[code] for code in codes), key=lambda country: country.sort_key)
    return {country.iso3: country for country in found}
