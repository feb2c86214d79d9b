"""Dates of anonymous cases, no finer than the policy's."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from reportgen.dates import PartialDate, Precision


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
