"""Ranges: an en dash between numbers, years, dates and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.dates import MONTHS
from reportgen.editing.masking import MONTH
from reportgen.editing.rule import ISSUED, Span, TextRule
from reportgen.editing.texts import RUNNING, Kind, View
from reportgen.findings import Severity

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,4}(?:\.[0-9]+)?"
_NUMBERS = re.compile(rf"(?P<first>{_NUMBER})(?P<dash> ?(?:-{{1,2}}|—) ?| – )(?P<last>{_NUMBER})(?![\w/-]|[.,:][0-9])")
_BEFORE = re.compile(r"[\w/.,:–+#-]\Z")
_DATES = re.compile(rf"(?:{MONTH})(?: [12][0-9]{{3}})?(?P<dash> ?(?:-{{1,2}}|—) ?| – )(?=(?:[0-3]?[0-9] )?{MONTH}\b)")


def ranges(text: str) -> Iterator[Span]:
    """Numbers, years and days with a hyphen, a long dash or blanks between them; no codes, telephones, ISO dates."""
    for found in _NUMBERS.finditer(text):
        first, last = found["first"], found["last"]
        coded = (last.startswith("0") and last != "0") or (first.startswith("0") and first != "0")
        if not coded and not _BEFORE.search(text[: found.start()][-1:]):
            yield Span(found.start(), found.end(), f"{first}–{last}")


def date_ranges(text: str) -> Iterator[Span]:
    """Months and days of months: 27 February-24 March 2017."""
    for found in _DATES.finditer(text):
        yield Span(found.start("dash"), found.end("dash"), "–")


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
)
