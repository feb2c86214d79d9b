"""The numbers by which Word knows changes, comments, notes and bookmarks: a refresh gives none that is taken."""

from __future__ import annotations

import copy
from collections import Counter

import factories
import pytest
from rendering.docx.docx_samples import png

from refresh.drafts import edited
from refresh.edits import WP, Edited, made, text_of, w
from refresh.reports import report
from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.form import Form
from reportgen.refresh import Asked, refresh
from reportgen.rendering.docx import render_docx

CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange")
FIGURES, DATED, ELSEWHERE = "takes account of", "was threatened in Lind", "Where access is denied"
MOST = "all of it"


def numbers(file: Edited) -> dict[str, Counter[str]]:
    """How often each number or name stands in the file, by what has it."""
    trees = [file.tree(name) for name in sorted(file.parts)
             if name.startswith(("word/document", "word/footnotes", "word/head", "word/foot"))]  # fmt: skip
    found = {
        name: Counter(each.get(w("id")) for tree in trees for each in tree.iter(w(name)))
        for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
                     "footnote", "footnoteReference")
    }  # fmt: skip
    found["change"] = Counter(each.get(w("id")) for tree in trees for each in tree.iter(*map(w, CHANGES)))
    found["name"] = Counter(each.get(w("name")) for tree in trees for each in tree.iter(w("bookmarkStart")))
    found["picture"] = Counter(each.get("id") for tree in trees for each in tree.iter(f"{{{WP}}}docPr"))
    found["control"] = Counter(each.find(w("id")).get(w("val")) for tree in trees for each in tree.iter(w("sdtPr")))
    if "word/comments.xml" in file.parts:
        found["comment"] = Counter(each.get(w("id")) for each in file.tree("word/comments.xml"))
    return found


def twice(file: Edited) -> dict[str, dict[str, int]]:
    """The numbers that several things have."""
    found = {name: {key: n for key, n in each.items() if n > 1} for name, each in numbers(file).items()}
    return {name: each for name, each in found.items() if each}


def brought(file: Edited, correction: str = MOST) -> Edited:
    return Edited(refresh(file.content(), report(correction), Asked(), name="draft.docx").content)


def pasted(file: Edited) -> None:
    """A paragraph with figures and a comment once more, with all its numbers and names."""
    file.comment(file.saying(FIGURES), "seven cases", "Is this so?")
    file.saying(ELSEWHERE).addnext(copy.deepcopy(file.saying(FIGURES)))


def without_numbers(file: Edited) -> None:
    """As LibreOffice leaves them."""
    file.write(file.saying(FIGURES), "account of", " altogether", "Ana")
    file.delete(file.saying("kept from leaving"), "Ben")
    for change in file.changes():
        change.set(w("id"), "0")


def in_a_head(file: Edited) -> None:
    """A change in a head, with the number that comes after the highest one in the text."""
    head = next(file.tree("word/header_default.xml").iter(w("p")))
    highest = max(int(key) for name in ("bookmarkStart", "change") for key in numbers(file)[name])
    insertion = made(f'<w:ins w:id="{highest + 1}" w:author="Ana" w:date="2031-07-01T10:00:00Z"/>')
    insertion.append(file.run("For the desk"))
    head.append(insertion)


def look_over_a_change(file: Edited) -> None:
    """Words of another look, of which the data change some."""
    file.bold(file.saying(DATED), "June 2030, Ulla Brandvik1 was threatened", "Ana")
    file.bold(file.saying(DATED), "On 4", "Ana")


class DescribeTheNumbersOfARefreshedFile:
    def it_has_none_twice_where_the_draft_has_none(self):
        assert twice(edited()) == twice(brought(edited())) == {}

    @pytest.mark.parametrize("edit", [pasted, without_numbers], ids=["a paragraph pasted", "changes without numbers"])
    def it_has_none_more_often_than_the_draft(self, edit):
        file = edited(edit)
        before, after = numbers(file), numbers(brought(file))
        more = {(name, key): n for name, each in after.items() for key, n in each.items()
                if n > max(1, before.get(name, Counter())[key])}  # fmt: skip
        assert more == {}

    @pytest.mark.parametrize("edit", [look_over_a_change, in_a_head], ids=["words cut in two", "a change in a head"])
    def it_has_none_twice_in_runs_that_it_cut_nor_in_other_parts(self, edit):
        file = edited(edit)
        assert twice(file) == {}
        assert twice(brought(file)) == {}

    def it_gives_no_comment_the_number_of_one_that_people_deleted_and_whose_mark_is_left(self):
        file = edited(lambda file: file.comment(file.saying(ELSEWHERE), "it hears less", "Whose?"))
        file.comments_part().remove(file.comments_part()[-1])
        file.reword(file.saying(DATED), "On 4", "On the 4th")
        marks = numbers(file)["commentReference"]
        after = numbers(brought(file))
        assert set(after["comment"]).isdisjoint(marks)
        assert sum(after["comment"].values()) == 1


def number_note(file: Edited, number: str) -> None:
    """Another number for the last note."""
    key = file.notes()[-1].get(w("id"))
    next(mark for mark in file.body.iter(w("footnoteReference")) if mark.get(w("id")) == key).set(w("id"), number)
    file.notes()[-1].set(w("id"), number)


