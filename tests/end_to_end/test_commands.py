"""What each command promises: files, messages, exit codes."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from folders import REPORT_TOML, case, write_folder

from reportgen import __version__
from reportgen.outputs import stage

REPOSITORY = Path(__file__).parents[2]

ACCOUNT = "It was alleged that {P-1} was arrested."
PERSONS = [{"person_key": "P-1", "name": "Ulla Brandvik", "surname": "Brandvik", "honorific": "Ms.", "consent": "named",
            "consent_date": "2031-01-01", "consent_evidence": "file 1", "descriptor": "a lawyer"}]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return write_folder(
        tmp_path / "données 2031",
        [case("C1", victims="P-1", account=ACCOUNT, act_types="detention"), case("C2", states="XAC", consent="withheld",
              inclusion_reason="protection")],
        persons=PERSONS,
    )  # fmt: skip


class DescribeBuild:
    def it_makes_the_formats_asked_for_with_facts_and_a_manifest(self, run, folder, tmp_path):
        done = run("build", folder, "--format", "docx", "-o", tmp_path / "o")
        assert done.code == 0
        made = {str(p.relative_to(tmp_path / "o")) for p in (tmp_path / "o").rglob("*") if p.is_file()}
        assert {"report.docx", "facts.json", "manifest.json", "figures/cases_by_act.svg"} <= made
        assert "report.pdf" not in made
        assert sorted(done.out.split("\n")[:-1]) == sorted(str(tmp_path / "o" / name) for name in made)

    def it_says_the_seven_steps_on_stderr(self, run, folder, tmp_path):
        done = run("build", folder, "--format", "docx", "-o", tmp_path / "o")
        steps = [line.split(":")[0] for line in done.err.splitlines() if line[:2].strip("/").isdigit()]
        assert steps == ["1/7 load", "2/7 validate", "3/7 protect cases", "4/7 aggregate", "5/7 protect facts",
                         "6/7 compose", "7/7 render"]  # fmt: skip

    def it_is_quiet_when_asked(self, run, folder, tmp_path):
        assert run("build", folder, "-q", "--format", "docx", "-o", tmp_path / "o").err == ""

    def it_writes_to_output_beside_where_it_runs_unless_told(self, typed, folder, tmp_path):
        assert typed("build", folder, "--format", "html", cwd=tmp_path).code == 0
        assert (tmp_path / "output" / folder.name / "report.html").exists()
        assert (tmp_path / "output" / f"{folder.name}.internal" / "findings.json").exists()

    def it_states_facts_without_case_ids_and_tells_drafters_the_rest(self, run, folder, tmp_path):
        run("build", folder, "--format", "html", "-o", tmp_path / "o")
        facts = json.loads((tmp_path / "o" / "facts.json").read_text())["facts"]
        assert facts["cases"] == {"value": 1, "label": "cases", "qualifier": "exact"}
        assert facts["withheld.cases"]["value"] == 1
        internal = json.loads((tmp_path / "o.internal" / "facts.json").read_text())["facts"]
        assert internal["cases"]["cases"] == ["C1"]
        left_out = json.loads((tmp_path / "o.internal" / "left_out.json").read_text())["left_out"]
        assert left_out == [{"case_id": "C2", "rule": "no_consent", "reason": "protection"}]

    def it_takes_a_stale_document_away(self, run, folder, tmp_path):
        run("build", folder, "--format", "html", "--format", "docx", "-o", tmp_path / "o")
        run("build", folder, "--format", "html", "-o", tmp_path / "o")
        assert not (tmp_path / "o" / "report.docx").exists()

    def it_puts_back_what_a_killed_run_had_moved_aside_even_if_it_fails_itself(self, run, folder, tmp_path):
        (tmp_path / "o").mkdir()
        left = stage.Stage(tmp_path / f"{stage._prefix(tmp_path / 'o')}killed")
        left.old(0).mkdir(parents=True)
        (left.old(0) / "report.docx").write_text("former")
        left.begin([stage.Target("o", ("report.docx",), ())])
        (folder / "cases.csv").write_text("case_id\n")
        assert run("build", folder, "-o", tmp_path / "o").code == 3
        assert (tmp_path / "o" / "report.docx").read_text() == "former"
        assert not list(tmp_path.glob(".reportgen-*"))

    def it_makes_the_same_bytes_twice_in_any_time_zone_and_order_of_hashes(self, typed, folder, tmp_path):
        for name, zone in (("a", "UTC"), ("b", "Pacific/Kiritimati")):
            where = {"TZ": zone, "PYTHONHASHSEED": str(ord(name)), "SOURCE_DATE_EPOCH": str(ord(name))}
            assert typed("build", folder, "-o", tmp_path / name, **where).code == 0
        manifests = [json.loads((tmp_path / name / "manifest.json").read_text()) for name in ("a", "b")]
        assert manifests[0] == manifests[1]

    def it_refuses_on_warnings_when_strict(self, run, folder, tmp_path):
        done = run("build", folder, "--strict", "-o", tmp_path / "o")
        assert done.code in (0, 3)
        (folder / "cases.csv").write_text((folder / "cases.csv").read_text().replace("C2", "c1"))
        strict = run("build", folder, "--strict", "--format", "html", "-o", tmp_path / "p")
        assert strict.code == 3
        assert not (tmp_path / "p").exists()


class DescribeRefusals:
    @pytest.mark.parametrize(
        ("cells", "code"),
        [
            ({"states": "Atlantis"}, 3),
            ({"act_types": "detentoin"}, 3),
            ({"act_dates": "2030-02-30"}, 3),
            ({"account": "It was Ulla Brandvik."}, 5),
            ({"consent": "anonymous", "account_anonymous": "On 3 May 2030 she was followed."}, 5),
        ],
    )
    def it_refuses_a_build_and_leaves_the_former_outputs(self, run, tmp_path, cells, code):
        folder = write_folder(tmp_path / "f", [case("C1", **{"account": ACCOUNT, **cells})], persons=PERSONS)
        (tmp_path / "o").mkdir()
        (tmp_path / "o" / "report.docx").write_text("former")
        done = run("build", folder, "--format", "docx", "-o", tmp_path / "o")
        assert done.code == code
        assert (tmp_path / "o" / "report.docx").read_text() == "former"
        assert done.out == ""
        assert "Brandvik" not in done.said

    @pytest.mark.parametrize(
        ("prose", "code", "said"),
        [
            ("# Introduction\n\n{{ states.folow_up }} States.", 4, "states.follow_up"),
            ("# Introduction\n\n{{ 7 * 7 }}", 4, "arithmetic"),
            ("# Introduction\n\n{% if states %}open", 4, "introduction.md"),
            ("# Introduction\n\nWe thank Ulla Brandvik.", 5, "introduction.md"),
        ],
    )
    def it_refuses_prose_and_says_where(self, run, tmp_path, prose, code, said):
        persons = [{**PERSONS[0], "consent": "none"}]
        folder = write_folder(tmp_path / "f", [case("C1", account=ACCOUNT)], persons=persons)
        (folder / "prose").mkdir()
        (folder / "prose" / "introduction.md").write_text(prose)
        done = run("build", folder, "--format", "html", "-o", tmp_path / "o")
        assert (done.code, said in done.err) == (code, True), done.err
        assert not (tmp_path / "o").exists()

    def it_names_a_document_that_word_holds_open(self, run, folder, tmp_path):
        run("build", folder, "--format", "docx", "-o", tmp_path / "o")
        (tmp_path / "o" / "~$port.docx").write_text("")
        done = run("build", folder, "--format", "docx", "-o", tmp_path / "o")
        assert (done.code, "report.docx" in done.err) == (6, True)

    @pytest.mark.parametrize(
        "arguments", [(), ("build",), ("build", "x", "--format", "odt"), ("annex", "x"), ("nonsense",)]
    )
    def it_explains_usage(self, run, tmp_path, arguments):
        assert run(*arguments, cwd=tmp_path).code == 2

    @pytest.mark.parametrize("name", ["build", "check", "figures"])
    def it_says_when_there_is_no_folder(self, run, tmp_path, name):
        done = run(name, tmp_path / "nothing")
        assert (done.code, "nothing" in done.err) == (2, True)


class DescribeCheck:
    def it_lists_every_finding_with_its_place(self, run, tmp_path):
        folder = write_folder(tmp_path / "f", [case("C1", states="Korea", act_types="x"), case("C1", part="old")])
        done = run("check", folder)
        assert done.code == 3
        for words in ("cases.csv, row 2, column states", "(PRK)", "(KOR)", "column act_types", "column part", "row 3"):
            assert words in done.out

    def it_prints_json(self, run, tmp_path):
        folder = write_folder(tmp_path / "f", [case("C1", states="Korea")])
        found = json.loads(run("check", folder, "--json").out)
        error = next(finding for finding in found if finding["severity"] == "error")
        assert (error["source"], error["row"], error["column"]) == ("cases.csv", 2, "states")

    def it_writes_nothing_into_the_folder(self, run, folder):
        before = sorted(folder.rglob("*"))
        run("check", folder)
        assert sorted(folder.rglob("*")) == before

    def it_finds_errors_of_prose_too(self, run, folder):
        (folder / "prose").mkdir()
        (folder / "prose" / "policy.md").write_text("# Policy\n\n{{ nothing }}")
        done = run("check", folder)
        assert (done.code, "policy.md" in done.out) == (4, True)


class DescribeNew:
    def it_makes_a_folder_that_builds_once_rows_are_added(self, run, tmp_path):
        folder = tmp_path / "2032"
        assert run("new", folder).code == 0
        columns = (folder / "cases.csv").read_text(encoding="utf-8-sig").strip().split(",")
        row = case("C1", states="NA", account="Told.")
        with (folder / "cases.csv").open("a", encoding="utf-8") as file:
            file.write(",".join(row.get(column, "") for column in columns) + "\n")
        done = run("build", folder, "--format", "docx", "--format", "html", "-o", tmp_path / "o")
        assert done.code == 0, done.err
        assert "Namibia" in (tmp_path / "o" / "report.html").read_text()

    def it_refuses_a_folder_that_has_any_of_its_files(self, run, tmp_path):
        (tmp_path / "cases.csv").write_text("mine")
        done = run("new", tmp_path)
        assert (done.code, "cases.csv" in done.err) == (2, True)
        assert [path.name for path in tmp_path.iterdir()] == ["cases.csv"]


class DescribeAnnex:
    def it_answers_for_a_withheld_state_as_for_one_with_none(self, run, folder, tmp_path):
        done = run("annex", folder, "XAC", "Dorvale", "-o", tmp_path / "o")
        assert done.code == 0
        texts = []
        for code, name in (("XAC", "Cordania"), ("XAD", "Dorvale")):
            document = (tmp_path / "o" / "annexes" / f"{code}.docx").read_bytes()
            texts.append(_text(document).replace(name, "STATE"))
        assert texts[0] == texts[1]

    def it_makes_one_docx_and_one_pdf_for_each_listed_state(self, run, folder, tmp_path):
        run("annex", folder, "--all", "-o", tmp_path / "o")
        assert sorted(path.name for path in (tmp_path / "o" / "annexes").iterdir()) == [
            "XAA.docx", "XAA.pdf", "manifest.json",
        ]  # fmt: skip

    @pytest.mark.parametrize(("name", "said"), [("Korea", "KOR"), ("Atlantis", "No State")])
    def it_names_candidates_and_never_guesses(self, run, folder, tmp_path, name, said):
        done = run("annex", folder, name, "-o", tmp_path / "o")
        assert (done.code, said in done.err) == (2, True)


class DescribeFigures:
    def it_draws_every_chart_with_its_table_and_its_words(self, run, folder, tmp_path):
        assert run("figures", folder, "-o", tmp_path / "o").code == 0
        names = {path.stem for path in (tmp_path / "o" / "figures").iterdir()}
        assert {"cases_by_act", "states_by_act", "days_to_reply", "replies_by_form", "states_by_region"} <= names
        for name in names:
            assert {path.suffix for path in (tmp_path / "o" / "figures").glob(f"{name}.*")} == {
                ".svg",
                ".png",
                ".csv",
                ".txt",
            }


def it_says_its_version(typed):
    assert typed("--version").out.strip().endswith(__version__)


def it_has_an_example_in_the_help_of_each_command(run):
    for name in ("new", "check", "build", "annex", "figures"):
        assert "Example: reportgen" in run(name, "--help").out


def it_shows_an_example_of_an_annex_that_works(run, tmp_path):
    """The States of the example in the help are States of data/example."""
    words = run("annex", "--help").out.split("Example: reportgen annex data/example ")[1].split(", or")[0]
    listed = (REPOSITORY / "data" / "example" / "countries.csv").read_text(encoding="utf-8")
    assert all(f"{word}," in listed for word in shlex.split(words))


def it_keeps_persons_elsewhere(run, tmp_path):
    folder = write_folder(tmp_path / "f", [case("C1", account=ACCOUNT, victims="P-1")], toml=REPORT_TOML)
    kept = write_folder(tmp_path / "kept", [], persons=PERSONS) / "persons.csv"
    done = run("build", folder, "--format", "html", "-o", tmp_path / "o", REPORTGEN_PERSONS=str(kept))
    assert done.code == 0, done.err
    assert "Ms. Ulla Brandvik" in (tmp_path / "o" / "report.html").read_text()


def _text(document: bytes) -> str:
    import io
    import re
    import zipfile

    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        return re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode())
