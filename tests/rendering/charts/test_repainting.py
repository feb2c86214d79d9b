"""Laws of painting in parts: whatever was painted before, the picture is the one that is painted whole, to the byte."""

from __future__ import annotations

import io
from dataclasses import replace

import factories
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import times
from matplotlib.ft2font import FT2Font, LoadFlags
from PIL import Image, ImageChops

from reportgen.document.charts import BarChart, MatrixChart
from reportgen.rendering.charts import painting, repainting
from reportgen.rendering.charts.drawing import SHADES, Anchor, Box, Dot, Drawing, Line, Stroke
from reportgen.rendering.charts.lettering import ASCENT, DESCENT
from reportgen.rendering.charts.palette import colours, in_colours
from reportgen.rendering.charts.pictures import drawing
from reportgen.rendering.charts.repainting import LATIN, REACH, REACH_OF_OTHERS, Dots, Strokes, dots, strokes
from reportgen.rendering.fonts import FALLBACKS, Face, fallback_file, font_file

DPI = 100
INKS = ("#1a1a1a", "#595959", "#404040", "#cfcfcf", "#24598c", "#ffffff", *SHADES)

places = st.integers(-20, 1700).map(lambda tenths: tenths / 10 + 0.03)
sizes = st.sampled_from([5.4, 8.0, 9.0, 23.0])
inks = st.sampled_from(INKS)
words = st.one_of(
    st.sampled_from(["12", "Threats", "Ůj ÁÇ|", "ff fi", "احتجاز", "Ж ѓ", "q", "‘Dé tention’"]),
    st.text("abcdefghijklmnopqrstuvwxyzÁÉÎÕŞ$\\^_{}/-&<>'", min_size=1, max_size=14),
)
marks = st.one_of(
    st.builds(
        Line, places, places, words, sizes, st.sampled_from(Face), inks, st.sampled_from(Anchor), turned=st.booleans()
    ),
    st.builds(Box, places, places, places.map(abs), places.map(abs), inks, st.booleans()),
    st.builds(
        Stroke,
        st.lists(st.tuples(places, places), min_size=2, max_size=4).map(tuple),
        st.sampled_from([0.3, 0.9, 4.0]),
        inks,
        st.booleans(),
    ),
    st.builds(Dot, places, places, st.sampled_from([0.7, 2.5, 9.0]), inks, st.booleans()),
)


@st.composite
def former_and_new(draw):
    """Two drawings of one size, most of whose marks are in both: some come, go, change, or stand in another order."""
    stay = draw(st.lists(marks, min_size=2, max_size=14))
    former, new = list(stay), list(stay)
    for side in (former, new):
        for mark in draw(st.lists(marks, max_size=3)):
            side.insert(draw(st.integers(0, len(side))), mark)
    if draw(st.integers(0, 4)) == 0:
        new.append(new.pop(0))
    return Drawing(170.0, 150.5, tuple(former)), Drawing(170.0, 150.5, tuple(new))


def same(one: Dots, other: Dots) -> bool:
    """Whether both are the same picture, to the byte, of the same marks."""
    return replace(one, picture=None) == replace(other, picture=None) and painting.png_of(
        one.picture, one.dpi
    ) == painting.png_of(other.picture, other.dpi)


def again(picture: Dots) -> Dots:
    """What the next run finds of it."""
    return Dots.from_bytes(picture.to_bytes(painting.png_of(picture.picture, picture.dpi)))


@settings(max_examples=times(40))
@given(former_and_new())
def it_paints_the_same_dots_whatever_was_painted_before(both):
    former, new = both
    assert same(dots(new, DPI, again(dots(former, DPI))), dots(new, DPI))


@settings(max_examples=times(40))
@given(former_and_new())
def it_writes_the_same_strokes_whatever_was_painted_before(both):
    former, new = both
    assert strokes(new, strokes(former)) == strokes(new)


@pytest.mark.parametrize(
    ("former", "new"),
    [
        (Drawing(170.0, 150.0, (Box(2, 2, 8, 8, "#24598c"),)), Drawing(170.0, 150.5, (Box(2, 2, 8, 8, "#24598c"),))),
        (Drawing(170.0, 150.0, ()), Drawing(170.0, 150.0, (Line(5, 50, "new", 9.0),))),
        (Drawing(170.0, 150.0, (Line(5, 50, "gone", 9.0),)), Drawing(170.0, 150.0, ())),
        (Drawing(170.0, 150.0, (Line(5, 50, "twice", 9.0),) * 2), Drawing(170.0, 150.0, (Line(5, 50, "twice", 9.0),))),
        (
            Drawing(170.0, 150.0, (Box(10, 28, 40, 2, "#cfcfcf"), Line(20, 50, "ÁÁÁ", 23.0))),
            Drawing(170.0, 150.0, (Box(10, 28, 40, 2, "#24598c"), Line(20, 50, "ÁÁÁ", 23.0))),
        ),
    ],
    ids=["higher", "all new", "all gone", "once less", "accent"],
)
def it_is_not_misled_by(former, new):
    assert same(dots(new, DPI, again(dots(former, DPI))), dots(new, DPI))
    assert strokes(new, strokes(former)) == strokes(new)


