"""Numbers in words are read as they are said, in each way in which people say them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.composition.wording import LAST_IN_WORDS, cardinal_words
from reportgen.number_words import CARDINAL, number_in_words

NUMBERS = st.integers(0, LAST_IN_WORDS)
SAID = [
    ("a hundred and twenty", 120), ("one thousand two hundred", 1200), ("one thousand, two hundred", 1200),
    ("two hundred and five", 205), ("two hundred five", 205), ("a thousand and one", 1001), ("twelve hundred", 1200),
    ("a hundred thousand", 100_000), ("Forty-seven", 47), ("forty seven", 47), ("zero", 0),
    ("two hundred  and\nforty", 240),
]  # fmt: skip
NO_NUMBERS = [
    "", "a", "and", "hundred", "thousand", "six seven", "twenty twelve", "twelfth", "forty-seventh",
    "one hundred and first", "one hundredth", "a dozen", "no", "47", "one hundred two hundred", "ten and five",
    "thousand five", "five thousand six thousand", "hundreds", "one thousand, two",
]  # fmt: skip


@given(NUMBERS)
def it_reads_each_number_as_the_report_writes_it(number):
    words = cardinal_words(number)
    assert number_in_words(words) == number
    assert number_in_words(words.upper()) == number


@given(NUMBERS)
def it_reads_a_for_the_first_one(number):
    words = cardinal_words(number)
    if words.startswith(("one hundred", "one thousand")):
        assert number_in_words("a" + words.removeprefix("one")) == number


@given(NUMBERS)
def it_needs_no_and_and_takes_a_comma_behind_the_thousands(number):
    words = cardinal_words(number)
    assert number_in_words(words.replace(" and ", " ")) == number
    if " hundred" in words.partition(" thousand ")[2]:
        assert number_in_words(words.replace(" thousand ", " thousand, ")) == number


@given(NUMBERS.filter(bool), NUMBERS.filter(bool))
def it_finds_two_numbers_of_a_text_each_whole(one, other):
    text = f"Of {cardinal_words(one)} cases, {cardinal_words(other)} were new."
    assert re.findall(rf"\b{CARDINAL}", text) == [cardinal_words(one), cardinal_words(other)]


@pytest.mark.parametrize(("words", "number"), SAID)
def it_reads_what_people_say(words, number):
    assert number_in_words(words) == number


@pytest.mark.parametrize("words", NO_NUMBERS)
def but_nothing_else(words):
    assert number_in_words(words) is None


@given(st.text(max_size=60))
def it_reads_any_text(text):
    number_in_words(text)


@pytest.mark.parametrize(("text", "numbers"), [
    ("between one hundred and two hundred cases", ["one hundred", "two hundred"]),
    ("three hundred, two of them women", ["three hundred", "two"]),
    ("one thousand, two of them women", ["one thousand", "two"]),
    ("the one hundred and first session", []), ("the two hundred and thirty-third report", []),
    ("the two hundredth time", []),
    ("one hundred and two thousand persons", ["one hundred and two thousand"]),
    ("a twenty-member committee", ["twenty"]), ("a case and a half", []),
])  # fmt: skip
def it_is_found_whole(text, numbers):
    assert re.findall(rf"\b{CARDINAL}", text) == numbers
