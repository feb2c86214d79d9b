"""The story of loading: what a folder holds comes out whole, whatever it is called and wherever persons are kept."""

from __future__ import annotations

import os
import threading

import pytest
from good_table import CASES
from workbook_files import xlsx

from reportgen import resources
from reportgen.errors import UsageError
from reportgen.findings import Severity
from reportgen.loading import load

PERSONS = "person_key,name,consent\nP-1,Ada Xample,named\n"


def rules(loaded):
    return [finding.rule for finding in loaded.raw.findings]


class DescribeTables:
    def it_reads_the_tables_that_are_there(self, folder):
        (folder / "responses.csv").write_text("response_id,case_ids\nR-1,C-1\n", encoding="utf-8")
        loaded = load(folder)
        assert list(loaded.raw.tables) == ["cases", "responses"]
        assert loaded.raw.tables["cases"].source == "cases.csv"
        assert loaded.settings.report.symbol == "A/HRC/99/1"

    def it_reads_files_whose_names_have_capitals(self, folder):
        (folder / "cases.csv").rename(folder / "Cases.CSV")
        loaded = load(folder)
        assert loaded.raw.tables["cases"].source == "Cases.CSV"
        assert loaded.raw.findings == ()

    def it_takes_no_notice_of_files_that_are_open_elsewhere(self, folder):
        for name in ("~$book.xlsx", ".~lock.cases.csv#", "._cases.csv", ".DS_Store", "notes.docx"):
            (folder / name).write_bytes(b"x")
        assert load(folder).raw.findings == ()

    def it_says_how_to_name_the_one_workbook(self, folder):
        (folder / "cases.csv").unlink()
        (folder / "Fälle.xlsx").write_bytes(xlsx({"cases": [["case_id"], ["C-1"]]}))
        (missing, *_) = load(folder).raw.findings
        assert 'workbook = "Fälle.xlsx"' in missing.message

    def it_shows_counts_only(self, folder):
        (folder / "persons.csv").write_text(PERSONS, encoding="utf-8")
        assert "Xample" not in repr(load(folder))
        assert "2 rows" in repr(load(folder))

    def it_loads_the_public_record(self):
        loaded = load(resources.reference().parent / "public-record", keep=False)
        assert loaded.raw.findings == ()
        assert len(loaded.raw.tables["cases"].cells) == 33


class DescribePersonsElsewhere:
    def it_reads_them_where_they_are(self, folder, tmp_path):
        (tmp_path / "list.csv").write_text(PERSONS, encoding="utf-8")
        table = load(folder, persons=tmp_path / "list.csv").raw.tables["persons"]
        assert table.source == "list.csv"
        assert table.cells["person_key"].tolist() == ["P-1"]

    def it_reads_them_from_a_workbook(self, folder, tmp_path):
        (tmp_path / "list.xlsx").write_bytes(xlsx({"Persons": [["person_key", "name"], ["P-1", "Ada Xample"]]}))
        assert load(folder, persons=tmp_path / "list.xlsx").raw.tables["persons"].cells.index.tolist() == [2]

    def it_reads_them_from_a_pipe(self, folder, tmp_path):
        """So that they can be decrypted on the way: --persons <(gpg -d persons.csv.gpg)."""
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_text, args=(PERSONS,), daemon=True)
        writer.start()
        assert load(folder, persons=pipe).raw.tables["persons"].cells.index.tolist() == [2]
        writer.join()

    def it_says_when_the_folder_has_persons_too(self, folder, tmp_path):
        for path in (folder / "persons.csv", tmp_path / "list.csv"):
            path.write_text(PERSONS, encoding="utf-8")
        assert rules(load(folder, persons=tmp_path / "list.csv")) == ["table.twice"]

    def it_takes_the_folders_own_persons_for_the_same(self, folder):
        (folder / "persons.csv").write_text(PERSONS, encoding="utf-8")
        assert rules(load(folder, persons=folder / "persons.csv")) == []

    def it_says_when_the_workbook_has_no_persons(self, folder, tmp_path):
        (tmp_path / "list.xlsx").write_bytes(xlsx({"names": [["person_key"], ["P-1"]]}))
        assert "workbook.no_sheet" in rules(load(folder, persons=tmp_path / "list.xlsx"))

    @pytest.mark.parametrize("name", ["nothing.csv", "."])
    def it_says_when_there_are_none(self, folder, tmp_path, name):
        with pytest.raises(UsageError, match="no persons that can be read"):
            load(folder, persons=tmp_path / name)


class DescribeProse:
    def it_brings_the_default_chapters(self, folder):
        names = sorted(file.stem for file in (resources.templates() / "prose").glob("*.md"))
        prose = load(folder).prose
        assert [file.name for file in prose] == names
        assert not any(file.own for file in prose)

    @pytest.mark.parametrize("name", ["introduction.md", "Introduction.MD"])
    def it_takes_the_folders_own_chapter_instead(self, folder, name, monkeypatch, tmp_path):
        (tmp_path / "templates" / "prose").mkdir(parents=True)
        for chapter in ("introduction", "conclusions"):
            (tmp_path / "templates" / "prose" / f"{chapter}.md").write_text("default", encoding="utf-8")
        monkeypatch.setattr(resources, "templates", lambda: tmp_path / "templates")
        (folder / "prose").mkdir()
        (folder / "prose" / name).write_text("ours", encoding="utf-8")
        prose = load(folder).prose
        assert [(file.name, file.text, file.own) for file in prose] == [
            ("conclusions", "default", False),
            ("introduction", "ours", True),
        ]

    def it_keeps_further_chapters(self, folder):
        (folder / "prose").mkdir()
        (folder / "prose" / "afterword.md").write_text("ours", encoding="utf-8")
        (folder / "prose" / "picture.png").write_bytes(b"x")
        assert [file.source for file in load(folder).prose if file.own] == ["prose/afterword.md"]

    def it_warns_where_a_further_chapter_is_called_nearly_as_a_default_one(self, folder):
        (folder / "prose").mkdir()
        for name in ("polcy.md", "afterword.md"):
            (folder / "prose" / name).write_text("ours", encoding="utf-8")
        (found,) = load(folder).raw.findings.warnings
        place = (found.rule, found.where.source, found.allowed)
        assert place == ("prose.nearly_a_chapter", "prose/polcy.md", "policy.md")


def it_collects_findings_of_every_part_at_once(folder):
    (folder / "report.toml").write_text('[report]\nsession = "x"\n', encoding="utf-8")
    (folder / "cases.csv").write_bytes(CASES.replace("case_id", "phone,case_id").replace("\nC-", "\n,C-").encode())
    (folder / "corrections.csv").write_text("table,key,column,old,new\ncases,C-9,part,a,b\n", encoding="utf-8")
    (folder / "countries.csv").write_text("iso3,name_en\nXA,Axland\n", encoding="utf-8")
    (folder / "prose").mkdir()
    (folder / "prose" / "introduction.md").write_bytes(b"a\x07")
    found = rules(load(folder))
    assert [rule.split(".")[0] for rule in found] == ["settings", "table", "correction", "country", "prose"]


def it_notes_but_does_not_stop_at_semicolons(folder):
    (folder / "cases.csv").write_text(CASES.replace(",", ";"), encoding="utf-8")
    (finding,) = load(folder).raw.findings
    assert finding.severity is Severity.NOTE
