"""Of a confidential text only figures and signs are shown, for no name is made of them."""

from __future__ import annotations

import pytest
from eye import account, prose, remarks
from hypothesis import given
from hypothesis import strategies as st

from reportgen.editing.rules import READING

NAMES = "Mrs Zyxqanor, of OHCHR’s staff, in Burma, organised 2-4 days; Brazil’s “Vrublikov.” and/or, e.g. Z.Y.X."


def it_shows_signs_and_figures():
    (remark,) = remarks(account("It lasted 2-4 days."))
    assert (remark.quoted, remark.instead) == ("2-4", "2–4")
    assert str(remark) == (
        "cases.csv, row 12, column account (case C-12): warning: “2-4”. A range of numbers, years or paragraphs has an "
        "en dash, without blanks. Write “2–4”. [editorial.range]"
    )


@pytest.mark.parametrize(
    "text", ["Mrs. Zyxqanor came.", "It was organised.", "In Burma.", "OHCHR came.", "In twelve cases."]
)
def but_it_shows_no_word(text):
    found = remarks(account(text))
    assert found
    assert {(remark.quoted, remark.instead) for remark in found} == {("", "")}


def it_shows_words_of_prose():
    assert "“Mrs.”" in str(remarks(prose("Mrs. Anna Lind came."))[0])


def it_shows_no_long_number():
    for text in ("Call 5550198273, or 0198273-5550198273.", "Call 555019827-555019828."):
        assert all(len(remark.quoted) <= 11 for remark in remarks(account(text)))


@given(st.text(alphabet=st.sampled_from("abcXYZ0123456789 .,-–%/’'\"“”:()*[]\n"), max_size=60))
def it_never_shows_a_letter_of_a_cell(words):
    for remark in remarks(account(f"{NAMES} {words}")):
        assert not any(map(str.isalpha, remark.quoted))
        assert remark.quoted or not remark.instead


def it_shows_no_letter_by_its_explanations():
    said = " ".join(str(remark) for remark in remarks(account(NAMES)))
    assert "Zyxqanor" not in said
    assert "Vrublikov" not in said


def it_says_of_every_rule_what_to_write():
    assert all(rule.says and rule.instead for rule in READING)