def at_the_limit(file: Edited) -> None:
    """Each kind of number stands once as high as Word counts."""
    file.write(file.saying(FIGURES), "account of", " altogether", "Ana")
    file.comment(file.saying(ELSEWHERE), "it hears less", "Whose?")
    file.reword(file.saying(DATED), "On 4", "On the 4th")
    next(iter(file.changes())).set(w("id"), LIMIT)
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        next(file.body.iter(w(mark))).set(w("id"), LIMIT)
    file.comments_part()[-1].set(w("id"), LIMIT)
    first = next(file.body.iter(w("bookmarkStart")))
    next(end for end in file.body.iter(w("bookmarkEnd")) if end.get(w("id")) == first.get(w("id"))).set(w("id"), LESS)
    first.set(w("id"), LESS)
    next(file.body.iter(w("sdtPr"))).find(w("id")).set(w("val"), LIMIT)
    next(file.body.iter(f"{{{WP}}}docPr")).set("id", LIMIT)
    number_note(file, NOTES)


LIMIT, LESS, NOTES = str(2**31 - 1), str(2**31 - 2), str(2**15 - 1)
"""The highest number that Word reads, the one before it, and the highest of a note."""


def noted(*words: str) -> bytes:
    """A report with a paragraph for each of some words, which has a note."""
    body = [b.Paragraph((*i.text(f"{each} is told."), i.NoteMark(i.Note(i.text(f"On {each}.")))), f"p-{n}")
            for n, each in enumerate(words)]  # fmt: skip
    report = factories.report(summary=(), body=(b.Heading(1, i.text("Introduction"), "introduction"), *body))
    return render_docx(report, Form(anchors=True), draw=lambda _: png())


class DescribeANoteThatComesWithTheData:
    def brought(self, *edits) -> Edited:
        file = Edited(noted("One", "Two"))
        for edit in edits:
            edit(file)
        return Edited(refresh(file.content(), noted("One", "Two", "Three"), Asked(), name="draft.docx").content)

    def it_has_not_the_number_of_a_reference_whose_note_is_gone(self):
        """Else the reference would lead to a note that is none of its own."""

        gone = str(max(int(note.get(w("id"))) for note in Edited(noted("One", "Two")).notes()))

        def delete(file: Edited) -> None:
            note = next(note for note in file.notes() if note.get(w("id")) == gone)
            note.getparent().remove(note)

        result = self.brought(delete)
        assert numbers(result)["footnoteReference"][gone] == 1
        new = next(note for note in result.notes() if "On Three." in text_of(note))
        assert new.get(w("id")) != gone
        assert numbers(result)["footnoteReference"][new.get(w("id"))] == 1

    def it_has_one_that_is_free_where_the_last_is_taken(self):
        result = self.brought(lambda file: number_note(file, NOTES))
        assert twice(result) == {}
        assert max(int(note.get(w("id"))) for note in result.notes()) == int(NOTES)
        assert len(result.notes()) == 3 + len(Edited(noted()).notes())

    def it_stands_in_the_order_of_the_text_as_word_numbers_them(self):
        """Some programs give each mark the note whose turn it is, and do not look at its number."""
        for words in (("New", "One", "Two"), ("One", "New", "Two"), ("One", "Two", "New")):
            done = refresh(noted("One", "Two"), noted(*words), Asked(), name="draft.docx")
            result = Edited(done.content)
            marks = [mark.get(w("id")) for mark in result.body.iter(w("footnoteReference"))]
            said = {note.get(w("id")): text_of(note).strip() for note in result.notes()}
            assert marks == sorted(marks, key=int)
            assert [said[mark] for mark in marks][-3:] == [f"On {word}." for word in words]

    def but_the_others_keep_their_numbers_where_those_were_not_in_order(self):
        draft = Edited(noted("One", "Two", "Three"))
        draft.move(draft.saying("Three is told"), draft.saying("One is told"))
        was = {text_of(note): note.get(w("id")) for note in draft.notes()}
        new = noted("One", "New", "Two", "Three")
        result = Edited(refresh(draft.content(), new, Asked(), name="draft.docx").content)
        assert was.items() < {text_of(note): note.get(w("id")) for note in result.notes()}.items()


class DescribeANumberThatIsTheLast:
    def it_gives_none_beyond_those_that_word_reads(self):
        file = edited(at_the_limit)
        result = brought(file)
        assert twice(result) == twice(file) == {}
        for name, each in numbers(result).items():
            if name != "name":
                assert max(map(int, each), default=0) <= int(NOTES if name.startswith("footnote") else LIMIT), name
        more = {name: sum(each.values()) for name, each in numbers(result).items()}
        before = {name: sum(each.values()) for name, each in numbers(file).items()}
        kinds = ("bookmarkStart", "change", "comment", "control")
        assert [name for name in kinds if more[name] <= before[name]] == []

    def it_reads_past_what_is_no_number(self):
        file = edited(at_the_limit)
        file.notes()[-1].set(w("id"), "x")
        file.comments_part()[-1].set(w("id"), "")
        next(file.body.iter(w("bookmarkStart"))).set(w("id"), "9" * 40)
        assert brought(file).says("eight cases")

    def it_changes_nothing_the_second_time(self):
        once = brought(edited(at_the_limit)).content()
        assert refresh(once, report(MOST), Asked(), name="draft.docx").content == once
