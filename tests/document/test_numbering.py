"""Every number is given once: what the rules of the Editorial Manual say of numbers, as tests."""

from __future__ import annotations

import re

import factories
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document.numbering import UnknownTargetError, letter, numbered, roman
from reportgen.document.outline import outline
from reportgen.document.report import Annex
from reportgen.document.words import words


def report(*body, annexes=(), **changes):
    return factories.report(body=tuple(body), annexes=annexes, summary=(), **changes)


def heading(level, **changes):
    return b.Heading(level, i.text("Words"), "h", **changes)


def paragraph(*content, **changes):
    return b.Paragraph(content or i.text("Words."), "p", **changes)


def numbers(document):
    return [block.number for block in document.body]


class DescribeNumbers:
    def it_numbers_headings_by_level_and_starts_again_below_a_higher_one(self):
        document = report(*(heading(level) for level in (1, 2, 3, 3, 2, 1, 2)))
        assert numbers(document) == ["I", "A", "1", "2", "B", "II", "A"]

    def it_numbers_paragraphs_through_the_body_and_anew_in_each_annex(self):
        annex = Annex("Annex I", i.text("Cases"), "annex-1", "", (paragraph(), paragraph()))
        document = report(paragraph(), heading(1), paragraph(), annexes=(annex,))
        assert [numbers(document), [p.number for p in document.annexes[0].blocks]] == [["1", "I", "2"], ["1", "2"]]

    def but_not_what_has_none(self):
        assert numbers(report(heading(1, numbered=False), paragraph(numbered=False))) == ["", ""]

    def it_marks_list_items_by_letter_then_by_small_roman_numeral(self):
        items = [b.ListItem(i.text("x"), b.ListKind.LETTERS, level) for level in (1, 2, 2, 1)]
        assert [item.marker for item in report(*items).body] == ["(a)", "(i)", "(ii)", "(b)"]

    def it_begins_letters_anew_where_another_kind_of_list_begins(self):
        bullet, letter_ = (b.ListItem(i.text("x"), kind) for kind in (b.ListKind.BULLETS, b.ListKind.LETTERS))
        assert [item.marker for item in report(bullet, bullet, letter_).body] == ["•", "•", "(a)"]

    def it_leaves_a_single_figure_without_a_number(self):
        assert report(factories.bar_figure()).body[0].number == ""
        both = report(factories.bar_figure("f-1"), factories.bar_figure("f-2"))
        assert numbers(both) == ["I", "II"]

    def it_counts_tables_of_figures_with_the_others(self):
        document = report(factories.table("t-1"), factories.bar_figure("f"), factories.table("t-2"))
        assert [document.body[0].number, document.body[1].table.number, document.body[2].number] == ["1", "2", "3"]

    def it_numbers_notes_through_the_whole_document_and_leaves_asterisks_alone(self):
        noted = paragraph(*i.text("x"), i.NoteMark(i.Note(i.text("A."))), i.NoteMark(i.Note(i.text("B."), "*", True)))
        document = report(noted, noted)
        marks = [note.mark for block in document.body for note in i.notes(block.content)]
        assert marks == ["1", "*", "2", "*"]

    def it_words_cross_references(self):
        reference = paragraph(i.CrossReference("f"), i.CrossReference("f-table"))
        document = report(reference, factories.bar_figure("f"), factories.bar_figure("g"))
        assert [inline.text for inline in document.body[0].content] == ["figure I", "table 1"]

    def it_tells_the_number_from_the_words_of_a_cross_reference(self):
        annex = Annex("Annex I", i.text("Cases"), "annex", "", ())
        said = paragraph(i.CrossReference("f"), i.CrossReference("annex", "I"), i.CrossReference("annex", "as annexed"))
        found = report(said, factories.bar_figure("f"), annexes=(annex,)).body[0].content
        assert [(inline.text, inline.number) for inline in found] == [
            ("figure", ""), ("I", "I"), ("as annexed", ""),
        ]  # fmt: skip

    def it_refuses_a_reference_to_nothing(self):
        with pytest.raises(UnknownTargetError, match="nowhere"):
            report(paragraph(i.CrossReference("nowhere")))

    def it_changes_nothing_the_second_time(self):
        document = factories.report()
        assert numbered(document) == document


@given(st.integers(1, 3000))
def it_writes_roman_numerals_that_read_back(number):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    signs = [values[sign] for sign in roman(number)]
    after = [*signs[1:], 0]
    assert sum(-v if v < following else v for v, following in zip(signs, after, strict=True)) == number


@given(st.integers(1, 5000), st.integers(1, 5000))
def it_gives_every_number_its_own_letters(one, other):
    assert (letter(one) == letter(other)) == (one == other)


kinds = st.sampled_from([paragraph(), heading(1), heading(2), heading(3), b.Quotation(i.text("q"))])


@given(st.lists(kinds, max_size=30))
@hypothesis_settings(max_examples=50)
def it_numbers_paragraphs_without_a_gap(found):
    document = report(*found)
    given = [int(block.number) for block in document.body if isinstance(block, b.Paragraph)]
    assert given == list(range(1, len(given) + 1))


def it_finds_every_word_that_could_be_printed():
    found = "\n".join(words(factories.report()))
    for line in outline(factories.report()):
        assert re.sub(r"^(?:Figure|Table) \w+ |^\(?\w+[.)] |^• ", "", line) in found
    for text in ("A/99/1.", "Invented for a test", "Synthetic example", "Bar chart: detention", "Heading 1"):
        assert text in found


def it_joins_inlines_so_that_a_name_cannot_hide_in_two():
    document = report(paragraph(i.Text("Ulla Br"), i.Strong(i.text("and")), i.Text("vik")))
    assert "Ulla Brandvik" in set(words(document))
