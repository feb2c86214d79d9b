"""A picture in a line of text."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.rendering.docx.markup import PICTURE, escape
from reportgen.rendering.docx.package import Relationships


@dataclass(frozen=True, slots=True)
class Extent:
    """Width and height on the page, in English Metric Units (635 a twip)."""

    across: int
    down: int


@dataclass(slots=True)
class Media:
    """The pictures of a file: each is kept as a part under a name that says nothing."""

    relationships: Relationships
    parts: dict[str, bytes] = field(default_factory=dict)

    def inline(self, png: bytes, name: str, alt: str, extent: Extent) -> str:
        """Keep a picture, and the drawing of it; `alt` is for those who cannot see it."""
        number = len(self.parts) + 1
        target = f"media/image{number}.png"
        self.parts[f"word/{target}"] = png
        size = f'cx="{extent.across}" cy="{extent.down}"'
        name = escape(name)
        return (
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{number}" name="{name}" descr="{escape(alt)}"/>'
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{self.relationships.to_part("image", target)}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
