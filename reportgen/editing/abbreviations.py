"""Abbreviations: some never, the others spelled out where they are first met, and not in headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.editing.rule import ABBREVIATIONS, DIGEST, PUNCTUATION, ReadingRule, Span, TextRule
from reportgen.editing.states import SHORT_FORMS
from reportgen.editing.texts import RUNNING, Kind, Passage, View
from reportgen.findings import Severity
from reportgen.masking import HIDDEN, VALUE

NEVER = {
    "UN": "United Nations",
    "U.N": "United Nations",
    "UNO": "United Nations",
    "GA": "General Assembly",
    "UNGA": "General Assembly",
    "SG": "Secretary-General",
    "UNSG": "Secretary-General",
    "SC": "Security Council",
    "UNSC": "Security Council",
    "UNOG": "United Nations Office at Geneva",
}
KNOWN = frozenset((
    "COVID", "HIV", "AIDS", "HIV-AIDS", "DNA", "PDF", "SMS", "SIM", "USB", "VPN", "IP", "TV", "CD", "URL", "ISBN",
    "ISSN", "NOTE", "AND", "OR", "THE", "NOT", "ID", "GPS", "CCTV", "LGBT", "LGBTI", "SPECIMEN", "EU", "NATO",
    "UNESCO", "UNICEF", "UN-Women", "UN-Habitat", "UN-Water", "GE", "USD", "EUR", "CHF", "GBP", "II", "III",
))  # fmt: skip
"""Known by these letters, or no abbreviations; names such as UN-Women are official."""

_LETTERS = re.compile(r"[A-Z]{2,8}(?:-[A-Z][A-Za-z]+|&[A-Z]+)?s?(?![\w/])")
_BEFORE = re.compile(r"[\w/.#@&$-]\Z")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_OF_COMMUNICATION = re.compile(r"(?:AL|UA|OL|AM|JAL|JUA|JOL|JAM)\Z")
_NUMBERED = re.compile(r"\s(?:[A-Z]{3}\s)?\d+/\d|\.?\s?No\.|[/-]\d")
_SPELLED_OUT = re.compile(r" \([A-Z][a-z]+ ")
_NEVER = re.compile(
    r"(?<![\w/.&-])(?:UNGA|UNSG|UNSC|UNOG|UNO|UN|U\.N\.|GA|SG|SC)(?![\w/&]|-[A-Z])"
    r"(?! \d+/)(?! (?:News|Web TV|Photo|Treaty Body Database)\b)"
)
_POINTS = re.compile(r"[A-Z]\.(?:[A-Z]\.)+(?! ?[A-Z][a-z])")
_BODY = "General Assembly|Security Council|Human Rights Council|Secretariat|Economic and Social Council"
_POSSESSIVE = re.compile(
    r"(?<![\w/.-])(?:[A-Z]{2,8}|[A-Z]{2,}-[A-Z][a-z]+)[’']s\b|\bUnited Nations[’'](?:s\b)?"
    rf"|\b(?:{_BODY})[’']s\b"
)


def never(text: str) -> Iterator[Span]:
    """The United Nations, its principal organs and the Secretary-General, abbreviated."""
    for found in _NEVER.finditer(text):
        yield Span(found.start(), found.end(), NEVER[found[0].rstrip(".")])


def not_spelled_out(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Span]]:
    """Abbreviations that no text before has spelled out, each once; a summary is read alone, the annexes last."""
    known: dict[str, set[str]] = {}
    for passage in passages:
        here = known.setdefault(passage.home.scope, set(KNOWN))
        if passage.kind is Kind.QUOTATION:
            continue
        for found in _abbreviations(passage.open):
            letters = found[0].rstrip("s")
            if letters in here:
                continue
            here.add(letters)
            text, start, end = passage.open, found.start(), found.end()
            introduced = text[start - 1 : start] in ("(", "[") and start > 1
            if not introduced and not _SPELLED_OUT.match(text[end : end + 12]) and passage.kind is not Kind.HEADING:
                yield passage, Span(start, end)
            elif passage.kind is Kind.HEADING:
                here.discard(letters)


def in_heading(text: str) -> Iterator[Span]:
    """Abbreviations in a heading."""
    return (Span(found.start(), found.end()) for found in _abbreviations(text) if found[0] not in KNOWN)


def points(text: str) -> Iterator[Span]:
    """Capitals with points; not the initials of a person, which a surname follows."""
    for found in _POINTS.finditer(text):
        if found[0] != "U.N." and not re.match(r"[\w.]", text[found.start() - 1 : found.start()]):
            yield Span(found.start(), found.end(), found[0].replace(".", ""))


def possessives(text: str) -> Iterator[Span]:
    """The possessive of an abbreviation or of a body of the United Nations."""
    for found in _POSSESSIVE.finditer(text):
        after = text[found.end() : found.end() + 1]
        if HIDDEN not in found[0] and not (found[0].endswith(("’", "'")) and after not in (" ", "\n")):
            yield Span(found.start(), found.end())


def _abbreviations(text: str) -> Iterator[re.Match[str]]:
    for found in _LETTERS.finditer(text):
        letters = found[0].rstrip("s")
        if _BEFORE.search(text[: found.start()][-1:]) or _ROMAN.match(letters) or len(letters) < 2:
            continue
        if letters in NEVER or letters in SHORT_FORMS or _OF_COMMUNICATION.match(letters):
            continue
        if _NUMBERED.match(text[found.end() : found.end() + 10]) or VALUE in text[found.end() : found.end() + 1]:
            continue
        yield found


RULES = (
    TextRule(
        id="editorial.never_abbreviated",
        severity=Severity.WARNING,
        source=DIGEST,
        says="The United Nations, its principal organs, Secretary-General and Office at Geneva are spelled out.",
        instead="the name in full",
        wrong="the UN and the GA",
        right="the United Nations and the General Assembly",
        find=never,
        words=frozenset((*NEVER, "U")),
        kinds=RUNNING | {Kind.CELL},
    ),
    ReadingRule(
        id="editorial.abbreviation",
        severity=Severity.WARNING,
        source=ABBREVIATIONS,
        says="An abbreviation is spelled out where it is first met, with its letters in brackets.",
        instead="the name, and the abbreviation in brackets after it",
        wrong="OHCHR documents",
        right="The Office of the United Nations High Commissioner for Human Rights (OHCHR) documents",
        find=not_spelled_out,
    ),
    TextRule(
        id="editorial.abbreviation_in_heading",
        severity=Severity.WARNING,
        source=ABBREVIATIONS,
        says="Titles and headings have no abbreviations.",
        instead="the name in full",
        wrong="## Work of OHCHR",
        right="## Work of the Office of the High Commissioner",
        find=in_heading,
        kinds=frozenset({Kind.HEADING}),
    ),
    TextRule(
        id="editorial.points_in_abbreviation",
        severity=Severity.WARNING,
        source=ABBREVIATIONS,
        says="Abbreviations of capitals have no points.",
        instead="the letters without points",
        wrong="an N.G.O.",
        right="a non-governmental organization",
        find=points,
        view=View.OPEN,
    ),
    TextRule(
        id="editorial.possessive",
        severity=Severity.WARNING,
        source=PUNCTUATION,
        says="Abbreviations and bodies of the United Nations have no possessive.",
        instead="of",
        wrong="OHCHR’s work; the United Nations’ work",
        right="the work of OHCHR; the work of the United Nations",
        find=possessives,
        signs=("’", "'"),
        kinds=RUNNING | {Kind.CELL},
    ),
)
