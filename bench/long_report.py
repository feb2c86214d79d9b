"""Render a report of some 120 pages with 300 notes and 60 tables, and print the seconds: a process of its own.

Prints JSON: the seconds of the Word file, of the PDF, and of the PDF without tags, of which tagging is the difference;
and of a refresh of its draft, in which somebody wrote a word, after six paragraphs were corrected.
What is imported is imported before the first clock starts.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace

from weasyprint import HTML

from reportgen.collector import no_collection
from reportgen.document.blocks import Block, Heading, Paragraph
from reportgen.document.inlines import Note, NoteMark, Text, plain, text
from reportgen.document.numbering import numbered
from reportgen.document.report import Front, Properties, Report
from reportgen.document.tables import Align, Cell, Column, Row, Table
from reportgen.drafts import Package
from reportgen.form import Form
from reportgen.refresh import Asked, refresh
from reportgen.rendering.docx import render_docx
from reportgen.rendering.html import print_page
from reportgen.rendering.pdf import render_pdf

DOCUMENT = "word/document.xml"
CORRECTED = tuple(f"p-{number}" for number in range(50, 600, 100))
CHAPTERS, PARAGRAPHS, NOTES, TABLES, ROWS = 30, 600, 300, 60, 26
WORDS = "It was alleged that a person who had cooperated with the United Nations was questioned and detained. " * 3


def report() -> Report:
    """The report: invented words, of the length and kinds of a large one."""
    body: list[Block] = []
    for number in range(PARAGRAPHS):
        if number % (PARAGRAPHS // CHAPTERS) == 0:
            body.append(Heading(1, text(f"Chapter {number}"), f"h-{number}"))
        marks = (NoteMark(Note(text(f"A/HRC/99/{number}."))),) if number % (PARAGRAPHS // NOTES) == 0 else ()
        body.append(Paragraph((Text(WORDS.replace("a person", f"person {number}")), *marks), f"p-{number}"))
        if number % (PARAGRAPHS // TABLES) == 0:
            body.append(_table(number))
    front = Front(
        symbol="A/HRC/99/1", organ="General Assembly", specimen=True, notice="Made for measuring.", running_notice="",
        version="", distribution="General", date="", original_language="English", body="Human Rights Council",
        session="", session_dates="", agenda_items="", agenda_titles=(), title=text("A long report"), subtitle=(),
    )  # fmt: skip
    return numbered(Report(Properties("A long report", "", "en-GB", None), front, (), (), tuple(body), ()))


def _table(number: int) -> Table:
    columns = (Column("State", Align.START), Column("Cases"), Column("Replies"))
    rows = tuple(Row((Cell.of(f"State {row}"), Cell.of(str(row)), Cell.of("–"))) for row in range(ROWS))
    return Table(f"t-{number}", text("Cases and replies"), columns, rows)


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def untagged(measured: Report) -> bytes:
    """The same pages without tags."""
    return HTML(string=print_page(measured)).write_pdf()  # type: ignore[no-any-return]


def corrected(before: Report) -> Report:
    """The same report after six corrections."""
    body = list(before.body)
    for place, block in enumerate(before.body):
        if isinstance(block, Paragraph) and block.anchor in CORRECTED:
            words = Text(plain(block.content).replace("questioned", "summoned", 1))
            body[place] = replace(
                block, content=(words, *(mark for mark in block.content if isinstance(mark, NoteMark)))
            )
    return numbered(replace(before, body=tuple(body)))


def edited(draft: bytes) -> bytes:
    """The draft with a word that somebody wrote."""
    package = Package.unzipped(draft, "draft.docx")
    text = package.parts[DOCUMENT]
    package.add(DOCUMENT, text.replace(b"was questioned", b"was at once questioned", 1))
    return package.written()


def refreshed(draft: bytes, new: bytes) -> None:
    """What `refresh` does with the files, once they are made."""
    with no_collection():
        assert refresh(draft, new, Asked(), name="draft.docx").content != draft


def main() -> None:
    """Render and print."""
    measured = report()
    form = Form(anchors=True)
    draft, new = edited(render_docx(measured, form)), render_docx(corrected(measured), form)
    times = {
        "docx": seconds(lambda: render_docx(measured)),
        "pdf": seconds(lambda: render_pdf(measured)),
        "untagged": seconds(lambda: untagged(measured)),
        "refresh": seconds(lambda: refreshed(draft, new)),
    }
    print(json.dumps({"seconds": times}))


if __name__ == "__main__":
    main()
