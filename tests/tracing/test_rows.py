"""Rows that people took out of a table of a Word file, moved in it or wrote into it."""

from __future__ import annotations

import pytest
from composition.prose_facts import facts

from reportgen.drafts.tokens import short
from reportgen.facts import Fact
from reportgen.tracing import FileTexts, Segments, Verdict, verify
from reportgen.tracing.segments import Origin, Piece, Segment
from reportgen.tracing.texts import Kind, Text
from reportgen.tracing.verdicts import What

REGIONS = (("Northern States", "14"), ("Southern States", "14"), ("Eastern States", "9"), ("Total", "37"))
YEARS = (("2027", "A/HRC/84/0", "38"), ("2028", "A/HRC/87/0", "40"), ("2029", "A/HRC/90/0", "44"),
         ("2030", "A/HRC/93/0", "41"))  # fmt: skip
HEADS = {"1": ("Region", "States"), "2": ("Year", "Report", "States named")}
FACTS = facts(*(Fact(f"regions.{row[:3]}.states", int(number), row) for row, number in REGIONS))


def segments(table: str, rows, *, keyed: bool):
    for n, row in enumerate(rows):
        for m, says in enumerate(row):
            key = f"regions.{row[0][:3]}.states" if keyed and m else ""
            place = f"table {table}, row “{row[0]}”" + (f", column “{HEADS[table][m]}”" if m else "")
            yield Segment(place, (Piece(says, key),), Origin.TABLE, table=table, row=row[0], spot=(n, m),
                          total=row[0] == "Total")  # fmt: skip


REPORT = Segments((
    Segment("para. 1", (Piece("1. ", mark=True), Piece("The tables below say where and when."))),
    *segments("1", REGIONS, keyed=True), Segment("para. 2", (Piece("Years are those of the reports."),)),
    *segments("2", YEARS, keyed=False), Segment("para. 3", (Piece("No more is told of them here."),)),
), ())  # fmt: skip
MADE = frozenset((*(row[0] for row in (*REGIONS, *YEARS)), *(short(fact.key) for fact in FACTS)))


def cells(number: int, rows):
    head = HEADS[str(number)]
    for n, row in enumerate((head, *rows)):
        for m, says in enumerate(row):
            yield Text(
                f"table {number}, row {n}", says, cell=True, row=row[0], column=head[m], table=number, spot=(n, m)
            )


def told(regions=REGIONS, years=YEARS, *, edited=False, made=MADE):
    texts = (Text("p 1", "1. The tables below say where and when."), *cells(1, regions),
             Text("p 2", "Years are those of the reports."), *cells(2, years),
             Text("p 3", "No more is told of them here."))  # fmt: skip
    file = FileTexts(Kind.WORD, texts, edited=edited, made=made if edited else frozenset())
    return [one for one in verify("a", file, FACTS, REPORT, {}).checked if one.verdict is not Verdict.SAME]


def verdicts(*args, **named):
    return [(one.verdict, one.what, one.says) for one in told(*args, **named)]


def without(rows, number):
    return tuple(row for n, row in enumerate(rows) if n != number)


EITHER = pytest.mark.parametrize("edited", [True, False], ids=["a draft", "a final file"])


@EITHER
class DescribeARowThatPeopleTookOut:
    @pytest.mark.parametrize("number", range(4))
    def it_is_told_and_contradicts_nothing(self, edited, number):
        (one,) = told(years=without(YEARS, number), edited=edited)
        assert (one.verdict, one.what, one.place) == (Verdict.INCOMPLETE, What.TABLE, "table 2")
        assert one.why.startswith(f"without the row “{YEARS[number][0]}”: people took that out")
        assert not one.verdict.agrees

    @pytest.mark.parametrize("number", range(3))
    def it_contradicts_a_total_that_counts_it(self, edited, number):
        (one,) = told(without(REGIONS, number), edited=edited)
        assert (one.verdict, one.place) == (Verdict.CONTRADICTS, "table 1")
        assert f"without the row “{REGIONS[number][0]}”, and its total counts" in one.why

    def it_does_not_where_the_total_went_as_well(self, edited):
        (one,) = told((REGIONS[0], REGIONS[2]), edited=edited)
        assert (one.verdict, one.why.partition(":")[0]) == (
            Verdict.INCOMPLETE, "without the rows “Southern States”, “Total”"
        )  # fmt: skip

    def it_says_so_where_little_of_the_table_is_left(self, edited):
        assert verdicts(REGIONS[3:], edited=edited) == [(Verdict.CONTRADICTS, What.TABLE, "table 1")]
        assert verdicts(years=YEARS[:1], edited=edited) == [(Verdict.INCOMPLETE, What.TABLE, "table 2")]

    def it_hides_no_figure_that_is_wrong(self, edited):
        years = (("2028", "A/HRC/87/0", "39"), *YEARS[2:])
        verdict = Verdict.CONTRADICTS if edited else Verdict.CHANGED
        assert verdicts(years=years, edited=edited) == [
            (verdict, What.NUMBER, "39"), (Verdict.CHANGED, What.TABLE, "table 2")
        ]  # fmt: skip

    def it_may_be_a_figure_alone(self, edited):
        (one,) = told((*REGIONS[:2], ("Eastern States", ""), REGIONS[3]), edited=edited)
        assert (one.verdict, one.why.partition(",")[0]) == (Verdict.CONTRADICTS, "1 of its figures are not there")
        (one,) = told(years=(*YEARS[:3], ("2030", "A/HRC/93/0", "")), edited=edited)
        assert (one.verdict, one.why.partition(":")[0]) == (Verdict.INCOMPLETE, "1 of its figures are not there")


