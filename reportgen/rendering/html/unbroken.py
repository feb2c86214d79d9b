"""What no line ends inside: the symbol of a document; on paper also "Mr. Hesto", "30 June 2031", "para. 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from reportgen.dates import MONTHS
from reportgen.rendering.html.markup import element
from reportgen.rendering.html.press import Medium

# A/HRC/60/62, HRI/MC/2015/6: no line ends inside one, as it otherwise may after each stroke.
_SYMBOL = re.compile(r"\b([A-Z]{1,5}(?:/[A-Z0-9][A-Z0-9.]{0,5}){2,4})(?![\w/])")

_TITLE = r"\b(?:Mr|Ms|Mrs|Mx|Dr)\.(?= \w)"
_DAY = rf"\b\d{{1,2}}(?= (?:{'|'.join(MONTHS)})\b)"
_PLACE = r"\b(?:paras?|arts?|chaps?|sects?|Nos?)\.(?= \d)"
_HELD = re.compile(rf"({_TITLE}|{_DAY}|{_PLACE}) ")


def unbroken(words: str, medium: Medium) -> Iterator[str]:
    """The words as markup in which what belongs together stays on one line.

    A screen has lines of any width, and its readers copy and search: there blanks stay what they are.
    """
    match medium:
        case Medium.SCREEN:
            held = words
        case Medium.PAPER:
            held = _HELD.sub("\\1\u00a0", words)
        case _:
            assert_never(medium)
    for place, part in enumerate(_SYMBOL.split(held)):
        yield element("span", part, class_="symbol") if place % 2 else part
