"""`reportgen screen` as it is typed: what a build writes is clean, and what drafters keep is not."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest
from folders import case, write_folder

REPOSITORY = Path(__file__).parents[2]
FOLDER = REPOSITORY / "data" / "example"
DELIVERED = ("report.docx", "report.html", "report.pdf", "facts.json", "manifest.json", "figures")
NAME, SURNAME = "Zyxqanor Vrublikov", "Vrublikov"


@pytest.fixture
def folder(tmp_path):
    persons = [
        {"person_key": "P-1", "name": NAME, "surname": SURNAME, "consent": "none", "descriptor": "a lawyer"},
        {"person_key": "P-2", "name": "Openly Namdrell", "surname": "Namdrell", "consent": "named",
         "consent_date": "2031-01-01", "consent_evidence": "x", "descriptor": "a lawyer"},
    ]  # fmt: skip
    cases = [case("2031-XAA-001", account="{P-1} and {P-2} were told.", victims="P-1|P-2"),
             case("2031-XAA-002", consent="withheld")]  # fmt: skip
    return write_folder(tmp_path / "folder", cases, persons=persons)


@pytest.mark.slow
class DescribeExample:
    def it_finds_nothing_in_what_may_leave(self, run, example):
        done = run("screen", *(example / name for name in DELIVERED), "--folder", FOLDER)
        assert (done.code, done.out) == (0, ""), done.said
        files = len(DELIVERED) - 1 + len(list((example / "figures").iterdir()))
        assert done.err.startswith(f"0 findings in {files} files")

    def but_in_what_is_for_drafters(self, run, example):
        internal = example.with_name(f"{example.name}.internal")
        done = run("screen", internal, "--folder", FOLDER)
        assert done.code == 5
        assert "the id of a case that is left out" in done.out

    def it_reads_in_each_format_who_is_named(self, run, tmp_path):
        """A reader that loses words would find nobody, and call every file clean."""
        from reportgen.name_search import NameIndex, ProtectedName
        from reportgen.screening import CaseIds, Wanted, screen

        with (FOLDER / "persons.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["kind"] == "person"][:60]
        agreed = {"consent": "named", "consent_date": "2031-01-01", "consent_evidence": "x", "age_group": "",
                  "descriptor": "a lawyer"}  # fmt: skip
        people = [{**row, **agreed} for row in rows]
        keys = [row["person_key"] for row in rows]
        cases = [
            case(f"C-{place}", account=f"{{{'}, {'.join(own)}}} were told.", victims="|".join(own))
            for place in range(12)
            for own in [keys[5 * place : 5 * place + 5]]
        ]
        folder = write_folder(tmp_path / "folder", cases, persons=people)
        assert run("build", folder, "-o", tmp_path / "out").code == 0
        index = NameIndex([ProtectedName(row["person_key"], row["name"], row["surname"], row["kind"]) for row in rows])

        class Nobody:
            find = index.find

            def may_stand(self, key):
                return False

            def closed(self):
                return self

            def surname_of(self, key):
                return key

        named = {}
        for format_ in ("docx", "html", "pdf"):
            found = screen([tmp_path / "out" / f"report.{format_}"], Wanted(Nobody(), CaseIds([])), show=True).counting
            full = {one.shown for one in found if one.how == "full"}
            named[format_] = {match.key for text in full for match in index.find(text) if match.how == "full"}
        assert len(named["docx"]) > 50
        assert named["docx"] == named["html"] == named["pdf"]


class DescribeCommand:
    def it_tells_where_a_name_stands_and_not_whose(self, run, folder, tmp_path):
        (tmp_path / "note.txt").write_text(f"x\nSo {NAME} said; Openly Namdrell too.")
        done = run("screen", tmp_path / "note.txt", "--folder", folder)
        assert done.code == 5
        assert done.out == f"{tmp_path}/note.txt, line 2: a protected name, in full\n"
        assert done.err == "1 finding in 1 file, with the names of 2 persons.\n"

    def but_it_shows_it_on_request(self, run, folder, tmp_path):
        (tmp_path / "note.txt").write_text(f"So {NAME} said.")
        done = run("screen", tmp_path / "note.txt", "--folder", folder, "--show")
        assert done.out.endswith(f"a protected name, in full: “{NAME}”\n")

    @pytest.mark.parametrize("more", [(), ("--json",), ("--verbose",), ("-q",), ("--json", "--verbose")])
    def it_says_no_name_anywhere(self, run, folder, tmp_path, more):
        (tmp_path / "sent" / SURNAME).mkdir(parents=True)
        (tmp_path / "sent" / SURNAME / f"{SURNAME}.json").write_text(
            json.dumps({NAME: [NAME, f"{SURNAME}@example.org"]})
        )
        (tmp_path / "sent" / "broken.docx").write_bytes(b"PK\x03\x04" + NAME.encode())
        with zipfile.ZipFile(tmp_path / "sent" / "a.zip", "w") as packed:
            packed.writestr(f"{NAME}.txt", f"{NAME}, +41 22 555 01 98, 2031-XAA-002")
        done = run("screen", tmp_path / "sent", "--folder", folder, *more)
        assert done.code == 5
        assert SURNAME.casefold() not in done.said.casefold()
        assert "example.org" not in done.said
        assert "555" not in done.said
        assert "XAA-002" not in done.said

    def it_prints_findings_for_programs(self, run, folder, tmp_path):
        (tmp_path / "note.txt").write_text(f"So {NAME} said.")
        (found,) = json.loads(run("screen", tmp_path / "note.txt", "--folder", folder, "--json").out)
        assert found == {"where": f"{tmp_path}/note.txt, line 1", "what": "name", "how": "full", "why": "", "number": 1,
                         "for_review": False}  # fmt: skip

    def it_passes_a_given_name_but_says_that_it_is_there(self, run, folder, tmp_path):
        (tmp_path / "note.txt").write_text("Zyxqanor said.")
        done = run("screen", tmp_path / "note.txt", "--folder", folder)
        assert (done.code, done.out) == (0, "")
        assert "1 given name for a person to look at" in done.err
        assert "a given name" in run("screen", tmp_path / "note.txt", "--folder", folder, "--verbose").out

    def it_refuses_a_file_that_it_cannot_look_into(self, run, folder, tmp_path):
        (tmp_path / "a.docx").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"\x00" * 600)
        done = run("screen", tmp_path / "a.docx", "--folder", folder)
        assert done.code == 5
        assert "could not be looked into" in done.out

    def it_needs_files_that_are_there_and_a_folder(self, run, folder, tmp_path):
        assert run("screen", tmp_path / "a.docx", "--folder", folder).code == 2
        assert run("screen", folder / "cases.csv").code == 2
        assert run("screen", "--folder", folder).code == 2
        assert run("screen", folder / "cases.csv", "--folder", tmp_path / "nowhere").code == 2

    def it_looks_into_nothing_while_the_data_has_errors(self, run, tmp_path):
        broken = write_folder(tmp_path / "folder", [case("C-1", states="Nowhere")])
        done = run("screen", broken / "cases.csv", "--folder", broken)
        assert (done.code, done.out) == (3, "")
        assert "nothing was looked into" in done.err

    def it_takes_persons_that_are_kept_elsewhere(self, run, folder, tmp_path):
        safe = tmp_path / "safe.csv"
        (folder / "persons.csv").rename(safe)
        (tmp_path / "note.txt").write_text(f"So {NAME} said.")
        assert run("screen", tmp_path / "note.txt", "--folder", folder, "--persons", safe).code == 5

    def it_writes_nothing(self, run, folder, tmp_path):
        (tmp_path / "note.txt").write_text(NAME)
        before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
        run("screen", tmp_path, "--folder", folder)
        assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
