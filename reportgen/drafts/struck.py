"""Marks at the end of paragraphs that are struck out: a paragraph goes on in the next one where its mark goes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reportgen.drafts.ooxml import Element, child_of, local, w

GIVEN_UP = ("del", "moveFrom")
"""What holds that which is struck out, or was moved away."""
_TAGS = tuple(map(w, GIVEN_UP))


def gives_up_mark(paragraph: Element) -> bool:
    """Whether the mark at the end of a paragraph is struck out, or was moved away."""
    marks = child_of(child_of(paragraph, "pPr"), "rPr")
    return marks is not None and next(marks.iterchildren(*_TAGS), None) is not None


def paragraphs_of(struck: Sequence[Element]) -> Collection[Element]:
    """The paragraphs whose marks are among all that is struck out or moved away."""
    if not struck:
        return ()
    marks = (mark.getparent() for mark in struck)
    within = (each.getparent() for each in marks if each is not None and local(each) == "rPr")
    found = {each.getparent() for each in within if each is not None and local(each) == "pPr"}
    return {paragraph for paragraph in found if paragraph is not None and gives_up_mark(paragraph)}
