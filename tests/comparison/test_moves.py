"""What stands elsewhere now is told as moved, and not as deleted here and put in there."""

from __future__ import annotations

from dataclasses import replace

import factories
import tables
from hypothesis import given
from hypothesis import strategies as st

from reportgen import composition
from reportgen.comparison import block_changes
from reportgen.composition.compared import text_lines
from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document import tables as t
from reportgen.document.numbering import numbered
from reportgen.document.words import words
from reportgen.loading import correction_phrases
from reportgen.versions.changes import Change

REPORT = factories.report()
PHRASES = correction_phrases()


def paragraph(text, anchor):
    return b.Paragraph(i.text(text), anchor)


def listed(*texts):
    items = [b.ListItem(i.text(text), b.ListKind.LETTERS) for text in texts]
    return numbered(replace(REPORT, annexes=(), body=(paragraph("The acts were these:", "acts-p-1"), *items)))


def body(*blocks):
    return numbered(replace(REPORT, annexes=(), body=blocks))


def annex(*blocks):
    return numbered(replace(REPORT, body=(), annexes=(replace(REPORT.annexes[0], blocks=blocks),)))


def entry(digest, *texts, state="xaa"):
    return tuple(paragraph(text, f"new-{state}-{digest * 12}-p-{n}") for n, text in enumerate(texts, 1))


def told(old, new):
    return [line for change in block_changes(old, new) for line in text_lines(change, PHRASES)]


def corrigendum(old, new):
    """Head and lines of each correction."""
    made = composition.compose_corrigendum(block_changes(old, new), tables.SETTINGS, PHRASES)
    return [text for block in made.body[1:] for text in words(block) if text and not text.startswith("correction")]


class DescribeMoves:
    def it_is_an_item_of_a_list(self):
        old, new = listed("arrest;", "travel;", "threats."), listed("travel;", "threats.", "arrest;")
        assert told(old, new) == [
            ("Paragraph 1, subparagraph (a)", "arrest;", "(moved: after paragraph 1, subparagraph (c))"),
        ]

    def it_is_one_of_two_that_are_much_alike(self):
        texts = [f"The act of the {n} kind was reported in many cases of the period." for n in ("first", "second")]
        (change,) = block_changes(listed(*texts), listed(*reversed(texts)))
        assert change.change is Change.MOVED

    def it_is_a_paragraph_that_people_put_elsewhere(self):
        first, second, third = (paragraph(f"{n} is told.", f"chapter-p-{n}") for n in ("One", "Two", "Three"))
        assert told(body(first, second, third), body(third, first, second)) == [
            ("Paragraph 3", "Three is told.", "(moved: at the beginning)"),
        ]

    def it_is_a_paragraph_in_another_chapter(self):
        heads = [b.Heading(1, i.text(name), name, numbered=True) for name in ("one", "two")]
        moved, other = paragraph("A word of thanks to all.", "one-p-1"), paragraph("Much is to be done.", "two-p-1")
        last = paragraph("And more.", "one-p-2")
        old = body(heads[0], moved, last, heads[1], other)
        new = body(heads[0], replace(last, anchor="one-p-1"), heads[1], other, replace(moved, anchor="two-p-2"))
        assert told(old, new) == [("Paragraph 1", "A word of thanks to all.", "(moved: after paragraph 3)")]

    def it_is_an_entry_that_is_told_otherwise_too(self):
        old = annex(
            *entry("a", "It was on 3 May.", "He was free."), *entry("b", "B is told."), *entry("c", "C is told.")
        )
        new = annex(
            *entry("b", "B is told."), *entry("c", "C is told."), *entry("a", "It was on 4 May.", "He was free.")
        )
        moved, second, changed = block_changes(old, new)
        assert [moved.change, second.change, changed.change] == [Change.MOVED, Change.MOVED, Change.CHANGED]
        assert (moved.place, moved.to.number, moved.case) == (changed.place, "4", "a" * 12)

    def but_not_the_same_words_in_the_entry_of_another_case(self):
        same = "The Government had not replied."
        old = annex(*entry("a", "A is told.", same), *entry("b", "B is told."))
        new = annex(*entry("a", "A is told."), *entry("b", "B is told.", same))
        assert {change.change for change in block_changes(old, new)} == {Change.REMOVED, Change.ADDED}

    def it_moves_as_few_as_can_be(self):
        one, other = (annex(*(p for d in order for p in entry(d, f"{d} is told."))) for order in ("abcdef", "cabfde"))
        assert [change.place.number for change in block_changes(one, other)] == ["3", "6"]

    @given(st.permutations("abcde"))
    def it_tells_of_nothing_that_went_or_came_where_only_the_order_is_another(self, order):
        one, other = (listed(*(f"the {letter} of it" for letter in each)) for each in ("abcde", order))
        changes = block_changes(one, other)
        assert {change.change for change in changes} <= {Change.MOVED}
        assert bool(changes) is (list(order) != list("abcde"))


