"""Tables that people edited, and rows and columns that the data change."""

from __future__ import annotations

import copy

import pytest

from refresh.drafts import brought, edited, listed
from refresh.edits import Edited, cell_texts, made, text_of, w
from refresh.kinds import KINDS
from refresh.reports import report
from reportgen.refresh import Asked, refresh

FEWER = "a case excluded"
"""It moves the row of surveillance below others with as many cases."""


def acts(file: Edited):
    return file.table("Type of act")


def rows(file: Edited) -> list[list[str]]:
    return [cell_texts(row) for row in acts(file).iter(w("tr"))]


def call_otherwise(file: Edited) -> None:
    file.reword(next(file.row(acts(file), "Surveillance").iter(w("p"))), "Surveillance", "Being watched")


class DescribeARowThatTheDataMove:
    def it_goes_where_the_data_put_it(self):
        result, done = brought(edited(), FEWER)
        assert [row[0] for row in rows(result)].index("Surveillance") == 4
        assert done.changed

    def it_does_so_once_where_a_frozen_version_stays_the_base(self):
        old = report()
        new = Edited(old)
        last = list(acts(new).iter(w("tr")))[-1]
        last.addnext(new.row(acts(new), "Surveillance"))
        first = refresh(old, new.content(), Asked(), name="draft.docx", base=old)
        again = refresh(first.content, new.content(), Asked(), name="draft.docx", base=old)
        assert [row[0] for row in rows(Edited(first.content).accept())][-1] == "Surveillance"
        assert len(rows(Edited(again.content))) == len(rows(Edited(first.content)))

    def but_it_stays_where_people_edited_it_and_its_numbers_follow(self):
        result, _ = brought(edited(call_otherwise), FEWER)
        assert rows(result)[2] == ["Being watched", "1", "1"]
        assert "Surveillance" not in [row[0] for row in rows(result)]
        assert result.comments() == []

    @pytest.mark.parametrize("tracked", [True, False])
    def it_stays_where_people_put_a_note_in_it(self, tracked):
        def note(file: Edited) -> None:
            file.add_note(next(file.row(acts(file), "Surveillance").iter(w("p"))), "Surveillance", "A note by hand.")

        result, _ = brought(edited(note), FEWER, tracked=tracked)
        assert rows(result)[2] == ["Surveillance", "1", "1"]
        assert next(acts(result).iter(w("footnoteReference")), None) is not None

    def it_stays_even_where_every_anchor_is_lost(self):
        file = edited(call_otherwise, Edited.lose_controls, Edited.lose_bookmarks)
        assert rows(brought(file, FEWER)[0])[2] == ["Being watched", "1", "1"]

    def it_stays_away_where_people_took_it_out(self):
        result, done = brought(edited(lambda file: file.delete_row(file.row(acts(file), "Surveillance"))), FEWER)
        assert "Surveillance" not in [row[0] for row in rows(result)]
        assert any("Surveillance" in line for line in listed(done, "missing"))


class DescribeARowThatPeopleTookOut:
    def it_is_listed_with_what_the_data_say_now(self):
        _, done = brought(edited(KINDS["a row deleted"].do), "a case added")
        assert [line for line in listed(done, "missing") if "Arrest or detention | 4 | 2" in line] != []

    def it_stays_out_where_the_deletion_is_tracked(self):
        result, done = brought(edited(KINDS["a row deleted, tracked"].do), "a case added")
        assert "Arrest or detention" not in [row[0] for row in rows(result)]
        assert done.changed


class DescribeARowThatIsNewInTheData:
    def it_has_no_cell_for_a_column_that_people_took_out(self):
        result, _ = brought(edited(KINDS["a column deleted"].do), "an act that no case had")
        assert ["Physical attack", "1"] in rows(result)
        assert {len(row) for row in rows(result)} == {2}

    def it_has_an_empty_cell_for_a_column_that_people_added(self):
        def add(file: Edited) -> None:
            for row in acts(file).iter(w("tr")):
                row.append(copy.deepcopy(list(row.iterchildren(w("tc")))[-1]))
                for text in row[-1].iter(w("t")):
                    text.text = "own"
            grid = acts(file).find(w("tblGrid"))
            grid.append(copy.deepcopy(grid[-1]))

        result, _ = brought(edited(add), "an act that no case had")
        assert next(row for row in rows(result) if row[0] == "Physical attack") == ["Physical attack", "1", "1", ""]

    def it_is_as_wide_as_the_row_beside_it(self):
        result, _ = brought(edited(KINDS["columns drawn wider"].do), "an act that no case had")
        assert len({next(row.iter(w("tcW"))).get(w("w")) for row in acts(result).iter(w("tr"))}) == 1


class DescribeACell:
    def it_has_its_number_beside_the_words_of_people(self):
        result, _ = brought(edited(KINDS["a line added to a cell"].do), "a case added")
        assert cell_texts(result.row(acts(result), "Arrest"))[1] == "4(not final)"

    def it_gets_a_comment_where_its_number_was_typed_over(self):
        result, _ = brought(edited(KINDS["a number typed over in a cell"].do), "a case added")
        assert cell_texts(result.row(acts(result), "Arrest"))[1] == "9"
        assert [text for _, text in result.comments() if "Data now: 4" in text] != []


