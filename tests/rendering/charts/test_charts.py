"""What each kind of chart shows, as the texts and marks of its drawing."""

from __future__ import annotations

from itertools import pairwise

import factories
import pytest

from reportgen.document.charts import BarChart, MatrixChart, YearChart, YearPoint
from reportgen.errors import OutputError
from reportgen.rendering import charts
from reportgen.rendering.charts import drawing as ink
from reportgen.rendering.charts.matrix import shade
from reportgen.rendering.charts.page import COLUMN, FULL_WIDTH, TALLEST
from reportgen.rendering.charts.pictures import drawing
from reportgen.rendering.charts.years import grid_step

TORTURE = "Torture or other cruel, inhuman or degrading treatment or punishment"


def texts(chart):
    return [line.text for line in drawing(chart).lines]


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class DescribeBars:
    def it_labels_every_bar_with_its_value(self):
        assert texts(BarChart(("Surveillance", "Killing"), (1234, 2), "cases")) == [
            "Cases", "Surveillance", "1,234", "Killing", "2",
        ]  # fmt: skip

    def it_says_what_is_not_known_and_draws_no_bar_for_it(self):
        chart = BarChart(("Surveillance",), (None,), "cases")
        assert texts(chart)[-1] == "not known"
        assert not [mark for mark in drawing(chart).marks if isinstance(mark, ink.Box)]

    def it_says_0_and_draws_no_bar_for_it(self):
        chart = BarChart(("Surveillance", "Killing"), (0, 0), "cases")
        assert texts(chart).count("0") == 2
        assert not [mark for mark in drawing(chart).marks if isinstance(mark, ink.Box)]

    def it_sets_categories_apart_by_form_and_gap_not_by_colour(self):
        placed = drawing(BarChart(("A", "B", "Unanswered"), (5, 5, 5), "days", 1))
        bars = [mark for mark in placed.marks if isinstance(mark, ink.Box)]
        assert [bar.filled for bar in bars] == [True, True, False]
        assert bars[2].top - bars[1].top > bars[1].top - bars[0].top + 5

    def it_breaks_a_long_label_into_two_lines(self):
        lines = texts(BarChart((TORTURE,), (3,), "cases"))[1:-1]
        assert len(lines) == 2
        assert " ".join(lines) == TORTURE

    def it_says_that_nothing_was_recorded(self):
        assert texts(BarChart((), (), "cases")) == ["No cases were recorded."]

    def it_shrinks_195_categories_rather_than_leave_any_out(self):
        chart = BarChart(tuple(f"Invented State {n}" for n in range(195)), tuple(range(195)), "cases")
        assert len(texts(chart)) == 1 + 2 * 195


class DescribeMatrix:
    def it_fits_45_states_by_17_acts_on_a_page(self):
        acts = tuple(f"{TORTURE[: 20 + 3 * n]}" for n in range(17))
        names = tuple(f"Invented State {n:02}" for n in range(45))
        placed = drawing(MatrixChart(names, acts, tuple((n % 3,) * 17 for n in range(45)), "cases"))
        assert placed.width == FULL_WIDTH
        assert placed.height <= TALLEST
        assert min(line.size for line in placed.lines) >= 6.5

    def but_it_lets_90_states_shrink_no_further_than_can_be_read(self):
        names = tuple(f"Invented State {n:02}" for n in range(90))
        placed = drawing(MatrixChart(names, ("Killing", "Surveillance"), ((1, 0),) * 90, "cases"))
        assert placed.height <= TALLEST
        assert min(line.size for line in placed.lines) >= 5.4

    def it_writes_the_count_in_the_cell_and_leaves_0_empty(self):
        assert texts(MatrixChart(("XAA",), ("Killing", "Threats"), ((0, 4),), "cases")) == [
            "Cases", "Killing", "Threats", "XAA", "4",
        ]  # fmt: skip

    def it_says_that_all_cells_are_empty(self):
        assert texts(MatrixChart(("XAA",), ("Killing",), ((0,),), "cases"))[-1] == "No cases were recorded."

    @pytest.mark.parametrize(("rows", "columns"), [((), ("Killing",)), (("XAA",), ())])
    def it_says_that_there_is_nothing_to_cross(self, rows, columns):
        assert texts(MatrixChart(rows, columns, ((),) * len(rows), "cases")) == ["No cases were recorded."]

    def it_refuses_more_columns_than_can_be_read(self):
        heads = tuple(f"Act {n}" for n in range(90))
        with pytest.raises(OutputError, match="90 columns"):
            drawing(MatrixChart(("XAA",), heads, ((1,) * 90,), "cases"))

    def it_shades_by_size(self):
        assert [shade(n, 3) for n in (1, 2, 3)] == [0, 1, 2]
        assert [shade(n, 100) for n in (1, 3, 4, 10, 11, 31, 32, 100)] == [0, 0, 1, 1, 2, 2, 3, 3]

    def it_keeps_shades_apart_in_grey_and_counts_legible_on_them(self):
        steps = [luminance(colour) for colour in ink.SHADES]
        assert all(light > 1.4 * dark for light, dark in pairwise(steps))
        assert all(contrast(ink.BLACK, colour) >= 4.5 for colour in ink.SHADES[:3])
        assert contrast(ink.WHITE, ink.SHADES[3]) >= 4.5
        assert contrast(ink.GREY, ink.WHITE) >= 4.5


