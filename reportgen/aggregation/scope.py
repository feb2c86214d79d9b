"""The rows that a set of figures rests on: the world's, or one State's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from reportgen.cases.persons import with_victims
from reportgen.cases.releasable import ReleasableCases
from reportgen.cases.rows import Rows, cells_of
from reportgen.facts import OF_STATES, Fact, Value
from reportgen.vocabulary import CountQualifier, Country, RecordType, Reference, Responder

Ids = tuple[str, ...]

_CASE_TYPES = [code.value for code in RecordType if code.is_case]
_COUNTED = ("part", "record_type", "further_persons", "further_organizations", "count_qualifier")
_REPLIES = ("response_id", "state", "form", "position", "addresses_reprisal", "day")
_OF_PERSONS = ("kind", "gender", "age_group", "detained")


@dataclass(frozen=True, repr=False)
class Scope:
    """Rows of one scope. Records are numbered: `ids[number]` is the case id, for numbers are quick to compare.

    `cases` are cases in the strict sense, `situations` the other records, both with `key`, the number of the record,
    part, record_type, further_persons, further_organizations, count_qualifier, and whether the record has a row of its
    own: has_acts, has_entities, has_raised, has_persons, has_organizations. Every other table has a column `key` with
    the number of a case (never of a situation): `acts`, `entities` and `raised` with a code in `value`; `victims`
    with person, kind, gender, age_group and detained; `replies` (of Governments) with response_id, state, form,
    position, addresses_reprisal and day; `requests` with state and put_on. `states` has key and value for every record.
    `prefix` and `whose` are what the keys of its figures begin with, and their labels end with: nothing for the world.
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
    prefix: str = ""
    whose: str = ""

    def fact(self, key: str, value: Value, label: str, qualifier: CountQualifier = CountQualifier.EXACT,
             cases: Ids = ()) -> Fact:  # fmt: skip
        """A figure of this scope; `key` and `label` are those of the world."""
        return Fact(self.prefix + key, value, label + self.whose, qualifier, cases)

    def ids_of(self, numbers: np.ndarray) -> Ids:
        """The case ids behind numbers."""
        return tuple(self.ids[numbers].tolist())

    def ids_by_value(self, links: Rows) -> dict[str, Ids]:
        """Case ids by code, from columns `key` and `value`, in the order of the rows."""
        found: dict[str, list[str]] = {}
        for value, case in zip(links["value"].tolist(), self.ids[links["key"]].tolist(), strict=True):
            found.setdefault(value, []).append(case)
        return {value: tuple(cases) for value, cases in found.items()}

    def of(self, records: np.ndarray) -> Scope:
        """The scope of some records alone: a boolean for each."""
        tables = (*_OF_CASES, "states")
        return replace(
            self, **{name: rows.at(records[rows["key"]]) for name in tables for rows in [getattr(self, name)]}
        )

    def states_of(self, records: np.ndarray) -> frozenset[str]:
        """The States of some records: a boolean for each."""
        return frozenset(self.states["value"][records[self.states["key"]]].tolist())


def world_scope(cases: ReleasableCases) -> Scope:
    """Every counted record."""
    ids = cases.cases.index.to_numpy(dtype=object)
    numbers = {case: number for number, case in enumerate(ids.tolist())}
    is_case = cases.cases["record_type"].isin(_CASE_TYPES).to_numpy()

    def numbered(of: Iterable[str], **columns: np.ndarray) -> Rows:
        return Rows({**columns, "key": np.array([numbers[case] for case in of], dtype=np.int64)})

    def of_cases(rows: Rows) -> Rows:
        return rows.at(is_case[rows["key"]])

    def links(name: str) -> Rows:
        return numbered(_cells(cases.many[name], "key"), value=_cells(cases.many[name], "value"))

    pairs = _raised(cases)
    persons = cases.persons.reindex(cases.victims["person"].to_numpy(dtype=object))
    governments = cases.replies["responder"].to_numpy(dtype=object) == Responder.GOVERNMENT.value
    replies = numbered(_cells(cases.replies, "case_id"), **{name: _cells(cases.replies, name) for name in _REPLIES})
    acts, entities = of_cases(links("act_types")), of_cases(links("un_entities"))
    raised = of_cases(numbered([case for case, _ in pairs], value=_array([body for _, body in pairs])))
    victims = of_cases(
        numbered(
            _cells(cases.victims, "key"),
            person=_cells(cases.victims, "person"),
            **{name: _cells(persons, name) for name in _OF_PERSONS},
        )
    )
    records = Rows.of(cases.cases[list(_COUNTED)], key=np.arange(len(ids)))
    records = with_victims(records, victims).having(
        **{f"has_{name}": np.isin(records["key"], rows["key"]) for name, rows in
           (("acts", acts), ("entities", entities), ("raised", raised))})  # fmt: skip
    return Scope(
        cases=records.at(is_case),
        situations=records.at(~is_case),
        acts=acts,
        entities=entities,
        raised=raised,
        victims=victims,
        replies=of_cases(replies.at(governments)),
        requests=of_cases(
            numbered(
                _cells(cases.requests, "case_id"),
                state=_cells(cases.requests, "state"),
                put_on=_cells(cases.requests, "put_on"),
            )
        ),
        states=links("states"),
        ids=ids,
        reference=cases.reference,
    )


def of_state(state: str) -> str:
    """What the keys of a State's figures begin with."""
    return f"{OF_STATES}{state}."


_OF_CASES = ("cases", "situations", "acts", "entities", "raised", "victims", "replies", "requests")
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
        yield country, replace(world, **rows, prefix=of_state(state), whose=f" ({country.in_text or country.name})")


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


def _raised(cases: ReleasableCases) -> list[tuple[str, str]]:
    """Each case with each body of its actions, once."""
    actions = cells_of(cases.actions, "case_id", "bodies")
    return list(dict.fromkeys((case, body) for case, bodies in actions for body in bodies))


def _cells(frame: pd.DataFrame, name: str) -> np.ndarray:
    return frame[name].to_numpy(dtype=object)


def _array(texts: list[str]) -> np.ndarray:
    array = np.empty(len(texts), dtype=object)
    array[:] = texts
    return array


def _places(values: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """Each distinct value with the places at which it stands."""
    codes, distinct = pd.factorize(values)
    order = np.argsort(codes, kind="stable")
    ends = np.cumsum(np.bincount(codes, minlength=len(distinct)))
    start = 0
    for value, end in zip(distinct.tolist(), ends.tolist(), strict=True):
        yield str(value), order[start:end]
        start = end
