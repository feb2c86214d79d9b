"""A table whose columns the data changed: a new act is a new column of the table of States and types of act."""

from __future__ import annotations

from refresh.drafts import brought, edited, listed
from refresh.edits import Edited, cell_texts, w
from refresh.reports import report
from reportgen.refresh import Asked, refresh

OTHER, FEWER = "an act that no case had", "another act, and a case less"
AUTHOR = "Data refresh"
MATRIX = "Surveillance"
"""In the head of the table."""


def tables(file: Edited) -> list:
    """Every table of States and types of act, those that are struck out too."""
    return [table for table in file.body.iter(w("tbl")) if MATRIX in "".join(next(table.iter(w("tr"))).itertext())]


def matrices(file: Edited) -> list[list[list[str]]]:
    """The same, row by row."""
    return [[cell_texts(row) for row in table.iter(w("tr"))] for table in tables(file)]


def of_people(file: Edited) -> None:
    """A State called otherwise, a number typed over, and a row of people."""
    table = tables(file)[0]
    file.reword(next(file.row(table, "Arvania").iter(w("p"))), "Arvania", "The State of Arvania")
    file.type_over(list(file.row(table, "Cordania").iter(w("p")))[1], "1", "9")
    file.add_row(file.row(table, "Cordania"), ["Elsewhere", "1", "2", "3", "4", "5"])


class DescribeATableOfOtherColumns:
    def it_is_replaced_where_nobody_edited_it(self):
        result, _ = brought(edited(), OTHER)
        assert matrices(result) == matrices(Edited(report(OTHER)))
        assert result.texts() == Edited(report(OTHER)).texts()

    def it_is_replaced_by_tracked_changes(self):
        _, done = brought(edited(), OTHER)
        marks = [
            {
                tag
                for row in table.iter(w("tr"))
                for tag in ("ins", "del")
                if row.find(f"{w('trPr')}/{w(tag)}") is not None
            }
            for table in tables(Edited(done.content))
        ]
        assert marks == [{"del"}, {"ins"}]
        rejected = Edited(done.content).reject(AUTHOR).accept()
        assert rejected.texts() == Edited(report()).texts()
        assert len(rejected.body) == len(Edited(report()).body), "not even a line is left over"

    def it_stands_apart_from_the_former_one_for_word_shows_two_that_touch_as_one(self):
        result, done = brought(edited(), OTHER)
        assert tables(Edited(done.content))[1].getprevious().tag == w("p")
        assert len(result.body) == len(Edited(report(OTHER)).body), "the line goes with the former one"

    def it_is_replaced_without_a_trace_where_changes_are_not_tracked(self):
        _, done = brought(edited(), OTHER, tracked=False)
        assert matrices(Edited(done.content)) == matrices(Edited(report(OTHER)))
        assert list(Edited(done.content).changes()) == []

    def it_lets_copies_of_its_numbers_follow(self):
        def paste(file: Edited) -> None:
            there = file.add(file.saying("Where access is denied"), "The number by hand: ")
            cell = list(file.row(tables(file)[0], "Belmark").iter(w("p")))[2]
            file.copy_figure(cell, "2", there)

        assert brought(edited(paste), FEWER)[0].says("The number by hand: 1")

    def it_changes_nothing_the_second_time(self):
        for edits in ((), (of_people,)):
            for base in (None, report()):
                first = refresh(edited(*edits).content(), report(OTHER), Asked(), name="draft.docx", base=base)
                again = refresh(first.content, report(OTHER), Asked(), name="draft.docx", base=base)
                assert again.content == first.content

    def it_is_replaced_once_more_where_the_columns_change_back(self):
        _, done = brought(edited(), OTHER)
        back = refresh(done.content, report(), Asked(), name="draft.docx")
        assert matrices(Edited(back.content).accept()) == matrices(Edited(report()))


class DescribeATableOfOtherColumnsThatPeopleEdited:
    def it_stays_and_the_new_one_stands_below_it(self):
        result, done = brought(edited(of_people), OTHER)
        kept, new = matrices(result)
        assert [row[0] for row in kept[1:]] == ["The State of Arvania", "Belmark (Islands of)", "Cordania", "Elsewhere"]
        assert kept[3][1] == "9"
        assert [new] == matrices(Edited(report(OTHER)))
        assert any("columns" in line for line in listed(done, "conflict"))

    def it_has_a_comment_that_lists_what_people_wrote(self):
        result, _ = brought(edited(of_people), OTHER)
        said = next(text for _, text in result.comments() if "columns of this table" in text)
        for words in ("The State of Arvania | 1", "Cordania | 9", "Elsewhere | 1 | 2 | 3 | 4 | 5"):
            assert words in said

    def it_stays_where_people_put_no_more_than_a_note_in_it(self):
        def note(file: Edited) -> None:
            file.add_note(next(file.row(tables(file)[0], "Cordania").iter(w("p"))), "Cordania", "A note by hand.")

        result, done = brought(edited(note), OTHER)
        assert len(matrices(result)) == 2
        assert next(tables(result)[0].iter(w("footnoteReference")), None) is not None
        assert any("columns" in line for line in listed(done, "conflict"))

    def it_has_the_numbers_of_the_columns_that_are_left(self):
        kept, new = matrices(brought(edited(of_people), FEWER)[0])
        assert kept[2][:3] == new[2][:3] == ["Belmark (Islands of)", "–", "1"]
        assert kept[3][1] == "9"

    def it_gives_the_edited_text_back_where_the_changes_are_rejected(self):
        _, done = brought(edited(of_people), FEWER)
        assert Edited(done.content).reject(AUTHOR).accept().texts() == edited(of_people).texts()

    def it_shows_no_number_of_a_withdrawn_consent_as_changed(self):
        quiet = frozenset(mark.get(w("name"))[:10] for mark in tables(Edited(report()))[0].iter(w("bookmarkStart")))
        _, done = brought(edited(of_people), FEWER, quiet=quiet)
        file = Edited(done.content)
        assert len(tables(file)) == 1
        assert [each for each in tables(file)[0].iter(w("ins"), w("del")) if each.get(w("author")) == AUTHOR] == []
        assert matrices(file)[0][2][:3] == ["Belmark (Islands of)", "–", "1"]
