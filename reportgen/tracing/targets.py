"""What somebody asks to be traced: a fact's key, a place of the report, or a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.document.numbering import roman
from reportgen.errors import UsageError
from reportgen.tracing.numbers import numbers_in
from reportgen.tracing.readings import read

_PART = r"(?:the +)?(?:(?P<summary>summary)|annex(?: +(?P<annex>[IVXLC]+|\d{1,3}))?)"
_NUMBERED = r"(?:para(?:graph|\.)?|§) *(?P<number>\d+)"
_PARAGRAPH = re.compile(rf"(?:{_PART},? +)?{_NUMBERED}", re.IGNORECASE)
_PARAGRAPH_OF = re.compile(rf"{_NUMBERED},? +of +{_PART}", re.IGNORECASE)
_WHOLE = re.compile(_PART, re.IGNORECASE)
_TABLE = re.compile(
    r"table(?: *(?P<number>\d+|[IVXLC]+(?![A-Za-z])))?"
    r"(?:,? +(?:row|line) +(?P<row>.+?))?(?:,? +column +(?P<column>.+?))?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:.+?,? +)?(?:foot)?note +(?P<mark>[a-z]|\d+)", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_FIGURE = re.compile(r"(?:figure|chart|fig\.)(?: +(?P<number>[IVXLC]+|\d+))?", re.IGNORECASE)
_KEY = re.compile(r"[A-Za-z_]+(?:\.[A-Za-z0-9_+]+)*")

EXAMPLES = (
    'a key ("states.new"), "para. 12", "annex I, para. 4", "annex I", "table 3, row Total", "figure II", "note 7", '
    'or a number ("29")'
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
class OfPart:
    """The summary, or a whole annex: "annex I"."""

    place: str


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


Target = OfKey | OfParagraph | OfPart | OfTable | OfFigure | OfNote | OfNumber


def target_of(what: str) -> Target:
    """What is meant. Raises UsageError for what can mean nothing."""
    text = " ".join(what.split())
    if quoted := _QUOTED.fullmatch(text):
        text = quoted[1].strip()
    text = text.rstrip(".,;: ")
    if found := _PARAGRAPH.fullmatch(text) or _PARAGRAPH_OF.fullmatch(text):
        return OfParagraph(_part(found), str(int(found["number"])))
    if found := _WHOLE.fullmatch(text):
        return OfPart(_part(found))
    if found := _TABLE.fullmatch(text):
        return OfTable(
            _arabic(found["number"] or ""), *((found[each] or "").strip(" “”\"'") for each in ("row", "column"))
        )
    if found := _FIGURE.fullmatch(text):
        return OfFigure(_roman(found["number"] or ""))
    if found := _NOTE.fullmatch(text):
        return OfNote(found["mark"])
    if (reading := read(text)) is not None and not reading.vague:
        return OfNumber(text)
    counted = next(numbers_in(text), None)
    if counted is not None and counted.start == 0 and counted.unit is not None:
        return OfNumber(counted.text)
    if _KEY.fullmatch(text):
        return OfKey(text)
    raise UsageError(f"What is to be traced is {EXAMPLES}.")


def _part(found: re.Match[str]) -> str:
    """The part of the report that is named, as its places begin; empty for the body."""
    if found["summary"]:
        return "summary"
    if "annex" not in found[0].lower():
        return ""
    return f"annex {_roman(found['annex'] or '')}".strip()


def _roman(number: str) -> str:
    """The number of an annex or a figure, which bears a roman one, however it was typed."""
    return roman(int(number)) if number.isdecimal() and int(number) else number.upper()


def _arabic(number: str) -> str:
    """The number of a table, which bears an arabic one."""
    return _ARABIC.get(number.upper(), number)


_ARABIC = {roman(number): str(number) for number in range(1, 200)}
