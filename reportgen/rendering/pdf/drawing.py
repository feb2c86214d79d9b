"""Have the engine draw pages one by one, each into a file of its own, from which it is taken."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint.pdf
import weasyprint.pdf.stream
from fontTools.ttLib import TTFont
from weasyprint.matrix import Matrix
from weasyprint.pdf.fonts import Font

from reportgen.rendering.pdf.leaves import Face, Leaf, taken
from reportgen.rendering.pdf.tags import mend_tags

SCALE = 0.75
"""Points in a pixel of CSS."""


class Easel:
    """Draws pages of one document, and remembers the engine's fonts by their names."""

    def __init__(self, document: Any, options: Mapping[str, Any]) -> None:
        """`document`: the engine's, for what is said of all pages; `options`: how its file is written."""
        self._document = document
        self._options = {**options, "output_intent": None}  # its profile is the document's, and read once
        self.fonts: dict[str, Any] = {}

    def lacks(self, leaf: Leaf) -> bool:
        """Whether a page uses a font that has not been met."""
        return any(face.name not in self.fonts for face in leaf.faces)

    def draw(self, page: Any, everywhere: AbstractSet[str]) -> Leaf:
        """A page of the engine as it was drawn; `everywhere`: the names of places in the whole document."""
        own = dict(page.anchors)
        targets = {target for kind, target, *_ in page.links if kind == "internal"}  # links to other pages stay links
        page.anchors.update(dict.fromkeys((targets & everywhere) - own.keys(), (0, 0, 0, 0)))
        alone = self._document.copy([page])
        alone.fonts = {}
        with _without_fonts():
            pdf = weasyprint.pdf.generate_pdf(alone, None, 1, **self._options)
        page.anchors.clear()
        page.anchors.update(own)
        mend_tags(alone, pdf)
        faces = [_face(font) for font in alone.fonts.values()]
        for font in alone.fonts.values():
            self.fonts.setdefault(font.hash, font)
        matrix = Matrix(SCALE, 0, 0, -SCALE, 0, page.height * SCALE)
        anchors = [(name, *matrix.transform_point(x, y)) for name, (x, y, *_) in own.items()]
        return taken(pdf, faces, anchors, page)


def _face(font: Any) -> Face:
    return Face(font.hash, font.ascent, font.descent, dict(font.widths), dict(font.to_unicode), bool(font.missing))


@contextmanager
def _without_fonts() -> Iterator[None]:
    """Have a page drawn without the files of its fonts, which are made once for all pages; their widths are exact."""
    before = weasyprint.pdf.build_fonts_dictionary, weasyprint.pdf.stream.Font
    weasyprint.pdf.build_fonts_dictionary = lambda *_: pydyf.Dictionary()
    weasyprint.pdf.stream.Font = _ExactFont
    try:
        yield
    finally:
        weasyprint.pdf.build_fonts_dictionary, weasyprint.pdf.stream.Font = before


class _ExactFont(Font):  # type: ignore[misc] # the engine publishes no types
    """A font with the widths of its file; the engine measures them at the size that it meets first."""

    def __init__(self, *settings: Any) -> None:
        super().__init__(*settings)
        if "hmtx" in self.tables and "fvar" not in self.tables:
            self.widths = _Widths(self)


class _Widths(dict[int, int]):
    """Every glyph's width, of which those that were asked for are there."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._upem = font.upem
        self._advances = _advances(font)

    def __contains__(self, glyph: object) -> bool:
        return super().__contains__(glyph) or (isinstance(glyph, int) and glyph < len(self._advances))

    def __missing__(self, glyph: int) -> int:
        width: int = round(self._advances[glyph] * 1000 / self._upem)
        self[glyph] = width
        return width


_ADVANCES: dict[str, tuple[int, ...]] = {}


def _advances(font: Any) -> tuple[int, ...]:
    """The advance of every glyph, read once a font."""
    if font.hash not in _ADVANCES:
        with TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True) as file:
            long = file["hhea"].numberOfHMetrics
            table = file.reader["hmtx"]
        advances = struct.unpack(f">{2 * long}H", table[: 4 * long])[::2]
        _ADVANCES[font.hash] = advances + advances[-1:] * (font.glyph_count - long)
    return _ADVANCES[font.hash]
