"""The bookmarks of passages, by which they are found again."""

from __future__ import annotations

from reportgen.drafts import Flow, Grid, Item, Passage
from reportgen.refresh.marks import Marks


def anchors_of(item: Item) -> list[str]:
    """The bookmarks of a passage itself: not those of figures, nor those that Word made."""
    return [name for name in item.starts if not name.startswith(("k_", "_"))] if isinstance(item, Passage) else []


def names_of(flow: Flow) -> list[str]:
    """The bookmark of each passage; a table is known by what stands before it."""
    found: list[str] = []
    last = ""
    for item in flow.items:
        if isinstance(item, Grid):
            found.append(f"{last} table")
            continue
        own = anchors_of(item)
        last = own[0] if own else last
        found.append(own[0] if own else "")
    return found


def struck_before(base: Flow, edited: Flow, marks: Marks) -> frozenset[int]:
    """The places in the base of what a former refresh struck out: it is nowhere else, whatever has words like it."""
    lines = [item for item in edited.items if isinstance(item, Passage) and item.gone]
    names = {name for item in lines if marks.has_struck(item.last) for name in anchors_of(item)}
    if not names:
        return frozenset()
    return frozenset(place for place, item in enumerate(base.items) if names.intersection(anchors_of(item)))
