"""The annex of one State goes to its desk, comes back edited, and the data of the State are corrected meanwhile."""

from __future__ import annotations

import json

import pytest
from refresh.edits import Edited, cell_texts, w
from refresh.reports import written

OWN = "The desk spoke to the Permanent Mission."


@pytest.fixture(scope="module")
def place(tmp_path_factory, run):
    """The annex as the desk left it, and the folder after a correction that touches its State."""
    place = tmp_path_factory.mktemp("annex")
    folder = written(place / "folder")
    assert run("annex", folder, "XAB", "-o", place).code == 0
    file = Edited((place / "annexes" / "XAB.docx").read_bytes())
    edit(file)
    (place / "edited.docx").write_bytes(file.content())
    written(folder, "a case added")
    return place


def edit(file: Edited) -> None:
    file.reword(file.saying("A group was watched"), "at its office", "at its offices in Lind", "Ana")
    file.add(file.saying("are given in the table below"), OWN)
    file.write(file.saying("remained in prison"), "remained", " incommunicado", "Ben")
    file.comment(file.saying("detained after a meeting"), "a meeting", "Which one?")
    figures = file.table("Figure")
    file.reword(next(file.row(figures, "New cases").iter(w("p"))), "New cases", "New cases of the period")
    file.type_over(list(file.row(figures, "Surveillance").iter(w("p")))[1], "2", "7")
    file.delete_row(file.row(figures, "Organizations"))


@pytest.fixture(scope="module")
def done(place, run):
    """The account of the refresh, for programs."""
    done = run("refresh", place / "folder", place / "edited.docx", "-o", place / "new.docx", "--json")
    assert done.code == 0, done.said
    return json.loads(done.out)


@pytest.fixture(scope="module")
def new(place, done):
    """The file that the refresh made."""
    assert done["written"] == str(place / "new.docx")
    return Edited((place / "new.docx").read_bytes())


@pytest.fixture(scope="module")
def result(place, done):
    """The file once every change in it is accepted."""
    return Edited((place / "new.docx").read_bytes()).accept()


def row(file: Edited, first: str) -> list[str]:
    return cell_texts(file.row(file.table("Figure"), first))


class DescribeAnAnnexAfterACorrection:
    def it_keeps_what_the_desk_wrote(self, result):
        assert result.says("A group was watched at its offices in Lind.")
        assert result.says(OWN)
        assert result.says("remained incommunicado in prison")
        assert ("Ana", "Which one?") in result.comments()
        assert "Organizations" not in [cell_texts(each)[0] for each in result.table("Figure").iter(w("tr"))]

    def it_has_the_figures_of_the_data(self, result):
        assert row(result, "Cases") == ["Cases", "4"]
        assert row(result, "New cases") == ["New cases of the period", "3"]
        assert row(result, "Arrest or detention") == ["Arrest or detention", "3"]

    def it_has_the_entry_that_is_new_between_those_that_it_stands_between(self, result):
        texts = result.texts()
        places = [
            next(n for n, text in enumerate(texts) if words in text)
            for words in ("detained after a meeting", "beaten in custody", "A group was watched")
        ]
        assert places == sorted(places)

    def it_leaves_a_number_that_the_desk_typed_over(self, result):
        assert row(result, "Surveillance") == ["Surveillance", "7"]

    def it_shows_each_change_as_tracked(self, new, place):
        was = Edited((place / "edited.docx").read_bytes()).accept().texts()
        assert new.reject("Data refresh").accept().texts() == was

    def it_says_where_each_change_is(self, done):
        assert done["changed"]
        told = {(each["did"], each["where"], each["was"], each["now"]) for each in done["places"]}
        assert told >= {
            ("refreshed", "table 1, row “Cases”, “Number”", "3", "4"),
            ("refreshed", "table 1, row “New cases of the period”, “Number”", "2", "3"),
            ("overtyped", "table 1, row “Surveillance”, “Number”", "7", "2"),
            ("missing", "“Organizations”", "", ""),
            ("inserted", "under “New cases”: “Ulla Brandvik6 was beaten in custody.”", "",
             "Ulla Brandvik6 was beaten in custody."),
        }  # fmt: skip
        kept = [each["where"] for each in done["places"] if each["did"] == "kept"]
        assert any(each.startswith("para. 6, under “New cases”: “A group was watched at its offices") for each in kept)

    def it_changes_nothing_the_second_time(self, run, place, new):
        again = run("refresh", place / "folder", place / "new.docx", "-o", place / "again.docx")
        assert again.code == 0
        assert (place / "again.docx").read_bytes() == (place / "new.docx").read_bytes()


