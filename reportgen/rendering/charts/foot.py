"""The foot of a picture that stands alone: what the head of each page says, for a picture has no page around it.

A chart in a document has none. So the picture is drawn once, and the foot is a strip that is set below it: words in an
SVG, dots in a PNG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.rendering.charts.drawing import GREY, Drawing, Line
from reportgen.rendering.charts.lettering import LEADING, plain, wrap
from reportgen.rendering.charts.page import EDGE, SMALL
from reportgen.rendering.fonts import Face

if TYPE_CHECKING:
    from PIL.Image import Image

_ABOVE, _BELOW = 14.0, 4.0
"""Points from the chart to the first baseline, and from the last one to the edge."""

_SVG = "http://www.w3.org/2000/svg"


def strip(words: str, width: float) -> Drawing:
    """The words in small letters, in as many lines as they need, `width` points wide."""
    lines = wrap(plain(words), SMALL, Face.ITALIC, width - 2 * EDGE)
    leading = SMALL * LEADING
    placed = tuple(
        Line(EDGE, _ABOVE + number * leading, line, SMALL, Face.ITALIC, GREY) for number, line in enumerate(lines)
    )
    return Drawing(width, _ABOVE + (len(lines) - 1) * leading + _BELOW, placed)


def with_foot_svg(svg: bytes, above: Drawing, foot: Drawing) -> bytes:
    """The SVG of a chart, higher by a strip, with the words of the strip below."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    width, height = _points(above.width), _points(above.height + foot.height)
    root.set("height", f"{height}pt")
    root.set("viewBox", f"0 0 {width} {height}")
    ground = next(root.iter(f"{{{_SVG}}}path"))
    ground.set("d", f"M 0 {height}  L {width} {height}  L {width} 0  L 0 0  z")
    for line in foot.lines:
        place = {"x": _points(line.x), "y": _points(above.height + line.y)}
        look = {"font-style": "italic", "font-size": f"{line.size:g}px", "fill": line.colour}
        text = etree.SubElement(root, f"{{{_SVG}}}text", {**place, **look})
        text.text, text.tail = line.text, "\n"
    root.tail = "\n"
    return etree.tostring(root, encoding="utf-8")


def with_foot_dots(above: Image, below: Image) -> Image:
    """The dots of a chart with those of a strip of the same width below them."""
    from PIL import Image as Images  # noqa: PLC0415  comes with matplotlib

    whole = Images.new("P", (above.width, above.height + below.height))
    whole.putpalette(above.getpalette() or [])
    whole.paste(above, (0, 0))
    whole.paste(below, (0, above.height))
    return whole


def _points(length: float) -> str:
    """As the rest of the SVG writes a length: to a hundredth of a point."""
    return f"{length:.2f}".rstrip("0").rstrip(".")
