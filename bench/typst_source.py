"""A Report as Typst source: every word, note, table and chart of it, in its order, as a tagged document."""

from __future__ import annotations

import json
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

_PREAMBLE = """\
#set document(title: {title})
#set page(paper: "a4", margin: (x: 3cm, y: 2.5cm), numbering: "1", header: [{running}])
#set text(font: "Liberation Serif", size: 10pt, lang: "en")
#set par(justify: true)
#show figure: set block(breakable: true)
"""


def write(report: Report) -> str:
    """The whole report as one text."""
    writer = _Writer()
    running = writer.inlines((Text(report.front.running_notice),))
    preamble = _PREAMBLE.format(title=_string(report.properties.title), running=running)
    return preamble + "\n\n".join(writer.report(report)) + "\n"


class _Writer:
    """Writes block after block. `_level`: of the last heading; Typst's tagged PDF lets none be skipped."""

    def __init__(self) -> None:
        self._level = 0

    def heading(self, level: int, content: str) -> str:
        self._level = min(level, self._level + 1)
        return f"#heading(level: {self._level})[{content}]"

    def report(self, report: Report) -> Iterator[str]:
        front = report.front
        for line in (front.organ, front.symbol, front.version, front.date, front.body, front.session, front.notice):
            if line:
                yield _plain(line)
        yield self.heading(1, self.inlines(front.title))
        yield self.inlines(front.subtitle)
        yield from map(self.block, report.summary)
        yield from map(self.block, report.body)
        for annex in report.annexes:
            yield "#pagebreak()"
            yield self.heading(1, f"{_plain(annex.label)}: {self.inlines(annex.title)}")
            yield from map(self.block, annex.blocks)

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                number = _plain(f"{block.number}. ") if block.number else ""
                return self.heading(block.level + 1, number + self.inlines(block.content))
            case Paragraph():
                number = _plain(f"{block.number}. ") if block.number else ""
                return number + self.inlines(block.content)
            case ListItem():
                return f"#pad(left: {block.level}em)[{_plain(block.marker + ' ')}{self.inlines(block.content)}]"
            case Quotation():
                return f"#quote(block: true)[{self.inlines(block.content)}]"
            case Table():
                return self.table(block)
            case Figure():
                caption = f"{_plain(f'Figure {block.number} ')}{self.inlines(block.caption)}"
                picture = f"image({_string(block.name + '.svg')}, width: 100%, alt: {_string(block.alt)})"
                drawn = f"#figure({picture}, numbering: none, supplement: none, caption: [{caption}])"
                below = filter(None, (block.source, block.method, block.caution))
                return "\n\n".join((drawn, *map(_plain, below), self.table(block.table)))
            case _:
                assert_never(block)

    def table(self, table: Table) -> str:
        count = len(table.columns)
        head = ", ".join(f"[{_plain(column.head)}]" for column in table.columns)
        rows = []
        for row in table.rows:
            cells = [self.inlines(cell.content) for cell in row.cells]
            rows.append(", ".join(f"[{cell}]" for cell in cells + [""] * (count - len(cells))))
        inside = ",\n  ".join((f"columns: {count}", f"table.header({head})", *rows))
        caption = f"{_plain(f'Table {table.number} ')}{self.inlines(table.caption)}"
        drawn = f"#figure(table(\n  {inside},\n), numbering: none, supplement: none, caption: [{caption}])"
        below = (*map(self.inlines, table.notes), *map(_plain, filter(None, (table.source, table.method))))
        return "\n\n".join((drawn, *below))

    def inlines(self, content: Inlines) -> str:
        return "".join(map(self.inline, content))

    def inline(self, inline: Inline) -> str:
        match inline:
            case Text() | Quantity() | CrossReference():
                return _plain(inline.text)
            case Link():
                return f"#link({_string(inline.url)})[{_plain(inline.text)}]"
            case Strong():
                return f"#strong[{self.inlines(inline.content)}]"
            case Emphasis():
                return f"#emph[{self.inlines(inline.content)}]"
            case NoteMark():
                return f"#footnote[{self.inlines(inline.note.content)}]"
            case _:
                assert_never(inline)


def _plain(text: str) -> str:
    """Text in which nothing is markup."""
    return f"#{_string(text)};" if text else ""


def _string(text: str) -> str:
    """A string of Typst: JSON's quoting serves but for the way code points are written."""
    return json.dumps(text, ensure_ascii=False).replace("\\b", "").replace("\\f", "")
