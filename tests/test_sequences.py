"""Two sequences laid beside one another: the longest row that rises, and the row that is most alike."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportgen.sequences import most_alike, rising

SCORES = st.lists(st.lists(st.sampled_from([0.0, 0.5, 0.7, 1.0]), min_size=3, max_size=3), max_size=4)


def rises(pairs):
    return all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(pairs))


@given(st.permutations(range(7)))
def it_finds_a_row_than_which_none_is_longer(places):
    pairs = list(enumerate(places))
    row = rising(pairs)
    assert rises(row)
    assert set(row) <= set(pairs)
    assert not any(rises(longer) for longer in combinations(pairs, len(row) + 1))


def it_finds_no_row_in_nothing():
    assert rising([]) == []
    assert most_alike(0, 3, lambda _one, _other: 1.0) == []


@given(SCORES)
def it_finds_the_row_whose_scores_are_the_most(scores):
    def total(pairs):
        return sum(scores[i][j] for i, j in pairs)

    found = most_alike(len(scores), 3, lambda i, j: scores[i][j])
    assert rises(found)
    assert all(scores[i][j] for i, j in found)
    every = [(i, j) for i in range(len(scores)) for j in range(3)]
    rows = (row for size in range(1, 4) for row in combinations(every, size) if rises(row))
    assert total(found) >= max(map(total, rows), default=0.0) - 1e-9
