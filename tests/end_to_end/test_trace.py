"""`reportgen trace` as it is typed: what stands behind a figure, and nothing of what is left out."""

from __future__ import annotations

import json

import pytest
from folders import REPORT_TOML, case, write_folder

CASES = (
    case("C-1", account="It was alleged that a lawyer was detained.", act_types="detention"),
    case("C-2", states="XAB", account="It was alleged that a lawyer was followed.", act_types="surveillance"),
    case("C-3", states="XAB", part="follow_up", account="It was told before.", act_types="surveillance"),
    case("SECRET-4", states="XAC", consent="withheld", inclusion_reason="protection", act_types="detention"),
    case("SECRET-5", inclusion="exclude", inclusion_reason="protection", act_types="detention"),
)


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path / "folder", CASES)


def traced(run, folder, what):
    done = run("trace", folder, what, "--json")
    assert done.code == 0, done.err
    return json.loads(done.out)


class DescribeTrace:
    def it_tells_what_a_figure_counts_and_the_cases_behind_it(self, run, folder):
        done = run("trace", folder, "act_types.surveillance.cases")
        assert done.code == 0, done.err
        assert "act_types.surveillance.cases: 2\n" in done.out
        assert "act_types is surveillance" in done.out
        assert "docs/input-data.md, Counting: Headings" in done.out
        assert "cases (2): C-2, C-3" in done.out
        assert "data version: " in done.out
        assert "For drafters only" in done.err

    def it_tells_the_figures_of_a_row_and_of_a_paragraph(self, run, folder):
        found = traced(run, folder, "table 1, row surveillance")
        assert {each["key"]: each["cases"] for each in found["figures"]} == {
            "act_types.surveillance.cases": ["C-2", "C-3"],
            "act_types.surveillance.states": ["C-2", "C-3"],
        }
        assert traced(run, folder, "annex II, para. 1")["passages"][0]["entries"] == ["C-3"]

    def it_tells_every_place_of_a_number_and_which_figure_it_is(self, run, folder):
        found = traced(run, folder, "2")
        assert "states" in {each["key"] for each in found["figures"]}
        assert len(found["passages"]) > 2
        assert traced(run, folder, "two")["figures"] == found["figures"]

    @pytest.mark.parametrize("what", ["withheld.cases", "withheld.states", "cases", "country.XAA.cases",
        "act_types.detention.cases"])  # fmt: skip
    def it_never_lists_a_case_that_is_left_out(self, run, folder, what):
        done = run("trace", folder, what, "--verbose")
        assert done.code == 0
        assert "SECRET" not in done.said

    def it_answers_for_a_state_with_only_withheld_cases_as_for_one_with_none(self, run, folder):
        answers = [
            run("trace", folder, f"country.{state}.cases").out.partition("data version")[0] for state in ("XAC", "XAD")
        ]
        assert answers[0].replace("XAC", "XAD").replace("Cordania", "Dorvale") == answers[1]

    def it_says_of_a_hidden_figure_how_it_may_be_shown_and_lists_no_case_without_an_entry(self, run, tmp_path):
        cases = (*CASES[:3], case("COUNTED-6", consent="statistics", act_types="detention"))
        toml = f"{REPORT_TOML}statistics = true\n"
        folder = write_folder(tmp_path / "hidden", cases, toml=toml)
        done = run("trace", folder, "act_types.detention.cases")
        assert done.code == 0, done.err
        assert "act_types.detention.cases: [c]" in done.out
        assert "hidden as a small count: [c] in tables" in done.out
        assert "COUNTED" not in done.said
        assert "C-1" in done.out

    @pytest.mark.parametrize(("what", "says"), [
        ("states.nw", "Did you mean states.new"),
        ("table 99", "It has table 1 to"),
        ("table 1, row Nowhere", "Its rows are: "),
        ("figure XC", "It has figure"),
        ("para. 999", "has no para. 999"),
        ("4711", "A number that people typed has no fact"),
        ("!?", 'a key ("states.new")'),
    ])  # fmt: skip
    def it_says_what_there_is_where_it_finds_nothing(self, run, folder, what, says):
        done = run("trace", folder, what)
        assert (done.code, done.out) == (2, "")
        assert says in done.err

    def it_refuses_data_with_errors(self, run, tmp_path):
        broken = write_folder(tmp_path / "broken", [case("C-1", states="Nowhere")])
        assert run("trace", broken, "cases").code == 3

    def it_writes_nothing(self, run, folder):
        before = {path: path.stat().st_mtime_ns for path in folder.parent.rglob("*")}
        run("trace", folder, "cases")
        assert {path: path.stat().st_mtime_ns for path in folder.parent.rglob("*")} == before
