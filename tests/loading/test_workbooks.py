"""Workbooks: what the cells show, as text; and what their values do not show."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbook_files import ods, ods_cell, ods_of, ods_row, with_part, xlsx

from reportgen.cases.schema import CASES
from reportgen.loading import load
from reportgen.loading.sheet_marks import marks_of_sheet
from reportgen.loading.tables import to_table
from reportgen.loading.workbooks import cell_text, open_workbook, read_sheet

HEADER = ["case_id", "states", "further_persons", "act_dates"]


def read(data, name="book.xlsx"):
    book, findings = open_workbook(data, name)
    grid, more = read_sheet(book, "cases")
    table, last = to_table(grid, CASES)
    return table.cells, [*findings, *more, *last]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (3.5, "3.5"),
        (12, "12"),
        (1e15, "1000000000000000"),
        (True, "yes"),
        (False, "no"),
        (dt.date(2018, 5, 15), "2018-05-15"),
        (dt.datetime(2018, 5, 15), "2018-05-15"),  # noqa: DTZ001  cells have no time zone
        (dt.datetime(2018, 5, 15, 9, 30), "2018-05-15T09:30:00"),  # noqa: DTZ001
        (dt.time(9, 30), "09:30:00"),
        ("a\r\nb", "a\nb"),
        ("NA", "NA"),
        (None, ""),
    ],
)
def it_writes_values_as_text(value, text):
    assert cell_text(value) == text


def it_reads_days_and_numbers_of_excel():
    cells, findings = read(xlsx({"cases": [HEADER, ["C-1", "NA", 3.0, dt.date(2018, 5, 15)], [], ["C-2", "XAA", 4]]}))
    assert cells.loc[2].tolist() == ["C-1", "NA", "3", "2018-05-15"]
    assert cells.loc[4].tolist() == ["C-2", "XAA", "4", ""]
    assert not findings


def it_reads_days_and_numbers_of_open_document():
    rows = (
        ods_row(*map(ods_cell, HEADER)),
        ods_row(
            ods_cell("C-1"),
            ods_cell("NA"),
            ods_cell("3", 'office:value-type="float" office:value="3"'),
            ods_cell("15/05/18", 'office:value-type="date" office:date-value="2018-05-15"'),
        ),
    )
    cells, findings = read(ods_of(f'<table:table table:name="Cases">{"".join(rows)}</table:table>'), "book.ods")
    assert cells.loc[2].tolist() == ["C-1", "NA", "3", "2018-05-15"]
    assert not findings


@pytest.mark.parametrize("name", ["cases", "Cases", "CASES", " cases "])
def it_knows_a_sheet_in_small_and_capital_letters(name):
    assert read(xlsx({name: [HEADER, ["C-1"]]}))[0].index.tolist() == [2]


def it_reads_a_header_alone_as_no_rows():
    assert read(xlsx({"cases": [HEADER]}))[0].shape == (0, 4)


def it_reads_all_tables_of_a_workbook_and_text_files_beside_it(folder):
    (folder / "Tables").mkdir()
    data = xlsx(
        {"cases": [["case_id", "states"], ["C-1", "XAA"]], "Un Actions": [["action", "kind"], ["L-1", "letter"]]}
    )
    (folder / "Tables" / "Book.xlsx").write_bytes(data)
    (folder / "cases.csv").unlink()
    (folder / "persons.csv").write_text("person_key,name,consent\nP-1,Ada Xample,named\n", encoding="utf-8")
    (folder / "report.toml").write_text('[input]\nworkbook = "tables/book.xlsx"\n', encoding="utf-8")
    loaded = load(folder)
    assert list(loaded.raw.tables) == ["cases", "persons", "un_actions"]
    assert loaded.raw.findings == ()


class DescribeOpenDocumentMarks:
    """The marks of an .ods, whose rows and columns may stand for many."""

    def marks(self, *rows, columns=""):
        data = ods_of(f'<table:table table:name="cases">{columns}{"".join(rows)}</table:table>')
        return marks_of_sheet(data, "cases")

    def it_finds_merged_cells(self):
        row = ods_row(ods_cell("a"), ods_cell("b", 'office:value-type="string" table:number-columns-spanned="2"'))
        assert self.marks(row).merged == [(0, 1)]

    def it_finds_formulas_without_a_value(self):
        row = ods_row(ods_cell("a"), '<table:table-cell table:formula="of:=1+1"/>')
        assert self.marks(row).unvalued == [(0, 1)]

    def it_finds_error_values(self):
        attributes = 'table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"'
        assert self.marks(ods_row(ods_cell("#DIV/0!", attributes))).errors == [(0, 0)]

    def it_takes_a_formula_with_a_value_as_it_is(self):
        marks = self.marks(ods_row(ods_cell("2", 'table:formula="of:=1+1" office:value-type="float" office:value="2"')))
        assert not marks.unvalued
        assert not marks.errors

    def it_finds_hidden_rows_and_columns(self):
        columns = (
            '<table:table-column table:number-columns-repeated="1"/><table:table-column table:visibility="collapse"/>'
        )
        rows = (
            ods_row(ods_cell("a"), ods_cell("b"), attributes='table:number-rows-repeated="2"'),
            ods_row(ods_cell("c"), ods_cell("d"), attributes='table:visibility="filter"'),
            ods_row(ods_cell(""), attributes='table:visibility="collapse" table:number-rows-repeated="1048000"'),
        )
        marks = self.marks(*rows, columns=columns)
        assert marks.hidden_rows == [2]
        assert marks.hidden_columns == [1]

    def it_measures_the_cells_with_content_only(self):
        rows = (
            ods_row(ods_cell("a"), '<table:table-cell table:number-columns-repeated="16383"/>'),
            ods_row('<table:table-cell table:number-columns-repeated="16384"/>',
                    attributes='table:number-rows-repeated="1048575"'),
        )  # fmt: skip
        assert self.marks(*rows).area == 1

    def it_measures_a_cell_that_stands_for_millions(self):
        row = ods_row(
            '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>a</text:p>'
            "</table:table-cell>",
            attributes='table:number-rows-repeated="1048576"',
        )
        assert self.marks(row).area == 16384 * 1048576


class DescribeExcelMarks:
    def it_does_not_count_formatted_cells_without_content(self):
        def format_far_away(book):
            book["cases"]["XFD1048576"].number_format = "0.00"

        cells, findings = read(xlsx({"cases": [HEADER, ["C-1"]]}, format_far_away))
        assert cells.index.tolist() == [2]
        assert not findings

    def it_takes_no_offence_at_columns_hidden_beyond_the_table(self):
        def hide_the_rest(book):
            dimension = book["cases"].column_dimensions["E"]
            dimension.min, dimension.max, dimension.hidden = 5, 16384, True

        assert not read(xlsx({"cases": [HEADER, ["C-1"]]}, hide_the_rest))[1]

    @pytest.mark.parametrize(
        "declared", ['<!ENTITY e SYSTEM "file:///etc/hostname">', '<!ENTITY a "xxxxxxxxxx"><!ENTITY e "&a;&a;&a;&a;">']
    )
    def it_resolves_no_entities(self, declared):
        def declare(xml):
            text = xml.decode().replace("<worksheet", f"<!DOCTYPE worksheet [{declared}]><worksheet", 1)
            return text.replace("<v>1</v>", "<v>&e;</v>").encode()

        data = with_part(xlsx({"cases": [HEADER, ["C-1", "XAA", 1]]}), "xl/worksheets/sheet1.xml", declare)
        book, _ = open_workbook(data, "book.xlsx")
        grid, findings = read_sheet(book, "cases")
        assert grid is None or grid.columns[2][0] in ("", "&e;")
        assert grid is not None or [finding.rule for finding in findings] == ["workbook.damaged"]


GOOD = {
    "book.xlsx": xlsx({"cases": [HEADER, ["C-1", "XAA", 3, dt.date(2018, 5, 15)], ["C-2", "=x", True]]}),
    "book.ods": ods({"cases": [HEADER, ["C-1", "XAA", "3", "2018"]]}),
}


@pytest.mark.parametrize("name", GOOD)
@settings(max_examples=60)
@given(place=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255), cut=st.booleans())
def it_survives_damage_to_the_archive(name, place, byte, cut):
    data = GOOD[name]
    at = int(place * len(data))
    survives(data[:at] if cut else data[:at] + bytes([byte]) + data[at + 1 :], name)


PARTS = (
    ("book.xlsx", "xl/workbook.xml"),
    ("book.xlsx", "xl/_rels/workbook.xml.rels"),
    ("book.xlsx", "xl/worksheets/sheet1.xml"),
    ("book.xlsx", "xl/sharedStrings.xml"),
    ("book.xlsx", "xl/styles.xml"),
    ("book.ods", "content.xml"),
)


@pytest.mark.parametrize(("name", "part"), PARTS)
@settings(max_examples=30)
@given(
    place=st.floats(0, 1, exclude_max=True), piece=st.sampled_from(["", "<", '"', "9" * 12, "&x;", "\0", "<c r='A'/>"])
)
def it_survives_damage_inside_the_archive(name, part, place, piece):
    def damage(xml):
        at = int(place * len(xml))
        return xml[:at] + piece.encode() + xml[at + 1 :]

    survives(with_part(GOOD[name], part, damage), name)


def survives(data, name):
    book, findings = open_workbook(data, name)
    assert book is not None or findings
    if book is not None and "cases" in book.sheets:
        grid, findings = read_sheet(book, "cases")
        assert grid is not None or findings
