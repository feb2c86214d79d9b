"""A line of text as matplotlib paints it, where it is meant to stand: nothing is laid out a second time.

matplotlib's own text measures itself before it is drawn, which is half of the work of a chart; our lines have places.
"""

from __future__ import annotations

from typing import Any

from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.transforms import Transform

from reportgen.rendering.charts import lettering
from reportgen.rendering.charts.drawing import Anchor, Line


class Letters(Text):
    """A plain text at its anchor on the baseline; `points` leads from the drawing's points to dots."""

    def __init__(self, line: Line, font: FontProperties, points: Transform) -> None:
        super().__init__(
            line.x,
            line.y,
            line.text,
            color=line.colour,
            fontproperties=font,
            horizontalalignment=line.anchor.value,
            rotation=90 if line.turned else 0,
            rotation_mode="anchor",  # an SVG keeps the anchor, so that another font of the reader stays in place
            parse_math=False,
            transform=points,
        )
        self._begins = _beginning(line)

    def draw(self, renderer: Any) -> None:
        """Paint the text from where it begins."""
        x, y = self.get_transform().transform(self._begins)
        _, height = renderer.get_canvas_width_height()
        ink = renderer.new_gc()
        ink.set_foreground(self.get_color())
        font = self.get_fontproperties()
        renderer.draw_text(ink, x, height - y, self.get_text(), font, self.get_rotation(), ismath=False, mtext=self)
        ink.restore()


def _beginning(line: Line) -> tuple[float, float]:
    """Where the first letter stands, in points."""
    if line.anchor is Anchor.START:
        return line.x, line.y
    width = lettering.width(line.text, line.size, line.face)
    before = width / 2 if line.anchor is Anchor.MIDDLE else width
    return (line.x, line.y + before) if line.turned else (line.x - before, line.y)
