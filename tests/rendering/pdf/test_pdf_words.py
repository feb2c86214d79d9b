"""The words of a report on paper, and what text may not do."""

from __future__ import annotations

import re

import factories
from pdf_reading import squeezed

from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document.outline import outline
from reportgen.document.report import Annex, ContentsLine
from reportgen.rendering.pdf import reading


class DescribeWords:
    def it_prints_every_line_of_the_report_in_its_order(self, pdf, report):
        text, place = pdf.text(), 0
        for line in outline(report):
            found = text.find(squeezed(line), place)
            assert found >= 0, line
            place = found + len(line)

    def it_prints_text_as_text(self, write):
        sly = (
            '<img src="file:///etc/passwd"> <style>@import "http://example.org/x"</style> &amp; url(file:///etc/hosts)'
        )
        pdf = write(factories.report(body=(b.Paragraph(i.text(sly), "p"),), annexes=()))
        assert sly in pdf.text()

    def it_asks_for_no_address_at_all(self, write, monkeypatch):
        asked = []
        monkeypatch.setattr(reading, "_fetch", asked.append)
        sly = i.Link("a link", "file:///etc/passwd")
        write(
            factories.report(
                body=(b.Paragraph((sly, *i.text('<img src="x">')), "p"), factories.bar_figure()), annexes=()
            )
        )
        assert asked == []

    def it_makes_only_web_and_mail_addresses_links(self, write):
        urls = ("https://example.org/", "mailto:a@example.org", "file:///etc/passwd", "javascript:alert(1)")
        body = (b.Paragraph(tuple(i.Link(f"link{n}", url) for n, url in enumerate(urls)), "p"),)
        pdf = write(factories.report(body=body, annexes=()))
        found = [
            annotation.get_object()["/A"]["/URI"]
            for page in pdf.reader.pages
            for annotation in page.get("/Annots", ())
            if "/A" in annotation.get_object() and "/URI" in annotation.get_object()["/A"]
        ]
        assert found == ["https://example.org/", "mailto:a@example.org"]


class DescribeContents:
    def it_gives_the_pages_that_headings_are_on(self, write):
        body = tuple(
            block
            for n in range(1, 4)
            for block in (
                b.Heading(1, i.text(f"Chapter {n} of things"), f"c{n}"),
                *(b.Paragraph(i.text("filler " * 400), f"c{n}-{k}") for k in range(4)),
            )
        )
        annexes = (Annex("Annex", i.text("More"), "annex", "", ()),)
        report = factories.report(body=body, annexes=annexes, contents=(ContentsLine(1, "", "asked for", ""),))
        pdf = write(report)
        lines = re.findall(r"((?:Chapter \d of things)|(?:Annex\. More))[ .]+(\d+)", pdf.text(2))
        assert [name for name, _ in lines] == [
            "Chapter 1 of things", "Chapter 2 of things", "Chapter 3 of things", "Annex. More",
        ]  # fmt: skip
        for name, page in lines:
            assert name.split(".")[0] in pdf.text(int(page))
