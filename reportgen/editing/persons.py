"""Persons whose names are typed: Mr. or Ms. and the full name first, then Mr. or Ms. and the surname."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.editing.rule import ISSUED, ReadingRule, Span, TextRule
from reportgen.editing.texts import Kind, Passage
from reportgen.findings import Severity

_FORMS = {"Mr": "Mr.", "Ms": "Ms.", "Mrs": "Ms.", "Mrs.": "Ms.", "Miss": "Ms."}
_HONORIFIC = re.compile(r"\b(?:Mrs\.?|Mr(?!\.)|Ms(?!\.)|Miss)(?= (?:[A-Z]|\ue010))")
_NAMED = re.compile(
    r"\bM[rs]s?\.? (?P<name>[A-Z][\w’'-]*(?: (?:(?:de|da|del|van|von|bin|al|el|la|der|den|dos) )*[A-Z][\w’'-]*){0,4})"
)
_OFFICES = frozenset(
    ["President", "Chair", "Chairperson", "Secretary", "Minister", "Speaker", "Rapporteur", "Ambassador"]
)


def honorifics(text: str) -> Iterator[Span]:
    """Mr without its point, Mrs. and Miss."""
    for found in _HONORIFIC.finditer(text):
        yield Span(found.start(), found.end(), _FORMS[found[0]])


def mentions(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Span]]:
    """A surname before the full name, and the full name once more in the same text."""
    full: dict[str, set[str]] = {}
    again: dict[tuple[int, str], bool] = {}
    for passage in passages:
        if passage.kind is Kind.QUOTATION or "M" not in passage.text:
            continue
        known = full.setdefault(passage.home.scope, set())
        for found in _NAMED.finditer(passage.open):
            name = found["name"].removesuffix("’s")
            parts = name.split()
            if parts[0] in _OFFICES:
                continue
            if len(parts) == 1 and name not in known:
                yield passage, Span(found.start(), found.end())
            elif len(parts) > 1:
                if (id(passage.home), name) in again:
                    yield passage, Span(found.start(), found.end())
                again[id(passage.home), name] = True
            known.update((name, *parts, *(" ".join(parts[place:]) for place in range(len(parts)))))


RULES = (
    TextRule(
        id="editorial.honorific",
        severity=Severity.WARNING,
        source=ISSUED,
        says="Persons are Mr. or Ms., with a point.",
        instead="Mr. or Ms.",
        wrong="Mrs. Anna Lind; Mr Lind",
        right="Ms. Anna Lind; Mr. Lind",
        find=honorifics,
        words=frozenset(("Mr", "Ms", "Mrs", "Miss")),
    ),
    ReadingRule(
        id="editorial.first_mention",
        severity=Severity.NOTE,
        source=ISSUED,
        says="A person is named in full first, and by Mr. or Ms. and the surname from then on.",
        instead="the full name first, later the surname",
        wrong="Ms. Lind spoke. Ms. Anna Lind added ...",
        right="Ms. Anna Lind spoke. Ms. Lind added ...",
        find=mentions,
    ),
)
