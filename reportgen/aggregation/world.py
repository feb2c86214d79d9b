"""The figures that exist for the world only: grades of replies, and what was withheld for protection."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from reportgen.aggregation.scope import Scope
from reportgen.cases.releasable import ReleasableCases
from reportgen.cases.rows import Rows, first_of_each
from reportgen.facts import Fact
from reportgen.vocabulary import AddressesReprisal, CountQualifier, ReplyForm, ReplyPosition


def world_counts(cases: ReleasableCases, world: Scope) -> Iterator[Fact]:
    """Replies by form, position and whether they address the reprisal (each reply once), and what was withheld."""
    numbers, _ = pd.factorize(world.replies["response_id"])
    among = world.replies.having(number=numbers)
    replies = among.at(first_of_each(numbers))
    yield _replies("responses.replies", "replies of Governments", replies, among, world)
    for form in ReplyForm:
        rows = replies.where("form", form.value)
        yield _replies(f"responses.form.{form}", f"replies of Governments: {form.label}", rows, among, world)
    for position in ReplyPosition:
        rows = replies.where("position", position.value)
        yield _replies(
            f"responses.position.{position}", f"replies of Governments: {position.label}", rows, among, world
        )
    for address in AddressesReprisal:
        rows = replies.where("addresses_reprisal", address.value)
        key = "responses.addressing_reprisal" + ("" if address is AddressesReprisal.YES else f".{address}")
        yield _replies(key, f"replies of Governments: {address.label}", rows, among, world)
    withheld, ids = cases.withheld, cases.withheld.case_ids
    at_least = CountQualifier.AT_LEAST
    yield Fact("withheld.cases", withheld.cases, "cases left out for protection", at_least, ids)
    yield Fact("withheld.persons", withheld.persons, "persons left out for their protection", at_least, ids)
    yield Fact("withheld.states", withheld.states, "States therefore not listed at all", at_least, ids)


def _replies(key: str, label: str, rows: Rows, among: Rows, world: Scope) -> Fact:
    """So many replies, and the cases `among` whose rows these replies are."""
    chosen = np.zeros(len(among), dtype=bool)
    chosen[rows["number"]] = True
    return Fact(key, len(rows), label, cases=world.ids_of(pd.unique(among["key"][chosen[among["number"]]])))
