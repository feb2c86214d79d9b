"""The rows that a set of figures rests on: the world's, or one State's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from reportgen.cases.releasable import ReleasableCases
from reportgen.vocabulary import Country, RecordType, Reference, Responder

Ids = tuple[str, ...]

_CASE_TYPES = [code.value for code in RecordType if code.is_case]


@dataclass(frozen=True, repr=False)
class Scope:
    """Rows of one scope. Records are numbered: `ids[number]` is the case id, for numbers are quick to compare.

    `cases` are cases in the strict sense, `situations` the other records, both by number. Every other table has a
    column `key` with the number of a case (never of a situation): `acts`, `entities` and `raised` with a code in
    `value`; `victims` with person, kind, gender, age_group and detained; `replies` (of Governments) with response_id,
    state, form, position, addresses_reprisal and day; `requests` with state and put_on. `states` has key and value for
    every record.
    """

    cases: pd.DataFrame
    situations: pd.DataFrame
    acts: pd.DataFrame
    entities: pd.DataFrame
    raised: pd.DataFrame
    victims: pd.DataFrame
    replies: pd.DataFrame
    requests: pd.DataFrame
    states: pd.DataFrame
    ids: np.ndarray
    reference: Reference

    def ids_of(self, numbers: pd.Series | pd.Index | np.ndarray) -> Ids:
        """The case ids behind numbers."""
        return tuple(self.ids[np.asarray(numbers, dtype=np.int64)].tolist())

    def ids_by_value(self, links: pd.DataFrame) -> dict[str, Ids]:
        """Case ids by code, from columns `key` and `value`, in the order of the rows."""
        keys = links["key"].to_numpy()
        places = _positions(links["value"])
        return {value: tuple(self.ids[keys[rows]].tolist()) for value, rows in places.items()}


def world_scope(cases: ReleasableCases) -> Scope:
    """Every counted record."""
    records = cases.cases.reset_index(drop=True)
    is_case = records["record_type"].isin(_CASE_TYPES).to_numpy()

    def numbered(frame: pd.DataFrame, key: str = "key") -> pd.DataFrame:
        return frame.drop(columns=key).assign(key=cases.cases.index.get_indexer(pd.Index(frame[key])))

    def of_cases(frame: pd.DataFrame, key: str = "key") -> pd.DataFrame:
        rows = numbered(frame, key)
        chosen: pd.DataFrame = rows[is_case[rows["key"].to_numpy()]]
        return chosen

    replies = cases.replies[cases.replies["responder"] == Responder.GOVERNMENT.value]
    raised = cases.actions[["case_id", "bodies"]].explode("bodies").dropna().drop_duplicates()
    return Scope(
        cases=records[is_case],
        situations=records[~is_case],
        acts=of_cases(cases.many["act_types"]),
        entities=of_cases(cases.many["un_entities"]),
        raised=of_cases(raised.rename(columns={"bodies": "value"}), "case_id"),
        victims=of_cases(cases.victims.join(cases.persons, on="person")).astype(object).astype({"key": np.int64}),
        replies=of_cases(replies, "case_id"),
        requests=of_cases(cases.requests, "case_id"),
        states=numbered(cases.many["states"]),
        ids=cases.cases.index.to_numpy(dtype=object),
        reference=cases.reference,
    )


def country_scopes(world: Scope, listed: Mapping[str, Country]) -> Iterator[tuple[Country, Scope]]:
    """One scope for each listed State, in alphabetical order: a case of several States is in each of theirs.

    Requests and replies are those of that State's Government.
    """
    states = world.states[world.states["value"].isin(list(listed))]
    spread = {name: _by_state(getattr(world, name), states) for name in ("acts", "entities", "raised", "victims")}
    cases, situations = (_by_state(frame, states) for frame in (world.cases, world.situations))
    replies, requests = (_own(_by_state(frame, states)) for frame in (world.replies, world.requests))
    for state, country in listed.items():
        rows = {name: frames.get(state, getattr(world, name).iloc[:0]) for name, frames in spread.items()}
        yield (
            country,
            Scope(
                cases=cases.get(state, world.cases.iloc[:0]),
                situations=situations.get(state, world.situations.iloc[:0]),
                replies=replies.get(state, world.replies.iloc[:0]),
                requests=requests.get(state, world.requests.iloc[:0]),
                states=world.states,
                ids=world.ids,
                reference=world.reference,
                **rows,
            ),
        )


def _by_state(frame: pd.DataFrame, states: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of a frame by State of the case: its index is the case id, or its column `key`."""
    keys = frame["key"] if "key" in frame.columns else frame.index.to_series()
    rows = pd.DataFrame({"key": keys.to_numpy(), "row": np.arange(len(frame))})
    spread = rows.merge(states, on="key", sort=False)
    at = spread["row"].to_numpy()
    return {state: frame.iloc[at[places]] for state, places in _positions(spread["value"]).items()}


def _own(frames: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    return {state: frame[frame["state"] == state] for state, frame in frames.items()}


def _positions(values: pd.Series) -> dict[str, np.ndarray]:
    """For each distinct value the positions at which it stands."""
    codes, distinct = pd.factorize(values)
    order = np.argsort(codes, kind="stable")
    cuts = np.searchsorted(codes[order], np.arange(1, len(distinct)))
    parts = np.split(order, cuts)
    return {str(value): part for value, part in zip(distinct, parts, strict=False)}
