"""The decisions for a text: which passages follow the data, which stay as people wrote them, which come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.drafts import Flow, Grid, Item, Passage
from reportgen.drafts.ooxml import Element
from reportgen.refresh import pairing, typed
from reportgen.refresh.anchors import anchors_of, names_of, struck_before
from reportgen.refresh.context import Context
from reportgen.refresh.grids import grid_gone, refresh_grid
from reportgen.refresh.moved_notes import marks_in
from reportgen.refresh.passages import note_renderings, refresh_passages
from reportgen.refresh.told import Did

_FEW = 4
"""Of fewer words nobody can tell where they are from."""
_MOSTLY = 0.6


@dataclass(slots=True)
class _Group:
    """Passages of the base and of the edited text that belong together: one and one, or what was split or joined."""

    base: list[int] = field(default_factory=list)
    edited: list[int] = field(default_factory=list)


def refresh_flow(base: Flow, edited: Flow, new: Flow, context: Context) -> None:
    """Bring what changed from `base` to `new` into `edited`."""
    alone = [len(flow.items) == 1 and isinstance(flow.items[0], Passage) for flow in (base, edited, new)]
    if all(alone):
        _passages([base.items[0]], [edited.items[0]], [new.items[0]], context)
        return
    followers = _followers(base, new)
    present = pairing.present(_texts(base), _texts(edited), _texts(new), followers)
    context.come |= {mark.thing for _, mark in marks_in(edited.items[place] for place in present.values())}
    groups = _grouped(base, edited, frozenset(present.values()), struck_before(base, edited, context.writer.marks))
    stands: dict[int, Item] = {}
    """Where each item of the base stands in the edited text."""
    for group in groups:
        ours = [base.items[place] for place in group.base]
        theirs = [edited.items[place] for place in group.edited]
        following = [new.items[followers[place]] if place in followers else None for place in group.base]
        for place in group.base:
            stands[place] = theirs[-1]
        if context.writer.looks and isinstance(ours[0], Passage) and isinstance(theirs[0], Passage):
            context.writer.looks.learn(ours[0], theirs[0])
        if isinstance(ours[0], Grid):
            _grid(ours[0], theirs[0], following[0], context)
        else:
            _passages(ours, theirs, following, context)
    for place, there in _copied(base, edited, groups, frozenset(present.values()), followers, new):
        following = [new.items[followers[place]] if place in followers else None]
        _passages([base.items[place]], [edited.items[there]], following, context)
    for place, item in enumerate(base.items):
        if place not in stands and item.text.strip():
            _missing(item, new.items[followers[place]] if place in followers else None, context)
    put = {place: edited.items[there].last for place, there in present.items()}
    _insert(new, followers, stands, put, context)


def _followers(base: Flow, new: Flow) -> dict[int, int]:
    """What each item of the base became; the only paragraph of a cell or note is the same one, whatever it says."""
    alone = [len(flow.items) == 1 and isinstance(flow.items[0], Passage) for flow in (base, new)]
    if all(alone):
        return {0: 0}
    return dict(pairing.in_order(_texts(base), _texts(new), (names_of(base), names_of(new))))


def _passages(base: Sequence[Item], edited: Sequence[Item], new: Sequence[Item | None], context: Context) -> None:
    ours = [item for item in base if isinstance(item, Passage)]
    theirs = [item for item in edited if isinstance(item, Passage)]
    following = [item if isinstance(item, Passage) else None for item in new]
    if ours and theirs:
        refresh_passages(ours, theirs, following, context)


def _grid(base: Grid, edited: Item, new: Item | None, context: Context) -> None:
    if not isinstance(edited, Grid):
        return
    if isinstance(new, Grid):
        refresh_grid(base, edited, new, context, refresh_flow)
        return
    grid_gone(base, edited, context)


def _missing(item: Item, following: Item | None, context: Context) -> None:
    """Taken out by people: it stays out, and is told. Copies of its figures may stand elsewhere."""
    if isinstance(item, Passage) and isinstance(following, Passage):
        note_renderings(item, following, context)
    if context.asked.sensitive(item.starts, item.text):
        return
    if following is None:
        return  # gone from the data too
    changed = following.text != item.text
    now = following.shown if changed and isinstance(following, Passage) else ""
    context.tell(Did.MISSING, item, now=now, why="the data changed it meanwhile" if changed else "")


def _grouped(base: Flow, edited: Flow, new: frozenset[int], struck: frozenset[int]) -> list[_Group]:
    """Which passages of the edited text hold which of the base: by bookmarks, then by words.

    `new` are those that have come with the data already, and hold none of it; `struck` is held by none.
    """
    begins = {name: place for place, item in reversed(list(enumerate(edited.items))) if place not in new
              for name in anchors_of(item)}  # fmt: skip
    stops = {name: place for place, item in reversed(list(enumerate(edited.items)))
             if isinstance(item, Passage) for name in item.ends}  # fmt: skip
    spans: dict[int, tuple[int, int]] = {}
    for place, item in enumerate(base.items):
        names = [name for name in anchors_of(item) if name in begins] if isinstance(item, Passage) else []
        for name in names[:1]:
            start = begins[name]
            if isinstance(edited.items[start], Passage) and _holds(edited.items[start], item):
                end = stops.get(name, start)
                near = start <= end <= start + 8 and all(isinstance(i, Passage) for i in edited.items[start : end + 1])
                spans[place] = (start, end if near else start)
    firsts = {start for start, _ in spans.values()}
    for place, (start, end) in list(spans.items()):  # a passage with a bookmark of its own is not the rest of another
        stop = next((n - 1 for n in range(start + 1, end + 1) if n in firsts), end)
        spans[place] = (start, _last_filled(edited, base.items[place], start, stop))
    return _joined_groups(base, edited, spans, new, struck)


def _holds(edited: Item, base: Item) -> bool:
    """Whether a bookmark is to be believed: one that a deletion pushed into a neighbour has none of its words."""
    if not base.text.strip() or not edited.text.strip():
        return base.text.strip() == edited.text.strip()
    return edited.text == base.text or pairing.likeness(base.text, edited.text) > 0.0


def _last_filled(edited: Flow, base: Item, start: int, end: int) -> int:
    """Paragraphs that people added at the end of a bookmark are theirs alone."""
    while end > start and pairing.likeness(base.text, edited.items[end].text) < 0.05:
        end -= 1
    return end


def _joined_groups(base: Flow, edited: Flow, spans: dict[int, tuple[int, int]], new: frozenset[int],
                   struck: frozenset[int]) -> list[_Group]:  # fmt: skip
    """Groups by bookmarks; then the rest of both sides by words."""
    at: dict[int, _Group] = {}
    for place in sorted(spans):
        start, end = spans[place]
        group = next((at[n] for n in range(start, end + 1) if n in at), None) or _Group()
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
    ours = [f"\x00{n}" if n in struck else text for n, text in enumerate(_texts(base))]
    theirs = ["" if n in new else text for n, text in enumerate(_texts(edited))]
    for i, j in pairing.moved(ours, theirs, sorted(known)):
        if i not in taken[0] and j not in taken[1] and type(base.items[i]) is type(edited.items[j]):
            groups.append(_Group([i], [j]))
    _add_tables(base, edited, groups, new)
    _add_halves(base, edited, groups, (struck, new))
    return sorted(groups, key=lambda group: group.base[0])


def _add_tables(base: Flow, edited: Flow, groups: list[_Group], new: frozenset[int]) -> None:
    """A table that people moved and edited is known by its figures: most of them are in no other one."""
    ours = _tables(base, frozenset().union(*(group.base for group in groups)))
    theirs = _tables(edited, new.union(*(group.edited for group in groups)))
    for place, keys in ours.items():
        there = next((n for n, found in theirs.items() if len(keys & found) > _MOSTLY * len(keys)), None)
        if there is not None:
            del theirs[there]
            groups.append(_Group([place], [there]))


def _tables(flow: Flow, taken: frozenset[int]) -> dict[int, frozenset[str]]:
    """The keys of the figures of each table that is not taken."""
    left = {n: item for n, item in enumerate(flow.items) if n not in taken and isinstance(item, Grid)}
    return {n: frozenset(item.keys) for n, item in left.items() if item.keys}


def _add_halves(base: Flow, edited: Flow, groups: list[_Group], without: Sequence[frozenset[int]]) -> None:
    """What people split or joined where no bookmark tells so: the words that one side has more are the neighbour's."""
    of = tuple({n: group for group in groups for n in (group.edited if side else group.base)} for side in (0, 1))
    for side, flow in enumerate((base, edited)):
        for place, item in enumerate(flow.items):
            if place in of[side] or place in without[side]:
                continue
            words = _words(item)
            if words.total() < _FEW:
                continue
            for beside in (place - 1, place + 1):
                group = of[side].get(beside)
                if group is None or not isinstance(base.items[group.base[0]], Passage):
                    continue
                ours, theirs = (sum((_words(f.items[n]) for n in places), Counter())
                                for f, places in ((base, group.base), (edited, group.edited)))  # fmt: skip
                more = ours - theirs if side else theirs - ours
                if (words & more).total() >= _MOSTLY * words.total():
                    places = group.edited if side else group.base
                    places.append(place)
                    places.sort()
                    of[side][place] = group
                    break


