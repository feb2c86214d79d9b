"""A picture whose mark is that of the data, and in which, or about which, somebody wrote something else."""

from __future__ import annotations

import re

import factories
import pytest

from reportgen.composition import sealed_figure
from reportgen.rendering.charts import draw_svg, mark_of, texts_of
from reportgen.tracing import Chart, read_file
from reportgen.tracing.pictures import checked_pictures
from reportgen.tracing.texts import FileTexts, Kind, Picture
from reportgen.tracing.verdicts import Verdict

FIGURE = sealed_figure(factories.bar_figure(alt="Bar chart: Detention 12; Surveillance 7."), b"k" * 32)
OTHER = sealed_figure(factories.bar_figure(name="states_by_act"), b"k" * 32)


def chart(figure, called):
    return Chart(figure.name, called, mark_of(figure), texts_of(figure), alt=figure.alt)


CHARTS = {FIGURE.name: chart(FIGURE, "figure I"), OTHER.name: chart(OTHER, "figure II")}
SVG = draw_svg(FIGURE)
NUMBERS = [text for text in texts_of(FIGURE) if text.isdigit()]


def svg() -> str:
    return SVG.decode() if isinstance(SVG, bytes) else SVG


def checked(file: FileTexts):
    (found,) = checked_pictures(file, CHARTS, alone=file.kind is Kind.DRAWING)
    return found


def of_page(drawing: str, figure: str = FIGURE.name):
    """A web page with a drawing, in the figure of a name."""
    inline = re.sub(r"<\?xml.*?\?>|<!DOCTYPE.*?>|<metadata>.*?</metadata>", "", drawing, flags=re.DOTALL)
    inline = inline.replace("<svg ", f'<svg data-rows="{mark_of(FIGURE)}" ', 1)
    page = f"<html><body><figure id='figure-{figure}'>{inline}</figure></body></html>"
    return checked(read_file(page.encode(), "a.html"))


def of_file(drawing: str):
    return checked(read_file(drawing.encode(), "a.svg"))


WAYS = pytest.mark.parametrize("of", [of_file, of_page])


@WAYS
def it_is_the_same_as_it_was_drawn(of):
    assert of(svg()).verdict is Verdict.SAME


@WAYS
def it_contradicts_where_a_number_was_typed_over(of):
    found = of(svg().replace(f">{NUMBERS[0]}<", ">4711<", 1))
    assert (found.verdict, found.why) == (Verdict.CONTRADICTS, "somebody typed in it: 4711")


@WAYS
def it_contradicts_where_two_numbers_have_changed_places(of):
    one, other = NUMBERS[0], next(number for number in NUMBERS if number != NUMBERS[0])
    swapped = svg().replace(f">{one}<", ">@<", 1).replace(f">{other}<", f">{one}<", 1).replace(">@<", f">{other}<", 1)
    found = of(swapped)
    assert (found.verdict, found.why) == (Verdict.CONTRADICTS, "its words stand in another order")


@WAYS
@pytest.mark.parametrize(
    "more", ["<foreignObject><p>99</p></foreignObject>", '<image href="data:image/png;base64,AA"/>']
)
def it_contradicts_where_something_was_put_into_it(of, more):
    assert of(svg().replace("</svg>", f"{more}</svg>")).verdict is Verdict.CONTRADICTS


@WAYS
def it_contradicts_where_its_words_for_those_who_cannot_see_it_say_another_number(of):
    said = "<desc>Bar chart: Detention 13; Surveillance 7.</desc>"
    drawing = re.sub(r"<desc.*?</desc>|<title.*?</title>", "", svg(), flags=re.DOTALL)
    found = of(re.sub(r"(<svg[^>]*>)", rf"\g<1>{said}", drawing, count=1))
    assert (found.verdict, found.why) == (
        Verdict.CONTRADICTS, "its words for those who cannot see it say 13, and the data does not"
    )  # fmt: skip


def in_word(**changes):
    described = {"place": "picture 1", "name": FIGURE.name, "mark": mark_of(FIGURE), "said": f"Draft. {FIGURE.alt}"}
    return checked(FileTexts(Kind.WORD, pictures=(Picture(**described | changes),)))


def it_is_the_same_in_a_word_file_with_its_words_or_fewer():
    assert in_word().verdict is Verdict.SAME
    assert in_word(said="A bar chart.").verdict is Verdict.SAME
    assert in_word(name="Picture 4").verdict is Verdict.SAME


def but_not_with_another_number_in_them():
    assert in_word(said="Bar chart: Detention 21; Surveillance 7.").verdict is Verdict.CONTRADICTS


def it_contradicts_where_it_stands_in_the_place_of_another_chart():
    for found in (in_word(name=OTHER.name), of_page(svg(), OTHER.name)):
        assert (found.verdict, found.why) == (Verdict.CONTRADICTS, "it stands in the place of figure II, states_by_act")
