"""Numbers in running text: what counts something is found and read, what counts nothing is not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportgen.composition import wording
from reportgen.facts import Fact
from reportgen.tracing.families import Unit
from reportgen.tracing.numbers import numbers_in
from reportgen.tracing.readings import agrees, as_printed, read
from reportgen.vocabulary import CountQualifier

COUNTED = [
    ("forty-seven States", "forty-seven", 47, Unit.STATE),
    ("in 47 cases", "47", 47, Unit.CASE),
    ("47 per cent of them", "47 per cent", 47, Unit.SHARE),
    ("at least 47 persons", "at least 47", 47, Unit.PERSON),
    ("some 240 women human rights defenders", "some 240", 240, Unit.PERSON),
    ("over 220 persons", "over 220", 220, Unit.PERSON),
    ("8,500 messages", "8,500", 8500, None),
    ("1.5 million people", "1.5 million", 1_500_000, Unit.PERSON),
    ("two hundred and forty replies", "two hundred and forty", 240, Unit.REPLY),
    ("A hundred and twenty cases", "A hundred and twenty", 120, Unit.CASE),
    ("two hundred and five States", "two hundred and five", 205, Unit.STATE),
    ("one thousand two hundred replies", "one thousand two hundred", 1200, Unit.REPLY),
    ("at least a hundred persons", "at least a hundred", 100, Unit.PERSON),
    ("two million people", "two million", 2_000_000, Unit.PERSON),
    ("a million people", "a million", 1_000_000, Unit.PERSON),
    ("Two new cases", "Two", 2, Unit.CASE),
    ("detention (27)", "27", 27, None),
    ("One State", "One", 1, Unit.STATE),
]
NOT_COUNTED = [
    "in 2031", "on 3 May 2031", "the one hundred and first session",
    "from 1 May 2030 to 30 April 2031", "the forty-eighth session", "the 11th report",
    "paragraph 12", "paras. 12–14", "annex II, para. 4", "table 3", "resolution 12/2", "A/HRC/36/31", "AL BHR 1/2023",
    "a child aged 12", "15 years’ imprisonment", "within 30 days", "“20 people came”", "COVID-19", "the 2020s",
    "1. First",
    "(3) third", "one of them", "one after the other", "more than one case", "in any one State", "https://example.org/47",
    "States,7", "article 19 and article 21", "at 10.30 a.m.", "1980–2031",
]  # fmt: skip


class DescribeNumbers:
    @pytest.mark.parametrize(("text", "says", "value", "unit"), COUNTED)
    def it_finds_what_counts(self, text, says, value, unit):
        (found,) = numbers_in(text)
        assert (found.text, found.reading.value, found.unit) == (says, value, unit)
        assert text[found.start : found.end] == says

    @pytest.mark.parametrize("text", NOT_COUNTED)
    def but_not_what_counts_nothing(self, text):
        assert [found.text for found in numbers_in(text)] == []

    def it_finds_each_of_two_that_stand_together(self):
        found = numbers_in("There were two hundred cases and one hundred and five States, two of them new.")
        assert [one.reading.value for one in found] == [200, 105]

    @given(st.integers(1, 999))
    def but_no_ordinal(self, number):
        assert [found.text for found in numbers_in(f"At its {wording.ordinal_words(number)} session it met.")] == []

    @given(st.text(max_size=200))
    def it_reads_any_text(self, text):
        for found in numbers_in(text):
            assert text[found.start : found.end] == found.text

    @given(st.integers(2, 999_999), st.sampled_from(["", "at least ", "about "]))
    def it_finds_each_number_as_the_report_writes_it(self, number, qualifier):
        for words in (wording.figures(number), wording.cardinal_words(number), wording.number(number)):
            (found,) = numbers_in(f"There were {qualifier}{words} cases in all.")
            assert found.text == qualifier + words
            assert found.reading.value == number
            assert found.unit is Unit.CASE


class DescribeReadings:
    @given(st.integers(0, 999_999), st.sampled_from(CountQualifier))
    def it_reads_every_form_in_which_a_figure_is_printed(self, number, qualifier):
        assume(number or qualifier is CountQualifier.EXACT)  # "at least 0" is not printed: see below
        fact = Fact("cases", number, "cases", qualifier)
        forms = [wording.qualified(qualifier, form(number)) for form in (wording.number, wording.figures)]
        forms.append(wording.at_start(wording.qualified(qualifier, wording.number(number))))
        if qualifier is CountQualifier.EXACT:
            forms.append(wording.at_start(number))
        for form in (*forms, as_printed(fact)):
            assert agrees(read(form), fact), form
            if number:
                assert not agrees(read(form), Fact("cases", number + 1, "cases", qualifier))

    @given(st.floats(0.001, 0.999))
    def it_reads_shares_as_they_are_rounded(self, share):
        assert agrees(read(wording.per_cent(share)), Fact("responses.share", share, "share"))

    def it_tells_an_exact_number_from_one_that_is_at_least(self):
        fact = Fact("persons", 240, "persons", CountQualifier.AT_LEAST)
        assert agrees(read("at least 240"), fact)
        assert agrees(read("more than 240"), fact)
        assert not agrees(read("240"), fact)
        assert not agrees(read("about 240"), fact)

    def it_lets_a_hidden_figure_be_shown_as_hidden_alone(self):
        fact = Fact("cases", 3, "cases", CountQualifier.AT_LEAST, suppressed=True)
        assert agrees(read("[c]"), fact)
        assert agrees(read("A small number of"), fact)
        assert agrees(read("at least 3"), fact)
        assert not agrees(read("3"), fact)
        assert not agrees(read("4"), fact)

    def it_knows_what_is_not_known(self):
        assert agrees(read("not known"), Fact("persons", None, "persons"))
        assert not agrees(read("0"), Fact("persons", None, "persons"))
        assert read("lawyers") is None

    def it_takes_a_bound_of_none_for_not_known(self):
        fact = Fact("persons.women", 0, "women", CountQualifier.AT_LEAST)
        assert as_printed(fact) == "not known"
        assert agrees(read("not known"), fact)
        assert not any(agrees(read(said), fact) for said in ("no", "–", "0", "at least 1", "about 0"))

    def it_lets_a_bound_of_none_be_said_of_what_is_not_known(self):
        """It says no more than that: versions of the program printed it so."""
        assert agrees(read("at least 0"), Fact("persons.women", 0, "women", CountQualifier.AT_LEAST))
        assert agrees(read("at least 0"), Fact("persons.women", None, "women"))
        assert not agrees(read("at least 0"), Fact("persons.women", 2, "women", CountQualifier.AT_LEAST))
