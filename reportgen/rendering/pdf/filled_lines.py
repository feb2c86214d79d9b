"""A cure for WeasyPrint, which leaves a line after its first word where only the blank at its end has no room.

It takes a text that is too wide by that blank for one that cannot be broken earlier, and keeps the first word. That
happens before every inline element now and then: a reference, a symbol, words in italics.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from weasyprint.layout import inline

_Split = Callable[..., tuple[Any, ...]]


def fill_lines() -> None:
    """Have the engine fill such lines; once for the process, however often it is asked."""
    if not hasattr(inline.split_first_line, "fills"):
        inline.split_first_line = _filling(inline.split_first_line)


def _filling(split: _Split) -> _Split:
    """The engine's own division of a text into its first line and the rest, but for that blank."""

    @wraps(split)
    def filled(text: str, style: Any, *settings: Any, **more: Any) -> tuple[Any, ...]:
        found = split(text, style, *settings, **more)
        _, length, resume, *_ = found
        words = text.rstrip(" ")
        is_first_word = resume is not None and b" " not in words.encode()[:length]
        if not is_first_word or words == text or style["white_space"] != "normal":
            return found
        layout, length, resume, *measures = split(words, style, *settings, **more)
        if resume is not None:
            return found
        return layout, length, len(text.encode()), *measures

    filled.fills = True  # type: ignore[attr-defined] # how it is known again
    return filled
