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
