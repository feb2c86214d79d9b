"""A drawing becomes a picture: matplotlib paints here, and its texts in `letters`.

matplotlib is imported when something is drawn, for it costs half a second. Its settings are put back to its own
defaults while we paint, so that a matplotlibrc of the user changes nothing, and every text is plain text: a dollar
sign is a dollar sign.
"""

from __future__ import annotations

import io
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, assert_never

from reportgen.errors import OutputError
from reportgen.rendering.charts.drawing import Box, Dot, Drawing, Line, Mark, Stroke
from reportgen.rendering.charts.lettering import fallbacks, font_paths
from reportgen.rendering.fonts import FAMILY, Face, font_file

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure as Canvas
    from matplotlib.transforms import Transform
    from PIL.Image import Image

_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "reportgen",  # ids repeat
    "text.hinting": "no_hinting",  # letters keep the widths with which they were placed
    "path.simplify": False,
}
_OUTLINE = 0.9
_LARGEST_SIDE = 30_000  # pixels; matplotlib's own limit is 65,535, and 30,000 by 1,000 are 120 MB
_ONE_AT_A_TIME = threading.Lock()  # matplotlib's settings and fonts are shared by all threads

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it speaks of its caches, on stderr and with paths


def paint_svg(drawing: Drawing) -> bytes:
    """The drawing as matplotlib writes SVG, texts as text; without metadata."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415  see the module

    with _own_settings():
        written = io.BytesIO()
        nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        svg: Any = FigureCanvasSVG(_canvas(drawing))
        svg.print_svg(written, metadata=nothing)
    return written.getvalue()


def paint_dots(drawing: Drawing, dpi: int) -> Image:
    """The drawing as dots of red, green, blue and an alpha that is everywhere full.

    Raises OutputError for a drawing that is too large to be a picture.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  see the module
    from PIL import Image as Images  # noqa: PLC0415  comes with matplotlib

    if max(drawing.width, drawing.height) / 72 * dpi > _LARGEST_SIDE:
        raise OutputError("A chart has too many categories for one picture: merge categories, or leave it out.")
    with _own_settings():
        canvas = _canvas(drawing)
        canvas.set_dpi(dpi)
        agg: Any = FigureCanvasAgg(canvas)
        agg.draw()
        size = agg.get_width_height(physical=True)
        return Images.frombuffer("RGBA", size, agg.buffer_rgba(), "raw", "RGBA", 0, 1)


def png_of(dots: Image, dpi: int) -> bytes:
    """Dots as PNG: their resolution is its only metadata."""
    written = io.BytesIO()
    dots.save(written, "PNG", compress_level=6, dpi=(dpi, dpi))
    return written.getvalue()


@contextmanager
def _own_settings() -> Iterator[None]:
    import matplotlib as mpl  # noqa: PLC0415  see the module

    with _ONE_AT_A_TIME, mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        yield


def _canvas(drawing: Drawing) -> Canvas:
    from matplotlib.figure import Figure as Canvas  # noqa: PLC0415  see the module
    from matplotlib.transforms import Affine2D  # noqa: PLC0415  as above

    canvas = Canvas(figsize=(drawing.width / 72, drawing.height / 72), facecolor="white")
    points = Affine2D().scale(1 / 72, -1 / 72).translate(0, drawing.height / 72) + canvas.dpi_scale_trans
    for order, mark in enumerate(drawing.marks):
        artist = _artist(mark, points)
        artist.set_zorder(order)
        canvas.add_artist(artist)
    return canvas


def _artist(mark: Mark, points: Transform) -> Artist:
    from matplotlib.lines import Line2D  # noqa: PLC0415  see the module
    from matplotlib.patches import Ellipse, Rectangle  # noqa: PLC0415  as above

    from reportgen.rendering.charts.letters import Letters  # noqa: PLC0415  as above

    match mark:
        case Line():
            return Letters(mark, _font(mark), points)
        case Box(filled=True):
            place = (mark.left, mark.top)
            return Rectangle(place, mark.width, mark.height, facecolor=mark.colour, linewidth=0, transform=points)
        case Box():
            inset = min(_OUTLINE, mark.width, mark.height) / 2
            return Rectangle(
                (mark.left + inset, mark.top + inset),
                mark.width - 2 * inset,
                mark.height - 2 * inset,
                facecolor="white",
                edgecolor=mark.colour,
                linewidth=2 * inset,
                joinstyle="miter",
                transform=points,
            )
        case Stroke():
            xs, ys = zip(*mark.points, strict=True)
            style: Any = (0, (3, 2.5)) if mark.broken else "solid"
            return Line2D(xs, ys, linewidth=mark.weight, color=mark.colour, linestyle=style, transform=points)
        case Dot():
            ground = mark.colour if mark.filled else "white"
            return Ellipse(
                (mark.x, mark.y),
                2 * mark.radius,
                2 * mark.radius,
                facecolor=ground,
                edgecolor=mark.colour,
                linewidth=1.0,
                transform=points,
            )
        case _:
            assert_never(mark)


def _font(line: Line) -> Any:
    from matplotlib.font_manager import FontProperties, fontManager  # noqa: PLC0415  see the module

    style: Literal["italic", "normal"] = "italic" if line.face in (Face.ITALIC, Face.BOLD_ITALIC) else "normal"
    weight = "bold" if line.face in (Face.BOLD, Face.BOLD_ITALIC) else "normal"
    others = fallbacks(line.text)
    if not others:
        file = str(font_file(line.face))
        return FontProperties(family=FAMILY, style=style, weight=weight, size=line.size, fname=file)
    known = {entry.fname for entry in fontManager.ttflist}
    for path in font_paths(line.text, line.face):
        if str(path) not in known:
            fontManager.addfont(str(path))
    return FontProperties(family=[FAMILY, *others], style=style, weight=weight, size=line.size)
