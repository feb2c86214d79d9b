"""Figures in footnotes: those that people copied there, and those that the report states there."""

from __future__ import annotations

import factories
from rendering.docx.docx_samples import png

from refresh.drafts import brought, edited, listed
from refresh.edits import Edited, text_of, w
from refresh.reports import report
from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.form import Form
from reportgen.refresh import Asked, refresh
from reportgen.rendering.docx import render_docx

OWN = "A note by hand, on the number "
AUTHOR = "Data refresh"


def copied(file: Edited) -> None:
    """A note of people, into which they copied the number of cases with its control."""
    file.add_note(file.saying("Where access is denied"), "it hears less", OWN)
    file.copy_figure(file.saying("takes account of"), "seven", paragraph(file))


def paragraph(file: Edited):
    return next(next(note for note in file.notes() if OWN in text_of(note)).iter(w("p")))


def marked_only(file: Edited) -> None:
    """The control is lost, as LibreOffice may lose it, and the bookmark about it is left."""
    copied(file)
    control = next(paragraph(file).iter(w("sdt")))
    name = next(mark.get(w("name")) for mark in file.saying("takes account of").iter(w("bookmarkStart"))
                if mark.get(w("name")).startswith("k_"))  # fmt: skip
    number = file.number()
    for tag, put in (("bookmarkStart", control.addprevious), ("bookmarkEnd", control.addnext)):
        mark = control.makeelement(w(tag))
        mark.set(w("id"), number)
        if tag == "bookmarkStart":
            mark.set(w("name"), f"{name[:10]}_77")
        put(mark)
    for child in list(control.find(w("sdtContent"))):
        control.addprevious(child)
    control.getparent().remove(control)


class DescribeANumberThatPeopleCopiedIntoANote:
    def it_follows(self):
        result, done = brought(edited(copied), "a case added")
        assert text_of(paragraph(result)).endswith("on the number eight")
        assert [
            line for line in listed(done, "refreshed") if line.startswith("refreshed  a note: “A note by hand")
        ] != []

    def it_follows_as_a_tracked_change(self):
        _, done = brought(edited(copied), "a case added")
        note = paragraph(Edited(done.content))
        assert {change.get(w("author")) for change in note.iter(w("ins"), w("del"))} == {AUTHOR}

    def it_follows_where_only_its_bookmark_is_left(self):
        result, _ = brought(edited(marked_only), "a case added")
        assert text_of(paragraph(result)).endswith("on the number eight")

    def it_changes_nothing_the_second_time(self):
        _, done = brought(edited(copied), "a case added")
        assert not brought(Edited(done.content), "a case added")[1].changed

    def but_it_is_left_with_a_comment_at_the_mark_where_it_was_typed_over(self):
        def typed(file: Edited) -> None:
            copied(file)
            file.type_over(paragraph(file), "seven", "nine")

        result, done = brought(edited(typed), "a case added")
        assert text_of(paragraph(result)).endswith("on the number nine")
        said = [text for author, text in result.comments() if author == AUTHOR and "nine" in text]
        assert len(said) == 1
        assert "a note" in said[0]
        assert "Data now: eight" in said[0]
        assert result.saying("Where access is denied").find(f".//{w('commentReference')}") is not None
        assert len(listed(done, "overtyped")) == 1

    def it_leaves_the_notes_alone_where_the_data_changed_nothing_of_it(self):
        was = edited(copied)
        _, done = brought(was, "a date changed")
        assert text_of(paragraph(Edited(done.content))).endswith("on the number seven")


def noted(file: Edited) -> list[str]:
    """What the notes say, in the order of their marks."""
    file.accept_in("word/endnotes.xml") if "word/endnotes.xml" in file.parts else None
    said = {(kind, note.get(w("id"))): text_of(note).strip()
            for kind in ("footnote", "endnote") if f"word/{kind}s.xml" in file.parts
            for note in file.tree(f"word/{kind}s.xml")}  # fmt: skip
    marks = file.body.iter(w("footnoteReference"), w("endnoteReference"))
    return [said[mark.tag.rpartition("}")[2].removesuffix("Reference"), mark.get(w("id"))] for mark in marks]


class DescribeNotesOfWhichPeopleMadeEndnotes:
    def it_says_what_the_data_say(self):
        result, _ = brought(edited(lambda file: file.make_endnotes()), "all of it")
        assert noted(result) == noted(brought(edited(), "all of it")[0])
        assert len(list(result.body.iter(w("endnoteReference")))) == len(noted(result))

    def it_follows_beside_words_of_people(self):
        def reworded(file: Edited) -> None:
            file.make_endnotes()
            note = next(each for each in file.tree("word/endnotes.xml") if "Arvania, the" in text_of(each))
            file.reword(next(note.iter(w("p"))), "Arvania", "Inter alia, Arvania")

        result, _ = brought(edited(reworded), "all of it")
        assert "Inter alia, Arvania, the Islands of Belmark, Cordania and Dorvale." in noted(result)

    def it_goes_for_good_with_what_goes_for_good(self):
        file = edited(lambda file: file.make_endnotes())
        there = file.saying("A group was watched")
        mark = next(file.body.iter(w("endnoteReference")))
        there.append(mark.getparent())
        _, done = brought(file, "a case excluded", sensitive=lambda _, words: "A group was watched" in words)
        left = {note.get(w("id")) for note in Edited(done.content).tree("word/endnotes.xml")}
        assert mark.get(w("id")) not in left
        assert left != set()

    def it_changes_nothing_the_second_time(self):
        _, done = brought(edited(lambda file: file.make_endnotes()), "all of it")
        assert not brought(Edited(done.content), "all of it")[1].changed


