"""Dates as sources give them: a day, a month, a year, a span, about a time, or unclear (EDTF, ISO 8601-2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


class Precision(IntEnum):
    """How fine a date is; a larger number is coarser."""

    DAY = 1
    MONTH = 2
    YEAR = 3
    UNCLEAR = 4


@dataclass(frozen=True, slots=True)
class PartialDate:
    """One date or one span. `earliest` and `latest` bound it (None: open or unclear); both ends share `precision`.

    `approximate` is EDTF's ~ or ?, printed as "about".
    """

    edtf: str
    earliest: date | None
    latest: date | None
    precision: Precision
    span: bool = False
    approximate: bool = False

    @property
    def day(self) -> date | None:
        """The day, where the date is one day and not approximate; else None."""
        exact = self.precision is Precision.DAY and not self.span and not self.approximate
        return self.earliest if exact else None

    def coarsened(self, precision: Precision) -> PartialDate:
        """The same date, no finer than `precision`: its bounds widened too, so that the fine date is gone."""
        if self.precision >= precision:
            return self
        low, high = _widened(self.earliest, self.latest, precision)
        span = self.span and _text(low, precision) != _text(high, precision)
        edtf = "/".join(dict.fromkeys(_edtf(bound, precision) for bound in (low, high)))
        return PartialDate(edtf, low, high, precision, span, self.approximate)

    def __str__(self) -> str:
        """United Nations style: "15 May 2018", "May 2018", "June 2019 to April 2020", "about March 2018"."""
        if self.precision is Precision.UNCLEAR or (self.earliest is None and self.latest is None):
            return "an unclear date"
        about = "about " if self.approximate else ""
        if not self.span:
            return about + _text(self.earliest or self.latest, self.precision)
        if self.latest is None:
            return f"{about}since {_text(self.earliest, self.precision)}"
        if self.earliest is None:
            return f"{about}until {_text(self.latest, self.precision)}"
        first, last = (_text(bound, self.precision) for bound in (self.earliest, self.latest))
        return about + (first if first == last else f"{first} to {last}")


def day_text(day: date) -> str:
    """A day in United Nations style: "29 September 2017"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _text(bound: date | None, precision: Precision) -> str:
    if bound is None:
        return "an unclear date"
    if precision is Precision.DAY:
        return day_text(bound)
    if precision is Precision.MONTH:
        return f"{MONTHS[bound.month - 1]} {bound.year}"
    return str(bound.year)


def _edtf(bound: date | None, precision: Precision) -> str:
    if bound is None:
        return ".."
    return bound.isoformat()[: {Precision.DAY: 10, Precision.MONTH: 7}.get(precision, 4)]


def _widened(low: date | None, high: date | None, precision: Precision) -> tuple[date | None, date | None]:
    if precision is Precision.MONTH:
        low = low and low.replace(day=1)
        high = high and _month_end(high)
    elif precision is Precision.YEAR:
        low = low and date(low.year, 1, 1)
        high = high and date(high.year, 12, 31)
    else:
        low = high = None
    return low, high


def _month_end(day: date) -> date:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
