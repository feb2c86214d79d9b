"""`reportgen audit`, and small counts in everything that a build writes, frozen versions included."""

from __future__ import annotations

import json

import pytest
from folders import REPORT_TOML, case, write_folder

POLICY = REPORT_TOML.replace("[policy]\n", "[policy]\nstatistics = true\n")


def rows(hidden: int, state: str = "XAA") -> list[dict[str, str]]:
    described = [case(f"D{n}", states=each, act_types="detention", account="It was alleged.", consent="not_applicable")
                 for n, each in enumerate(("XAA", "XAB", "XAC"))]  # fmt: skip
    return [*described, *(case(f"H{n}", states=state, consent="statistics", act_types="surveillance")
                          for n in range(hidden))]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path / "folder", rows(1), toml=POLICY)


class DescribeTheAudit:
    def it_says_what_is_hidden_and_why_and_never_the_figure(self, run, folder):
        done = run("audit", folder)
        assert done.code == 0, done.err
        assert "hidden: country.XAA.act_types.surveillance.cases" in done.out
        assert "fewer cases than the threshold" in done.out

    def it_says_so_as_json(self, run, folder):
        found = json.loads(run("audit", folder, "--json").out)
        assert found["threshold"] == 3
        assert {"key", "label", "why", "low", "high"} == set(found["hidden"][0])
        assert found["not_protected"] == []

    def it_says_that_nothing_is_hidden_where_every_case_is_described(self, run, tmp_path):
        folder = write_folder(tmp_path / "folder", rows(0), toml=POLICY)
        assert json.loads(run("audit", folder, "--json").out)["hidden"] == []


def small(*acts: str) -> list[dict[str, str]]:
    """Cases of XAA that are only counted, of these acts, beside five of killing."""
    return [*rows(0), *(case(f"H{n}", consent="statistics", act_types=each)
                        for n, each in enumerate((*acts, *["killing"] * 5)))]  # fmt: skip


TOGETHER = "act_types.surveillance+detention.cases"
APART = POLICY.replace("[policy]\n", "[policy]\nmerge_small_categories = false\n")


class DescribeWhatIsCountedTogether:
    def it_says_which_headings_and_why_and_never_how_many_of_each(self, run, tmp_path):
        folder = write_folder(tmp_path / "folder", small("detention", "detention", "surveillance"), toml=POLICY)
        found = json.loads(run("audit", folder, "--json").out)
        assert [(each["key"], each["members"]) for each in found["merged"]] == [
            (TOGETHER, ["Surveillance", "Arrest or detention"])
        ]
        line = next(line for line in run("audit", folder).out.splitlines() if line.startswith("merged: "))
        assert not any(digit in line for digit in "0123456789")

    def it_is_a_note_of_check(self, run, tmp_path):
        folder = write_folder(tmp_path / "folder", small("detention", "detention", "surveillance"), toml=POLICY)
        done = run("check", folder, "--json")
        notes = {each["rule"]: each["message"] for each in json.loads(done.out)}
        assert notes["disclosure.merged"].startswith("2 headings are counted together")

    def it_is_turned_off_in_report_toml(self, run, tmp_path):
        folder = write_folder(tmp_path / "folder", small("detention", "detention", "surveillance"), toml=APART)
        assert json.loads(run("audit", folder, "--json").out)["merged"] == []


@pytest.mark.slow
def it_hides_a_heading_that_a_frozen_version_counted_together_with_a_small_one(run, tmp_path):
    """Six had one of the acts, five have detention: the difference would be one."""
    acts = (*["detention"] * 5, "surveillance")
    folder = write_folder(tmp_path / "folder", small(*acts), toml=POLICY)
    assert run("freeze", folder, "--label", "first").code == 0
    write_folder(folder, small(*acts), toml=APART)
    hidden = {each["key"]: each["why"] for each in json.loads(run("audit", folder, "--json").out)["hidden"]}
    assert hidden["act_types.detention.cases"] == "change"
    told = run("compare", folder, "--format", "json", "-o", tmp_path / "out")
    assert told.code == 0, told.err


@pytest.mark.slow
def it_writes_the_same_c_everywhere(run, folder, tmp_path):
    done = run("build", folder, "-o", tmp_path / "out", "--format", "html")
    assert done.code == 0, done.err
    facts = json.loads((tmp_path / "out" / "facts.json").read_text())["facts"]
    assert facts["act_types.surveillance.cases"]["value"] == "[c]"
    assert facts["cases"]["value"] == "[c]"
    for name in ("cases_by_act.csv", "cases_by_act.txt", "cases_by_act.svg"):
        assert "[c]" in (tmp_path / "out" / "figures" / name).read_text(encoding="utf-8")
    assert "[c]" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


@pytest.mark.slow
def it_hides_what_differs_by_one_case_from_a_frozen_version(run, tmp_path):
    folder = write_folder(tmp_path / "folder", rows(5), toml=POLICY)
    assert json.loads(run("audit", folder, "--json").out)["hidden"] == []
    frozen = run("freeze", folder, "--label", "advance edited")
    assert frozen.code == 0, frozen.err
    write_folder(folder, rows(6), toml=POLICY)
    hidden = {each["key"]: each["why"] for each in json.loads(run("audit", folder, "--json").out)["hidden"]}
    assert hidden["cases"] == hidden["country.XAA.cases"] == "change"
    assert "country.XAB.cases" not in hidden
