"""Which passage, row or column of one text is which of another: by name, by their words, by their place.

Pure. Words that are the same once on each side are believed first; then, between those that are paired, names
(bookmarks, keys) where they are given, and the likeness of words in their order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from reportgen.sequences import Places, most_alike, rising

ALIKE = 0.5
"""So much of the words at least, for two texts that have nothing else in common than their place."""
NAMED = 0.2
"""So much, where they have the name in common."""

FRONT = "front_"
CERTAIN = (FRONT, "annex_")
"""Names that begin so say what a text is, whatever it says: a line of the front page, the number of an annex."""
_COUNTED = re.compile(r"(?:^|_)(?:[pb]_?|record_)[0-9]+")
"""In names that are counted on: of the same text they are others where one has come before it."""

_MOST = 250_000
"""Comparisons in one gap; beyond, texts are paired one after another."""


def in_order(
    one: Sequence[str], other: Sequence[str], names: tuple[Sequence[str], Sequence[str]] | None = None
) -> Places:
    """Pairs of two texts in which nothing was moved: what is the same, then in each gap what is alike.

    `names`: the name of each, empty for none.
    """
    same = [(i, j) for i, j in _same_once(one, other) if not names or not _are_others(names[0][i], names[1][j])]
    pairs: Places = []
    i0 = j0 = 0
    for i, j in [*rising(same), (len(one), len(other))]:
        pairs.extend(_gap(one, other, (i0, i), (j0, j), names))
        if i < len(one):
            pairs.append((i, j))
        i0, j0 = i + 1, j + 1
    return pairs


def moved(one: Sequence[str], other: Sequence[str], known: Places) -> Places:
    """Pairs of two texts of which people may have moved parts; `known` pairs hold.

    Texts that are the same, wherever they are; then what is alike between neighbours that are paired.
    """
    pairs = dict(known)
    taken = {j for _, j in known}
    left = [i for i in range(len(one)) if i not in pairs]
    right = [j for j in range(len(other)) if j not in taken]
    for a, b in _same_once([one[i] for i in left], [other[j] for j in right]):
        pairs[left[a]] = right[b]
    anchors = rising(sorted(pairs.items()))
    found = dict(pairs)
    taken = set(pairs.values())
    i0 = j0 = 0
    for i, j in [*anchors, (len(one), len(other))]:
        rows = [n for n in range(i0, i) if n not in pairs]
        columns = [n for n in range(j0, j) if n not in taken]
        for a, b in _gap([one[n] for n in rows], [other[n] for n in columns], (0, len(rows)), (0, len(columns)), None):
            found[rows[a]] = columns[b]
        i0, j0 = i + 1, j + 1
    return sorted(found.items())


def unmoved(one: Sequence[str], other: Sequence[str]) -> Places:
    """Texts that stand once in each, without those of which people changed the order."""
    return rising(_same_once(one, other))


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how many of their words two texts have in common."""
    if one == other:
        return 1.0
    ours, theirs = one.split(), other.split()
    if not ours or not theirs:
        return 0.0
    return 2 * sum((Counter(ours) & Counter(theirs)).values()) / (len(ours) + len(theirs))


def _are_others(one: str, other: str) -> bool:
    """Whether two names are of different things, whatever these say: annex II may be another one now."""
    return bool(one and other) and one != other and not _COUNTED.search(one) and not _COUNTED.search(other)


def _same_once(one: Sequence[str], other: Sequence[str]) -> Places:
    """Texts that stand once in each."""
    ours, theirs = Counter(one), Counter(other)
    places = {text: place for place, text in enumerate(other) if text and theirs[text] == 1}
    return [(place, places[text]) for place, text in enumerate(one) if text in places and ours[text] == 1]


def _gap(one: Sequence[str], other: Sequence[str], rows: tuple[int, int], columns: tuple[int, int],
         names: tuple[Sequence[str], Sequence[str]] | None) -> Places:  # fmt: skip
    """The best pairs in a gap, in their order."""
    height, width = rows[1] - rows[0], columns[1] - columns[0]
    if not height or not width:
        return []

    def score(i: int, j: int) -> float:
        a, b = rows[0] + i, columns[0] + j
        like = likeness(one[a], other[b])
        if names and names[0][a] and names[0][a] == names[1][b]:
            return 1 + like if like >= NAMED or names[0][a].startswith(CERTAIN) else 0.0
        return like if like >= ALIKE else 0.0

    if height * width > _MOST:
        return [(rows[0] + n, columns[0] + n) for n in range(min(height, width)) if score(n, n)]
    return [(rows[0] + i, columns[0] + j) for i, j in most_alike(height, width, score)]


def present(
    base: Sequence[str], edited: Sequence[str], new: Sequence[str], followers: Mapping[int, int],
    struck: Sequence[str] = (),
) -> dict[int, int]:  # fmt: skip
    """What is new in the data and stands in the edited text already, word for word: its place there by its place here.

    `followers`: the new text of each text of the base. `struck`: what of the base was struck out before.
    """
    followed = set(followers.values())
    came = [place for place, text in enumerate(new) if text.strip() and place not in followed]
    if not came:
        return {}
    wanted = {new[place] for place in came}
    there: dict[str, list[int]] = {text: [] for text in wanted}
    for place, text in enumerate(edited):
        if text in wanted:
            there[text].append(place)
    before = Counter(text for text in base if text in wanted) - Counter(struck)
    found: dict[int, int] = {}
    for place in came:
        free = there[new[place]]
        if len(free) > before[new[place]]:
            here = next((n for n in free if _beside(edited, n) == _beside(new, place)), free[before[new[place]]])
            found[place] = here
            free.remove(here)
    return found


def _beside(texts: Sequence[str], place: int) -> str:
    return texts[place - 1] if place else ""
