"""Which passages and tables of the edited text hold which of the base: by bookmarks, by words, by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from reportgen.drafts import Flow, Grid, Item, Passage
from reportgen.refresh import pairing, typed
from reportgen.refresh.anchors import anchors_of

FEW = 4
"""Of fewer words nobody can tell where they are from."""
Texts: TypeAlias = tuple[list[str], list[str]]
"""What each passage and table of two texts says: mostly of the base and of the edited one."""
_MOSTLY = 0.6
_HEADINGS = frozenset(("HChG", "H1G", "H23G"))


@dataclass(slots=True)
class Group:
    """Passages of the base and of the edited text that belong together: one and one, or what was split or joined."""

    base: list[int] = field(default_factory=list)
    edited: list[int] = field(default_factory=list)


def grouped(base: Flow, edited: Flow, texts: Texts, new: frozenset[int], struck: frozenset[int]) -> list[Group]:
    """Which passages of the edited text hold which of the base: by bookmarks, then by words.

    `texts`: what those of both say, as `texts_of` gives it. `new` are those that have come with the data already, and
    hold none of it; `struck` is held by none.
    """
    begins = {name: place for place, item in reversed(list(enumerate(edited.items))) if place not in new
              for name in anchors_of(item)}  # fmt: skip
    stops = {name: place for place, item in reversed(list(enumerate(edited.items)))
             if isinstance(item, Passage) for name in item.ends}  # fmt: skip
    spans: dict[int, tuple[int, int]] = {}
    known = frozenset(texts[0])
    for place, item in enumerate(base.items):
        names = [name for name in anchors_of(item) if name in begins] if isinstance(item, Passage) else []
        for name in names[:1]:
            start = begins[name]
            there = edited.items[start]
            if isinstance(there, Passage) and (_holds(there, item) or _is_reworded(there, item, known)):
                end = stops.get(name, start)
                near = start <= end <= start + 8 and all(isinstance(i, Passage) for i in edited.items[start : end + 1])
                spans[place] = (start, end if near else start)
    firsts = {start for start, _ in spans.values()}
    for place, (start, end) in list(spans.items()):  # a passage with a bookmark of its own is not the rest of another
        stop = next((n - 1 for n in range(start + 1, end + 1) if n in firsts), end)
        spans[place] = (start, _last_filled(edited, base.items[place], start, stop))
    return _joined_groups(base, edited, texts, spans, new, struck)


def _holds(edited: Item, base: Item) -> bool:
    """Whether a bookmark is to be believed: one that a deletion pushed into a neighbour has none of its words."""
    if not base.text.strip() or not edited.text.strip():
        return base.text.strip() == edited.text.strip()
    return edited.text == base.text or pairing.likeness(base.text, edited.text) > 0.0


def _is_reworded(edited: Passage, base: Item, known: frozenset[str]) -> bool:
    """Whether a heading is one of which people left no word: it bears no mark but its own, and is no other of these."""
    if not isinstance(base, Passage) or not is_heading(base) or not is_heading(edited) or not edited.text.strip():
        return False
    same = _style(edited) == _style(base) and not set(anchors_of(edited)).difference(anchors_of(base))
    return same and typed.without_number(edited.text) not in known


def is_heading(item: Item) -> bool:
    """Whether a passage has the style of a heading, in whatever form a program writes its name."""
    return isinstance(item, Passage) and _style(item) in _HEADINGS


def _style(passage: Passage) -> str:
    return "".join(filter(str.isalnum, passage.style))


def _last_filled(edited: Flow, base: Item, start: int, end: int) -> int:
    """Paragraphs that people added at the end of a bookmark are theirs alone."""
    while end > start and pairing.likeness(base.text, edited.items[end].text) < 0.05:
        end -= 1
    return end


def _joined_groups(base: Flow, edited: Flow, texts: Texts, spans: dict[int, tuple[int, int]], new: frozenset[int],
                   struck: frozenset[int]) -> list[Group]:  # fmt: skip
    """Groups by bookmarks; then the rest of both sides by words."""
    at: dict[int, Group] = {}
    for place in sorted(spans):
        start, end = spans[place]
        group = next((at[n] for n in range(start, end + 1) if n in at), None) or Group()
        group.base.append(place)
        for n in range(start, end + 1):
            if n not in group.edited:
                group.edited.append(n)
            at[n] = group
    groups = list({id(group): group for group in at.values()}.values())
    for group in groups:
        group.base.sort()
        group.edited.sort()
    known = [(group.base[0], group.edited[0]) for group in groups]
    taken = {place for group in groups for place in group.base}, {place for group in groups for place in group.edited}
    ours = [f"\x00{n}" if n in struck else text for n, text in enumerate(texts[0])]
    theirs = ["" if n in new else text for n, text in enumerate(texts[1])]
    for i, j in pairing.moved(ours, theirs, sorted(known)):
        if i not in taken[0] and j not in taken[1] and type(base.items[i]) is type(edited.items[j]):
            groups.append(Group([i], [j]))
    _add_headings(base, edited, frozenset(texts[0]), groups, struck, new)
    _add_tables(base, edited, groups, new)
    _add_halves(base, edited, groups, (struck, new))
    return sorted(groups, key=lambda group: group.base[0])


def _add_headings(base: Flow, edited: Flow, known: frozenset[str], groups: list[Group], struck: frozenset[int],
                  new: frozenset[int]) -> None:  # fmt: skip
    """A heading of which neither a word nor the bookmark is left is known by its place between its two neighbours."""
    at = {place: group for group in groups for place in group.base}
    taken = new.union(*(group.edited for group in groups))
    for place, item in enumerate(base.items):
        before, after = at.get(place - 1), at.get(place + 1)
        if place in at or place in struck or not item.text.strip() or before is None or after is None:
            continue
        there = before.edited[-1] + 1
        if there in taken or there + 1 != after.edited[0]:
            continue
        heading = edited.items[there]
        if isinstance(heading, Passage) and _is_reworded(heading, item, known):
            groups.append(Group([place], [there]))


def _add_tables(base: Flow, edited: Flow, groups: list[Group], new: frozenset[int]) -> None:
    """A table that people moved and edited is known by its figures: most of them are in no other one."""
    ours = _tables(base, frozenset().union(*(group.base for group in groups)))
    theirs = _tables(edited, new.union(*(group.edited for group in groups)))
    for place, keys in ours.items():
        there = next((n for n, found in theirs.items() if len(keys & found) > _MOSTLY * len(keys)), None)
        if there is not None:
            del theirs[there]
            groups.append(Group([place], [there]))


def _tables(flow: Flow, taken: frozenset[int]) -> dict[int, frozenset[str]]:
    """The keys of the figures of each table that is not taken."""
    left = {n: item for n, item in enumerate(flow.items) if n not in taken and isinstance(item, Grid)}
    return {n: frozenset(item.keys) for n, item in left.items() if item.keys}


def _add_halves(base: Flow, edited: Flow, groups: list[Group], without: Sequence[frozenset[int]]) -> None:
    """What people split or joined where no bookmark tells so: the words that one side has more are the neighbour's."""
    of = tuple({n: group for group in groups for n in (group.edited if side else group.base)} for side in (0, 1))
    for side, flow in enumerate((base, edited)):
        for place, item in enumerate(flow.items):
            if place in of[side] or place in without[side]:
                continue
            words = words_of(item)
            if words.total() < FEW:
                continue
            for beside in (place - 1, place + 1):
                group = of[side].get(beside)
                if group is None or not isinstance(base.items[group.base[0]], Passage):
                    continue
                ours, theirs = (sum((words_of(f.items[n]) for n in places), Counter())
                                for f, places in ((base, group.base), (edited, group.edited)))  # fmt: skip
                more = ours - theirs if side else theirs - ours
                if (words & more).total() >= _MOSTLY * words.total():
                    places = group.edited if side else group.base
                    places.append(place)
                    places.sort()
                    of[side][place] = group
                    break


def words_of(item: Item) -> Counter[str]:
    """How often each word stands in a passage; none in a table."""
    return Counter(item.text.split()) if isinstance(item, Passage) else Counter()


def texts_of(flow: Flow) -> list[str]:
    """What each passage and table says, without a typed number before it."""
    return [typed.without_number(item.text) for item in flow.items]
