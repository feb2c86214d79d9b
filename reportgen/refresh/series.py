"""A typed number at the beginning of a paragraph or heading: "12.", "IV.", "B.", "3.", "(c)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.drafts import Passage
from reportgen.drafts.numbers import said

PARAGRAPHS = 0
"""The series of paragraphs; those of headings are called by their level."""
DEEPEST = 4

_PARAGRAPH = re.compile(r"([0-9]{1,4})\.\t")
_HEADING = re.compile(r"\t(?:([IVXLC]+|[A-Z]{1,2}|[0-9]{1,2})\.|\(([a-z]{1,2})\))\t")
_LEVELS = {"HChG": 1, "_ H _Ch_G": 1, "H1G": 2, "_ H_1_G": 2, "H23G": 3, "_ H_2/3_G": 3}
"""The levels of the styles of headings; the third and the fourth share one."""
_MOST = 100


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed number: its series, its value, and which token of the passage it is."""

    series: int
    value: int
    at: int

    def said(self, value: int) -> str:
        """Another number as one of this series is written, without the signs beside it."""
        match self.series:
            case 1:
                return said("upperRoman", value)
            case 2:
                return _letters(value).upper()
            case 4:
                return _letters(value)
            case _:
                return str(value)


def typed_of(passage: Passage) -> Typed | None:
    """The typed number of a paragraph or heading; None where it has none."""
    if passage.text[:1].isdigit():
        found = _PARAGRAPH.match(passage.shown)
        return Typed(PARAGRAPHS, int(found[1]), 0) if found else None
    level = _LEVELS.get(passage.style, 0) if passage.text[:1] == " " else 0
    found = _HEADING.match(passage.shown) if level else None
    if found is None:
        return None
    if found[2]:
        level, at = DEEPEST, 2
    else:
        at = 1
    written = found[1] or found[2]
    number = Typed(level, 0, at)
    value = next((n for n in range(1, _MOST) if number.said(n) == written), None)
    return Typed(level, value, at) if value is not None else None


def _letters(value: int) -> str:
    """A to Z, then AA, AB: as the report has them."""
    text = ""
    while value > 0:
        value, place = divmod(value - 1, 26)
        text = chr(ord("a") + place) + text
    return text
