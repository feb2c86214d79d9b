"""Turn releasable cases into draft facts: counts by State, act, UN entity and reply, and the entries of the annexes."""

from __future__ import annotations

from reportgen.aggregation.described import described
from reportgen.aggregation.entries import entries
from reportgen.aggregation.history import history
from reportgen.aggregation.scope import Scope, country_scopes, world_scope
from reportgen.aggregation.state_counts import state_counts, states_by_act
from reportgen.aggregation.tally import tally
from reportgen.aggregation.world import world_counts
from reportgen.cases.releasable import ReleasableCases
from reportgen.facts import DraftFacts, Fact
from reportgen.settings import Settings

__all__ = ["Scope", "aggregate", "count"]


def aggregate(cases: ReleasableCases, settings: Settings) -> DraftFacts:
    """Everything that the report may state, as counted: the world's facts, each listed State's, and the entries.

    The rules are those of docs/input-data.md, section Counting. The same input gives the same facts in the same order.
    """
    facts = count(cases)
    told = described(cases)
    return DraftFacts(
        facts=facts,
        described=facts if told is cases else count(told),
        entries=entries(cases, settings),
        history=history(cases.history),
        reference=cases.reference,
        data_version=cases.data_version,
    )


def count(cases: ReleasableCases) -> dict[str, Fact]:
    """The facts alone, by key."""
    world = world_scope(cases)
    named = state_counts(cases, world)
    countries = {
        country.iso3: {fact.key: fact for fact in tally(scope)}
        for country, scope in country_scopes(world, named.states)
    }
    facts = [*named.facts, *tally(world), *world_counts(cases, world)]
    by_key = {fact.key: fact for fact in facts}
    facts.extend(states_by_act(cases.reference, countries, by_key))
    for iso3, own in countries.items():
        country = named.states[iso3]
        facts.extend(fact.under(f"country.{iso3}.", country.in_text or country.name) for fact in own.values())
    return {fact.key: fact for fact in facts}
