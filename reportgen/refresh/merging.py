"""The three-way decision for the words of a passage: what the data changed, put into what people wrote.

Pure: three sequences of tokens to the stretches of the edited one that follow, and to what could not be put there.
A figure that nobody touched follows whatever is written around it. Other words follow sentence by sentence, and only
where people left the same words alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from reportgen.drafts import Kind, Token

Tokens = Sequence[Token]

_ENDS = frozenset(".?!\n")


@dataclass(frozen=True, slots=True)
class Hunk:
    """`edited[start:end]` becomes `new[new_start:new_end]`."""

    start: int
    end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the data changed in words that people changed too: the sentence as it was and as it would be now.

    `deleted`: people took the words out altogether. `start` is where in the edited passage it would have stood.
    """

    was: str
    now: str
    start: int
    deleted: bool = False


@dataclass(slots=True)
class Merged:
    """Stretches that follow, in their order and apart from one another; and what could not."""

    hunks: list[Hunk] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        return bool(self.hunks or self.conflicts)


@dataclass(frozen=True, slots=True)
class _Change:
    """What the data changed: `base[start:end]` became `new[new_start:new_end]`. `key`: of the figure that it is."""

    start: int
    end: int
    new_start: int
    new_end: int
    key: str = ""


def merge(base: Tokens, edited: Tokens, new: Tokens) -> Merged:
    """What of the change from `base` to `new` can be done in `edited`, and what cannot."""
    merged = Merged()
    changes = list(_changes(base, new))
    if not changes:
        return merged
    kept = _Kept(base, edited)
    words: dict[int, list[_Change]] = {}
    sentences = _sentences(base)
    for change in changes:
        if change.key:
            _figure(change, kept, new, merged)
        else:
            words.setdefault(sentences[min(change.start, len(base))], []).append(change)
    for group in words.values():
        _sentence(group, kept, new, merged)
    merged.hunks = _apart(merged.hunks)
    return merged


def opcodes(one: Tokens, other: Tokens) -> list[tuple[str, int, int, int, int]]:
    """How one becomes the other; a blank between two changes belongs to both."""
    texts = [token.text for token in one], [token.text for token in other]
    head = 0
    while head < min(map(len, texts)) and texts[0][head] == texts[1][head]:
        head += 1
    tail = 0
    while tail < min(map(len, texts)) - head and texts[0][-1 - tail] == texts[1][-1 - tail]:
        tail += 1
    a, b = texts[0][head : len(one) - tail], texts[1][head : len(other) - tail]
    found = [("equal", 0, head, 0, head)] if head else []
    found += [
        (tag, i1 + head, i2 + head, j1 + head, j2 + head)
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    ]
    if tail:
        found.append(("equal", len(one) - tail, len(one), len(other) - tail, len(other)))
    return found


class _Kept:
    """Where the words of the base stand in the edited passage; -1 where they are gone."""

    def __init__(self, base: Tokens, edited: Tokens) -> None:
        self.base, self.edited = base, edited
        self.places = [-1] * len(base)
        self.own = [True] * len(edited)
        for tag, i1, i2, j1, _ in opcodes(base, edited):
            if tag == "equal":
                for step in range(i2 - i1):
                    self.places[i1 + step] = j1 + step
                    self.own[j1 + step] = False

    def stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """Where `base[start:end]` stands in one piece; None where it does not."""
        if start == end:
            return self._gap(start)
        first = self.places[start]
        if first < 0 or any(self.places[start + n] != first + n for n in range(end - start)):
            return None
        return first, first + end - start

    def _gap(self, place: int) -> tuple[int, int] | None:
        """Between which words an insertion goes: people may have written there only where a sentence ends."""
        before = self.places[place - 1] if place else -1
        after = self.places[place] if place < len(self.base) else len(self.edited)
        at_end = place == 0 or self.base[place - 1].text in _ENDS
        if (place and before < 0) or after < 0:
            return None
        here = before + 1 if place else 0
        return (here, here) if here == after or at_end else None

    def around(self, start: int, end: int) -> tuple[int, int, int, int]:
        """The words of the base about a stretch as far as the next ones that are kept, and where those stand."""
        first, last = start, end
        while first > 0 and self.places[first - 1] < 0:
            first -= 1
        while last < len(self.base) and self.places[last] < 0:
            last += 1
        left = self.places[first - 1] + 1 if first else 0
        right = self.places[last] if last < len(self.base) else len(self.edited)
        return first, last, left, max(left, right)


def _changes(base: Tokens, new: Tokens) -> Iterator[_Change]:
    """What the data changed, figures whole and by themselves, other words together."""
    done = -1
    for tag, i1, i2, j1, j2 in opcodes(base, new):
        if tag == "equal" or i2 <= done:
            continue
        for change in _parted(base, new, _Change(max(i1, done), i2, j1, j2)):
            done = max(done, change.end)
            yield change


def _parted(base: Tokens, new: Tokens, change: _Change) -> Iterator[_Change]:
    """A change of figures alone, figure by figure; else as it is.

    Where the figures on both sides are of the same facts in the same order, with the same words between, they part.
    """
    start, end = _whole(base, *_beside(base, new, change))
    new_start = change.new_start - (change.start - start)
    new_end = change.new_end + (end - change.end)
    ours, theirs = _figures(base, start, end), _figures(new, new_start, new_end)
    plain = (
        [t.text for t in base[start:end] if not t.figure],
        [t.text for t in new[new_start:new_end] if not t.figure],
    )
    if ours and [f[0] for f in ours] == [f[0] for f in theirs] and plain[0] == plain[1]:
        for (key, a1, a2), (_, b1, b2) in zip(ours, theirs, strict=True):
            if [t.text for t in base[a1:a2]] != [t.text for t in new[b1:b2]]:
                yield _Change(a1, a2, b1, b2, key)
        return
    yield change


