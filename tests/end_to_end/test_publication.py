"""From a draft to what is published: freeze, two people sign, publish; and a cell that changes makes all of it void."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from datetime import date

import pytest
from folders import REPORT_TOML, case, write_folder, write_table
from judges.available import libreoffice, needs

from reportgen import gates, publication
from reportgen.errors import ProtectionError, UsageError
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.pipeline import composed
from reportgen.run import Request

ANA, BO = "Ana Ruiz, Chief of Section", "王小明, 处长"
SPECIMEN = ">Specimen – not a United Nations document<"
DRAFT = ">DRAFT – Specimen – not a United Nations document<"
EPOCH = {"SOURCE_DATE_EPOCH": str(1_929_225_600)}  # 19 February 2031
PERSONS = [{"person_key": "P-1", "name": "Ulla Brandvik", "surname": "Brandvik", "honorific": "Ms.", "consent": "none",
            "descriptor": "a lawyer"}]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return write_folder(
        tmp_path / "données 2031",
        [case("C-1", account="It was alleged that {P-1} was arrested.", victims="P-1", act_types="detention"),
         case("C-2", states="XAB", account="Told.", act_types="detention", place="Quorblithe")],
        persons=PERSONS,
    )  # fmt: skip


def change_a_cell(folder):
    path = folder / "cases.csv"
    path.write_text(path.read_text().replace("Told.", "Told anew."))


def html_of(output):
    return (output / "report.html").read_text()


def drawings_of(output):
    drawn = [path.read_text() for path in (output / "figures").glob("*.svg")]
    assert drawn
    return drawn


def kept(folder):
    return {path: path.read_bytes() for path in (folder / ".reportgen").rglob("*") if path.is_file()}


@pytest.mark.slow
def it_goes_from_a_draft_to_what_is_published_and_back_when_a_cell_changes(run, folder, tmp_path):
    output = tmp_path / "o"
    publish = ("build", folder, "--publish", "--format", "html", "-o", output)

    assert run("build", folder, "--format", "html", "-o", output).code == 0
    assert "DRAFT" in html_of(output)
    assert json.loads((output / "facts.json").read_text())["draft"] is True
    manifest = json.loads((output / "manifest.json").read_text())
    assert (manifest["draft"], manifest["signed_off"], manifest["notice"][:6]) == (True, [], "DRAFT.")
    assert (output / "figures" / "cases_by_act.txt").read_text().startswith("Draft. ")
    assert all(DRAFT in drawn for drawn in drawings_of(output))

    drafted = html_of(output)
    refused = run(*publish)
    assert (refused.code, "0 people have signed" in refused.err) == (5, True)

    frozen = run("freeze", folder, "--label", "advance edited", **EPOCH)
    assert (frozen.code, "advance edited" in frozen.out) == (0, True)
    assert run("sign-off", folder, "--as", ANA, **EPOCH).code == 0
    again = run("sign-off", folder, "--as", "ANA  RUÍZ, Officer", **EPOCH)
    assert (again.code, "second person" in again.err) == (2, True)
    assert run(*publish).code == 5
    assert html_of(output) == drafted
    assert run("sign-off", folder, "--as", BO, **EPOCH).code == 0

    published = run(*publish)
    assert published.code == 0, published.err
    assert "DRAFT" not in html_of(output).upper()
    manifest = json.loads((output / "manifest.json").read_text())
    assert manifest["draft"] is False
    assert manifest["signed_off"] == [
        {"name": "Ana Ruiz", "function": "Chief of Section", "day": "2031-02-19"},
        {"name": "王小明", "function": "处长", "day": "2031-02-19"},
    ]
    assert json.loads((output / "facts.json").read_text())["draft"] is False
    assert not any("Draft" in path.read_text() for path in (output / "figures").glob("*.txt"))
    assert all(DRAFT not in drawn and SPECIMEN in drawn for drawn in drawings_of(output))

    change_a_cell(folder)
    listed = json.loads(run("versions", folder, "--json").out)
    assert [each["state"] for each in listed["sign_offs"]] == ["data_changed", "data_changed"]
    assert [each["present"] for each in listed["versions"]] == [False]
    assert "void: the data has changed" in run("versions", folder).out
    assert run(*publish).code == 5
    assert "DRAFT" not in html_of(output).upper()


@pytest.mark.slow
def it_publishes_nothing_while_a_name_that_was_printed_cannot_be_looked_for(run, folder, tmp_path):
    """A chapter that people wrote may hold it still, and no search by a table from which it was taken would find it."""
    consents = {"consent_date": "2031-01-01", "consent_evidence": "x"}
    write_table(folder / "persons.csv", [PERSONS[0] | consents | {"consent": "named"}])
    (folder / "prose").mkdir()
    (folder / "prose" / "introduction.md").write_text(
        "# Introduction\n\nThe case of Ms. Ulla Brandvik is an example.\n"
    )
    assert run("freeze", folder).code == 0
    write_table(folder / "persons.csv", [PERSONS[0] | {"name": "Redacted", "surname": ""}])
    for who in (ANA, BO):
        assert run("sign-off", folder, "--as", who).code == 0
    done = run("build", folder, "--publish", "--format", "html", "-o", tmp_path / "o")
    assert (done.code, "whom an earlier report names" in done.err) == (5, True), done.said
    assert not (tmp_path / "o").exists()


class DescribeFreeze:
    def it_keeps_a_version_once_and_may_add_a_label(self, run, folder):
        first = run("freeze", folder)
        before = kept(folder)
        again = run("freeze", folder)
        assert "Nothing has changed" in again.err
        assert first.out == again.out
        assert kept(folder) == before
        assert "edited" in run("freeze", folder, "--label", "edited").out
        assert run("freeze", folder, "--label", "edited").err.count("Nothing has changed") == 1
        assert "edited; final" in run("freeze", folder, "--label", "final").out
        assert {path for path, content in kept(folder).items() if before.get(path) != content} == {
            path for path in before if path.name == "about.json"
        }

    def it_lists_versions_in_their_order_and_says_which_is_present(self, run, folder):
        run("freeze", folder)
        change_a_cell(folder)
        assert "is not frozen" in run("versions", folder).err
        run("freeze", folder, "--label", "second")
        first, second = run("versions", folder).out.splitlines()
        assert first.startswith("1  2031-08-17  ")
        assert "2 States, 2 cases" in first
        assert second.endswith("second  (present)")

    def it_keeps_nothing_confidential_and_nothing_that_others_may_read(self, run, folder):
        run("freeze", folder, "--label", "x")
        run("sign-off", folder, "--as", ANA)
        home = folder / ".reportgen"
        for path in (home, *home.rglob("*")):
            assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
        for path, content in kept(folder).items():
            for secret in ("Brandvik", "Ulla", "P-1", "C-1", "C-2"):
                assert secret.encode() not in content, (path.name, secret)

    @pytest.mark.parametrize(("label", "code"), [("a\nb", 2), ("\x1b[2J", 2), ("x" * 201, 2), ("for Ulla Brandvik", 5)])
    def it_refuses_a_label_that_cannot_be_kept(self, run, folder, label, code):
        done = run("freeze", folder, "--label", label)
        assert done.code == code, done.err
        assert "Brandvik" not in done.said
        assert not (folder / ".reportgen" / "versions").exists()

    def it_freezes_nothing_that_could_not_be_built(self, run, folder):
        (folder / "prose").mkdir()
        (folder / "prose" / "introduction.md").write_text("# A\n\n{{ nothing }}")
        assert run("freeze", folder).code == 4
        assert not (folder / ".reportgen" / "versions").exists()

    def it_bears_the_day_of_the_clock_where_the_report_has_none(self, run, tmp_path):
        toml = REPORT_TOML.replace("date = 2031-08-17\n", "")
        folder = write_folder(tmp_path / "f", [case("C-1", account="Told.")], toml=toml)
        assert run("freeze", folder, **EPOCH).out.startswith("1  2031-02-19  ")


class DescribeSignOff:
    @pytest.mark.parametrize("who", ["Ana", "Ana\n, Chief", "\x1b[2J, x", "Ana\u202e, x", ", x"])
    def it_refuses_a_line_that_names_nobody_or_deceives(self, run, folder, who):
        done = run("sign-off", folder, "--as", who)
        assert done.code == 2
        assert "\x1b" not in done.said
        assert not (folder / ".reportgen" / "signoffs.json").exists()

    def it_refuses_the_name_of_a_person_who_is_protected(self, run, folder):
        done = run("sign-off", folder, "--as", "Ulla Brandvik, lawyer")
        assert done.code == 5
        assert "Brandvik" not in done.said
        assert not (folder / ".reportgen" / "signoffs.json").exists()

    @pytest.mark.parametrize("options", [(), ("--withdraw",), ("--list", "--as", ANA), ("--list", "--withdraw")])
    def it_explains_its_usage(self, run, folder, options):
        done = run("sign-off", folder, *options)
        assert (done.code, "--as" in done.err) == (2, True)

    def it_is_taken_back_even_while_the_data_has_errors(self, run, folder, tmp_path):
        run("sign-off", folder, "--as", ANA)
        run("sign-off", folder, "--as", BO)
        (folder / "cases.csv").write_text("case_id\n")
        assert "void" in run("sign-off", folder, "--list").out
        assert run("sign-off", folder, "--withdraw", "--as", "ana ruiz").code == 0
        assert run("sign-off", folder, "--withdraw", "--as", "Bo Ek").code == 2
        lines = run("sign-off", folder, "--list").out.splitlines()
        assert [line.rsplit("  ", 1)[1] for line in lines] == ["withdrawn", "void: the data has changed"]

    def it_signs_nothing_off_that_could_not_be_built(self, run, folder):
        (folder / "cases.csv").write_text("case_id\n")
        assert run("sign-off", folder, "--as", ANA).code == 3

    def it_takes_the_sign_offs_of_two_processes_at_once(self, folder):
        done = at_once(*(("sign-off", folder, "--as", f"{name}, Officer") for name in ("Ana", "Bo", "Cy", "Di")))
        assert [code for code, _ in done] == [0, 0, 0, 0], done
        entries = json.loads((folder / ".reportgen" / "signoffs.json").read_text())["entries"]
        assert sorted(entry["name"] for entry in entries) == ["Ana", "Bo", "Cy", "Di"]

    def but_not_one_person_twice(self, folder):
        done = at_once(*[("sign-off", folder, "--as", ANA)] * 3)
        assert sorted(code for code, _ in done) == [0, 2, 2], done


def at_once(*commands):
    """Several commands started together; the exit code of each and what it said."""
    started = [
        subprocess.Popen([sys.executable, "-m", "reportgen", *map(str, command)], stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True, env=os.environ)
        for command in commands
    ]  # fmt: skip
    said = [process.communicate()[0] for process in started]
    return [(process.returncode, words) for process, words in zip(started, said, strict=True)]


def it_freezes_one_version_once_in_two_processes_at_once(run, folder):
    assert [code for code, _ in at_once(*[("freeze", folder)] * 3)] == [0, 0, 0]
    assert len(list((folder / ".reportgen" / "versions").iterdir())) == 1
    assert run("versions", folder).code == 0
    assert not [path for path in folder.iterdir() if path.name.startswith(".") and path.name != ".reportgen"]


class DescribeDamage:
    @pytest.mark.parametrize("command", [("versions",), ("sign-off", "--as", BO), ("sign-off", "--list"),
                                         ("sign-off", "--withdraw", "--as", ANA), ("build", "--publish")])  # fmt: skip
    def it_stops_at_damaged_sign_offs_and_loses_nothing(self, run, folder, tmp_path, command):
        run("sign-off", folder, "--as", ANA)
        path = folder / ".reportgen" / "signoffs.json"
        path.write_bytes(path.read_bytes()[:-9])
        before = kept(folder)
        output = ("-o", tmp_path / "o", "--format", "html") if command[0] == "build" else ()
        done = run(command[0], folder, *command[1:], *output)
        assert (done.code, "signoffs.json" in done.err) == (3, True), done.err
        assert kept(folder) == before
        assert not (tmp_path / "o").exists()

    @pytest.mark.parametrize("command", ["freeze", "versions"])
    def it_stops_at_a_damaged_version_and_loses_nothing(self, run, folder, command):
        run("freeze", folder)
        path = next((folder / ".reportgen" / "versions").glob("*/facts.json"))
        path.write_bytes(path.read_bytes().replace(b'"value":2', b'"value":3', 1))
        before = kept(folder)
        done = run(command, folder)
        assert (done.code, path.parent.name in done.err) == (3, True), done.err
        assert kept(folder) == before

    @pytest.mark.parametrize("command", [("freeze",), ("versions",), ("sign-off", "--as", ANA), ("build", "--publish"),
                                         ("sign-off", "--withdraw", "--as", ANA)])  # fmt: skip
    def it_follows_no_link_in_place_of_the_folder(self, run, folder, tmp_path, command):
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        (folder / ".reportgen").symlink_to(elsewhere)
        output = ("-o", tmp_path / "o") if command[0] == "build" else ()
        done = run(command[0], folder, *command[1:], *output)
        assert (done.code, "is a link" in done.err) == (3, True), done.err
        assert list(elsewhere.iterdir()) == []


class DescribeWhatBlocks:
    def it_refuses_to_publish_what_a_finding_blocks_and_drafts_it_all_the_same(self, folder, tmp_path):
        for who in (ANA, BO):
            publication.sign_off(Request(folder, folder), who)
        request = Request(folder, tmp_path / "o", publish=True)
        stated, report = composed(request)
        assert len(gates.publication(request, stated, report)) == 2
        found = Finding("linkage.unique", Severity.WARNING, Where("cases"), "Somebody may be known.",
                        blocks_publication=True)  # fmt: skip
        stated.findings = stated.findings.merged([found])
        with pytest.raises(ProtectionError, match="block publication") as refused:
            gates.publication(request, stated, report)
        assert refused.value.findings == Findings([found])
        assert gates.publication(Request(folder, tmp_path / "o"), stated, report) == ()

    def it_refuses_an_annex_that_is_not_signed_off(self, run, folder, tmp_path):
        assert run("annex", folder, "XAA", "--publish", "-o", tmp_path / "o").code == 5
        assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("seconds", ["", "x", "1e3", "9" * 40])
def it_reads_the_day_of_the_clock_or_of_source_date_epoch(monkeypatch, seconds):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    if not seconds:
        assert isinstance(publication.today(), date)
        return
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        publication.today()


@pytest.mark.slow
def it_says_draft_on_every_page_of_the_pdf(public_record, example, words_of_pages):
    for output in (public_record, example):
        assert pages_without_draft(words_of_pages(output / "report.pdf")) == []


@pytest.mark.slow
@needs(libreoffice)
def it_says_draft_on_every_page_of_the_word_file(in_libreoffice, words_of_pages):
    for path in in_libreoffice.values():
        assert pages_without_draft(words_of_pages(path)) == []


def pages_without_draft(pages):
    assert pages
    return [number for number, words in enumerate(pages, 1) if "DRAFT" not in words]


@pytest.mark.slow
def it_marks_annexes_until_they_are_published(run, folder, tmp_path):
    import pypdf

    for who in (ANA, BO):
        run("sign-off", folder, "--as", who)
    for name, options in (("draft", ()), ("published", ("--publish",))):
        assert run("annex", folder, "XAA", *options, "-o", tmp_path / name).code == 0
    pages = {name: [page.extract_text() for page in pypdf.PdfReader(tmp_path / name / "annexes" / "XAA.pdf").pages]
             for name in ("draft", "published")}  # fmt: skip
    assert all("DRAFT" in page for page in pages["draft"])
    assert not any("DRAFT" in page for page in pages["published"])


def it_keeps_no_draft_beside_a_published_annex_nor_the_other_way_round(run, folder, tmp_path):
    """One manifest speaks for all of them: whether they are drafts, and who signed."""
    for who in (ANA, BO):
        run("sign-off", folder, "--as", who)

    def made(*arguments):
        done = run("annex", folder, *arguments, "-o", tmp_path / "o")
        assert done.code == 0
        manifest = json.loads((tmp_path / "o" / "annexes" / "manifest.json").read_text())
        assert {path.name for path in (tmp_path / "o" / "annexes").glob("X*.docx")} == {
            name.removeprefix("annexes/") for name in manifest["outputs"] if name.endswith(".docx")
        }
        told = "annex.other_kind" in done.err
        return manifest["draft"], sorted(name for name in manifest["outputs"] if name.endswith(".docx")), told

    assert made("XAA") == (True, ["annexes/XAA.docx"], False)
    assert made("XAB") == (True, ["annexes/XAA.docx", "annexes/XAB.docx"], False)
    assert made("XAB", "--publish") == (False, ["annexes/XAB.docx"], True)
    assert made("XAA", "--publish") == (False, ["annexes/XAA.docx", "annexes/XAB.docx"], False)
    assert made("XAA") == (True, ["annexes/XAA.docx"], True)


@pytest.mark.parametrize("name", ["freeze", "versions", "sign-off"])
def it_has_an_example_in_the_help_of_each_command(run, name):
    assert f"Example: reportgen {name} data/example" in run(name, "--help").out
