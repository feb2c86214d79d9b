"""The figures that exist for the world only: grades of replies, and what was withheld for protection."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from reportgen.aggregation.scope import Scope
from reportgen.cases.releasable import ReleasableCases
from reportgen.cases.rows import Rows
from reportgen.facts import Fact
from reportgen.vocabulary import AddressesReprisal, CountQualifier, ReplyForm, ReplyPosition


def world_counts(cases: ReleasableCases, world: Scope) -> Iterator[Fact]:
    """Replies by form, position and whether they address the reprisal (each reply once), and what was withheld."""
    replies = world.replies.at(~pd.Series(world.replies["response_id"]).duplicated().to_numpy())
    yield _replies("responses.replies", "replies of Governments", replies, world)
    for form in ReplyForm:
        rows = replies.where("form", form.value)
        yield _replies(f"responses.form.{form}", f"replies of Governments: {form.label}", rows, world)
    for position in ReplyPosition:
        rows = replies.where("position", position.value)
        yield _replies(f"responses.position.{position}", f"replies of Governments: {position.label}", rows, world)
    for address in AddressesReprisal:
        rows = replies.where("addresses_reprisal", address.value)
        key = "responses.addressing_reprisal" + ("" if address is AddressesReprisal.YES else f".{address}")
        yield _replies(key, f"replies of Governments: {address.label}", rows, world)
    withheld, ids = cases.withheld, cases.withheld.case_ids
    at_least = CountQualifier.AT_LEAST
    yield Fact("withheld.cases", withheld.cases, "cases left out for protection", at_least, ids)
    yield Fact("withheld.persons", withheld.persons, "persons left out for their protection", at_least, ids)
    yield Fact("withheld.states", withheld.states, "States therefore not listed at all", at_least, ids)


def _replies(key: str, label: str, rows: Rows, world: Scope) -> Fact:
    behind = pd.Series(world.replies["response_id"]).isin(rows["response_id"]).to_numpy()
    return Fact(key, len(rows), label, cases=world.ids_of(pd.unique(world.replies["key"][behind])))
