"""What is gone from the data, and what people had written there."""

from __future__ import annotations

import factories
import pytest
from rendering.docx.docx_samples import png

from refresh.drafts import brought, edited, listed, struck
from refresh.edits import Edited, w
from refresh.reports import report
from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.form import Form
from reportgen.refresh import Asked, refresh
from reportgen.rendering.docx import render_docx

FEWER, WORDS = "a case excluded", "Its members were followed home"


def write(file: Edited) -> None:
    file.write(file.saying(WORDS), "followed", " on foot")


class DescribeATextThatIsGoneFromTheData:
    def it_is_struck_out(self):
        result, done = brought(edited(), FEWER)
        assert not result.says(WORDS)
        assert any(WORDS in text for text in struck(done))
        assert any(WORDS in line for line in listed(done, "removed"))

    def it_is_taken_out_for_real_where_changes_are_not_tracked(self):
        result, done = brought(edited(), FEWER, tracked=False)
        assert not result.says(WORDS)
        assert list(Edited(done.content).changes()) == []

    @pytest.mark.parametrize("tracked", [True, False])
    def but_it_is_only_struck_out_with_a_comment_where_people_wrote_in_it(self, tracked):
        _, done = brought(edited(write), FEWER, tracked=tracked)
        assert any("followed on foot home" in text for text in struck(done))
        assert [text for _, text in Edited(done.content).comments() if "no longer have it" in text] != []
        assert Edited(done.content).reject("Data refresh").says("followed on foot home")

    def it_leaves_the_comments_of_people_on_it_in_one_piece(self):
        _, done = brought(edited(lambda file: file.comment(file.saying(WORDS), "members", "Who?")), FEWER)
        file = Edited(done.content)
        keys = {name: sorted(e.get(w("id")) for e in file.tree().iter(w(name)))
                for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}  # fmt: skip
        assert len({tuple(each) for each in keys.values()}) == 1

    def it_stays_away_where_people_had_struck_it_out(self):
        result, done = brought(edited(lambda file: file.delete(file.saying(WORDS), "Ana")), FEWER)
        assert not result.says(WORDS)
        assert done.changed

    def it_stays_where_people_reject_the_deletion(self):
        _, done = brought(edited(write), FEWER)
        again = Edited(done.content).reject("Data refresh")
        assert brought(again, FEWER)[0].says("followed on foot home")


class DescribeATextThatAFormerRefreshStruckOut:
    """As against a frozen version, which stays the base."""

    def it_is_not_looked_for_in_words_of_people(self):
        own = "Information on Dorvale, on allegations of travel restrictions, is set out in annex I."
        file = edited(lambda file: file.add(file.saying("Information on Cordania"), own))
        once = refresh(file.content(), report("a State that goes"), Asked(), name="draft.docx", base=report())
        twice = refresh(once.content, report("a State that goes"), Asked(), name="draft.docx", base=report())
        assert Edited(twice.content).accept().says(own)
        assert twice.content == once.content

    def but_a_text_is_that_people_struck_out_and_wrote_elsewhere(self):
        def moved(file: Edited) -> None:
            there = file.saying("In three instances")
            file.add(file.saying("Where access is denied"), "".join(there.itertext()).strip())
            file.delete(there, "Ana")

        result, _ = brought(edited(moved), "a case excluded")
        assert result.says("In two instances")


class DescribeATextThatGoesForGood:
    @pytest.mark.parametrize("author", ["Ana", ""])
    def it_leaves_nothing_where_people_joined_it_to_what_stays(self, author):
        last = "No response from the Government of the Islands of Belmark"
        gone = {mark.get(w("name")) for mark in edited().saying(last).iter(w("bookmarkStart"))}

        def sensitive(names, _words):
            return any(name in gone for name in names)

        _, done = brought(edited(lambda file: file.join(file.saying(last), author)), FEWER, sensitive=sensitive)
        assert last not in "".join(Edited(done.content).tree().itertext())
        assert not brought(Edited(done.content), FEWER, sensitive=sensitive)[1].changed

    def it_takes_comments_on_a_sentence_with_it_where_the_paragraph_stays(self):
        file = Edited(told_of("One", "Two", "Three"))
        file.comment(file.saying("Two"), "Two", "Where is Two now?")
        file.comment(file.saying("Two"), "Three", "And this one?")
        file.comment(file.saying("Two"), "was questioned. Three was", "From here to there?")
        asked = Asked(sensitive=lambda names, _words: "p_1" in names)
        done = refresh(file.content(), told_of("One", "Three"), asked, name="draft.docx")
        assert [text for _, text in Edited(done.content).comments()] == ["And this one?", "From here to there?"]
        assert "comments on text that was removed for good went with it" in " ".join(t.line() for t in done.told)

    def it_takes_comments_on_words_with_it_that_people_had_struck_out(self):
        file = Edited(told_of("One", "Two", "Three"))
        file.strike_out(file.saying("Two"), "Two was questioned", "Ana")
        start = next(each for each in file.body.iter(w("del")))
        file.comment(file.saying("Three"), "Three", "Where is Two now?")
        start.addprevious(next(file.body.iter(w("commentRangeStart"))))
        start.addnext(next(file.body.iter(w("commentRangeEnd"))))
        asked = Asked(sensitive=lambda names, _words: "p_1" in names)
        done = refresh(file.content(), told_of("One", "Two", "Three"), asked, name="draft.docx")
        assert Edited(done.content).comments() == []

    def but_none_on_a_place_where_nothing_stood(self):
        file = Edited(told_of("One", "Two", "Three"))
        file.comment(file.saying("Two"), "Three", "Something is missing here.")
        for mark in list(file.body.iter(w("commentRangeEnd"))):
            next(file.body.iter(w("commentRangeStart"))).addnext(mark)
        asked = Asked(sensitive=lambda names, _words: "p_1" in names)
        done = refresh(file.content(), told_of("One", "Three"), asked, name="draft.docx")
        assert len(Edited(done.content).comments()) == 1


def told_of(*names: str) -> bytes:
    """A report with a paragraph that tells of several people, a sentence each."""
    words = i.text(" ".join(f"{name} was questioned." for name in names))
    body = (b.Heading(1, i.text("Introduction"), "introduction"), b.Paragraph(words, "p-1"))
    report = factories.report(summary=(), body=body, annexes=())
    return render_docx(report, Form(anchors=True), draw=lambda _: png())


class DescribeATextThatPeopleTookOut:
    def it_stays_out_and_is_listed(self):
        result, done = brought(edited(lambda file: file.delete(file.saying("takes account of seven"))), "a case added")
        assert not result.says("takes account of")
        assert any("takes account of eight" in line for line in listed(done, "missing"))
