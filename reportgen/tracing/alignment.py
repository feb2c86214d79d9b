"""Two sequences of words laid beside one another: which word of the one is which of the other.

First where a run of words stands once in both, then inside the gaps with shorter runs, last word by word where a gap is
small. The time grows with the length, not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from reportgen.sequences import rising

RUNS = (8, 4, 2, 1)
"""Lengths of the runs of words that are looked for, one after the other."""

_SMALL = 250_000
"""Words of a gap, multiplied with those that may fill it, up to which every word is tried."""

_TOKEN = re.compile(r"\[c\]|[^\W_]+(?:[-’'.,/&][^\W_]+)*|[–%]", re.IGNORECASE)
_SAME = str.maketrans({"\u2011": "-", "\u2010": "-", "’": "'", "\u00a0": " ", "\u00ad": None, "\u2060": None})


class Word(NamedTuple):
    """A word of a text as it is compared, and where it stands there."""

    text: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """The words and figures of a text, without its punctuation."""
    for found in _TOKEN.finditer(text.translate(_ONE_FOR_ONE)):
        yield Word(found[0].translate(_SAME).lower(), found.start(), found.end())


_ONE_FOR_ONE = str.maketrans({"\u2011": "-", "\u2010": "-", "\u00a0": " "})
"""Signs that are read alike, one for one, so that places stay."""


def aligned(one: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """For places of `one` the places of `other` at which the same word stands, in the same order."""
    found: dict[int, int] = {}
    gaps = [(0, len(one), 0, len(other), 0)]
    while gaps:
        start, end, begin, stop, step = gaps.pop()
        while start < end and begin < stop and one[start] == other[begin]:
            found[start] = begin
            start, begin = start + 1, begin + 1
        while start < end and begin < stop and one[end - 1] == other[stop - 1]:
            found[end - 1] = stop - 1
            end, stop = end - 1, stop - 1
        if start == end or begin == stop:
            continue
        if step == len(RUNS):
            if (end - start) * (stop - begin) <= _SMALL:
                found.update(_tried(one, other, start, end, begin, stop))
            continue
        pairs = rising(unique_runs(one, start, end, other, begin, stop, RUNS[step]))
        if not pairs:
            gaps.append((start, end, begin, stop, step + 1))
            continue
        before, after = start, begin
        for here, there in (*pairs, (end, stop)):
            gaps.append((before, here, after, there, step if here - before < end - start else step + 1))
            if here < end:
                found[here] = there
            before, after = here + 1, there + 1
    return found


def unique_runs(one: Sequence[str], start: int, end: int, other: Sequence[str], begin: int, stop: int, length: int
            ) -> list[tuple[int, int]]:  # fmt: skip
    """The places of runs that stand once in both, in the order of `one`."""
    here, there = _once(one, start, end, length), _once(other, begin, stop, length)
    return [(place, there[run]) for run, place in here.items() if run in there]


def _once(words: Sequence[str], start: int, end: int, length: int) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    for place in range(start, end - length + 1):
        run = tuple(words[place : place + length])
        places[run] = -1 if run in places else place
    return {run: place for run, place in places.items() if place >= 0}


def _tried(one: Sequence[str], other: Sequence[str], start: int, end: int, begin: int, stop: int) -> dict[int, int]:
    matcher = SequenceMatcher(None, one[start:end], other[begin:stop], autojunk=False)
    return {
        start + block.a + step: begin + block.b + step for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }  # fmt: skip
