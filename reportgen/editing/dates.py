"""Dates and times: 29 September 2017; the 1990s; 3.30 p.m.; no year that depends on when a text is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.dates import MONTHS
from reportgen.editing.rule import DIGEST, Span, TextRule
from reportgen.editing.texts import RUNNING, Kind, View
from reportgen.findings import Severity
from reportgen.masking import MONTH

_NUMERIC = re.compile(r"[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{2,4}(?![\w/-]|\.[0-9])")
_JOINED = re.compile(r"[\w/.:,-]\Z")
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH}) (?P<day>[0-3]?[0-9])(?:(?:st|nd|rd|th)?,? (?P<year>[12][0-9]{{3}})\b|(?:st|nd|rd|th)\b)"
)
_DAY_FIRST = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?:(?:st|nd|rd|th)(?: of)? (?P<month>{MONTH})\b(?:,? (?P<year>[12][0-9]{{3}})\b)?"
    rf"|(?: of)? (?P<month2>{MONTH}), (?P<year2>[12][0-9]{{3}})\b"
    rf"| (?P<month3>{_SHORT})\b\.?(?: (?P<year3>[12][0-9]{{3}})\b)?)"
)
_MONTH_WORDS = frozenset((*MONTHS, *_SHORT.replace("Sept?", "Sep|Sept").split("|")))

_DECADE = re.compile(
    r"(?<![\w’'])(?:[12][0-9]{2}0[’']s|[’'][0-9]0s|[2-9]0s)(?!\w)"
    r"|\b(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
)
_RELATIVE = re.compile(r"(?<!the )\b(?:[Tt]his|[Ll]ast|[Nn]ext) (?:year|month|week)\b(?!’s end)")
_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:"
    r"(?P<sign>[:.])(?P<minute>[0-5][0-9])(?P<blank>\s?)(?P<half>[ap]\.?\s?m\b\.?|[AP]\.?M\b\.?)"
    r"|(?P<blank2>\s?)(?P<half2>[ap]\.?\s?m\b\.?|[AP]\.?M\b\.?)"
    r"|:(?P<minute3>[0-5][0-9])(?![\d:])"
    r"|h(?P<minute4>[0-5][0-9])\b"
    r")"
)


def numeric_dates(text: str) -> Iterator[Span]:
    """29/09/2017, 29.9.2017, 2017-09-29: what can be a day of a calendar."""
    for found in _NUMERIC.finditer(text):
        numbers = [int(part) for part in re.split(r"[/.-]", found[0])]
        lengths = [len(part) for part in re.split(r"[/.-]", found[0])]
        year_first, year_last = lengths[0] == 4, lengths[2] == 4
        day, month = (numbers[2], numbers[1]) if year_first else (numbers[0], numbers[1])
        if (
            _JOINED.search(text[: found.start()][-1:])
            or not (year_first or year_last)
            or not (1 <= month <= 31 and 1 <= day <= 31 and min(month, day) <= 12)
        ):
            continue
        known = (day, month, numbers[0]) if year_first else (day, month, numbers[2]) if day > 12 else None
        instead = f"{known[0]} {MONTHS[known[1] - 1]} {known[2]}" if known and known[1] <= 12 else ""
        yield Span(found.start(), found.end(), instead)


def worded_dates(text: str) -> Iterator[Span]:
    """September 29, 2017; 29th September; 29 September, 2017; 29 Sep 2017."""
    for found in _MONTH_FIRST.finditer(text):
        if not text[found.start() - 1 : found.start()].isalnum():
            yield Span(found.start(), found.end(), _day(found["day"], found["month"], found["year"]))
    for found in _DAY_FIRST.finditer(text):
        if not text[found.start() - 1 : found.start()].isalnum():
            month = found["month"] or found["month2"] or found["month3"]
            year = found["year"] or found["year2"] or found["year3"]
            yield Span(found.start(), found.end(), _day(found["day"], month, year))


def decades(text: str) -> Iterator[Span]:
    """The 1990’s, the ’90s, the nineties."""
    for found in _DECADE.finditer(text):
        number = re.search(r"[12][0-9]{2}0", found[0])
        yield Span(found.start(), found.end(), f"{number[0]}s" if number else "")


def relative(text: str) -> Iterator[Span]:
    """This year, last month."""
    return (Span(found.start(), found.end()) for found in _RELATIVE.finditer(text))


def times(text: str) -> Iterator[Span]:
    """3:30 pm, 15:30, 3pm: what is not 3.30 p.m."""
    for found in _TIME.finditer(text):
        if _JOINED.search(text[: found.start()][-1:]):
            continue
        hour, minute = int(found["hour"]), found["minute"] or found["minute3"] or found["minute4"] or ""
        half = (found["half"] or found["half2"] or "").lower()[:1] or ("p" if hour >= 12 else "a")
        instead = f"{hour - 12 if hour > 12 else hour}{f'.{minute}' if minute and minute != '00' else ''} {half}.m."
        if hour <= 24 and found[0] != instead:
            yield Span(found.start(), found.end(), instead)


def _day(day: str, month: str, year: str | None) -> str:
    full = next(name for name in MONTHS if name.startswith(month[:3]))
    return f"{int(day)} {full} {year or ''}".rstrip()


RULES = (
    TextRule(
        id="editorial.numeric_date",
        severity=Severity.WARNING,
        source=DIGEST,
        says="The month of a date is written in words.",
        instead="29 September 2017",
        wrong="on 29/09/2017",
        right="on 29 September 2017",
        find=numeric_dates,
        digits=True,
        kinds=RUNNING | {Kind.CELL},
    ),
    TextRule(
        id="editorial.date_form",
        severity=Severity.WARNING,
        source=DIGEST,
        says="A date is day, month and year, in this order, without commas, endings or shortened months.",
        instead="29 September 2017",
        wrong="on September 29, 2017; on 29th September",
        right="on 29 September 2017; on 29 September",
        find=worded_dates,
        digits=True,
        words=_MONTH_WORDS,
        kinds=RUNNING | {Kind.CELL},
    ),
    TextRule(
        id="editorial.decade",
        severity=Severity.WARNING,
        source=DIGEST,
        says="A decade is written in four figures with an s, without an apostrophe.",
        instead="the 1990s",
        wrong="in the 1990’s",
        right="in the 1990s",
        find=decades,
        view=View.NUMBERS,
        signs=("0s", "0’s", "0's", "ties"),
    ),
    TextRule(
        id="editorial.relative_date",
        severity=Severity.WARNING,
        source=DIGEST,
        says="A report is read in other years too: a year or month that counts from today is named.",
        instead="the year or month itself",
        wrong="this year",
        right="in 2017",
        find=relative,
        words=frozenset(("year", "month", "week")),
    ),
    TextRule(
        id="editorial.time",
        severity=Severity.WARNING,
        source=DIGEST,
        says="A time of day has 12 hours, a point before the minutes, and a.m. or p.m. with points.",
        instead="3.30 p.m.",
        wrong="at 15:30; at 3.30pm",
        right="at 3.30 p.m.",
        find=times,
        view=View.NUMBERS,
        digits=True,
    ),
)