class DescribeCellsThatPeopleJoined:
    def it_has_both_numbers_as_the_data_have_them(self):
        def joined(file: Edited) -> None:
            cells = list(file.row(acts(file), "Arrest").iterchildren(w("tc")))
            cells[1].find(w("tcPr")).insert(1, made('<w:gridSpan w:val="2"/>'))
            cells[1].extend(list(cells[2].iterchildren(w("p"))))
            cells[2].getparent().remove(cells[2])

        result, done = brought(edited(joined), "all of it")
        cell = list(result.row(acts(result), "Arrest").iterchildren(w("tc")))[1]
        assert [text_of(p) for p in cell.iterchildren(w("p"))] == ["5", "3"]
        assert not brought(Edited(done.content), "all of it")[1].changed


class DescribeACopiedNumber:
    def it_follows(self):
        result, _ = brought(edited(KINDS["a number copied with its control"].do), "a case added")
        assert result.says("The number of cases is eight")

    @pytest.mark.parametrize("author", ["", "Ana"])
    def it_follows_where_people_took_out_what_it_was_copied_from(self, author):
        file = edited(KINDS["a number copied with its control"].do)
        file.delete(file.saying("takes account of"), author)
        assert brought(file, "a case added")[0].says("The number of cases is eight")

    def it_follows_where_it_was_copied_from_a_row_that_people_took_out(self):
        file = edited(KINDS["a number copied with its control"].do)
        row = file.row(acts(file), "Arrest")
        file.copy_figure(next(list(row.iterchildren(w("tc")))[1].iter(w("p"))), "3", file.saying("written by hand"))
        file.delete_row(row)
        assert brought(file, "a case added")[0].says("The number of cases is eight4")

    def it_follows_where_it_was_pasted_into_a_table_of_people(self):
        def paste(file: Edited) -> None:
            cell = next(file.row(acts(file), "Travel").iter(w("p")))
            file.copy_figure(file.saying("takes account of"), "seven", cell)

        result, _ = brought(edited(paste), "a case added")
        assert rows(result)[-2][0] == "Travel restrictioneight"

    def but_it_gets_a_comment_where_it_was_typed_over(self):
        def paste(file: Edited) -> None:
            KINDS["a number copied with its control"].do(file)
            file.type_over(file.saying("written by hand"), "seven", "nine")

        result, done = brought(edited(paste), "a case added")
        assert result.says("The number of cases is nine")
        assert [text for _, text in result.comments() if "“nine”" in text and "Data now: eight" in text] != []
        assert len(listed(done, "overtyped")) == 1

    def but_it_gets_none_where_the_data_did_not_change_it(self):
        def paste(file: Edited) -> None:
            KINDS["a number copied with its control"].do(file)
            file.type_over(file.saying("written by hand"), "seven", "nine")

        assert brought(edited(paste), "a date changed")[0].comments() == []


class DescribeARowThatIsNew:
    CORRECTION = "an act that no case had"

    @staticmethod
    def own(file: Edited, *cells: str) -> None:
        file.add_row(file.row(acts(file), "Arrest"), cells)

    def it_is_not_put_beside_one_of_its_name_without_a_word(self):
        """That one people wrote, or it came with data between the base and these."""
        _, done = brought(edited(lambda file: self.own(file, "Physical attack", "7", "7")), self.CORRECTION)
        result = Edited(done.content).accept()
        assert [row[0] for row in rows(result)].count("Physical attack") == 2
        told = [line for line in listed(done, "conflict") if "row of the same name" in line]
        assert len(told) == 1
        assert '"Physical attack | 7 | 7" -> "Physical attack | 1 | 1"' in told[0]
        assert len([text for _, text in result.comments() if "row of the same name" in text]) == 1
        assert refresh(done.content, report(self.CORRECTION), Asked(), name="draft.docx").content == done.content

    def it_is_put_beside_others_without_one(self):
        _, done = brought(edited(lambda file: self.own(file, "Of these, in custody", "7", "7")), self.CORRECTION)
        assert [line for line in listed(done, "conflict") if "same name" in line] == []


class DescribeAColumnThatPeopleAdded:
    @staticmethod
    def own(place: int, texts):
        """A column of people before one of the report, with a text for each row; the first is its head."""

        def add(file: Edited) -> None:
            for row, text in zip(acts(file).iter(w("tr")), texts, strict=True):
                twin = copy.deepcopy(list(row.iterchildren(w("tc")))[1])
                list(row.iterchildren(w("tc")))[place - 1].addnext(twin)
                paragraph = next(twin.iter(w("p")))
                for child in [child for child in paragraph if child.tag != w("pPr")]:
                    paragraph.remove(child)
                paragraph.append(file.run(text))
            acts(file).find(w("tblGrid")).append(copy.deepcopy(acts(file).find(w("tblGrid"))[1]))

        return add

    @pytest.mark.parametrize("lost", [False, True])
    def it_keeps_its_numbers_even_where_they_are_those_of_the_column_beside_it(self, lost):
        edits = [self.own(1, ["Earlier", "3", "2", "2", "1", "1", "–"])]
        edits += [Edited.lose_controls, Edited.lose_bookmarks] if lost else []
        result, _ = brought(edited(*edits), "all of it")
        found = {row[0]: row[1:] for row in rows(result)}
        assert found["Arrest or detention"] == ["3", "5", "3"]
        assert found["Threats and intimidation"] == ["2", "2", "2"]

    def it_does_not_bring_a_row_twice(self):
        file = edited(self.own(3, ["Earlier", "a", "b", "c", "d", "e", "f"]))
        new = report("another act, and a case less")
        first = refresh(file.content(), new, Asked(), name="draft.docx", base=report())
        again = refresh(first.content, new, Asked(), name="draft.docx", base=report())
        assert again.content == first.content
        assert [row[0] for row in rows(Edited(first.content).accept())].count("Physical attack") == 1
