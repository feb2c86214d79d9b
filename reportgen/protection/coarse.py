"""Dates of anonymous cases, no finer than the policy's; and fine dates or references typed into a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from reportgen.dates import MONTHS, PartialDate, Precision
from reportgen.findings import Finding, Severity, Where
from reportgen.settings import PolicySettings

_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:\s*[–-]\s*\d{{1,2}})?\s+({'|'.join(MONTHS)})\b|\b({'|'.join(MONTHS)})\s+\d{{1,2}}\b(?!\d)"
    r"|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\s+\d{{4}}\b")
_REFERENCE = re.compile(
    r"\b(?:(?:J?(?:AL|UA|OL)|J?AM)\s+)?[A-Z]{3}\s+\d+/\d{4}\b|\bA/HRC/[\w./-]*\d|\bpara(?:s|graphs?)?\.?\s+\d+"
)


class DateGate:
    """The dates that may be printed, by their text; coarsened ones are added as they are asked for."""

    def __init__(self, dates: Mapping[str, PartialDate], precision: Precision) -> None:
        self.dates = dict(dates)
        self.precision = precision

    def coarse(self, text: str) -> str:
        """The text of the same date, no finer than the policy's ("" stays "")."""
        date = self.dates.get(text)
        if date is None:
            return ""
        coarse = date.coarsened(self.precision)
        key = text if coarse is date else f"{coarse.edtf}{'~' if coarse.approximate else ''}"
        self.dates.setdefault(key, coarse)
        return key

    def gate(self, texts: pd.Series, hidden: pd.Series) -> pd.Series:
        """The texts of dates, coarsened where `hidden` (boolean, same index)."""
        if not hidden.any():
            return texts
        coarse = {text: self.coarse(text) for text in texts[hidden].unique()}
        return texts.where(~hidden, texts.map(coarse))


def fine_marks(texts: Iterable[tuple[Where, str]], policy: PolicySettings, allowed: frozenset[str]) -> list[Finding]:
    """A finding (error) for each text of an anonymous case that holds a date finer than the policy's, or a reference.

    `allowed` are dates and references that name nobody (names_someone is no), as they are printed.
    """
    patterns = [_DAY, _REFERENCE, *([_MONTH] if policy.precision is Precision.YEAR else [])]
    found = []
    for where, text in texts:
        rest = text
        for harmless in sorted(allowed, key=len, reverse=True):
            rest = rest.replace(harmless, " ")
        if any(pattern.search(rest) for pattern in patterns):
            found.append(
                Finding(
                    "anonymous.fine_date_or_reference",
                    Severity.ERROR,
                    where,
                    "The text of an anonymous case holds a day, a reference or an earlier paragraph: it could lead to "
                    "somebody.",
                    f"a {policy.anonymous_precision}, or what an action with names_someone = no holds",
                )
            )
    return found
