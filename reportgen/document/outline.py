"""A document as readable text, to be compared with what a back end wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from reportgen.document.blocks import Block, Heading, ListItem, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.inlines import plain
from reportgen.document.report import Report
from reportgen.document.tables import Table


def outline(report: Report) -> tuple[str, ...]:
    """The lines a reader meets, in order: headings with their numbers, paragraphs with theirs, captions, annexes."""
    return tuple(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield plain(report.front.title)
    yield plain(report.front.subtitle)
    for block in report.summary:
        yield line(block)
    for block in report.body:
        yield line(block)
    for annex in report.annexes:
        yield annex.label
        yield plain(annex.title)
        for block in annex.blocks:
            yield line(block)


def line(block: Block) -> str:
    """One block as one line: "12. text", "I. Introduction", "Table 2 Caption"."""
    match block:
        case Heading() if block.level == 4 and block.number:
            return f"({block.number}) {plain(block.content)}"
        case Heading():
            return f"{block.number}. {plain(block.content)}" if block.number else plain(block.content)
        case Paragraph():
            return f"{block.number}. {plain(block.content)}" if block.number else plain(block.content)
        case ListItem():
            return f"{block.marker} {plain(block.content)}"
        case Quotation():
            return plain(block.content)
        case Table():
            return f"Table {block.number} {plain(block.caption)}"
        case Figure():
            return f"Figure {block.number} {plain(block.caption)}" if block.number else plain(block.caption)
        case _:
            assert_never(block)
