"""The typed number of a paragraph that people joined with the one before it: it stands between two sentences now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.masking import without_parts_and_days, without_quotations

_BETWEEN = re.compile(r"(?<=[.!?…”’)\]])[ \u00a0\t]*(?<!\d)(\d{1,4})\.(\t| +(?=[“(A-Z]))")
_LIKE_ONE = re.compile(r"\d\.[\t ]")
"""What every one of them has, and few texts."""
_OWN = re.compile(r"(\d{1,4})\.\t")
_JOINED = 3
"""Paragraphs that are joined to one, at most, where a blank has come in the place of the tab behind a number."""


def left_behind(text: str) -> Iterator[str]:
    """Such numbers in the words of a paragraph, as they are shown: with a tab behind, or next to its own number."""
    if not _LIKE_ONE.search(text):
        return
    own = _OWN.match(text)
    first = int(own[1]) if own else None
    for found in _BETWEEN.finditer(without_parts_and_days(without_quotations(text))):
        goes_on = first is not None and first < int(found[1]) <= first + _JOINED
        if found[2] == "\t" or goes_on:
            yield found[1]
