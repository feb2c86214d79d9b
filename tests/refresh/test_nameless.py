"""Figures that people copied with their control, where the program in which the file was saved dropped its name.

LibreOffice 7.4 leaves such a control with nothing said of it. Bookmarks are not copied: what is left is the number, and
the words beside it.
"""

from __future__ import annotations

import subprocess

import pytest
from judges import available

from refresh.drafts import brought, edited, listed
from refresh.edits import Edited, made, text_of, w
from refresh.reports import report
from refresh.test_beside import PLACES, there
from reportgen.refresh import Asked, refresh

AUTHOR = "Data refresh"
ELSEWHERE = "Where access is denied"
ADDED, DATED = "a case added", "a date changed"


def lose_name(control) -> None:
    properties = control.find(w("sdtPr"))
    for child in list(properties):
        properties.remove(child)


def copied(before: str, after: str, shown: str = "seven", source: str = "takes account of"):
    """A paragraph of people with a copied number, whose control has no name any more."""

    def edit(file: Edited) -> None:
        there = file.saying(source)
        paragraph = file.add(file.saying(ELSEWHERE), before)
        file.copy_figure(there, shown, paragraph)
        lose_name(paragraph.find(w("sdt")))
        paragraph.append(file.run(after))

    return edit


def comments_about(done, words: str) -> list[str]:
    return [text for author, text in Edited(done.content).comments() if author == AUTHOR and words in text]


class DescribeACopiedNumberWhoseControlLostItsName:
    def it_follows_where_the_words_beside_it_are_those_of_the_report(self):
        edit = copied("As said, the report takes account of ", " cases of alleged acts.")
        result, done = brought(edited(edit), ADDED)
        assert result.says("As said, the report takes account of eight cases of alleged acts.")
        assert any("people copied" in line for line in listed(done, "refreshed"))
        assert listed(done, "untraced") == []

    def it_has_its_name_again_so_that_it_follows_the_next_time(self):
        edit = copied("As said, the report takes account of ", " cases of alleged acts.")
        _, done = brought(edited(edit), ADDED)
        result, _ = brought(Edited(done.content).accept(), "")
        assert result.says("As said, the report takes account of seven cases of alleged acts.")

    def it_is_left_and_told_where_no_word_beside_it_tells_of_what_it_is(self):
        result, done = brought(edited(copied("The number by hand: ", "")), ADDED)
        assert result.says("The number by hand: seven")
        lines = listed(done, "untraced")
        assert len(lines) == 1
        assert "The number by hand" in lines[0]
        assert '"seven" -> "eight"' in lines[0]
        assert len(comments_about(done, "“seven” is a number that people copied")) == 1

    def it_is_told_where_the_words_beside_it_are_those_of_two_figures(self):
        result, done = brought(edited(copied("Of ", " cases", shown="five")), ADDED)
        assert result.says("Of five cases")
        assert len(listed(done, "untraced")) == 1

    def it_is_not_told_where_the_data_changed_no_such_number(self):
        _, done = brought(edited(copied("The number by hand: ", "")), DATED)
        assert listed(done, "untraced") == []
        assert comments_about(done, "seven") == []

    def it_is_told_where_the_report_has_no_such_number_at_all(self):
        """It was copied from a report before the one that is the base."""

        def edit(file: Edited) -> None:
            copied("The number by hand: ", "")(file)
            paragraph = file.saying("The number by hand")
            file.type_over(paragraph, "seven", "ninety-one")

        _, done = brought(edited(edit), DATED)
        assert len(listed(done, "untraced")) == 1

    def it_changes_nothing_the_second_time(self):
        for edit in (copied("The number by hand: ", ""), copied("The report takes account of ", " cases of alleged")):
            _, done = brought(edited(edit), ADDED)
            assert refresh(done.content, report(ADDED), Asked(), name="draft.docx").content == done.content

    def it_is_told_once_where_the_next_correction_leaves_it_too(self):
        _, done = brought(edited(copied("The number by hand: ", "")), ADDED)
        _, again = brought(Edited(done.content), "all of it")
        assert len(comments_about(again, "“seven” is a number that people copied")) == 1

    def it_shows_no_change_by_a_consent_that_no_longer_stands(self):
        keys = frozenset(
            mark.get(w("name")).rpartition("_")[0]
            for mark in edited().saying("takes account of").iter(w("bookmarkStart"))
            if mark.get(w("name")).startswith("k_")
        )
        for edit in (copied("The number by hand: ", ""), copied("The report takes account of ", " cases of alleged")):
            _, done = brought(edited(edit), ADDED, quiet=keys)
            changes = [text_of(c) for c in Edited(done.content).changes() if c.get(w("author")) == AUTHOR]
            assert "eight" not in changes
            assert not any('"seven" -> "eight"' in told.line() for told in done.told)
            assert comments_about(done, "eight") == []


