"""The notes of passages: which of one text is which of another, and the decision for each as for any text."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.drafts import Base, Flow, Kind, Passage, Token, WordFile
from reportgen.drafts.wordfile import note_key
from reportgen.refresh import pairing
from reportgen.refresh.context import Context
from reportgen.sequences import Places

_File = Base | WordFile


def note_flow(mark: Token, file: _File) -> Flow:
    """The note of a mark."""
    return file.note(note_key(mark.thing))


def note_text(mark: Token, file: _File) -> str:
    """What the note of a mark says."""
    return note_flow(mark, file).text


def texts_of(marks: Sequence[Token], file: _File) -> list[str]:
    """What the notes of some marks say."""
    return [note_text(mark, file) for mark in marks]


def in_base_and_edited(base: Sequence[str], edited: Sequence[str]) -> dict[int, int]:
    """Which note of a passage of the edited text is which of the base; people may have changed their order."""
    if base == edited:
        return {place: place for place in range(len(base))}
    return _with_rest(pairing.moved(base, edited, []), len(base), len(edited))


def in_base_and_new(base: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which note of a passage of the new text is which of the base."""
    if base == new:
        return {place: place for place in range(len(base))}
    return _with_rest(pairing.in_order(base, new), len(base), len(new))


def paired_notes(ours: Sequence[Token], theirs: Sequence[Token], news: Sequence[Token],
                 context: Context) -> list[tuple[Token, Token, Token]]:  # fmt: skip
    """Give the marks of the same note the same sign in all three, and the notes that all three have."""
    marks = [[token for token in tokens if token.kind is Kind.NOTE] for tokens in (ours, theirs, news)]
    files: tuple[_File, ...] = (context.base, context.edited, context.new)
    texts = [texts_of(side, file) for side, file in zip(marks, files, strict=True)]
    edited, new = in_base_and_edited(texts[0], texts[1]), in_base_and_new(texts[0], texts[2])
    for letter, side in zip("bed", marks, strict=True):
        for place, token in enumerate(side):
            token.text = f"\x04{letter}{place}"
    found = []
    for place, token in enumerate(marks[0]):
        for partners, side in ((edited, marks[1]), (new, marks[2])):
            if place in partners:
                side[partners[place]].text = token.text
        if place in edited and place in new:
            found.append((token, marks[1][edited[place]], marks[2][new[place]]))
    return found


def _with_rest(pairs: Places, one: int, other: int) -> dict[int, int]:
    """Where as many are left on both sides, they are the same ones, rewritten."""
    left = [n for n in range(one) if n not in {i for i, _ in pairs}]
    right = [n for n in range(other) if n not in {j for _, j in pairs}]
    return dict([*pairs, *(zip(left, right, strict=True) if len(left) == len(right) else ())])


def refresh_note(was: Flow, mark: Token, now: Flow, passage: Passage, context: Context) -> None:
    """Bring what changed into the note of a mark of the edited text; what is to be said of it is said at `passage`."""
    from reportgen.refresh.flows import refresh_flow  # noqa: PLC0415  a note is a text in which there are passages

    if was.text == now.text:
        return
    stand_in, context.stand_in = context.stand_in, passage
    there = note_flow(mark, context.edited)
    context.writer.copier.into = context.edited.change_note(note_key(mark.thing))
    refresh_flow(was, there, now, context)
    context.stand_in, context.writer.copier.into = stand_in, ""
