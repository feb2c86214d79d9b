"""What one distinct text of a column means, and what is wrong with it: one judge for each kind of column.

A column is judged by its distinct texts, each once; `reportgen.validation.tables` spreads the readings over the rows.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportgen.cases.schema import Column, Kind, TableSchema
from reportgen.dates import PartialDate
from reportgen.validation.edtf_dates import EXAMPLES, parse_date, what_is_wrong
from reportgen.validation.finding_log import Quoter
from reportgen.validation.rules import SINGULAR
from reportgen.validation.states import StateReader
from reportgen.vocabulary import Inclusion, RecordType, Reference, StateRole, YesNo

_MOST_COMPARED = 200
"""How many unknown texts of a column are compared with the codes: a column of other things would take minutes."""

_SHOWN_BEFORE = date(1945, 10, 24)
_SHOWN_AFTER = date(2100, 1, 1)
"""A date before the United Nations existed, or in another century, is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a text: the rule, the message and what is allowed."""

    rule: str
    message: str
    allowed: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text means (one value or none in a single-valued column), and what is wrong with it."""

    means: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


Judge = Callable[[str], Reading]
_Judged = tuple[str, tuple[Problem, ...]]
"""One value: what it is ("" for nothing), and its problems."""

_One = Callable[[str], _Judged]


class Judges:
    """The judges of one run. `dates` fills with every date that was read, by the text that stands for it."""

    def __init__(self, reference: Reference, states: StateReader, quoting: Quoter) -> None:
        self.dates: dict[str, PartialDate] = {}
        self._terms: Mapping[Kind, Iterable[str]] = {
            Kind.ACT: reference.act_types,
            Kind.ENTITY: reference.un_entities,
            Kind.ENGAGEMENT: reference.engagement_types,
        }
        self._states = states
        self._quoting = quoting

    def judge(self, schema: TableSchema, column: Column) -> Judge:
        """The judge of a column's cells."""
        if column.many and column.kind in (Kind.TEXT, Kind.PERSON, Kind.CASE, Kind.ACTION):
            return _listed
        one = cache(self._one(schema, column)) if column.many else self._one(schema, column)
        if column.many:
            return _several(one, f"{SINGULAR[schema.name]}.state_twice" if schema.name == "cases" else "", column)
        empty = _empty_cell(schema, column)

        def read(text: str) -> Reading:
            text = text.strip()
            if not text:
                return empty
            value, problems = one(text)
            return Reading((value,) if value else (), problems)

        return read

    def _one(self, schema: TableSchema, column: Column) -> _One:
        prefix = SINGULAR[schema.name]
        shown = (lambda _: "This value") if column.confidential else self._quoting
        match column.kind:
            case Kind.CODE:
                assert column.codes is not None
                return _code_judge(prefix, column, [str(code) for code in column.codes], shown)
            case Kind.ACT | Kind.ENTITY | Kind.ENGAGEMENT:
                return _code_judge(prefix, column, list(self._terms[column.kind]), shown)
            case Kind.STATE:
                return lambda text: self._state(prefix, text, shown)
            case Kind.ROLE:
                return lambda text: self._role(prefix, text, shown)
            case Kind.DATE:
                return lambda text: self._date(prefix, text, shown)
            case Kind.YES_OR_DATE:
                return lambda text: self._yes_or_date(prefix, text, shown)
            case Kind.COUNT:
                return lambda text: _count(prefix, text, shown)
            case Kind.KEY | Kind.TEXT | Kind.PERSON | Kind.CASE | Kind.ACTION:
                return lambda text: (text, ())

    def _state(self, prefix: str, text: str, shown: Quoter) -> _Judged:
        reading = self._states.read(text)
        allowed = ", ".join(country.iso3 for country in reading.candidates)
        if reading.iso3 and reading.candidates:
            name = reading.iso3
            message = f"{shown(text)} is read as {name}. It could be mistaken: {reading.told}."
            return reading.iso3, (Problem(f"{prefix}.state_could_be_mistaken", message, allowed),)
        if reading.iso3:
            return reading.iso3, ()
        if reading.candidates:
            message = f"{shown(text)} is not the code or the full name of one State. It may be: {reading.told}."
        else:
            message = f"{shown(text)} is no State's code or name."
        allowed = allowed or "an ISO 3166-1 code or a UN name of a State"
        return "", (Problem(f"{prefix}.unknown_state", message, allowed),)

    def _role(self, prefix: str, text: str, shown: Quoter) -> _Judged:
        state, _, role = (part.strip() for part in text.rpartition(":"))
        roles = [str(code) for code in StateRole]
        if not state or role not in roles:
            message = f"{shown(text)} is not a State and its role.{_meant(role, roles)}"
            return "", (Problem(f"{prefix}.bad_role", message, f"CHE:place_of_act; roles: {', '.join(roles)}"),)
        iso3, problems = self._state(prefix, state, shown)
        return (f"{iso3}:{role}" if iso3 else ""), problems

    def _date(self, prefix: str, text: str, shown: Quoter) -> _Judged:
        value = parse_date(text)
        if value is None:
            message = f"{shown(text)} is no date that can be read: {what_is_wrong(text)}."
            return "", (Problem(f"{prefix}.bad_date", message, EXAMPLES),)
        self.dates[value.edtf] = value
        bounds = [bound for bound in (value.earliest, value.latest) if bound]
        if any(not _SHOWN_BEFORE <= bound <= _SHOWN_AFTER for bound in bounds):
            message = f"{shown(text)} is a date, but its year is hardly meant."
            return value.edtf, (Problem(f"{prefix}.implausible_date", message, EXAMPLES),)
        return value.edtf, ()

    def _yes_or_date(self, prefix: str, text: str, shown: Quoter) -> _Judged:
        if text in (YesNo.YES.value, YesNo.NO.value):
            return text, ()
        value = parse_date(text)
        if value is None or value.latest is None:
            message = f"{shown(text)} is neither yes or no, nor the date until which the reply is embargoed."
            return "", (Problem(f"{prefix}.bad_public", message, "yes, no, 2018-05-15"),)
        self.dates[value.edtf] = value
        return value.edtf, ()


