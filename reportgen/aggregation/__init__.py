"""Turn releasable cases into draft facts: counts by State, act, UN entity and reply, and the entries of the annexes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportgen.aggregation.described import described, states_of_others
from reportgen.aggregation.entries import entries
from reportgen.aggregation.history import history
from reportgen.aggregation.scope import Scope, country_scopes, world_scope
from reportgen.aggregation.state_counts import state_counts, states_by_act
from reportgen.aggregation.tally import tally
from reportgen.aggregation.world import world_counts
from reportgen.cases.releasable import ReleasableCases
from reportgen.facts import DraftFacts, Fact
from reportgen.settings import Settings
from reportgen.vocabulary import Country, Iso3

__all__ = ["Scope", "aggregate", "count"]


@dataclass(frozen=True, slots=True)
class OfState:
    """The facts of one State: by the keys of the world, and as they stand among all."""

    own: Mapping[str, Fact]
    among_all: tuple[Fact, ...]

    @classmethod
    def counted(cls, country: Country, scope: Scope) -> OfState:
        """Count them."""
        own = {fact.key: fact for fact in tally(scope)}
        prefix, whose = f"country.{country.iso3}.", country.in_text or country.name
        return cls(own, tuple(fact.under(prefix, whose) for fact in own.values()))


NONE: Mapping[Iso3, OfState] = MappingProxyType({})


def aggregate(cases: ReleasableCases, settings: Settings) -> DraftFacts:
    """Everything that the report may state, as counted: the world's facts, each listed State's, and the entries.

    The rules are those of docs/input-data.md, section Counting. The same input gives the same facts in the same order.
    """
    facts, of_states = _counted(cases, NONE)
    told = described(cases)
    if told is not cases:
        others = states_of_others(cases)
        told_facts, _ = _counted(told, {state: own for state, own in of_states.items() if state not in others})
    return DraftFacts(
        facts=facts,
        described=facts if told is cases else told_facts,
        entries=entries(cases, settings),
        history=history(cases.history),
        reference=cases.reference,
        data_version=cases.data_version,
    )


def count(cases: ReleasableCases) -> dict[str, Fact]:
    """The facts alone, by key."""
    return _counted(cases, NONE)[0]


def _counted(cases: ReleasableCases, known: Mapping[Iso3, OfState]) -> tuple[dict[str, Fact], dict[Iso3, OfState]]:
    """The facts by key, and those of each listed State; `known` has those of States that need not be counted."""
    world = world_scope(cases)
    named = state_counts(cases, world)
    unknown = {state: country for state, country in named.states.items() if state not in known}
    counted = {country.iso3: OfState.counted(country, scope) for country, scope in country_scopes(world, unknown)}
    everyone = {**known, **counted}
    of_states = {Iso3(state): everyone[Iso3(state)] for state in named.states}
    facts = [*named.facts, *tally(world), *world_counts(cases, world)]
    by_key = {fact.key: fact for fact in facts}
    facts.extend(states_by_act(cases.reference, {state: each.own for state, each in of_states.items()}, by_key))
    for each in of_states.values():
        facts.extend(each.among_all)
    return {fact.key: fact for fact in facts}, of_states
