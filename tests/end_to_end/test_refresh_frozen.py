"""A file that was finalised has no anchors left: edited at Geneva, it is refreshed against the version that left."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from folders import REPORT_TOML
from refresh.edits import Edited, cell_texts, made, text_of, w
from refresh.reports import written

AUTHOR = "Data refresh"
EDITOR = "DCM editor"


@pytest.fixture(scope="module", params=["automatic", "typed"])
def place(request, tmp_path_factory, run):
    """A folder whose version is frozen and whose report was finalised, edited by a desk at Geneva; then corrected.

    The numbers of its paragraphs are Word's, or typed.
    """
    place = tmp_path_factory.mktemp("frozen")
    folder = written(place / "folder")
    (folder / "report.toml").write_text(f'{REPORT_TOML}\n[form]\nnumbers = "{request.param}"\n', encoding="utf-8")
    assert run("build", folder, "-o", place, "--format", "docx").code == 0
    assert run("freeze", folder, "--label", "submitted").code == 0
    done = run("finalize", place / "report.docx", "--folder", folder, "-o", place / "final.docx")
    assert done.code == 0, done.said
    file = Edited((place / "final.docx").read_bytes())
    assert file.tree().find(f".//{w('sdt')}") is None, "no controls are left"
    assert not any(name.startswith("customXml") for name in file.parts)
    as_geneva_does(file)
    (place / "edited.docx").write_bytes(file.content())
    toml = (folder / "report.toml").read_text()
    written(folder, "all of it")
    (folder / "report.toml").write_text(toml, encoding="utf-8")
    return place


def as_geneva_does(file: Edited) -> None:
    """What editors of documents do: words, all tracked, a job number in the foot, marks of spelling and of sessions."""
    file.reword(file.saying("takes account of"), "alleged intimidation or reprisal", "claims of reprisal", EDITOR)
    file.write(file.saying("Where access is denied"), "it hears less", " than it should", EDITOR)
    file.reword(file.saying("was kept from leaving"), "was kept from leaving", "was prevented from leaving", EDITOR)
    file.strike_out(file.saying("In three instances"), " A reply in substance is recorded in one instance, or 33 per "
                    "cent.", EDITOR)  # fmt: skip
    file.add(file.saying("Digital means of cooperation"), "Editors added this paragraph.", EDITOR)
    file.reword(next(file.row(file.table("Type of act"), "Travel").iter(w("p"))), "Travel", "Travelling", EDITOR)
    file.write(file.saying("remained in prison"), "in prison", " at the time of reporting", EDITOR)
    for paragraph in file.paragraphs():
        paragraph.set(w("rsidR"), "00AB12CD")
    foot = next(name for name in file.parts if re.fullmatch(r"word/footer_first\.xml", name))
    next(file.tree(foot).iter(w("p"))).append(file.run("GE.31-01234(E)"))
    file.saying("takes account of").insert(1, made('<w:proofErr w:type="spellStart"/>'))


@pytest.fixture(scope="module")
def done(place, run):
    """The account of the refresh, for programs."""
    done = run(
        "refresh", place / "folder", place / "edited.docx", "-o", place / "new.docx", "--base", "submitted", "--json"
    )
    assert done.code == 0, done.said
    return json.loads(done.out)


@pytest.fixture(scope="module")
def result(place, done):
    """The file once every change in it is accepted."""
    return Edited((place / "new.docx").read_bytes()).accept()


@pytest.fixture(scope="module")
def now(place, run):
    """What the data make now, as they would make it without any edits."""
    assert run("build", place / "folder", "-o", place / "now", "--format", "docx").code == 0
    return Edited((place / "now" / "report.docx").read_bytes())


def acts(file: Edited) -> list[list[str]]:
    return [cell_texts(row) for row in file.table("Type of act").iter(w("tr"))]


class DescribeAFinalisedFileAfterACorrection:
    def it_keeps_what_was_done_at_geneva(self, result):
        for words in ("cases of claims of reprisal", "it hears less than it should", "was prevented from leaving",
                      "Editors added this paragraph.", "in prison at the time of reporting"):  # fmt: skip
            assert result.says(words), words
        assert not result.says("A reply in substance is recorded in one instance")
        assert "GE.31-01234(E)" in text_of(result.tree("word/footer_first.xml"))

    def it_has_the_numbers_of_the_data(self, result, now):
        assert result.says("takes account of eight cases of claims")
        assert acts(result) == [
            ["Travelling restriction" if cell == "Travel restriction" else cell for cell in row] for row in acts(now)
        ]

    def it_has_what_is_new(self, result):
        assert result.says("A group was searched at the airport.")
        assert result.says("The Government rejected the allegations as unfounded.")
        assert not result.says("Its members were followed home")

    def it_leaves_no_former_text_without_a_comment(self, place, result, now):
        before = {text.strip() for text in Edited((place / "final.docx").read_bytes()).texts()}
        gone = {text for text in before - {text.strip() for text in now.texts()} if len(text) > 20}
        left = [text_of(p) for p in result.paragraphs()
                if text_of(p).strip() in gone and p.find(f".//{w('commentReference')}") is None]  # fmt: skip
        assert left == []

    def it_only_tracks(self, place, done):
        was = Edited((place / "edited.docx").read_bytes()).accept().texts()
        new = Edited((place / "new.docx").read_bytes())
        assert new.reject(AUTHOR).accept().texts() == was

    def it_keeps_the_changes_of_editors_as_theirs(self, place, done):
        def changes(name):
            return sorted("".join(each.itertext()) for each in Edited((place / name).read_bytes()).changes()
                          if each.get(w("author")) == EDITOR)  # fmt: skip

        assert changes("new.docx") == changes("edited.docx")

    def it_tells_what_editors_had_taken_out_and_the_data_changed(self, done):
        missing = [each for each in done["places"] if each["did"] in ("missing", "conflict")]
        assert [each for each in missing if "instance" in each["now"]] != []

    def it_changes_nothing_the_second_time(self, run, place, done):
        again = run("refresh", place / "folder", place / "new.docx", "-o", place / "again.docx", "--base", "submitted")
        assert again.code == 0
        assert (place / "again.docx").read_bytes() == (place / "new.docx").read_bytes()

    def but_it_is_refused_without_a_version(self, run, place, tmp_path):
        done = run("refresh", place / "folder", place / "edited.docx", "-o", tmp_path / "new.docx")
        assert done.code == 3, done.said
        assert "--base VERSION" in done.err

    def but_it_is_refused_with_changes_put_in(self, run, place, tmp_path):
        done = run("refresh", place / "folder", place / "edited.docx", "-o", tmp_path / "new.docx", "--base",
                   "submitted", "--no-track-changes")  # fmt: skip
        assert done.code == 2, done.said
        assert "it is the master now" in done.err


@pytest.fixture(scope="module", params=[(), ("--base", "submitted")], ids=["", "base"])
def next_one(request, run, place, done, tmp_path_factory):
    """The file after the next correction; its changes are accepted."""
    there = tmp_path_factory.mktemp("next")
    file = Edited((place / "new.docx").read_bytes()).accept()
    (there / "edited.docx").write_bytes(file.content())
    folder = shutil.copytree(place / "folder", there / "folder")
    toml = (folder / "report.toml").read_text(encoding="utf-8")
    written(folder, "a State that appears")
    (folder / "report.toml").write_text(toml, encoding="utf-8")
    told = run("refresh", folder, there / "edited.docx", "-o", there / "new.docx", *request.param)
    assert told.code == 0, told.said
    assert run("build", folder, "-o", there / "now", "--format", "docx").code == 0
    return there, Edited((there / "new.docx").read_bytes()).accept()


class DescribeAFileThatWasRefreshedAgainstAVersion:
    """It carries what was brought in: no word of that is taken for one of people, though nobody froze it."""

    def it_has_the_numbers_of_the_next_correction(self, next_one):
        there, result = next_one
        assert acts(result) == [
            ["Travelling restriction" if cell == "Travel restriction" else cell for cell in row]
            for row in acts(Edited((there / "now" / "report.docx").read_bytes()))
        ]
        assert result.says("takes account of eight cases of claims")
        assert not result.says("was beaten in custody")

    def it_keeps_what_was_done_at_geneva(self, next_one):
        _, result = next_one
        assert result.says("Editors added this paragraph.")
        assert result.says("was prevented from leaving")

    def it_leaves_without_it(self, run, next_one):
        there, _ = next_one
        final = there / "final.docx"
        told = run("finalize", there / "new.docx", "--folder", there / "folder", "-o", final, "--draft")
        assert told.code == 0, told.said
        assert not any(name.startswith("customXml") for name in Edited(final.read_bytes()).parts)


@pytest.fixture(scope="module")
def withdrawn(tmp_path_factory, run):
    """The file after a refresh, and what the command said."""
    place = tmp_path_factory.mktemp("withdrawn")
    folder = written(place / "folder")
    assert run("build", folder, "-o", place, "--format", "docx").code == 0
    assert run("freeze", folder, "--label", "submitted").code == 0
    assert run("finalize", place / "report.docx", "--folder", folder, "-o", place / "final.docx").code == 0
    written(folder, "a consent withdrawn")
    done = run("refresh", folder, place / "final.docx", "-o", place / "new.docx", "--base", "submitted")
    assert done.code == 0, done.said
    return Edited((place / "new.docx").read_bytes()), done


class DescribeAFinalisedFileAfterAWithdrawnConsent:
    """No bookmark of the file tells which case a text is about; those of the version do."""

    def it_has_no_word_of_the_entry_even_as_a_tracked_change(self, withdrawn):
        file, done = withdrawn
        whole = "".join("".join(file.tree(name).itertext()) for name in file.parts if name.startswith("word/doc"))
        for words in ("Brandvik2", "was detained after a meeting", "On 8 September 2030"):
            assert words not in whole
            assert words not in done.said

    def it_shows_no_change_of_a_count_by_it(self, withdrawn):
        file, _ = withdrawn
        assert file.says("takes account of six cases")
        assert "".join("".join(c.itertext()) for c in file.changes() if c.get(w("author")) == AUTHOR).strip() == ""


@pytest.fixture(scope="module", params=["struck", "moved"])
def struck(request, tmp_path_factory, run):
    """The same, where editors had struck out a paragraph of the entry, or moved it, before."""
    place = tmp_path_factory.mktemp("struck")
    folder = written(place / "folder")
    assert run("build", folder, "-o", place, "--format", "docx").code == 0
    assert run("freeze", folder, "--label", "submitted").code == 0
    assert run("finalize", place / "report.docx", "--folder", folder, "-o", place / "final.docx").code == 0
    file = Edited((place / "final.docx").read_bytes())
    file.write(file.saying("Where access is denied"), "it hears less", " than it should", EDITOR)
    entry = file.saying("was detained after a meeting")
    if request.param == "struck":
        file.delete(entry, EDITOR)
    else:
        file.move(entry, file.saying("Its members were followed home"), EDITOR)
    (place / "edited.docx").write_bytes(file.content())
    written(folder, "a consent withdrawn")
    return place, run("refresh", folder, place / "edited.docx", "-o", place / "new.docx", "--base", "submitted")


class DescribeAFinalisedFileWhoseEditorsStruckOutWhatIsWithdrawnLater:
    """What was struck out is generated text and no word of people: it goes with the entry, as in a draft."""

    def it_has_no_word_of_the_entry(self, struck):
        place, done = struck
        assert done.code == 0, done.said
        file = Edited((place / "new.docx").read_bytes())
        whole = "".join("".join(file.tree(name).itertext()) for name in file.parts if name.startswith("word/doc"))
        for words in ("Brandvik2", "was detained after a meeting", "A court released her"):
            assert words not in whole
            assert words not in done.said

    def it_keeps_what_editors_struck_out_and_wrote_elsewhere(self, struck):
        place, _ = struck
        file = Edited((place / "new.docx").read_bytes())
        assert file.accept().says("it hears less than it should")

    def it_changes_nothing_the_second_time(self, run, struck):
        place, _ = struck
        again = run("refresh", place / "folder", place / "new.docx", "-o", place / "again.docx", "--base", "submitted")
        assert again.code == 0, again.said
        assert (place / "again.docx").read_bytes() == (place / "new.docx").read_bytes()


@pytest.fixture(scope="module")
def twice(tmp_path_factory, run):
    """A folder with two frozen versions, and a file that was finalised from a draft into which the second was brought.

    The data were corrected once more after that.
    """
    place = tmp_path_factory.mktemp("twice")
    folder = written(place / "folder")
    assert run("build", folder, "-o", place, "--format", "docx").code == 0
    assert run("freeze", folder, "--label", "submitted").code == 0
    assert run("finalize", place / "report.docx", "--folder", folder, "-o", place / "first.docx").code == 0
    written(folder, "a State that appears")
    assert run("freeze", folder, "--label", "corrected").code == 0
    assert run("refresh", folder, place / "report.docx", "-o", place / "second.docx", "--no-track-changes").code == 0
    assert run("finalize", place / "second.docx", "--folder", folder, "-o", place / "final.docx").code == 0
    written(folder, "all of it")
    return place


class DescribeAFileIntoWhichALaterVersionWasBrought:
    def it_is_refused_against_the_former_one_with_the_name_of_the_later(self, run, twice, tmp_path):
        done = run("refresh", twice / "folder", twice / "final.docx", "-o", tmp_path / "a.docx", "--base", "submitted")
        assert done.code == 2, done.said
        assert "agrees with version 2 (“corrected”)" in done.err
        assert "--base 2" in done.err
        assert not (tmp_path / "a.docx").exists()

    def it_is_refreshed_against_the_later_one(self, run, twice, tmp_path):
        done = run("refresh", twice / "folder", twice / "final.docx", "-o", tmp_path / "a.docx", "--base", "2")
        assert done.code == 0, done.said
        assert run("build", twice / "folder", "-o", tmp_path / "now", "--format", "docx").code == 0
        now = Edited((tmp_path / "now" / "report.docx").read_bytes())
        assert acts(Edited((tmp_path / "a.docx").read_bytes()).accept()) == acts(now)

    def but_the_first_file_is_refreshed_against_the_former_one(self, run, twice, tmp_path):
        for name, new in (("first.docx", "a.docx"), ("a.docx", "b.docx")):
            source = twice / name if name == "first.docx" else tmp_path / name
            done = run("refresh", twice / "folder", source, "-o", tmp_path / new, "--base", "submitted")
            assert done.code == 0, done.said
        assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
