"""A Report as pandoc's Markdown: every word, note, table and chart of it, in its order.

Numbers of headings and paragraphs stand as text, for pandoc has no numbered paragraphs; pandoc numbers the notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from reportgen.document.blocks import Block, Heading, ListItem, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.inlines import (
    CrossReference,
    Emphasis,
    Inline,
    Inlines,
    Link,
    NoteMark,
    Quantity,
    Strong,
    Text,
)
from reportgen.document.report import Report
from reportgen.document.tables import Table

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!<>|~^$@\"'])")


def write(report: Report) -> str:
    """The whole report as one text."""
    return "\n\n".join(_Writer().report(report)) + "\n"


class _Writer:
    def report(self, report: Report) -> Iterator[str]:
        front = report.front
        for line in (front.organ, front.symbol, front.version, front.date, front.body, front.session, front.notice):
            if line:
                yield _escaped(line)
        yield f"# {self.inlines(front.title)}"
        yield self.inlines(front.subtitle)
        yield from map(self.block, report.summary)
        yield from map(self.block, report.body)
        for annex in report.annexes:
            yield f"# {_escaped(annex.label)}: {self.inlines(annex.title)}"
            yield from map(self.block, annex.blocks)

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                number = f"{_escaped(block.number)}. " if block.number else ""
                return f"{'#' * (block.level + 1)} {number}{self.inlines(block.content)}"
            case Paragraph():
                number = f"{block.number}\\. " if block.number else ""
                return number + self.inlines(block.content)
            case ListItem():
                return f"{_escaped(block.marker)} {self.inlines(block.content)}"
            case Quotation():
                return f"> {self.inlines(block.content)}"
            case Table():
                return self.table(block)
            case Figure():
                caption = f"Figure {block.number} {self.inlines(block.caption)}"
                below = filter(None, (block.source, block.method, block.caution))
                parts = (f"![{caption}]({block.name}.png)", *map(_escaped, below), self.table(block.table))
                return "\n\n".join(parts)
            case _:
                assert_never(block)

    def table(self, table: Table) -> str:
        head = [_escaped(column.head) for column in table.columns]
        rows = [[self.inlines(cell.content) for cell in row.cells] for row in table.rows]
        rows = [row + [""] * (len(head) - len(row)) for row in rows]
        # A pipe table: the widths of its dashes are shares of the page, as pandoc reads them.
        lines = [head, ["-" * max(3, 60 // len(head))] * len(head), *rows]
        drawn = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        below = (*map(self.inlines, table.notes), *map(_escaped, filter(None, (table.source, table.method))))
        return "\n\n".join((drawn, f": Table {table.number} {self.inlines(table.caption)}", *below))

    def inlines(self, content: Inlines) -> str:
        return "".join(map(self.inline, content))

    def inline(self, inline: Inline) -> str:
        match inline:
            case Text() | Quantity() | CrossReference():
                return _escaped(inline.text)
            case Link():
                return f"[{_escaped(inline.text)}](<{inline.url}>)"
            case Strong():
                return f"**{self.inlines(inline.content)}**"
            case Emphasis():
                return f"*{self.inlines(inline.content)}*"
            case NoteMark():
                return f"^[{self.inlines(inline.note.content)}]"
            case _:
                assert_never(inline)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text).replace("\n", " ")