def _listed(text: str) -> Reading:
    """A cell of values that are judged elsewhere, separated by |: each once, in its order."""
    return Reading(tuple(dict.fromkeys(part for part in map(str.strip, text.split("|")) if part)))


def _several(one: _One, twice: str, column: Column) -> Judge:
    """Judges a cell of values separated by |: each value once, in its order."""

    def read(text: str) -> Reading:
        values: dict[str, None] = {}
        problems: list[Problem] = []
        for part in text.split("|") if "|" in text else (text,):
            text = part.strip()
            if text:
                value, found = one(text)
                problems.extend(found)
                if column.kind is Kind.STATE and twice and value in values:
                    problems.append(Problem(twice, f"{value} stands twice in this cell; it is counted once."))
                if value:
                    values[value] = None
        if not values and not problems and column.required and column.kind is Kind.STATE:
            problems.append(
                Problem(f"{twice.partition('.')[0]}.missing_value", "The case has no State.", "at least one")
            )
        return Reading(tuple(values), tuple(problems))

    return read


def _empty_cell(schema: TableSchema, column: Column) -> Reading:
    """What an empty cell means: the column's default, nothing, or that something is missing."""
    prefix = SINGULAR[schema.name]
    allowed = ", ".join(str(code) for code in column.codes) if column.codes else ""
    match (schema.name, column.name):
        case ("cases", "inclusion"):
            message = "No decision is recorded: the case is not included."
            return Reading((Inclusion.EXCLUDE.value,), (Problem("case.no_decision", message, allowed),))
        case ("cases", "record_type"):
            message = "What the row is about is not stated: it is counted as a case."
            return Reading((RecordType.UNKNOWN.value,), (Problem("case.no_record_type", message, allowed),))
        case ("history", "value"):
            return Reading((), (Problem("history.no_value", "The row has no figure."),))
        case ("persons", "name"):
            return Reading((), (Problem("person.no_name", "The person has no name."),))
    if column.default is not None:
        return Reading((str(column.default),))
    if column.required:
        return Reading((), (Problem(f"{prefix}.missing_value", f"There is no {column.name}.", allowed),))
    return Reading()


def _code_judge(prefix: str, column: Column, codes: list[str], shown: Quoter) -> _One:
    known = frozenset(codes)
    allowed = ", ".join(codes)
    compared: list[str] = []

    def read(text: str) -> _Judged:
        if text in known:
            return text, ()
        near = ""
        if not column.confidential and len(compared) < _MOST_COMPARED:  # the nearest code of a secret tells the secret
            compared.append(text)
            near = _meant(text, codes)
        return "", (Problem(f"{prefix}.unknown_code", f"{shown(text)} is no code of {column.name}.{near}", allowed),)

    return read


def _meant(text: str, codes: list[str]) -> str:
    """The nearest codes, as the end of a message."""
    wanted = re.sub(r"[\s-]+", "_", text[:80].strip()).casefold()
    near = difflib.get_close_matches(wanted, codes, n=3, cutoff=0.6)
    return f" Nearest: {', '.join(near)}." if near else ""


def _count(prefix: str, text: str, shown: Quoter) -> _Judged:
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return text, ()
    message = f"{shown(text)} is no whole number of 0 or more."
    return "", (Problem(f"{prefix}.bad_count", message, "0, 1, 2 ...; empty if it is not stated"),)
