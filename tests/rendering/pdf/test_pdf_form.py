"""What may be chosen of a PDF's form, and the pages that it tells of."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

import factories
import pytest
from pdf_reading import walk

from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document import tables as t
from reportgen.document.report import ContentsLine
from reportgen.form import PAGES, Form
from reportgen.rendering.pdf import print_pdf


def picture() -> bytes:
    """A grey PNG of 2 by 2 dots."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\x80\x80" * 2))
        + chunk(b"IEND", b"")
    )


class DescribeThePage:
    def it_has_the_margins_of_the_form(self, write):
        pdf = write(factories.report(), Form(page=PAGES["unfccc-2022"]))
        assert pdf.word(2, "Introduction").top < write(factories.report()).word(2, "Introduction").top - 12
        number = max((word for word in pdf.words(2) if word.text == "2"), key=lambda word: word.top)
        assert number.bottom == pytest.approx(842 - 28.35, abs=2.5)

    def it_leaves_the_masthead_where_it_is(self, write):
        form = Form(page=PAGES["unfccc-2022"])
        tops = {round(write(factories.report(), each).word(1, "SPECIMEN").top, 1) for each in (form, Form())}
        assert len(tops) == 1


@pytest.fixture(scope="module")
def turned_pages(write):
    columns = tuple(t.Column(f"Head {number}") for number in range(14))
    rows = tuple(t.Row(tuple(t.Cell.of(f"{row}.{column}") for column in range(14))) for row in range(60))
    table = t.Table("t-1", i.text("A broad table"), columns, rows, landscape=True)
    before, after = (b.Paragraph(i.text(words), words) for words in ("Before.", "After."))
    return write(factories.report(body=(before, table, after), annexes=()))


class DescribeTurnedPages:
    def it_sets_a_broad_table_on_pages_of_its_own(self, turned_pages):
        pdf = turned_pages
        shapes = [page.mediabox.width > page.mediabox.height for page in pdf.reader.pages]
        turned = [number for number, is_turned in enumerate(shapes, 1) if is_turned]
        assert len(turned) >= 2
        assert all("Head 13" in pdf.text(number) for number in turned)
        assert "Before." in pdf.text(turned[0] - 1)
        assert "After." in pdf.text(turned[-1] + 1)
        assert not shapes[-1]

    def it_keeps_heads_and_feet_at_the_edge(self, turned_pages):
        pdf = turned_pages
        turned = next(n for n, page in enumerate(pdf.reader.pages, 1) if page.mediabox.width > page.mediabox.height)
        words = pdf.words(turned)
        symbol = next(word for word in words if "/HRC/99/1" in word.text)
        number = next(word for word in words if word.text == str(turned) and word.top > 450)
        if turned % 2:
            assert [symbol.right, number.right] == pytest.approx([842 - 56.7] * 2, abs=1)
        else:
            assert [symbol.left, number.left] == pytest.approx([56.7] * 2, abs=1)


class DescribeTheEmblem:
    def it_stands_in_its_cell_with_words_for_those_who_cannot_see_it(self, write):
        report = factories.report(front=factories.front(specimen=False, notice="", running_notice=""))
        pdf = write(report, Form(emblem=picture()))
        assert len(pdf.reader.pages[0].images) == 1
        assert "/Alt Emblem of the United Nations /Alt" in walk(pdf.reader.trailer["/Root"]["/StructTreeRoot"])

    def but_none_is_shipped(self, pdf):
        assert len(pdf.reader.pages[0].images) == 0


def it_tells_the_page_of_every_heading():
    report = replace(factories.report(), contents=())
    headings = [block for block in report.body if isinstance(block, b.Heading)]
    printed = print_pdf(report)
    assert printed.pages[headings[0].anchor] == 2
    assert {heading.anchor for heading in headings} <= printed.pages.keys()
    assert {annex.anchor for annex in report.annexes} <= printed.pages.keys()


def it_prints_the_pages_that_it_tells(write):
    report = factories.report()
    lines = tuple(ContentsLine(1, "", i.plain(h.content), h.anchor) for h in report.body if isinstance(h, b.Heading))
    report = replace(report, contents=lines)
    pages = print_pdf(report).pages
    contents = write(report).text(2)
    assert all(f"{line.text}" in contents and str(pages[line.anchor]) in contents for line in lines)
