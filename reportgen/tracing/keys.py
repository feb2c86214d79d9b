"""The facts that a file may mean by what it calls its figures."""

from __future__ import annotations

from reportgen.drafts.tokens import short
from reportgen.facts import Fact, Facts


def keys_by_name(facts: Facts) -> dict[str, tuple[str, ...]]:
    """By key and by what stands for it: a figure that the data has, else one of a State that is no longer listed."""
    found: dict[str, tuple[str, ...]] = {}
    for fact in facts:
        found[fact.key] = (fact.key,)
        found[short(fact.key)] = (*found.get(short(fact.key), ()), fact.key)
    for country in facts.reference.countries.values():
        prefix = f"country.{country.iso3}."
        if f"{prefix}cases" in facts:
            continue
        for key in facts.for_country(country).facts:
            found.setdefault(prefix + key, (prefix + key,))
            found.setdefault(short(prefix + key), (prefix + key,))
    return found


def fact_called(key: str, facts: Facts) -> Fact | None:
    """The fact of a key; for a State that the report does not list, what it answers with."""
    if key in facts:
        return facts[key]
    head, _, rest = key.partition(".")
    state, _, own = rest.partition(".")
    if head != "country" or state not in facts.reference.countries:
        return None
    return facts.for_country(facts.reference.countries[state]).facts.get(own)
