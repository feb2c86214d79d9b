"""The account of a trace, as people read it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.tracing.evidence import Passage, Traced
from reportgen.tracing.told import traced_lines

words = st.text(st.characters(codec="ascii", exclude_categories=["C", "Z"]), min_size=1, max_size=40)
texts = st.lists(words, min_size=1, max_size=40).map(" ".join)


@given(texts, texts)
def it_tells_every_word_of_a_place_however_long_it_is_called(place, text):
    told = " ".join(traced_lines(Traced("table 3", "0" * 64, (Passage(place, text, ()),), ())))
    assert told.split() == [*f"{place}: {text}".split(), "no", "figure", "stands", "here", "data", "version:", "0" * 64]