class DescribeAControlOfPeopleWithoutAName:
    @pytest.mark.parametrize("words", ["Choose an item", "the office", "in Geneva"])
    def it_is_left_alone_and_not_told_where_no_number_stands_in_it(self, words):
        def edit(file: Edited) -> None:
            paragraph = file.add(file.saying(ELSEWHERE), "By hand: ")
            control = made("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
            control.find(w("sdtContent")).append(file.run(words))
            paragraph.append(control)

        result, done = brought(edited(edit), ADDED)
        assert result.says(f"By hand: {words}")
        assert listed(done, "untraced") == []

    def it_is_left_alone_where_it_is_one_for_a_date(self):
        def edit(file: Edited) -> None:
            paragraph = file.add(file.saying(ELSEWHERE), "By hand: ")
            control = made("<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent/></w:sdt>")
            control.find(w("sdtContent")).append(file.run("3 May 2031"))
            paragraph.append(control)

        _, done = brought(edited(edit), ADDED)
        assert listed(done, "untraced") == []


class DescribeAFigureOfTheReportWhoseControlLostItsName:
    def it_follows_by_its_bookmark_and_is_not_told(self):
        def edit(file: Edited) -> None:
            for control in file.body.iter(w("sdt")):
                lose_name(control)

        result, done = brought(edited(edit), "all of it")
        assert result.texts() == Edited(report("all of it")).texts()
        assert listed(done, "untraced") == []


@pytest.mark.parametrize("place", PLACES)
class DescribeSuchANumberBesideTheText:
    def edited(self, place: str, words: str) -> Edited:
        edit, part = PLACES[place]
        file = edited(edit)
        for paragraph in [p for p in file.tree(part).iter(w("p")) if p.find(f".//{w('p')}") is None]:
            if "The number is" in text_of(paragraph):
                file.reword(paragraph, "The number is ", words)
                lose_name(next(paragraph.iter(w("sdt"))))
        return file

    def it_is_told_with_a_comment_in_the_text(self, place):
        result, done = brought(self.edited(place, "The number is "), ADDED)
        assert there(result, PLACES[place][1]) == [" The number is seven"]
        assert len(listed(done, "untraced")) == 1
        assert len(comments_about(done, "“seven” is a number that people copied")) == 1

    def it_follows_by_the_words_before_it(self, place):
        result, done = brought(self.edited(place, "The report takes account of "), ADDED)
        assert there(result, PLACES[place][1]) == [" The report takes account of eight"]
        assert listed(done, "untraced") == []

    def it_changes_nothing_the_second_time(self, place):
        _, done = brought(self.edited(place, "The number is "), ADDED)
        assert refresh(done.content, report(ADDED), Asked(), name="draft.docx").content == done.content


@pytest.mark.slow
@available.needs(available.libreoffice)
class DescribeAFileThatLibreOfficeSaved:
    """Versions after 7.4 keep the names: then both numbers follow."""

    @pytest.fixture(scope="class")
    @classmethod
    def saved(cls, tmp_path_factory) -> bytes:
        place = tmp_path_factory.mktemp("saved")
        file = edited(copied("As said, the report takes account of ", " cases of alleged acts."))
        paragraph = file.add(file.saying(ELSEWHERE), "The number by hand: ")
        file.copy_figure(file.saying("takes account of", 1), "seven", paragraph)
        (place / "draft.docx").write_bytes(file.content())
        profile = (place / "profile").as_uri()
        subprocess.run([available.libreoffice(), f"-env:UserInstallation={profile}", "--headless", "--convert-to",
                        "docx:MS Word 2007 XML", "--outdir", place / "saved", place / "draft.docx"],
                       check=True, capture_output=True, timeout=180)  # fmt: skip
        return (place / "saved" / "draft.docx").read_bytes()

    def it_has_the_copied_number_where_its_words_tell_of_it_and_the_other_is_not_lost_from_sight(self, saved):
        done = refresh(saved, report(ADDED), Asked(), name="draft.docx")
        result = Edited(done.content).accept()
        assert result.says("As said, the report takes account of eight cases of alleged acts.")
        told = [line for line in listed(done, "untraced") if "The number by hand" in line]
        assert result.says("The number by hand: eight") or len(told) == 1
