"""The length of a report, as the limit on it is counted: the summary and the body with their notes, annexes apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.document.blocks import Block, Heading, ListItem, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.inlines import Inlines, notes, plain
from reportgen.document.report import Report
from reportgen.document.tables import Table
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.settings import Settings


def too_long(report: Report, settings: Settings) -> Findings:
    """A warning where the report has more words than limits.words allows."""
    words, most = word_count(report), settings.limits.words
    if words <= most:
        return Findings()
    message = f"The report has {words} words without its annexes."
    return Findings(
        [Finding("report.too_long", Severity.WARNING, Where("report.toml", column="limits.words"), message,
                 f"{most} words at most")]
    )  # fmt: skip


def word_count(report: Report) -> int:
    """The words of summary and body: headings, paragraphs, lists, captions, cells and notes."""
    return sum(len(plain(content).split()) for content in _contents((*report.summary, *report.body)))


def _contents(blocks: Iterable[Block]) -> Iterator[Inlines]:
    for block in blocks:
        match block:
            case Paragraph() | Heading() | ListItem() | Quotation():
                yield from _with_notes(block.content)
            case Figure():
                yield from _with_notes(block.caption)
            case Table():
                yield from _with_notes(block.caption)
                for row in block.rows:
                    for cell in row.cells:
                        yield from _with_notes(cell.content)


def _with_notes(content: Inlines) -> Iterator[Inlines]:
    yield content
    for note in notes(content):
        yield from _with_notes(note.content)
