"""Filters applied to the cases, by a reader of its own: what stands behind a fact, counted a second time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from reportgen.cases.releasable import ReleasableCases
from reportgen.tracing.filters import AnyOf, Between, Condition, Empty, Has, Rows, Some, UnderState
from reportgen.vocabulary import RecordType, ReplyForm

Row = Mapping[str, Any]


class Applied:
    """The released cases as plain rows, of which conditions are asked."""

    def __init__(self, cases: ReleasableCases) -> None:
        self.reference = cases.reference
        self.records = {str(key): self._record(str(key), row, cases) for key, row in cases.cases.iterrows()}
        self.by_state: dict[str, list[Row]] = {}
        for record in self.records.values():
            for state in record["states"]:
                self.by_state.setdefault(state, []).append(record)

    def ids(self, where: Iterable[Condition]) -> set[str]:
        conditions = tuple(where)
        return {key for key, row in self.records.items() if self.meets(row, conditions)}

    def states(self, ids: Iterable[str]) -> set[str]:
        return {state for key in ids for state in self.records[key]["states"]}

    def rows(self, ids: Iterable[str], some: Some) -> list[Row]:
        """The rows that hang on these records and meet a condition."""
        return [row for key in sorted(ids) for row in self.records[key][some.rows] if self.meets(row, some.where)]

    def meets(self, row: Row, conditions: Iterable[Condition]) -> bool:
        return all(self._holds(row, condition) for condition in conditions)

    def _holds(self, row: Row, condition: Condition) -> bool:
        match condition:
            case Has(column, values, negated):
                return bool(set(_several(row[column])) & set(values)) != negated
            case Empty(column, negated):
                return (not _several(row[column])) != negated
            case Between(column, low, high):
                value = row[column]
                return value is not None and low <= value and (high is None or value <= high)
            case Some(rows, where, negated):
                return any(self.meets(each, where) for each in row[rows]) != negated
            case AnyOf(conditions):
                return any(self._holds(row, each) for each in conditions)
            case UnderState():
                return any(self._state_holds(state, condition) for state in row["states"])

    def _state_holds(self, state: str, condition: UnderState) -> bool:
        records = self.by_state[state]
        is_case = [row for row in records if RecordType(row["record_type"]).is_case]
        region = self.reference.countries[state].region or "none"
        return (
            all(any(self.meets(row, every) for row in records) for every in condition.some)
            and all(self.meets(row, condition.only) for row in is_case)
            and (not condition.regions or region in condition.regions)
        )

    def _record(self, key: str, row: pd.Series, cases: ReleasableCases) -> dict[Any, Any]:
        many = {name: [v for k, v in links.itertuples(index=False) if k == key] for name, links in cases.many.items()}
        persons = cases.victims[cases.victims["key"] == key].join(cases.persons, on="person").to_dict("records")
        replies = cases.replies[cases.replies["case_id"] == key].to_dict("records")
        return {
            **{column: row[column] for column in ("part", "record_type", "consent")},
            **{column: None if pd.isna(row[column]) else int(row[column])
               for column in ("further_persons", "further_organizations")},
            "described": "yes" if row["described"] else "no",
            **many,
            Rows.PERSONS: persons,
            Rows.ACTIONS: cases.actions[cases.actions["case_id"] == key].to_dict("records"),
            Rows.RESPONSES: replies,
            Rows.ALLEGATIONS: [_allegation(request, replies) for request in
                               cases.requests[cases.requests["case_id"] == key].to_dict("records")],
        }  # fmt: skip


def _allegation(request: Row, replies: Iterable[Row]) -> Row:
    own = [r for r in replies if r["state"] == request["state"] and r["responder"] == "government"]
    answers = [r for r in own if ReplyForm(r["form"]).is_answer]
    days = [r["day"] for r in answers]
    put_on = request["put_on"]
    known = (
        put_on is not None and not pd.isna(put_on) and answers and all(d is not None and not pd.isna(d) for d in days)
    )
    first = (min(days) - put_on).days if known else None
    return {"state": request["state"], "replies": len(own), "answers": len(answers),
            "days": first if first is not None and first >= 0 else None}  # fmt: skip


def _several(cell: Any) -> tuple[Any, ...]:
    if isinstance(cell, list | tuple):
        return tuple(cell)
    return () if cell is None or cell == "" else (cell,)
