"""What stands for a case in a draft, so that its entry is found again, stands in no other file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import factories
import pypdf
import pytest

from reportgen.document.blocks import Paragraph
from reportgen.document.inlines import text
from reportgen.form import Form
from reportgen.rendering.docx import render_docx
from reportgen.rendering.html import render_html
from reportgen.rendering.pdf import render_pdf

MARK = "320ab14e73cd"


@pytest.fixture(scope="module")
def report():
    plain = factories.report()
    entry = Paragraph(text("It was alleged that a lawyer was followed."), f"new-xaa-{MARK}-p-1", number="1")
    annex = replace(plain.annexes[0], blocks=(*plain.annexes[0].blocks, entry))
    return replace(plain, annexes=(annex, *plain.annexes[1:]))


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def objects_of(content):
    """Every object of a PDF as text, its streams unpacked."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    objects = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    streams = (each.get_data().decode("latin-1") for each in objects if isinstance(each, pypdf.generic.StreamObject))
    return "\n".join((repr(objects), *streams))


def it_stands_in_a_word_file_that_is_to_be_refreshed(report):
    assert f"new_xaa_{MARK}_p_1".encode() in parts_of(render_docx(report, Form(anchors=True)))


def it_stands_in_no_word_file_that_is_published(report):
    written = parts_of(render_docx(report))
    assert MARK.encode() not in written
    assert b"new_xaa_" not in written


def it_stands_in_no_page(report):
    page = render_html(report).decode()
    assert MARK not in page
    assert 'id="new-xaa-1-p-1"' in page


def it_stands_in_no_pdf(report):
    written = objects_of(render_pdf(report))
    assert MARK not in written
    assert "new-xaa-1-p-1" in written
