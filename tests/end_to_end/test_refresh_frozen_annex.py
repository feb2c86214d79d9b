"""A country annex that lost its anchors and its base is refreshed against the version that was frozen when it left."""

from __future__ import annotations

import json
import shutil

import pytest
from refresh.edits import Edited, cell_texts, w
from refresh.google import exported
from refresh.reports import written

from reportgen import versions
from reportgen.loading import read_versions

AUTHOR = "Data refresh"
DESK = "Desk officer"
OWN = "The desk spoke to the Permanent Mission."


def finalised(file: Edited, run, folder, place) -> Edited:
    """The annex as `finalize` gives it out."""
    (place / "draft.docx").write_bytes(file.content())
    done = run("finalize", place / "draft.docx", "--folder", folder, "-o", place / "final.docx")
    assert done.code == 0, done.said
    final = Edited((place / "final.docx").read_bytes())
    assert final.tree().find(f".//{w('sdt')}") is None, "no controls are left"
    assert not any(name.startswith("customXml") for name in final.parts)
    return final


def through_docs(file: Edited, _run, _folder, _place) -> Edited:
    """The annex as Google Docs gives it out."""
    return Edited(exported(file.content()))


@pytest.fixture(scope="module", params=[finalised, through_docs])
def place(request, tmp_path_factory, run):
    """A folder whose version is frozen, the annex of a State that a desk edited, and the folder after corrections."""
    place = tmp_path_factory.mktemp("annexed")
    folder = written(place / "folder")
    assert run("annex", folder, "XAB", "-o", place).code == 0
    assert run("freeze", folder, "--label", "submitted").code == 0
    file = request.param(Edited((place / "annexes" / "XAB.docx").read_bytes()), run, folder, place)
    file.reword(file.saying("A group was watched"), "at its office", "at its offices in Lind", DESK)
    file.add(file.saying("are given in the table below"), OWN, DESK)
    file.write(file.saying("remained in prison"), "remained", " incommunicado", DESK)
    file.delete_row(file.row(file.table("Figure"), "Organizations"))
    (place / "edited.docx").write_bytes(file.content())
    written(folder, "a case added")
    return place


@pytest.fixture(scope="module")
def done(place, run):
    """The account of the refresh, for programs."""
    done = run("refresh", place / "folder", place / "edited.docx", "-o", place / "new.docx", "--base", "submitted",
               "--json")  # fmt: skip
    assert done.code == 0, done.said
    return json.loads(done.out)


@pytest.fixture(scope="module")
def result(place, done):
    """The file once every change in it is accepted."""
    return Edited((place / "new.docx").read_bytes()).accept()


class DescribeAnAnnexAgainstAVersion:
    def it_keeps_what_the_desk_wrote(self, result):
        assert result.says("A group was watched at its offices in Lind.")
        assert result.says(OWN)
        assert result.says("remained incommunicado in prison")
        assert "Organizations" not in [cell_texts(each)[0] for each in result.table("Figure").iter(w("tr"))]

    def it_has_the_figures_of_the_data(self, result):
        table = result.table("Figure")
        assert [cell_texts(result.row(table, row))[1] for row in ("Cases", "New cases", "Arrest or detention")] == [
            "4", "3", "3",
        ]  # fmt: skip

    def it_has_the_entry_that_is_new_between_those_that_it_stands_between(self, result):
        texts = result.texts()
        places = [
            next(n for n, text in enumerate(texts) if words in text)
            for words in ("detained after a meeting", "beaten in custody", "A group was watched")
        ]
        assert places == sorted(places)

    def it_only_tracks(self, place, done):
        was = Edited((place / "edited.docx").read_bytes()).accept().texts()
        assert Edited((place / "new.docx").read_bytes()).reject(AUTHOR).accept().texts() == was

    def it_tells_the_row_that_the_desk_took_out(self, done):
        assert ("missing", "“Organizations”") in {(each["did"], each["where"]) for each in done["places"]}

    def it_changes_nothing_the_second_time(self, place, run, done):
        again = run("refresh", place / "folder", place / "new.docx", "-o", place / "again.docx", "--base", "submitted")
        assert again.code == 0, again.said
        assert (place / "again.docx").read_bytes() == (place / "new.docx").read_bytes()

    def but_it_is_refused_without_a_version(self, place, run, tmp_path):
        done = run("refresh", place / "folder", place / "edited.docx", "-o", tmp_path / "new.docx")
        assert done.code == 3
        assert "--base" in done.err
        assert not (tmp_path / "new.docx").exists()


