"""Inlines to markup: words, links, cross-references, and notes where the medium wants them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import assert_never
from urllib.parse import quote

from markupsafe import Markup

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
from reportgen.rendering.html.markup import element, escaped, joined, printable
from reportgen.rendering.html.press import Medium, Press
from reportgen.rendering.html.whole_symbols import whole_symbols

# Any other scheme (file, javascript, data) and any relative address is printed as the text it is.
_CLICKABLE = re.compile(r"(https?://|mailto:)[^\s<>\"\\]+", re.IGNORECASE)

# Some twenty-five lines of a note: a third of a page.
_NOTE_PIECE = 2200


def write_inlines(content: Inlines, press: Press) -> Markup:
    """A content as markup. Marks of notes that touch are parted by a comma, as the Editorial Manual has it."""
    return joined(_pieces(content, press))


def to_anchor(anchor: str) -> str:
    """The address of a place in this page."""
    return f"#{quote(printable(anchor))}"


def _pieces(content: Inlines, press: Press) -> Iterator[Markup]:
    """Each inline; a run of marks comes with the word before it, which it may not leave at the end of a line."""
    runs = [tuple(run) for _, run in groupby(content, key=lambda inline: isinstance(inline, NoteMark))]
    word = ""
    for run, after in pairwise((*runs, ())):
        notes = [inline.note for inline in run if isinstance(inline, NoteMark)]
        if notes:
            yield _marks(word, notes, press)
            continue
        *most, last = run
        word = ""
        if after and isinstance(last, Text):
            last, word = _without_last_word(last)
        yield from (_inline(inline, press) for inline in (*most, last))


def _inline(inline: Inline, press: Press) -> Markup:
    match inline:
        case Text():
            return joined(whole_symbols(inline.text, press.medium))
        case Strong():
            return element("strong", write_inlines(inline.content, press))
        case Emphasis():
            return element("em", write_inlines(inline.content, press))
        case Quantity():
            return _quantity(inline, press)
        case Link():
            return _link(inline)
        case CrossReference():
            return element("a", inline.text, href=to_anchor(inline.anchor), class_="reference")
        case NoteMark():
            return _marks("", [inline.note], press)
        case _:
            assert_never(inline)


def _quantity(quantity: Quantity, press: Press) -> Markup:
    # On a screen a reader's program can follow a figure to its fact in facts.json; paper has no use for the key.
    if press.medium is Medium.PAPER or not quantity.key:
        return escaped(quantity.text)
    return element("span", quantity.text, data_fact=quantity.key)


def _link(link: Link) -> Markup:
    if not _CLICKABLE.fullmatch(link.url):
        return escaped(link.text)
    return element("a", link.text, href=link.url, rel="noopener noreferrer")


def _without_last_word(words: Text) -> tuple[Text, str]:
    head, blank, word = words.text.rpartition(" ")
    return Text(head + blank), word


def _marks(word: str, notes: Sequence[Note], press: Press) -> Markup:
    """The marks of notes that touch, after the word that they belong to; on paper with their notes."""
    comma = element("sup", ", ", class_="comma")
    names = [f"_{press.take(note)}" for note in notes]
    calls = [_call(note, name, press.medium) for note, name in zip(notes, names, strict=True)]
    marked = joined(whole_symbols(word, press.medium)) + comma.join(calls)
    match press.medium:
        case Medium.SCREEN:
            return marked
        case Medium.PAPER:
            # The notes stand beside their marks; the style sheet floats them to the foot of the page.
            feet = (_foot(note, name, press) for note, name in zip(notes, names, strict=True))
            return joined((element("span", marked, class_="held") if word else marked, *feet))
        case _:
            assert_never(press.medium)


def _call(note: Note, name: str, medium: Medium) -> Markup:
    """The mark in the text, which leads to its note."""
    match medium:
        case Medium.SCREEN:
            label = f"Note {note.mark}"
            mark = element("a", note.mark, href=f"#{name}", id=f"{name}-mark", role="doc-noteref", aria_label=label)
            return element("sup", mark)
        case Medium.PAPER:
            return element("a", note.mark, href=f"#{name}", id=f"{name}-mark", class_=f"call{_kind(note)}")
        case _:
            assert_never(medium)


def _foot(note: Note, name: str, press: Press) -> Markup:
    """A note for the foot of the page, in pieces where it is longer than one."""
    marker = element("a", note.mark, href=f"#{name}-mark", class_=f"marker{_kind(note)}")
    first, *more = _pieces_of_note(note.content)
    return joined(
        (
            element("span", marker, write_inlines(first, press), class_="note", id=name),
            *(element("span", write_inlines(piece, press), class_="note continued") for piece in more),
        )
    )


def _kind(note: Note) -> str:
    return " asterisk" if note.symbol else ""


def _pieces_of_note(content: Inlines) -> list[Inlines]:
    """A note in pieces that fit on a page: the PDF engine parts notes only between pieces."""
    pieces: list[list[Inline]] = [[]]
    room = _NOTE_PIECE
    for inline in content:
        for part in _cut(inline):
            length = len(plain((part,)))
            if length > room and pieces[-1]:
                pieces.append([])
                room = _NOTE_PIECE
            pieces[-1].append(part)
            room -= length
    return [tuple(piece) for piece in pieces]


def _cut(inline: Inline) -> Iterator[Inline]:
    """Plain text in pieces that end with a blank; anything else whole."""
    if not isinstance(inline, Text):
        yield inline
        return
    rest = inline.text
    while len(rest) > _NOTE_PIECE:
        end = rest.rfind(" ", 0, _NOTE_PIECE) + 1 or _NOTE_PIECE
        yield Text(rest[:end])
        rest = rest[end:]
    yield Text(rest)
