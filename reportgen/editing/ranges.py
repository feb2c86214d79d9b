"""Ranges: an en dash between numbers, years, dates and paragraphs, but a word after “from” and “between”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.dates import MONTHS
from reportgen.editing.rule import ISSUED, USAGE, Span, TextRule
from reportgen.editing.texts import RUNNING, Kind, View
from reportgen.findings import Severity
from reportgen.masking import MONTH

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,4}(?:\.[0-9]+)?)"
_WRONG = r"(?P<dash> ?(?:-{1,2}|—) ?| – )"
_NUMBERS = re.compile(rf"(?P<first>{_NUMBER}){_WRONG}(?P<last>{_NUMBER})(?![\w/-]|[.,:][0-9])")
_BEFORE = re.compile(r"[\w/.,:–+#-]\Z")
_DATES = re.compile(rf"(?:{MONTH})(?: [12][0-9]{{3}})?{_WRONG}(?=(?:[0-3]?[0-9] )?{MONTH}\b)")

_DASH = r" ?(?:-{1,2}|—|–) ?"
_YEAR = r"(?:19|20)[0-9]{2}"
_DAY = rf"(?:[0-3]?[0-9] )?{MONTH}(?: {_YEAR})?"
_YEARS = rf"{_YEAR}{_DASH}(?:{_YEAR}|[0-9]{{2}}(?!\d))"
_DAYS = rf"[0-3]?[0-9]{_DASH}[0-3]?[0-9](?= {MONTH}\b)|{_DAY}{_DASH}{_DAY}"
_WORDED = re.compile(
    rf"\b(?:[Ff]rom|[Bb]etween) (?P<range>(?>{_YEARS}|{_DAYS}|(?<=etween ){_NUMBER}{_DASH}{_NUMBER}))"
    rf"(?![\w/-]|[.,:][0-9]| (?:to|and|until) (?:[0-9]|{MONTH}\b))"
)


def ranges(text: str) -> Iterator[Span]:
    """Numbers, years and days with a hyphen, a long dash or blanks between them; no codes, telephones, ISO dates."""
    worded = _after_a_word(text)
    for found in _NUMBERS.finditer(text):
        first, last = found["first"], found["last"]
        coded = (last.startswith("0") and last != "0") or (first.startswith("0") and first != "0")
        if not coded and not _BEFORE.search(text[: found.start()][-1:]) and found.start() not in worded:
            yield Span(found.start(), found.end(), f"{first}–{last}")


def date_ranges(text: str) -> Iterator[Span]:
    """Months and days of months: 27 February-24 March 2017."""
    worded = _after_a_word(text)
    for found in _DATES.finditer(text):
        if found.start() not in worded:
            yield Span(found.start("dash"), found.end("dash"), "–")


def worded_ranges(text: str) -> Iterator[Span]:
    """A dash where “from” asks for “to”, or “between” for “and”.

    After “from” only times are ranges: letters from 10–12 States come from so many. A range of ranges is none of these.
    """
    for found in _WORDED.finditer(text):
        joint = "to" if found[0][0] in "Ff" else "and"
        words = re.sub(_DASH, f" {joint} ", found["range"], count=1)
        yield Span(found.start("range"), found.end("range"), words)


def _after_a_word(text: str) -> frozenset[int]:
    """The places of the ranges that `worded_ranges` marks."""
    return frozenset(place for span in worded_ranges(text) for place in range(span.start, span.end))


RULES = (
    TextRule(
        id="editorial.range",
        severity=Severity.WARNING,
        source=ISSUED,
        says="A range of numbers, years or paragraphs has an en dash, without blanks.",
        instead="an en dash",
        wrong="2-4 per cent; paras. 58-60",
        right="2–4 per cent; paras. 58–60",
        find=ranges,
        view=View.NUMBERS,
        kinds=RUNNING | {Kind.CELL},
        digits=True,
    ),
    TextRule(
        id="editorial.date_range",
        severity=Severity.WARNING,
        source=ISSUED,
        says="A range of dates has an en dash, without blanks.",
        instead="an en dash",
        wrong="27 February-24 March 2017",
        right="27 February–24 March 2017",
        find=date_ranges,
        words=frozenset(MONTHS),
        kinds=RUNNING | {Kind.CELL},
    ),
    TextRule(
        id="editorial.range_word",
        severity=Severity.WARNING,
        source=USAGE,
        says="After “from” a range has the word “to”, and after “between” the word “and”, in place of the dash.",
        instead="to, or and",
        wrong="from 2015–2020; between 15–20 persons",
        right="from 2015 to 2020; between 15 and 20 persons",
        find=worded_ranges,
        view=View.NUMBERS,
        words=frozenset(("from", "From", "between", "Between")),
        kinds=RUNNING | {Kind.CELL},
    ),
)
