"""What no line of a printed document ends inside: "Mr. Hesto", "30 June 2031", "para. 12"."""

from __future__ import annotations

import re

from reportgen.dates import MONTHS

HELD = "\u00a0"
"""The blank at which no line ends."""

_TITLE = r"\b(?:Mr|Ms|Mrs|Mx|Dr)\.(?= \w)"
_DAY = rf"\b\d{{1,2}}(?= (?:{'|'.join(MONTHS)})\b)"
_PLACE = r"\b(?:paras?|arts?|chaps?|sects?|Nos?)\.(?= \d)"
_BEFORE = re.compile(rf"({_TITLE}|{_DAY}|{_PLACE}) ")


def unbroken(words: str) -> str:
    """The words, with a held blank between what belongs together."""
    return _BEFORE.sub(rf"\1{HELD}", words)
