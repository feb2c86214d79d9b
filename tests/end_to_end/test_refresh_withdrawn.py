"""A consent is withdrawn while people work on the draft: what was generated goes for real, and no name is left."""

from __future__ import annotations

from collections import Counter

import pytest
from canary.hunt import hunted
from folders import REPORT_TOML, write_folder, write_table
from refresh.edits import Edited, text_of, w
from refresh.reports import PERSONS, report, tables, written

from reportgen import pipeline, publication, revision
from reportgen.errors import DataError, ProtectionError
from reportgen.run import Request

NAME = "Brandvik2"
ENTRY = "Ulla Brandvik2 was detained"
AUTHOR = "Data refresh"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder after the consent was withdrawn, with the draft of before."""
    place = tmp_path_factory.mktemp("withdrawn")
    folder = written(place / "folder")
    stated, composed = pipeline.composed(Request(folder, place / "out"), ())
    (place / "draft.docx").write_bytes(revision._word_file(stated, composed, None))
    written(folder, "a consent withdrawn")
    return folder


@pytest.fixture
def refreshed(folder, tmp_path):
    """The draft after some edits and a refresh, as a file and as the account of it."""

    def refreshed(*edits, tracked=True):
        file = Edited((folder.parent / "draft.docx").read_bytes())
        for edit in edits:
            edit(file)
        (tmp_path / "draft.docx").write_bytes(file.content())
        asked = revision.Revision(tmp_path / "draft.docx", tmp_path / "new.docx", tracked)
        done, path = revision.refresh(Request(folder, folder, writes=False), asked)
        assert path == tmp_path / "new.docx"
        return Edited(path.read_bytes()), done

    refreshed.place = tmp_path
    return refreshed


def marks_of_figures(file: Edited) -> Counter[str]:
    """How often each key stands in a control, and the digest of each in the name of a bookmark."""
    tags = [mark.get(w("val")) for mark in file.tree().iter(w("tag"))]
    names = [mark.get(w("name")) for mark in file.tree().iter(w("bookmarkStart"))]
    return Counter([*tags, *(name.rpartition("_")[0] for name in names if name.startswith("k_"))])


def entry(file: Edited):
    return file.saying(ENTRY)


class DescribeADraftAfterAWithdrawnConsent:
    def it_has_the_name_in_no_part_and_no_encoding(self, refreshed):
        file, _ = refreshed()
        assert hunted(file.content(), [NAME]) == {}

    def it_has_no_word_of_the_entry_even_as_a_tracked_change(self, refreshed):
        file, _ = refreshed()
        whole = "".join(file.tree().itertext())
        assert "was detained after a meeting" not in whole
        assert "On 8 September 2030" not in whole

    def it_shows_no_change_of_a_count_by_it(self, refreshed):
        file, _ = refreshed()
        assert file.says("takes account of six cases")
        changes = ["".join(c.itertext()) for c in file.changes() if c.get(w("author")) == AUTHOR]
        assert [text for text in changes if text.strip()] == []

    def it_says_nothing_of_it_in_the_account(self, refreshed):
        _, done = refreshed()
        lines = "\n".join(told.line() for told in done.told)
        assert NAME not in lines
        assert "was detained after a meeting" not in lines

    def it_is_the_text_that_the_data_make_now(self, refreshed, folder):
        file, _ = refreshed()
        stated, composed = pipeline.composed(Request(folder, folder, writes=False), ())
        assert file.texts() == Edited(revision._word_file(stated, composed, None)).texts()

    def it_has_no_mark_of_a_figure_that_the_report_states_no_longer(self, refreshed, folder):
        """A control that was left empty would say that there had been a reply, and that it counted."""
        file, _ = refreshed()
        stated, composed = pipeline.composed(Request(folder, folder, writes=False), ())
        anew = Edited(revision._word_file(stated, composed, None))
        assert marks_of_figures(file) == marks_of_figures(anew)

    @pytest.mark.parametrize(("kind", "name"), [("bookmarkStart", "id"), ("sdtPr", "val")])
    def it_has_no_gap_in_numbers_where_something_was(self, refreshed, kind, name):
        """Numbers rise with the text: one that is missing would say where an entry stood."""
        file, _ = refreshed()
        marks = [mark.find(w("id")) if kind == "sdtPr" else mark for mark in file.tree().iter(w(kind))]
        numbers = sorted(int(mark.get(w(name))) for mark in marks)
        assert numbers == list(range(1, len(numbers) + 1))

    @pytest.mark.parametrize("author", ["", "Ana"])
    def it_takes_the_entry_that_people_reworded_too(self, refreshed, author):
        file, _ = refreshed(lambda file: file.reword(entry(file), "was detained", "had been detained", author))
        assert "after a meeting" not in "".join(file.tree().itertext())

    def it_takes_the_entry_that_people_had_struck_out(self, refreshed):
        file, _ = refreshed(lambda file: file.delete(entry(file), "Ana"))
        assert hunted(file.content(), [NAME]) == {}

    def it_takes_the_entry_that_people_moved(self, refreshed):
        file, _ = refreshed(lambda file: file.move(entry(file), file.saying("Where access is denied"), "Ana"))
        assert hunted(file.content(), [NAME]) == {}

    def it_takes_the_entry_that_people_moved_where_a_program_gave_every_move_one_number(self, refreshed):
        def move(file: Edited) -> None:
            there = file.saying("Where access is denied")
            file.move(file.saying("takes account of seven"), there, "Ana")
            file.move(entry(file), there, "Ana")
            for name in ("moveFrom", "moveTo", "moveFromRangeStart", "moveFromRangeEnd"):
                for mark in file.body.iter(w(name)):
                    mark.set(w("id"), "0")

        file, _ = refreshed(move)
        assert hunted(file.content(), [NAME]) == {}
        assert "was detained after a meeting" not in "".join(file.tree().itertext())

    def it_takes_what_people_had_struck_out_of_it(self, refreshed):
        file, _ = refreshed(lambda file: file.strike_out(entry(file), "Ulla Brandvik2", "Ana"))
        assert hunted(file.content(), [NAME]) == {}

    def it_keeps_what_people_wrote_about_others(self, refreshed):
        def write(file):
            file.write(file.saying("A group was watched"), "at its office", " in town", "Ana")
            file.strike_out(file.saying("A group was watched"), " Its members were followed home.", "Ana")
            file.add(file.saying("Where access is denied"), "Words of people.", "Ben")

        file, _ = refreshed(write)
        assert file.says("A group was watched at its office in town.")
        assert file.says("Words of people.")
        struck = "".join(each.text for each in file.tree().iter(w("delText")))
        assert "Its members were followed home." in struck, "a change of people about another case of the State"

    def it_leaves_a_file_that_reads_the_same_after_a_second_refresh(self, refreshed, folder):
        file, _ = refreshed()
        path = refreshed.place / "new.docx"
        content = path.read_bytes()
        asked = revision.Revision(path, refreshed.place / "again.docx")
        revision.refresh(Request(folder, folder, writes=False), asked)
        assert (refreshed.place / "again.docx").read_bytes() == content
        assert text_of(file.body)


def _in_text(file: Edited) -> None:
    file.add(file.saying("Where access is denied"), "We spoke to Ulla Brandvik2 again.")


def _in_comment(file: Edited) -> None:
    file.comment(file.saying("Where access is denied"), "it hears less", "As Ulla Brandvik2 told us.")


def _in_note(file: Edited) -> None:
    file.add_note(file.saying("Where access is denied"), "it hears less", "Letter of Ulla Brandvik2.")


def _in_a_sentence_without_the_name(file: Edited) -> None:
    words = "On 8 September 2030, the Government of the Islands of Belmark replied."
    file.add(file.saying("Where access is denied"), f"We were told: {words} We wait.".replace("8 Sep", "8\xa0Sep"))


def _in_struck_words(file: Edited) -> None:
    _in_text(file)
    file.delete(file.saying("We spoke to"), "Ana")


def _in_property(file: Edited) -> None:
    name = "docProps/core.xml"
    file.parts[name] = file.parts[name].replace(b"</cp:coreProperties>", b"<dc:subject>Ulla Brandvik2</dc:subject>"
                                                b"</cp:coreProperties>")  # fmt: skip


def _in_alt_text(file: Edited) -> None:
    file.describe(file.picture(), "A photograph of Ulla Brandvik2")


def _in_header(file: Edited) -> None:
    next(file.tree("word/header_default.xml").iter(w("p"))).append(file.run("The case of Ulla Brandvik2"))


def _in_author(file: Edited) -> None:
    file.write(file.saying("Where access is denied"), "it hears less", " and so on", "Ulla Brandvik2")


def _cut_in_two(file: Edited) -> None:
    _in_text(file)
    file.bold(file.saying("We spoke to"), "Brand")


def _place(folder, words: str) -> str:
    """Where some words stand in the draft."""
    draft = Edited((folder / "draft.docx").read_bytes())
    number = next(n for n, p in enumerate(draft.body.iter(w("p")), 1) if words in text_of(p))
    return f"the text, paragraph {number} of the file"


WORDS = {
    "a paragraph": _in_text,
    "a name in two runs": _cut_in_two,
    "a comment": _in_comment,
    "a footnote": _in_note,
    "a deletion that is tracked": _in_struck_words,
    "a sentence of the entry without the name": _in_a_sentence_without_the_name,
    "a property": _in_property,
    "the words for a picture": _in_alt_text,
    "a running head": _in_header,
    "the author of a change": _in_author,
}


class DescribeANameInWordsOfPeople:
    @pytest.mark.parametrize("place", WORDS)
    def it_refuses_the_refresh_lists_the_place_and_writes_no_file(self, refreshed, place):
        with pytest.raises(ProtectionError) as refused:
            refreshed(WORDS[place])
        assert refused.value.exit_code == 5
        assert [str(finding) for finding in refused.value.findings] != []
        assert not any(NAME in str(finding) for finding in refused.value.findings)
        assert sorted(path.name for path in refreshed.place.iterdir()) == ["draft.docx"]

    def it_tells_the_place_of_a_sentence_as_it_is_in_the_draft_behind_what_goes(self, refreshed):
        def paste(file: Edited) -> None:
            _in_a_sentence_without_the_name(file)
            file.move(file.saying("We were told:"), file.saying("Note: No case was recorded of"))

        with pytest.raises(ProtectionError) as refused:
            refreshed(paste)
        assert [each.where.source for each in refused.value.findings] == [_place(refreshed.place, "We were told:")]

    def it_tells_so_on_the_terminal(self, run, folder, tmp_path):
        file = Edited((folder.parent / "draft.docx").read_bytes())
        _in_comment(file)
        (tmp_path / "draft.docx").write_bytes(file.content())
        done = run("refresh", folder, tmp_path / "draft.docx", "-o", tmp_path / "new.docx")
        assert done.code == 5
        assert "comment" in done.said
        assert NAME not in done.said
        assert not (tmp_path / "new.docx").exists()


HEADING = "Cordania"


def heading(file: Edited):
    """The heading of the State among new cases, of which it has one."""
    return next(p for p in file.paragraphs() if any(m.get(w("name")) == "new_xac" for m in p.iter(w("bookmarkStart"))))


def _in_the_heading(file: Edited) -> None:
    heading(file).append(file.run(" (see the letter of the desk)"))


def _in_a_row(file: Edited) -> None:
    next(file.row(file.table("Type of act"), "Travel").iter(w("p"))).append(file.run(" (see the letter of the desk)"))


class DescribeWordsOfPeopleThatWouldGoWithACase:
    """The only new case of a State: the heading of the State goes for good, and so does the row of the act."""

    @pytest.fixture(autouse=True)
    def _only(self, folder):
        data = tables()
        next(row for row in data["cases"] if row["case_id"] == "C-5").update(consent="withdrawn")
        write_folder(folder, data.pop("cases"), toml=REPORT_TOML, **data)
        yield
        written(folder, "a consent withdrawn")

    @pytest.mark.parametrize("tracked", [True, False])
    @pytest.mark.parametrize("edit", [_in_the_heading, _in_a_row])
    def it_refuses_the_refresh_and_tells_the_place_in_the_draft(self, refreshed, edit, tracked):
        with pytest.raises(ProtectionError) as refused:
            refreshed(edit, tracked=tracked)
        findings = refused.value.findings
        assert [each.where.source for each in findings] == [_place(refreshed.place, "letter of the desk")]
        assert not any("letter" in str(finding) or HEADING in str(finding) for finding in findings)
        assert sorted(path.name for path in refreshed.place.iterdir()) == ["draft.docx"]

    def but_it_takes_the_heading_where_people_wrote_nothing_into_it(self, refreshed):
        file, _ = refreshed(lambda file: file.bold(heading(file), HEADING, "Ana"))
        assert "new_xac" not in {mark.get(w("name")) for mark in file.body.iter(w("bookmarkStart"))}


LESS = {
    "withdrawn, and left out as a duplicate": {"consent": "withdrawn", "inclusion": "exclude",
                                               "inclusion_reason": "duplicate"},
    "anonymous": {"consent": "anonymous", "account_anonymous": "A person was affected by measures of officials."},
}  # fmt: skip


class DescribeACaseOfWhichLessIsTold:
    """Its consent changed otherwise than by one word in one column."""

    @pytest.fixture(params=LESS)
    def less(self, request, folder):
        data = tables()
        next(row for row in data["cases"] if row["case_id"] == "C-2").update(LESS[request.param])
        write_folder(folder, data.pop("cases"), toml=REPORT_TOML, **data)
        yield folder
        written(folder, "a consent withdrawn")

    @pytest.mark.usefixtures("less")
    def it_leaves_nothing_of_what_was_told_in_the_file_nor_in_the_account(self, refreshed):
        file, done = refreshed()
        whole = "".join(file.tree().itertext()) + "".join(told.line() for told in done.told)
        assert [words for words in (NAME, "detained after a meeting", "On 8 September 2030") if words in whole] == []


class DescribeAFolderWithAnotherKey:
    """As a copy of it has that was made without its hidden files."""

    @pytest.mark.parametrize("key", [b"", b"0" * 32])
    def it_refuses_the_refresh_for_nobody_can_tell_what_must_go(self, refreshed, folder, key):
        there = folder / ".reportgen" / "key"
        was = there.read_bytes()
        there.unlink()
        if key:
            there.write_bytes(key)
        try:
            with pytest.raises(DataError, match=r"\.reportgen/key"):
                refreshed()
        finally:
            there.write_bytes(was)
        assert sorted(path.name for path in refreshed.place.iterdir()) == ["draft.docx"]


class DescribeANameThatWasTakenOutOfTheTable:
    """As somebody may do who is told that a consent was withdrawn; the case goes on, and calls her by a descriptor."""

    @pytest.fixture
    def place(self, tmp_path):
        """A folder of which a version was frozen, with the draft of then."""
        folder = written(tmp_path / "folder")
        stated, composed = pipeline.composed(Request(folder, folder, keeps=True, writes=False), ())
        publication.freeze(Request(folder, folder))
        (tmp_path / "draft.docx").write_bytes(revision._word_file(stated, composed, None))
        return tmp_path

    def withdraw(self, place, more=(), **cells):
        changed = {"consent": "withdrawn", "descriptor": "a teacher", **cells}
        persons = [row | changed if row["name"] == f"Ulla {NAME}" else row for row in PERSONS]
        write_table(place / "folder" / "persons.csv", [*persons, *more])

    def refresh(self, place, **cells):
        self.withdraw(place, **cells)
        asked = revision.Revision(place / "draft.docx", place / "new.docx")
        revision.refresh(Request(place / "folder", place / "folder", writes=False), asked)

    @pytest.mark.parametrize("name", ["", "Redacted"])
    def it_refuses_the_refresh_for_the_name_would_stay_as_struck_out(self, place, name):
        with pytest.raises(ProtectionError, match="1 person whom an earlier report names"):
            self.refresh(place, name=name, surname="")
        assert not (place / "new.docx").exists()

    @pytest.mark.parametrize("command", [["screen"], ["finalize", "--draft"]])
    def it_calls_no_file_clean_nor_lets_one_leave(self, run, place, command):
        self.withdraw(place, name="Redacted", surname="Redacted")
        done = run(*command, place / "draft.docx", "--folder", place / "folder")
        assert done.code == 5, done.said
        assert "whom an earlier report names" in done.err
        assert not (place / "draft.final.docx").exists()

    @pytest.mark.parametrize("spelled", ["as it was", "otherwise, and as it was in a row of its own"])
    def but_it_goes_where_the_table_still_has_it(self, place, spelled):
        if spelled == "as it was":
            self.refresh(place)
        else:
            former = {"person_key": "P-9", "name": f"Ulla {NAME}", "surname": NAME, "consent": "none"}
            self.refresh(place, more=[former], name="Ulla Brandwijk", surname="Brandwijk")
        assert hunted((place / "new.docx").read_bytes(), [NAME]) == {}


def it_begins_with_a_draft_that_names_the_person():
    assert hunted(report(), [NAME]) != {}
