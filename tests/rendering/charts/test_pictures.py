"""SVG and PNG: the same bytes each time, understandable alone, with nothing in them but what we say."""

from __future__ import annotations

import hashlib
import os
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import factories
import matplotlib as mpl
import pytest
from lxml import etree

from reportgen.document import inlines as i
from reportgen.document.charts import BarChart, Seal
from reportgen.errors import OutputError
from reportgen.finished.marks import Mark, mark_of_png, mark_of_svg, marked_png
from reportgen.rendering import fonts
from reportgen.rendering.charts import draw_png, draw_svg, mark_of, pictures, table_csv, texts_of
from reportgen.rendering.charts.painting import png_of

SVG = "{http://www.w3.org/2000/svg}"
FIGURES = (factories.bar_figure(), factories.year_figure(), factories.matrix_figure(12, 6))

PRINT_HASHES = """
import hashlib, sys
import reportgen.rendering.charts as charts
assert "matplotlib" not in sys.modules and "lxml" in sys.modules
import factories as f
for figure in (f.bar_figure(), f.year_figure(), f.matrix_figure(12, 6)):
    print(hashlib.sha256(charts.draw_png(figure)).hexdigest(), hashlib.sha256(charts.draw_svg(figure)).hexdigest())
"""


def chunks(png):
    place, found = 8, []
    while place < len(png):
        length, name = struct.unpack(">I4s", png[place : place + 8])
        found.append((name.decode(), png[place + 8 : place + 8 + length]))
        place += length + 12
    return found


def it_gives_the_same_bytes_in_another_process_and_imports_matplotlib_only_to_draw():
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(factories.__file__).parent)}
    run = [sys.executable, "-W", "error", "-c", PRINT_HASHES]
    printed = subprocess.run(run, env=environment, check=True, capture_output=True, text=True)
    here = [
        f"{hashlib.sha256(draw_png(figure)).hexdigest()} {hashlib.sha256(draw_svg(figure)).hexdigest()}"
        for figure in FIGURES
    ]
    assert printed.stdout.splitlines() == here
    assert printed.stderr == ""


def it_gives_the_same_bytes_whatever_matplotlibs_settings_are():
    figure = FIGURES[1]
    with mpl.rc_context({"text.usetex": True, "lines.linewidth": 9, "axes.facecolor": "red", "text.parse_math": True}):
        before = dict(mpl.rcParams)
        painted = png_of(pictures._dots.__wrapped__(figure.chart, 200, b"").picture, 200)
        assert marked_png(painted, mark_of(figure)) == draw_png(figure)
        assert pictures._strokes.__wrapped__(figure.chart, b"") == pictures._strokes(figure.chart, b"")
        assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def it_writes_nothing_into_the_svg_but_the_picture_its_words_and_its_mark(figure):
    svg = draw_svg(figure)
    root = etree.fromstring(svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg", "title", "desc", "path", "text", "metadata", "{urn:reportgen:figure:1}rows"
    }  # fmt: skip
    assert [element.get("id") for element in root.iter() if element.get("id")] == [
        f"{figure.anchor}-title",
        f"{figure.anchor}-desc",
    ]
    for word in (b"atplotlib", b"http://purl", b"/usr", b".ttf", b"<?xml", b"<!", b"<style", b"xlink"):
        assert word not in svg


def it_says_what_the_svg_is_and_shows():
    root = etree.fromstring(draw_svg(FIGURES[0]))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "f-acts-title f-acts-desc"
    assert root.find(f"{SVG}title").text == "Cases by type of act"
    assert root.find(f"{SVG}desc").text == FIGURES[0].alt
    assert root.get("font-family") == "'Liberation Serif', 'Times New Roman', serif"
    assert root.get("width") == "368.55pt"


