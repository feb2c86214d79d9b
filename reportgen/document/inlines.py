"""What stands inside a paragraph, a heading, a cell or a note: a closed set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

Inlines = tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, in which nothing is markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold; used only where the Editorial Manual has it."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Italics: titles, foreign words, court cases."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as it is printed ("forty-seven", "12 per cent", "at least 240"), with the key of its fact."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a place outside the document."""

    text: str
    url: str


class Target(Enum):
    """What a cross-reference points to."""

    PARAGRAPH = "paragraph"
    TABLE = "table"
    FIGURE = "figure"
    ANNEX = "annex"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference to a numbered thing of this document by its anchor.

    `text` ("table 2") and `number`, with which it ends ("2"; empty where it does not), are given by numbering.
    """

    anchor: str
    text: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. `mark` is given by numbering ("7"); a `symbol` note has its own mark ("*") and does not count."""

    content: Inlines
    mark: str = ""
    symbol: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place of a footnote in the text; the note itself travels with it."""

    note: Note


Inline = Text | Strong | Emphasis | Quantity | Link | CrossReference | NoteMark


def text(*parts: str) -> Inlines:
    """Plain text as inlines."""
    return tuple(Text(part) for part in parts if part)


def plain(content: Inlines) -> str:
    """What a reader reads, without notes and their marks."""
    words = []
    for inline in content:
        match inline:
            case Text() | Quantity() | Link() | CrossReference():
                words.append(inline.text)
            case Strong() | Emphasis():
                words.append(plain(inline.content))
            case NoteMark():
                pass
            case _:
                assert_never(inline)
    return "".join(words)


def notes(content: Inlines) -> tuple[Note, ...]:
    """The notes that hang on a content, in their order, those inside notes not included."""
    found: list[Note] = []
    for inline in content:
        match inline:
            case NoteMark():
                found.append(inline.note)
            case Strong() | Emphasis():
                found.extend(notes(inline.content))
            case Text() | Quantity() | Link() | CrossReference():
                pass
            case _:
                assert_never(inline)
    return tuple(found)
