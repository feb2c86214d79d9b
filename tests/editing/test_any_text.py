"""Whatever is typed: nothing is raised, and every span lies within its text."""

from __future__ import annotations

from eye import STATES, account, line, prose
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.editing.reading import passages
from reportgen.editing.rule import PassageRule, ReadingRule, StateRule, TextRule
from reportgen.editing.rules import READING
from reportgen.editing.states import StateNames

PIECES = st.sampled_from(
    ["twelve", "3", "2-4", "40%", "percent", "8500", ".85", "29/09/2017", "September 29, 2017", "the 90’s", "this year",
     "3:30 pm", "organised", "and/or", "a, b, and c", '"', "“", "”", "’", "‘", "UN", "OHCHR", "(OHCHR)", "Russia",
     "Brazil’s", "Mr", "Ms. Lind", "**", "*", "> ", "# ", "- ", "[^1]", "\n\n[^1]: ", "^[", "]", "{{ x }}",
     "{% if x %}", "{P-1}", '<!-- lint: allow editorial.range "r" -->', "<!--", "-->", "\n", "\n\n", ". ", " ", "|",
     "A/HRC/1/2", "https://", "@", "\ue010", "\ue013", "é", "𝔸", "\u202e"]
)  # fmt: skip
TYPED = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=25).map(" ".join)
)
NAMES = StateNames(STATES, None)


@settings(max_examples=300)
@given(TYPED, st.sampled_from([prose, account, line]))
def it_finds_spans_within_the_text(words, home):
    read = passages(home(words))
    for passage in read:
        assert len(passage.open) == len(passage.numbers) == len(passage.counts) == len(passage.text)
        for rule in READING:
            match rule:
                case TextRule():
                    spans = list(rule.find(getattr(passage, rule.view.value)))
                case PassageRule():
                    spans = list(rule.find(passage))
                case StateRule():
                    spans = list(rule.find(passage, NAMES))
                case _:
                    spans = []
            assert all(0 <= span.start < span.end <= len(passage.text) for span in spans), rule.id
    for rule in READING:
        if isinstance(rule, ReadingRule):
            assert all(0 <= s.start < s.end <= len(p.text) for p, s in rule.find(read)), rule.id
