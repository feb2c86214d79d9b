"""Dates of the example as EDTF and as words in a sentence."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from invented.chance import dice, weighted

PERIOD_START = date(2030, 5, 1)
PERIOD_END = date(2031, 4, 30)
CUT_OFF = date(2031, 6, 30)
DOCUMENT = date(2031, 8, 17)


def day_between(first: date, last: date) -> date:
    """A day of chance, both ends included; the first where the ends cross."""
    return first + timedelta(days=dice.randrange(max((last - first).days, 0) + 1))


def edtf_near(day: date) -> str:
    """A date near a day, as exact as a source may have it."""
    kind = weighted({"day": 60, "month": 16, "about": 5, "doubtful": 2, "days": 6, "months": 4, "open": 4, "year": 2})
    later = min(day + timedelta(days=dice.randint(2, 12)), PERIOD_END)
    month = f"{day:%Y-%m}"
    match kind:
        case "month":
            return month
        case "about":
            return f"{month}~"
        case "doubtful":
            return f"{month}?"
        case "days" if later > day:
            return f"{day}/{later}"
        case "months":
            return f"{month}/{_month_after(day):%Y-%m}"
        case "open":
            return f"{day}/.."
        case "year":
            return f"{day:%Y}"
        case _:
            return str(day)


def in_words(edtf: str) -> str:
    """An adverbial phrase: "on 12 March 2031", "in about September 2030", "between 3 and 9 June 2030"."""
    if edtf == "unclear":
        return "on a date that could not be established"
    if edtf.endswith("/.."):
        return f"since {_plain(edtf[:-3])}"
    if edtf.startswith("../"):
        return f"before {_plain(edtf[3:])}"
    if "/" in edtf:
        first, last = edtf.split("/")
        return f"between {_shortened(first, last)} and {_plain(last)}"
    if edtf.endswith(("~", "?")):
        return f"in about {_plain(edtf[:-1])}"
    return ("on " if len(edtf) == len("2031-03-12") else "in ") + _plain(edtf)


def coarse(edtf: str) -> str:
    """The same date by its months, for an anonymous account: nothing finer may be printed."""
    return "/".join(dict.fromkeys(re.sub(r"(\d{4}-\d{2})-\d{2}", r"\1", edtf).split("/")))


def latest(text: str) -> date | None:
    """The last day of a day or a month; None for a year, an open end or an unclear date."""
    parts = [int(part) for part in text.rstrip("~?").split("-") if part.isdigit()]
    if len(parts) < 2:
        return None
    return date(*parts) if len(parts) == 3 else _month_after(date(*parts, 1)) - timedelta(days=1)


def day_in_words(day: date) -> str:
    """A day in United Nations style: "12 March 2031"."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def month_in_words(day: date) -> str:
    """Its month: "March 2031"."""
    return f"{calendar.month_name[day.month]} {day.year}"


def _plain(text: str) -> str:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return day_in_words(date(*parts))
    return f"{calendar.month_name[parts[1]]} {parts[0]}" if len(parts) == 2 else text


def _shortened(first: str, last: str) -> str:
    """The first end of a span without what both ends share: "3" of "3 and 9 June 2030"."""
    a, b = _plain(first).split(), _plain(last).split()
    while len(a) > 1 and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return " ".join(a)


def _month_after(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
