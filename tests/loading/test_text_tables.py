"""Text files as spreadsheets and people write them."""

from __future__ import annotations

import pytest

from reportgen.cases.schema import CASES, RESPONSES
from reportgen.findings import Severity
from reportgen.loading.grids import by_row, letter
from reportgen.loading.tables import column_name, is_never_loaded, to_table
from reportgen.loading.text_tables import read_grid


def read(text, schema=CASES):
    data = text if isinstance(text, bytes) else text.encode()
    grid, findings = read_grid(data, f"{schema.name}.csv", schema.names)
    table, more = to_table(grid, schema)
    return table.cells, [finding.rule for finding in (*findings, *more)]


class DescribeCells:
    def it_keeps_na_for_namibia(self):
        cells, rules = read("case_id,states\nC-1,NA\n")
        assert cells["states"].tolist() == ["NA"]
        assert not rules

    def it_strips_blanks_around_a_cell(self):
        cells, _ = read("case_id,states\n C-1 ,\u00a0NA\t\n")
        assert cells.iloc[0].tolist() == ["C-1", "NA"]

    def it_keeps_ten_thousand_characters_whole(self):
        text = "a\n" * 5000
        cells, rules = read(f'case_id,account\nC-1,"{text}b"\n')
        assert cells["account"].tolist() == [text + "b"]
        assert not rules

    def it_keeps_cells_that_are_longer_than_the_csv_module_expects(self):
        cells, _ = read('case_id,account\nC-1,x "y" ' + "z" * 200_000)
        assert len(cells["account"].iloc[0]) == 200_006

    def it_reads_quoted_delimiters_and_marks(self):
        cells, _ = read('case_id,place\nC-1,"here, ""there"", and\nelsewhere"\nC-2, "after a blank, too"\n')
        assert cells["place"].tolist() == ['here, "there", and\nelsewhere', "after a blank, too"]

    def it_keeps_quotation_marks_inside_a_bare_cell(self):
        assert read('case_id,place\nC-1,the "old" town\n')[0]["place"].tolist() == ['the "old" town']

    def it_turns_ends_of_line_in_cells_into_line_feeds(self):
        assert read('case_id,place\r\nC-1,"a\r\nb"\r\n')[0]["place"].tolist() == ["a\nb"]


class DescribeRows:
    def it_numbers_rows_as_the_spreadsheet_shows_them(self):
        cells, _ = read('case_id,place\nC-1,"a\nb\nc"\n\n,\nC-2,d\n\n\n')
        assert cells.index.tolist() == [2, 5]

    def it_skips_blank_rows_above_the_header(self):
        cells, _ = read(",,\n\ncase_id,place\nC-1,a\n")
        assert cells.index.tolist() == [4]

    def it_reads_a_header_alone_as_no_rows(self):
        cells, rules = read("case_id,states\n")
        assert cells.shape == (0, 2)
        assert not rules

    def it_takes_no_offence_at_trailing_delimiters(self):
        cells, rules = read("case_id,states,,\nC-1,XAA,,\n")
        assert list(cells.columns) == ["case_id", "states"]
        assert not rules

    def it_keeps_the_rows_before_and_after_one_that_is_too_long(self):
        cells, rules = read("case_id,states\nC-1,XAA\nC-2,XAB,x\nC-3,XAC\n")
        assert cells["case_id"].tolist() == ["C-1", "C-2", "C-3"]
        assert rules == ["table.too_many_cells"]

    def it_names_the_first_hundred_rows_and_counts_the_rest(self):
        named = by_row(range(2, 252), lambda row, more: (row, more))
        assert len(named) == 100
        assert named[-1] == (101, " The same holds for 150 more rows.")
        assert named[0] == (2, "")


class DescribeHeaders:
    @pytest.mark.parametrize("header", ["Case ID", " case_id ", "CASE_ID", "case  id", "\ufeffcase_id", '"case_id"'])
    def it_knows_a_column_however_its_name_is_typed(self, header):
        assert list(read(f"{header},states\nC-1,XAA\n")[0].columns) == ["case_id", "states"]

    def it_finds_the_delimiter_by_the_header(self):
        cells, _ = read("case_id;states;place\nC-1;XAA;a, b, c, d, e\n")
        assert cells["place"].tolist() == ["a, b, c, d, e"]

    def it_obeys_excels_line_about_the_delimiter(self):
        cells, rules = read("sep=;\ncase_id;states\nC-1;XAA\n")
        assert cells.index.tolist() == [2]
        assert rules == ["table.delimiter"]

    def it_leaves_an_unknown_column_out(self):
        cells, rules = read("case_id,budget\nC-1,5\n")
        assert list(cells.columns) == ["case_id"]
        assert rules == ["table.unknown_column"]

    def it_names_the_known_column_that_is_nearest(self):
        grid, _ = read_grid(b"case_id,stats\nC-1,5\n", "cases.csv", CASES.names)
        (finding,) = to_table(grid, CASES)[1]
        assert finding.allowed == "states"
        assert finding.severity is Severity.WARNING

    @pytest.mark.parametrize(
        "header",
        ["Contact", "phone_number", "PhoneNumber", "E-mail", "email address", "source_name", "Name of Source",
         "contacts", "addresses", "WhatsApp", "informants", "FAX", "home-address", "Signal no."],
    )  # fmt: skip
    def it_knows_columns_of_contact_data(self, header):
        assert is_never_loaded(header)

    @pytest.mark.parametrize("header", ["addresses_reprisal", "resource", "mailing", "signalled", "outsourced"])
    def it_mistakes_no_other_column_for_one(self, header):
        assert not is_never_loaded(header)

    def it_reads_the_listed_column_that_sounds_like_one(self):
        cells, rules = read("response_id,addresses_reprisal\nR-1,yes\n", RESPONSES)
        assert cells["addresses_reprisal"].tolist() == ["yes"]
        assert not rules


def it_names_columns_by_letter():
    assert [letter(position) for position in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def it_writes_names_of_columns_in_one_way():
    assert column_name(" Act  Types\u200b") == "act_types"
