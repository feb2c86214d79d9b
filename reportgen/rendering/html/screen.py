"""The page for screens: one file that fetches nothing, for readers with a telephone, a keyboard or a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.document.blocks import Block, Heading
from reportgen.document.entries import with_places
from reportgen.document.inlines import plain
from reportgen.document.report import Annex, Report
from reportgen.rendering.charts import draw_svg
from reportgen.rendering.html.blocks import heading_number, write_blocks
from reportgen.rendering.html.inlines import to_anchor, write_inlines
from reportgen.rendering.html.markup import element
from reportgen.rendering.html.pages import annex_titles, bibliographic, fill, split_symbol, style_sheet
from reportgen.rendering.html.press import Draw, Medium, Press


@dataclass(frozen=True, slots=True)
class Way:
    """A line of the page's navigation: what it says, where it leads, and the lines below it."""

    words: str
    href: str
    below: tuple[Way, ...] = ()


def render_html(report: Report, draw: Draw = draw_svg) -> bytes:
    """The report as one self-contained HTML file, UTF-8; the same report gives the same bytes.

    `draw` gives the drawing of a figure, where drawings are made elsewhere.
    """
    report = with_places(report)
    press = Press(Medium.SCREEN, draw=draw)
    front = report.front
    series, rest = split_symbol(front.symbol)
    title, subtitle = write_inlines(front.title, press), write_inlines(front.subtitle, press)
    summary = write_blocks(report.summary, press)
    body = write_blocks(report.body, press)
    annexes = [_annex(annex, press) for annex in report.annexes]
    page = fill(
        "screen.html",
        about=bibliographic(report),
        front=front,
        series=series,
        rest=rest,
        title=title,
        subtitle=subtitle,
        summary=summary,
        ways=tuple(_ways(report)),
        body=body,
        annexes=annexes,
        notes=list(_notes(press)),
        style=style_sheet("screen.css") + _printed_heads(front.running_notice),
    )
    return page.encode("utf-8")


def _printed_heads(notice: str) -> Markup:
    """What every page must say, where a browser prints this one on paper; on the first page it stands anyway.

    Every sign but plain letters and digits is written by its number, so that the words can be nothing but words.
    """
    words = "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in notice)
    head = f'@page {{ @top-center {{ content: "{words}"; font: bold 9pt sans-serif; }} }}'
    first = "@page :first { @top-center { content: none; } }"
    return Markup("\n@media print {{ {} {} }}").format(Markup(head), Markup(first)) if notice else Markup()  # noqa: S704


def _annex(annex: Annex, press: Press) -> Markup:
    return element(
        "section",
        element(
            "h2",
            element("span", f"{annex.label} ", class_="annex-label"),
            write_inlines(annex.title, press) if annex.title else None,
            id=annex.anchor,
        ),
        element("p", annex.language_note, class_="language-note") if annex.language_note else None,
        write_blocks(annex.blocks, press, below=2),
        class_="annex",
        aria_labelledby=annex.anchor,
    )


def _notes(press: Press) -> Iterator[Markup]:
    """The notes in their order, each with a way back; a note inside a note joins the end while this is written."""
    place = 0
    while place < len(press.notes):
        note = press.notes[place]
        place += 1
        name = f"_{press.prefix}note-{place}"
        words = write_inlines(note.content, press)
        back = element(
            "a", "↩", href=f"#{name}-mark", role="doc-backlink", aria_label=f"Back to the text at note {note.mark}"
        )
        mark = element("span", f"{note.mark} ", class_="number")
        yield element("li", mark, element("span", words, " ", back), id=name)


def _ways(report: Report) -> Iterator[Way]:
    if report.summary:
        yield Way("Summary", "#_summary")
    yield from _headings(report.body)
    for annex, title in zip(report.annexes, annex_titles(report.annexes), strict=True):
        below = tuple(way for way in _headings(annex.blocks))
        yield Way(title, to_anchor(annex.anchor), below)


def _headings(blocks: tuple[Block, ...]) -> Iterator[Way]:
    """Headings of level 1 with those of level 2 below them."""
    chapter: Way | None = None
    for block in blocks:
        if not isinstance(block, Heading) or block.level > 2:
            continue
        words = " ".join(filter(None, (heading_number(block), plain(block.content))))
        way = Way(words, to_anchor(block.anchor))
        if block.level == 1:
            if chapter:
                yield chapter
            chapter = way
        elif chapter:
            chapter = Way(chapter.words, chapter.href, (*chapter.below, way))
        else:
            yield way
    if chapter:
        yield chapter
