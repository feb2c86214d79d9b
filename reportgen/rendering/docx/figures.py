"""Figures: the picture of a chart with its caption above, its source, method and caution below, then its table."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass

from reportgen.document.charts import Figure
from reportgen.errors import OutputError
from reportgen.rendering.charts import DPI
from reportgen.rendering.docx import labels
from reportgen.rendering.docx.captions import Label, caption, line, lines_below
from reportgen.rendering.docx.drawings import Extent, Media
from reportgen.rendering.docx.inlines import Words
from reportgen.rendering.docx.layout import (
    COLUMN,
    EMU_PER_TWIP,
    PAGE,
    TALLEST_BELOW_HEADING,
    TALLEST_PICTURE,
    TWIPS_PER_INCH,
)
from reportgen.rendering.docx.look import Shape
from reportgen.rendering.docx.paragraphs import paragraph, run
from reportgen.rendering.docx.tables import table_block

Draw = Callable[[Figure], bytes]
"""Gives the chart of a figure as a PNG of `DPI` dots an inch."""

_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of figures: `draw` gives a figure's PNG, `media` keeps it."""

    draw: Draw
    media: Media


def figure_block(
    figure: Figure,
    words: Words,
    pictures: Pictures,
    *,
    new_page: bool = False,
    below_heading: bool = False,
    with_next: bool = False,
) -> str:
    """A figure and the table of its numbers; below a heading a tall picture shrinks, so that both share a page.

    `with_next`: the end of the table stays with what follows. Raises OutputError when its picture is no PNG.
    """
    png = pictures.draw(figure)
    width, height = _size(png, figure.name, TALLEST_BELOW_HEADING if below_heading else TALLEST_PICTURE)
    wide = width > COLUMN
    label = Label(labels.FIGURE, figure.number, "ROMAN")
    above = caption(label, figure.caption, figure.unit, figure.anchor, words, wide=wide, new_page=new_page)
    below = (
        *line(labels.SOURCE, figure.source),
        *line(labels.METHOD, figure.method),
        *line(labels.CAUTION, figure.caution),
    )
    extent = Extent(width * EMU_PER_TWIP, height * EMU_PER_TWIP)
    drawing = pictures.media.inline(png, figure.name, figure.alt, extent)
    shape = Shape("SingleTxtG", keep_next=bool(below) or None, after=0, left=0 if wide else None, right=0, align="left")
    return "".join(
        (
            above,
            paragraph(shape, run("", before=drawing)),
            lines_below(below, words, wide=wide),
            table_block(figure.table, words, with_next=with_next),
        )
    )


def _size(png: bytes, name: str, tallest: int) -> tuple[int, int]:
    """Width and height on the page, in twips: as drawn, or smaller so that it fits between the margins."""
    if not png.startswith(_PNG) or len(png) < 24:
        raise OutputError(
            f"Figure {name}: the chart was not drawn as a PNG picture, so it cannot stand in a Word file."
        )
    across, down = (dots * TWIPS_PER_INCH / DPI for dots in struct.unpack(">II", png[16:24]))
    natural = COLUMN if across <= COLUMN * 1.01 else PAGE.text_width
    scale = min(1, natural / across, tallest / down)
    return round(across * scale), round(down * scale)
