"""The decisions for a text: which passages follow the data, which stay as people wrote them, which come and go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.drafts import Flow, Grid, Item, Passage
from reportgen.drafts.ooxml import Element
from reportgen.refresh import pairing
from reportgen.refresh.anchors import names_of, struck_before
from reportgen.refresh.columns import note_figures
from reportgen.refresh.context import Context
from reportgen.refresh.grids import grid_gone, refresh_grid
from reportgen.refresh.grouping import FEW, Group, Texts, grouped, texts_of, words_of
from reportgen.refresh.moved_notes import marks_in
from reportgen.refresh.passages import note_renderings, refresh_passages
from reportgen.refresh.told import Did


def refresh_flow(base: Flow, edited: Flow, new: Flow, context: Context) -> None:
    """Bring what changed from `base` to `new` into `edited`."""
    alone = [len(flow.items) == 1 and isinstance(flow.items[0], Passage) for flow in (base, edited, new)]
    if all(alone):
        _passages([base.items[0]], [edited.items[0]], [new.items[0]], context)
        return
    texts = texts_of(base), texts_of(edited)
    now = texts_of(new)
    followers = _followers(base, new, (texts[0], now))
    present = pairing.present(*texts, now, followers)
    context.come |= {mark.thing for _, mark in marks_in(edited.items[place] for place in present.values())}
    come, struck = frozenset(present.values()), struck_before(base, edited, context.writer.marks)
    groups = grouped(base, edited, texts, come, struck)
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
    for place, there in _copied(base, edited, texts, groups, come, followers, new):
        following = [new.items[followers[place]] if place in followers else None]
        _passages([base.items[place]], [edited.items[there]], following, context)
    for place, item in enumerate(base.items):
        if place not in stands and item.text.strip():
            _missing(item, new.items[followers[place]] if place in followers else None, context)
    put = {place: edited.items[there].last for place, there in present.items()}
    _insert(new, followers, stands, put, context)


def _followers(base: Flow, new: Flow, texts: Texts) -> dict[int, int]:
    """What each item of the base became; the only paragraph of a cell or note is the same one, whatever it says."""
    alone = [len(flow.items) == 1 and isinstance(flow.items[0], Passage) for flow in (base, new)]
    if all(alone):
        return {0: 0}
    return dict(pairing.in_order(*texts, (names_of(base), names_of(new))))


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
    if isinstance(item, Grid) and isinstance(following, Grid):
        note_figures([item], [following], context)
    if context.asked.sensitive(item.starts, item.text):
        return
    if following is None:
        return  # gone from the data too
    changed = following.text != item.text
    now = following.shown if changed and isinstance(following, Passage) else ""
    context.tell(Did.MISSING, item, now=now, why="the data changed it meanwhile" if changed else "")


def _copied(base: Flow, edited: Flow, texts: Texts, groups: Sequence[Group], come: frozenset[int],
            followers: Mapping[int, int], new: Flow) -> Iterator[tuple[int, int]]:  # fmt: skip
    """Passages that people copied, bookmark or not: of the base, and where it stands once more, word for word.

    Not where the base has the same words several times, of which other things became.
    """
    taken = come.union(*(group.edited for group in groups))
    left = [n for n, item in enumerate(edited.items) if n not in taken and isinstance(item, Passage) and not item.gone]
    if not left:
        return
    wanted = {texts[1][n] for n in left if words_of(edited.items[n]).total() >= FEW}
    places: dict[str, list[int]] = {}
    for place, text in enumerate(texts[0]):
        if text in wanted and isinstance(base.items[place], Passage):
            places.setdefault(text, []).append(place)
    for n in left:
        known = places.get(texts[1][n], [])
        if len({new.items[followers[place]].text if place in followers else "" for place in known}) == 1:
            yield known[0], n


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
