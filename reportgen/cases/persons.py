"""How persons and organizations are counted: one rule for what is reported and for what is withheld."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from reportgen.vocabulary import CountQualifier, PersonKind, RecordType


@dataclass(frozen=True)
class Count:
    """A number with its qualifier; None where no case states one.

    `not_stated` are the cases that state none, `cases` those that state one, as in the index of the cases counted.
    """

    value: int | None
    qualifier: CountQualifier
    not_stated: pd.Index
    cases: pd.Index


def count_persons(cases: pd.DataFrame, victims: pd.DataFrame) -> Count:
    """Distinct persons once, however many cases they are in, and further persons (docs/input-data.md, Counting).

    `cases`, index case: record_type, further_persons (Int64), count_qualifier. `victims`: key (case), person, kind
    (person or organization). An individual record without victims and number is one person. The total carries the
    weakest qualifier of its parts, and at least AT_LEAST when a case states none.
    """
    own = victims[victims["kind"].to_numpy() == PersonKind.PERSON.value]
    with_own = cases.index.isin(own["key"])
    further = cases["further_persons"]
    empty = ~with_own & further.isna().to_numpy()
    implied = (cases["record_type"] == RecordType.INDIVIDUAL.value).to_numpy() & empty
    silent = empty & ~implied
    qualifiers = _qualifiers(cases, "further_persons")
    if silent.any():
        qualifiers.append(CountQualifier.AT_LEAST)
    value = own["person"].nunique() + int(further.sum()) + int(implied.sum())
    known = len(cases) == 0 or not silent.all()
    return _count(value if known else None, qualifiers, cases.index[silent], cases.index[~silent])


def count_organizations(cases: pd.DataFrame, victims: pd.DataFrame) -> Count:
    """Distinct organizations and further organizations, by the same rule. Frames as for `count_persons`.

    A case that names no organization concerns none, unless it is a record of type organization: then it is not stated.
    """
    own = victims[victims["kind"].to_numpy() == PersonKind.ORGANIZATION.value]
    further = cases["further_organizations"]
    speaking = cases.index.isin(own["key"]) | further.notna().to_numpy()
    silent = (cases["record_type"] == RecordType.ORGANIZATION.value).to_numpy() & ~speaking
    qualifiers = _qualifiers(cases, "further_organizations")
    if silent.any():
        qualifiers.append(CountQualifier.AT_LEAST)
    value = own["person"].nunique() + int(further.sum())
    known = speaking.any() or not silent.any()
    return _count(value if known else None, qualifiers, cases.index[silent], cases.index[speaking])


def _qualifiers(cases: pd.DataFrame, column: str) -> list[CountQualifier]:
    stated = cases[column].to_numpy(dtype=float, na_value=0) > 0
    return [CountQualifier(code) for code in set(cases["count_qualifier"].to_numpy()[stated]) if code]


def _count(value: int | None, qualifiers: list[CountQualifier], silent: pd.Index, speaking: pd.Index) -> Count:
    weakest = CountQualifier.weakest(qualifiers) if value is not None else CountQualifier.EXACT
    return Count(value, weakest, silent, speaking)
