"""The table behind a chart as CSV: what the table prints, and never a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import factories
import pytest

from reportgen.document import inlines as i
from reportgen.document import tables as t
from reportgen.rendering.charts import table_csv


def figure_of(*cells, head="Type of act"):
    columns = tuple(t.Column(head) for _ in cells)
    row = t.Row(tuple(t.Cell.of(cell) if isinstance(cell, str) else cell for cell in cells))
    return factories.bar_figure(table=replace(factories.table(), columns=columns, rows=(row,)))


def rows(figure):
    return list(csv.reader(io.StringIO(table_csv(figure).decode("utf-8-sig"), newline="")))


def it_holds_heads_and_rows_as_the_table_prints_them():
    assert rows(factories.bar_figure()) == [["Type of act", "Cases"], ["Heading 1", "1"], ["Heading 2", "2"],
                                            ["Total", "3"]]  # fmt: skip


def it_opens_in_a_spreadsheet_with_its_accents():
    assert table_csv(figure_of("Côte")).startswith(b"\xef\xbb\xbf")
    assert rows(figure_of("Côte", "–", "1,234")) == [["Type of act"] * 3, ["Côte", "–", "1,234"]]


def it_writes_figures_as_numbers_that_a_spreadsheet_adds():
    figures = [t.Cell.of(printed, "cases") for printed in ("–", "1,234", "12", "at least 1,240", "not known")]
    assert rows(figure_of(*figures))[1] == ["0", "1234", "12", "at least 1,240", "not known"]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "\r", " =", "＝"])
def it_never_writes_a_formula(begin):
    assert rows(figure_of(f"{begin}1+1"))[1][0].strip().startswith("'")
    assert rows(figure_of("1", head=f"{begin}1+1"))[0][0].strip().startswith("'")


def it_never_writes_one_for_spreadsheets_that_part_cells_by_semicolons():
    assert rows(figure_of("a, b; =1+1"))[1] == ["a, b; '=1+1"]


def it_leaves_notes_out():
    cell = t.Cell((i.Text("Surveillance"), i.NoteMark(i.Note(i.text("See above."), mark="7"))))
    assert rows(figure_of(cell))[1] == ["Surveillance"]


def it_says_which_years_cannot_be_compared_with_the_year_before_and_why():
    body = tuple(t.Row((t.Cell.of(year), t.Cell.of("40"))) for year in ("2021", "2023", "2024"))
    columns = (t.Column("Year"), t.Column("States"))
    years = replace(factories.year_figure(), table=replace(factories.table(), columns=columns, rows=body))
    assert rows(years) == [["Year", "States", "Not comparable with the year before"], ["2021", "40", ""],
                           ["2023", "40", "another definition"], ["2024", "40", ""]]  # fmt: skip
