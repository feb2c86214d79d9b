"""How persons and organizations are counted: one rule for what is reported and for what is withheld."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reportgen.cases.rows import Rows
from reportgen.vocabulary import CountQualifier, PersonKind, RecordType


@dataclass(frozen=True)
class Count:
    """A number with its qualifier; None where no case states one.

    `not_stated` are the keys of the cases that state none, `cases` those that state one.
    """

    value: int | None
    qualifier: CountQualifier
    not_stated: np.ndarray
    cases: np.ndarray


def with_victims(cases: Rows, victims: Rows) -> Rows:
    """The cases, and whether one has a person or an organization among its victims: `has_persons`, `has_organizations`.

    `cases`: key, a number; `victims`: key, that of the case, and kind (person or organization).
    """

    def has(kind: PersonKind) -> np.ndarray:
        return np.isin(cases["key"], victims["key"][victims["kind"] == kind.value])

    return cases.having(has_persons=has(PersonKind.PERSON), has_organizations=has(PersonKind.ORGANIZATION))


def count_persons(cases: Rows, victims: Rows) -> Count:
    """Distinct persons once, however many cases they are in, and further persons (docs/input-data.md, Counting).

    `cases`: what `with_victims` gave, with record_type, further_persons (NaN: not stated), count_qualifier. `victims`:
    person and kind of theirs. An individual record without victims and number is one person.
    The total carries the weakest qualifier of its parts, and at least AT_LEAST when a case states none.
    """
    further = cases["further_persons"]
    empty = ~cases["has_persons"] & np.isnan(further)
    implied = (cases["record_type"] == RecordType.INDIVIDUAL.value) & empty
    silent = empty & ~implied
    qualifiers = _qualifiers(cases, "further_persons")
    if silent.any():
        qualifiers.append(CountQualifier.AT_LEAST)
    value = _distinct(victims, PersonKind.PERSON) + int(np.nansum(further)) + int(implied.sum())
    known = len(cases) == 0 or not silent.all()
    return _count(value if known else None, qualifiers, cases["key"][silent], cases["key"][~silent])


def count_organizations(cases: Rows, victims: Rows) -> Count:
    """Distinct organizations and further organizations, by the same rule. Rows as for `count_persons`.

    A case that names no organization concerns none, unless it is a record of type organization: then it is not stated.
    """
    further = cases["further_organizations"]
    speaking = cases["has_organizations"] | ~np.isnan(further)
    silent = (cases["record_type"] == RecordType.ORGANIZATION.value) & ~speaking
    qualifiers = _qualifiers(cases, "further_organizations")
    if silent.any():
        qualifiers.append(CountQualifier.AT_LEAST)
    value = _distinct(victims, PersonKind.ORGANIZATION) + int(np.nansum(further))
    known = bool(speaking.any() or not silent.any())
    return _count(value if known else None, qualifiers, cases["key"][silent], cases["key"][speaking])


def _distinct(victims: Rows, kind: PersonKind) -> int:
    return len(set(victims["person"][victims["kind"] == kind.value].tolist()))


def _qualifiers(cases: Rows, column: str) -> list[CountQualifier]:
    stated = cases[column] > 0  # which what is not stated is not
    return [CountQualifier(code) for code in set(cases["count_qualifier"][stated].tolist()) if code]


def _count(value: int | None, qualifiers: list[CountQualifier], silent: np.ndarray, speaking: np.ndarray) -> Count:
    weakest = CountQualifier.weakest(qualifiers) if value is not None else CountQualifier.EXACT
    return Count(value, weakest, silent, speaking)
