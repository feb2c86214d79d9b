"""Turned heads: the room that they need, from their words."""

from __future__ import annotations

import factories
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import tables as t
from reportgen.rendering.html.fitting import FULL_WIDTH, TEXT_COLUMN, fit

heads = st.lists(st.text("abcdefghiWM ,-", min_size=1, max_size=60), min_size=1, max_size=20)


def table(names, *, wide=True, turned=True):
    columns = (t.Column("State", t.Align.START), *(t.Column(name, turned=turned) for name in names))
    return factories.table(columns=columns, wide=wide)


@given(heads, st.booleans())
def it_fills_the_width_exactly(names, wide):
    fitting = fit(table(names, wide=wide))
    assert sum(fitting.widths) == pytest.approx(FULL_WIDTH if wide else TEXT_COLUMN)
    assert min(fitting.widths) > 0


def it_leaves_a_table_without_turned_heads_to_the_engine():
    assert fit(table(["Cases"], turned=False)) is None


def it_turns_no_head_that_fits_lying():
    assert fit(table(["Cases", "Persons"])).turned_height == 0


def it_gives_sixteen_long_heads_the_room_they_need():
    names = ["Travel restriction, denial of visa or confiscation of passport"] * 16
    fitting = fit(table(names))
    assert fitting.turned_width == pytest.approx(fitting.widths[1])
    assert 100 < fitting.turned_height < 200


def it_keeps_room_for_rows_below_an_endless_head():
    assert fit(table(["word " * 500] * 12)).turned_height <= 260
