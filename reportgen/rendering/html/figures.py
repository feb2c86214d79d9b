"""Figures to markup: the caption, the drawing inside the page, what stands below it, then the table of its numbers."""

from __future__ import annotations

from typing import assert_never

from markupsafe import Markup

from reportgen.document.charts import Figure
from reportgen.rendering.html.drawings import write_drawing
from reportgen.rendering.html.markup import element, joined
from reportgen.rendering.html.press import Medium, Press
from reportgen.rendering.html.tables import write_below, write_caption, write_table


def write_figure(figure: Figure, press: Press) -> Markup:
    """A figure, kept together, and the table of its numbers right after it."""
    name = f"_{figure.anchor}-caption"
    label = f"Figure {figure.number}" if figure.number else ""
    drawing, full_width = write_drawing(press.draw(figure), figure, press)
    match press.medium:
        case Medium.SCREEN:
            held = element("div", drawing, class_="scroll", role="region", aria_labelledby=name, tabindex="0")
        case Medium.PAPER:
            held = element("div", drawing, class_="drawing")
        case _:
            assert_never(press.medium)
    below = write_below(("Source", figure.source), ("Method", figure.method), ("Caution", figure.caution))
    written = element(
        "figure",
        element("figcaption", *write_caption(label, figure.caption, figure.unit, press), id=name),
        held,
        below,
        id=figure.anchor,
        class_="figure wide" if full_width else "figure",
    )
    return joined((written, write_table(figure.table, press)))