def _copied(base: Flow, edited: Flow, groups: Sequence[_Group], come: frozenset[int], followers: Mapping[int, int],
            new: Flow) -> Iterator[tuple[int, int]]:  # fmt: skip
    """Passages that people copied, bookmark or not: of the base, and where it stands once more, word for word.

    Not where the base has the same words several times, of which other things became.
    """
    taken = come.union(*(group.edited for group in groups))
    left = [n for n, item in enumerate(edited.items) if n not in taken and isinstance(item, Passage) and not item.gone]
    if not left:
        return
    texts = _texts(edited)
    wanted = {texts[n] for n in left if _words(edited.items[n]).total() >= _FEW}
    places: dict[str, list[int]] = {}
    for place, text in enumerate(_texts(base)):
        if text in wanted and isinstance(base.items[place], Passage):
            places.setdefault(text, []).append(place)
    for n in left:
        known = places.get(texts[n], [])
        if len({new.items[followers[place]].text if place in followers else "" for place in known}) == 1:
            yield known[0], n


def _words(item: Item) -> Counter[str]:
    return Counter(item.text.split()) if isinstance(item, Passage) else Counter()


def _insert(new: Flow, followers: dict[int, int], stands: dict[int, Item], put: dict[int, Element],
            context: Context) -> None:  # fmt: skip
    """What is new in the data, after what it follows there (or before what follows it)."""
    of = {follower: place for place, follower in followers.items()}
    for place, item in enumerate(new.items):
        if place in of or place in put or (not item.text.strip() and not _pictured(item)):
            continue
        after = _neighbour(place, -1, of, stands, put)
        before = _neighbour(place, 1, of, stands, put) if after is None else None
        if after is None and before is None:
            continue
        quiet = context.asked.sensitive(item.starts, item.text)
        elements = context.writer.insert(item, after, before, quiet=quiet)
        put[place] = elements[-1]
        if item.text.strip():
            context.tell(Did.INSERTED, item, now=item.shown if isinstance(item, Passage) else "")


def _neighbour(place: int, step: int, of: dict[int, int], stands: dict[int, Item],
               put: dict[int, Element]) -> Element | None:  # fmt: skip
    """The nearest thing before (or after) a new one that stands in the edited text."""
    highest = max([*of, *put, place], default=place)
    at = place + step
    while 0 <= at <= highest:
        if at in put:
            return put[at]
        if at in of and of[at] in stands:
            item = stands[of[at]]
            element = item.last if step < 0 else item.first
            if element.getparent() is not None:
                return element
        at += step
    return None


def _pictured(item: Item) -> bool:
    return isinstance(item, Passage) and bool(item.tokens)


def _texts(flow: Flow) -> list[str]:
    return [typed.without_number(item.text) for item in flow.items]
