"""reportgen lint as a user types it: the place of each remark, nothing of a confidential cell, and what build says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from folders import REPORT_TOML, case, write_folder, write_table

DATA = Path(__file__).parents[2] / "data"
CHAPTER = "# Policy\n\nThe UN has 3 experts.\n\n## Alone\n\nNothing here, in 2-4 cases.\n"


@pytest.fixture
def folder(tmp_path):
    rows = [
        case("C-0", states="XAC", inclusion="exclude", account="In 40% of this, said Mrs Hidden."),
        case("C-1", account="The lawyer {P-1} came.\n\nMrs Zyxqanor organised it, for 2-4 days.", victims="P-1",
             account_short="In 40% of cases, {P-1} came.", public_references="A/HRC/98/1, paras. 3-5"),
        case("C-2", states="XAB", consent="anonymous", account="Some 50% came.", account_anonymous="Some 60% came."),
    ]  # fmt: skip
    persons = [{"person_key": "P-1", "name": "Ulla Brandvik", "surname": "Brandvik", "honorific": "Ms.",
                "consent": "named", "consent_date": "2031-01-01", "consent_evidence": "x"}]  # fmt: skip
    made = write_folder(tmp_path / "folder", rows, persons=persons)
    reply = {
        "response_id": "R-1",
        "case_ids": "C-1",
        "state": "XAA",
        "date_received": "2031-01-05",
        "form": "substantive",
    }
    write_table(made / "responses.csv", [
        {**reply, "text": "It was at 15:30.", "public": "yes"},
        {**reply, "response_id": "R-2", "text": "It was at 16:30.", "public": "2099-01-01"},
        {**reply, "response_id": "R-3", "text": "It was at 17:30.", "public": "no"},
    ])  # fmt: skip
    (made / "prose").mkdir()
    (made / "prose" / "policy.md").write_text(CHAPTER, encoding="utf-8")
    return made


def places(done):
    return [line.split(": ")[0] for line in done.out.splitlines() if not line.startswith("words:")]


def it_tells_every_place_and_leaves_with_3(run, folder):
    before = sorted(folder.rglob("*"))
    done = run("lint", folder)
    assert done.code == 3, done.said
    assert places(done) == [
        "prose/policy.md:3",
        "prose/policy.md:3",
        "prose/policy.md:5",
        "prose/policy.md:7",
        "cases.csv, row 3, column account_short (case C-1)",
        "cases.csv, row 3, column account, paragraph 2 (case C-1)",
        "cases.csv, row 3, column account, paragraph 2 (case C-1)",
        "cases.csv, row 3, column account, paragraph 2 (case C-1)",
        "cases.csv, row 3, column account, paragraph 2 (case C-1)",
        "cases.csv, row 3, column public_references (case C-1)",
        "cases.csv, row 4, column account_anonymous (case C-2)",
        "responses.csv, row 2, column text (response R-1)",
    ]
    assert "words: III. Policy: " in done.out
    assert "Zyxqanor" not in done.said
    assert "organi" not in done.said.replace("-ize, -yse", "")
    assert sorted(folder.rglob("*")) == before


def it_prints_json(run, folder):
    done = run("lint", folder, "--json")
    content = json.loads(done.out)
    assert content["remarks"][0] | {"says": ""} == {
        "rule": "editorial.never_abbreviated",
        "severity": "warning",
        "authority": "Digest of the Editorial Manual and of the Geneva style guide",
        "source": "prose/policy.md",
        "line": 3,
        "row": None,
        "column": None,
        "key": None,
        "part": None,
        "quoted": "UN",
        "says": "",
        "instead": "United Nations",
    }
    words = content["words"]
    assert sum(words["chapters"].values()) == words["total"] == words["limit"] - words["left"]


def it_passes_over_what_report_toml_lets_stand(run, folder):
    toml = REPORT_TOML
    for rule, where in (
        ("percent_sign", "cases.csv"),
        ("spelling", "case C-1"),
        ("honorific", "case C-1, column account"),
        ("first_mention", "case C-1, column account"),
        ("range", ""),
        ("time", "response R-1"),
        ("lone_subheading", "prose/policy.md"),
        ("under_ten", "prose/policy.md:3"),
        ("never_abbreviated", "prose/policy.md:3"),
    ):
        toml += f'\n[[lint.allow]]\nrule = "editorial.{rule}"\nwhere = "{where}"\nreason = "for a test"\n'
    (folder / "report.toml").write_text(toml, encoding="utf-8")
    told = [line for line in run("lint", folder).out.splitlines() if not line.startswith("words:")]
    assert [line for line in told if "silence_unused" not in line] == []


def it_is_told_by_build_and_refused_by_build_strict(run, folder, tmp_path):
    done = run("build", folder, "--format", "html", "-o", tmp_path / "out")
    assert done.code == 0, done.err
    assert f"editorial: 12 remarks; reportgen lint {folder} shows them" in done.err
    cases = (folder / "cases.csv").read_text().splitlines(keepends=True)
    left_out_and_anonymous = ("C-0", "C-2")  # of both there are warnings, which refuse a build before
    kept = "".join(line for line in cases if not line.startswith(left_out_and_anonymous))
    (folder / "cases.csv").write_text(kept)
    done = run("build", folder, "--strict", "-o", tmp_path / "strict")
    assert done.code == 3
    assert "--strict: there are 11 editorial remarks, which `reportgen lint` shows: nothing was written." in done.err
    assert not (tmp_path / "strict").exists()


class DescribeDataWithErrors:
    @pytest.fixture
    def broken(self, folder):
        (folder / "cases.csv").write_text((folder / "cases.csv").read_text().replace("XAA", "Nowhere"))
        return folder

    def it_reads_what_stands_beside_the_tables_and_says_so(self, run, broken):
        done = run("lint", broken)
        assert done.code == 3
        assert [place.split(":")[0] for place in places(done)] == ["prose/policy.md"] * 3
        assert done.err.splitlines() == [
            "3 remarks.",
            "The data has 1 error, which `reportgen check` lists: no text of its tables was read.",
        ]

    def it_says_so_in_json_too(self, run, broken):
        found = json.loads(run("lint", broken, "--json").out)
        assert (len(found["remarks"]), found["errors"], found["words"]) == (3, 1, None)

    def it_leaves_with_3_where_only_the_data_is_wrong(self, run, broken):
        (broken / "prose" / "policy.md").write_text("# Policy\n\nNothing.\n")
        assert run("lint", broken).code == 3

    def it_shows_no_word_of_a_chapter_that_names_somebody(self, run, broken):
        words = "# Policy\n\nMrs Brandvik came, in 2-4 cases, and organised it.\n"
        (broken / "prose" / "policy.md").write_text(words)
        done = run("lint", broken)
        assert {place.split(":")[1] for place in places(done)} == {"3"}
        assert "“2-4”" in done.out
        assert "Brandvik" not in done.said
        assert "organised" not in done.said

    def it_tells_no_silence_that_is_for_the_tables(self, run, broken):
        allow = '\n[[lint.allow]]\nrule = "editorial.percent_sign"\nwhere = "cases.csv"\nreason = "for a test"\n'
        (broken / "report.toml").write_text(REPORT_TOML + allow, encoding="utf-8")
        assert "silence" not in run("lint", broken).out

    def but_it_refuses_where_somebody_would_be_exposed(self, run, broken):
        text = (broken / "cases.csv").read_text()
        (broken / "cases.csv").write_text(text.replace("The lawyer {P-1}", "Ulla Brandvik"))
        done = run("lint", broken)
        assert (done.code, done.out) == (5, "")
        assert "Brandvik" not in done.said


@pytest.mark.parametrize("name", ["public-record", "example"])
def it_has_no_remark_on_the_reports_of_this_repository(run, name):
    done = run("lint", DATA / name)
    assert places(done) == []
    assert done.code == 0
