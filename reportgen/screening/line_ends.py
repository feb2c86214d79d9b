"""What stands over the ends of lines, as words that follow one another or as one word in two pieces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reportgen.name_search import How
from reportgen.screening.passages import Kind, Passage
from reportgen.screening.wanted import Hit, Wanted, What

OVERLAP = 200
"""Signs in which a name that is split over lines stands, with room to spare."""

_WINDOW = 3 * OVERLAP
_MOST_TIMES = 50
_APART = "\n\n"


class Split(NamedTuple):
    """A hit over the ends of lines: the first and the last of them, and their text together."""

    hit: Hit
    first: Passage
    last: Passage
    text: str


def over_ends(lines: Sequence[Passage], new: int, wanted: Wanted) -> Iterator[Split]:
    """Each hit in lines that follow one another which no line holds by itself; the first `new` were searched before.

    `wanted`: without the names that may stand, which may stand over lines too.
    """
    if len(lines) < 2:
        return
    texts = [_edges(line.text) for line in lines]
    if not any(_counts(hit) for between in ("\n", "") for hit in wanted.find(between.join(texts), Kind.CODE)):
        return
    done = new
    for start, end in _windows(texts):
        for hit, first, last, text in _in_window(texts[start:end], wanted):
            if start + last > done:
                yield Split(hit, lines[start + first], lines[start + last - 1], text)
        done = max(done, end)


def _counts(hit: Hit) -> bool:
    """Whether it is worth the search: a given name alone, which many bear, is not."""
    return not hit.for_review


def _in_window(texts: Sequence[str], wanted: Wanted) -> Iterator[tuple[Hit, int, int, str]]:
    known: set[Hit] | None = None
    for between in ("\n", ""):
        for hit in wanted.find(between.join(texts), Kind.CODE):
            if not _counts(hit):
                continue
            if known is None:
                known = {other for text in texts for other in wanted.find(text)}
            if hit in known:
                continue
            known.add(hit)
            for first, last in _places(hit, texts, between, wanted):
                if between or _is_torn(hit, texts[first:last], wanted):
                    yield hit, first, last, between.join(texts[first:last])


def _is_torn(hit: Hit, texts: Sequence[str], wanted: Wanted) -> bool:
    """Whether a word that lines make only together was one: not where each has its own, or small letters end it."""
    if hit.what is not What.NAME:
        return not any(other.what is hit.what for text in texts for other in wanted.find(text))
    last = re.search(r"\w+$", texts[0].rstrip())
    return hit.how != How.GIVEN and (last is None or not last.group()[0].islower())


def _places(hit: Hit, texts: Sequence[str], between: str, wanted: Wanted) -> Iterator[tuple[int, int]]:
    """The shortest runs of lines in which something stands, as (first, last + 1)."""
    begin = 0
    for _ in range(_MOST_TIMES):
        found = shortest(lambda first, last: hit in wanted.find(between.join(texts[first:last]), Kind.CODE),
                         begin, len(texts))  # fmt: skip
        if found is None:
            return
        yield found
        begin = found[0] + 1


def shortest(stands: Callable[[int, int], bool], begin: int, end: int) -> tuple[int, int] | None:
    """The first shortest run in which something stands, of a run of things from `begin` to `end`; None if in none."""
    if begin >= end or not stands(begin, end):
        return None
    last = _least(lambda last: stands(begin, last), begin + 1, end)
    return last - _least(lambda count: stands(last - count, last), 1, last - begin), last


def _least(holds: Callable[[int], bool], low: int, high: int) -> int:
    """The least number from low to high for which something holds, given that it holds for high and all from it on."""
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return high


def _edges(text: str) -> str:
    """The beginning and the end of a line, which is all that a name over its ends may take."""
    if len(text) <= _WINDOW:
        return text
    head, tail = text[:OVERLAP].rpartition(" ")[0], text[-OVERLAP:].partition(" ")[2]
    return f"{head or text[:OVERLAP]}{_APART}{tail or text[-OVERLAP:]}"


def _windows(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of lines of some size, each of which begins a little before the end of the one before."""
    start = 0
    while True:
        end, signs = start, 0
        while end < len(texts) and (signs < _WINDOW or end - start < 2):
            signs += len(texts[end])
            end += 1
        yield start, end
        if end == len(texts):
            return
        back, signs = end - 1, len(texts[end - 1])
        while back - 1 > start and signs < OVERLAP:
            back -= 1
            signs += len(texts[back])
        start = max(back, start + 1)
