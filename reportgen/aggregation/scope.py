"""The rows that a set of figures rests on: the world's, or one State's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd

from reportgen.cases.releasable import ReleasableCases
from reportgen.cases.rows import Rows
from reportgen.vocabulary import Country, RecordType, Reference, Responder

Ids = tuple[str, ...]

_CASE_TYPES = [code.value for code in RecordType if code.is_case]
_COUNTED = ["part", "record_type", "further_persons", "further_organizations", "count_qualifier"]


@dataclass(frozen=True, repr=False)
class Scope:
    """Rows of one scope. Records are numbered: `ids[number]` is the case id, for numbers are quick to compare.

    `cases` are cases in the strict sense, `situations` the other records, both with `key`, the number of the record,
    part, record_type, further_persons, further_organizations and count_qualifier. Every other table has a column `key`
    with the number of a case (never of a situation): `acts`, `entities` and `raised` with a code in `value`; `victims`
    with person, kind, gender, age_group and detained; `replies` (of Governments) with response_id, state, form,
    position, addresses_reprisal and day; `requests` with state and put_on. `states` has key and value for every record.
    """

    cases: Rows
    situations: Rows
    acts: Rows
    entities: Rows
    raised: Rows
    victims: Rows
    replies: Rows
    requests: Rows
    states: Rows
    ids: np.ndarray
    reference: Reference

    def ids_of(self, numbers: np.ndarray) -> Ids:
        """The case ids behind numbers."""
        return tuple(self.ids[numbers].tolist())

    def ids_by_value(self, links: Rows) -> dict[str, Ids]:
        """Case ids by code, from columns `key` and `value`, in the order of the rows."""
        return {value: tuple(self.ids[links["key"][places]].tolist()) for value, places in _places(links["value"])}


def world_scope(cases: ReleasableCases) -> Scope:
    """Every counted record."""
    is_case = cases.cases["record_type"].isin(_CASE_TYPES).to_numpy()
    records = Rows.of(cases.cases[_COUNTED], key=np.arange(len(cases.cases)))

    def numbered(frame: pd.DataFrame, key: str = "key") -> Rows:
        return Rows.of(frame.drop(columns=key), key=cases.cases.index.get_indexer(pd.Index(frame[key])))

    def of_cases(frame: pd.DataFrame, key: str = "key") -> Rows:
        rows = numbered(frame, key)
        return rows.at(is_case[rows["key"]])

    replies = cases.replies[cases.replies["responder"] == Responder.GOVERNMENT.value]
    replies = replies[["case_id", "response_id", "state", "form", "position", "addresses_reprisal", "day"]]
    raised = cases.actions[["case_id", "bodies"]].explode("bodies").dropna().drop_duplicates()
    return Scope(
        cases=records.at(is_case),
        situations=records.at(~is_case),
        acts=of_cases(cases.many["act_types"]),
        entities=of_cases(cases.many["un_entities"]),
        raised=of_cases(raised.rename(columns={"bodies": "value"}), "case_id"),
        victims=of_cases(cases.victims.join(cases.persons, on="person").astype(object)),
        replies=of_cases(replies.astype(object), "case_id"),
        requests=of_cases(cases.requests.astype(object), "case_id"),
        states=numbered(cases.many["states"]),
        ids=cases.cases.index.to_numpy(dtype=object),
        reference=cases.reference,
    )


_OF_CASES = tuple(each.name for each in fields(Scope) if each.name not in ("states", "ids", "reference"))
_OF_GOVERNMENTS = ("replies", "requests")


def country_scopes(world: Scope, listed: Mapping[str, Country]) -> Iterator[tuple[Country, Scope]]:
    """One scope for each listed State, in alphabetical order: a case of several States is in each of theirs.

    Requests and replies are those of that State's Government.
    """
    order = _by_key(world)
    places = {name: _by_state(getattr(world, name), order) for name in _OF_CASES}
    none = np.zeros(0, dtype=np.int64)
    for state, country in listed.items():
        rows = {name: getattr(world, name).at(found.get(state, none)) for name, found in places.items()}
        rows.update({name: rows[name].where("state", state) for name in _OF_GOVERNMENTS})
        yield country, replace(world, **rows)


@dataclass(frozen=True, slots=True)
class _StatesOfRecords:
    """The States of record n are `states[first[n] : first[n] + number[n]]`."""

    states: np.ndarray
    first: np.ndarray
    number: np.ndarray


def _by_key(world: Scope) -> _StatesOfRecords:
    keys = world.states["key"]
    number = np.bincount(keys, minlength=len(world.ids))
    return _StatesOfRecords(world.states["value"][np.argsort(keys, kind="stable")], np.cumsum(number) - number, number)


def _by_state(rows: Rows, records: _StatesOfRecords) -> dict[str, np.ndarray]:
    """The places of rows by State of the record that their `key` names."""
    keys = rows["key"]
    times = records.number[keys]
    at = np.repeat(np.arange(len(keys)), times)
    which = np.arange(len(at)) - np.repeat(np.cumsum(times) - times, times)
    states = records.states[records.first[keys][at] + which]
    return {state: at[places] for state, places in _places(states)}


def _places(values: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """Each distinct value with the places at which it stands."""
    codes, distinct = pd.factorize(values)
    order = np.argsort(codes, kind="stable")
    ends = np.cumsum(np.bincount(codes, minlength=len(distinct)))
    start = 0
    for value, end in zip(distinct.tolist(), ends.tolist(), strict=True):
        yield str(value), order[start:end]
        start = end
