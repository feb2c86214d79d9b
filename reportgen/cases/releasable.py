"""Cases as they may be counted and described: what protection lets through, and no name but those it releases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from reportgen.dates import PartialDate
from reportgen.vocabulary import CountQualifier, Reference


@dataclass(frozen=True, slots=True)
class Withheld:
    """What was left out for protection, for the world only: never by State."""

    cases: int
    persons: int | None
    persons_qualifier: CountQualifier
    states: int
    case_ids: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class ReleasableCases:
    """Tables whose every cell may be counted, and printed where the column says so.

    `cases`, index case id: part, record_type, further_persons, further_organizations (Int64), count_qualifier,
    consent (named, anonymous, statistics, not_applicable), described (bool: an entry may be printed), place, account,
    account_short (released text, persons already named or described), anchor (a keyed digest of the case id).
    `states`, `act_types`, `un_entities`, `perpetrators`, `development`, `engagement`, `scope_basis`, `previous`,
    `public_references`, `act_dates` in `many`: columns `key` (case id) and `value`; dates as text, keys of `dates`.
    `victims`: `key`, `person` for counted persons, no name. `persons`, index person key: kind, gender, age_group,
    detained.
    `actions`: one row for an action and a case: case_id, action (the reference where it may be printed, else ""),
    kind, date (text), put_to, due (datetime.date or None), bodies (tuple of codes).
    `replies`: one row for a reply and a case: response_id, case_id, state, responder, date (text), day (datetime.date
    or None, for counting days), form, position, addresses_reprisal, measures_reported, text (released), embargoed.
    `requests`: one row for a pair of case and Government to which the allegation was put with a due date that has
    passed: case_id, state, put_on (datetime.date or None).
    """

    cases: pd.DataFrame
    many: Mapping[str, pd.DataFrame]
    victims: pd.DataFrame
    persons: pd.DataFrame
    actions: pd.DataFrame
    replies: pd.DataFrame
    requests: pd.DataFrame
    history: pd.DataFrame
    dates: Mapping[str, PartialDate]
    withheld: Withheld
    reference: Reference
    data_version: str

    def __repr__(self) -> str:
        return f"ReleasableCases({len(self.cases)} cases)"
