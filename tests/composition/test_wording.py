from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.composition import wording
from reportgen.vocabulary import CountQualifier

UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
TENS = "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = dict(zip(f"{UNITS} {TENS}".split(), [*range(1, 21), *range(30, 100, 10)], strict=True))


def read(words):
    """A number in words read back, by a way of its own: additions between hundreds and thousands."""
    total = part = 0
    for word in words.lower().replace("-", " ").split():
        if word == "hundred":
            part *= 100
        elif word == "thousand":
            total, part = part * 1000, 0
        elif word != "and":
            part += SMALL[word]
    return total + part


class DescribeNumbersInText:
    @pytest.mark.parametrize(
        ("n", "words"),
        [(0, "no"), (1, "one"), (9, "nine"), (10, "10"), (240, "240"), (8500, "8,500"), (999_999, "999,999"),
         (1_500_000, "1.5 million"), (2_000_000, "2 million"), (1_234_567, "1,234,567")],
    )  # fmt: skip
    def it_writes_under_ten_in_words_and_the_rest_in_figures(self, n, words):
        assert wording.number(n) == words

    def it_has_figures_with_a_comma_at_the_thousands(self):
        assert [wording.figures(n) for n in (0, 7, 999, 1000, 1234567)] == ["0", "7", "999", "1,000", "1,234,567"]

    @pytest.mark.parametrize("way", [wording.number, wording.figures, wording.cardinal_words, wording.ordinal_words])
    def it_refuses_a_count_below_zero(self, way):
        with pytest.raises(ValueError, match="below 0"):
            way(-1)


class DescribeTheStartOfASentence:
    @pytest.mark.parametrize(
        ("subject", "words"),
        [(47, "Forty-seven"), (240, "Two hundred and forty"), (1000, "One thousand"), (0, "No"), (11, "Eleven"),
         (1_045, "One thousand and forty-five"), (1_234, "One thousand two hundred and thirty-four"),
         (100_100, "One hundred thousand one hundred"), ("at least 240", "At least 240"), ("", "")],
    )  # fmt: skip
    def it_is_written_in_words_with_a_capital(self, subject, words):
        assert wording.at_start(subject) == words

    @given(st.integers(1, 999_999))
    def it_says_the_number_that_it_was_given(self, n):
        words = wording.at_start(n)
        assert read(words) == n
        assert words[0].isupper()
        assert words[1:] == words[1:].lower()

    def it_refuses_a_million(self):
        with pytest.raises(ValueError, match="not written in words"):
            wording.at_start(1_000_000)


class DescribeOrdinals:
    @pytest.mark.parametrize(
        ("n", "words"),
        [(1, "first"), (2, "second"), (3, "third"), (5, "fifth"), (8, "eighth"), (9, "ninth"), (11, "eleventh"),
         (12, "twelfth"), (20, "twentieth"), (21, "twenty-first"), (48, "forty-eighth"), (60, "sixtieth"),
         (99, "ninety-ninth"), (100, "one hundredth"), (101, "one hundred and first"), (1000, "one thousandth")],
    )  # fmt: skip
    def it_writes_them_in_words(self, n, words):
        assert wording.ordinal_words(n) == words

    @given(st.integers(1, 999_999))
    def it_differs_from_the_number_in_its_last_word_only(self, n):
        number, ordinal = wording.cardinal_words(n), wording.ordinal_words(n)
        cut = max(number.rfind(" "), number.rfind("-")) + 1
        assert ordinal[:cut] == number[:cut]
        assert ordinal.endswith(("th", "first", "second", "third"))


class DescribePercentages:
    @pytest.mark.parametrize(
        ("share", "words"),
        [(0, "0 per cent"), (0.12, "12 per cent"), (0.125, "13 per cent"), (0.53, "53 per cent"), (1, "100 per cent"),
         (0.01, "1 per cent"), (0.004, "0.4 per cent"), (0.00996, "1 per cent"), (0.0001, "less than 0.1 per cent"),
         (0.994, "99 per cent"), (0.996, "99.6 per cent"), (0.9999, "more than 99.9 per cent")],
    )  # fmt: skip
    def it_has_whole_numbers_and_one_decimal_near_the_ends(self, share, words):
        assert wording.per_cent(share) == words

    @given(st.integers(1, 2000), st.integers(1, 2000))
    def it_never_says_none_of_some_or_all_of_most(self, part, rest):
        words = wording.per_cent(part / (part + rest))
        assert words not in ("0 per cent", "100 per cent", "0.0 per cent", "100.0 per cent")

    @pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
    def it_refuses_what_is_no_share(self, share):
        with pytest.raises(ValueError, match="between 0 and 1"):
            wording.per_cent(share)


class DescribeListsAndNouns:
    @pytest.mark.parametrize(
        ("names", "words"),
        [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")],
    )
    def it_has_no_serial_comma(self, names, words):
        assert wording.listed(names) == words

    @pytest.mark.parametrize(
        ("names", "words"),
        [
            (("A", "B or C", "D"), "A, B or C and D"),
            (("A and B",), "A and B"),
            (("A and B", "C"), "A and B, and C"),
            (("A", "B and C", "D"), "A, B and C, and D"),
            (("A", "B, C or D"), "A; and B, C or D"),
        ],
    )
    def but_names_that_hold_and_or_a_comma_can_be_told_apart(self, names, words):
        assert wording.listed_apart(names) == words

    @pytest.mark.parametrize(
        ("n", "noun", "plural", "words"),
        [(3, "State", None, "three States"), (1, "State", None, "one State"), (0, "State", None, "no States"),
         (12, "reply", None, "12 replies"), (2, "day", None, "two days"), (4, "woman", "women", "four women"),
         (2, "business", None, "two businesses"), (1, "woman", "women", "one woman")],
    )  # fmt: skip
    def it_agrees_with_its_number(self, n, noun, plural, words):
        assert wording.counted(n, noun, plural) == words

    def it_says_how_exact_a_number_is(self):
        said = [wording.qualified(qualifier, "240") for qualifier in CountQualifier]
        assert said == ["240", "at least 240", "about 240"]

    def it_has_an_en_dash_in_ranges(self):
        assert wording.en_range(58, 60) == "58–60"
        assert wording.en_range("2015", "2030") == "2015–2030"
        assert wording.en_range(7, 7) == "7"
