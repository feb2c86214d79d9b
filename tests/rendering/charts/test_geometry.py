"""Laws of every chart: nothing is cut at the edge, and no two texts touch."""

from __future__ import annotations

from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from laws import times

from reportgen.document.charts import BarChart, MatrixChart, YearChart, YearPoint
from reportgen.rendering.charts.drawing import Box, Dot, Frame, Stroke
from reportgen.rendering.charts.pictures import drawing

few = settings(max_examples=times(8))
words = st.text("abcdefghijklmnopqrstuvwxyzÁÉÎÕŞ$\\^_{}/-&<>'", min_size=1, max_size=14)
labels = st.one_of(
    st.lists(words, min_size=1, max_size=12).map(" ".join),
    st.just("Torture or other cruel, inhuman or degrading treatment or punishment"),
    st.just("Intergovernmentalorganizationwithoutanyblankinitsname"),
    st.text(st.characters(max_codepoint=127), max_size=200),
)
counts = st.one_of(st.integers(0, 30), st.integers(0, 10_000_000))
units = st.one_of(st.sampled_from(["cases", "States", ""]), labels.map(lambda text: text[:60]))

bar_charts = st.integers(0, 25).flatmap(
    lambda n: st.builds(
        BarChart,
        st.tuples(*[labels] * n),
        st.tuples(*[st.one_of(st.none(), counts)] * n),
        units,
        st.integers(0, n),
    )
)
matrix_charts = st.tuples(st.integers(0, 30), st.integers(0, 24)).flatmap(
    lambda size: st.builds(
        MatrixChart,
        st.tuples(*[labels] * size[0]),
        st.tuples(*[labels] * size[1]),
        st.tuples(*[st.tuples(*[st.integers(0, 20)] * size[1])] * size[0]),
        units,
    )
)
year_points = st.builds(
    YearPoint,
    st.integers(1995, 2035),
    st.one_of(st.none(), counts),
    st.sampled_from(["", "", "about", "at least"]),
    st.one_of(st.just(""), st.just(""), labels),
)
year_charts = st.builds(YearChart, st.lists(year_points, max_size=14, unique_by=lambda p: p.year).map(tuple), units)


def assert_lines_are_whole_and_apart(placed):
    for line in placed.lines:
        frame = line.frame
        assert frame.left >= 0 <= frame.top, line
        assert frame.right <= placed.width, line
        assert frame.bottom <= placed.height, line
    frames = [(line, line.frame) for line in placed.lines]
    for (one, first), (other, second) in combinations(frames, 2):
        assert not first.overlaps(second, slack=0.2), (one, other)


@few
@given(bar_charts)
@example(BarChart(("A",), (10**12,), "cases"))
def it_keeps_the_texts_of_bars_whole_and_apart(chart):
    placed = drawing(chart)
    assert_lines_are_whole_and_apart(placed)
    bars = [mark.frame for mark in placed.marks if isinstance(mark, Box)]
    assert not any(line.frame.overlaps(bar) for line in placed.lines for bar in bars)
    assert all(bar.right <= placed.width for bar in bars)
    assert len(bars) == sum(1 for value in chart.values if value)


@few
@given(bar_charts.filter(lambda chart: any(chart.values)))
def it_makes_bars_as_long_as_their_values_say(chart):
    bars = [mark for mark in drawing(chart).marks if isinstance(mark, Box)]
    values = [value for value in chart.values if value]
    longest = max(bar.width for bar in bars)
    for bar, value in zip(bars, values, strict=True):
        assert abs(bar.width - max(longest * value / max(values), 0.8)) < 0.01


@few
@given(matrix_charts)
def it_keeps_the_texts_of_a_matrix_whole_and_apart(chart):
    placed = drawing(chart)
    assert_lines_are_whole_and_apart(placed)
    cells = [mark.frame for mark in placed.marks if isinstance(mark, Box)]
    assert all(cell.right <= placed.width and cell.bottom <= placed.height for cell in cells)
    assert len(cells) == sum(1 for row in chart.values for count in row if count and chart.columns)


@few
@given(year_charts)
@example(YearChart(tuple(YearPoint(1900 + n, n * 7 % 31, "", "so" if n % 3 else "") for n in range(140)), "cases"))
def it_keeps_the_texts_of_years_whole_and_apart(chart):
    placed = drawing(chart)
    assert_lines_are_whole_and_apart(placed)
    dots = [mark for mark in placed.marks if isinstance(mark, Dot)]
    around = [Frame(d.x - d.radius, d.y - d.radius, d.x + d.radius, d.y + d.radius) for d in dots]
    assert not any(line.frame.overlaps(dot, slack=0.2) for line in placed.lines for dot in around)
    assert len(dots) == sum(1 for point in chart.points if point.value is not None)


@few
@given(year_charts)
def it_joins_only_neighbouring_years_without_a_break(chart):
    points = {point.year: point for point in chart.points}
    expected = sum(
        1
        for point in chart.points
        if point.value is not None
        and not point.break_before
        and point.year - 1 in points
        and points[point.year - 1].value is not None
    )
    joins = [mark for mark in drawing(chart).marks if isinstance(mark, Stroke) and mark.weight == 1.3]
    assert len(joins) == expected
