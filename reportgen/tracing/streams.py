"""Texts of a report as one row of words, each of which knows the piece of a text that it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportgen.tracing.alignment import words_of
from reportgen.tracing.segments import Piece, Segment


class Owner(NamedTuple):
    """The piece of the report that a word belongs to, by the numbers of its segment and of the piece in it."""

    segment: int
    piece: int


@dataclass(frozen=True)
class Stream:
    """Segments of the report whose words follow one another."""

    segments: tuple[Segment, ...]
    words: tuple[str, ...]
    owners: tuple[Owner, ...]
    starts: tuple[int, ...] = ()
    """Where each word begins in the text of its segment."""

    @staticmethod
    def of(segments: Iterable[Segment]) -> Stream:
        chosen = tuple(segments)
        words: list[str] = []
        owners: list[Owner] = []
        starts: list[int] = []
        for number, segment in enumerate(chosen):
            offsets = _ends(segment.pieces)
            for word in words_of(segment.text):
                words.append(word.text)
                starts.append(word.start)
                owners.append(Owner(number, next(place for place, end in enumerate(offsets) if word.start < end)))
        return Stream(chosen, tuple(words), tuple(owners), tuple(starts))

    def words_of(self, segments: Collection[int]) -> dict[int, list[int]]:
        """The words of some segments, by the numbers of these."""
        found: dict[int, list[int]] = {}
        for word, owner in enumerate(self.owners):
            if owner.segment in segments:
                found.setdefault(owner.segment, []).append(word)
        return found

    @property
    def begins(self) -> frozenset[int]:
        """The first word of each segment."""
        return frozenset(word for word, owner in enumerate(self.owners)
                         if word and owner.segment != self.owners[word - 1].segment)  # fmt: skip

    def piece(self, owner: Owner) -> Piece:
        return self.segments[owner.segment].pieces[owner.piece]


def _ends(pieces: Sequence[Piece]) -> list[int]:
    ends, length = [], 0
    for piece in pieces:
        length += len(piece.text)
        ends.append(length)
    return ends
