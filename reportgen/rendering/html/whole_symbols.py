"""The symbol of a document stays on one line; on paper also what `rendering.unbroken` holds together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from reportgen.rendering.html.markup import element
from reportgen.rendering.html.press import Medium
from reportgen.rendering.unbroken import unbroken

# A/HRC/60/62, HRI/MC/2015/6: no line ends inside one, as it otherwise may after each stroke.
_SYMBOL = re.compile(r"\b([A-Z]{1,5}(?:/[A-Z0-9][A-Z0-9.]{0,5}){2,4})(?![\w/])")


def whole_symbols(words: str, medium: Medium) -> Iterator[str]:
    """The words as markup in which what belongs together stays on one line.

    A screen has lines of any width, and its readers copy and search: there blanks stay what they are.
    """
    match medium:
        case Medium.SCREEN:
            held = words
        case Medium.PAPER:
            held = unbroken(words)
        case _:
            assert_never(medium)
    for place, part in enumerate(_SYMBOL.split(held)):
        yield element("span", part, class_="symbol") if place % 2 else part
