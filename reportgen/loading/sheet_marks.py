"""What a sheet's values do not show: merged cells, formulas without a value, error values, hidden rows and columns.

The reader of values knows nothing of these, and openpyxl knows them for one format only and slowly, so the XML of the
sheet is looked through once. A sheet in which none of the words occur is not parsed at all.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

LARGEST_AREA = 50_000_000
"""Cells from the first to the last one with content: a million rows of the widest table take 35 million."""

Place = tuple[int, int]
"""Row and column, both counted from 0."""


@dataclass(frozen=True)
class SheetMarks:
    """Places in a sheet. `merged` are the upper left cells; `area` spans all cells with content."""

    merged: list[Place] = field(default_factory=list)
    unvalued: list[Place] = field(default_factory=list)
    errors: list[Place] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    area: int = 0


class DamagedSheetError(Exception):
    """The XML of a sheet cannot be read."""


def marks_of_sheet(data: bytes, name: str) -> SheetMarks:
    """The marks of the sheet called `name` in a workbook (.xlsx or .ods) that was found to be whole.

    DamagedSheetError where its XML is not well formed or the sheet is not where the workbook says.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "content.xml" in archive.namelist():
                return _marks_of_ods(archive.read("content.xml"), name)
            xml = archive.read(_part_of_sheet(archive, name))
            return SheetMarks() if _is_plain(xml) else _marks_of_xlsx(xml)
    except (etree.XMLSyntaxError, KeyError, ValueError, StopIteration):
        raise DamagedSheetError from None


def is_too_wide(data: bytes) -> bool:
    """Whether a workbook that was found to be whole would fill the memory as soon as it is opened.

    The reader of values unfolds all sheets of an .ods then, those that are no table too; of an .xlsx only what is read.
    DamagedSheetError as above.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "content.xml" not in archive.namelist():
                return False
            return any(area > LARGEST_AREA for area in _areas_of_ods(archive.read("content.xml")))
    except (etree.XMLSyntaxError, ValueError):
        raise DamagedSheetError from None


_MARKING = (b"<f>", b"<f ", b"<f/", b't="e', b"hidden", b"mergeCell", b"<!", b"='", b":row")
"""What shows a formula, an error, something hidden or merged, or a sheet that is not written as programs write it."""

_FAR_CELL = re.compile(rb'\br\s*=\s*"(?:[A-Za-z]{2}|[A-Za-z]*\d{7})')
"""A cell beyond column Z or row 999,999; the reader of values takes small letters too."""

_HIDDEN = ("1", "true")


def _is_plain(xml: bytes) -> bool:
    """Whether a sheet can have no mark and no cell far away, seen without parsing it."""
    return not (
        any(word in xml for word in _MARKING) or xml.count(b"<row") != xml.count(b"<row r=") or _FAR_CELL.search(xml)
    )


def _parsed(xml: bytes, *tags: str) -> Iterator[tuple[str, str, etree._Element]]:
    """Event, local name and element of each tag; an element is emptied once it has ended. No entities, no network."""
    events = etree.iterparse(
        io.BytesIO(xml), events=("start", "end"), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
    )
    for event, element in events:
        yield event, etree.QName(element).localname, element
        if event == "end":
            element.clear(keep_tail=False)


def _part_of_sheet(archive: zipfile.ZipFile, name: str) -> str:
    """The path of the sheet's XML inside an .xlsx archive."""
    relation = next(
        value
        for _, _, sheet in _parsed(archive.read("xl/workbook.xml"), "{*}sheet")
        if sheet.get("name") == name
        for key, value in sheet.attrib.items()
        if str(key).endswith("}id")
    )
    target = next(
        str(found.get("Target"))
        for _, _, found in _parsed(archive.read("xl/_rels/workbook.xml.rels"), "{*}Relationship")
        if found.get("Id") == relation
    )
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _marks_of_xlsx(xml: bytes) -> SheetMarks:
    merged, unvalued, errors, hidden_rows, hidden_columns = [], [], [], [], []
    row = column = bottom = right = -1
    for event, kind, element in _parsed(xml, "{*}row", "{*}c", "{*}mergeCell", "{*}col"):
        if kind == "row" and event == "start":
            row, column = int(element.get("r") or row + 2) - 1, -1
            if element.get("hidden") in _HIDDEN:
                hidden_rows.append(row)
        elif event == "start":
            continue
        elif kind == "c":
            row_here, column = _place(str(element.get("r") or "")) or (row, column + 1)
            if _has_content(element):
                bottom, right = max(bottom, row_here), max(right, column)
            if element.get("t") == "e":
                errors.append((row_here, column))
            elif _is_unvalued(element):
                unvalued.append((row_here, column))
        elif kind == "col" and element.get("hidden") in _HIDDEN:
            hidden_columns.append(range(int(element.get("min") or 1) - 1, int(element.get("max") or 1)))
        elif kind == "mergeCell":
            merged.append(_place(str(element.get("ref"))) or (0, 0))
    return SheetMarks(
        merged,
        unvalued,
        errors,
        [row for row in hidden_rows if row <= bottom],
        _up_to(right, hidden_columns),
        (bottom + 1) * (right + 1),
    )


