"""What a rule of the editor's eye is: an id, where it comes from, what is wrong and right, and a pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportgen.document.report import Report
from reportgen.editing.states import StateNames
from reportgen.editing.texts import RUNNING, Home, Kind, Passage, View
from reportgen.findings import Severity
from reportgen.settings import Settings

NUMBERS = "Editorial Manual, numbers, dates and time"
PUNCTUATION = "Editorial Manual, punctuation"
QUOTATIONS = "Editorial Manual, quotations"
ITALICS = "Editorial Manual, italics and bold"
HEADINGS = "Editorial Manual, headings"
PARAGRAPHS = "Editorial Manual, paragraphs and subparagraphs"
COUNTRIES = "Editorial Manual, country names"
FOOTNOTES = "Editorial Manual, footnotes"
LENGTH = "Editorial Manual, preparation of official documents"
SPELLING = "United Nations Editorial Guide, spelling"
ABBREVIATIONS = "United Nations Editorial Guide, abbreviations"
DIGEST = "Digest of the Editorial Manual and of the Geneva style guide"
ISSUED = "Reports as issued"
USAGE = "English usage"
OURS = "reportgen"


class Span(NamedTuple):
    """A place in a text, and what to write there where that is known."""

    start: int
    end: int
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule by its stable id. `says` is what it holds, `instead` what to write; `wrong` and `right` are an example.

    `once`: it is told once in a paragraph, however often it is broken there.
    """

    id: str
    severity: Severity
    source: str
    says: str
    instead: str
    wrong: str
    right: str
    once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRule(Rule):
    """A rule about a text by itself.

    It cannot be broken by a text that has none of its `words`, or none of its `signs`, or no digit where it says so.
    """

    find: Callable[[str], Iterable[Span]]
    view: View = View.OPEN
    kinds: frozenset[Kind] = RUNNING
    homes: frozenset[Home] = frozenset(Home)
    words: frozenset[str] = frozenset()
    signs: tuple[str, ...] = ()
    digits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRule(Rule):
    """A rule about a text and the marks and notes in it."""

    find: Callable[[Passage], Iterable[Span]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRule(Rule):
    """A rule about the names of States, which change with the reference table and the day of the document."""

    find: Callable[[Passage, StateNames], Iterable[Span]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRule(Rule):
    """A rule about what was said before: `find` gets all passages in the order in which they are read."""

    find: Callable[[Sequence[Passage]], Iterable[tuple[Passage, Span]]]


class Part(NamedTuple):
    """A part of the composed report: its words for people, what is shown of it, and its heading's text if it is one."""

    words: str
    shown: str
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRule(Rule):
    """A rule about the report as it was composed."""

    find: Callable[[Report, Settings], Iterable[Part]]


AnyRule = TextRule | PassageRule | StateRule | ReadingRule | ReportRule
