"""Headings have capitals where a sentence has them; items of a bullet list end with nothing or with a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.editing.rule import HEADINGS, PARAGRAPHS, Span, TextRule
from reportgen.editing.texts import Home, Kind
from reportgen.findings import Severity
from reportgen.masking import NOTE, TAG

_ORDINARY = (
    "Alleged", "Allegations", "And", "Background", "Cases", "Conclusions", "Concerning", "During", "Findings",
    "Intimidation", "Introduction", "Of", "Received", "Recommendations", "Regarding", "Replies", "Reprisals", "Their",
)  # fmt: skip
"""Words of our headings that stand in no name of a body, a mandate or a law that we have met."""

_CAPITAL = re.compile(rf"(?<=[\w,’] )(?:{'|'.join(_ORDINARY)})\b(?!-)")
_ITEM_END = re.compile(rf"(?P<mark>[;,])(?: (?:and|or))?[\s{NOTE}{TAG}]*\Z")


def capitals(text: str) -> Iterator[Span]:
    """Ordinary words with a capital that do not begin the heading or stand after a colon or a dash."""
    for found in _CAPITAL.finditer(text):
        yield Span(found.start(), found.end(), found[0].lower())


def item_ends(text: str) -> Iterator[Span]:
    """A semicolon or a comma at the end of an item, with or without “and” behind it."""
    found = _ITEM_END.search(text)
    if found:
        yield Span(found.start("mark"), found.end("mark"))


RULES = (
    TextRule(
        id="editorial.heading_capitals",
        severity=Severity.NOTE,
        source=HEADINGS,
        says="A heading has capitals only where a sentence has them.",
        instead="a small letter",
        wrong="## Replies and Allegations",
        right="## Replies and allegations",
        find=capitals,
        kinds=frozenset({Kind.HEADING}),
        homes=frozenset({Home.PROSE}),
        signs=_ORDINARY,
    ),
    TextRule(
        id="editorial.bullet_end",
        severity=Severity.WARNING,
        source=PARAGRAPHS,
        says="Short items of a bullet list end without a mark, sentences with a full stop, none with a semicolon.",
        instead="nothing, or a full stop after a sentence",
        wrong="- arrests and fines,",
        right="- arrests and fines",
        find=item_ends,
        kinds=frozenset({Kind.BULLET}),
        signs=(";", ","),
    ),
)
