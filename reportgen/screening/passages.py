"""What a reader hands on: a text with its place, or what could not be looked into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """One step on the way to a place. `instead` stands for it where the file's own words would tell a name.

    Without `instead` the words are the program's own. `file`: a file by itself, such as a member of an archive.
    """

    shown: str
    instead: str = ""
    file: bool = False


Place = tuple[Step, ...]
"""From the file down to the line: "report.docx", "footnotes", "note 3"."""


class Kind(Enum):
    """What a text is: a number in running text may be that of a telephone, one in a table is not."""

    WORDS = "running text"
    CELL = "the value of a cell"
    CODE = "markup, a script, an address, a property"


class Again(Enum):
    """Whether a text is another reading of what was given before, of which only what that did not hold is told."""

    NO = "a text of its own"
    ASIDE = "a text of its own beside the lines: what is hidden, a property"
    OF_PASSAGE = "what was given since the last text of its own, read otherwise"
    OF_FILE = "the whole file, read otherwise"


@dataclass(frozen=True, slots=True, repr=False)
class Passage:
    """A text with its place. `follows`: the text goes on from the passage before it, as a line after a line."""

    text: str
    place: Place
    kind: Kind = Kind.WORDS
    follows: bool = False
    again: Again = Again.NO


@dataclass(frozen=True, slots=True, repr=False)
class Unseen:
    """What could not be looked into, and why: words of ours, never of a library."""

    place: Place
    why: str


Item = Passage | Unseen
Items = Iterator[Item]


def own(place: Place, *words: str) -> Place:
    """A place further down, in words of the program's own."""
    return (*place, *map(Step, words))


def listed(words: str) -> frozenset[str]:
    """A set of words."""
    return frozenset(words.split())
