"""What only the composed report shows, told with the line of its heading where there is one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from eye import EMPTY, prose, remarks

from reportgen.document import inlines as i
from reportgen.document.blocks import Heading, ListItem, ListKind, Paragraph
from reportgen.document.numbering import numbered
from reportgen.document.report import Annex
from reportgen.document.tables import Align, Cell, Column, Row, Table


def heading(level, words, **changes):
    return Heading(level, i.text(words), words.lower(), **changes)


def told(*blocks, rule, annexes=(), texts=(), **options):
    report = numbered(replace(EMPTY, body=blocks, annexes=annexes))
    found = [remark for remark in remarks(*texts, report=report, **options) if remark.rule.id == f"editorial.{rule}"]
    return [(str(remark.place), remark.quoted) for remark in found]


LONE = (heading(1, "One"), heading(2, "General"), heading(1, "Two"), heading(2, "First"), heading(2, "Second"))


def it_tells_a_lone_subheading():
    assert told(*LONE, rule="lone_subheading") == [("the report, heading A", "General")]


def it_tells_its_line_where_it_stands_in_prose():
    assert told(*LONE, texts=[prose("# One\n\n## General")], rule="lone_subheading") == [
        ("prose/policy.md:3", "General")
    ]


def it_tells_one_at_each_level():
    blocks = (heading(1, "One"), heading(2, "A"), heading(3, "Deep"), heading(2, "B"), heading(3, "x"), heading(3, "y"))
    assert [words for _, words in told(*blocks, rule="lone_subheading")] == ["Deep"]


def but_names_of_states_and_lone_chapters_divide_nothing():
    blocks = (heading(1, "One"), heading(2, "Arvania", numbered=False))
    annex = Annex("Annex", i.text("New cases"), "annex", "", (heading(1, "Arvania", numbered=False),))
    assert told(*blocks, annexes=(annex,), rule="lone_subheading") == []


def paragraph(words, note=""):
    noted = (i.NoteMark(i.Note(i.text(note))),) if note else ()
    return Paragraph((*i.text(words), *noted), f"p-{words[:12]}")


@pytest.mark.parametrize(
    "blocks",
    [
        (paragraph("Cases concern three Member States,", "Brazil, Holy See and Niue."),),
        (paragraph("Replies came from Member States: Brazil, the Holy See and Chile."),),
        (paragraph("Many Member States, including the Holy See, replied."),),
        (paragraph("Replies came from the Member States:"), ListItem(i.text("Brazil"), ListKind.BULLETS),
         ListItem(i.text("Holy See"), ListKind.BULLETS)),
        (Table("t", i.text("Cases by Member State"), (Column("State", Align.START), Column("Cases")),
               (Row((Cell.of("Holy See"), Cell.of("1"))),)),),
    ],
)  # fmt: skip
def it_tells_who_is_no_member_state(blocks):
    assert "Holy See" in [name for _, name in told(*blocks, rule="member_states")]


@pytest.mark.parametrize(
    "block",
    [
        paragraph("Member States and the Holy See replied.", "Holy See."),
        paragraph("Cases concern three States,", "Brazil and Holy See."),
        paragraph("Member States, including Brazil, replied. The Holy See did not."),
        paragraph("Member States: Brazil and Chile."),
    ],
)
def but_it_lets_both_be_named(block):
    assert told(block, rule="member_states") == []


def it_tells_more_words_than_the_limit():
    body = (heading(1, "One"), paragraph("Five words stand right here", "And three more"))
    assert told(*body, rule="word_limit", words=8) == [("report.toml, column limits.words", "9 words, 1 over 8")]
    assert told(*body, rule="word_limit", words=9) == []


def it_tells_a_straight_mark_that_is_left_in_an_annex():
    annex = Annex(
        "Annex I", i.text("New cases"), "annex", "", (paragraph("The road to 'Ali."), paragraph("It’s 5' long."))
    )
    assert told(annexes=(annex,), rule="straight_mark_left") == [("the report, paragraph 1 of annex I", "'")]
