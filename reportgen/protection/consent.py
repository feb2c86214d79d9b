"""The two keys of a case: the decision by people, and consent. No decision or no consent recorded: it is left out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from reportgen.cases.confidential import CheckedCases, LeftOutCase
from reportgen.settings import PolicySettings
from reportgen.vocabulary import Consent, Inclusion


def decide(checked: CheckedCases, policy: PolicySettings) -> pd.Series:
    """For each case the rule that leaves it out, "" for a case that may be counted; index case id.

    The rules stand in the order in which they are asked: the first that applies is the reason.
    """
    cases = checked.cases
    rule = np.full(len(cases), "", dtype=object)
    verified = cases["verification"].isin(["", *policy.publishable_verification])
    for name, applies in (
        ("not_included", cases["inclusion"] != Inclusion.INCLUDE.value),
        ("consent_withdrawn", cases["consent"] == Consent.WITHDRAWN.value),
        ("no_consent", cases["consent"].isin(["", Consent.WITHHELD.value])),
        ("statistics_not_allowed", (cases["consent"] == Consent.STATISTICS.value) & (not policy.statistics)),
        ("not_publishable", ~verified),
    ):
        rule[applies.to_numpy(dtype=bool) & (rule == "")] = name
    return pd.Series(rule, index=cases.index, dtype=object)


def described(checked: CheckedCases, counted: pd.Index) -> pd.Series:
    """Which counted cases have an entry: not those for statistics, nor anonymous ones without an anonymous account."""
    cases = checked.cases.loc[counted]
    anonymous = cases["consent"] == Consent.ANONYMOUS.value
    silent = anonymous & (cases["account_anonymous"] == "")
    told: pd.Series = ~silent & (cases["consent"] != Consent.STATISTICS.value)
    return told


def left_out(checked: CheckedCases, rule: pd.Series) -> tuple[LeftOutCase, ...]:
    """Each case that is left out, with the rule and the reason that people recorded."""
    rows = rule[rule != ""]
    reasons = checked.cases.loc[rows.index, "inclusion_reason"]
    return tuple(
        LeftOutCase(str(case), str(name), str(reason))
        for case, name, reason in zip(rows.index, rows, reasons, strict=True)
    )