class DescribeWhatWasMovedAndChanged:
    TEXTS = (
        "Nobody should fear to speak to the United Nations.",
        "Of the cases, 12 were heard of in time.",
        "Governments were asked for their views, and 17 replied.",
        "The list ends with thanks to all.",
    )

    def of(self, order, *changed):
        texts = dict(enumerate(self.TEXTS)) | dict(changed)
        return body(*(paragraph(texts[n], f"chapter-p-{place}") for place, n in enumerate(order, 1)))

    def it_is_a_paragraph(self):
        old, new = self.of((0, 1, 2, 3)), self.of((0, 2, 3, 1), (1, "Of the cases, 14 were heard of in time."))
        assert told(old, new) == [
            ("Paragraph 2", "Of the cases, 12 were heard of in time.", "(moved: after paragraph 4)"),
            ("Paragraph 2", "Of the cases, 12 were heard of in time.", "Of the cases, 14 were heard of in time."),
        ]
        assert corrigendum(old, new) == [
            "1. Paragraph 2", "Move, to follow paragraph 4", "2. Paragraph 2", "For 12 were read 14 were",
        ]  # fmt: skip

    def it_is_one_that_people_put_into_another_chapter(self):
        heads = [b.Heading(1, i.text(name), name, numbered=True) for name in ("one", "two")]
        own = paragraph("A word of thanks to all the 12 who helped.", "one-p-1")
        other, last = paragraph("Much is to be done.", "two-p-1"), paragraph("And more.", "one-p-2")
        moved = paragraph("A word of thanks to all the 14 who helped.", "two-p-2")
        changes = block_changes(
            body(heads[0], own, last, heads[1], other), body(heads[0], last, heads[1], other, moved)
        )
        assert [(change.change, change.place.number) for change in changes] == [
            (Change.MOVED, "1"), (Change.CHANGED, "1"),
        ]  # fmt: skip

    def it_is_one_of_several_each_with_its_own_words(self):
        old = self.of((0, 1, 2, 3))
        new = self.of((2, 3, 0, 1), (2, "Governments were asked for their views, and 18 replied."))
        changes = block_changes(old, new)
        assert {change.change for change in changes} == {Change.MOVED, Change.CHANGED}
        (changed,) = [change for change in changes if change.change is Change.CHANGED]
        assert changed.place.number == "3"

    def but_not_what_has_few_words_in_common(self):
        changes = block_changes(self.of((0, 1, 2, 3)), self.of((0, 2, 3, 1), (1, "Of that nothing more was heard.")))
        assert [change.change for change in changes] == [Change.REMOVED, Change.ADDED]

    def nor_in_the_entry_of_another_case(self):
        said = "On {} May he was called to the office of the police and asked for whom he had written."
        old = annex(*entry("a", "A is told.", said.format(3)), *entry("b", "B is told."))
        new = annex(*entry("a", "A is told."), *entry("b", "B is told.", said.format(4)))
        assert {change.change for change in block_changes(old, new)} == {Change.REMOVED, Change.ADDED}

    @given(st.permutations(range(4)), st.integers(0, 3))
    def it_tells_of_nothing_that_went_or_came_where_one_is_moved_and_a_word_of_one_is_another(self, order, which):
        new = self.of(order, (which, self.TEXTS[which].replace(" to ", " unto ").replace(" of ", " off ")))
        kinds = {change.change for change in block_changes(self.of(range(4)), new)}
        assert kinds <= {Change.MOVED, Change.CHANGED}


