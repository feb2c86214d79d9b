"""Facts come back as they may leave; anything else is refused, and quoted nowhere."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import DataError
from reportgen.facts import Fact, codec
from reportgen.vocabulary import CountQualifier

values = st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
facts = st.builds(
    Fact, st.text(), values, st.text(), st.sampled_from(CountQualifier), st.just(("C-1",)), st.just(("XAA",)),
    st.booleans(),
)  # fmt: skip
SECRET = "Zqxwvuk"
ROW = {"key": "cases", "value": 3, "label": "cases", "qualifier": "exact"}


def read(row=None, **head):
    rows = [ROW if row is None else row]
    whole = {"format": codec.FORMAT, "version": codec.VERSION, "facts": rows, **head}
    return codec.from_json(json.dumps(whole).encode())


@given(st.lists(facts, unique_by=lambda fact: fact.key, max_size=4))
def it_gives_facts_back_without_what_may_not_leave(told):
    kept = [Fact(f.key, None if f.suppressed else f.value, f.label, f.qualifier, suppressed=f.suppressed) for f in told]
    assert list(codec.from_json(codec.to_json(told))) == kept
    assert codec.to_json(kept) == codec.to_json(told)


def it_writes_no_id_and_no_hidden_value():
    content = codec.to_json([Fact("cases", 7, "cases", CountQualifier.AT_LEAST, ("C-17",), ("XAA",), suppressed=True)])
    assert b"C-17" not in content
    assert b"XAA" not in content
    assert b"7" not in content


@pytest.mark.parametrize(
    "row",
    [
        {**ROW, "cases": [SECRET]},
        {**ROW, "value": SECRET},
        {**ROW, "value": True},
        {**ROW, "value": float("nan")},
        {**ROW, "qualifier": SECRET},
        {**ROW, "qualifier": [SECRET]},
        {**ROW, "label": 7},
        {**ROW, "suppressed": True},
        {**ROW, "suppressed": "yes", "value": None},
        {"key": SECRET},
        SECRET,
    ],
)
def it_refuses_other_rows(row):
    with pytest.raises(DataError) as refused:
        read(row)
    assert SECRET not in refused.value.message


@pytest.mark.parametrize(
    "head", [{"format": "x"}, {"version": 0}, {"version": "1"}, {"facts": {}}, {"facts": [ROW, ROW]}]
)
def it_refuses_another_head_and_a_key_that_stands_twice(head):
    with pytest.raises(DataError):
        read(**head)


def it_says_that_a_later_version_kept_them():
    with pytest.raises(DataError, match="later version"):
        read(version=codec.VERSION + 1)


@pytest.mark.parametrize("content", [b"", b"\xff", b"[" * 200_000, b"null", b'"facts"'])
def it_refuses_what_is_no_json_of_its_own(content):
    with pytest.raises(DataError):
        codec.from_json(content)
