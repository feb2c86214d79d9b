"""The table of contents of a PDF: its lines end with numbers of pages, which are no figures."""

from __future__ import annotations

import io
from textwrap import wrap

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from reportgen.tracing import read_file

TITLE = "Ensuring access to the United Nations, its representatives and mechanisms in the field of human rights"
TITLES = [TITLE, "Introduction"]


def pdf(*lines: str) -> bytes:
    """A page with some lines, as any program writes them."""
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    names = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica", "Encoding": "WinAnsiEncoding"}
    font = DictionaryObject({NameObject(f"/{name}"): NameObject(f"/{value}") for name, value in names.items()})
    fonts = DictionaryObject({NameObject("/F"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = DecodedStreamObject()
    shown = " ".join(f"1 0 0 1 50 {700 - 20 * n} Tm ({line}) Tj" for n, line in enumerate(lines))
    content.set_data(f"BT /F 11 Tf {shown} ET".encode("cp1252"))
    page[NameObject("/Contents")] = writer._add_object(content)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("lines", "left"), [
    (["I. Introduction ........ 3"], []),
    (wrap(f"IV. {TITLE}......4", 80), []),
    (wrap(f"IV. {TITLE} 4", 50), []),
    (["The mechanisms in the field of", "human rights 4"], ["The mechanisms in the field of", "human rights 4"]),
    (["4 cases.", *wrap(f"IV. {TITLE} 4", 60), "5 cases."], ["4 cases.", "5 cases."]),
])  # fmt: skip
class DescribeALineOfTheContents:
    def it_is_left_out_however_many_lines_it_fills(self, lines, left):
        blank = ["one", "two", "three"]
        (text,) = read_file(pdf(*blank, *lines, *blank), "a.pdf", TITLES).texts
        kept = [line for line in text.text.split("\n") if line and line not in blank]
        assert kept == left
