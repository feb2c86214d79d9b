"""Turn releasable cases into draft facts: counts by State, act, UN entity and reply, and the entries of the annexes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportgen.aggregation.entries import entries
from reportgen.aggregation.history import history
from reportgen.aggregation.scope import Scope, country_scopes, world_scope
from reportgen.aggregation.state_counts import state_counts, states_by_act
from reportgen.aggregation.tally import tally
from reportgen.aggregation.world import world_counts
from reportgen.cases.releasable import ReleasableCases
from reportgen.facts import DraftFacts, Fact
from reportgen.settings import Settings
from reportgen.vocabulary import Iso3

__all__ = ["Scope", "aggregate", "count"]


NONE: Mapping[Iso3, tuple[Fact, ...]] = MappingProxyType({})


def aggregate(cases: ReleasableCases, settings: Settings) -> DraftFacts:
    """Everything that the report may state, as counted: the world's facts, each listed State's, and the entries.

    The rules are those of docs/input-data.md, section Counting. The same input gives the same facts in the same order.
    """
    world = world_scope(cases)
    facts, of_states = _counted(cases, world, NONE)
    described = cases.cases["described"].to_numpy(dtype=bool)
    told = facts
    if not described.all():
        others = world.states_of(~described)
        told, _ = _counted(cases, world.of(described), {s: own for s, own in of_states.items() if s not in others})
    return DraftFacts(
        facts=facts,
        described=told,
        entries=entries(cases, settings),
        history=history(cases.history),
        reference=cases.reference,
        data_version=cases.data_version,
    )


def count(cases: ReleasableCases) -> dict[str, Fact]:
    """The facts alone, by key."""
    return _counted(cases, world_scope(cases), NONE)[0]


def _counted(
    cases: ReleasableCases, world: Scope, known: Mapping[Iso3, tuple[Fact, ...]]
) -> tuple[dict[str, Fact], dict[Iso3, tuple[Fact, ...]]]:
    """The facts by key, and those of each listed State; `known` has those of States that need not be counted."""
    named = state_counts(cases, world)
    unknown = {state: country for state, country in named.states.items() if state not in known}
    counted = {country.iso3: tuple(tally(scope)) for country, scope in country_scopes(world, unknown)}
    everyone = {**known, **counted}
    of_states = {Iso3(state): everyone[Iso3(state)] for state in named.states}
    own = {fact.key: fact for facts in of_states.values() for fact in facts}
    by_key = {fact.key: fact for fact in (*named.facts, *tally(world), *world_counts(cases, world))}
    by_act = {fact.key: fact for fact in states_by_act(cases.reference, tuple(of_states), own, by_key)}
    return by_key | by_act | own, of_states
