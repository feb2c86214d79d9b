"""Copied numbers of which nobody can tell any more which figure they are: they are left, and told by their place."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.drafts import Passage
from reportgen.drafts.nameless import paragraph_of, said_in
from reportgen.drafts.ooxml import Element, w
from reportgen.refresh.context import Context
from reportgen.refresh.counts import each_once
from reportgen.refresh.told import Did

_LEFT = (
    "“{}” is a number that people copied, and the program in which the file was saved dropped the name of its control: "
    "which figure it is cannot be told. It was left as it is. Look at it."
)


def tell_untraced(passages: Iterable[Passage], context: Context) -> None:
    """Tell such numbers in passages as they stand after the refresh, where the data may have changed them."""
    left = context.nameless.left
    for passage in passages if left else ():
        for paragraph in passage.paragraphs:
            for control in paragraph.iter(w("sdt")):
                if control in left and paragraph_of(control) is paragraph and _says(control, left[control]):
                    _tell(passage, left[control], context)


def _says(control: Element, shown: str) -> bool:
    """Whether a control says what it said: what a refresh replaced is told already."""
    said = said_in(control)
    return said is not None and said.shown.strip() == shown


def _tell(passage: Passage, shown: str, context: Context) -> None:
    keys = context.nameless.changed(shown)
    if not keys and context.nameless.is_known(shown):
        return
    quiet = bool(keys & context.asked.quiet)
    said = {each for key in keys for each in context.nameless.now.get(key, ())}
    now = "" if quiet else " or ".join(each_once(shown, said))
    context.tell(Did.UNTRACED, passage, shown, now, "it lost the name of its control")
    there, words = context.stand_in or passage, _LEFT.format(shown)
    if keys and not context.comments.says(there, words):
        about = f"About {context.of}. " if context.of else ""
        context.comments.add(there, f"{about}{words}" + (f"\nData now: {now}" if now else ""))
