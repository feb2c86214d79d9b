"""Straight marks that people type become the curly ones of the Editorial Manual, and nothing else is changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.composition import markdown
from reportgen.composition.quotation_marks import curly, curly_blocks, curly_text
from reportgen.document.inlines import Emphasis, Link, Note, NoteMark, Text, plain
from reportgen.name_search import NameIndex, ProtectedName


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('She was called a "traitor".', "She was called a “traitor”."),
        ('"Stop," he said, "or else."', "“Stop,” he said, “or else.”"),
        ("He said: \"They wrote 'no' twice.\"", "He said: “They wrote ‘no’ twice.”"),
        ("He said: \"They wrote 'no'\".", "He said: “They wrote ‘no’”."),
        ('("agents")', "(“agents”)"),
        ('the law of "1998"', "the law of “1998”"),
        ('under the "Law of 1998"', "under the “Law of 1998”"),
        ('so-called "agents"–"spies"', "so-called “agents”–“spies”"),
        ('"…and left"', "“…and left”"),
        ("It wasn't the Government's.", "It wasn’t the Government’s."),
        ("the lawyers' offices", "the lawyers’ offices"),
        ("in the '90s and the 1990's", "in the ’90s and the 1990’s"),
        ("Ms. O'Neil and Mr. D'Arvane", "Ms. O’Neil and Mr. D’Arvane"),
        ("l'Arvanie", "l’Arvanie"),
        ("U.N.'s office", "U.N.’s office"),
        ('end of a quotation that began earlier."', "end of a quotation that began earlier.”"),
        ("“already” ‘curly’ it’s", "“already” ‘curly’ it’s"),
        ("“mixed\" and 'mixed’", "“mixed” and ‘mixed’"),
    ],
)
def it_turns_marks_by_what_stands_beside_them(typed, printed):
    assert curly_text(typed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "a cell of 6'2\" by 5'10\"",
        'a 5" pipe',
        "40° 26' 46\"",
        'name="x"',
        "''twice''",
        '""',
        "Mr. 'Ali",
        "a ' b",
        'a " b',
        "https://example.org/it's?q='a'&b",
        "www.example.org/o'neil",
    ],
)  # fmt: skip
def but_it_leaves_alone_what_could_mean_something_else(text):
    assert curly_text(text) == text


def it_turns_marks_around_an_address_and_none_in_it():
    typed = "\"See https://example.org/o'neil\" and 'www.example.org/a'"
    assert curly_text(typed) == "“See https://example.org/o'neil” and ‘www.example.org/a’"


def it_reads_a_quotation_across_emphasis_and_notes():
    note = NoteMark(Note((Text('The "law" isn\'t.'),)))
    content = (Text('the "'), Emphasis((Text("Gazette"),)), Text('"'), note, Text(" it isn't"))
    turned = curly(content)
    assert plain(turned) == "the “Gazette” it isn’t"
    assert plain(turned[3].note.content) == "The “law” isn’t."


def it_turns_the_notes_of_a_text_without_marks():
    assert plain(curly((Text("Words"), NoteMark(Note((Text("isn't"),)))))[1].note.content) == "isn’t"


def it_keeps_the_address_of_a_link():
    link = Link('the "law"', "https://example.org/o'neil")
    assert curly((link,)) == (Link("the “law”", "https://example.org/o'neil"),)
    bare = Link("https://example.org/o'neil", "https://example.org/o'neil")
    assert curly((bare, Text("'s"))) == (bare, Text("'s"))


def it_turns_every_kind_of_block_of_an_account():
    account = "It wasn't.\n\n> \"No.\"\n\n- an 'item'"
    printed = [plain(block.content) for block in curly_blocks(markdown.account_blocks(account, anchor="a"))]
    assert printed == ["It wasn’t.", "“No.”", "an ‘item’"]


texts = st.text(st.sampled_from("ab Zé1٣.,;)(–-/='\"“”‘’\n"), max_size=40) | st.text(max_size=40)


@given(texts)
@example("“\"'a")
@example("'a 6' b'")
def it_changes_marks_only_and_nothing_the_second_time(text):
    turned = curly_text(text)
    assert curly_text(turned) == turned
    assert len(turned) == len(text)
    for typed, printed in zip(text, turned, strict=True):
        assert typed == printed or (typed, printed) in {('"', "“"), ('"', "”"), ("'", "‘"), ("'", "’")}


def it_takes_no_longer_for_many_marks_than_for_many_letters():
    assert len(curly_text("'\"" * 200_000)) == 400_000


words = st.lists(st.from_regex(re.compile("[a-z]+(?:'[a-z]+)?"), fullmatch=True), min_size=1, max_size=4).map(" ".join)


@given(words, words, words)
def it_leaves_no_straight_mark_in_plain_prose(before, quoted, inside):
    turned = curly_text(f"{before} \"{quoted} '{inside}' {quoted}\" {before}.")
    assert '"' not in turned
    assert "'" not in turned
    assert re.fullmatch("[^“”]*“[^“”]*‘[^“”]*’[^“”]*”[^“”]*", turned)


names = st.sampled_from([("Síle O'Neil", "O'Neil"), ("Nur 'Abd al-Qadr", "'Abd al-Qadr"), ("Jo D'Arvane-O'Dea", ""),
                         ('Ann "Red" Xample', "Xample"), ("Sa'ad M'Bele", "M'Bele")])  # fmt: skip


@given(names, st.sampled_from(["{}", '"{}"', "'{}'", "the {}' house", "{}'s house", '"It was {}," he said.']))
def it_hides_no_name_from_those_who_look_for_it(name, sentence):
    index = NameIndex([ProtectedName("P-1", *name, "person")])
    for written in (name[0], name[1] or name[0]):
        text = sentence.format(written)
        assert {match.key for match in index.find(text)} == {"P-1"}
        assert index.find(curly_text(text)) == index.find(text)
