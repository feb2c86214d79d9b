"""Sentences, their alignment, and what is to be read for what: nothing is lost, and nothing is said twice."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.comparison.pairing import lone_ones_joined, paired
from reportgen.comparison.sentences import flat, sentences
from reportgen.composition.for_read import for_read
from reportgen.document import inlines as i
from reportgen.document.inlines import plain

WORDS = st.sampled_from(
    ["a", "case", "cases", "45", "(45)", "(46);", "46", "9", "June,", "annex", "“said”", "Two", "–", "least"]
) | st.sampled_from(["at", "(at", "least", "per", "cent"])
SENTENCE = st.lists(WORDS, min_size=1, max_size=12).map(lambda words: f"{' '.join(words)}.")
CONTENT = st.recursive(
    st.sampled_from(["One. Two", " is so. ", "Mr. X. ", "(see para. 4). ", "No", "A/HRC/1. ", "?"]).map(i.Text)
    | st.just(i.NoteMark(i.Note(i.text("A note. It has two.")))),
    lambda inner: st.lists(inner, max_size=3).map(lambda c: i.Emphasis(tuple(c))),
    max_leaves=8,
)


@given(st.lists(CONTENT, max_size=5).map(tuple))
def it_loses_no_word_and_no_note_between_sentences(content):
    found = sentences(content)
    assert "".join("".join(each.text for each in found).split()) == "".join(plain(content).split())
    assert sum(len(each.notes) for each in found) == _notes(content)


def _notes(content):
    return sum(1 if isinstance(each, i.NoteMark) else _notes(getattr(each, "content", ())) for each in content)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ms. A. Ruiz wrote. She was heard.", 2),
        ("It is in A/HRC/39/41, annex I, para. 12. More is not known.", 2),
        ("It is in annex I. More is not known.", 2),
        ("“It is so.” They said it.", 2),
        ("One", 1),
        ("", 0),
    ],
)
def it_knows_where_a_sentence_ends(text, number):
    assert len(sentences(i.text(text))) == number


def it_hangs_a_note_on_the_sentence_before_its_mark():
    note = i.Note(i.text("Arvania."), mark="7")
    first, second = sentences((i.Text("One."), i.NoteMark(note), i.Text(" Two.")))
    assert (first.notes, second.notes) == ((note,), ())


def it_calls_things_by_the_numbers_of_the_earlier_report():
    content = (i.Text("See "), i.CrossReference("p-9", "paragraph 12", "12"), i.CrossReference("x", "annex"))
    assert plain(flat(content, {"p-9": "10"})) == "See paragraph 10annex"


@given(st.lists(SENTENCE, max_size=6), st.lists(SENTENCE, max_size=6))
def it_aligns_every_text_once_and_crosses_none(old, new):
    for pairs in (paired(old, new), lone_ones_joined(paired(old, new))):
        for side, texts in ((0, old), (1, new)):
            places = [pair[side] for pair in pairs if pair[side] is not None]
            assert places == list(range(len(texts)))


@given(st.lists(SENTENCE, max_size=6))
def it_aligns_a_text_with_itself(texts):
    assert paired(texts, texts) == [(place, place) for place in range(len(texts))]


def it_is_quick_where_everything_changed():
    old, new = ([f"{word} {n}" for n in range(3000)] for word in ("one", "other"))
    assert len(paired(old, new)) == 3000


@given(SENTENCE, SENTENCE)
def it_says_what_to_read_so_that_whoever_follows_it_has_the_new_sentence(old, new):
    told = for_read(old, new)
    places = []
    for wrong, right in told:
        found = list(re.finditer(rf"(?<![^\s(“‘]){re.escape(wrong)}(?![^\s.,;:!?)”’])", old))
        assert len(found) == 1, (wrong, right)
        places.append((found[0].span(), right))
    followed = old
    for (start, end), right in sorted(places, reverse=True):
        followed = followed[:start] + right + followed[end:]
    assert not told or followed == new


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("It names 45 States.", "It names 44 States.", [("45 States", "44 States")]),
        ("It was answered in 12 per cent of them.", "It was answered in 15 per cent of them.",
         [("12 per cent", "15 per cent")]),
        ("In four instances, or 12 per cent.", "In five instances, or at least 15 per cent.",
         [("four", "five"), ("12 per cent", "at least 15 per cent")]),
        ("A share of 9 per cent (was 8 per cent).", "A share of 9 per cent (was 7 per cent).",
         [("8 per cent", "7 per cent")]),
        ("On 3 May and 3 June.", "On 4 May and 3 June.", [("3 May", "4 May")]),
        ("threats (51); travel (12); raids (12).", "threats (51); travel (13); raids (12).",
         [("travel (12)", "travel (13)")]),
        ("travel (at least 1), raids (at least 2).", "travel (at least 1), raids (at least 3).",
         [("raids (at least 2)", "raids (at least 3)")]),
        ("They were at least 2.", "They were at least 3.", [("at least 2", "at least 3")]),
        ("It names more than nine States.", "It names more than ten States.", [("more than nine", "more than ten")]),
        ("It is set out in annex I, and more in annex II.", "It is set out in annex I.",
         [("annex I, and more in annex II", "annex I")]),
        ("It is shown in figures I and IV there.", "It is shown in figures II and IV there.",
         [("figures I", "figures II")]),
        ("It was alleged.", "It was reportedly alleged.", [("alleged", "reportedly alleged")]),
        ("One two three four.", "Five six seven eight.", []),
        ("The same.", "The same.", []),
    ],
)  # fmt: skip
def it_quotes_no_more_than_is_needed(old, new, told):
    assert list(for_read(old, new)) == told