def _beside(base: Tokens, new: Tokens, change: _Change) -> tuple[int, int]:
    """The stretch of a change; of words that were put into a figure ("at least"), with the figure that they join."""
    start, end = change.start, change.end
    if start < end or change.new_start == change.new_end:
        return start, end
    first, last = new[change.new_start].figure, new[change.new_end - 1].figure
    if last and start < len(base) and _key(base[start]) == last[0] and _key_at(new, change.new_end) == last[0]:
        return start, start + 1
    if first and start and _key(base[start - 1]) == first[0] and _key_at(new, change.new_start - 1) == first[0]:
        return start - 1, start
    return start, end


def _key(token: Token) -> str:
    return token.figure[0] if token.figure else ""


def _key_at(tokens: Tokens, place: int) -> str:
    return _key(tokens[place]) if 0 <= place < len(tokens) else ""


def _whole(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """A stretch with all of the figures that it touches."""
    if start == end:
        return start, end
    while start > 0 and tokens[start].figure and tokens[start - 1].figure == tokens[start].figure:
        start -= 1
    while end < len(tokens) and tokens[end - 1].figure and tokens[end].figure == tokens[end - 1].figure:
        end += 1
    return start, end


def _figures(tokens: Tokens, start: int, end: int) -> list[tuple[str, int, int]]:
    """The figures in a stretch: key, first word, end."""
    found: list[tuple[str, int, int]] = []
    for place in range(max(start, 0), min(end, len(tokens))):
        figure = tokens[place].figure
        if figure is None:
            continue
        if found and tokens[place - 1].figure == figure and found[-1][2] == place:
            found[-1] = (found[-1][0], found[-1][1], place + 1)
        else:
            found.append((figure[0], place, place + 1))
    return found


def figures_in(tokens: Tokens) -> list[tuple[str, int, int]]:
    """The figures of a passage: short key, first word, end."""
    return _figures(tokens, 0, len(tokens))


def _figure(change: _Change, kept: _Kept, new: Tokens, merged: Merged) -> None:
    """A figure follows where its words were left alone, wherever in the passage they now stand."""
    stretch = kept.stretch(change.start, change.end) or _moved(change, kept)
    if stretch:
        merged.hunks.append(Hunk(*stretch, change.new_start, change.new_end))
        return
    _refuse([change], kept, new, merged)


def _moved(change: _Change, kept: _Kept) -> tuple[int, int] | None:
    """Where people moved a figure to: by its control or bookmark, or by its words where they stand only once."""
    texts = [token.text for token in kept.base[change.start : change.end]]
    size = len(texts)
    places = [n for n in range(len(kept.edited) - size + 1)
              if all(kept.own[n : n + size]) and [t.text for t in kept.edited[n : n + size]] == texts]  # fmt: skip
    ours = [n for n in places if all((t.figure or ("",))[0] == change.key for t in kept.edited[n : n + size])]
    if ours:
        return ours[0], ours[0] + size
    if any(t.figure and t.figure[0] == change.key for t in kept.edited):
        return None
    return (places[0], places[0] + size) if len(places) == 1 and any(map(_tells, texts)) else None


def _tells(text: str) -> bool:
    return len(text) > 2 or text.isdigit()


def _sentence(group: list[_Change], kept: _Kept, new: Tokens, merged: Merged) -> None:
    """The changes of one sentence, all or none: half of a new sentence in the old one would be nobody's."""
    stretches = [kept.stretch(change.start, change.end) for change in group]
    if all(stretches):
        merged.hunks.extend(Hunk(*s, c.new_start, c.new_end) for s, c in zip(stretches, group, strict=True) if s)
        return
    _refuse(group, kept, new, merged)


def _refuse(group: list[_Change], kept: _Kept, new: Tokens, merged: Merged) -> None:
    """People changed the same words: nothing where they wrote what the data say now, else a conflict."""
    start, end = group[0].start, group[-1].end
    first, last, left, right = kept.around(start, end)
    new_first = group[0].new_start - (start - first)
    new_last = group[-1].new_end + (last - end)
    written = [token.text for token in kept.edited[left:right]]
    if new_first >= 0 and written == [token.text for token in new[new_first:new_last]]:
        return
    was = _around(kept.base, start, end)
    now = _around(new, group[0].new_start, group[-1].new_end)
    merged.conflicts.append(Conflict(was, now, left, deleted=not "".join(written).strip()))


def _around(tokens: Tokens, start: int, end: int) -> str:
    """The sentences about a stretch, as they are read."""
    sentences = _sentences(tokens)
    if not tokens:
        return ""
    first = sentences[min(start, len(tokens) - 1)]
    last = sentences[min(max(start, end - 1), len(tokens) - 1)]
    return "".join(t.shown for n, t in enumerate(tokens) if first <= sentences[n] <= last).strip()


def _sentences(tokens: Tokens) -> list[int]:
    """The number of the sentence of each token, and of the end."""
    numbers, number, ended = [], 0, False
    for token in tokens:
        if ended and token.text not in _ENDS and token.kind is Kind.TEXT and token.text not in ("”", ")", "’"):
            number, ended = number + 1, False
        numbers.append(number)
        if token.text in _ENDS:
            ended = True
    return [*numbers, number]


def _apart(hunks: list[Hunk]) -> list[Hunk]:
    """In the order of the passage; of two that meet in the same words, the first."""
    found: list[Hunk] = []
    for hunk in sorted(hunks, key=lambda hunk: (hunk.start, hunk.end, hunk.new_start)):
        if found and hunk.start < found[-1].end:
            continue
        found.append(hunk)
    return found
