"""Two sequences of texts aligned: which of the one has become which of the other, none crossing another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from reportgen.sequences import most_alike

Pairs = list[tuple[int | None, int | None]]
"""Places in the one and in the other, in order; None where there is no counterpart."""

LIKE = 0.4
"""The share of words in common from which a text is taken to have become another, and not to have been replaced."""

_LARGEST = 4_000_000
"""Comparisons of one text with another beyond which texts are paired by their places alone."""


def paired(old: Sequence[str], new: Sequence[str], likeness: Callable[[int, int], float] | None = None) -> Pairs:
    """Equal texts at both ends first, then what is most alike between them; the same for the same texts.

    `likeness` of two places, from 0; the share of the words in common unless given.
    """
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    olds, news = range(head, len(old) - tail), range(head, len(new) - tail)
    between = _between(olds, news, likeness or _words_in_common(old, new))
    ends: Pairs = [(len(old) - tail + place, len(new) - tail + place) for place in range(tail)]
    return [*((place, place) for place in range(head)), *between, *ends]


def lone_ones_joined(pairs: Pairs) -> Pairs:
    """One that went where one came, and nothing else did, are taken for the same, however different they read."""
    joined: Pairs = []
    at = 0
    while at < len(pairs):
        end = at
        while end < len(pairs) and None in pairs[end]:
            end += 1
        gap = pairs[at:end]
        olds, news = ([pair[side] for pair in gap if pair[side] is not None] for side in (0, 1))
        joined.extend([(olds[0], news[0])] if len(olds) == len(news) == 1 else gap)
        joined.extend(pairs[end : end + 1])
        at = end + 1
    return joined


def words_alike(one: Counter[str], other: Counter[str]) -> float:
    """The share of the words of two texts that they have in common."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _words_in_common(old: Sequence[str], new: Sequence[str]) -> Callable[[int, int], float]:
    olds, news = ([Counter(text.split()) for text in texts] for texts in (old, new))
    return lambda one, other: words_alike(olds[one], news[other])


def _between(olds: range, news: range, likeness: Callable[[int, int], float]) -> Pairs:
    if not olds or not news:
        return [*((place, None) for place in olds), *((None, place) for place in news)]
    if len(olds) * len(news) > _LARGEST:
        shared: Pairs = list(zip(olds, news, strict=False))
        return [*shared, *((p, None) for p in olds[len(news) :]), *((None, p) for p in news[len(olds) :])]
    rows, columns = (len(olds), len(news))
    found: Pairs = []
    i = j = 0
    alike = most_alike(rows, columns, lambda one, other: _counted(likeness(olds[one], news[other])))
    for one, other in (*alike, (rows, columns)):
        found.extend((place, None) for place in olds[i:one])
        found.extend((None, place) for place in news[j:other])
        found.extend([(olds[one], news[other])] if one < rows else [])
        i, j = one + 1, other + 1
    return found


def _counted(likeness: float) -> float:
    return likeness if likeness >= LIKE else 0.0
