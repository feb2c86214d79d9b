"""Sections: the report stands upright, and a table that needs it on turned pages that keep their heads and feet."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.document.report import Front
from reportgen.form import Page
from reportgen.rendering.docx.heads import heads_and_feet
from reportgen.rendering.docx.layout import LANDSCAPE, PAGE, Paper
from reportgen.rendering.docx.package import Relationships

_LINE = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
"""A paragraph that holds the end of a section is a point high."""


@dataclass(slots=True)
class Sections:
    """The sections of a file, in the order in which they end; `parts` are their heads and feet."""

    front: Front
    page: Page
    relationships: Relationships
    parts: dict[str, bytes] = field(default_factory=dict)
    _ended: int = 0

    def around(self, table: str) -> str:
        """A table on turned pages: what stood before it ends its section, and so does the table."""
        return self._end(PAGE) + table + self._end(LANDSCAPE)

    def last(self) -> str:
        """The properties of the last section, at the end of the body."""
        return self._properties(PAGE)

    def _end(self, paper: Paper) -> str:
        return f"<w:p><w:pPr>{_LINE}{self._properties(paper)}</w:pPr></w:p>"

    def _properties(self, paper: Paper) -> str:
        """Paper, margins, heads and feet; the first section has a first page of its own."""
        parts, references = heads_and_feet(self.front, self.relationships, paper)
        self.parts.update(parts)
        first, self._ended = self._ended == 0, self._ended + 1
        turned = ' w:orient="landscape"' if paper.landscape else ""
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{paper.width}" w:h="{paper.height}"{turned} w:code="9"/>'
            f'<w:pgMar w:top="{self.page.top}" w:right="{paper.right}" w:bottom="{self.page.bottom}" '
            f'w:left="{paper.left}" w:header="{self.page.header}" w:footer="{self.page.footer}" w:gutter="0"/>'
            f'<w:cols w:space="720"/>{"<w:titlePg/>" if first else ""}<w:docGrid w:linePitch="272"/></w:sectPr>'
        )
