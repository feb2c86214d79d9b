"""Turn blocks into paragraphs; tables and figures have modules of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from reportgen.document.blocks import Block, Heading, ListItem, ListKind, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.tables import Table
from reportgen.form import Numbers
from reportgen.rendering.docx.figures import Pictures, figure_block
from reportgen.rendering.docx.inlines import Words
from reportgen.rendering.docx.layout import INDENT, NUMBER_END, TAB_STOP
from reportgen.rendering.docx.look import PLAIN, Look, Shape
from reportgen.rendering.docx.numbers import Lists, Place, Series, automatic
from reportgen.rendering.docx.paragraphs import TAB, paragraph, run
from reportgen.rendering.docx.sections import Sections
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


@dataclass(frozen=True, slots=True)
class _Stand:
    """How a block stands to what is before and after it."""

    new_page: bool = False
    below_heading: bool = False
    with_next: bool = False
    """It ends on the page on which the next block begins."""


@dataclass(slots=True)
class Blocks:
    """A writer of blocks for one file."""

    words: Words
    pictures: Pictures
    sections: Sections
    numbers: Numbers = Numbers.AUTOMATIC
    lists: Lists = field(default_factory=Lists)

    def sequence(
        self, blocks: Sequence[Block], *, new_page: bool = False, below_heading: bool = False, with_next: bool = False
    ) -> str:
        """Blocks one after another; `new_page`: the first begins a page; `below_heading`: it follows a heading.

        `with_next`: the last one stays with what follows. Words before a list stay with its first item,
        those before a quotation with it.
        """
        written = []
        for place, block in enumerate(blocks):
            first, last = place == 0, place == len(blocks) - 1
            stand = _Stand(
                new_page=new_page and first,
                below_heading=below_heading if first else isinstance(blocks[place - 1], Heading),
                with_next=with_next if last else _leads(block, blocks[place + 1]),
            )
            written.append(self._block(block, stand))
        return "".join(written)

    def _block(self, block: Block, stand: _Stand) -> str:
        match block:
            case Heading():
                return self._heading(block, stand)
            case Paragraph():
                return self._paragraph(block, stand)
            case ListItem():
                return self._item(block, stand)
            case Quotation():
                return paragraph(_on(_QUOTATION, stand), self._beside(self.words.runs(block.content)))
            case Table(landscape=True):
                return self.sections.around(table_block(block, self.words))
            case Table():
                return table_block(block, self.words, new_page=stand.new_page, with_next=stand.with_next)
            case Figure():
                return figure_block(
                    block, self.words, self.pictures,
                    new_page=stand.new_page, below_heading=stand.below_heading, with_next=stand.with_next,
                )  # fmt: skip
            case _:
                assert_never(block)

    def _heading(self, heading: Heading, stand: _Stand) -> str:
        """The number ends at 851 and the text begins at 1134, with or without a number; typed, TAB number TAB text."""
        style = HEADING_STYLES[min(max(heading.level, 1), len(HEADING_STYLES)) - 1]
        place = self._place(Series.HEADINGS, heading.level - 1, heading.number)
        words = self.words.runs(heading.content)
        if place:
            shape = Shape(style, listed=place, left=INDENT, hanging=INDENT - NUMBER_END)
            return paragraph(_on(shape, stand), self.words.bookmarks.around(heading.anchor, words))
        number, stop = _typed(heading_number(heading))
        if not number:
            words = self.words.bookmarks.around(heading.anchor, words)
        number = run("", before="<w:tab/>") + self.words.bookmarks.around(heading.anchor, run(number)) + run(stop)
        return paragraph(_on(Shape(style), stand), f"{number}{TAB}{words}")

    def _paragraph(self, block: Paragraph, stand: _Stand) -> str:
        look = _CONCLUSION if block.conclusion else PLAIN
        place = self._place(Series.PARAGRAPHS, 0, block.number)
        words = self.words.runs(block.content, look)
        if not block.number or place:
            shape = Shape("SingleTxtG", listed=place, left=INDENT if place else None, first_line=0 if place else None,
                          bold_number=block.conclusion and bool(place))  # fmt: skip
            return paragraph(_on(shape, stand), self.words.bookmarks.around(block.anchor, words))
        number = self.words.bookmarks.around(block.anchor, run(block.number, look))
        return paragraph(_on(Shape("SingleTxtG"), stand), f"{number}{run('.', look)}{TAB}{words}")

    def _item(self, item: ListItem, stand: _Stand) -> str:
        look = _CONCLUSION if item.conclusion else PLAIN
        deep = item.level > 1
        words = self._beside(self.words.runs(item.content, look))
        match item.kind:
            case ListKind.BULLETS:
                return paragraph(_on(Shape("Bullet2G" if deep else "Bullet1G"), stand), words)
            case ListKind.LETTERS:
                place = self._place(Series.ITEMS, item.level - 1, item.marker.strip("()"))
                shape = replace(_LETTERS[deep], listed=place, bold_number=item.conclusion and bool(place))
                return paragraph(_on(shape, stand), words if place else f"{run(item.marker, look)}{TAB}{words}")
            case _:
                assert_never(item.kind)

    def _beside(self, runs: str) -> str:
        """The runs of a block that has no anchor, so that it is found again where that is wanted."""
        return self.words.bookmarks.beside(runs) if self.words.anchors else runs

    def _place(self, series: Series, level: int, number: str) -> Place | None:
        """The place in a list where Word gives the number; None where there is none, or it is typed."""
        if self.numbers is Numbers.TYPED or not number or not automatic(series, level, number):
            return None
        return self.lists.place(series, level, number)


def _typed(number: str) -> tuple[str, str]:
    """A number, and the full stop behind it, which no reference repeats."""
    return (number[:-1], ".") if number.endswith(".") else (number, "")


def heading_number(heading: Heading) -> str:
    """A heading's number as it is printed: "I.", "A.", "1.", and "(a)" at the fourth level; empty for none."""
    if not heading.number:
        return ""
    return f"({heading.number})" if heading.level == 4 else f"{heading.number}."


def _leads(block: Block, following: Block) -> bool:
    """Whether a block is the words before a list or a quotation, or an item before the first of a deeper level."""
    if not isinstance(following, ListItem):
        return isinstance(block, Paragraph) and isinstance(following, Quotation)
    return isinstance(block, Paragraph) or (isinstance(block, ListItem) and following.level > block.level)


def _on(shape: Shape, stand: _Stand) -> Shape:
    if not (stand.new_page or stand.with_next):
        return shape
    return replace(shape, new_page=stand.new_page, keep_next=stand.with_next or None)
