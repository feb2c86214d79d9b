"""PDF files, made by hand: a page's drawing is what it is given."""

from __future__ import annotations

import io

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

FONT = DictionaryObject(
    {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
     NameObject("/BaseFont"): NameObject("/Helvetica"), NameObject("/Encoding"): NameObject("/WinAnsiEncoding")}
)  # fmt: skip


def named(**entries):
    """A dictionary of a PDF; strings that begin with a stroke are names."""
    made = DictionaryObject()
    for key, value in entries.items():
        made[NameObject(f"/{key}")] = _typed(value) if isinstance(value, str) else value
    return made


def _typed(value):
    return NameObject(value) if value.startswith("/") else TextStringObject(value)


def stream(data, **entries):
    made = DecodedStreamObject()
    made.set_data(data)
    made.update(named(**entries))
    return made


def lines(*texts, before=""):
    """A drawing that writes lines."""
    shown = " ".join(f"({text}) Tj T*" for text in texts)
    return f"{before} BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("cp1252")


class Pdf:
    """A file in the making: `writer` is pypdf's own."""

    def __init__(self, *drawings):
        self.writer = PdfWriter()
        for drawing in drawings:
            self.page(drawing)

    def page(self, drawing, **resources):
        page = self.writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = named(Font=named(F1=FONT), **resources)
        page[NameObject("/Contents")] = self.writer._add_object(stream(drawing))
        return page

    def root(self, **entries):
        self.writer.root_object.update(named(**entries))
        return self

    def add(self, made):
        return self.writer._add_object(made)

    def done(self):
        written = io.BytesIO()
        self.writer.write(written)
        return written.getvalue()


def pdf(*drawings):
    return Pdf(*(drawings or (lines("Nothing."),))).done()


def array(*items):
    return ArrayObject(items)
