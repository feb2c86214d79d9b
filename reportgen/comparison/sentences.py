"""The words of a block as sentences, each with the notes that hang on it, and the numbers of the earlier version."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from reportgen.document.inlines import (
    CrossReference,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    NoteMark,
    Quantity,
    Strong,
    Text,
    plain,
)

_NOTE = "\ue000"
_STOP = re.compile(rf"[.!?][”’)\]{_NOTE}]*(?=\s|\Z)")
_SHORTENED = re.compile(
    r"(?:\b(?:No|Nos|para|paras|art|arts|chap|chaps|sect|sects|vol|vols|fig|p|pp|ed|eds|Mr|Ms|Mrs|Mx|Dr|St|e\.g|i\.e|cf|"
    r"seq|al|a\.m|p\.m|v|ca)|(?<!annex )(?<!figure )(?<!chapter )(?<!section )\b[A-Z])\.\Z"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words without notes, as content and as a reader reads them, and its notes."""

    content: Inlines
    text: str
    notes: tuple[Note, ...]


def flat(content: Inlines, numbers: Mapping[str, str]) -> Inlines:
    """The content with references and figures as words; `numbers` are those by which things are called, by anchor."""
    return tuple(_flat(inline, numbers) for inline in content)


def sentences(content: Inlines) -> tuple[Sentence, ...]:
    """The sentences of a flat content, in their order."""
    pieces = tuple(_pieces(content))
    whole = "".join(words for words, _, _ in pieces)
    return tuple(_cut(pieces, start, end) for start, end in _bounds(whole) if whole[start:end].strip())


_Piece = tuple[str, tuple[type[Strong] | type[Emphasis], ...], Note | None]
"""Words, how they are set off, and the note for whose mark they stand."""


def _flat(inline: Inline, numbers: Mapping[str, str]) -> Inline:
    match inline:
        case Strong():
            return Strong(flat(inline.content, numbers))
        case Emphasis():
            return Emphasis(flat(inline.content, numbers))
        case CrossReference():
            number = numbers.get(inline.anchor, inline.number)
            ends = inline.number and inline.text.endswith(inline.number)
            return Text(inline.text.removesuffix(inline.number) + number if ends else inline.text)
        case NoteMark():
            note = inline.note
            return NoteMark(Note(flat(note.content, numbers), note.mark, note.symbol, note.anchor))
        case Text():
            return inline
        case Quantity() | Link():
            return Text(inline.text)
        case _:
            assert_never(inline)


def _pieces(content: Inlines, set_off: tuple[type[Strong | Emphasis], ...] = ()) -> Iterator[_Piece]:
    for inline in content:
        match inline:
            case Strong() | Emphasis():
                yield from _pieces(inline.content, (*set_off, type(inline)))
            case NoteMark():
                yield _NOTE, set_off, inline.note
            case Text() | Quantity() | Link() | CrossReference():
                yield inline.text, set_off, None
            case _:
                assert_never(inline)


def _bounds(whole: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _STOP.finditer(whole):
        if _SHORTENED.search(whole[max(0, stop.start() - 12) : stop.start() + 1]) and stop.end() < len(whole):
            continue
        yield start, stop.end()
        start = stop.end()
    yield start, len(whole)


def _cut(pieces: tuple[_Piece, ...], start: int, end: int) -> Sentence:
    """The part between two places, without blanks at its ends."""
    content: list[Inline] = []
    notes: list[Note] = []
    at = 0
    for words, set_off, note in pieces:
        cut = words[max(0, start - at) : max(0, end - at)]
        at += len(words)
        if cut and note is not None:
            notes.append(note)
        elif cut:
            shown: Inline = Text(cut if content else cut.lstrip())
            for how in reversed(set_off):
                shown = how((shown,))
            content.append(shown)
    return Sentence(tuple(content), plain(tuple(content)).strip(), tuple(notes))
