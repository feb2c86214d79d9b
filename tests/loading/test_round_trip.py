"""A table reads back to the cells that were written, whatever file it was written to."""

from __future__ import annotations

import codecs
import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from workbook_files import ods, xlsx

from reportgen.cases.schema import CASES
from reportgen.findings import Findings, Severity
from reportgen.loading.tables import to_table
from reportgen.loading.text_tables import read_grid
from reportgen.loading.workbooks import open_workbook, read_sheet

COLUMNS = ("case_id", "states", "place", "account")

CHARACTERS = st.characters(
    exclude_categories=("Cc", "Cs", "Cn"),
    include_characters="\n\t\",;|'=",
    exclude_characters="\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
WESTERN = st.sampled_from('abc XYZ äéñß€“”’–œŽ\n\t",;|=019')


def tables(characters):
    cells = st.text(characters, max_size=12).map(str.strip)
    return st.lists(st.tuples(cells.filter(bool), cells, cells, cells), max_size=6).map(list)


ENCODINGS = {
    "UTF-8": ("utf-8", b""),
    "UTF-8 with its mark": ("utf-8", codecs.BOM_UTF8),
    "UTF-16, small end first": ("utf-16-le", codecs.BOM_UTF16_LE),
    "UTF-16, big end first": ("utf-16-be", codecs.BOM_UTF16_BE),
}


def written(rows, delimiter=",", line="\n", quoting=csv.QUOTE_MINIMAL) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=line, quoting=quoting).writerows([COLUMNS, *rows])
    return text.getvalue()


def cells_of(grid):
    table, findings = to_table(grid, CASES)
    assert not findings
    assert set(table.cells.dtypes.astype(str)) == {"str"}
    return [tuple(row) for row in table.cells.itertuples(index=False, name=None)], list(table.cells.index)


def read(data: bytes):
    grid, findings = read_grid(data, "cases.csv", CASES.names)
    assert {finding.severity for finding in findings} <= {Severity.NOTE, Severity.WARNING}
    return cells_of(grid)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(max_examples=25)
@given(rows=tables(CHARACTERS), line=st.sampled_from(["\n", "\r\n", "\r"]), quoting=st.sampled_from([0, 1]))
@example(rows=[("NA", "NA", "NaN", "null")], line="\n", quoting=0)
@example(rows=[("=1+1", "007", "1.0", "#REF!")], line="\n", quoting=0)
def it_reads_text_files_back(encoding, delimiter, rows, line, quoting):
    name, mark = ENCODINGS[encoding]
    quoting = csv.QUOTE_ALL if line == "\r" else quoting  # the csv module leaves a line feed bare there
    data = mark + written(rows, delimiter, line, quoting).encode(name)
    assert read(data) == (rows, list(range(2, len(rows) + 2)))


@settings(max_examples=50)
@given(rows=tables(WESTERN), delimiter=st.sampled_from(",;\t"))
@example(rows=[("ßœ", "", "", "ßßœ")], delimiter=",")
def it_reads_windows_files_back(rows, delimiter):
    """Unless some letters in a row happen to be one of UTF-8: what mixes the two is refused."""
    data = written(rows, delimiter).encode("cp1252")
    if data.decode(errors="ignore").isascii():
        assert read(data)[0] == rows


@settings(max_examples=40)
@given(rows=tables(CHARACTERS.filter(lambda character: character not in "\ufffe\uffff")))
def it_reads_excel_workbooks_back(rows):
    book, findings = open_workbook(xlsx({"cases": [COLUMNS, *rows]}), "book.xlsx")
    assert not findings
    grid, findings = read_sheet(book, "cases")
    assert not findings
    assert cells_of(grid) == (rows, list(range(2, len(rows) + 2)))


OPEN_DOCUMENT = st.characters(exclude_categories=("C", "Z"), include_characters="\n", codec="utf-8")


@settings(max_examples=40)
@given(rows=tables(OPEN_DOCUMENT))
def it_reads_open_document_workbooks_back(rows):
    book, findings = open_workbook(ods({"cases": [COLUMNS, *rows]}), "book.ods")
    assert not findings
    grid, findings = read_sheet(book, "cases")
    assert not findings
    assert cells_of(grid) == (rows, list(range(2, len(rows) + 2)))


@settings(max_examples=50)
@given(rows=tables(CHARACTERS), blank=st.lists(st.integers(0, 6), max_size=4), delimiter=st.sampled_from(",;\t"))
def it_keeps_the_numbers_that_a_spreadsheet_shows(rows, blank, delimiter):
    """Blank rows are skipped, not counted out; a row has one number however many lines its cells have."""
    padded = list(rows)
    for place in blank:
        padded.insert(place, ("", "", "", ""))
    expected = [number for number, row in enumerate(padded, 2) if any(row)]
    assert read(written(padded, delimiter).encode()) == (rows, expected)


@settings(max_examples=100)
@given(text=st.text(st.sampled_from('ab",;\n\t '), max_size=60))
def it_reads_alike_at_once_and_by_record(text):
    """The quick reader and the thorough one never disagree about a cell."""
    from reportgen.loading import text_tables

    text = "case_id,states,place\n" + text
    if not text_tables._plainly_quoted(text, ","):
        return
    quick = text_tables._read_at_once(text, ",", "cases.csv")
    slow, findings = text_tables._read_by_record(text, ",", "cases.csv", clean=True, findings=Findings())
    if quick is None:  # the thorough reader decides about rows that are longer than the header
        assert findings or any(line.count(",") > 2 for line in text.split("\n"))
    else:
        assert not findings
        assert quick.header == slow.header
        tables = [to_table(grid, CASES)[0] for grid in (quick, slow)]
        assert tables[0].cells.equals(tables[1].cells)


@settings(max_examples=300)
@given(data=st.binary(max_size=200))
@example(data=b"\xff\xfe")
@example(data=b"\xef\xbb\xbf")
@example(data=b"sep=;\n")
def it_survives_any_bytes(data):
    for content in (data, b"case_id,states\n" + data):
        grid, findings = read_grid(content, "cases.csv", CASES.names)
        assert grid is not None or findings
        if grid is not None:
            to_table(grid, CASES)
