"""The three-way decision for the words of a passage: what the data changed, put into what people wrote.

Pure: three sequences of tokens to the stretches of the edited one that follow, and to what could not be put there.
A figure that nobody touched follows whatever is written around it. Other words follow sentence by sentence, and only
where people left the same words alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.drafts import Token
from reportgen.refresh.alignment import ENDS, Change, Tokens, changes, figures_in, key_of, label_of, places
from reportgen.refresh.alignment import sentences as _sentences
from reportgen.refresh.alignment import texts as _texts

__all__ = ["Conflict", "Hunk", "Merged", "figures_in", "merge"]


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


def merge(base: Tokens, edited: Tokens, new: Tokens) -> Merged:
    """What of the change from `base` to `new` can be done in `edited`, and what cannot."""
    merged = Merged()
    changed = list(changes(base, new))
    if not changed or _texts(edited) == _texts(new):
        return merged
    kept = _Kept(base, edited)
    words: dict[int, list[Change]] = {}
    sentences = _sentences(base)
    for change in changed:
        if change.key:
            _figure(change, kept, new, merged)
        else:
            words.setdefault(sentences[change.start], []).append(change)
    for group in words.values():
        _sentence(group, kept, new, merged)
    merged.hunks.sort(key=lambda hunk: (hunk.start, hunk.end, hunk.new_start))
    return merged


class _Kept:
    """Where the words of the base stand in the edited passage; -1 where they are gone. `own`: words of people."""

    def __init__(self, base: Tokens, edited: Tokens) -> None:
        self.base, self.edited = base, edited
        self.places = places(base, edited)
        self.own = [True] * len(edited)
        for place in self.places:
            if place >= 0:
                self.own[place] = False
        self.anchored = {key_of(token) for token in edited} - {""}
        self._after: list[int] | None = None

    def after(self, new: Tokens) -> list[int]:
        """Where the words of the new text stand in the edited passage, found once; -1 where they do not."""
        if self._after is None:
            self._after = places(new, self.edited)
        return self._after

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
        if (place and before < 0) or after < 0:
            return None
        here = before + 1
        return (here, here) if here == after or self._ended(place) else None

    def _ended(self, place: int) -> bool:
        """Whether a sentence ends before a place."""
        text = "".join(_texts(self.base[max(0, place - 2) : place])).rstrip(" ")
        return not text or text[-1] in ENDS

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

    def beside(self, start: int, end: int, at: int) -> bool:
        """Whether a figure without its anchor stands at a place with a word beside it that stood there in the base.

        A number alone tells nothing: people may have written the same one of something else.
        """
        there = at + end - start
        left, right = self._word(start, -1), self._word(end, 1)
        before, after = self.base[left:start], self.base[end:right]
        if any(map(_is_word, before)) and _texts(self.edited[max(0, at - len(before)) : at]) == _texts(before):
            return True
        if any(map(_is_word, after)) and _texts(self.edited[there : there + len(after)]) == _texts(after):
            return True
        others = [*self.base[:start], *self.base[end:], *self.edited[:at], *self.edited[there:]]
        return not "".join(_texts(others)).strip()

    def _word(self, place: int, step: int) -> int:
        """The place beyond the nearest word of the base, before or after a place."""
        at = place
        while (at > 0 if step < 0 else at < len(self.base)) and abs(at - place) < _FAR:
            at += step
            if _is_word(self.base[at if step < 0 else at - 1]):
                break
        return at


_FAR = 6
"""So many tokens at most between a figure and a word that tells what it is of."""


def _is_word(token: Token) -> bool:
    return len(token.text) > 2 and token.text.isalpha()


def _figure(change: Change, kept: _Kept, new: Tokens, merged: Merged) -> None:
    """A figure follows where its words were left alone, wherever in the passage they now stand."""
    stretch = kept.stretch(change.start, change.end)
    if stretch and change.key not in kept.anchored and not kept.beside(change.start, change.end, stretch[0]):
        stretch = None
    stretch = stretch or _moved(change, kept)
    if stretch:
        merged.hunks.append(Hunk(*stretch, change.new_start, change.new_end))
        return
    _refuse([change], kept, new, merged)


def _moved(change: Change, kept: _Kept) -> tuple[int, int] | None:
    """Where people moved a figure to: by its anchor, or by its words and those beside them where they stand once."""
    ours = [label_of(token, kept.anchored) for token in kept.base[change.start : change.end]]
    size = len(ours)
    theirs = [label_of(token, kept.anchored) for token in kept.edited]
    found = [n for n in range(len(theirs) - size + 1) if all(kept.own[n : n + size]) and theirs[n : n + size] == ours]
    if change.key not in kept.anchored:
        found = [n for n in found if kept.beside(change.start, change.end, n)]
        found = found if len(found) == 1 else []
    if not found:
        return None
    kept.own[found[0] : found[0] + size] = [False] * size
    return found[0], found[0] + size


def _sentence(group: list[Change], kept: _Kept, new: Tokens, merged: Merged) -> None:
    """The changes of one sentence, all or none: half of a new sentence in the old one would be nobody's."""
    group = [change for change in group if change.start < change.end or not _is_there(change, kept, new)]
    if not group:
        return
    stretches = [kept.stretch(change.start, change.end) for change in group]
    if all(stretches):
        merged.hunks.extend(Hunk(*s, c.new_start, c.new_end) for s, c in zip(stretches, group, strict=True) if s)
        return
    _refuse(group, kept, new, merged)