class DescribeAnAnnexWhoseTitleWasReworded:
    """The title tells of which State an annex is."""

    def reworded(self, place, tmp_path, *more) -> object:
        file = Edited((place / "edited.docx").read_bytes())
        file.reword(file.saying(": Belmark (Islands of)"), ": Belmark (Islands of)", ": the islands")
        for edit in more:
            edit(file)
        (tmp_path / "draft.docx").write_bytes(file.content())
        return tmp_path / "draft.docx"

    def it_is_known_by_what_was_generated(self, run, place, tmp_path):
        draft = self.reworded(place, tmp_path)
        done = run("refresh", place / "folder", draft, "-o", tmp_path / "new.docx")
        assert done.code == 0
        result = Edited((tmp_path / "new.docx").read_bytes()).accept()
        assert result.says("in the field of human rights: the islands")
        assert row(result, "Cases") == ["Cases", "4"]


class DescribeAnAnnexOfAStateThatIsCalledOtherwiseNow:
    """The name may change with a correction; the figures tell whose annex it is."""

    @pytest.fixture
    def renamed(self, place, tmp_path):
        folder = written(tmp_path / "folder", "a case added")
        table = (folder / "countries.csv").read_text("utf-8")
        (folder / "countries.csv").write_text(table.replace("Belmark", "Newmark"), "utf-8")
        return folder

    def it_follows(self, run, place, renamed, tmp_path):
        done = run("refresh", renamed, place / "edited.docx", "-o", tmp_path / "new.docx")
        assert done.code == 0, done.said
        result = Edited((tmp_path / "new.docx").read_bytes()).accept()
        assert result.says(": Newmark (Islands of)")
        assert row(result, "Cases") == ["Cases", "4"]
        assert not result.says("Belmark")


def it_asks_for_the_name_of_today_where_a_state_without_an_entry_is_called_otherwise_now(run, tmp_path):
    folder = written(tmp_path / "folder", "no case of one State")
    assert run("annex", folder, "XAB", "-o", tmp_path).code == 0
    file = Edited((tmp_path / "annexes" / "XAB.docx").read_bytes())
    table = (folder / "countries.csv").read_text("utf-8")
    (folder / "countries.csv").write_text(table.replace("Belmark", "Newmark"), "utf-8")
    (tmp_path / "draft.docx").write_bytes(file.source)
    refused = run("refresh", folder, tmp_path / "draft.docx", "-o", tmp_path / "new.docx")
    assert refused.code == 3
    assert "let it end with the name that the State has now" in refused.err
    file.reword(file.saying(": Belmark (Islands of)"), "Belmark", "Newmark")
    (tmp_path / "draft.docx").write_bytes(file.content())
    done = run("refresh", folder, tmp_path / "draft.docx", "-o", tmp_path / "new.docx")
    assert done.code == 0, done.said
    assert Edited((tmp_path / "new.docx").read_bytes()).accept().says("no entry on the Islands of Newmark")


def it_knows_a_state_whose_name_has_an_apostrophe(run, tmp_path):
    """The table of States has a straight one, pages have a curly one. No figure tells it where there is no entry."""
    folder = written(tmp_path / "folder", "no case of one State")
    table = (folder / "countries.csv").read_text("utf-8")
    (folder / "countries.csv").write_text(table.replace("Belmark (Islands of)", "Coast of Bel'Mark"), "utf-8")
    assert run("annex", folder, "XAB", "-o", tmp_path).code == 0
    draft = tmp_path / "annexes" / "XAB.docx"
    assert Edited(draft.read_bytes()).says(": Coast of Bel’Mark")
    tables = (folder / "countries.csv").read_text("utf-8")
    written(folder)
    (folder / "countries.csv").write_text(tables, "utf-8")
    done = run("refresh", folder, draft, "-o", tmp_path / "new.docx")
    assert done.code == 0, done.said
    assert row(Edited((tmp_path / "new.docx").read_bytes()).accept(), "Cases") == ["Cases", "3"]


@pytest.mark.parametrize("tracked", [True, False])
def it_strikes_out_a_table_that_people_edited_with_a_comment_where_the_state_has_no_case_left(run, tmp_path, tracked):
    folder = written(tmp_path / "folder")
    assert run("annex", folder, "XAB", "-o", tmp_path).code == 0
    file = Edited((tmp_path / "annexes" / "XAB.docx").read_bytes())
    file.add_row(file.row(file.table("Figure"), "New cases"), ["Of these, in Lind", "1"])
    (tmp_path / "edited.docx").write_bytes(file.content())
    written(folder, "no case of one State")
    plainly = [] if tracked else ["--no-track-changes"]
    done = run("refresh", folder, tmp_path / "edited.docx", "-o", tmp_path / "new.docx", *plainly)
    assert done.code == 0, done.said
    new = Edited((tmp_path / "new.docx").read_bytes())
    assert [text for _, text in new.comments() if text.startswith("This table was edited")] != []
    assert cell_texts(new.reject("Data refresh").row(new.table("Figure"), "Of these")) == ["Of these, in Lind", "1"]
