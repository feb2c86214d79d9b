"""Texts that people typed, with their places, and the passages that are read of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from reportgen import masking


class Home(Enum):
    """Where a text stands: a prose file, a cell with an account or a reply, a cell of one line, a setting."""

    PROSE = "prose"
    ACCOUNT = "account"
    CITATION = "citation"
    SETTING = "setting"


TYPED_AS_PRINTED = frozenset({Home.PROSE, Home.SETTING})
"""Texts that are printed as they are typed; composition sets the marks of accounts and citations."""


class Kind(Enum):
    """What a passage is. ITEM: of a list with letters; BULLET: of one without."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    BULLET = "bullet"
    NOTE = "note"
    CELL = "cell"
    QUOTATION = "quotation"


RUNNING = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.BULLET, Kind.NOTE})
"""Running text: cells of tables may be shorter, and a quotation is reproduced as it was received."""

SENTENCES = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.BULLET})
"""Text in sentences."""


class View(Enum):
    """What of a passage a rule sees, by the name of its property; what is hidden keeps its length.

    TYPED: all. OPEN: not the words of quotations, not addresses. NUMBERS: not the symbols of documents either. COUNTS:
    not dates, times and the numbers of parts of documents either.
    """

    TYPED = "text"
    OPEN = "open"
    NUMBERS = "numbers"
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, as the person who edits it sees it.

    `line` is one of a prose file; `row` and `column` are those of a table as a spreadsheet shows it, `key` names the
    row by what does not move ("case C-12"); `part` is a paragraph of a cell, or a part of the composed report.
    """

    source: str
    line: int | None = None
    row: int | None = None
    column: str = ""
    key: str = ""
    part: str = ""

    def __str__(self) -> str:
        if self.line is not None:
            return f"{self.source}:{self.line}"
        *_, fullest = self._from_the_source()
        return f"{fullest} ({self.key})" if self.key else fullest

    def names(self) -> frozenset[str]:
        """Everything by which `where` of report.toml may mean this place, in small letters."""
        by_key = {self.key, f"{self.key}, column {self.column}"} if self.key else set()
        return frozenset(name.casefold() for name in {*self._from_the_source(), *by_key, str(self)})

    def _from_the_source(self) -> Iterator[str]:
        named = self.source
        yield named
        for part in (
            f"row {self.row}" if self.row is not None else "",
            self.column and f"column {self.column}",
            self.part,
        ):
            if part:
                named = f"{named}, {part}"
                yield named


@dataclass(frozen=True, slots=True, repr=False)
class Text:
    """One text that people typed and the report prints.

    `confidential`: no word of it may be shown. `scope`: what it is read as a part of ("summary", "report"). `bold`: it
    belongs to the chapter that is printed bold.
    """

    place: Place
    text: str
    home: Home
    confidential: bool = False
    scope: str = "report"
    bold: bool = False

    def __repr__(self) -> str:
        return f"Text({self.place})"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where bold (`strong`) or italics stand in a passage."""

    start: int
    end: int
    strong: bool


@dataclass(frozen=True, repr=False)
class Passage:
    """A paragraph, heading, item, note or cell: its text as a reader reads it, its lines kept.

    Printed values, tags, notes and hidden words are characters of `masking`. `lines` has the line of its file for each
    line of the text; nothing for a cell of a table.
    """

    home: Text
    text: str
    kind: Kind = Kind.PARAGRAPH
    lines: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
    part: str = ""

    def __repr__(self) -> str:
        return f"Passage({self.place_of(0)})"

    def place_of(self, position: int) -> Place:
        """The place of a position in the text."""
        place = self.home.place
        if self.lines:
            line = min(self.text.count("\n", 0, position), len(self.lines) - 1)
            return Place(place.source, self.lines[line], column=place.column, key=place.key)
        return Place(place.source, place.line, place.row, place.column, place.key, self.part)

    @cached_property
    def open(self) -> str:
        return masking.without_quotations(self.text)

    @cached_property
    def numbers(self) -> str:
        return masking.without_symbols(self.open)

    @cached_property
    def counts(self) -> str:
        return masking.without_parts_and_days(self.numbers)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words outside quotations, each once."""
        return frozenset(_WORD.findall(self.open))

    @cached_property
    def has_digits(self) -> bool:
        return _DIGIT.search(self.text) is not None


_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"[0-9]")
