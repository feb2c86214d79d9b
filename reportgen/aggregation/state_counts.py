"""The States of the report: counted if the body or an annex has an entry on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from reportgen.cases.releasable import ReleasableCases
from reportgen.facts import Fact
from reportgen.vocabulary import Consent, Country, Iso3, Part, RecordType, Region

_SITUATIONS = [code.value for code in RecordType if not code.is_case]


@dataclass(frozen=True)
class StateCounts:
    """`states`: the listed States by alpha-3 code, in English alphabetical order of their UN names."""

    facts: tuple[Fact, ...]
    states: Mapping[str, Country]


def state_counts(cases: ReleasableCases) -> StateCounts:
    """`states`, `states.new`, `.follow_up`, `.both`, `.anonymous_only` and `regions.<code>.states`."""
    reference = cases.reference
    frame = cases.cases
    links = cases.many["states"]
    entries = links[links["key"].isin(frame.index[frame["described"]])]
    listed = _alphabetical(set(entries["value"]), reference.countries)
    part = entries["key"].map(frame["part"])
    new, follow_up = (set(entries.loc[part == code.value, "value"]) for code in Part)
    rows = {code: entries[part == code.value] for code in Part}
    facts = [
        _fact("states", "States named", listed, set(listed), entries),
        _fact("states.new", "States with new cases or situations", listed, new, rows[Part.NEW]),
        _fact("states.follow_up", "States with follow-up to earlier cases", listed, follow_up, rows[Part.FOLLOW_UP]),
        _fact("states.both", "States with new cases and follow-up", listed, new & follow_up, entries),
        _fact(
            "states.anonymous_only",
            "States all of whose cases are anonymous",
            listed,
            _anonymous(frame, links),
            entries,
        ),
    ]
    regions: dict[str, set[str]] = {code: set() for code in reference.regions}
    for state, country in listed.items():
        regions.setdefault(country.region or Region.NONE, set()).add(state)
    for code, members in regions.items():
        label = reference.regions[code].label if code in reference.regions else code
        facts.append(_fact(f"regions.{code}.states", f"States named: {label}", listed, members, entries))
    return StateCounts(tuple(facts), listed)


def _anonymous(frame: pd.DataFrame, links: pd.DataFrame) -> set[str]:
    """States that have cases, all of them anonymous (situations concern no single person and do not count)."""
    is_case = ~frame["record_type"].isin(_SITUATIONS)
    of_cases = links[links["key"].isin(frame.index[is_case])]
    open_cases = frame.index[is_case & (frame["consent"] != Consent.ANONYMOUS.value)]
    return set(of_cases["value"]) - set(of_cases.loc[of_cases["key"].isin(open_cases), "value"])


def _fact(key: str, label: str, listed: Mapping[str, Country], members: set[str], entries: pd.DataFrame) -> Fact:
    states = tuple(Iso3(state) for state in listed if state in members)
    behind = entries.loc[entries["value"].isin(states), "key"].drop_duplicates()
    return Fact(key, len(states), label, cases=tuple(behind), states=states)


def _alphabetical(codes: set[str], countries: Mapping[str, Country]) -> dict[str, Country]:
    found = sorted((countries[code] for code in codes), key=lambda country: country.sort_key)
    return {country.iso3: country for country in found}
