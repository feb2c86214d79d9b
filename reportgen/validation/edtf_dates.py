"""Dates as they stand in a cell (EDTF, ISO 8601-2) to partial dates; what is not a date, to a reason."""

from __future__ import annotations

import calendar
import re
import warnings
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from reportgen.dates import PartialDate, Precision

UNCLEAR = "unclear"
EXAMPLES = "2018-05-15, 2018-05, 2018, 2018-03~, 2019-06/2020-04, 2019-06/.., unclear"
"""What is right, for the message of what is not."""

_PLAIN = re.compile(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)", re.ASCII)
_SHAPE = re.compile(r"[~?%]?[12][\dX]{3}[\dX~?%:TZ+-]*", re.ASCII)
_NO_MONTH = re.compile(r"-[~?%]*XX[~?%]*-[~?%]*\d")
_LONGEST = 40
"""The longest text that is given to the EDTF grammar; no date of a single case is longer."""

_SEASONS = range(21, 33)
"""EDTF's spring to winter. Which months they mean depends on the hemisphere, so they are read as "about" the year."""


@dataclass(frozen=True, slots=True)
class _End:
    """One date, or one end of a span."""

    earliest: date
    latest: date
    precision: Precision
    approximate: bool = False
    span: bool = False


def parse_date(text: str) -> PartialDate | None:
    """The value of one date or span, None for what is no date (an impossible or half date, another way of writing).

    A span's ends share the coarser precision of the two, and `edtf` of the value says no more than that: nothing finer
    travels on. Nothing is guessed: 05/06/2018 is no date.
    """
    text = text.strip()
    if text == UNCLEAR:
        return PartialDate(UNCLEAR, None, None, Precision.UNCLEAR)
    if "/" in text:
        return _span(text)
    end = _end(text)
    if end is None:
        return None
    written = text.partition("T")[0]
    return PartialDate(written, end.earliest, end.latest, end.precision, end.span, end.approximate)


def what_is_wrong(text: str) -> str:
    """Why a text is no date, in words that quote nothing of it."""
    text = text.strip()
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?[~?%]?", text):
        return "there is no such day or month"
    if re.fullmatch(r"\d{4}-\d{1,2}(-\d{1,2})?", text):
        return "a month and a day have two figures each"
    if "|" in text:
        return "it holds one date only"
    if text.count("/") == 1 and all(part == ".." or _end(part) for part in text.split("/")):
        return "a span that ends before it begins, or has no end at all, is none"
    if re.fullmatch(r"[\d\s./-]*\d[\d\s./-]*", text):
        return "a date begins with the year and has hyphens: which figure is the day and which the month is not guessed"
    if re.search(r"\d", text):
        return "a date is written in figures, the year first"
    return "it is no date"


def _span(text: str) -> PartialDate | None:
    first, _, last = text.partition("/")
    low, high = (None if part.strip() in ("..", "") else _end(part.strip()) for part in (first, last))
    for part, end in ((first, low), (last, high)):
        if end is None and part.strip() not in ("..", ""):
            return None
    ends = [end for end in (low, high) if end]
    if not ends or (low and high and low.earliest > high.latest):
        return None
    approximate = any(end.approximate for end in ends)
    bounds = low.earliest if low else None, high.latest if high else None
    coarse, fine = max(end.precision for end in ends), min(end.precision for end in ends)
    value = PartialDate(text, *bounds, fine, span=True, approximate=approximate).coarsened(coarse)
    return replace(value, edtf=f"{value.edtf}~") if approximate and value.edtf != text else value


def _end(text: str) -> _End | None:
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return _read_by_grammar(text)
    year, month, day, mark = int(plain[1]), int(plain[2] or 0), int(plain[3] or 0), bool(plain[4])
    if not plain[2]:
        return _End(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, mark)
    if not 1 <= month <= 12:
        return None if mark or plain[3] else _read_by_grammar(text)
    length = calendar.monthrange(year, month)[1]
    if not plain[3]:
        return _End(date(year, month, 1), date(year, month, length), Precision.MONTH, mark)
    if not 1 <= day <= length:
        return None
    return _End(date(year, month, day), date(year, month, day), Precision.DAY, mark)


def _read_by_grammar(text: str) -> _End | None:
    """What the plain way does not read: seasons, quarters, unspecified figures, times, marks inside a date."""
    if len(text) > _LONGEST or not _SHAPE.fullmatch(text) or _NO_MONTH.search(text):
        return None
    try:
        parsed = _grammar().parse_edtf(text)
        low, high = (date(bound.tm_year, bound.tm_mon, bound.tm_mday)
                     for bound in (parsed.lower_strict(), parsed.upper_strict()))  # fmt: skip
    except Exception:  # noqa: BLE001  the library raises many kinds, and each quotes the cell
        return None
    kind = type(parsed).__name__
    if kind not in _READ or low > high:
        return None
    plain = re.sub(r"[~?%]", "", text)
    approximate = plain != text
    if "Season" in kind:
        if int(plain[5:7]) in _SEASONS:
            return _End(date(low.year, 1, 1), date(low.year, 12, 31), Precision.YEAR, approximate=True)
        return _End(low, high, Precision.MONTH, approximate, span=True)
    if re.match(r"\d{4}-\d\d-\d\d", plain):
        return _End(low, high, Precision.DAY, approximate)
    if re.match(r"\d{4}-\d\d", plain):
        last = calendar.monthrange(low.year, low.month)[1]
        return _End(low.replace(day=1), low.replace(day=last), Precision.MONTH, approximate)
    decades = low.year != high.year
    bounds = date(low.year, 1, 1), date(high.year, 12, 31)
    return _End(*bounds, Precision.YEAR, approximate or decades, span=decades)


_READ = frozenset(
    {"Date", "DateAndTime", "Season", "Level2Season", "Unspecified", "PartialUnspecified", "UncertainOrApproximate",
     "PartialUncertainOrApproximate"}
)  # fmt: skip
"""The kinds of EDTF that are one date; sets and exponents are not."""


@cache
def _grammar() -> Any:
    """The EDTF grammar, which takes a tenth of a second to build and warns about itself while it does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import edtf  # noqa: PLC0415  only where a date needs it
    return edtf