def _up_to(last: int, hidden: list[range]) -> list[int]:
    """The places of hidden rows or columns up to the last one with content: a sheet may hide a billion beyond it."""
    return [place for places in hidden for place in range(places.start, min(places.stop, last + 1))]


def _place(reference: str) -> Place | None:
    """Row and column of "AB12" or of the first cell of "AB12:AC13"."""
    match = re.match(r"\$?([A-Za-z]+)\$?([0-9]+)", reference)
    if match is None:
        return None
    column = 0
    for character in match[1].upper():
        column = column * 26 + ord(character) - 64
    return int(match[2]) - 1, column - 1


def _has_content(cell: etree._Element) -> bool:
    """Whether the reader of values makes room for a cell: one with a value, be it empty."""
    return len(cell) > 0


def _is_unvalued(cell: etree._Element) -> bool:
    """A formula whose result was never stored. A stored text without a letter in it is a result."""
    if cell.find("{*}f") is None or cell.get("t") == "str":
        return False
    value = cell.find("{*}v")
    return value is None or not value.text


_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_COVERED = ("collapse", "filter")


def _marks_of_ods(xml: bytes, name: str) -> SheetMarks:
    merged, unvalued, errors, hidden_rows, hidden_columns = [], [], [], [], []
    row = column = 0
    bottom = right = -1
    here = False
    for event, kind, element in _parsed(xml, f"{_TABLE}table", f"{_TABLE}table-column", f"{_TABLE}table-row"):
        if kind == "table" and event == "start":
            here = element.get(f"{_TABLE}name") == name
        if not here or kind == "table" or event == "start":
            continue
        times = int(element.get(f"{_TABLE}number-{kind.removeprefix('table-')}s-repeated") or 1)
        hidden = element.get(f"{_TABLE}visibility") in _COVERED
        if kind == "table-column":
            hidden_columns += [range(column, column + times)] if hidden else []
            column += times
            continue
        hidden_rows += [range(row, row + times)] if hidden else []
        position = 0
        for cell in element:
            repeated = int(cell.get(f"{_TABLE}number-columns-repeated") or 1)
            place = (row, position)
            position += repeated
            if any(int(cell.get(f"{_TABLE}number-{way}-spanned") or 1) > 1 for way in ("rows", "columns")):
                merged.append(place)
            text = "".join(map(str, cell.itertext()))
            formula = cell.get(f"{_TABLE}formula") is not None
            if cell.get(f"{_CALC}value-type") == "error" or (formula and text.startswith(("#", "Err:"))):
                errors.append(place)
            elif formula and cell.get(f"{_OFFICE}value-type") is None:
                unvalued.append(place)
            if _fills(cell):
                bottom, right = max(bottom, row + times - 1), max(right, position - 1)
        row += times
    return SheetMarks(
        merged,
        unvalued,
        errors,
        _up_to(bottom, hidden_rows),
        _up_to(right, hidden_columns),
        (bottom + 1) * (right + 1),
    )


def _areas_of_ods(xml: bytes) -> Iterator[int]:
    """The cells from the first to the last one with content, of each sheet."""
    row, bottom, right = 0, -1, -1
    for event, kind, element in _parsed(xml, f"{_TABLE}table", f"{_TABLE}table-row"):
        if kind == "table":
            yield (bottom + 1) * (right + 1)
            row, bottom, right = 0, -1, -1
        elif event == "end":
            last = row + int(element.get(f"{_TABLE}number-rows-repeated") or 1) - 1
            position = 0
            for cell in element:
                position += int(cell.get(f"{_TABLE}number-columns-repeated") or 1)
                if _fills(cell):
                    bottom, right = max(bottom, last), max(right, position - 1)
            row = last + 1


def _fills(cell: etree._Element) -> bool:
    """Whether a cell has content, be it a formula or a value that shows nothing."""
    valued = cell.get(f"{_OFFICE}value-type") is not None or cell.get(f"{_TABLE}formula") is not None
    return valued or bool(cell.text) or len(cell) > 0
