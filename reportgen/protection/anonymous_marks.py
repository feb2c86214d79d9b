"""What a text of an anonymous case must not hold: a day, a reference, an address, the place of the case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from reportgen.dates import MONTHS, Precision
from reportgen.findings import Finding, Severity, Where
from reportgen.name_search import words_of
from reportgen.settings import PolicySettings
from reportgen.vocabulary import Reference

_NAMES = "|".join(form for month in MONTHS for form in (month, month.upper()))
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_SMALL = "|".join(month.lower() for month in MONTHS if month not in ("March", "May"))
_MONTH = rf"(?:(?:{_NAMES}|{_SMALL})\b|{_SHORT}|(?:march|may)\b(?=\s+\d{{4}}\b))"
"""A month; "may" and "march" are words unless a year follows."""

_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]+teenth|twentieth"
    r"|thirtieth)"
)
_DAY = re.compile(
    rf"(?<![\d/.])[0-3]?\d(?:st|nd|rd|th)?(?:\s*[\u2013-]\s*[0-3]?\d(?:st|nd|rd|th)?)?[\s.,-]*(?:of\s+)?{_MONTH}"
    rf"|\b{_MONTH}\s*[0-3]?\d(?:st|nd|rd|th)?\b(?!\d)"
    rf"|\b{_ORDINAL}\s+(?:day\s+)?of\s+{_MONTH}"
    r"|(?<![\d.])[0-3]?\d([./-])[0-3]?\d\1(?:\d{4}|\d{2})\b(?!\.\d)"
    r"|\b(?:19|20)\d{2}([./-])[01]?\d\2[0-3]?\d\b"
    r"|\b(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b"
)
_MONTH_OF_YEAR = re.compile(rf"\b{_MONTH},?\s+\d{{4}}\b|\b(?:19|20)\d{{2}}-(?:0[1-9]|1[0-2])\b")
_REFERENCE = re.compile(
    r"(?<![\d/])\d{1,3}\s?/\s?(?:19|20)\d{2}\b"
    r"|\b(?:A|S|E|ST|CCPR|CAT|CEDAW|CRC|CRPD|CED|CERD|CMW)/(?!RES/|HRC/RES/)[A-Z0-9./-]*\d"
    r"|\b[Pp]ara(?:s|graphs?)?\.?\s*\(?\d|\u00a7\s*\d"
    r"|(?i:https?://|\bwww\.|\bmailto:)|[^\s@]@[^\s@]+\.\w"
)
_NOT_READ = re.compile(r"<!--.*?-->|[*_`~\\\u00ad\u200b-\u200f\u2060-\u2064\ufeff]", re.DOTALL)
"""What stands in a text and is not seen by its readers."""

_NOT_BEFORE = r"(?<![\w/\u2013-])(?<!\d )(?<!\d, )(?<!\d to )(?<!\d and )(?<![\u2013-] )"
"""Before a harmless date stands no other day: "6 and 9 July 2030" is two of them."""

_KINDS_OF_PLACE = frozenset(
    {
        "a",
        "an",
        "and",
        "at",
        "city",
        "country",
        "county",
        "district",
        "in",
        "island",
        "municipality",
        "near",
        "of",
        "outside",
        "province",
        "region",
        "state",
        "the",
        "town",
        "village",
    }
)


def fine_marks(texts: Iterable[tuple[Where, str]], policy: PolicySettings, allowed: frozenset[str]) -> list[Finding]:
    """A finding (error) for each text of an anonymous case that holds a date finer than the policy's, or a reference.

    `allowed` are dates and references that name nobody (names_someone is no), as they are printed.
    """
    patterns = [_DAY, _REFERENCE, *([_MONTH_OF_YEAR] if policy.precision is Precision.YEAR else [])]
    found = []
    for where, text in texts:
        rest = _as_read(text)
        for harmless in sorted(map(_as_read, allowed), key=len, reverse=True):
            rest = re.sub(rf"{_NOT_BEFORE}{re.escape(harmless)}(?![\w/])", " ", rest)
        if any(pattern.search(rest) for pattern in patterns):
            found.append(
                Finding(
                    "anonymous.fine_date_or_reference",
                    Severity.ERROR,
                    where,
                    "The text of an anonymous case holds a day, a reference, an address or an earlier paragraph: it "
                    "could lead to somebody.",
                    f"a {policy.anonymous_precision}, or what an action with names_someone = no holds",
                )
            )
    return found


def place_marks(texts: Iterable[tuple[Where, str]], place: str, reference: Reference) -> list[Finding]:
    """A finding (error) for each text of an anonymous case that holds the case's place, which is not printed.

    The name of a State is no place; nor is a word without a capital ("the capital").
    """
    phrases = [phrase for part in re.split(r"[,;()/|\u2013\u2014]", place) if (phrase := _phrase(part, reference))]
    message = "The text of an anonymous case holds its place: it could lead to somebody."
    return [
        Finding("anonymous.place", Severity.ERROR, where, message, "the State, or words such as \u201ca town\u201d")
        for where, text in (texts if phrases else ())
        if any(phrase in _folded(text) for phrase in phrases)
    ]


def _as_read(text: str) -> str:
    return unicodedata.normalize("NFKC", _NOT_READ.sub("", text))


def _phrase(part: str, reference: Reference) -> str:
    """A part of a place as it is looked for; "" for a State and for what is no name."""
    words: Sequence[str] = [word.folded for word in words_of(part)]
    while words and words[0] in _KINDS_OF_PLACE:
        words = words[1:]
    while words and words[-1] in _KINDS_OF_PLACE:
        words = words[:-1]
    is_name = part.casefold() == part.upper() or part != part.lower()
    if not is_name or sum(map(len, words)) < 2 or reference.state_called(part.strip()):
        return ""
    return f" {' '.join(words)} "


def _folded(text: str) -> str:
    return f" {' '.join(word.folded for word in words_of(_NOT_READ.sub('', text)))} "
