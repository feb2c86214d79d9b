"""Cases that are described no longer because somebody is to be protected, for who looks after files made before."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from reportgen.cases.confidential import CheckedCases
from reportgen.cases.rows import cells_of
from reportgen.versions.rows import case_mark
from reportgen.vocabulary import Consent, Inclusion, InclusionReason, Iso3

PROTECTING = frozenset(("consent_withdrawn", "no_consent", "statistics_not_allowed"))
"""Rules that leave a case out for the sake of those concerned."""
_TO_AN_ENTRY = (Consent.NAMED.value, Consent.ANONYMOUS.value)


@dataclass(frozen=True, slots=True)
class ClosedCase:
    """A case of which less is told, for protection: its id (for drafters), what stood for it in a file, its States.

    `described`: it has an entry, without what would tell who it is about; else it has none.
    """

    case: str
    anchor: str
    states: tuple[Iso3, ...]
    described: bool = False


def closed_cases(checked: CheckedCases, rule: pd.Series, described: pd.Series) -> tuple[ClosedCase, ...]:
    """Cases that are left out, not described or anonymous for the sake of those concerned, by the rules of `consent`.

    What drafters left out for another reason is among them where no consent to an entry stands. Without the key of the
    folder what stands for them stands in no file.
    """
    consents, reasons = checked.cases["consent"], checked.cases["inclusion_reason"]
    protected = (reasons == InclusionReason.PROTECTION.value) | ~consents.isin(_TO_AN_ENTRY)
    hidden = rule.isin(PROTECTING) | ((rule != "") & protected)
    told = consents.loc[described.index[described]]
    anonymous = told.index[told == Consent.ANONYMOUS.value]
    ids = [*rule.index[hidden], *described.index[~described], *anonymous]
    states = checked.many["cases.states"]
    own: dict[str, list[Iso3]] = {case: [] for case in ids}
    for case, state in cells_of(states[states["key"].isin(ids)], "key", "value"):
        own[case].append(state)
    key, open_ = checked.digest_key or secrets.token_bytes(), frozenset(anonymous)
    return tuple(ClosedCase(str(case), case_mark(key, str(case)), tuple(own[case]), case in open_) for case in ids)


def reopened(checked: CheckedCases, cases: Iterable[str]) -> CheckedCases:
    """The same data with some cases open, to be counted only: which figures changed because they were closed."""
    chosen = checked.cases.index.isin(list(cases))
    table = checked.cases.copy()
    table.loc[chosen, "consent"] = Consent.NAMED.value
    table.loc[chosen, "inclusion"] = Inclusion.INCLUDE.value
    return replace(checked, cases=table)
