"""Laying words beside words: the same words, in the same order, quickly."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from reportgen.tracing.alignment import aligned, words_of
from reportgen.tracing.matching import Matching
from reportgen.tracing.segments import Piece, Segment
from reportgen.tracing.streams import Stream
from reportgen.tracing.texts import Text

words = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "1", "2"]), max_size=40)


class DescribeAlignment:
    @given(words, words)
    def it_pairs_the_same_words_in_the_same_order(self, one, other):
        pairs = sorted(aligned(one, other).items())
        assert all(one[here] == other[there] for here, there in pairs)
        assert [there for _, there in pairs] == sorted({there for _, there in pairs})

    @given(words)
    def it_pairs_a_text_with_itself_word_by_word(self, one):
        assert aligned(one, one) == {place: place for place in range(len(one))}

    @given(words, st.integers(0, 40), st.lists(st.just("new"), max_size=5))
    def it_finds_all_words_around_what_is_new(self, one, place, new):
        edited = [*one[:place], *new, *one[place:]]
        assert len(aligned(edited, one)) == len(one)

    def it_takes_a_long_file_in_its_stride(self):
        one = [str(number % 997) for number in range(60_000)]
        started = time.perf_counter()
        aligned([*one[:20_000], "x", *one[21_000:]], one)
        assert time.perf_counter() - started < 20

    def it_reads_words_without_their_punctuation(self):
        assert [word.text for word in words_of("“Forty‑seven” States, 8,500 (12 per cent); [c] – A/HRC/1.")] == [
            "forty-seven", "states", "8,500", "12", "per", "cent", "[c]", "–", "a/hrc/1"]  # fmt: skip


def it_finds_in_whose_place_a_word_stands():
    report = Stream.of(
        [Segment("para. 1", (Piece("The report names "), Piece("29", "states"), Piece(" States in all.")))]
    )
    matching = Matching([Text("page 1", "The report names 31 States in all.")], [report])
    place = matching.words_in(0, 17, 19)
    (found,) = matching.gap(place).owners
    assert report.piece(found[1]).key == "states"
    assert matching.segment_near(place).place == "para. 1"


def but_takes_no_lonely_number_for_a_figure():
    report = Stream.of(
        [Segment("para. 1", (Piece("The report names "), Piece("29", "states"), Piece(" States in all.")))]
    )
    matching = Matching([Text("page 1", "Some 29 lawyers met.")], [report])
    assert matching.owners(matching.words_in(0, 5, 7)) == ()
