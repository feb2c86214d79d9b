"""The two data sets: made by their scripts to the byte, free of errors, and true to what they promise."""

import csv
import importlib.util
import re
import sys
from pathlib import Path

import pytest

from reportgen.loading import load
from reportgen.protection import release
from reportgen.validation import check

DATA = Path(__file__).parents[2] / "data"
EXAMPLE = DATA / "example"


def made_by(script):
    """The tables that a folder's script makes."""
    spec = importlib.util.spec_from_file_location(f"make_{script.parent.name.replace('-', '_')}", script)
    module = importlib.util.module_from_spec(spec)
    before = set(sys.modules), list(sys.path)
    try:
        spec.loader.exec_module(module)
        return module.make()
    finally:
        sys.path[:] = before[1]
        for name in set(sys.modules) - before[0]:
            del sys.modules[name]


def rows(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module", params=["public-record", "example"])
def folder(request):
    return DATA / request.param


class DescribeBothDataSets:
    def it_is_what_its_script_makes_byte_for_byte(self, folder):
        for name, text in made_by(folder / "make.py").items():
            assert (folder / name).read_bytes() == text.encode("utf-8"), name

    def it_has_no_finding_of_severity_error(self, folder):
        loaded = load(folder, keep=False)
        checked, findings = check(loaded.raw, loaded.reference, loaded.settings)
        assert [str(finding) for finding in findings.errors] == []
        assert [str(finding) for finding in release(checked, loaded.settings).findings.errors] == []

    def it_says_on_every_page_what_it_is(self, folder):
        settings = load(folder, keep=False).settings
        assert "ot a United Nations document" in settings.report.notice
        assert "ot a United Nations document" in settings.report.running_notice
        assert settings.specimen


class DescribeThePublicRecord:
    def it_holds_no_name_and_no_account(self):
        assert not (DATA / "public-record" / "persons.csv").exists()
        columns = set(rows(DATA / "public-record", "cases")[0])
        assert not columns & {"victims", "account", "account_anonymous", "account_short", "place"}

    def it_has_a_reply_only_where_one_is_recorded(self):
        source = rows(DATA / "public-record" / "source", "case_records")
        recorded = {record["case"] for record in source if record["government_responded"] == "yes"}
        assert {reply["case_ids"] for reply in rows(DATA / "public-record", "responses")} == recorded

    def it_says_of_no_allegation_that_it_was_put_to_a_government(self):
        assert {action["put_to"] for action in rows(DATA / "public-record", "un_actions")} == {""}

    @pytest.mark.parametrize(("year", "states"), [("2019", 48), ("2020", 45), ("2021", 45)])
    def it_has_the_complete_lists_of_states(self, year, states):
        history = rows(DATA / "public-record", "history")
        named = {row["state"] for row in history if row["metric"] == "state_named" and row["year"] == year}
        assert len(named) == states
        assert [row["value"] for row in history if row["metric"] == "states" and row["year"] == year] == [str(states)]

    @pytest.mark.parametrize(
        ("written", "edtf"),
        [
            ("March 2011", "2011-03"),
            ("8 January 2014", "2014-01-08"),
            ("after 2 October 2013", "2013-10-02/.."),
            ("from 25 July 2018", "2018-07-25/.."),
            ("6-7 April 2015", "2015-04-06/2015-04-07"),
            ("December 2021 to February 2022", "2021-12/2022-02"),
            ("2015", "2015"),
            ("Unclear", "unclear"),
        ],
    )
    def it_reads_the_dates_of_the_record(self, written, edtf):
        spec = importlib.util.spec_from_file_location("make_record", DATA / "public-record" / "make.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        assert list(module._dates(written)) == [edtf]


class DescribeTheExample:
    def it_uses_user_assigned_codes_and_no_name_of_a_real_state(self):
        invented = rows(EXAMPLE, "countries")
        real = {row["name_en"].casefold() for row in rows(DATA / "reference", "countries")}
        assert all(re.fullmatch(r"X[A-Z]{2}", row["iso3"]) for row in invented)
        assert not {row["name_en"].casefold() for row in invented} & real

    def it_names_nobody_in_a_text(self):
        surnames = {row["surname"].split("-")[-1].split("’")[-1].casefold() for row in rows(EXAMPLE, "persons")} - {""}
        for case in rows(EXAMPLE, "cases"):
            text = " ".join(case[column] for column in ("account", "account_anonymous", "account_short", "place"))
            assert not surnames & set(re.findall(r"[^\W\d_]+", text.casefold()))

    @pytest.mark.parametrize(
        ("table", "column", "values"),
        [
            ("cases", "consent", {"named", "anonymous", "statistics", "withheld", "withdrawn", "not_applicable", ""}),
            ("cases", "inclusion", {"include", "quiet_diplomacy", "exclude"}),
            ("cases", "inclusion_reason", {"", "protection", "no_consent", "out_of_scope", "duplicate", "late",
                                           "uncorroborated", "other"}),
            ("cases", "record_type", {"individual", "group", "organization", "unknown", "general_situation",
                                      "legislation"}),
            ("cases", "count_qualifier", {"", "exact", "at_least", "about"}),
            ("persons", "consent", {"named", "anonymous", "none", "withdrawn"}),
            ("persons", "age_group", {"adult", "young", "minor", "not_stated", ""}),
            ("un_actions", "kind", {"communication", "note_verbale", "opinion", "statement", "report", "meeting"}),
            ("responses", "form", {"acknowledgement", "holding", "substantive", "translation_pending"}),
            ("responses", "position", {"rejects", "partly", "accepts", "none_stated"}),
            ("responses", "responder", {"government", "de_facto_authorities", "other"}),
        ],
    )  # fmt: skip
    def it_has_every_value_of(self, table, column, values):
        assert {row[column] for row in rows(EXAMPLE, table)} == values

    def it_has_dates_of_every_kind(self):
        written = {date for case in rows(EXAMPLE, "cases") for date in case["act_dates"].split("|")}
        kinds = (r"\d{4}-\d\d-\d\d", r"\d{4}-\d\d", r"\d{4}", r"\d{4}-\d\d~", r"\d{4}-\d\d\?", r"[\d-]+/[\d-]+",
                 r"[\d-]+/\.\.", "unclear")  # fmt: skip
        assert [kind for kind in kinds if not any(re.fullmatch(kind, date) for date in written)] == []

    def it_tells_about_thirty_thousand_words_in_varied_accounts(self):
        told = [case["account_anonymous"] or case["account"] for case in rows(EXAMPLE, "cases")]
        lengths = [len(text.split()) for text in told if text]
        assert sum(lengths) > 30_000
        assert min(lengths) >= 60
        assert max(lengths) <= 380
        sentences = [sentence for text in told for sentence in re.split(r"(?<=\.)(?<!No\.)\s+", text)]
        assert len(set(sentences)) > 0.7 * len(sentences)

    def it_keeps_to_united_nations_style(self):
        told = " ".join(case["account"] + case["account_anonymous"] for case in rows(EXAMPLE, "cases"))
        assert not re.search(r"\b\w+n't\b|%|\"|'|\$|\ba [aeiou](?!ne\b|niv|ni|s\b)|\ban [^aeiouhIAEX8L]", told)
        assert not re.search(r"\b(?:January|March|April) \d{1,2}\b|,,|\.\.| ,| \.|,\.", told)
        assert "-ise" not in told
