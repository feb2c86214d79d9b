"""The page that the PDF engine lays out: the same words, with the style sheet of a Geneva document.

It is made of parts that each begin on a page of their own, so that parts can be laid out apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.document.report import Annex, Report
from reportgen.rendering.html.blocks import write_blocks
from reportgen.rendering.html.inlines import to_anchor, write_inlines
from reportgen.rendering.html.markup import element, joined
from reportgen.rendering.html.pages import annex_titles, bibliographic, fill, split_symbol, style_sheet
from reportgen.rendering.html.press import Medium, Press

# Label, language note and a title in two lines, with the space around them, in points.
_ANNEX_HEAD_HEIGHT = 110.0


@dataclass(frozen=True, slots=True)
class PrintPart:
    """A part that begins a page: the main report with its front page (`anchor` empty), or an annex."""

    anchor: str
    markup: Markup


def print_page(report: Report) -> str:
    """The whole report as one page for the PDF engine, with its style sheet inside."""
    return assemble(report, print_parts(report))


def print_parts(report: Report) -> tuple[PrintPart, ...]:
    """The report's parts, in order, each written without the others."""
    main = PrintPart("", _main(report, ends=not report.annexes))
    last = len(report.annexes) - 1
    annexes = (
        PrintPart(annex.anchor, _annex(annex, title, ends=place == last))
        for place, (annex, title) in enumerate(zip(report.annexes, annex_titles(report.annexes), strict=True))
    )
    return (main, *annexes)


def assemble(report: Report, parts: Sequence[PrintPart]) -> str:
    """A page of some parts of a report, with the report's properties, running heads and style sheet."""
    return fill(
        "print.html",
        about=bibliographic(report),
        front=report.front,
        style=style_sheet("print.css"),
        parts=[part.markup for part in parts],
    )


def _main(report: Report, *, ends: bool) -> Markup:
    press = Press(Medium.PAPER, prefix="main-")
    front = report.front
    series, rest = split_symbol(front.symbol)
    written = fill(
        "print-main.html",
        front=front,
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


def _annex(annex: Annex, title: str, *, ends: bool) -> Markup:
    press = Press(Medium.PAPER, prefix=f"{annex.anchor}-", above=_ANNEX_HEAD_HEIGHT)
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
