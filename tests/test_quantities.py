"""Words of quantity: which are numbers and shares, which say nothing that a figure does, and which are neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.quantities import Said, quantity, words_of_quantity

NUMBER, SHARE, COMPARED, ROUND, VAGUE = Said
FOUND = [
    ("A dozen cases were heard of.", "A dozen", NUMBER, 12),
    ("In two dozen of the cases nobody replied.", "two dozen", NUMBER, 24),
    ("Half a dozen States replied.", "Half a dozen", NUMBER, 6),
    ("A score of persons were met.", "A score", NUMBER, 20),
    ("A hundred persons came.", "A hundred", NUMBER, 100),
    ("A hundred and twenty cases are new.", "A hundred and twenty", NUMBER, 120),
    ("A thousand two hundred of the persons came.", "A thousand two hundred", NUMBER, 1200),
    ("A third of the cases are new.", "A third", SHARE, 33),
    ("Two thirds of all States replied.", "Two thirds", SHARE, 67),
    ("Two-thirds of the States replied.", "Two-thirds", SHARE, 67),
    ("Three quarters of these allegations were answered.", "Three quarters", SHARE, 75),
    ("Half of the new cases are closed.", "Half", SHARE, 50),
    ("Half the States replied.", "Half", SHARE, 50),
    ("Of the women, a quarter of whom are detained, ...", "a quarter", SHARE, 25),
    ("In one in three cases nobody replied.", "one in three", SHARE, 33),
    ("Twice as many cases as before were heard of.", "Twice", COMPARED, None),
    ("There were double the number of cases.", "double", COMPARED, None),
    ("Three times as many women as men came.", "Three times", COMPARED, None),
    ("Dozens of persons were arrested.", "Dozens", ROUND, None),
    ("Hundreds of human rights defenders left.", "Hundreds", ROUND, None),
    ("Several hundred persons left.", "Several hundred", ROUND, None),
    ("Many States replied.", "Many", VAGUE, None),
    ("Several of the cases are new.", "Several", VAGUE, None),
    ("Most States replied.", "Most", VAGUE, None),
    ("A number of Governments replied.", "A number", VAGUE, None),
    ("The vast majority of cases are new.", "The vast majority", VAGUE, None),
    ("A few new cases came.", "A few", VAGUE, None),
]
NONE = [
    "the third report", "in the second half of 2024", "a third State", "a third party", "half an hour",
    "the first half of the cases", "on behalf of the persons concerned", "a quarter of an hour", "the last quarter",
    "half of the year", "in the third of the cases", "a third country of origin", "for the third time",
    "a half-day meeting", "as many as 47 cases", "how many States replied", "so many cases", "the most cases",
    "twice", "he was called twice", "three times", "the score of the game", "dozens of letters", "many meetings",
    "several bodies", "most records", "the dozen officers of the police", "a hundred and twenty letters",
    "A number of persons is taken as it stands.", "one of the cases", "a small number of cases", "at most three cases",
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "said", "value"), FOUND)
def it_finds_what_stands_over_what_reports_count(text, words, said, value):
    (found,) = words_of_quantity(text)
    assert (text[found.start : found.end], found.said, found.value) == (words, said, value)


@pytest.mark.parametrize("text", NONE)
def but_not_what_only_looks_like_it(text):
    assert list(words_of_quantity(text)) == []


@pytest.mark.parametrize(("words", "said", "value"), [
    ("a dozen", NUMBER, 12), ("Two dozen", NUMBER, 24), ("a hundred and five", NUMBER, 105),
    ("two thirds", SHARE, 67), ("half", SHARE, 50),
    ("many", VAGUE, None), ("several", VAGUE, None), ("a number of", VAGUE, None), ("dozens of", ROUND, None),
    ("twice as many", COMPARED, None),
])  # fmt: skip
def it_knows_them_alone(words, said, value):
    found = quantity(words)
    assert (found.said, found.value) == (said, value)


@pytest.mark.parametrize("words", ["", "seven", "Zyxqanor", "many Zyxqanor", "a small number of", "third", "47"])
def but_no_other_words(words):
    assert quantity(words) is None


@given(st.text(max_size=80))
def it_reads_any_text(text):
    places = [(found.start, found.end) for found in words_of_quantity(text)]
    assert places == sorted(places)
