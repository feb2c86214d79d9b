"""What somebody asks to be traced: a fact's key, a place of the report, or a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.errors import UsageError
from reportgen.tracing.readings import read

_ANNEX = r"annex(?: +(?P<annex>[IVXLC]+))?"
_PARAGRAPH = re.compile(rf"(?:(?:(?P<summary>summary)|{_ANNEX}),? +)?para(?:graph|\.)? *(?P<number>\d+)", re.IGNORECASE)
_TABLE = re.compile(
    r"table(?: *(?P<number>\d+))?(?:,? +(?:row|line) +(?P<row>.+?))?(?:,? +column +(?P<column>.+?))?", re.IGNORECASE
)
_NOTE = re.compile(r"(?:.+?,? +)?(?:foot)?note +(?P<mark>[a-z]|\d+)", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_FIGURE = re.compile(r"figure(?: +(?P<number>[IVXLC]+|\d+))?", re.IGNORECASE)
_KEY = re.compile(r"[A-Za-z_]+(?:\.[A-Za-z0-9_+]+)*")

EXAMPLES = (
    'a key ("states.new"), "para. 12", "annex I, para. 4", "table 3, row Total", "figure II", "note 7", or a number '
    '("29")'
)


@dataclass(frozen=True, slots=True)
class OfKey:
    """A fact, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class OfParagraph:
    """A paragraph, by its number: of the body where `part` is empty, else "summary" or "annex I"."""

    part: str
    number: str

    @property
    def place(self) -> str:
        return f"{self.part}, para. {self.number}".lstrip(", ")


@dataclass(frozen=True, slots=True)
class OfTable:
    """A table by its number, or a row or column of it by what heads it; a single table has no number."""

    number: str
    row: str = ""
    column: str = ""

    @property
    def place(self) -> str:
        row = f", row {self.row}" if self.row else ""
        column = f", column {self.column}" if self.column else ""
        return f"table {self.number}".strip() + row + column


@dataclass(frozen=True, slots=True)
class OfNote:
    """A note by its mark, wherever it hangs."""

    mark: str

    @property
    def place(self) -> str:
        return f"note {self.mark}"


@dataclass(frozen=True, slots=True)
class OfFigure:
    """A chart by its roman number; a single one has none."""

    number: str

    @property
    def place(self) -> str:
        return f"figure {self.number}".strip()


@dataclass(frozen=True, slots=True)
class OfNumber:
    """A number as it is printed, wherever it stands."""

    text: str


Target = OfKey | OfParagraph | OfTable | OfFigure | OfNote | OfNumber


def target_of(what: str) -> Target:
    """What is meant. Raises UsageError for what can mean nothing."""
    text = " ".join(what.split())
    if quoted := _QUOTED.fullmatch(text):
        text = quoted[1].strip()
    if found := _PARAGRAPH.fullmatch(text):
        part = "summary" if found["summary"] else ""
        if "annex" in found[0].lower():
            part = f"annex {found['annex'].upper()}" if found["annex"] else "annex"
        return OfParagraph(part, str(int(found["number"])))
    if found := _TABLE.fullmatch(text):
        return OfTable(found["number"] or "", *((found[each] or "").strip(" “”\"'") for each in ("row", "column")))
    if found := _FIGURE.fullmatch(text):
        return OfFigure((found["number"] or "").upper())
    if found := _NOTE.fullmatch(text):
        return OfNote(found["mark"])
    if (reading := read(text)) is not None and not reading.vague:
        return OfNumber(text)
    if _KEY.fullmatch(text):
        return OfKey(text)
    raise UsageError(f"What is to be traced is {EXAMPLES}.")
