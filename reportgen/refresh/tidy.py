"""What hung on text that was taken out for real goes with it: notes, comments, ends of what no longer begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from reportgen.drafts import WordFile
from reportgen.drafts.by_name import ByName, by_name
from reportgen.drafts.ooxml import Element, local, val, w
from reportgen.drafts.wordfile import note_key
from reportgen.refresh.history import drop_note

_PAIRS = (("bookmarkStart", "bookmarkEnd"), ("commentRangeStart", "commentRangeEnd"))
_NOTES = ("footnoteReference", "endnoteReference")
_NAMES = (*_NOTES, "commentReference", *(name for pair in _PAIRS for name in pair))

REFERRING = tuple(map(w, _NAMES))
"""What refers to something or has another half.

Beginnings without an end, and ends without a beginning, are what Word would repair aloud.
"""

_Marks: TypeAlias = dict[str, dict[str, Element]]
"""By the name of a mark and its number: the mark."""


@dataclass(frozen=True, slots=True)
class Hung:
    """What the text referred to at a time: notes and comments by key and id; and marks that had no other half."""

    notes: frozenset[str]
    comments: frozenset[str]
    halves: frozenset[tuple[str, str]]

    @classmethod
    def on(cls, there: ByName) -> Hung:
        """What hangs on a text in which this stands."""
        return cls.of(_marks(there))

    @classmethod
    def of(cls, marks: _Marks) -> Hung:
        halves = frozenset((start, key) for start, end in _PAIRS for key in marks[start].keys() ^ marks[end].keys())
        notes = frozenset(note_key(mark) for name in _NOTES for mark in marks[name].values())
        return cls(notes, frozenset(marks["commentReference"]), halves)


def tidy(file: WordFile, before: Hung) -> int:
    """Take out what hung on text that is gone since `before`; how many comments of people went with it."""
    marks = _marks(by_name(file.body, *REFERRING))
    after = Hung.of(marks)
    for key in before.notes - after.notes:
        drop_note(key, file)
    lost = before.comments - after.comments
    if lost:
        _drop_comments(file, lost)
        marks = _marks(by_name(file.body, *REFERRING))
    for start, end in _PAIRS:
        starts, ends = marks[start], marks[end]
        for key in starts.keys() ^ ends.keys():
            if (start, key) not in before.halves:
                _out(starts[key] if key in starts else ends[key])
    return len(lost)


def _drop_comments(file: WordFile, keys: frozenset[str]) -> None:
    part = next((target for _, target in file.package.targets(file.package.main, "comments").values()), "")
    if part in file.package.parts:
        root = file.package.touch(part)
        for comment in [c for c in root if local(c) == "comment" and val(c, "id") in keys]:
            root.remove(comment)
    for mark in [m for m in file.body.iter(w("commentRangeStart"), w("commentRangeEnd")) if val(m, "id") in keys]:
        _out(mark)


def _marks(there: ByName) -> _Marks:
    return {name: {val(each, "id"): each for each in there[w(name)]} for name in _NAMES}


def _out(element: Element | None) -> None:
    parent = element.getparent() if element is not None else None
    if element is not None and parent is not None:
        parent.remove(element)
