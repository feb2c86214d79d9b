"""How long a report is, as the limit on it is counted: headings, paragraphs, lists, captions, cells and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.document.blocks import Block, Heading, ListItem, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.inlines import Inlines, notes, plain
from reportgen.document.report import Report
from reportgen.document.tables import Table


def word_count(report: Report) -> int:
    """The words of summary and body, annexes apart."""
    return sum(words for _, words in words_of_chapters(report))


def words_of_chapters(report: Report) -> tuple[tuple[str, int], ...]:
    """The words of the summary and of each chapter, by its title: ("I. Introduction", 312)."""
    chapters: list[tuple[str, list[Block]]] = [("Summary", list(report.summary))]
    for block in report.body:
        if isinstance(block, Heading) and block.level == 1:
            chapters.append((f"{block.number}. {plain(block.content)}" if block.number else plain(block.content), []))
        elif len(chapters) == 1:
            chapters.append(("Before the first chapter", []))
        chapters[-1][1].append(block)
    return tuple((title, _words(blocks)) for title, blocks in chapters)


def _words(blocks: Iterable[Block]) -> int:
    return sum(len(plain(content).split()) for content in _contents(blocks))


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
