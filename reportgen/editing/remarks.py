"""What an editor would mark: the rule, the place, and of the text only what may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportgen.editing.rule import Part, Rule, Span
from reportgen.editing.texts import Passage, Place
from reportgen.masking import shown

_LONGEST = 60
_MOST_OF_A_CELL = 11
"""Figures and signs of a confidential cell that may be shown: a range of years, never a number of a telephone."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One place that breaks a rule. `quoted` and `instead` are empty where the words may not be shown.

    `position` is where it begins in its passage, for the order of remarks.
    """

    rule: Rule
    place: Place
    quoted: str = ""
    instead: str = ""
    position: int = 0

    def __str__(self) -> str:
        quoted = f" “{self.quoted}”." if self.quoted else ""
        instead = f" Write {f'“{self.instead}”' if self.instead else self.rule.instead}."
        return f"{self.place}: {self.rule.severity}:{quoted} {self.rule.says}{instead} [{self.rule.id}]"

    def record(self) -> dict[str, Any]:
        """The remark, flat, for a program that reads it."""
        return {
            "rule": self.rule.id,
            "severity": str(self.rule.severity),
            "authority": self.rule.source,
            "source": self.place.source,
            "line": self.place.line,
            "row": self.place.row,
            "column": self.place.column or None,
            "key": self.place.key or None,
            "part": self.place.part or None,
            "quoted": self.quoted,
            "says": self.rule.says,
            "instead": self.instead or self.rule.instead,
        }


def remark_on(rule: Rule, passage: Passage, span: Span) -> Remark:
    """A remark on a place in a text.

    Of a confidential text only figures and signs are shown, for no name is made of them.
    """
    quoted = _short(shown(passage.text[span.start : span.end]))
    instead = span.instead
    if passage.home.confidential and (len(quoted) > _MOST_OF_A_CELL or any(map(str.isalpha, quoted))):
        quoted = instead = ""
    return Remark(rule, passage.place_of(span.start), quoted, instead, span.start)


def remark_on_report(rule: Rule, part: Part, place: Place) -> Remark:
    """A remark on the report as it was composed, whose words may leave anyway."""
    return Remark(rule, place, _short(part.shown))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
