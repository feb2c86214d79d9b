"""What people copied, or moved and edited: words, figures and tables, with and without the anchors that Word leaves."""

from __future__ import annotations

import copy

import pytest

from refresh.drafts import brought, edited, listed
from refresh.edits import Edited, cell_texts, text_of, w
from refresh.reports import report
from reportgen.refresh import Asked, refresh

AUTHOR = "Data refresh"
ELSEWHERE = "Where access is denied"
GONE, DATED = "A group was watched", "was threatened in Lind"


def copied(words: str):
    """A paragraph copied as words alone to another place."""
    return lambda file: file.add(file.saying(ELSEWHERE), text_of(file.saying(words)))


def pasted(file: Edited, element):
    """The element once more, as it is after pasting: controls are left, bookmarks are not."""
    twin = copy.deepcopy(element)
    for mark in list(twin.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        mark.getparent().remove(mark)
    for number in twin.iter(w("id")):
        number.set(w("val"), file.number())
    file.saying(ELSEWHERE).addnext(twin)
    return twin


def acts(file: Edited):
    return file.table("Type of act")


def type_over_total(file: Edited, table) -> None:
    cell = file.row(table, "Arrest or detention").findall(w("tc"))[1]
    file.type_over(cell.find(w("p")), text_of(cell), "77")


class DescribeAParagraphThatPeopleCopied:
    def it_follows_where_its_words_were_left_alone(self):
        result, _ = brought(edited(copied(DATED)), "a date changed")
        assert sum("On 14\xa0June 2030" in text for text in result.texts()) == 2

    def it_goes_with_what_is_gone_from_the_data(self):
        result, _ = brought(edited(copied(GONE)), "a case excluded")
        assert not result.says(GONE)

    def it_goes_for_good_where_a_consent_no_longer_stands_behind_it(self):
        _, done = brought(edited(copied(GONE)), "a case excluded", sensitive=lambda _, words: GONE in words)
        assert GONE not in "".join(Edited(done.content).tree().itertext())
        assert [line for line in listed(done, "removed") if GONE in line] == []

    def it_stays_where_people_wrote_in_it(self):
        def written(file: Edited) -> None:
            copied(GONE)(file)
            file.reword(file.saying(GONE), "watched", "watched, the desk was told,")

        assert brought(edited(written), "a case excluded")[0].says("the desk was told")

    def it_follows_beside_one_of_the_same_bookmark(self):
        """As it is in files of programs that let two bookmarks have one name."""

        def twice(file: Edited) -> None:
            twin = copy.deepcopy(file.saying(GONE))
            file.saying(ELSEWHERE).addnext(twin)
            twin.append(file.run(" The desk was told."))

        _, done = brought(edited(twice), "a case excluded")
        assert not Edited(done.content).accept(AUTHOR).says(GONE)
        assert Edited(done.content).reject(AUTHOR).says("The desk was told.")

    def it_follows_where_it_was_pasted_behind_the_first_with_its_bookmarks(self):
        def twice(file: Edited) -> None:
            twin = copy.deepcopy(file.saying(DATED))
            file.saying(DATED).addnext(twin)

        result, _ = brought(edited(twice), "a date changed")
        assert [text[:7] for text in result.texts() if DATED in text] == ["On 14\xa0J"] * 2


class DescribeANumberOfAFactThatIsGone:
    def it_is_left_with_a_comment_where_people_copied_it(self):
        def paste(file: Edited) -> None:
            there = file.add(file.saying(ELSEWHERE), "The number by hand: ")
            file.copy_figure(next(file.row(acts(file), "Travel").iter(w("tc"))).getnext(), "1", there)

        result, done = brought(edited(paste), "a State that goes")
        assert result.says("The number by hand: 1")
        assert [text for _, text in result.comments() if "no longer states" in text] != []
        assert len([line for line in listed(done, "conflict") if "no longer states" in line]) == 1
        again = refresh(done.content, report("a State that goes"), Asked(), name="draft.docx")
        assert again.content == done.content


class DescribeANumberOfAnotherReport:
    """Pasted with its control, whose figure this one states neither before nor now."""

    def pasted(self, shown: str, tag: str = "country.XZZ.cases"):
        def paste(file: Edited) -> None:
            there = file.add(file.saying(ELSEWHERE), "As the other report says: ")
            file.copy_figure(file.saying("takes account of"), "seven", there)
            control = there.find(w("sdt"))
            for name in ("tag", "alias"):
                control.find(f"{w('sdtPr')}/{w(name)}").set(w("val"), tag)
            next(control.iter(w("t"))).text = shown

        return paste

    @pytest.mark.parametrize("shown", ["8 per cent", "twelve", "31"])
    def it_is_listed(self, shown):
        result, done = brought(edited(self.pasted(shown)), "a date changed")
        assert result.says(f"As the other report says: {shown}")
        assert [shown in line and "no such figure" in line for line in listed(done, "untraced")] == [True]

    def but_words_in_a_control_of_people_are_not(self):
        _, done = brought(edited(self.pasted("under review", "status")), "a date changed")
        assert listed(done, "untraced") == []


class DescribeATableThatPeopleCopied:
    @pytest.mark.parametrize("correction", ["a date changed", "a case excluded", "a reply arrived"])
    def it_is_not_told_as_typed_over_where_its_numbers_are_those_of_the_report(self, correction):
        """Of a number that the report has in words too, and that did not change."""

        def paste(file: Edited) -> None:
            for table in list(file.body.iterchildren(w("tbl")))[2:]:
                pasted(file, table)

        _, done = brought(edited(paste), correction)
        assert listed(done, "overtyped") == []

    def but_it_is_where_people_typed_another_number(self):
        _, done = brought(edited(lambda file: type_over_total(file, pasted(file, acts(file)))), "a date changed")
        assert len(listed(done, "overtyped")) == 1

    def it_follows_where_the_data_moved_a_row_of_the_report(self):
        result, _ = brought(edited(lambda file: pasted(file, acts(file))), "a State that goes")
        assert cell_texts(result.row(acts(result), "Threats"))[1:] == ["1", "1"]


class DescribeATableThatPeopleMadeText:
    """Word leaves the controls of figures where it makes paragraphs of rows; the table is not there any more."""

    def made_text(self, file: Edited, *words: str) -> None:
        table, place = acts(file), file.saying(ELSEWHERE)
        for row in table.iter(w("tr")):
            place = file.add(place, "")
            for paragraph in list(row.iter(w("p"))):
                place.extend([each for each in paragraph if each.tag != w("pPr")])
                place.append(file.run("; "))
        table.getparent().remove(table)
        for each in words:
            file.type_over(file.saying(each), "3", "77")

    def it_follows_with_its_numbers(self):
        result, done = brought(edited(self.made_text), "all of it")
        rows = [[cell.strip() for cell in text.split(";")[:3]] for text in result.texts() if text.count(";") == 3]
        assert rows[0] == ["Type of act", "Cases", "States"]
        now = Edited(report("all of it"))
        stated = {cells[0]: cells for row in acts(now).iter(w("tr")) if (cells := cell_texts(row))}
        assert [stated.get(row[0], row) for row in rows] == rows
        assert any("a figure that people copied" in line for line in listed(done, "refreshed"))

    def but_one_that_was_typed_over_is_told(self):
        _, done = brought(edited(lambda file: self.made_text(file, "Arrest or detention")), "all of it")
        assert any('"77" -> "5"' in line for line in listed(done, "overtyped"))


class DescribeATableThatPeopleMovedAndEdited:
    @pytest.mark.parametrize("tracked", [True, False])
    def it_follows(self, tracked):
        def moved(file: Edited) -> None:
            file.saying(ELSEWHERE).addnext(acts(file))
            file.add_row(file.row(acts(file), "Arrest"), ["Of these, in custody", "1", "1"])

        result, done = brought(edited(moved), "all of it", tracked=tracked)
        assert cell_texts(result.row(acts(result), "Arrest"))[1:] == ["5", "3"]
        assert cell_texts(result.row(acts(result), "Of these")) == ["Of these, in custody", "1", "1"]
        assert [line for line in listed(done, "missing") if "table 1" in line] == []


class DescribeACommentOfPeopleOnWhatIsGone:
    @pytest.mark.parametrize("tracked", [True, False])
    def it_stays_on_what_is_struck_out(self, tracked):
        file = edited(lambda f: f.comment(f.saying(GONE), "group", "Who?"))
        _, done = brought(file, "a case excluded", tracked=tracked)
        assert ("Ana", "Who?") in Edited(done.content).comments()
        assert Edited(done.content).reject(AUTHOR).says(GONE)

    def it_stays_on_a_table_of_other_columns(self):
        def comment(file: Edited) -> None:
            file.comment(next(p for p in file.table("Surveillance").iter(w("p")) if text_of(p)), "State", "Which?")

        _, done = brought(edited(comment), "an act that no case had", tracked=False)
        assert ("Ana", "Which?") in Edited(done.content).comments()
        assert Edited(done.content).accept().texts() == Edited(report("an act that no case had")).texts()
