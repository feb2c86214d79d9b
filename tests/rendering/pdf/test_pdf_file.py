"""What the file says about itself and how it can be read, and what happens when it cannot be written."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import factories
import pytest
from pdf_reading import walk

from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.errors import OutputError
from reportgen.rendering.pdf import layout, render_pdf


class DescribeFile:
    def it_is_tagged_and_names_its_language(self, pdf):
        catalog = pdf.reader.trailer["/Root"]
        assert catalog["/MarkInfo"]["/Marked"]
        assert catalog["/Lang"] == "en-GB"
        assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
        tags = re.findall(r"/S /(\w+)", str(walk(catalog["/StructTreeRoot"])))
        assert {"Table", "TH", "TD", "Figure", "H1", "H2", "P", "L", "LI", "Link", "Caption"} <= set(tags)

    def it_gives_charts_their_alternative_text(self, pdf, report):
        alts = re.findall(r"/Alt (.*?) /Alt", str(walk(pdf.reader.trailer["/Root"]["/StructTreeRoot"])))
        assert alts == [report.annexes[1].blocks[0].alt, report.annexes[1].blocks[1].alt]

    def it_says_of_itself_what_the_properties_say_and_nothing_else(self, pdf):
        assert dict(pdf.reader.metadata) == {
            "/Title": "A synthetic report", "/Subject": "Reprisals", "/CreationDate": "D:20310817",
        }  # fmt: skip
        xmp = pdf.reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert "A synthetic report" in xmp
        assert re.findall(r"<xmp:(\w+)>", xmp) == ["CreateDate"]
        for name in ("WeasyPrint", "pydyf", "Producer", "Creator"):
            assert name not in xmp
            assert name.encode() not in pdf.data

    def it_names_no_date_where_there_is_none(self, write, report):
        pdf = write(replace(report, properties=replace(report.properties, date=None)))
        assert "/CreationDate" not in pdf.reader.metadata

    def it_embeds_every_font(self, pdf):
        run = subprocess.run(["pdffonts", pdf.path], check=True, capture_output=True, text=True)
        fonts = run.stdout.splitlines()[2:]
        assert fonts
        assert all("Liberation-Serif" in font for font in fonts)
        assert all(re.search(r"\byes\s+yes\s+yes\b", font) for font in fonts)

    def it_opens_with_headings_and_annexes_as_bookmarks(self, pdf):
        titles = []

        def walk_outline(items, depth=0):
            for item in items:
                if isinstance(item, list):
                    walk_outline(item, depth + 1)
                else:
                    titles.append((depth, item.title))

        walk_outline(pdf.reader.outline)
        assert titles == [
            (0, "Summary"), (0, "I. Introduction"), (1, "A. General framework"),
            (0, "II. Conclusions and recommendations"), (0, "Annex I. New cases"), (1, "Invented State 01"),
            (0, "Annex II. Statistics"),
        ]  # fmt: skip

    def it_leads_from_references_and_marks_to_their_places(self, pdf):
        targets = {
            str(annotation.get_object()["/Dest"])
            for page in pdf.reader.pages
            for annotation in page.get("/Annots", ())
            if "/Dest" in annotation.get_object()
        }
        assert {"annex-1", "f-acts", "_main-note-1", "_main-note-1-mark", "_main-note-2"} <= targets
        assert targets <= set(pdf.reader.named_destinations)

    def it_gives_the_same_bytes_again_and_in_another_process(self, pdf, report):
        assert render_pdf(report) == pdf.data
        script = (
            "import hashlib, factories; from reportgen.rendering.pdf import render_pdf;"
            "print(hashlib.sha256(render_pdf(factories.report())).hexdigest())"
        )
        tests = Path(factories.__file__).parent
        environment = {**os.environ, "PYTHONPATH": str(tests), "PYTHONHASHSEED": "7"}
        run = subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, text=True, env=environment
        )
        assert run.stdout.strip() == hashlib.sha256(pdf.data).hexdigest()
        assert run.stderr == ""


class DescribeTrouble:
    def it_tells_what_to_do_and_quotes_nothing(self, report, monkeypatch):
        def fail(*_):
            raise ValueError("a protected name")

        monkeypatch.setattr(layout, "lay_out", fail)
        with pytest.raises(OutputError, match="could not be laid out") as caught:
            render_pdf(report)
        assert "protected" not in str(caught.value)
        assert caught.value.__suppress_context__

    def it_keeps_the_engines_messages_from_the_user(self, caplog, capfd):
        body = (b.Paragraph(i.text("A character that no font has: \ue123"), "p"),)
        with caplog.at_level(logging.DEBUG):
            render_pdf(factories.report(body=body, annexes=()))
        assert not [record for record in caplog.records if record.name.startswith("weasyprint")]
        assert capfd.readouterr() == ("", "")
