"""The rules about names of States."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.editing import states
from reportgen.editing.rule import COUNTRIES, PUNCTUATION, Span, StateRule
from reportgen.editing.states import StateNames
from reportgen.editing.texts import Passage
from reportgen.findings import Severity


def names(passage: Passage, known: StateNames) -> Iterator[Span]:
    """Names that are not official, or not on the day of the document."""
    return (Span(*found) for found in states.wrong_names(passage, known))


def possessives(passage: Passage, known: StateNames) -> Iterator[Span]:
    """Possessives of States."""
    return (Span(*found) for found in states.possessives(passage, known))


RULES = (
    StateRule(
        id="editorial.state_name",
        severity=Severity.WARNING,
        source=COUNTRIES,
        says="A State has the name that the United Nations uses on the day of the document (data/reference).",
        instead="the official name",
        wrong="in Russia; in Turkey, after May 2022",
        right="in the Russian Federation; in Türkiye",
        find=names,
    ),
    StateRule(
        id="editorial.state_possessive",
        severity=Severity.WARNING,
        source=PUNCTUATION,
        says="The name of a State has no possessive.",
        instead="of, or the Government of",
        wrong="Brazil’s Government",
        right="the Government of Brazil",
        find=possessives,
    ),
)
