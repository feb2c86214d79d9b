"""Corrections are applied in their order, to exactly the cell that they name, or not at all."""

from __future__ import annotations

import pandas as pd
import pytest

from reportgen.cases.confidential import RawTable
from reportgen.findings import Severity
from reportgen.loading import load
from reportgen.loading.corrections import apply_corrections


def table(source, rows, first=2):
    cells = pd.DataFrame(rows, dtype="str", index=pd.Index(range(first, first + len(rows)), name="row"))
    return RawTable(source, cells)


def corrections(*rows):
    return table(
        "corrections.csv", [dict(zip(("table", "key", "column", "old", "new"), row, strict=True)) for row in rows]
    )


def corrected(*rows, **tables):
    cases = table("cases.csv", [{"case_id": "C-1", "part": "new"}, {"case_id": "C-2", "part": "new"}])
    persons = table("persons.csv", [{"person_key": "P-1", "name": "Ada Xample"}])
    given = {"cases": cases, "persons": persons, **tables}
    return apply_corrections({**given, "corrections": corrections(*rows)}), given


def it_changes_the_cell_and_no_other():
    (tables, findings), given = corrected(("cases", "C-2", "part", "new", "follow_up"))
    assert tables["cases"].cells["part"].tolist() == ["new", "follow_up"]
    assert given["cases"].cells["part"].tolist() == ["new", "new"]
    assert not findings


def it_counts_persons_keys_as_keys():
    (tables, findings), _ = corrected(("persons.csv", "P-1", "Name", "Ada Xample", "Ada B. Xample"))
    assert tables["persons"].cells["name"].tolist() == ["Ada B. Xample"]
    assert not findings


def it_applies_corrections_of_a_correction():
    (tables, findings), _ = corrected(
        ("cases", "C-1", "part", "new", "old"), ("cases", "C-1", "part", "old", "follow_up")
    )
    assert tables["cases"].cells["part"].tolist() == ["follow_up", "new"]
    assert not findings


def it_applies_those_that_fit_beside_one_that_does_not():
    (tables, findings), _ = corrected(
        ("cases", "C-1", "part", "new", "a"), ("cases", "C-1", "part", "new", "b"), ("cases", "C-2", "part", "new", "c")
    )
    assert tables["cases"].cells["part"].tolist() == ["a", "c"]
    assert [(finding.rule, finding.where.row) for finding in findings] == [("correction.old_value", 3)]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("cases", "C-1", "case_id", "C-1", "C-7"), "case_id"),
        (("persons", "P-1", "Person key", "P-1", "P-2"), "person_key"),
        (("cases", "C-1", "case_id", "not what stands there", "C-7"), "case_id"),
    ],
)
def it_never_changes_the_key_of_a_row(row, column):
    (tables, (finding,)), given = corrected(row)
    assert tables[row[0]].cells.equals(given[row[0]].cells)
    assert (finding.rule, finding.severity, finding.where.column) == ("correction.key", Severity.ERROR, "column")
    assert f"{column} stays the same for ever" in finding.message
    assert all(text not in finding.message for text in (row[1], row[4]))


def but_it_changes_the_keys_of_other_tables_that_a_row_holds():
    cases = table("cases.csv", [{"case_id": "C-1", "victims": "P-1"}])
    (tables, findings), _ = corrected(("cases", "C-1", "victims", "P-1", "P-2"), cases=cases)
    assert tables["cases"].cells["victims"].tolist() == ["P-2"]
    assert not findings


def it_fills_in_a_column_that_the_file_does_not_have():
    (tables, findings), _ = corrected(("cases", "C-2", "place", "", "Somewhere"))
    assert tables["cases"].cells["place"].tolist() == ["", "Somewhere"]
    assert not findings


def it_empties_a_cell():
    (tables, _), _ = corrected(("cases", "C-1", "part", "new", ""))
    assert tables["cases"].cells["part"].tolist() == ["", "new"]


@pytest.mark.parametrize(
    ("row", "quoted"),
    [(("cases", "C-1", "part", "x", "y"), True), (("persons", "P-1", "name", "x", "y"), False)],
    ids=["public", "confidential"],
)
def it_says_what_stands_there_for_public_columns_only(row, quoted):
    (_, (finding,)), given = corrected(row)
    stands = given[row[0]].cells[row[2]].iloc[0]
    assert (stands in finding.message) == quoted
    assert "row 2" in finding.message


def it_names_the_allowed_column_that_is_nearest():
    (_, (finding,)), _ = corrected(("cases", "C-1", "prat", "new", "x"))
    assert finding.allowed == "part"


def it_corrects_the_names_of_states_before_they_are_read(folder):
    (folder / "countries.csv").write_text("iso3,name_en\nXAA,Axlnad\n", encoding="utf-8")
    (folder / "corrections.csv").write_text(
        "table,key,column,old,new\ncountries,XAA,name_en,Axlnad,Axland\n", encoding="utf-8"
    )
    assert load(folder).reference.countries["XAA"].name == "Axland"


def it_leaves_tables_alone_where_there_is_nothing_to_correct():
    tables = {"cases": table("cases.csv", [{"case_id": "C-1"}])}
    assert apply_corrections(tables) == (tables, ())