def _refuse(group: list[Change], kept: _Kept, new: Tokens, merged: Merged) -> None:
    """People changed the same words: nothing where they wrote what the data say now, else a conflict."""
    start, end = group[0].start, group[-1].end
    new_start, new_end = group[0].new_start, group[-1].new_end
    was = _around(kept.base, (start, end), new, (new_start, new_end))
    now = _around(new, (new_start, new_end), kept.base, (start, end))
    first, last, left, right = kept.around(start, end)
    written = "".join(_texts(kept.edited[left:right]))
    whole = "".join(_texts(kept.edited))
    numbers = _sentences(kept.base)
    if now and now in whole and numbers[start] == numbers[max(start, end - 1)]:
        return
    if _have_come(group, kept, new):
        return
    if new_start >= start - first and written == "".join(_texts(new[new_start - start + first : new_end + last - end])):
        return
    elsewhere = any(own and any(map(str.isdigit, t.text)) for own, t in zip(kept.own, kept.edited, strict=True))
    merged.conflicts.append(Conflict(was, now, left, deleted=not written.strip() and not elsewhere))


def _is_there(change: Change, kept: _Kept, new: Tokens) -> bool:
    """Whether new words stand in the edited text already, where they belong, as words of nobody else."""
    there = _stretch(change, kept, new)
    return any(kept.own[n] and _is_word(kept.edited[n]) for n in there)


def _stretch(change: Change, kept: _Kept, new: Tokens) -> list[int]:
    """Where the new words of a change stand in the edited text in one piece; empty where they do not."""
    found = kept.after(new)[change.new_start : change.new_end]
    whole = found and found[0] >= 0 and found == list(range(found[0], found[0] + len(found)))
    return found if whole else []


def _have_come(group: list[Change], kept: _Kept, new: Tokens) -> bool:
    """Whether the new words of every change stand in the edited text already, beside those of people."""
    if not all(_stretch(change, kept, new) for change in group):
        return False
    words = [token for change in group for token in new[change.new_start : change.new_end]]
    return any(_is_word(token) or token.text.isdigit() for token in words)


def _around(tokens: Tokens, stretch: tuple[int, int], others: Tokens, other: tuple[int, int]) -> str:
    """The sentences about a stretch, as they are read; nothing where the other side has whole sentences more."""
    numbers = _sentences(tokens)
    start, end = stretch
    if not tokens or (start == end and _is_whole(others, *other)):
        return ""
    first = numbers[min(start, len(tokens) - 1)]
    last = numbers[min(max(start, end - 1), len(tokens) - 1)]
    return "".join(t.shown for n, t in enumerate(tokens) if first <= numbers[n] <= last).strip()


def _is_whole(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a stretch is of whole sentences."""
    numbers = _sentences(tokens)
    filled = [n for n in range(start, end) if tokens[n].text.strip()]
    if not filled:
        return False
    first, last = filled[0], filled[-1]
    begins = not any(tokens[n].text.strip() for n in range(first) if numbers[n] == numbers[first])
    return begins and (last + 1 >= len(tokens) or numbers[last + 1] != numbers[last])
