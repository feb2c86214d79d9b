"""Notes that people moved to another paragraph: they follow where the note is missing in the place that it was in.

A note that is still there where it was generated is no other one: what says the same elsewhere is of people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from reportgen.drafts import Flow, Item, Kind, Passage, Token
from reportgen.drafts.ooxml import Element
from reportgen.refresh.context import Context
from reportgen.refresh.merging import Conflict
from reportgen.refresh.notes import in_base_and_edited, in_base_and_new, note_flow, note_text, refresh_note, texts_of
from reportgen.refresh.told import Did

_SEVERAL = "This note was moved, and the data changed notes that said the same in different ways. It was left as it is."
_GONE = "This note was moved, and the data no longer have it. It was left as it is."
_MARK = "\x04"

Ways: TypeAlias = dict[str, dict[str, tuple[Flow, Flow]]]
"""What notes of the base became, by what they said: by what they say now, with both."""


def marks_in(items: Iterable[Item]) -> list[tuple[Passage, Token]]:
    """The marks of notes in the passages of a text, those in tables apart."""
    lines = [item for item in items if isinstance(item, Passage) and _MARK in item.text]
    return [(passage, token) for passage in lines for token in passage.things(Kind.NOTE)]


def follow_moved_notes(marks: Sequence[tuple[Passage, Token]], context: Context) -> None:
    """Look after notes that are not in the passage that they were generated in; `marks` are all of the edited text."""
    ways = _ways(context)
    changed = {was for was, now in ways.items() if set(now) != {was}}
    if not changed:
        return
    home, missing = _at_home(context, ways)
    strays = [(p, mark, note_text(mark, context.edited)) for p, mark in marks if mark.thing not in home]
    there = Counter(text for _, _, text in strays)
    for was in changed:
        missing[was] -= sum(there[now] for now in ways[was])  # these have followed before
    for passage, mark, was in strays:
        if was not in changed or missing[was] < 1:
            continue
        missing[was] -= 1
        now = ways[was]
        if len(now) == 1:
            ((before, after),) = now.values()
            refresh_note(before, mark, after, passage, context)
        elif not context.asked.sensitive(passage.starts, was):
            _tell(was, sorted(now), passage, context)


def _ways(context: Context) -> Ways:
    found: Ways = {}
    for ours, theirs in context.successions:
        was, now = texts_of(ours, context.base), texts_of(theirs, context.new)
        pairs = in_base_and_new(was, now)
        for place, text in enumerate(was):
            known = found.setdefault(text, {})
            if place in pairs:
                follower = pairs[place]
                known[now[follower]] = note_flow(ours[place], context.base), note_flow(theirs[follower], context.new)
    return found


def _at_home(context: Context, ways: Ways) -> tuple[set[Element | None], Counter[str]]:
    """The marks that stand in their own passages, and how many notes of each text are missing in theirs."""
    home: set[Element | None] = set(context.come)
    missing = Counter(text for ours, _ in context.successions for text in texts_of(ours, context.base))
    for ours, theirs, marks in context.homes:
        back = {now: was for was in ours for now in ways.get(was, {})}
        former = [text if text in ours else back.get(text, text) for text in theirs]  # some may have followed before
        for place, there in in_base_and_edited(ours, former).items():
            home.add(marks[there].thing)
            missing[ours[place]] -= 1
    return home, +missing


def _tell(was: str, now: Sequence[str], passage: Passage, context: Context) -> None:
    why, words = (_SEVERAL, " or ".join(now)) if now else (_GONE, "")
    if not context.comments.says(passage, why):
        context.tell(Did.CONFLICT, passage, was, words, "a note that people moved")
        context.comment(passage, Conflict(was, words, 0), why)
