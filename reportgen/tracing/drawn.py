"""Where a page draws a chart: each of its texts is a line there, while a row of a table is one line with all its cells.

A chart has the words and numbers of the table of its figures, so that a search word by word takes either for the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.tracing.alignment import aligned

_ENOUGH = 0.5
"""How many of the texts of a chart must stand on a page for it to be drawn there."""


def drawn_on(pages: Sequence[Sequence[range]], spelled: Sequence[str], chart: Sequence[range], words: Sequence[str]
             ) -> dict[int, int]:  # fmt: skip
    """For places in the words of a file the places in those of its charts; empty where no page draws this one.

    `pages`: the lines of each page, as places in `spelled`. `chart`: the texts of the chart, as places in `words`.
    """
    texts = [_said(words, text) for text in chart]
    best: dict[int, int] = {}
    page: Sequence[range] = ()
    for lines in pages:
        found = aligned([_said(spelled, line) for line in lines], texts)
        if len(found) > len(best):
            best, page = found, lines
    if len(best) < _ENOUGH * len(texts):
        return {}
    return {
        here: there for line, text in best.items() for here, there in zip(page[line], chart[text], strict=True)
    }  # fmt: skip


def scattered_in(words: Sequence[str], chart: Sequence[str]) -> dict[int, int]:
    """For places in some words the places in those of a chart; empty where there is too little of it."""
    found = aligned(words, chart)
    return found if len(found) >= _ENOUGH * len(chart) else {}


def _said(words: Sequence[str], place: range) -> str:
    return " ".join(words[place.start : place.stop])
