"""Which rows stand behind a figure, as data: conditions on the columns of docs/input-data.md, and their words.

A condition is asked of one record (a row of `cases` with what hangs on it). Beside the columns of the tables it may ask
these, which counting derives: `described` (yes: the record has an entry), and the table `allegations`, which has a row
for each pair of a case and a Government to which it was put with a due date that has passed: `state`, `replies` (how
many came, of whatever form), `answers` (those in substance), `days` (from the first time it was put to the first
answer; empty where a day is missing).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, assert_never


class Rows(Enum):
    """What hangs on a record. The words are those of a sentence: "it has a victim with ..."."""

    PERSONS = "persons", "a victim"
    ACTIONS = "un_actions", "an action"
    RESPONSES = "responses", "a reply in time"
    ALLEGATIONS = "allegations", "an allegation put to a Government whose reply is due"

    @property
    def table(self) -> str:
        return self.value[0]

    @property
    def words(self) -> str:
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Has:
    """The column has one of the values, or none of them where `negated`; a column of many values has several."""

    column: str
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Empty:
    """The column states nothing, or something where `negated`."""

    column: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """The number in the column is from `low` to `high`; None has no end."""

    column: str
    low: int
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Some:
    """One of the rows that hang on the record meets all conditions; none does where `negated`."""

    rows: Rows
    where: tuple[Condition, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions is met."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class UnderState:
    """A State under which it is listed has for each of `some` a counted record that meets it.

    `only`: of the cases of that State every one meets these. `regions`: the State is of one of them.
    """

    some: tuple[tuple[Condition, ...], ...] = ()
    only: tuple[Condition, ...] = ()
    regions: tuple[str, ...] = ()


Condition = Has | Empty | Between | Some | AnyOf | UnderState


def words(conditions: Sequence[Condition]) -> str:
    """The conditions as one reads them: "record_type is individual or group; act_types has detention"."""
    return "; ".join(map(_words, conditions))


def record(condition: Condition) -> dict[str, Any]:
    """The condition for a program."""
    match condition:
        case Has():
            test = "not_in" if condition.negated else "in"
            return {"column": condition.column, "test": test, "values": list(condition.values)}
        case Empty():
            return {"column": condition.column, "test": "filled" if condition.negated else "empty"}
        case Between():
            return {"column": condition.column, "test": "between", "low": condition.low, "high": condition.high}
        case Some():
            test = "none" if condition.negated else "some"
            return {"table": condition.rows.table, "test": test, "where": [record(each) for each in condition.where]}
        case AnyOf():
            return {"test": "any_of", "conditions": [record(each) for each in condition.conditions]}
        case UnderState():
            return {
                "test": "under_state",
                "some": [[record(each) for each in every] for every in condition.some],
                "only": [record(each) for each in condition.only],
                "regions": list(condition.regions),
            }
        case _:
            assert_never(condition)


def _words(condition: Condition) -> str:
    match condition:
        case Has():
            return f"{condition.column} is {'not ' if condition.negated else ''}{_either(condition.values)}"
        case Empty():
            return f"{condition.column} is {'given' if condition.negated else 'empty'}"
        case Between():
            end = "or more" if condition.high is None else f"to {condition.high}"
            return f"{condition.column} is {condition.low} {end}"
        case Some():
            met = f" with {_joined(condition.where)}" if condition.where else ""
            has = "it does not have" if condition.negated else "it has"
            return f"{has} {condition.rows.words}{met} ({condition.rows.table})"
        case AnyOf():
            return f"either {' or '.join(map(_words, condition.conditions))}"
        case UnderState():
            parts = [f"that has a record with {_joined(each)}" for each in condition.some]
            parts += [f"all of whose cases have {_joined(condition.only)}"] if condition.only else []
            parts += [f"of the group {_either(condition.regions)}"] if condition.regions else []
            return f"it is listed under a State {' and '.join(parts)}"
        case _:
            assert_never(condition)


def _joined(conditions: Sequence[Condition]) -> str:
    return " and ".join(map(_words, conditions))


def _either(values: Sequence[str]) -> str:
    shown = [value or "empty" for value in values]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
