"""Words that people wrote into what must go for good, and that is not about a case: the heading of a State, a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reportgen.drafts.ooxml import Element
from reportgen.refresh import typed
from reportgen.refresh.context import Context


def would_be_lost(base: Iterable[str], edited: Iterable[str], paragraph: Element, context: Context) -> bool:
    """Whether the edited texts have words that the base has not, other than a number before them: then it is told.

    `paragraph` is the first of them. Such a file is not written: people must take their words elsewhere.
    """
    was, now = (Counter(" ".join(map(typed.without_number, side)).split()) for side in (base, edited))
    if not now - was:
        return False
    context.written.append(in_paragraph("the text", context.number_of(paragraph)))
    return True


def in_paragraph(kind: str, number: int) -> str:
    """A place as people are told of it, without its words."""
    return f"{kind}, paragraph {number} of the file"
