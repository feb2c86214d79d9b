"""The page that the PDF engine lays out: the same words, with the style sheet of a Geneva document.

It is made of parts that each begin on a page of their own, so that parts can be laid out apart.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.document.entries import with_places
from reportgen.document.report import Annex, Report
from reportgen.form import Form, Page
from reportgen.rendering.charts import draw_svg
from reportgen.rendering.html.blocks import write_blocks
from reportgen.rendering.html.inlines import to_anchor, write_inlines
from reportgen.rendering.html.markup import element, joined
from reportgen.rendering.html.pages import annex_titles, bibliographic, fill, split_symbol, style_sheet
from reportgen.rendering.html.press import Draw, Medium, Press

# Label, language note and a title in two lines, with the space around them, in points.
_ANNEX_HEAD_HEIGHT = 110.0

GENEVA = Form()
TWIPS = 20
"""Twips in a point."""
FIRST_TOP = 28.4
"""Where the masthead begins on the first page, whatever the margin above the text: 568 twips."""


@dataclass(frozen=True, slots=True)
class PrintPart:
    """A part that begins a page: the main report with its front page (`anchor` empty), or an annex."""

    anchor: str
    markup: Markup


def print_page(report: Report, form: Form = GENEVA, draw: Draw = draw_svg) -> str:
    """The whole report as one page for the PDF engine, with its style sheet inside."""
    return assemble(report, print_parts(report, form, draw), form)


def print_parts(report: Report, form: Form = GENEVA, draw: Draw = draw_svg) -> tuple[PrintPart, ...]:
    """The report's parts, in order, each written without the others; `draw` gives the drawing of a figure."""
    report = with_places(report)
    main = PrintPart("", _main(report, form, draw, ends=not report.annexes))
    last = len(report.annexes) - 1
    annexes = (
        PrintPart(annex.anchor, _annex(annex, title, draw, ends=place == last))
        for place, (annex, title) in enumerate(zip(report.annexes, annex_titles(report.annexes), strict=True))
    )
    return (main, *annexes)


def assemble(report: Report, parts: Sequence[PrintPart], form: Form = GENEVA) -> str:
    """A page of some parts of a report, with the report's properties, running heads and style sheet."""
    return fill(
        "print.html",
        about=bibliographic(report),
        front=report.front,
        style=style_sheet("print.css") + _margins(form.page),
        parts=[part.markup for part in parts],
    )


def _margins(page: Page) -> Markup:
    """The rules of the page that are a choice of the form."""
    top, bottom, foot = (f"{twips / TWIPS:g}pt" for twips in (page.top, page.bottom, page.footer))
    rules = (
        f"@page {{ margin-top: {top}; margin-bottom: {bottom} }}",
        f"@page :left {{ @bottom-left {{ margin-bottom: {foot} }} }}",
        f"@page :right {{ @bottom-right {{ margin-bottom: {foot} }} }}",
        f"@page :first {{ margin-top: {FIRST_TOP}pt }}",
    )
    return Markup("\n".join(rules))  # noqa: S704 - numbers in words of our own


def _main(report: Report, form: Form, draw: Draw, *, ends: bool) -> Markup:
    press = Press(Medium.PAPER, prefix="main-", draw=draw)
    front = report.front
    series, rest = split_symbol(front.symbol)
    written = fill(
        "print-main.html",
        front=front,
        emblem=b64encode(form.emblem).decode(),
        series=series,
        rest=rest,
        title=write_inlines(front.title, press),
        subtitle=write_inlines(front.subtitle, press),
        summary=write_blocks(report.summary, press),
        contents=report.contents,
        to_anchor=to_anchor,
        body=write_blocks(report.body, press),
        ends=ends,
    )
    return Markup(written)  # noqa: S704 - a template's output, escaped there


def _annex(annex: Annex, title: str, draw: Draw, *, ends: bool) -> Markup:
    press = Press(Medium.PAPER, prefix=f"{annex.anchor}-", above=_ANNEX_HEAD_HEIGHT, draw=draw)
    named = bool(annex.title)
    return element(
        "section",
        element("h2", annex.label, class_="annex-label", id=annex.anchor, data_bookmark=title),
        element("p", annex.language_note, class_="language-note") if annex.language_note else None,
        element("p", write_inlines(annex.title, press), class_="annex-title") if named else None,
        write_blocks(annex.blocks, press, below=2),
        _end() if ends else None,
        class_="annex",
    )


def _end() -> Markup:
    return joined((element("div", class_="closing-rule"),))
