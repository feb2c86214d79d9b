"""Rows with another number of cells than the header: no cell ever comes to stand in another column unseen."""

from __future__ import annotations

import csv
import io

import pytest
from folders import case, write_folder
from hypothesis import given
from hypothesis import strategies as st

from reportgen.cases.schema import CASES
from reportgen.errors import DataError
from reportgen.findings import Severity
from reportgen.loading.row_lengths import BLOCK, lengths_of
from reportgen.loading.tables import to_table
from reportgen.loading.text_tables import read_grid
from reportgen.pipeline import check

COLUMNS = ("case_id", "states", "account_short", "internal_notes", "public_references")
HEADER = ",".join(COLUMNS)
SECRET = "Zyxqanor told us"
FULL = f"C-{{}},XAA,Told.,{SECRET},A/1"
SHORT = "C-{},XAA,Told.,Noted"
"""A row without its last cell, which is empty."""


def read(*rows: str, header: str = HEADER, delimiter: str = ","):
    lines = [line.replace(",", delimiter) for line in (header, *rows)]
    grid, findings = read_grid("\n".join((*lines, "")).encode(), "cases.csv", CASES.names)
    table, _ = to_table(grid, CASES)
    return table.cells, [finding for finding in findings if finding.severity is Severity.ERROR]


def numbered(row: str, count: int, first: int = 1) -> list[str]:
    return [row.format(number) for number in range(first, first + count)]


class DescribeALostDelimiter:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    @pytest.mark.parametrize("quoted", [False, True], ids=["bare", "quoted"])
    def it_is_an_error_that_names_the_row_and_the_numbers_and_no_cell(self, delimiter, quoted):
        lost = f"C-2,XAA,{SECRET},A/1"
        rows = [FULL.format(1), lost, FULL.format(3)]
        if quoted:
            rows = [",".join(f'"{cell}"' for cell in row.split(",")) for row in rows]
        _, (found,) = read(*rows, delimiter=delimiter)
        assert (found.rule, found.where.source, found.where.row) == ("table.too_few_cells", "cases.csv", 3)
        assert "4 cells, the header has 5" in found.message
        assert SECRET not in str(found)

    def it_is_an_error_however_long_the_table_is(self):
        rows = [*numbered(FULL, 40), f"C-41,XAA,{SECRET},A/1", *numbered(FULL, 20, 42)]
        assert [found.where.row for found in read(*rows)[1]] == [42]

    def it_is_an_error_in_the_last_row_too_where_it_is_short_alone(self):
        """The row after a block of sixteen: nothing beside it tells whether Excel left a cell out."""
        rows = [*numbered(FULL, 2 * BLOCK - 1), SHORT.format("X")]
        assert [found.where.row for found in read(*rows)[1]] == [33]

    def it_reaches_no_output(self, tmp_path):
        """A note that slid into the column of a text that is printed would be printed."""
        folder = write_folder(tmp_path, [case("C-1", account="Told.", internal_notes=SECRET, public_references="A/1")])
        path = folder / "cases.csv"
        assert f"Told.,{SECRET}" in path.read_text()
        path.write_text(path.read_text().replace(f"Told.,{SECRET}", SECRET))
        findings, code = check(folder)
        assert code == DataError.exit_code
        assert "table.too_few_cells" in {finding.rule for finding in findings}
        assert not any(SECRET in str(finding) for finding in findings)


class DescribeADelimiterTooMany:
    def it_is_an_error_where_a_cell_stands_beyond_the_header(self):
        _, (found,) = read(FULL.format(1), f"C-2,XAA,Told,and told.,{SECRET},A/1")
        assert (found.rule, found.where.row) == ("table.too_many_cells", 3)
        assert "6 cells, the header has 5" in found.message
        assert SECRET not in str(found)

    def but_also_where_what_stands_beyond_is_empty(self):
        """All cells after it have moved on by one, the empty last one beyond the header."""
        _, (found,) = read(FULL.format(1), f"C-2,XAA,Told,{SECRET},and more,")
        assert (found.rule, found.where.row) == ("table.too_many_cells", 3)


class DescribeWhatExcelLeavesOut:
    """Empty cells at the end of sixteen rows of a sheet, counted from its top."""

    def it_is_read(self):
        rows = [*numbered(FULL, BLOCK - 1), *numbered(SHORT, BLOCK, BLOCK), *numbered(FULL, 3, 2 * BLOCK)]
        cells, errors = read(*rows)
        assert errors == []
        assert cells["public_references"].tolist() == ["A/1"] * 15 + [""] * 16 + ["A/1"] * 3
        assert cells["internal_notes"].tolist()[15] == "Noted"

    def it_is_read_at_the_end_of_the_sheet(self):
        cells, errors = read(*numbered(FULL, BLOCK - 1), *numbered(SHORT, 2, BLOCK))
        assert errors == []
        assert len(cells) == BLOCK + 1

    def it_is_read_with_blank_rows_between(self):
        rows = [*numbered(FULL, BLOCK - 1), SHORT.format("X"), "", ",,", SHORT.format("Y")]
        assert read(*rows)[1] == []

    @pytest.mark.parametrize("other", [FULL.format("X"), "C-X,XAA,Told."], ids=["a full row", "a shorter row"])
    def but_not_where_another_row_of_the_sixteen_is_of_another_length(self, other):
        rows = [*numbered(FULL, BLOCK - 1), *numbered(SHORT, 5, BLOCK), other]
        assert len(read(*rows)[1]) == (5 if other.count(",") == 4 else 6)

    def but_not_beside_the_header_which_has_all_cells(self):
        assert [found.where.row for found in read(*numbered(SHORT, 3))[1]] == [2, 3, 4]

    def but_not_where_all_of_them_end_with_an_empty_cell(self):
        """Excel would have left that one out too: a delimiter is lost before it."""
        rows = [*numbered(FULL, BLOCK - 1), *numbered("C-{},XAA,Told.,", 2, BLOCK)]
        assert len(read(*rows)[1]) == 2


class DescribeBlankRows:
    @pytest.mark.parametrize("blank", ["", ",", ",,,,", ",,,,,,,", " , ,"])
    def it_takes_no_offence_at_them(self, blank):
        cells, errors = read(blank, FULL.format(1), blank, FULL.format(2), blank, blank)
        assert (len(cells), errors) == (2, [])


def it_names_the_first_hundred_rows_and_counts_the_rest():
    errors = read(*numbered("C-{},XAA,,,,", 130))[1]
    assert len(errors) == 100
    assert errors[-1].message.endswith("The same holds for 30 more rows.")


cells = st.text(st.sampled_from('a",\n é'), max_size=4)


@given(st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=6), st.sampled_from(",;\t"))
def it_counts_cells_as_the_csv_module_does(rows, delimiter):
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    for text in (written.getvalue(), written.getvalue().removesuffix("\n")):
        assert lengths_of(text, delimiter).tolist() == [len(row) for row in rows]
