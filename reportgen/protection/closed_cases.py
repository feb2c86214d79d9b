"""Cases that are described no longer because somebody is to be protected, for who looks after files made before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from reportgen.cases.confidential import CheckedCases
from reportgen.versions.rows import case_mark
from reportgen.vocabulary import Consent, Inclusion, InclusionReason, Iso3

PROTECTING = frozenset(("consent_withdrawn", "no_consent", "statistics_not_allowed"))
"""Rules that leave a case out for the sake of those concerned."""


@dataclass(frozen=True, slots=True)
class ClosedCase:
    """A case without an entry, for protection: its id (for drafters), what stood for it in a file, its States."""

    case: str
    anchor: str
    states: tuple[Iso3, ...]


def closed_cases(checked: CheckedCases, rule: pd.Series, described: pd.Series) -> tuple[ClosedCase, ...]:
    """Cases that are left out or not described for the sake of those concerned, by the rules of `consent`."""
    reasons = checked.cases["inclusion_reason"]
    if not checked.digest_key:
        return ()  # nothing was ever written from this folder
    hidden = rule.isin(PROTECTING) | ((rule != "") & (reasons == InclusionReason.PROTECTION.value))
    ids = [*rule.index[hidden], *described.index[~described]]
    states = checked.many["cases.states"]
    own = states[states["key"].isin(ids)].groupby("key", sort=False)["value"].agg(tuple)
    return tuple(ClosedCase(str(case), case_mark(checked.digest_key, str(case)), own.get(case, ())) for case in ids)


def reopened(checked: CheckedCases, cases: Iterable[str]) -> CheckedCases:
    """The same data with some cases open, to be counted only: which figures changed because they were closed."""
    chosen = checked.cases.index.isin(list(cases))
    table = checked.cases.copy()
    table.loc[chosen, "consent"] = Consent.NAMED.value
    table.loc[chosen, "inclusion"] = Inclusion.INCLUDE.value
    return replace(checked, cases=table)