STATES, NOW = "Arvania, the Islands of Belmark and Cordania.", "Arvania, the Islands of Belmark, Cordania and Dorvale."
ELSEWHERE = "Where access is denied"


def moved(file: Edited) -> None:
    """The mark of a note on States is cut, and pasted into another paragraph."""
    note = next(note for note in file.notes() if text_of(note).strip() == STATES)
    mark = next(each for each in file.body.iter(w("footnoteReference")) if each.get(w("id")) == note.get(w("id")))
    file.saying(ELSEWHERE).append(mark.getparent())


def own(file: Edited) -> None:
    """A note of people that says what a note of the report says."""
    file.add_note(file.saying(ELSEWHERE), "it hears less", STATES)


def in_notes_of(file: Edited, words: str) -> list[str]:
    said = {note.get(w("id")): text_of(note).strip() for note in file.notes()}
    return [said[mark.get(w("id"))] for mark in file.saying(words).iter(w("footnoteReference"))]


class DescribeANoteThatPeopleMoved:
    def it_follows(self):
        result, _ = brought(edited(moved), "all of it")
        assert in_notes_of(result, ELSEWHERE) == [NOW]

    def it_follows_as_a_tracked_change(self):
        _, done = brought(edited(moved), "all of it")
        assert in_notes_of(Edited(done.content).reject(AUTHOR), ELSEWHERE) == [STATES]

    def it_follows_beside_a_paragraph_of_which_the_other_notes_were_left(self):
        file = edited(moved)
        left = in_notes_of(file, "The present report includes information on")
        assert 0 < len(left) < len(in_notes_of(edited(), "The present report includes information on"))
        result, _ = brought(file, "all of it")
        now = brought(edited(), "all of it")[0]
        there = in_notes_of(now, "The present report includes information on")
        there.remove(NOW)
        assert in_notes_of(result, "The present report includes information on") == there

    def but_one_of_people_stays_that_says_what_one_of_the_report_says(self):
        result, _ = brought(edited(own), "all of it")
        assert in_notes_of(result, ELSEWHERE) == [STATES]
        assert result.comments() == []

    def it_changes_nothing_the_second_time(self):
        for edits in ((moved,), (own,), (moved, own)):
            for base in (None, report()):
                done = refresh(edited(*edits).content(), report("all of it"), Asked(), name="draft.docx", base=base)
                again = refresh(done.content, report("all of it"), Asked(), name="draft.docx", base=base)
                assert again.content == done.content


def stating(number: str) -> bytes:
    """A report one of whose notes states a figure."""
    note = i.NoteMark(i.Note((*i.text("Of these, "), i.Quantity("replies", number), *i.text(" were answered."))))
    body = (b.Heading(1, i.text("Introduction"), "introduction"), b.Paragraph((*i.text("See below."), note), "p-1"))
    report = factories.report(summary=(), body=body, annexes=())
    return render_docx(report, Form(anchors=True), draw=lambda _: png())


class DescribeANumberThatTheReportStatesInANote:
    def brought(self, *edits) -> tuple[str, Edited]:
        file = Edited(stating("twelve"))
        for edit in edits:
            edit(next(next(note for note in file.notes() if "Of these" in text_of(note)).iter(w("p"))), file)
        result = Edited(refresh(file.content(), stating("fifteen"), Asked(), name="draft.docx").content).accept()
        return next(text_of(note).strip() for note in result.notes() if "answered" in text_of(note)), result

    def it_follows(self):
        assert self.brought()[0] == "Of these, fifteen were answered."

    def it_follows_beside_words_of_people(self):
        text, _ = self.brought(lambda p, file: file.reword(p, "were answered", "had been answered by then"))
        assert text == "Of these, fifteen had been answered by then."

    def it_is_told_of_in_a_comment_whose_number_no_note_has(self):
        """LibreOffice (7.4) takes a comment for the note of its number, and exchanges those that follow."""
        _, result = self.brought(lambda p, file: file.type_over(p, "twelve", "ten"))
        notes = [int(note.get(w("id"))) for note in result.notes()]
        assert [int(each.get(w("id"))) > max(notes) for each in result.comments_part()] == [True]

    def but_it_is_left_with_a_comment_where_it_was_typed_over(self):
        text, result = self.brought(lambda p, file: file.type_over(p, "twelve", "ten"))
        assert text == "Of these, ten were answered."
        assert [said for _, said in result.comments() if "fifteen" in said] != []