def it_removes_for_good_what_a_withdrawn_consent_takes(tmp_path, run):
    folder = written(tmp_path / "folder")
    assert run("annex", folder, "XAB", "-o", tmp_path).code == 0
    assert run("freeze", folder).code == 0
    finalised(Edited((tmp_path / "annexes" / "XAB.docx").read_bytes()), run, folder, tmp_path)
    written(folder, "a consent withdrawn")
    done = run("refresh", folder, tmp_path / "final.docx", "-o", tmp_path / "new.docx", "--base", "1")
    assert done.code == 0, done.said
    file = Edited((tmp_path / "new.docx").read_bytes())
    whole = "".join("".join(file.tree(name).itertext()) for name in file.parts if name.startswith("word/doc"))
    for words in ("Brandvik2", "was detained after a meeting", "On 8 September 2030"):
        assert words not in whole
        assert words not in done.said
    assert "".join("".join(each.itertext()) for each in file.changes() if each.get(w("author")) == AUTHOR) == ""


def it_names_the_later_version_where_that_was_brought_in(tmp_path, run):
    folder = written(tmp_path / "folder")
    assert run("annex", folder, "XAB", "-o", tmp_path).code == 0
    assert run("freeze", folder).code == 0
    written(folder, "a case added")
    assert run("freeze", folder).code == 0
    assert run("annex", folder, "XAB", "-o", tmp_path).code == 0
    finalised(Edited((tmp_path / "annexes" / "XAB.docx").read_bytes()), run, folder, tmp_path)
    written(folder, "all of it")
    done = run("refresh", folder, tmp_path / "final.docx", "-o", tmp_path / "new.docx", "--base", "1")
    assert done.code == 2
    assert "--base 2" in done.err
    assert run("refresh", folder, tmp_path / "final.docx", "-o", tmp_path / "new.docx", "--base", "2").code == 0


class DescribeAVersionWithoutTheAnnex:
    @pytest.fixture
    def final(self, tmp_path, run):
        """A folder with a frozen version, and the finalised annex of a State that it does not list."""
        folder = written(tmp_path / "folder")
        assert run("freeze", folder).code == 0
        written(folder, "a State that appears")
        assert run("annex", folder, "XAD", "-o", tmp_path).code == 0
        finalised(Edited((tmp_path / "annexes" / "XAD.docx").read_bytes()), run, folder, tmp_path)
        return folder

    def it_is_told(self, final, tmp_path, run):
        done = run("refresh", final, tmp_path / "final.docx", "-o", tmp_path / "new.docx", "--base", "1")
        assert done.code == 2
        assert "its report does not list that State" in done.err
        assert not (tmp_path / "new.docx").exists()

    def but_one_of_an_earlier_program_holds_none_at_all(self, final, tmp_path, run):
        forget_annexes(final)
        done = run("refresh", final, tmp_path / "final.docx", "-o", tmp_path / "new.docx", "--base", "1")
        assert done.code == 2
        assert "an earlier program froze it" in done.err


def forget_annexes(folder):
    """Make of a frozen version what a program kept that knew no annexes."""
    (version,) = read_versions(folder)
    former, files = versions.freeze(version.figures, version.report, number=1, label="", day=version.day,
                                    data_version=version.data_version, tool="t", rows=version.rows)  # fmt: skip
    place = folder / ".reportgen" / "versions"
    shutil.rmtree(place / version.hash)
    (place / former.hash).mkdir()
    for name, content in files.items():
        (place / former.hash / name).write_bytes(content)
