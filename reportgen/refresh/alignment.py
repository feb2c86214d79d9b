"""Which words of one text are which of another: sentences that are the same first, then what is the same between them.

Pure. Between two texts of the program a figure is known by its fact, whatever it says. In a text that people edited a
figure is its words, and those of one fact are never taken for those of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportgen.drafts import Kind, Token
from reportgen.refresh import pairing

Tokens = Sequence[Token]

ENDS = frozenset(".?!\n")
"""Signs with which a sentence ends."""

_CLOSING = ("”", ")", "’")


@dataclass(frozen=True, slots=True)
class Change:
    """What the data changed: `base[start:end]` became `new[new_start:new_end]`. `key`: of the figure that it is."""

    start: int
    end: int
    new_start: int
    new_end: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is compared as one: a token, or all of a figure. `sentence`: its number."""

    label: str
    start: int
    end: int
    sentence: int


def changes(base: Tokens, new: Tokens) -> Iterator[Change]:
    """What the data changed, in the order of the text and apart: figures each by itself, other words together."""
    ours, theirs = _by_fact(base), _by_fact(new)
    i0 = j0 = 0
    for i, j in [*_aligned(ours, theirs), (len(ours), len(theirs))]:
        if i > i0 or j > j0:
            yield Change(_at(ours, i0, base), _at(ours, i, base), _at(theirs, j0, new), _at(theirs, j, new))
        if i < len(ours):
            one, other = ours[i], theirs[j]
            if texts(base[one.start : one.end]) != texts(new[other.start : other.end]):
                yield Change(one.start, one.end, other.start, other.end, key_of(base[one.start]))
        i0, j0 = i + 1, j + 1


def places(base: Tokens, edited: Tokens) -> list[int]:
    """Where each token of the base stands in the edited text; -1 where it is gone."""
    anchored = {key_of(token) for token in edited} - {""}
    if [label_of(token, anchored) for token in base] == [label_of(token, anchored) for token in edited]:
        return list(range(len(base)))
    ours, theirs = _by_words(base, anchored), _by_words(edited, anchored)
    found = [-1] * len(base)
    for i, j in _aligned(ours, theirs):
        found[i] = j
    return found


def label_of(token: Token, anchored: set[str]) -> str:
    """What a token is compared by in an edited text, in which the figures of some facts still have their anchors."""
    key = key_of(token)
    return f"{token.text}\x00{key}" if key in anchored else token.text


def sentences(tokens: Tokens) -> list[int]:
    """The number of the sentence of each token, and of the end; the blank between two belongs to the second."""
    numbers, number, ended = [], 0, False
    for token in tokens:
        if ended and token.text not in ENDS and token.kind is Kind.TEXT and token.text not in _CLOSING:
            number, ended = number + 1, False
        numbers.append(number)
        if token.text in ENDS:
            ended = True
    return [*numbers, number]


def key_of(token: Token) -> str:
    """The short key of the fact of which a token states the figure; empty for other words."""
    return token.figure[0] if token.figure else ""


def texts(tokens: Tokens) -> list[str]:
    """What tokens are compared by."""
    return [token.text for token in tokens]


def figures_in(tokens: Tokens) -> list[tuple[str, int, int]]:
    """The figures of a passage: short key, first word, end."""
    found: list[tuple[str, int, int]] = []
    for place, token in enumerate(tokens):
        if token.figure is None:
            continue
        if found and found[-1][2] == place and tokens[place - 1].figure == token.figure:
            found[-1] = (found[-1][0], found[-1][1], place + 1)
        else:
            found.append((token.figure[0], place, place + 1))
    return found


def _by_fact(tokens: Tokens) -> list[_Unit]:
    numbers = sentences(tokens)
    starts = {start: (key, end) for key, start, end in figures_in(tokens)}
    found: list[_Unit] = []
    place = 0
    while place < len(tokens):
        key, end = starts.get(place, ("", place + 1))
        found.append(_Unit(f"\x00{key}" if key else tokens[place].text, place, end, numbers[place]))
        place = end
    return found


def _by_words(tokens: Tokens, anchored: set[str]) -> list[_Unit]:
    numbers = sentences(tokens)
    return [_Unit(label_of(t, anchored), n, n + 1, numbers[n]) for n, t in enumerate(tokens)]


def _at(units: Sequence[_Unit], place: int, tokens: Tokens) -> int:
    return units[place].start if place < len(units) else len(tokens)


def _aligned(one: Sequence[_Unit], other: Sequence[_Unit]) -> list[tuple[int, int]]:
    """Pairs of units that are the same, rising on both sides."""
    ours, theirs = _spans(one), _spans(other)
    same = pairing.unmoved([_line(one, *span) for span in ours], [_line(other, *span) for span in theirs])
    pairs: list[tuple[int, int]] = []
    i0 = j0 = 0
    for n, m in [*same, (len(ours), len(theirs))]:
        (i, i1), (j, j1) = (spans[at] if at < len(spans) else (len(side), len(side))
                            for spans, at, side in ((ours, n, one), (theirs, m, other)))  # fmt: skip
        pairs += _between(one, other, (i0, i), (j0, j))
        pairs += zip(range(i, i1), range(j, j1), strict=True)
        i0, j0 = i1, j1
    return pairs


def _between(one: Sequence[_Unit], other: Sequence[_Unit], rows: tuple[int, int],
             columns: tuple[int, int]) -> Iterator[tuple[int, int]]:  # fmt: skip
    a, b = [unit.label for unit in one[slice(*rows)]], [unit.label for unit in other[slice(*columns)]]
    least = min(len(a), len(b))
    head = next((n for n in range(least) if a[n] != b[n]), least)
    tail = next((n for n in range(least - head) if a[-1 - n] != b[-1 - n]), least - head)
    blocks = SequenceMatcher(None, a[head : len(a) - tail], b[head : len(b) - tail], autojunk=False)
    for i, j, size in (
        (0, 0, head),
        *((i + head, j + head, size) for i, j, size in blocks.get_matching_blocks()),
        (len(a) - tail, len(b) - tail, tail),
    ):
        yield from ((rows[0] + i + n, columns[0] + j + n) for n in range(size))


def _spans(units: Sequence[_Unit]) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, without the blank before it."""
    found: list[tuple[int, int]] = []
    for place, unit in enumerate(units):
        if not place or unit.sentence != units[place - 1].sentence:
            found.append((place, place))
        start = found[-1][0]
        found[-1] = (place + 1 if place == start and not unit.label.strip(" ") else start, place + 1)
    return found


def _line(units: Sequence[_Unit], start: int, end: int) -> str:
    return "\x01".join(unit.label for unit in units[start:end])
