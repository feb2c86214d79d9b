"""What was searched before and held nothing: known only by the same search, the same text and the same key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import passed as module
from reportgen.findings import Where
from reportgen.name_search import NameIndex, ProtectedName
from reportgen.passed import Passed
from reportgen.protection import NameGuard
from reportgen.vocabulary import fold

KEY = b"k" * 32
WHERE = Where("here")


def after(*texts: str, key: bytes = KEY, decides: tuple[str, ...] = ("names", "Ann")) -> Passed:
    """What the next run knows, where these passed in one search."""
    first = Passed(key)
    for text in texts:
        first.over(*decides).remember(text)
    return Passed.of(key, first.to_bytes())


@given(st.text(), st.text())
def it_knows_what_passed_and_nothing_else(text, other):
    search = after(text).over("names", "Ann")
    assert search.knows(text)
    assert search.knows(other) == (other == text)


@given(st.lists(st.text(max_size=3), max_size=3), st.lists(st.text(max_size=3), max_size=3))
def but_only_where_the_same_decides(decides, others):
    search = after("a text", decides=tuple(decides)).over(*others)
    assert search.knows("a text") == (decides == others)


def nor_by_another_key():
    kept = after("a text").before
    assert not Passed(b"l" * 32, kept).over("names", "Ann").knows("a text")


def nor_without_a_key():
    first = Passed()
    first.over("names").remember("a text")
    assert first.to_bytes() == b""


def it_knows_a_text_with_half_a_character_that_python_could_not_write():
    assert after("\udc80").over("names", "Ann").knows("\udc80")


def it_keeps_sixteen_bytes_a_text_in_an_order_that_says_nothing():
    texts = [f"text {number}" for number in range(50)]
    kept, other_way = after(*texts).to_bytes(before=True), after(*reversed(texts)).to_bytes(before=True)
    assert len(kept) == 16 * 50
    assert kept == other_way


def it_forgets_what_no_run_has_met_again():
    run = after("met", "gone")
    assert run.over("names", "Ann").knows("met")
    third = Passed.of(KEY, run.to_bytes()).over("names", "Ann")
    assert third.knows("met")
    assert not third.knows("gone")


def but_not_where_another_command_has_asked_for_the_same_data():
    third = Passed.of(KEY, after("of another").to_bytes(before=True))
    assert third.over("names", "Ann").knows("of another")


def it_remembers_no_more_than_it_has_room_for(monkeypatch):
    monkeypatch.setattr(module, "MOST", 3)
    assert len(after(*"abcdef").to_bytes(before=True)) == 3 * 16


PEOPLE = ["Ann Dovrane", "Bo Dovrane", "Cy Quzri"]
TEXTS = st.lists(st.sampled_from(["Dovrane", "Ann", "Bo", "Cy Quzri", "was there", "Quzri", "Иван", "and"]), max_size=5)


def guard(names, passed):
    persons = [ProtectedName(f"P-{number}", name, name.split()[-1]) for number, name in enumerate(names, 1)]
    return NameGuard(NameIndex(persons), {one.key: fold(one.surname) for one in persons}, frozenset(), passed)


@given(
    st.lists(TEXTS.map(" ".join), max_size=6),
    st.lists(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True), min_size=2, max_size=2),
    st.lists(st.frozensets(st.sampled_from(["P-1", "P-2", "P-3"])), min_size=2, max_size=2),
)
def it_makes_no_difference_to_what_a_guard_finds(texts, people, allowed):
    kept = b""
    for names, keys in zip(people, allowed, strict=True):
        may = keys & {f"P-{number}" for number in range(1, len(names) + 1)}
        passed = Passed.of(KEY, kept)
        knowing, fresh = guard(names, passed), guard(names, Passed())
        for text in texts:
            assert knowing.search(text, WHERE, may) == fresh.search(text, WHERE, may)
        kept = passed.to_bytes()


def it_spares_a_guard_the_search(monkeypatch):
    passed = Passed(KEY)
    guard(PEOPLE, passed).search("She was there.", WHERE)
    monkeypatch.setattr(NameIndex, "find", lambda *_: pytest.fail("searched again"))
    again = guard(PEOPLE, Passed.of(KEY, passed.to_bytes()))
    assert not again.search("She was there.", WHERE).errors


def but_never_where_a_name_was_found():
    passed = Passed(KEY)
    assert guard(PEOPLE, passed).search("Ann Dovrane was there.", WHERE).errors
    assert passed.to_bytes() == b""
