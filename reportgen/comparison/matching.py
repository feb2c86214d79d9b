"""Part x Part: which block of the earlier report is which of the later one, and which of them stands elsewhere now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.comparison.blocks import text_of
from reportgen.comparison.located import Located, Part, anchor_of
from reportgen.comparison.pairing import LIKE, lone_ones_joined, paired, words_alike
from reportgen.document.blocks import Heading
from reportgen.sequences import Places, rising
from reportgen.versions.changes import Kind

_SAME = 4.0
"""What a block counts that reads the same, beside one that reads otherwise and counts about 1 at most."""


_MOVED_LIKE = 0.6
"""The share of words in common from which a text that stands elsewhere is taken to have become another."""
_FEWEST_WORDS = 5
"""Words of a text below which that is chance."""
_MOST_TRIED = 40_000


@dataclass(frozen=True, slots=True)
class Matched:
    """By the place of a block in the earlier part, that in the later one: `stayed` in order, `moved` elsewhere."""

    stayed: Mapping[int, int]
    moved: Mapping[int, int]


def matched(old: Part, new: Part, calls: Mapping[str, str]) -> Matched:
    """What belongs together: owner by owner, and within it by words. `calls`: the numbers by which things are called.

    As few as can be are taken for moved. Of what belongs to a case or a State only what still belongs to it: that the
    same words went from one and came to another is no move.
    """
    return _Matching(old, new, calls).done()


class _Matching:
    def __init__(self, old: Part, new: Part, calls: Mapping[str, str]) -> None:
        self.old, self.new = old.blocks, new.blocks
        self.old_texts, self.new_texts = ([text_of(each.block, calls) for each in part.blocks] for part in (old, new))

    def done(self) -> Matched:
        olds, news = by_owner(self.old), by_owner(self.new)
        known = {owner: owner for owner in olds if owner in news} | self._other_ids(olds, news)
        common = [owner for owner in olds if owner in known]
        ranks = {owner: rank for rank, owner in enumerate(news)}
        in_order = {common[n] for n, _ in rising([(n, ranks[known[owner]]) for n, owner in enumerate(common)])}
        stayed: Places = []
        moved: Places = []
        for owner in common:
            kept, elsewhere = self._within(olds[owner], news[known[owner]])
            (stayed if owner in in_order else moved).extend(kept)
            moved.extend(elsewhere)
        both = [*stayed, *moved]
        moved.extend(self._same_words(*(_without(range(len(blocks)), both, side)
                                        for side, blocks in enumerate((self.old, self.new)))))  # fmt: skip
        both = [*stayed, *moved]
        moved.extend(self._most_words(*(_without(range(len(blocks)), both, side)
                                        for side, blocks in enumerate((self.old, self.new)))))  # fmt: skip
        return Matched(dict(stayed), dict(moved))

    def _other_ids(self, olds: Mapping[str, list[int]], news: Mapping[str, list[int]]) -> dict[str, str]:
        """Entries that read the same to the last word and are of a case that has another id in the later report."""
        free: dict[tuple[str, ...], list[str]] = {}
        for owner, places in news.items():
            if owner not in olds and self.new[places[0]].case:
                free.setdefault(_entry(self.new, self.new_texts, places), []).append(owner)
        found: dict[str, str] = {}
        for owner, places in olds.items():
            if owner not in news and self.old[places[0]].case:
                twins = free.get(_entry(self.old, self.old_texts, places))
                if twins:
                    found[owner] = twins.pop(0)
        return found

    def _within(self, olds: list[int], news: list[int]) -> tuple[Places, Places]:
        """The blocks of one owner: those that are in order, and those that read the same and are not."""
        kept = self._in_order(olds, news)
        same = [(old, new) for old, new in kept if self.old_texts[old] == self.new_texts[new]]
        elsewhere = list(self._same_words(_without(olds, same, 0), _without(news, same, 1)))
        if not elsewhere:
            return kept, []
        return self._in_order(_without(olds, elsewhere, 0), _without(news, elsewhere, 1)), elsewhere

    def _in_order(self, olds: list[int], news: list[int]) -> Places:
        if not olds or not news:
            return []
        texts = [self.old_texts[place] for place in olds], [self.new_texts[place] for place in news]
        pairs = paired(*texts, self._likeness(olds, news))
        if self.old[olds[0]].case:  # what is told of a case is told in other words
            joined = lone_ones_joined(pairs)
            kinds = ((self.old[olds[o]].block, self.new[news[n]].block) for o, n in _both(joined))
            pairs = joined if all(type(one) is type(other) for one, other in kinds) else pairs
        return self._headings_joined([(olds[old], news[new]) for old, new in _both(pairs)], olds, news)

    def _headings_joined(self, pairs: Places, olds: list[int], news: list[int]) -> Places:
        """With the headings of one level, each alone between the same neighbours, that read otherwise."""
        joined = list(pairs)
        start = begin = 0
        for one, other in (*pairs, (len(self.old), len(self.new))):
            gone = [n for n in olds if start <= n < one and isinstance(self.old[n].block, Heading)]
            came = [n for n in news if begin <= n < other and isinstance(self.new[n].block, Heading)]
            if len(gone) == len(came) == 1 and _level(self.old[gone[0]]) == _level(self.new[came[0]]):
                joined.append((gone[0], came[0]))
            start, begin = one + 1, other + 1
        return sorted(joined)

    def _likeness(self, olds: list[int], news: list[int]) -> Callable[[int, int], float]:
        old_words = [Counter(self.old_texts[place].split()) for place in olds]
        new_words = [Counter(self.new_texts[place].split()) for place in news]

        def likeness(old: int, new: int) -> float:
            before, after = self.old[olds[old]].block, self.new[news[new]].block
            if type(before) is not type(after):
                return 0.0
            if self.old_texts[olds[old]] == self.new_texts[news[new]]:
                return _SAME
            same = bool(anchor_of(before)) and anchor_of(before) == anchor_of(after)
            alone = same and (len(olds) == len(news) or len(olds) == 1)
            alike = words_alike(old_words[old], new_words[new]) + (0.05 if same else 0.0)
            return max(alike, LIKE) if alone else alike

        return likeness

    def _same_words(self, olds: Iterable[int], news: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Of these blocks those that read the same, one for one in their order."""
        free: dict[tuple[object, ...], list[int]] = {}
        for new in news:
            free.setdefault(_known_by(self.new[new], self.new_texts[new]), []).append(new)
        for old in olds:
            places = free.get(_known_by(self.old[old], self.old_texts[old]))
            if places and _can_move(self.old[old], self.old_texts[old]):
                yield old, places.pop(0)

    def _most_words(self, olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Of these blocks those that have most of their words in common, each the most like the other."""
        if len(olds) * len(news) > _MOST_TRIED:
            return
        words = [
            {place: Counter(texts[place].split()) for place in places if _can_move(blocks[place], texts[place])}
            for places, blocks, texts in ((olds, self.old, self.old_texts), (news, self.new, self.new_texts))
        ]
        alike = [
            (words_alike(before, after), old, new)
            for old, before in words[0].items()
            for new, after in words[1].items()
            if min(before.total(), after.total()) >= _FEWEST_WORDS
            and _known_by(self.old[old], "") == _known_by(self.new[new], "")
        ]
        taken: tuple[set[int], set[int]] = set(), set()
        for likeness, old, new in sorted(alike, key=lambda one: (-one[0], one[1:])):
            if likeness >= _MOVED_LIKE and old not in taken[0] and new not in taken[1]:
                taken[0].add(old)
                taken[1].add(new)
                yield old, new


def by_owner(blocks: Sequence[Located]) -> dict[str, list[int]]:
    """The places of the blocks that belong to each owner."""
    found: dict[str, list[int]] = {}
    for place, located in enumerate(blocks):
        found.setdefault(located.owner, []).append(place)
    return found


def _level(located: Located) -> int:
    return located.block.level if isinstance(located.block, Heading) else 0


def _without(places: Iterable[int], pairs: Places, side: int) -> list[int]:
    taken = {pair[side] for pair in pairs}
    return [place for place in places if place not in taken]


def _entry(blocks: Sequence[Located], texts: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    """An entry without the id of its case: of which State and part it is, and all that it says."""
    first = blocks[places[0]]
    return (first.owner.replace(first.case, ""), *(texts[place] for place in places))


def _known_by(located: Located, text: str) -> tuple[object, ...]:
    return type(located.block), text, located.owner if located.case or located.state else ""


def _can_move(located: Located, text: str) -> bool:
    return bool(text.strip()) and located.place.kind is not Kind.LINE


def _both(pairs: Iterable[tuple[int | None, int | None]]) -> Places:
    return [(old, new) for old, new in pairs if old is not None and new is not None]
