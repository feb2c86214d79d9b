"""A heading that people reworded so that no word of it is left: its bookmark tells which it is, or its place."""

from __future__ import annotations

import pytest

from refresh.drafts import brought, edited, listed, struck
from refresh.edits import Edited, text_of, w
from refresh.reports import report
from reportgen.refresh import Asked, refresh

OWN = "Developments of concern"
GOES, STAYS = "a State that goes", "a date changed"


def headings(file: Edited, words: str) -> list:
    """The headings that say just this."""
    return [p for p in file.paragraphs() if text_of(p).strip() == words]


def reworded(words: str, which: int = 0, *, marked: bool = True):
    """Other words in the whole of a heading; `marked`: its bookmark stands, as where people typed inside of it."""

    def edit(file: Edited) -> None:
        heading = headings(file, words)[which]
        names = {mark.get(w("id")) for mark in heading.iter(w("bookmarkStart"))}
        file.reword(heading, words, OWN)
        for mark in list(file.body.iter(w("bookmarkStart"), w("bookmarkEnd"))) if not marked else ():
            if mark.get(w("id")) in names:
                mark.getparent().remove(mark)

    return edit


@pytest.mark.parametrize("marked", [True, False])
class DescribeAHeadingOfWhichNoWordIsLeft:
    def it_is_not_told_as_taken_out(self, marked):
        result, done = brought(edited(reworded("Cordania", 1, marked=marked)), STAYS)
        assert listed(done, "missing") == []
        assert result.says(OWN)

    def it_is_told_as_kept(self, marked):
        _, done = brought(edited(reworded("Cordania", 1, marked=marked)), STAYS)
        assert len(listed(done, "kept")) == 1

    def it_is_struck_out_with_its_state_and_a_comment(self, marked):
        result, done = brought(edited(reworded("Cordania", 1, marked=marked)), GOES)
        assert not result.says(OWN)
        assert OWN in struck(done)
        assert any(OWN in line and "people had edited it" in line for line in listed(done, "removed"))
        assert any("is struck out" in text for _, text in Edited(done.content).comments())
        assert Edited(done.content).reject("Data refresh").says(OWN)

    def it_changes_nothing_the_second_time(self, marked):
        _, done = brought(edited(reworded("Cordania", 1, marked=marked)), GOES)
        assert refresh(done.content, report(GOES), Asked(), name="draft.docx").content == done.content

    def it_holds_up_a_file_from_which_its_state_must_go_for_good(self, marked):
        """A consent no longer stands: what people wrote in the heading would go with it, and is told."""
        gone = {"new_xac", "new_xac_ec49a352b103_p_1"}
        _, done = brought(
            edited(reworded("Cordania", 1, marked=marked)),
            GOES,
            sensitive=lambda names, _words: bool(gone.intersection(names)),
            about_case=lambda names, _words: "new_xac_ec49a352b103_p_1" in names,
        )
        assert len(done.written) == 1

    def it_is_where_a_new_state_comes_behind_it(self, marked):
        result, _ = brought(edited(reworded("Cordania", 1, marked=marked)), "a State that appears")
        texts = result.texts()
        assert texts.index(OWN) < texts.index("A group was searched at the airport.")
        assert texts.index(OWN) < texts.index("Dorvale", texts.index(OWN))


class DescribeAHeadingThatPeopleTookOut:
    def it_is_not_taken_for_the_paragraph_into_which_its_bookmark_was_pushed(self):
        def edit(file: Edited) -> None:
            heading = headings(file, "Cordania")[1]
            marks = list(heading.iter(w("bookmarkStart"), w("bookmarkEnd")))
            following = heading.getnext()
            following[:0] = marks
            following.insert(0, following.find(w("pPr")))
            heading.getparent().remove(heading)

        result, done = brought(edited(edit), GOES)
        assert not result.says("Her passport was taken.")
        assert listed(done, "conflict") == []

    def it_is_not_taken_for_another_heading_of_the_report(self):
        def edit(file: Edited) -> None:
            title = next(p for p in file.paragraphs() if text_of(p) == "Annex II")
            label = next(p for p in title.itersiblings(w("p")) if text_of(p).strip() == "[English only]")
            words = label.getnext()
            for mark in list(title.iter(w("bookmarkStart"), w("bookmarkEnd"))):
                words.append(mark)
            for each in (title, label):
                each.getparent().remove(each)

        _, done = brought(edited(edit), STAYS)
        assert any("Annex II" in line for line in listed(done, "missing"))

    def it_is_told_where_people_wrote_a_heading_at_another_place(self):
        def edit(file: Edited) -> None:
            reworded("Cordania", 1, marked=False)(file)
            file.move(headings(file, OWN)[0], file.saying("Where access is denied"))

        result, done = brought(edited(edit), GOES)
        assert result.says(OWN)
        assert listed(done, "conflict") == []


class DescribeAnAnnexThatComes:
    """What was annex II is annex III then, and annex II another one."""

    def refreshed(self, tracked: bool = True):
        done = refresh(report("no follow-up"), report(), Asked(tracked=tracked), name="draft.docx")
        return Edited(done.content).accept(), done

    @pytest.mark.parametrize("tracked", [True, False])
    def it_stands_before_the_one_that_has_another_number_now(self, tracked):
        result, _ = self.refreshed(tracked)
        assert [text.split() for text in result.texts()] == [text.split() for text in Edited(report()).texts()]

    def it_leaves_the_mark_of_the_other_on_the_other(self):
        result, done = self.refreshed()
        marks = {mark.get(w("name")): mark for mark in result.body.iter(w("bookmarkStart"))}
        titles = {
            name: next(p for p in marks[name].iterancestors() if p.tag == w("p")) for name in marks if "annex" in name
        }
        assert text_of(titles["annex_statistics"]).strip() == "Annex III"
        assert text_of(titles["annex_follow_up"]).strip() == "Annex II"
        assert listed(done, "dangling") == []

    def it_leads_references_to_the_number_that_it_has(self):
        result, _ = self.refreshed()
        assert any("set out in annex III," in " ".join(text.split()) for text in result.texts())

    def it_changes_nothing_the_second_time(self):
        _, done = self.refreshed()
        assert refresh(done.content, report(), Asked(), name="draft.docx").content == done.content
