"""What a page is written for, and the notes that it has met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from reportgen.document.charts import Figure
from reportgen.document.inlines import Note
from reportgen.rendering.charts import draw_svg

Draw = Callable[[Figure], bytes]
"""Gives the chart of a figure as SVG."""


class Medium(Enum):
    """SCREEN: notes at the end, tables that scroll; PAPER: notes at the foot, tables that are fitted to the page."""

    SCREEN = "screen"
    PAPER = "paper"


@dataclass(slots=True)
class Press:
    """One writing of one page. `notes` are the notes met so far, in their order: the place gives each its id.

    `prefix` keeps the ids of parts apart that are written one by one. `above` is the height, in points, of the
    headings that the next block must share its page with. `draw` gives the drawing of a figure.
    """

    medium: Medium
    prefix: str = ""
    above: float = 0.0
    draw: Draw = draw_svg
    notes: list[Note] = field(default_factory=list)

    def take(self, note: Note) -> str:
        """Remember a note and give it an id of its own; marks are no ids, for two notes may have the mark "*"."""
        self.notes.append(note)
        return f"{self.prefix}note-{len(self.notes)}"
