"""A finished file as it is compared: its texts with their places, the figures that it marks, its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reportgen.finished.marks import Mark


class Kind(Enum):
    """What a file is."""

    WORD = "a Word file"
    PDF = "a PDF"
    PAGE = "a web page"
    DRAWING = "an SVG drawing"
    PICTURE = "a PNG picture"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Marked:
    """A figure of which the file itself says which one it is: from `start` to `end` in its text.

    `key` is that of its fact, or the short digest that stands for it ("k_" and eight signs). `untouched`: the figure is
    one that was made; False where somebody typed over it, None where the file does not say.
    """

    start: int
    end: int
    key: str
    untouched: bool | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, a cell, a page. `place` is where it stands in the file; `lines`: it is cited by its lines too."""

    place: str
    text: str
    marks: tuple[Marked, ...] = ()
    lines: bool = False
    cell: bool = False
    """Whether it is a cell of a table."""
    row: str = ""
    column: str = ""
    """What heads the row and the column of a cell, where that is known."""
    table: int = 0
    """The number of the table of a Word file in which a cell stands."""
    spot: tuple[int, int] = (0, 0)
    """The row and the column of a cell there, counted from 0."""
    copied: tuple[int, ...] = ()
    """Where figures begin that people copied, and of which nothing tells any more what they are."""

    def at(self, start: int) -> str:
        """The place of a number in it."""
        return f"{self.place}, line {self.text.count(chr(10), 0, start) + 1}" if self.lines else self.place


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a file: its place, what it is called there, and its mark if it has one.

    `drawn`: the texts in a drawing, in their order; None for a picture of dots. `said`: its words for those who cannot
    see it.
    """

    place: str
    name: str
    mark: Mark | None
    drawn: tuple[str, ...] | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class FileTexts:
    """What a file holds.

    `edited`: it says itself what was made, so that what people typed over can be told from what the data changed.
    `made`: the short keys of the figures that it was made with, and what headed the rows of its tables then.
    """

    kind: Kind
    texts: tuple[Text, ...] = ()
    pictures: tuple[Picture, ...] = ()
    edited: bool = False
    made: frozenset[str] = frozenset()
