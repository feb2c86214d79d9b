"""The reference tables: every code explained once, every public term mapped once."""

import csv
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
TABLES = ("act_types", "un_entities", "engagement_types", "regions")
TERMS = {
    "act_types": ("Types of reprisals suffered",),
    "un_entities": ("Engagement with UN body", "UN body that raised the case prior to the SG report"),
    "engagement_types": ("Type of attempted engagement",),
}


def rows(name):
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def terms_of(row):
    return [term for term in row["endreprisals"].split(" | ") if term]


@pytest.mark.parametrize("table", TABLES)
class DescribeATableOfCodes:
    def it_has_the_five_columns(self, table):
        assert list(rows(table)[0]) == ["code", "label", "in_text", "definition", "endreprisals"]

    def it_gives_each_code_once_in_snake_case_with_a_label_and_one_sentence(self, table):
        codes = [row["code"] for row in rows(table)]
        assert len(codes) == len(set(codes))
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", code) for code in codes)
        for row in rows(table):
            assert row["label"][0].isupper()
            assert row["label"][-1] != "."
            assert row["definition"].endswith(".")
            assert row["definition"].count(". ") == 0

    def it_gives_each_label_once(self, table):
        labels = [row["label"] for row in rows(table)]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize(("table", "fields"), TERMS.items())
class DescribeTheMappingOfPublicTerms:
    def it_maps_every_term_to_exactly_one_code(self, table, fields):
        wanted = {row["value"] for row in rows("endreprisals_vocabulary") if row["field"] in fields}
        mapped = Counter(term for row in rows(table) for term in terms_of(row))
        assert wanted <= set(mapped)
        assert set(mapped.values()) == {1}

    def it_maps_no_term_that_the_database_does_not_have(self, table, fields):
        known = {row["value"] for row in rows("endreprisals_vocabulary") if row["field"] in fields}
        assert {term for row in rows(table) for term in terms_of(row)} <= known


def it_keeps_proper_names_in_a_sentence():
    in_text = {row["code"]: row["in_text"] for row in rows("un_entities")}
    assert all(in_text.values())
    assert in_text["human_rights_council"] == "the Human Rights Council"
    assert in_text["special_procedures_thematic"] == "thematic special procedures"


def it_has_a_code_that_protection_looks_for():
    assert "sexual_violence" in {row["code"] for row in rows("act_types")}


def it_gives_every_state_a_region_of_the_table_or_none():
    labels = {row["label"] for row in rows("regions")}
    assert {row["regional_group"] for row in rows("countries")} - {""} == labels - {"No regional group"}


def it_counts_193_member_states_in_the_five_groups():
    members = [row for row in rows("countries") if row["un_status"] == "Member State"]
    assert len(members) == 193
    assert all(row["regional_group"] for row in members)


def it_gives_no_state_two_names_on_one_day():
    by_state = {}
    for row in sorted(rows("country_name_history"), key=lambda row: row["valid_from"]):
        by_state.setdefault(row["iso3"], []).append(row)
    for names in by_state.values():
        for former, later in pairwise(names):
            assert "" < former["valid_to"] < later["valid_from"]
