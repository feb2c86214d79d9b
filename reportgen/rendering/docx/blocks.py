"""Turn blocks into paragraphs; tables and figures have modules of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from reportgen.document.blocks import Block, Heading, ListItem, ListKind, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.tables import Table
from reportgen.rendering.docx.figures import Pictures, figure_block
from reportgen.rendering.docx.inlines import Words
from reportgen.rendering.docx.layout import INDENT, TAB_STOP
from reportgen.rendering.docx.look import PLAIN, Look, Shape
from reportgen.rendering.docx.paragraphs import TAB, paragraph, run
from reportgen.rendering.docx.tables import table_block

HEADING_STYLES = ("HChG", "H1G", "H23G", "H23G")
"""I., A., 1. and (a), as the Editorial Manual sizes them."""

_CONCLUSION = Look(bold=True)
"""In running text bold is for conclusions and recommendations alone (General Assembly resolution 52/214, sect. B)."""
_LETTERS = (
    Shape("SingleTxtG", left=INDENT, first_line=TAB_STOP),
    Shape("SingleTxtG", left=INDENT + TAB_STOP, first_line=TAB_STOP),
)
_QUOTATION = Shape("SingleTxtG", left=INDENT + TAB_STOP, right=INDENT + TAB_STOP)


@dataclass(slots=True)
class Blocks:
    """A writer of blocks for one file."""

    words: Words
    pictures: Pictures

    def sequence(self, blocks: Sequence[Block], *, new_page: bool = False, below_heading: bool = False) -> str:
        """Blocks one after another; `new_page`: the first begins a page; `below_heading`: it follows a heading."""
        written = []
        for place, block in enumerate(blocks):
            first = place == 0
            below = below_heading if first else isinstance(blocks[place - 1], Heading)
            written.append(self._block(block, new_page=new_page and first, below_heading=below))
        return "".join(written)

    def _block(self, block: Block, *, new_page: bool, below_heading: bool) -> str:
        match block:
            case Heading():
                return self._heading(block, new_page=new_page)
            case Paragraph():
                return self._paragraph(block, new_page=new_page)
            case ListItem():
                return self._item(block, new_page=new_page)
            case Quotation():
                return paragraph(_on(_QUOTATION, new_page), self.words.runs(block.content))
            case Table():
                return table_block(block, self.words, new_page=new_page)
            case Figure():
                return figure_block(block, self.words, self.pictures, new_page=new_page, below_heading=below_heading)
            case _:
                assert_never(block)

    def _heading(self, heading: Heading, *, new_page: bool) -> str:
        """TAB number TAB text: the number ends at 851, the text begins at 1134, with or without a number."""
        style = HEADING_STYLES[min(max(heading.level, 1), len(HEADING_STYLES)) - 1]
        number = run(heading_number(heading), before="<w:tab/>")
        words = self.words.bookmarks.around(heading.anchor, self.words.runs(heading.content))
        return paragraph(_on(Shape(style), new_page), f"{number}{TAB}{words}")

    def _paragraph(self, block: Paragraph, *, new_page: bool) -> str:
        look = _CONCLUSION if block.conclusion else PLAIN
        number = run(f"{block.number}.", look) + TAB if block.number else ""
        words = self.words.bookmarks.around(block.anchor, number + self.words.runs(block.content, look))
        return paragraph(_on(Shape("SingleTxtG"), new_page), words)

    def _item(self, item: ListItem, *, new_page: bool) -> str:
        look = _CONCLUSION if item.conclusion else PLAIN
        deep = item.level > 1
        words = self.words.runs(item.content, look)
        match item.kind:
            case ListKind.BULLETS:
                return paragraph(_on(Shape("Bullet2G" if deep else "Bullet1G"), new_page), words)
            case ListKind.LETTERS:
                return paragraph(_on(_LETTERS[deep], new_page), f"{run(item.marker, look)}{TAB}{words}")
            case _:
                assert_never(item.kind)


def heading_number(heading: Heading) -> str:
    """A heading's number as it is printed: "I.", "A.", "1.", and "(a)" at the fourth level; empty for none."""
    if not heading.number:
        return ""
    return f"({heading.number})" if heading.level == 4 else f"{heading.number}."


def _on(shape: Shape, new_page: bool) -> Shape:
    return replace(shape, new_page=True) if new_page else shape
