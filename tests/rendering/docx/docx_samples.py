"""A report with one of everything that a Word file must be able to show. All of it is invented."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

import factories

from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document import tables as t
from reportgen.document.report import Annex, ContentsLine, Report


def png(width: int = 1000, height: int = 500) -> bytes:
    """A grey picture of so many dots."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x80" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def note(*content: str | i.Inline, symbol: str = "") -> i.NoteMark:
    inlines = tuple(i.Text(part) if isinstance(part, str) else part for part in content)
    return i.NoteMark(i.Note(inlines, mark=symbol, symbol=bool(symbol)))


def paragraph(anchor: str, *content: str | i.Inline, **changes) -> b.Paragraph:
    inlines = tuple(i.Text(part) if isinstance(part, str) else part for part in content)
    return b.Paragraph(inlines, anchor, **changes)


def grouped_table() -> t.Table:
    """A table with groups, a note in its caption, in a cell and below it, and a column of words."""
    rows = (
        t.Row((t.Cell.of("Replies received"), t.Cell(()), t.Cell(())), t.RowKind.GROUP),
        t.Row((t.Cell((i.Text("Letter"), note("Of any length."))), t.Cell.of("1,204"), t.Cell.of("Invented State 01"))),
        t.Row((t.Cell.of("Meeting with the delegation in Geneva or New York"), t.Cell.of("[c]"), t.Cell.of("–"))),
        t.Row((t.Cell.of("No reply"),), t.RowKind.GROUP),
        t.Row((t.Cell.of("Not yet"), t.Cell.of("7"), t.Cell.of("Invented State 02 and Invented State 03"))),
        t.Row((t.Cell.of("Total"), t.Cell.of("1,218")), t.RowKind.TOTAL),
    )
    return replace(
        factories.table("t-replies"),
        caption=(i.Text("Government responses by form"), note("Counted once each.")),
        columns=(t.Column("Form", t.Align.START), t.Column("Cases"), t.Column("States", t.Align.START)),
        rows=rows,
        notes=(i.text("[c] Fewer than three cases."), (i.Text("See also A/HRC/99/1."), note("Paragraph 7."))),
    )


def everything(**changes) -> Report:
    """Notes everywhere, links, lists, every kind of block, contents, a specimen's front page."""
    front = factories.front(
        subtitle=(
            i.Text("Report of the Secretary-General"),
            note("The present report was submitted late.", symbol="*"),
            note("The annexes are circulated as received, in the language of submission only.", symbol="**"),
        ),
        title=i.text(
            "Cooperation with the United Nations, its representatives and mechanisms in the field of human rights"
        ),
    )
    words = "The Secretary-General has long addressed acts of intimidation and reprisal against those who cooperate. "
    link = i.Link("the page of the inquiry", "https://example.org/a page?x=1&y=<2>")
    body = (
        b.Heading(1, i.text("Introduction"), "introduction"),
        paragraph("p-1", words * 4, note("A/99/1, ", i.Emphasis(i.text("Official Records")), ", and ", link, ".")),
        paragraph("p-2", i.Quantity("states", "Forty-five"), " States;", note("One."), note("Two."), " see ",
                  i.CrossReference("p-5"), ", ", i.CrossReference("t-replies"), " and ",
                  i.CrossReference("annex-1"), "."),
        b.Heading(2, (i.Text("General framework"), note("On a heading.")), "framework"),
        paragraph("p-3", "Write to ", i.Link("us", "mailto:nobody@example.org"), " or not to ",
                  i.Link("them", "javascript:alert(1)"), "; ", i.Emphasis(i.text("mutatis mutandis")), "."),
        b.ListItem((i.Text("The first item, which is so long that it wraps to a second line and shows where it does;"),
                    note("In an item.")), b.ListKind.LETTERS),
        b.ListItem(i.text("A deeper item, which is so long that it wraps to a second line and shows where it stands;"),
                   b.ListKind.LETTERS, 2),
        b.ListItem(i.text("The second item."), b.ListKind.LETTERS),
        b.Heading(3, i.text("Deeper"), "deeper"),
        b.Heading(4, i.text("Deepest"), "deepest"),
        b.Quotation((i.Text("We cooperate because we must. " * 6), note("As received."))),
        b.ListItem(i.text("A bullet, which is so long that it wraps to a second line and shows where it does " * 2),
                   b.ListKind.BULLETS),
        b.ListItem(i.text("A deeper bullet"), b.ListKind.BULLETS, 2),
        grouped_table(),
        paragraph("p-4", "Control \x00\x0bcharacters\ufffe, <b>markup</b> & ", '"quotes"', " stay text: عربي, 中文."),
        paragraph("p-5", "A note in a note.", note("Outer", note("Inner."), ".")),
        b.Heading(1, i.text("Conclusions and recommendations"), "conclusions"),
        paragraph("p-6", words * 2, i.Link("the site", "https://example.org/"), note("In bold."), conclusion=True),
        b.ListItem(i.text("To end reprisals;"), b.ListKind.LETTERS, conclusion=True),
        b.ListItem(i.text("To say so."), b.ListKind.LETTERS, conclusion=True),
    )  # fmt: skip
    annexes = (
        Annex("Annex I", (i.Text("New cases"), note("On an annex.")), "annex-1", "[English only]", (
            b.Heading(1, i.text("Invented State 01"), "annex-1-xaa", numbered=False),
            paragraph("annex-1-p-1", "It was alleged that a woman human rights defender was detained."),
            b.Heading(2, i.text("Invented subheading"), "annex-1-xaa-2", numbered=False),
        )),
        Annex("Annex II", i.text("Statistics"), "annex-2", "",
              (factories.bar_figure(), factories.year_figure(), factories.matrix_figure(),
               factories.table("t-alone", rows=40))),
    )  # fmt: skip
    values = {
        "front": front,
        "summary": (
            paragraph("s-1", words * 3, numbered=False),
            b.ListItem(i.text("An item of the summary;"), b.ListKind.LETTERS),
            paragraph("s-2", "Owing to the word limit, more information on selected cases is in annex I.",
                      note("In the summary."), numbered=False),
        ),
        "contents": (ContentsLine(1, "", "", ""),),
        "body": body,
        "annexes": annexes,
    }  # fmt: skip
    return factories.report(**{**values, **changes})


def turned_table() -> t.Table:
    """A table that needs a turned page."""
    columns = tuple(t.Column(f"Head {number} of many words") for number in range(14))
    rows = tuple(t.Row(tuple(t.Cell.of(f"{row}{column}") for column in range(14))) for row in range(40))
    return t.Table("t-turned", i.text("A broad table"), columns, rows, landscape=True)


def long_report(paragraphs: int = 2000, tables: int = 60, notes: int = 300) -> Report:
    """A report of some 120 pages, for measuring."""
    words = "It was alleged that a person who had cooperated with the United Nations was detained. " * 3
    body: list[b.Block] = []
    for number in range(paragraphs):
        marks = (note(f"A/HRC/99/{number}."),) if number % (paragraphs // notes) == 0 else ()
        body.append(paragraph(f"p-{number}", words, *marks))
        if number % (paragraphs // tables) == 0:
            body.append(factories.table(f"t-{number}", rows=12))
    return factories.report(body=tuple(body), annexes=())