class DescribeAnAnnexThatIsLost:
    FIRST = replace(REPORT.annexes[0], blocks=(*entry("a", "A is told."), *entry("b", "B is told.")))
    SECOND = replace(REPORT.annexes[1], blocks=(paragraph("More is told.", "other-p-1"), factories.table()))
    OLD = numbered(replace(REPORT, summary=(), body=(), annexes=(FIRST, SECOND)))

    def it_is_told_as_one(self):
        new = replace(self.OLD, annexes=self.OLD.annexes[:1])
        (change,) = block_changes(self.OLD, new)
        assert (change.change, change.place.part) == (Change.REMOVED, "Annex II")
        title = "".join(words(self.OLD.annexes[1].title))
        assert told(self.OLD, new) == [("Annex II", title, "")]
        assert corrigendum(self.OLD, new) == ["Annex II", "Delete the annex"]

    def it_is_one_beside_what_changed_in_others(self):
        entries = annex(*entry("a", "A is told of."), *entry("b", "B is told.")).annexes[0].blocks
        new = replace(self.OLD, annexes=(replace(self.OLD.annexes[0], blocks=entries),))
        assert corrigendum(self.OLD, new) == [
            "1. Annex I, paragraph 1", "For told read told of", "2. Annex II", "Delete the annex",
        ]  # fmt: skip


class DescribeRowsOfTables:
    def it_tells_which_row_stands_elsewhere(self):
        table = factories.table(rows=3)
        other = replace(table, rows=(table.rows[1], table.rows[2], table.rows[0], *table.rows[3:]))
        old, new = (annex(each) for each in (table, other))
        assert told(old, new) == [("Annex I, table 1, Heading 1", "", "(moved: after Heading 3)")]

    def it_knows_rows_by_the_group_in_which_they_stand(self):
        def grouped(number):
            rows = []
            for name, value in (("Arvania", "4"), ("Belmark", number)):
                rows.append(t.Row((t.Cell.of(name), t.Cell.of("")), t.RowKind.GROUP))
                rows.append(t.Row((t.Cell.of("Cases"), t.Cell.of(value))))
            columns = (t.Column("Figure", t.Align.START), t.Column("Number"))
            return annex(t.Table("t", i.text("By State"), columns, tuple(rows)))

        assert told(grouped("5"), grouped("6")) == [("Annex I, table 1, Belmark, Cases: Number", "5", "6")]

    def it_tells_of_caption_and_notes_beside_cells(self):
        table = factories.table()
        row = replace(table.rows[0], cells=(table.rows[0].cells[0], t.Cell.of("7")))
        other = replace(table, caption=i.text("Cases by act"), notes=(), rows=(row, *table.rows[1:]))
        assert told(annex(table), annex(other)) == [
            ("Annex I, table 1, caption", "Cases by type of act", "Cases by act"),
            ("Annex I, table 1, Heading 1: Cases", "1", "7"),
            ("Annex I, table 1, note", "What was not read is not counted.", ""),
        ]

    def it_tells_the_head_of_a_column_and_not_each_cell_under_it(self):
        table = factories.table()
        other = replace(table, columns=(table.columns[0], t.Column("Cases told")))
        assert told(annex(table), annex(other)) == [("Annex I, table 1, head of a column", "Cases", "Cases told")]


class DescribeTheCorrigendumOfMoves:
    def it_says_what_follows_what(self):
        old, new = listed("arrest;", "travel;", "threats."), listed("travel;", "threats.", "arrest;")
        assert corrigendum(old, new) == [
            "Paragraph 1, subparagraph (a)", "Move, to follow paragraph 1, subparagraph (c)",
        ]  # fmt: skip

    def it_takes_paragraphs_that_move_together_for_one(self):
        three = [paragraph(f"{n} is told.", f"chapter-p-{n}") for n in ("One", "Two", "Three", "Four", "Five")]
        assert corrigendum(body(*three), body(*three[2:], *three[:2])) == [
            "Paragraphs 1–2", "Move, to follow paragraph 5",
        ]  # fmt: skip


class DescribeDeletions:
    def it_does_not_delete_the_paragraphs_between_two(self):
        told = [entry(digest, f"{digest} is told.") for digest in "abcde"]
        old = annex(*(p for each in told for p in each))
        assert corrigendum(old, annex(*told[1], *told[4])) == [
            "1. Annex I, paragraph 1", "Delete the paragraph", "2. Annex I, paragraphs 3–4", "Delete the paragraphs",
        ]  # fmt: skip
