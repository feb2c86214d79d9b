"""A cure for WeasyPrint, which lays out and draws the texts of a drawing letter by letter.

So letters of scripts that join them would stand apart, a reader who marks a word in the PDF gets single letters, and a
chart of many names takes several times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from weasyprint import svg

_Draw = Callable[[Any, Any, Any], None]

_LETTER_BY_LETTER = ("dx", "dy", "letter-spacing", "rotate", "textLength")
"""Attributes that may place or space letters one by one, as more than one number in x or y does."""


class _Whole(str):
    """A text in one piece for who goes through its letters."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


def keep_words_whole() -> None:
    """Have the engine draw a text at once where its letters have no places of their own; once for the process."""
    if not hasattr(svg.text, "keeps_whole"):
        drawn, kept = svg.text, _whole(svg.text)
        svg.text = kept
        svg.TAGS.update({tag: kept for tag, draw in svg.TAGS.items() if draw is drawn})


def _whole(draw: _Draw) -> _Draw:
    """The engine's own drawing of a text, of which it sees one long letter."""

    @wraps(draw)
    def drawn(drawing: Any, node: Any, font_size: Any) -> None:
        element, told = node._etree_node, node.text  # noqa: SLF001 - the engine's text is read only
        if told and _in_one_place(node):
            element.text = _Whole(told)
        try:
            draw(drawing, node, font_size)
        finally:
            element.text = told

    drawn.keeps_whole = True  # type: ignore[attr-defined] # how it is known again
    return drawn


def _in_one_place(node: Any) -> bool:
    own = node.attrib
    return all(len(own.get(axis, "").replace(",", " ").split()) < 2 for axis in "xy") and not any(
        attribute in own for attribute in _LETTER_BY_LETTER
    )
