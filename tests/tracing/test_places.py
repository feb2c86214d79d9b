"""Places of a report that somebody asks for: each is found, and no other with it."""

from __future__ import annotations

import pytest
from composition.prose_facts import facts

from reportgen.errors import UsageError
from reportgen.settings import PolicySettings
from reportgen.tracing import Segments, target_of, traced
from reportgen.tracing.segments import Origin, Piece, Segment


def cell(table: str, row: str, column: str, key: str = "cases") -> Segment:
    place = f"table {table}, row “{row}”, column “{column}”"
    return Segment(place, (Piece("47", key),), Origin.TABLE, table=table, row=row)


TEXTS = Segments(
    (
        Segment("para. 1", (Piece("There are "), Piece("47", "cases"), Piece(" cases."))),
        cell("1", "Niger", "Cases"), cell("1", "Nigeria", "Cases"), cell("1", "Nigeria", "States", "states"),
        cell("2", "Nigeria", "Cases"),
    ),
    (
        Segment("para. 1, note 1", (Piece("1 ", mark=True), Piece("Of "), Piece("three", "states"), Piece(" States."))),
        Segment("para. 1, note 11", (Piece("11 ", mark=True), Piece("Others."))),
    ),
)  # fmt: skip
ALONE = Segments(
    (TEXTS.body[0], Segment("table, row “Niger”", (Piece("47", "cases"),), Origin.TABLE, table="t-1", row="Niger")), ()
)


def places(what: str, texts: Segments = TEXTS) -> list[str]:
    return [each.place for each in traced(target_of(what), what, facts(), texts, PolicySettings()).passages]


@pytest.mark.parametrize(("what", "found"), [
    ("table 1, row Niger", ["table 1, row “Niger”, column “Cases”"]),
    ("table 1, row nigeria", ["table 1, row “Nigeria”, column “Cases”", "table 1, row “Nigeria”, column “States”"]),
    ("table 1, row “Nigeria”, column “States”", ["table 1, row “Nigeria”, column “States”"]),
    ("table 1, column States", ["table 1, row “Nigeria”, column “States”"]),
    ("table 2", ["table 2, row “Nigeria”, column “Cases”"]),
    ("note 1", ["para. 1, note 1"]),
    ("para. 1, note 11", ["para. 1, note 11"]),
])  # fmt: skip
def it_finds_what_was_asked_for_alone(what, found):
    assert places(what) == found


def it_finds_part_of_the_head_of_a_row_where_no_row_is_called_so():
    assert len(places("table 1, row nig")) == 3


def it_finds_the_only_table_of_a_report_without_a_number():
    assert places("table", ALONE) == ["table, row “Niger”"]
    assert places("table, row Niger", ALONE) == ["table, row “Niger”"]


PARTS = Segments(
    (
        Segment("summary, para. 1", (Piece("In short."),)), Segment("para. 1", (Piece("At length."),)),
        Segment("annex I, title", (Piece("More"),)), Segment("annex I, para. 1", (Piece("Further."),)),
        cell("1", "Niger", "Cases"), Segment("annex II, title", (Piece("Most"),)), cell("2", "Niger", "Cases"),
    ),
    (
        Segment("annex I, para. 1, note 1", (Piece("See above."),)),
        Segment("annex II, para. 1, note 2", (Piece("So."),)),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("what", "found"), [
    ("summary", ["summary, para. 1"]),
    ("annex 1", ["annex I, title", "annex I, para. 1", "table 1, row “Niger”, column “Cases”",
                 "annex I, para. 1, note 1"]),
    ("annex II", ["annex II, title", "table 2, row “Niger”, column “Cases”", "annex II, para. 1, note 2"]),
])  # fmt: skip
def it_finds_all_that_stands_in_a_part(what, found):
    assert places(what, PARTS) == found


def it_says_which_annexes_there_are():
    with pytest.raises(UsageError, match=r"no annex IV\. It has annex I, annex II\."):
        places("annex 4", PARTS)


@pytest.mark.parametrize(("what", "says"), [
    ("table", "It has table 1 to table 2"), ("table 3", "It has table 1 to table 2"),
    ("table 2, row Chad", r"Its rows are: Nigeria\."),
    ("table 1, row Niger, column Acts", r"Its rows are: Niger; Nigeria\."),
    ("note 4", r"no note 4\. It has 2 notes"),
])  # fmt: skip
def it_says_what_there_is_where_there_is_no_such_place(what, says):
    with pytest.raises(UsageError, match=says):
        places(what)


def it_says_so_of_the_rows_of_the_only_table():
    with pytest.raises(UsageError, match=r"Its rows are: Niger\."):
        places("table, row Chad", ALONE)
