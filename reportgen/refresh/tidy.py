"""What hung on text that was taken out for real goes with it: notes, comments, ends of what no longer begins."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.drafts import WordFile
from reportgen.drafts.ooxml import Element, local, val, w
from reportgen.refresh.history import drop_note

_PAIRS = (("bookmarkStart", "bookmarkEnd"), ("commentRangeStart", "commentRangeEnd"))


@dataclass(frozen=True, slots=True)
class Hung:
    """What the text referred to at a time: notes and comments by their id; and marks that had no other half."""

    notes: frozenset[str]
    comments: frozenset[str]
    halves: frozenset[tuple[str, str]]

    @classmethod
    def on(cls, body: Element) -> Hung:
        """What hangs on a text now."""
        found = {name: frozenset(val(each, "id") for each in body.iter(w(name)))
                 for name in ("footnoteReference", "commentReference")}  # fmt: skip
        halves = frozenset((start, key) for start, end in _PAIRS for key in _halves(body, start, end))
        return cls(found["footnoteReference"], found["commentReference"], halves)


def tidy(file: WordFile, before: Hung) -> int:
    """Take out what hung on text that is gone since `before`; how many comments of people went with it."""
    after = Hung.on(file.body)
    for key in before.notes - after.notes:
        drop_note(key, file)
    lost = before.comments - after.comments
    if lost:
        _drop_comments(file, lost)
    for start, end in _PAIRS:
        for key, mark in _halves(file.body, start, end).items():
            if (start, key) not in before.halves:
                _out(mark)
    return len(lost)


def _drop_comments(file: WordFile, keys: frozenset[str]) -> None:
    part = next((target for _, target in file.package.targets(file.package.main, "comments").values()), "")
    if part in file.package.parts:
        root = file.package.touch(part)
        for comment in [c for c in root if local(c) == "comment" and val(c, "id") in keys]:
            root.remove(comment)
    for mark in [m for m in file.body.iter(w("commentRangeStart"), w("commentRangeEnd")) if val(m, "id") in keys]:
        _out(mark)


def _halves(body: Element, start: str, end: str) -> dict[str, Element]:
    """Beginnings without an end, and ends without a beginning, which Word would repair aloud."""
    starts, ends = ({val(each, "id"): each for each in body.iter(w(name))} for name in (start, end))
    return {key: starts[key] if key in starts else ends[key] for key in starts.keys() ^ ends.keys()}


def _out(element: Element | None) -> None:
    parent = element.getparent() if element is not None else None
    if element is not None and parent is not None:
        parent.remove(element)
