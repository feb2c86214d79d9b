"""Words that stand elsewhere in a file than in the report: a chapter, a paragraph or a sentence that people moved.

A run of words that stands once in both is known wherever it is. Most of these runs follow one another in the same order
in both; what is about one of the others was moved.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from reportgen.sequences import rising
from reportgen.tracing.alignment import unique_runs

RUN = 6
"""Words that stand in a row by no chance."""

LONGEST_BREAK = 12
"""Words between two runs that were moved together: people may have changed them."""


class Move(NamedTuple):
    """Words of a file, and those of the report that they were, from the first to behind the last."""

    here: range
    there: range


def moved(one: Sequence[str], other: Sequence[str], ends: Collection[int], stops: Collection[int]) -> list[Move]:
    """What was moved, in the order of the file. `ends`, `stops`: places at which a text of either begins."""
    pairs = unique_runs(one, 0, len(one), other, 0, len(other), RUN)
    still = set(rising(pairs))
    blocks: list[tuple[list[int], list[int]]] = []
    follows = False
    for pair in pairs:
        here, there = pair
        if pair in still:
            follows = False
            continue
        if follows and 0 < there - blocks[-1][1][-1] <= LONGEST_BREAK + RUN >= here - blocks[-1][0][-1]:
            blocks[-1][0].append(here)
            blocks[-1][1].append(there)
        else:
            blocks.append(([here], [there]))
        follows = True
    taken_here = {here + step for here, _ in pairs for step in range(RUN)}
    taken_there = {there + step for _, there in pairs for step in range(RUN)}
    return [
        Move(_to_the_ends(here, taken_here, ends, len(one)), _to_the_ends(there, taken_there, stops, len(other)))
        for here, there in blocks
    ]  # fmt: skip


def _to_the_ends(runs: Sequence[int], taken: Collection[int], borders: Collection[int], length: int) -> range:
    """From the first run to the last, and on to both ends of the texts in which these stand, but into no other run."""
    first, last = runs[0], runs[-1] + RUN
    for _ in range(LONGEST_BREAK):
        if first in borders or first == 0 or first - 1 in taken:
            break
        first -= 1
    for _ in range(LONGEST_BREAK):
        if last in borders or last == length or last in taken:
            break
        last += 1
    return range(first, last)