def it_keeps_hostile_text_text():
    hostile = "$\\frac{1}{2}$ <b>&amp;\x00\x1b \\alpha_1^2 --> ]]>"
    figure = replace(
        FIGURES[0],
        chart=BarChart((hostile,), (1,), "$cases$"),
        caption=i.text(hostile),
        alt=hostile,
        anchor='"><script>',
    )
    root = etree.fromstring(draw_svg(figure))
    shown = "$\\frac{1}{2}$ <b>&amp; \\alpha_1^2 --> ]]>"
    assert root.find(f"{SVG}title").text == root.find(f"{SVG}desc").text == shown
    assert shown in " ".join(text.text for text in root.iter(f"{SVG}text"))
    assert draw_png(figure)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def it_writes_nothing_into_the_png_but_the_picture_its_resolution_and_its_mark(figure):
    parts = chunks(draw_png(figure))
    assert {name for name, _ in parts} == {"IHDR", "tEXt", "PLTE", "pHYs", "IDAT", "IEND"}
    assert dict(parts)["pHYs"] == struct.pack(">IIB", 7874, 7874, 1)
    assert len(draw_png(figure)) < 40_000


def it_prints_white_as_white_and_each_ink_as_itself():
    palette = dict(chunks(draw_png(FIGURES[2])))["PLTE"]
    colours = {palette[place : place + 3].hex() for place in range(0, len(palette), 3)}
    assert {"ffffff", "24598c"} <= colours


def it_draws_arabic_without_a_warning():
    figure = replace(FIGURES[0], chart=BarChart(("احتجاز", "Détention"), (3, 4), "cases"))
    assert "احتجاز" in draw_svg(figure).decode()
    assert draw_png(figure)


def it_refuses_to_draw_with_another_font(monkeypatch):
    monkeypatch.setattr(fonts, "_installed", lambda environment: {})
    figure = replace(FIGURES[0], name="no_font", chart=BarChart(("Words not seen before",), (77,), "cases"))
    for draw in (draw_svg, draw_png):
        with pytest.raises(OutputError, match=r"Figure no_font: The font Liberation Serif .* fonts-liberation2"):
            draw(figure)


def it_refuses_a_picture_that_would_not_fit_into_memory():
    with pytest.raises(OutputError, match="too many categories"):
        draw_png(FIGURES[2], dpi=10_000)


def it_paints_a_chart_once_however_it_is_asked_for(monkeypatch):
    """The Word file and the folder of figures share the picture."""
    painted = []
    paint = pictures.dots
    monkeypatch.setattr(pictures, "dots", lambda *args: painted.append(args) or paint(*args))
    figure = factories.bar_figure("f-once", alt="Another sentence.", chart=BarChart(("Only here",), (7,), "cases"))
    assert pictures.draw_png(figure) == pictures.draw_png(figure, 200) == pictures.draw_png(figure, dpi=200)
    assert len(painted) == 1


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def it_marks_both_pictures_by_the_seal_of_their_rows(figure):
    figure = replace(figure, seal=Seal("0123456789abcdef", "fedcba9876543210"))
    mark = Mark(figure.name, "0123456789abcdef", "fedcba9876543210")
    assert mark_of_png(draw_png(figure)) == mark_of_svg(etree.fromstring(draw_svg(figure))) == mark_of(figure) == mark


def but_by_nothing_that_can_be_guessed_where_they_have_none():
    assert mark_of_png(draw_png(FIGURES[0])) == Mark(FIGURES[0].name)
    assert hashlib.sha256(table_csv(FIGURES[0])).hexdigest().encode() not in draw_png(FIGURES[0])


def it_reads_no_mark_from_what_is_none():
    png = draw_png(FIGURES[0])
    assert mark_of_png(png[:50]) is None
    assert mark_of_png(b"x" + png) is None
    assert mark_of_svg(etree.fromstring("<svg/>")) is None


def it_tells_the_texts_of_a_picture_as_they_stand_in_it():
    drawn = [text.text for text in etree.fromstring(draw_svg(FIGURES[0])).iter(f"{SVG}text")]
    assert list(texts_of(FIGURES[0])) == drawn
