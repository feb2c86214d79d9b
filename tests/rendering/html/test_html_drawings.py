"""Drawings inside a page: they bring nothing that reaches it, and say in words what they show."""

from __future__ import annotations

import factories
import pytest
from lxml import etree

from reportgen.rendering.html.drawings import write_drawing
from reportgen.rendering.html.fitting import FULL_WIDTH, TEXT_COLUMN
from reportgen.rendering.html.press import Medium, Press

SVG = b"""<?xml version="1.0"?>
<!DOCTYPE svg>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="%dpt" height="%dpt"
     viewBox="0 0 %d %d">
 <metadata>made by somebody</metadata>
 <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style><clipPath id="clip"/></defs>
 <script>alert(1)</script>
 <g clip-path="url(#clip)" style="fill: #24598c; font: 9px serif"><use xlink:href="#clip"/></g>
 <image xlink:href="file:///etc/passwd"/>
</svg>"""


def drawn(width=360, height=200, medium=Medium.PAPER, above=0.0, **changes):
    figure = factories.bar_figure(**changes)
    markup, full_width = write_drawing(SVG % (width, height, width, height), figure, Press(medium, above=above))
    return etree.fromstring(str(markup)), full_width


@pytest.fixture
def tree():
    return drawn()[0]


def it_speaks_the_alternative_text(tree):
    assert tree.get("role") == "img"
    title = tree[0]
    assert title.text == "Bar chart: detention or imprisonment in 12 cases, travel restriction in 3."
    assert tree.get("aria-labelledby") == title.get("id")


def it_keeps_no_metadata_scripts_or_style_sheets(tree):
    assert not tree.xpath("//*[local-name()='metadata' or local-name()='script' or local-name()='style']")
    assert "somebody" not in etree.tostring(tree).decode()


def it_keeps_what_the_style_sheet_said(tree):
    assert tree.get("stroke-linejoin") == "round"
    assert tree.get("stroke-linecap") == "butt"


def it_turns_styles_into_attributes_of_the_drawing(tree):
    group = tree.xpath("//*[local-name()='g']")[0]
    assert group.get("fill") == "#24598c"
    assert group.get("style") == "font: 9px serif"


def it_gives_its_ids_a_prefix_of_its_own(tree):
    assert tree.xpath("//*[local-name()='clipPath']/@id") == ["_f-acts-clip"]
    assert tree.xpath("//*[local-name()='g']/@clip-path") == ["url(#_f-acts-clip)"]
    assert tree.xpath("//*[local-name()='use']/@*") == ["#_f-acts-clip"]


def it_fetches_nothing(tree):
    assert "passwd" not in etree.tostring(tree).decode()


@pytest.mark.parametrize(
    ("width", "height", "widest"),
    [(360, 200, TEXT_COLUMN), (480, 600, FULL_WIDTH), (2000, 100, FULL_WIDTH), (100, 9000, TEXT_COLUMN)],
)
def it_fits_a_page_and_keeps_its_proportions(width, height, widest):
    tree, _ = drawn(width, height)
    wide, high = (float(tree.get(side).removesuffix("pt")) for side in ("width", "height"))
    assert wide <= widest
    assert high < 600
    assert wide / high == pytest.approx(width / height, rel=0.01)


def it_takes_the_full_width_only_when_it_must():
    assert [drawn(width)[1] for width in (360, 480)] == [False, True]


def it_leaves_room_for_the_words_below():
    talkative = drawn(480, 700, method="Very long. " * 60)[0]
    silent = drawn(480, 700, method="")[0]
    assert float(talkative.get("height")[:-2]) < float(silent.get("height")[:-2]) - 60


def it_leaves_room_for_the_headings_above():
    under_a_heading = drawn(480, 700, above=110.0)[0]
    assert float(under_a_heading.get("height")[:-2]) == pytest.approx(
        float(drawn(480, 700)[0].get("height")[:-2]) - 110
    )


def it_keeps_its_own_size_on_a_screen():
    tree, _ = drawn(480, 700, Medium.SCREEN)
    assert tree.get("width") == "480pt"
    assert tree.get("height") is None