class DescribeYears:
    def it_labels_points_with_their_qualifier_and_says_what_is_not_known(self):
        shown = texts(factories.year_figure().chart)
        assert {"48", "45", "about 45", "40", "32", "not known", "another definition"} <= set(shown)

    def it_draws_a_qualified_figure_as_an_open_point(self):
        dots = [mark for mark in drawing(factories.year_figure().chart).marks if isinstance(mark, ink.Dot)]
        assert [dot.filled for dot in dots] == [True, True, False, True, True]

    def it_marks_a_break_with_a_broken_rule_between_the_years(self):
        placed = drawing(factories.year_figure().chart)
        (rule,) = [mark for mark in placed.marks if isinstance(mark, ink.Stroke) and mark.broken]
        years = {line.text: line.x for line in placed.lines if line.text in ("2022", "2023")}
        assert rule.points[0][0] == pytest.approx((years["2022"] + years["2023"]) / 2)

    def it_moves_reasons_that_find_no_room_below_and_marks_them_with_letters(self):
        points = tuple(YearPoint(2000 + n, n, "", TORTURE if n in (3, 4) else "") for n in range(12))
        shown = texts(YearChart(points, "cases"))
        assert {"a", "b"} <= set(shown)
        assert f"b  2004: {TORTURE}" in shown

    def it_starts_the_scale_at_0(self):
        assert {"0", "20", "40", "60"} <= set(texts(YearChart((YearPoint(2020, 48), YearPoint(2021, 45)), "States")))

    def it_says_that_nothing_was_recorded(self):
        assert texts(YearChart((), "cases")) == ["No cases were recorded."]
        assert "No cases were recorded." in texts(YearChart((YearPoint(2020, 0), YearPoint(2021, 0)), "cases"))

    def it_says_not_known_once_for_a_run_of_years(self):
        points = (YearPoint(2019, 3), YearPoint(2020, None), YearPoint(2021, None), YearPoint(2022, 4))
        assert texts(YearChart(points, "cases")).count("not known") == 1

    def it_refuses_a_mistyped_year(self):
        with pytest.raises(OutputError, match="mistyped"):
            drawing(YearChart((YearPoint(202, 3), YearPoint(2021, 4)), "cases"))

    @pytest.mark.parametrize(("largest", "step"), [(0, 1), (4, 1), (5, 2), (8, 2), (48, 20), (99, 50), (4812, 2000)])
    def it_takes_round_steps(self, largest, step):
        assert grid_step(largest) == step


def it_prints_charts_in_the_width_of_the_column():
    assert charts.size_in_points(factories.bar_figure()).width == COLUMN
    assert charts.size_in_points(factories.year_figure()).width == COLUMN
    assert charts.size_in_points(factories.matrix_figure()).width == FULL_WIDTH
