"""Texts of a drawing on paper: words in one piece, letters apart only where they have places of their own."""

from __future__ import annotations

import io
import re

import factories
import pypdf
import pytest

from reportgen.rendering.pdf.layout import lay_out

PAGE = "<html><head><title>A</title></head><body><section><div>{}</div></section></body></html>"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50" font-family="Liberation Serif">{}</svg>'


def pieces(text: str) -> int:
    """In how many pieces the text of a drawing stands on its page."""
    printed = lay_out(PAGE.format(SVG.format(text)), factories.report().properties)
    (page,) = pypdf.PdfReader(io.BytesIO(printed.pdf)).pages
    return placed(page)


def placed(page) -> int:
    """How often a text is placed on a page and in its groups."""
    groups = page["/Resources"].get("/XObject", {}).values()
    streams = [page.get_contents(), *(group.get_object() for group in groups)]
    return sum(len(re.findall(rb" Tm\b", stream.get_data())) for stream in streams)


@pytest.mark.parametrize(
    "attributes",
    ['x="5" y="20"', 'x="50" y="20" text-anchor="middle"', 'x="50" y="20" transform="rotate(-90 50 20)"', ""],
)
def it_draws_a_text_at_once(attributes):
    assert pieces(f'<text {attributes} font-size="10">Threats and intimidation</text>') == 1


@pytest.mark.parametrize("attributes", ['x="5 20 40" y="20"', 'x="5" y="20,21,22"', 'x="5" y="20" rotate="10"',
                                        'x="5" y="20" dx="0 5"', 'x="5" y="20" letter-spacing="3"'])  # fmt: skip
def but_letter_by_letter_where_letters_have_their_places(attributes):
    assert pieces(f'<text {attributes} font-size="10">abc</text>') == 3


def it_draws_the_parts_of_a_text_one_by_one():
    parts = '<tspan x="5" y="30">Another line</tspan>'
    assert pieces(f'<text x="5" y="20" font-size="10">One line{parts}</text>') == 2
