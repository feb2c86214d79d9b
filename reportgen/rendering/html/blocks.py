"""Blocks to markup: headings, paragraphs, lists, quotations; tables and figures have their own modules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import assert_never

from markupsafe import Markup

from reportgen.document.blocks import Block, Heading, ListItem, ListKind, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.tables import Table
from reportgen.rendering.html.figures import write_figure
from reportgen.rendering.html.inlines import write_inlines
from reportgen.rendering.html.markup import element, joined
from reportgen.rendering.html.press import Press
from reportgen.rendering.html.tables import write_table

# A heading with the space around it, in points.
_HEADING_HEIGHT = 45.0


def write_blocks(blocks: Sequence[Block], press: Press, *, below: int = 1) -> Markup:
    """Blocks in their order. `below` is the rank of the heading that they stand under: 1 gives h2 to level 1.

    Ranks follow one another, for whoever moves through a page by its headings; levels may leave one out.
    """
    return joined(_pieces(blocks, press, below))


def heading_number(heading: Heading) -> str:
    """A heading's number as it is printed: I., A., 1., (a); empty where there is none."""
    if not heading.number:
        return ""
    return f"({heading.number})" if heading.level == 4 else f"{heading.number}."


def _pieces(blocks: Sequence[Block], press: Press, below: int) -> Iterator[Markup]:
    above: list[int] = []  # levels of the headings that the next block stands under
    for is_item, run in groupby(blocks, key=lambda block: isinstance(block, ListItem)):
        if is_item:
            yield from _lists([item for item in run if isinstance(item, ListItem)], press)
        else:
            for block in run:
                yield _block(block, press, below, above)
                press.above = press.above + _HEADING_HEIGHT if isinstance(block, Heading) else 0.0


def _block(block: Block, press: Press, below: int, above: list[int]) -> Markup:
    match block:
        case Heading():
            return _heading(block, press, below, above)
        case Paragraph():
            return _paragraph(block, press)
        case ListItem():
            return joined(_lists([block], press))
        case Quotation():
            return element("blockquote", element("p", write_inlines(block.content, press)))
        case Table():
            return write_table(block, press)
        case Figure():
            return write_figure(block, press)
        case _:
            assert_never(block)


def _heading(heading: Heading, press: Press, below: int, above: list[int]) -> Markup:
    number = heading_number(heading)
    while above and above[-1] >= heading.level:
        above.pop()
    above.append(heading.level)
    return element(
        f"h{min(below + len(above), 6)}",
        _label(number),
        write_inlines(heading.content, press),
        id=heading.anchor,
        class_=f"heading-{heading.level}" + ("" if number else " unnumbered") + (" in-annex" if below > 1 else ""),
    )


def _paragraph(paragraph: Paragraph, press: Press) -> Markup:
    return element(
        "p",
        _label(f"{paragraph.number}.") if paragraph.number else None,
        write_inlines(paragraph.content, press),
        id=paragraph.anchor,
        class_=_classes("paragraph", conclusion=paragraph.conclusion),
    )


def _lists(items: Sequence[ListItem], press: Press) -> Iterator[Markup]:
    """Items side by side as lists: one list for each run of a kind, deeper items inside the item above them."""
    for kind, run in groupby(items, key=lambda item: item.kind):
        yield _list(list(run), kind, press)


def _list(items: Sequence[ListItem], kind: ListKind, press: Press) -> Markup:
    level = min(item.level for item in items)
    entries: list[tuple[ListItem, list[ListItem]]] = []
    before: list[ListItem] = []
    for item in items:
        if item.level == level:
            entries.append((item, []))
        elif entries:
            entries[-1][1].append(item)
        else:
            before.append(item)  # a deeper item with none above it: a list of its own, ahead
    written = (_item(item, deeper, press) for item, deeper in entries)
    own = element(_tag(kind), *written, class_=f"list level-{level} {kind.value}", role="list")
    return joined((_list(before, kind, press), own)) if before else own


def _item(item: ListItem, deeper: Sequence[ListItem], press: Press) -> Markup:
    return element(
        "li",
        element(
            "p",
            _label(item.marker),
            write_inlines(item.content, press),
            class_=_classes("item", conclusion=item.conclusion),
        ),
        *_lists(deeper, press),
    )


def _tag(kind: ListKind) -> str:
    match kind:
        case ListKind.LETTERS:
            return "ol"
        case ListKind.BULLETS:
            return "ul"
        case _:
            assert_never(kind)


def _label(number: str) -> Markup | None:
    # The blank is inside: it parts number and words for those who listen or copy, and takes no room on paper.
    return element("span", f"{number} ", class_="number") if number else None


def _classes(name: str, *, conclusion: bool) -> str:
    return f"{name} conclusion" if conclusion else name
