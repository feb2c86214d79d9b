"""Punctuation: no serial comma; curly marks, double outside; the stop outside where a part of a sentence is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.editing.rule import PUNCTUATION, QUOTATIONS, Span, TextRule
from reportgen.editing.sentences import starts_sentence
from reportgen.editing.texts import RUNNING, TYPED_AS_PRINTED, Kind, View
from reportgen.findings import Severity

_ITEM = r"[a-z][a-z’-]+(?: [a-z’-]+)?"
_SERIAL = re.compile(
    rf"\b(?P<before>[A-Za-z][a-z’-]*(?: [a-z’-]+)?), (?P<middle>{_ITEM})(?P<comma>,) (?:and|or) (?P<last>[a-z][a-z’-]+)"
    r"(?=[.;:)]|\Z| (?:of|in|to|for|by|with|against|from|at|on|who|that)\b)"
)
_NO_ITEM = frozenset((
    "however", "moreover", "therefore", "thus", "hence", "also", "too", "then", "instead", "namely", "again",
    "indeed", "alia", "among", "others", "including", "respectively", "nevertheless", "nonetheless", "who", "which",
    "that", "it", "he", "she", "they", "we", "as", "if", "when", "while", "where", "whether", "but", "and", "or",
    "not", "so", "since", "because", "although", "though", "inter",
))  # fmt: skip
_ARTICLES = ("a ", "an ", "the ", "his ", "her ", "its ", "their ")
_STRAIGHT = re.compile("[\"']")
_MEASURE = re.compile(r"[0-9]\Z")
_SINGLE = re.compile(r"(?<!\w)‘(?=\w)[^‘’“”\n]{2,}’(?!\w)")
_STOP_INSIDE = re.compile(r"“[a-z][^“”]*?(?P<stop>\.”)(?!\w)")


def serial_commas(text: str) -> Iterator[Span]:
    """A comma before the last item of a list of plain items, where nothing but a list can be meant."""
    for found in _SERIAL.finditer(text):
        words = f"{found['before']} {found['middle']} {found['last']}".split()
        first, middle = found["before"], found["middle"]
        if first[0].isupper() and not starts_sentence(text, found.start()):
            continue
        in_apposition = middle.startswith(_ARTICLES) or middle.endswith("ly")
        if not in_apposition and not _NO_ITEM.intersection(words):
            yield Span(found.start("comma"), found.end("last"), f" {text[found.end('comma') + 1 : found.end('last')]}")


def straight_marks(text: str) -> Iterator[Span]:
    """Straight quotation marks and apostrophes, but not those of feet and inches."""
    for found in _STRAIGHT.finditer(text):
        if not _MEASURE.search(text[: found.start()][-1:]):
            yield Span(found.start(), found.end())


def single_outside(text: str) -> Iterator[Span]:
    """A quotation in single marks that stands in no other one."""
    return (Span(found.start(), found.end()) for found in _SINGLE.finditer(text))


def stops_inside(text: str) -> Iterator[Span]:
    """A stop before the closing mark of words that begin in the middle of a sentence."""
    return (Span(found.start("stop"), found.end("stop"), "”.") for found in _STOP_INSIDE.finditer(text))


RULES = (
    TextRule(
        id="editorial.serial_comma",
        severity=Severity.NOTE,
        source=PUNCTUATION,
        says="There is no comma before the last item of a list.",
        instead="the list without its last comma",
        wrong="organs, organizations, and bodies",
        right="organs, organizations and bodies",
        find=serial_commas,
        signs=(", and ", ", or "),
    ),
    TextRule(
        id="editorial.straight_quote",
        severity=Severity.WARNING,
        source=QUOTATIONS,
        says="Quotation marks and apostrophes are curly.",
        instead="“ ” and ’",
        wrong='"accidents happen"',
        right="“accidents happen”",
        find=straight_marks,
        signs=('"', "'"),
        homes=TYPED_AS_PRINTED,
        kinds=RUNNING | {Kind.CELL},
        once=True,
    ),
    TextRule(
        id="editorial.single_quotes",
        severity=Severity.WARNING,
        source=QUOTATIONS,
        says="Double quotation marks stand outside, single ones only inside them.",
        instead="“ ”",
        wrong="‘accidents happen’",
        right="“accidents happen”",
        find=single_outside,
        signs=("‘",),
    ),
    TextRule(
        id="editorial.stop_in_quotation",
        severity=Severity.WARNING,
        source=QUOTATIONS,
        says="The stop stands after the closing mark, unless a whole sentence is quoted.",
        instead="”.",
        wrong="was told that “accidents happen.”",
        right="was told that “accidents happen”.",
        find=stops_inside,
        signs=(".”",),
        view=View.TYPED,
    ),
)