def it_keeps_apart_what_was_painted_with_other_dots():
    drawn = drawing(factories.bar_figure().chart)
    assert same(dots(drawn, 200, again(dots(drawn, 100))), dots(drawn, 200))


def it_reads_back_what_it_keeps():
    drawn = drawing(factories.year_figure().chart)
    assert same(again(dots(drawn, DPI)), dots(drawn, DPI))
    assert Strokes.from_bytes(strokes(drawn).to_bytes()) == strokes(drawn)


def changed_cell() -> tuple[Drawing, Drawing]:
    """A matrix of States and acts, before and after one count changed."""
    chart = factories.matrix_figure(30, 12).chart
    row = tuple(value + (place == 3) for place, value in enumerate(chart.values[9]))
    return drawing(chart), drawing(replace(chart, values=(*chart.values[:9], row, *chart.values[10:])))


def it_paints_little_where_little_changed(monkeypatch):
    former, new = changed_cell()
    painted = []
    for name in ("paint_dots", "paint_svg"):
        paint = getattr(painting, name)

        def counted(part, *rest, paint=paint):
            painted.append(len(part.marks))
            return paint(part, *rest)

        monkeypatch.setattr(repainting, name, counted)
    before = dots(former, DPI), strokes(former)
    painted.clear()
    assert not same(dots(new, DPI, before[0]), before[0])
    assert strokes(new, before[1]).elements != before[1].elements
    assert sum(painted) < len(new.marks) / 3
    painted.clear()
    assert same(dots(former, DPI, before[0]), before[0])
    assert strokes(former, before[1]) == before[1]
    assert painted == []


def it_knows_how_far_letters_reach():
    """Of every font with which charts are drawn: left of where a letter begins, right of its end, up and down."""
    files = [*map(font_file, Face), *filter(None, map(fallback_file, FALLBACKS))]
    for file in files:
        font = FT2Font(str(file))
        font.set_size(100, 72)
        for code in font.get_charmap():
            letter = font.load_char(code, LoadFlags.NO_HINTING)
            left, bottom, right, top = (side / 64 / 100 for side in letter.bbox)
            beyond = right - letter.linearHoriAdvance / 65536 / 100
            own = file in files[: len(Face)] and LATIN.fullmatch(chr(code))
            reach = REACH if own else REACH_OF_OTHERS
            assert max(-left, beyond, top - ASCENT, -bottom - DESCENT) < reach, (file, code)


class DescribeColours:
    def it_has_room_for_them_in_a_palette(self):
        assert len(colours()) <= 256

    @pytest.mark.parametrize("ink", INKS)
    def it_shows_each_ink_exactly(self, ink):
        shown = in_colours(Image.new("RGB", (3, 3), ink)).convert("RGB")
        assert "#{:02x}{:02x}{:02x}".format(*shown.getpixel((1, 1))) == ink

    @pytest.mark.parametrize(
        "figure",
        [factories.bar_figure(), factories.year_figure(), factories.matrix_figure()],
        ids=lambda figure: figure.name,
    )
    def it_has_one_close_to_each_that_a_chart_shows(self, figure):
        whole = painting.paint_dots(drawing(figure.chart), DPI)
        away = np.asarray(ImageChops.difference(whole.convert("RGB"), in_colours(whole).convert("RGB")))
        assert np.asarray(whole).std() > 1
        assert away.max() <= 16

    def it_knows_every_ink_of_a_chart(self):
        figures = (
            factories.bar_figure(),
            factories.year_figure(),
            factories.matrix_figure(),
            factories.bar_figure(chart=BarChart(("None",), (0,), "cases")),
            replace(
                factories.matrix_figure(1, 1), chart=MatrixChart(("A",), ("B",), ((0,),), "cases", guarded=((0, 0),))
            ),
        )
        drawn = {mark.colour for figure in figures for mark in drawing(figure.chart).marks}
        known = {"#{:02x}{:02x}{:02x}".format(*colour) for colour in colours()}
        assert drawn <= known


def it_is_a_png_with_a_palette():
    picture = dots(drawing(factories.bar_figure().chart), DPI).picture
    assert Image.open(io.BytesIO(painting.png_of(picture, DPI))).mode == "P"
