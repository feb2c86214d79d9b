"""What a reader can work out is exactly what brute force finds."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import times

from reportgen.protection.disclosure.reader import Interval, Reader
from reportgen.protection.disclosure.relations import Relation

KEYS = ("a", "b", "c", "d")
MOST = 6
"""Brute force tries remainders up to here: every relation of these tests holds them at or below it."""


@st.composite
def tables(draw):
    """Small true remainders, relations that they fulfil and that bound them, and which of them are hidden."""
    true = {key: draw(st.integers(0, 4)) for key in KEYS}
    relations = [Relation({key: 1}, -math.inf, MOST) for key in KEYS]
    for _ in range(draw(st.integers(0, 4))):
        terms = {key: draw(st.sampled_from([-1, 1])) for key in draw(st.sets(st.sampled_from(KEYS), min_size=1))}
        value = sum(factor * true[key] for key, factor in terms.items())
        low = draw(st.sampled_from([value, value - 1, -math.inf]))
        high = draw(st.sampled_from([value, value + 1, math.inf]))
        relations.append(Relation(terms, low, high))
    hidden = draw(st.sets(st.sampled_from(KEYS), min_size=1))
    return true, relations, sorted(hidden)


def by_force(true, relations, hidden):
    """The least and the greatest remainder of each hidden key over all tables that a reader cannot rule out."""
    possible = []
    for values in itertools.product(range(MOST + 1), repeat=len(hidden)):
        table = {**true, **dict(zip(hidden, values, strict=True))}
        sums = [sum(factor * table[key] for key, factor in each.terms.items()) for each in relations]
        if all(each.low <= total <= each.high for each, total in zip(relations, sums, strict=True)):
            possible.append(values)
    return {key: (min(v[n] for v in possible), max(v[n] for v in possible)) for n, key in enumerate(hidden)}


@given(tables())
@settings(max_examples=times(50))
def it_finds_the_bounds_that_brute_force_finds(table):
    true, relations, hidden = table
    reader = Reader(relations, true, hidden)
    assert {key: tuple(reader.interval(key)) for key in hidden} == by_force(true, relations, hidden)


@given(tables(), st.integers(0, 4))
@settings(max_examples=times(30))
def it_says_that_doubt_is_left_where_there_is_some(table, width):
    true, relations, hidden = table
    reader, forced = Reader(relations, true, hidden), by_force(true, relations, hidden)
    reader.look_around()
    for key in hidden:
        assert reader.leaves_doubt(key, width) == (forced[key][1] - forced[key][0] >= width)


def it_knows_no_bound_where_there_is_none():
    reader = Reader([], {"a": 1}, ["a"])
    assert reader.interval("a") == Interval(0, None)
    assert reader.leaves_doubt("a", 50)


def it_subtracts_what_is_shown():
    relation = Relation({"whole": -1, "part": 1, "rest": 1}, 0, 0)
    reader = Reader([relation], {"whole": 7, "part": 5, "rest": 2}, ["rest"])
    assert reader.interval("rest") == Interval(2, 2)
    assert not reader.leaves_doubt("rest", 1)


def it_refuses_remainders_that_cannot_be():
    reader = Reader([Relation({"a": 1}, 3, 3)], {"a": 1}, ["a"])
    assert reader.interval("a") == Interval(3, 3)
    impossible = Reader([Relation({"a": 1}, 3, 3), Relation({"a": 1}, 4, 4)], {"a": 1}, ["a"])
    with pytest.raises(ArithmeticError):
        impossible.interval("a")
