"""The foot of a picture that stands alone: the words below the chart, and the chart as it is in a document."""

from __future__ import annotations

import io
from dataclasses import replace

import factories
import pytest
from lxml import etree
from PIL import Image, ImageChops

from reportgen.document.charts import BarChart, Seal
from reportgen.errors import OutputError
from reportgen.finished.marks import mark_of_png, mark_of_svg
from reportgen.rendering.charts import draw_png, draw_svg, foot_of, mark_of, pictures

SVG = "{http://www.w3.org/2000/svg}"
FIGURES = (factories.bar_figure(), factories.year_figure(), factories.matrix_figure(12, 6))
DRAFT = "DRAFT – Specimen – not a United Nations document"
LONG = " and ".join([DRAFT] * 5)

each_figure = pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)


def shown(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def texts(svg: bytes) -> list[str]:
    return [text.text for text in etree.fromstring(svg).iter(f"{SVG}text")]


class DescribeAPng:
    @each_figure
    def it_has_the_chart_dot_for_dot_and_words_below(self, figure):
        plain, alone = shown(draw_png(figure)), shown(draw_png(figure, foot=DRAFT))
        assert alone.width == plain.width
        assert ImageChops.difference(alone.crop((0, 0, *plain.size)), plain).getbbox() is None
        below = alone.crop((0, plain.height, *alone.size))
        left, top, right, bottom = ImageChops.invert(below.convert("L")).getbbox()
        assert 0 < left < 20 < right < alone.width
        assert 0 < top < bottom < below.height

    @each_figure
    def it_keeps_resolution_mark_and_a_palette(self, figure):
        figure = replace(figure, seal=Seal("0123456789abcdef", "fedcba9876543210"))
        alone = draw_png(figure, foot=DRAFT)
        picture = Image.open(io.BytesIO(alone))
        assert mark_of_png(alone) == mark_of(figure)
        assert (picture.mode, round(picture.info["dpi"][0])) == ("P", 200)
        assert picture.info.keys() == {"dpi", "reportgen"}


class DescribeAnSvg:
    @each_figure
    def it_has_the_words_below_all_others_and_room_for_them(self, figure):
        plain, alone = etree.fromstring(draw_svg(figure)), etree.fromstring(draw_svg(figure, DRAFT))
        height = [float(root.get("height").removesuffix("pt")) for root in (plain, alone)]
        (*_, last) = alone.iter(f"{SVG}text")
        assert last.text == DRAFT
        assert height[0] < float(last.get("y")) < height[1]
        assert alone.get("viewBox") == f"0 0 {alone.get('width').removesuffix('pt')} {height[1]:g}"
        assert f" {height[1]:g} " in next(alone.iter(f"{SVG}path")).get("d")

    @each_figure
    def it_is_the_chart_else(self, figure):
        figure = replace(figure, seal=Seal("0123456789abcdef", "fedcba9876543210"))
        plain, alone = draw_svg(figure), draw_svg(figure, DRAFT)
        assert texts(alone) == [*texts(plain), DRAFT]
        assert mark_of_svg(etree.fromstring(alone)) == mark_of(figure)
        assert alone.count(b"\n") == plain.count(b"\n") + 1
        assert b"<?xml" not in alone


class DescribeWords:
    def it_breaks_what_is_too_long_for_a_line(self):
        figure = FIGURES[0]
        lines = foot_of(figure, LONG)
        assert len(lines) > 1
        assert " ".join(lines) == LONG
        assert texts(draw_svg(figure, LONG))[-len(lines) :] == list(lines)
        assert shown(draw_png(figure, foot=LONG)).height > shown(draw_png(figure, foot=DRAFT)).height

    def it_keeps_hostile_words_words(self):
        hostile = 'a <b>&amp; $x^2$ \x1b " end'
        assert texts(draw_svg(FIGURES[0], hostile))[-1] == 'a <b>&amp; $x^2$ " end'
        assert draw_png(FIGURES[0], foot=hostile)

    def it_refuses_letters_that_no_font_has_and_says_of_which_figure(self):
        for draw in (lambda: draw_svg(FIGURES[0], "\U0001f600"), lambda: draw_png(FIGURES[0], foot="\U0001f600")):
            with pytest.raises(OutputError, match=r"Figure cases_by_act: .*U\+1F600"):
                draw()

    def but_it_draws_nothing_where_there_is_nothing_to_say(self):
        figure = FIGURES[0]
        assert (draw_svg(figure, ""), draw_png(figure, foot="")) == (draw_svg(figure), draw_png(figure))


def it_paints_the_chart_once_for_a_document_and_a_file_of_its_own(monkeypatch):
    painted = []
    paint = pictures.dots
    monkeypatch.setattr(pictures, "dots", lambda drawing, *rest: painted.append(drawing) or paint(drawing, *rest))
    figure = factories.bar_figure("f-alone", chart=BarChart(("Only in this one",), (7,), "cases"))
    other = factories.bar_figure("f-beside", chart=BarChart(("Only in that one",), (7,), "cases"))
    words = "Said here alone"
    for each in (figure, other):
        draw_png(each)
        draw_png(each, foot=words)
    assert len(painted) == 3
    assert len({drawing.height for drawing in painted if len(drawing.lines) == 1}) == 1