def it_has_changed_where_a_draft_was_made_before_the_data_had_the_row():
    for name in ("2029", "Eastern States", short("regions.Eas.states")):
        found = verdicts(without(REGIONS, 2), without(YEARS, 2), edited=True, made=MADE - {name})
        changed = {"2029": "table 2", "Eastern States": "table 1"}.get(name)
        assert [says for verdict, _, says in found if verdict is Verdict.CHANGED] == ([changed] if changed else [])


@EITHER
class DescribeARowThatPeopleMoved:
    @pytest.mark.parametrize("start", range(4))
    @pytest.mark.parametrize("end", range(4))
    def it_agrees_whatever_stands_beside_its_head(self, edited, start, end):
        years = [*YEARS[:start], *YEARS[start + 1 :]]
        years.insert(end, YEARS[start])
        noted = [(f"{year} (revised)" if n % 2 else f"{year}, as told", *rest) for n, (year, *rest) in enumerate(years)]
        assert verdicts(years=years, edited=edited) == []
        assert verdicts(years=noted, edited=edited) == []

    def it_is_held_against_its_own_figure(self, edited):
        years = (YEARS[1], YEARS[2], ("2027 (revised)", "A/HRC/84/0", "40"), YEARS[3])
        number, table = told(years=years, edited=edited)
        assert (number.says, number.now, number.place) == ("40", "38", "table 2, row “2027”, column “States named”")
        assert number.verdict is (Verdict.CONTRADICTS if edited else Verdict.CHANGED)
        assert table.verdict is Verdict.CHANGED


@EITHER
class DescribeARowThatPeopleWrote:
    @pytest.mark.parametrize("place", range(5))
    def it_is_no_row_of_the_report(self, edited, place):
        years = [*YEARS[:place], ("2033", "A/HRC/99/0", "47"), *YEARS[place:]]
        regions = [*REGIONS[:place], ("Western States", "11"), *REGIONS[place:]]
        assert verdicts(regions, years, edited=edited) == [
            (Verdict.UNTRACED, What.NUMBER, "11"), (Verdict.UNTRACED, What.NUMBER, "47")
        ]  # fmt: skip

    def it_is_none_where_it_stands_in_the_place_of_one_that_they_took_out(self, edited):
        years = (*YEARS[:2], ("2033", "A/HRC/99/0", "47"), YEARS[3])
        assert verdicts(years=years, edited=edited) == [
            (Verdict.UNTRACED, What.NUMBER, "47"), (Verdict.INCOMPLETE, What.TABLE, "table 2")
        ]  # fmt: skip

    def but_a_row_with_another_head_is_one_by_what_is_left_in_it(self, edited):
        years = (*YEARS[:2], ("The year before", "A/HRC/90/0", "43"), YEARS[3])
        number, _ = told(years=years, edited=edited)
        assert (number.says, number.now) == ("43", "44")
        assert number.verdict.disagrees


@EITHER
def it_takes_a_box_with_a_long_text_for_no_table(edited):
    said = "In total, 12 persons wrote to us of the matters that the tables below sum up by year and by region."
    box = Text("box", said, cell=True, row=said, column=said, table=3, spot=(0, 0))
    file = FileTexts(Kind.WORD, (box, *cells(1, REGIONS), *cells(2, YEARS)), edited=edited, made=MADE)
    found = verify("a", file, FACTS, REPORT, {}).checked
    assert [(one.verdict, one.says) for one in found if one.verdict is not Verdict.SAME] == [(Verdict.UNTRACED, "12")]


@EITHER
def it_knows_columns_by_their_heads(edited):
    HEADS["2"], before = ("Year", "States named", "Report"), HEADS["2"]
    try:
        turned = verdicts(years=[(year, states, symbol) for year, symbol, states in YEARS], edited=edited)
    finally:
        HEADS["2"] = before
    assert turned == []
