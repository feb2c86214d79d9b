"""Turn a figure, which says what is counted, into a picture (SVG, PNG) and into the table of its numbers (CSV).

A chart becomes a drawing (`bars`, `matrix`, `years`: all places in points), the drawing becomes a picture (`painting`,
`svg`), in parts where a former one is known (`repainting`). Caption, source, method and caution stand around the
picture, in the document. The same figure gives the same bytes on every run, and each picture is marked by a digest of
the rows that it shows. A picture that stands alone says at its `foot` what each page of a document says at its head.
"""

from reportgen.rendering.charts.pictures import (
    DPI,
    Drawn,
    Size,
    draw_png,
    draw_svg,
    drawn_png,
    drawn_svg,
    foot_of,
    mark_of,
    size_in_points,
    texts_of,
    warm_up,
)
from reportgen.rendering.charts.table import table_csv

__all__ = [
    "DPI",
    "Drawn",
    "Size",
    "draw_png",
    "draw_svg",
    "drawn_png",
    "drawn_svg",
    "foot_of",
    "mark_of",
    "size_in_points",
    "table_csv",
    "texts_of",
    "warm_up",
]
