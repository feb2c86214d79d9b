"""Two sequences laid beside one another, whatever they are made of: pairs of places that rise on both sides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

Places = list[tuple[int, int]]
"""Pairs of a place in the one sequence and a place in the other."""


def rising(pairs: Sequence[tuple[int, int]]) -> Places:
    """The longest row of pairs, given in the order of the one, in which the places of the other rise too."""
    lasts: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        length = bisect_left(lasts, there)
        before.append(ends[length - 1] if length else -1)
        if length == len(lasts):
            lasts.append(there)
            ends.append(number)
        else:
            lasts[length], ends[length] = there, number
    row: Places = []
    number = ends[-1] if ends else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def most_alike(height: int, width: int, score: Callable[[int, int], float]) -> Places:
    """The row of pairs whose scores together are the most. `score` of two places: 0 where they are no pair.

    Time and room grow with the product of the lengths.
    """
    scores = [[score(i, j) for j in range(width)] for i in range(height)]
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        here, under, row = best[i], best[i + 1], scores[i]
        for j in range(width - 1, -1, -1):
            pair = under[j + 1] + row[j] if row[j] else 0.0
            here[j] = max(pair, under[j], here[j + 1])
    found: Places = []
    i = j = 0
    while i < height and j < width:
        if scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found
