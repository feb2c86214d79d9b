"""Workbooks made cell by cell: .xlsx by openpyxl, .ods as the XML that OpenDocument 1.3 describes."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import quoteattr

import openpyxl

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_HEAD = (
    f'<office:document-content xmlns:office="{_OFFICE}:office:1.0" xmlns:table="{_OFFICE}:table:1.0" '
    f'xmlns:text="{_OFFICE}:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.3">'
    "<office:body><office:spreadsheet>"
)
_TAIL = "</office:spreadsheet></office:body></office:document-content>"
_MEDIA = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(sheets, change=None) -> bytes:
    """A workbook with sheets by name, each a list of rows, texts as text; `change` gets it before it is saved."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value not in (None, ""):
                    cell = sheet.cell(number, column, value)
                    cell.data_type = "s" if isinstance(value, str) else cell.data_type
    if change:
        change(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def ods(sheets) -> bytes:
    """A workbook with sheets by name, each a list of rows of texts."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{_rows(rows)}</table:table>" for name, rows in sheets.items()
    )
    return ods_of(tables)


def ods_of(tables: str, manifest: str = "") -> bytes:
    """A workbook whose tables are given as XML."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MEDIA, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr("content.xml", _HEAD + tables + _TAIL)
    return data.getvalue()


def ods_cell(text: str, attributes: str = 'office:value-type="string"') -> str:
    paragraphs = "".join(f"<text:p>{_escaped(line)}</text:p>" for line in text.split("\n"))
    return f"<table:table-cell {attributes}>{paragraphs}</table:table-cell>" if text else "<table:table-cell/>"


def ods_row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def _rows(rows) -> str:
    return "".join(ods_row(*map(ods_cell, row)) for row in rows)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def zipped(**members) -> bytes:
    """An archive of members by name (__ for /)."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


def with_part(data: bytes, part: str, change) -> bytes:
    """The same archive with one part changed."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return changed.getvalue()
