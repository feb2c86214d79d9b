"""What may be told of changes: whatever happened, a case that left for protection is noticed by nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.comparison import Today, shield_of
from reportgen.comparison.shield import WORDS
from reportgen.facts import Fact
from reportgen.versions.changes import FactChange
from reportgen.versions.rows import Row, Rows, Told

MARKS = [f"{n:012x}" for n in range(6)]


def rows(told, **columns):
    return Rows("k", {m: Row(m, t, {"account": "1", "act_types": "1", **columns.get(m, {})}) for m, t in told.items()},
                frozenset(), frozenset())  # fmt: skip


def today(told, known=None, kept_back=(), persons=(), names=(), named=()):
    now = replace(rows(told), named=frozenset(named))
    return Today(now, frozenset(known or told), frozenset(kept_back), frozenset(persons), frozenset(names))


A, B = MARKS[:2]
NAMED, ANONYMOUS, COUNTED = Told.NAMED, Told.ANONYMOUS, Told.COUNTED


class DescribeWhoMustNotBeNoticed:
    @pytest.mark.parametrize(
        ("old", "new", "now", "closed"),
        [
            ({A: NAMED}, {A: NAMED}, today({A: NAMED}), set()),
            ({A: NAMED}, {}, today({}, known=[A], kept_back=[A]), {A}),
            ({A: NAMED}, {}, today({}, known=[A]), set()),
            ({A: NAMED}, {}, today({}, known=[B]), {A}),
            ({A: NAMED}, {}, today({A: NAMED}), {A}),
            ({A: NAMED}, {A: ANONYMOUS}, today({A: ANONYMOUS}), {A}),
            ({A: NAMED}, {A: COUNTED}, today({A: COUNTED}), {A}),
            ({A: ANONYMOUS}, {A: NAMED}, today({A: NAMED}), set()),
            ({A: ANONYMOUS}, {A: NAMED}, today({A: ANONYMOUS}), {A}),
            ({A: NAMED}, {A: NAMED}, today({}, known=[A], kept_back=[A]), {A}),
            ({}, {A: NAMED}, today({A: NAMED}), set()),
            ({}, {A: NAMED}, today({}, known=[A], kept_back=[A]), {A}),
            ({}, {A: NAMED}, today({}, known=[B]), {A}),
        ],
    )
    def it_is_whoever_left_or_is_told_less_of_now(self, old, new, now, closed):
        shield = shield_of(rows(old), rows(new), now, ())
        assert shield.closed == closed
        assert shield.words_only is bool(closed)

    def it_tells_words_alone_where_the_number_of_those_left_out_changed(self):
        change = FactChange("withheld.cases", Fact("withheld.cases", 4, ""), Fact("withheld.cases", 5, ""))
        assert shield_of(rows({A: NAMED}), rows({A: NAMED}), today({A: NAMED}), [change]).words_only

    def it_misses_persons_who_can_no_longer_be_looked_for(self):
        old = replace(rows({A: NAMED}), named=frozenset("pq"), called={"p": "P", "q": "Q"})
        assert shield_of(old, rows({A: NAMED}), today({A: NAMED}, persons="q", names="PQ"), ()).lost == {"p"}

    @pytest.mark.parametrize(
        ("called", "names", "named", "lost"),
        [("Q", "Q", "", ""), ("Q", "R", "", "q"), ("Q", "", "", "q"), ("Q", "R", "q", ""), ("", "Q", "", "q"),
         ("", "Q", "q", "")],
    )  # fmt: skip
    def it_misses_whoever_has_another_name_now_and_is_not_named(self, called, names, named, lost):
        """`called` empty: a version that an earlier program froze does not tell."""
        old = replace(rows({A: NAMED}), named=frozenset("q"), called={"q": called} if called else {})
        now = today({A: NAMED}, persons="q", names=names, named=named)
        assert shield_of(old, rows({A: NAMED}), now, ()).lost == set(lost)
        assert shield_of(rows({A: NAMED}), old, now, ()).lost == set(lost)

    @given(st.data())
    def it_lets_no_case_be_quiet_that_moves_a_figure(self, data):
        columns = st.dictionaries(st.sampled_from([*sorted(WORDS), "act_types", "responses", "victims"]),
                                  st.sampled_from("12"))  # fmt: skip
        old, new = (rows(dict.fromkeys(MARKS, NAMED), **{m: data.draw(columns) for m in MARKS}) for _ in "12")
        shield = shield_of(old, new, today(dict.fromkeys(MARKS, NAMED)), ())
        for mark in shield.quiet:
            one, other = old.rows[mark].columns, new.rows[mark].columns
            changed = {name for name in {*one, *other} if one.get(name) != other.get(name)}
            assert changed
            assert changed <= WORDS
