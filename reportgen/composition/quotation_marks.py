"""Straight quotation marks and apostrophes, as keyboards type them, to the curly ones of the Editorial Manual.

A mark is turned by what stands on its two sides, other marks apart, so that a second pass changes nothing. What could
mean something else stays as it is typed: feet and inches, minutes and seconds, marks between two letters, a single mark
that begins a word and never ends (a letter of a name such as 'Ali), addresses. Letters are never touched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.document.blocks import Block, ListItem, Paragraph, Quotation
from reportgen.document.inlines import CrossReference, Emphasis, Inline, Inlines, Link, NoteMark, Quantity, Strong, Text

_MARK = re.compile("[\"'“”‘’]")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)[^\s\"“”<>]*[\w/]", re.IGNORECASE)
_DECADE = re.compile(r"\d\ds\b")
_NO_WORD_BEGINS_WITH = ",;:!?)]}"


def curly_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks with curly marks, in their notes too."""
    return tuple(
        replace(block, content=curly(block.content)) if isinstance(block, Paragraph | ListItem | Quotation) else block
        for block in blocks
    )


def curly(content: Inlines) -> Inlines:
    """The same inlines with curly marks; a quotation may begin before emphasis and end behind it."""
    letters = "".join(_read(content))
    return tuple(_put(content, iter(curly_text(letters)))) if _is_typed(letters) or _has_notes(content) else content


def curly_text(text: str) -> str:
    """The same text, letter for letter, with curly marks."""
    if not _is_typed(text):
        return text
    written = list(text)
    for start, end, mark in _Marks(text).curly():
        written[start:end] = mark
    return "".join(written)


def _is_typed(text: str) -> bool:
    return '"' in text or "'" in text


class _Marks:
    """The marks of one text, each with the letters or signs beside it ("" at an end)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.beside = _beside(text)
        kept = {place for found in _ADDRESS.finditer(text) for place in range(*found.span())}
        self.places = [place for place in self.beside if place not in kept]
        self.last_end = max((p for p in self.places if text[p] in "'’" and self._may_end(p)), default=-1)
        self.open = {'"': 0, "'": 0}
        self.strange = False

    def curly(self) -> Iterator[tuple[int, int, str]]:
        """The places of straight marks, with the curly mark that stands there instead."""
        for place in self.places:
            sign = self.text[place]
            kind = '"' if sign in '"“”' else "'"
            mark = sign
            if sign == kind and sign not in (self.text[place - 1 : place], self.text[place + 1 : place + 2]):
                mark = self._double(place) if sign == '"' else self._single(place)
            self.strange |= mark == '"'
            if mark in "“‘":
                self.open[kind] += 1
            elif mark == "”" or (mark == "’" and not self._is_inside_word(place)):
                self.open[kind] = max(0, self.open[kind] - 1)
            if mark != sign:
                yield place, place + 1, mark

    def _double(self, place: int) -> str:
        before, after = self.beside[place]
        if _may_open(before) and after.strip() and after not in _NO_WORD_BEGINS_WITH:
            return "“"
        if not before.strip() or not _ends(after):
            return '"'
        doubtful = before.isdigit() or self.strange
        return '"' if doubtful and not self.open['"'] else "”"

    def _single(self, place: int) -> str:
        before, after = self.beside[place]
        if self._is_inside_word(place):
            return "'" if before.isdigit() and after.isdigit() else "’"
        if _may_open(before):
            if _DECADE.match(self.text, place + 1):
                return "’"
            begins = bool(after.strip()) and after not in _NO_WORD_BEGINS_WITH and place < self.last_end
            return "‘" if begins else "'"
        if _is_letter(after):
            return "’" if before in ".)]" else "'"
        return "'" if before.isdigit() and not self.open["'"] else "’"

    def _is_inside_word(self, place: int) -> bool:
        before, after = self.beside[place]
        return _is_letter(before) and _is_letter(after)

    def _may_end(self, place: int) -> bool:
        before, after = self.beside[place]
        return not _may_open(before) and not _is_letter(after)


def _beside(text: str) -> dict[int, tuple[str, str]]:
    """For each mark the nearest signs before and after it that are no marks: what others become changes nothing."""
    places = [found.start() for found in _MARK.finditer(text)]
    before: dict[int, str] = {}
    after: dict[int, str] = {}
    for place in places:
        before[place] = before.get(place - 1, text[max(0, place - 1) : place])
    for place in reversed(places):
        after[place] = after.get(place + 1, text[place + 1 : place + 2])
    return {place: (before[place], after[place]) for place in places}


def _may_open(before: str) -> bool:
    return not before.strip() or unicodedata.category(before) in ("Ps", "Pd") or before == "/"


def _ends(after: str) -> bool:
    return not after.strip() or unicodedata.category(after) in ("Pe", "Po", "Pd")


def _is_letter(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign)[0] in "LNM"


def _has_notes(content: Inlines) -> bool:
    return any(
        isinstance(inline, NoteMark) or (isinstance(inline, Strong | Emphasis) and _has_notes(inline.content))
        for inline in content
    )


def _read(content: Inlines) -> Iterator[str]:
    """Every letter that a reader reads, in the order in which `_put` puts them back."""
    for inline in content:
        match inline:
            case Text() | Quantity() | Link() | CrossReference():
                yield inline.text
            case Strong() | Emphasis():
                yield from _read(inline.content)
            case NoteMark():
                pass


def _put(content: Inlines, letters: Iterator[str]) -> Iterator[Inline]:
    for inline in content:
        match inline:
            case Text() | Quantity() | Link() | CrossReference():
                words = "".join(next(letters) for _ in inline.text)
                kept = isinstance(inline, Quantity | CrossReference)
                yield inline if kept else replace(inline, text=words)
            case Strong() | Emphasis():
                yield replace(inline, content=tuple(_put(inline.content, letters)))
            case NoteMark():
                yield replace(inline, note=replace(inline.note, content=curly(inline.note.content)))
