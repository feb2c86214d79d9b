"""How persons and organizations are counted: one rule for what is reported and for what is withheld."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from reportgen.vocabulary import CountQualifier, PersonKind, RecordType


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its qualifier; None where no case states one. `not_stated`: the ids of cases that state none."""

    value: int | None
    qualifier: CountQualifier
    not_stated: tuple[str, ...]
    cases: tuple[str, ...]


def count_persons(cases: pd.DataFrame, victims: pd.DataFrame, kinds: pd.Series) -> Count:
    """Distinct persons once, however many cases they are in, and further persons (docs/input-data.md, Counting).

    `cases`, index case id: record_type, further_persons (Int64), count_qualifier. `victims`: key (case id), person.
    `kinds`: person or organization by person key. An individual record without victims and number is one person. The
    total carries the weakest qualifier of its parts, and at least AT_LEAST when a case states none.
    """
    own = victims[victims["person"].map(kinds) == PersonKind.PERSON.value]
    with_own = cases.index.isin(own["key"])
    further = cases["further_persons"]
    implied = (cases["record_type"] == RecordType.INDIVIDUAL.value).to_numpy() & ~with_own & further.isna().to_numpy()
    silent = cases.index[~with_own & further.isna().to_numpy() & ~implied]
    qualifiers = _qualifiers(cases[further.notna()], "further_persons")
    if len(silent):
        qualifiers.append(CountQualifier.AT_LEAST)
    value = own["person"].nunique() + int(further.sum()) + int(implied.sum())
    known = len(cases) == 0 or len(silent) < len(cases)
    speaking = cases.index.difference(silent, sort=False)
    return _count(value if known else None, qualifiers, silent, speaking)


def count_organizations(cases: pd.DataFrame, victims: pd.DataFrame, kinds: pd.Series) -> Count:
    """Distinct organizations and further organizations, by the same rule. Frames as for `count_persons`.

    A case that names no organization concerns none, unless it is a record of type organization: then it is not stated.
    """
    own = victims[victims["person"].map(kinds) == PersonKind.ORGANIZATION.value]
    with_own = cases.index.isin(own["key"])
    further = cases["further_organizations"]
    about_one = (cases["record_type"] == RecordType.ORGANIZATION.value).to_numpy()
    silent = cases.index[about_one & ~with_own & further.isna().to_numpy()]
    qualifiers = _qualifiers(cases[further.notna()], "further_organizations")
    if len(silent):
        qualifiers.append(CountQualifier.AT_LEAST)
    value = own["person"].nunique() + int(further.sum())
    speaking = cases.index[with_own | further.notna().to_numpy()]
    return _count(None if len(silent) and not len(speaking) else value, qualifiers, silent, speaking)


def _qualifiers(stating: pd.DataFrame, column: str) -> list[CountQualifier]:
    counted = stating.loc[stating[column] > 0, "count_qualifier"]
    return [CountQualifier(code) for code in counted.unique() if code]


def _count(value: int | None, qualifiers: list[CountQualifier], silent: pd.Index, speaking: pd.Index) -> Count:
    weakest = CountQualifier.weakest(qualifiers) if value is not None else CountQualifier.EXACT
    return Count(value, weakest, tuple(map(str, silent)), tuple(map(str, speaking)))
