"""The front page: masthead, corner, title block, summary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportgen.document.blocks import Block
from reportgen.document.report import Front
from reportgen.rendering.docx import labels
from reportgen.rendering.docx.blocks import Blocks
from reportgen.rendering.docx.cells import borders, cell, grid, row
from reportgen.rendering.docx.drawings import Extent
from reportgen.rendering.docx.inlines import Words
from reportgen.rendering.docx.layout import PAGE
from reportgen.rendering.docx.look import Look, Shape
from reportgen.rendering.docx.paragraphs import TAB, paragraph, run

EMBLEM, UNITED_NATIONS, MIDDLE, DISTRIBUTION = MASTHEAD = (1276, 2268, 3260, 2835)
"""The columns of the masthead. The emblem's cell is empty but where who is authorised gave a picture for it."""
EMBLEM_SIZE = Extent(714375, 590550)
MASTHEAD_TOP = 568
FIRST_ROW, SECOND_ROW = 851, 2835
THIN, THICK = 4, 12
SUMMARY_WIDTH = 9637
GAP = 170
"""Between the notice and the distribution block."""

_CORNER = Shape(right=4253)  # titles of agenda items break here, in the left half of the page
_NAME = Shape(after=80, line=300, line_rule="exact")
_LARGE = Shape(right=GAP, before=120, line=420, line_rule="exact")
_BLOCK_LINE = Shape(line=240, line_rule="exact")
_BLOCK_FIRST = Shape(before=240, line=240, line_rule="exact")
_BOLD = Look(bold=True)


Named = Callable[[str, str], str]
"""Puts the bookmark of a line of the front page about its runs, where a draft carries them."""


def unnamed(_name: str, runs: str) -> str:
    """A line without a bookmark."""
    return runs


def masthead(front: Front, emblem: str = "", named: Named = unnamed) -> str:
    """The floating table at the head of the first page; a specimen says that it is one where the organ would stand.

    `emblem`: the drawing for its cell, where an authorised user gave a picture.
    """
    rows = row(_first_row(front), height=FIRST_ROW, exact=True)
    # A notice may need more room than the row has, and an exact height would cut it off.
    rows += row(_second_row(front, emblem, named), height=SECOND_ROW, exact=not front.notice)
    properties = (
        '<w:tblPr><w:tblpPr w:leftFromText="142" w:rightFromText="142" w:vertAnchor="page" w:horzAnchor="page" '
        f'w:tblpX="{PAGE.left + 1}" w:tblpY="{MASTHEAD_TOP}"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="{sum(MASTHEAD)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    return f"<w:tbl>{properties}{grid(MASTHEAD)}{rows}</w:tbl>"


def corner(front: Front, named: Named = unnamed) -> str:
    """Body, session, dates, agenda items and their titles, under the masthead; lines that are empty are left out."""
    lines = (
        ("body", front.body, Look(bold=True, points=14), replace(_CORNER, before=120)),
        ("session", front.session, _BOLD, _CORNER),
        ("session_dates", front.session_dates, Look(), _CORNER),
        ("agenda_items", front.agenda_items, Look(), _CORNER),
        *(("", title, _BOLD, _CORNER) for title in front.agenda_titles),
    )
    written = ((name, run(words, look), shape) for name, words, look, shape in lines if words)
    return "".join(paragraph(shape, named(name, runs) if name else runs) for name, runs, shape in written)


def title_block(front: Front, words: Words, named: Named = unnamed) -> str:
    """The title and the subtitle, each after two tabs."""
    parts = (("title", "HChG", front.title), ("subtitle", "H1G", front.subtitle))
    written = ((style, named(name, words.runs(content))) for name, style, content in parts if content)
    return "".join(paragraph(Shape(style), TAB + TAB + runs) for style, runs in written)


def summary_box(summary: Sequence[Block], blocks: Blocks) -> str:
    """The boxed summary, its paragraphs without numbers; nothing where there is none."""
    if not summary:
        return ""
    heading = paragraph(
        Shape(before=240, after=120, left=255, keep_next=True), run(labels.SUMMARY, Look(italic=True, points=12))
    )
    text = blocks.sequence(summary)
    box = dict.fromkeys(("top", "left", "bottom", "right"), THIN)
    properties = (
        f'<w:tblPr><w:tblW w:w="{SUMMARY_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders(box)}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    rows = "".join(f"<w:tr>{cell(SUMMARY_WIDTH, content)}</w:tr>" for content in (heading, text))
    return f"<w:tbl>{properties}{grid((SUMMARY_WIDTH,))}{rows}</w:tbl>"


def _first_row(front: Front) -> tuple[str, ...]:
    """Nothing, whose document it is, its symbol."""
    name = labels.SPECIMEN if front.specimen else labels.UNITED_NATIONS
    look = Look(bold=front.specimen or None, points=14)
    rules = {"bottom": THIN}
    return (
        cell(EMBLEM, paragraph(Shape()), rules=rules, align="bottom"),
        cell(UNITED_NATIONS, paragraph(_NAME, run(name, look)), rules=rules, align="bottom"),
        cell(
            MIDDLE + DISTRIBUTION,
            paragraph(Shape(align="right"), _symbol(front.symbol)),
            span=2,
            rules=rules,
            align="bottom",
        ),
    )


def _second_row(front: Front, emblem: str, named: Named) -> tuple[str, ...]:
    """The emblem's place, the organ with the notice under it, the distribution."""
    organ = labels.NOT_A_UN_DOCUMENT if front.specimen else front.organ
    words = paragraph(_LARGE, named("organ", run(organ, Look(bold=True, points=20))))
    if front.notice:
        words += paragraph(Shape(before=120, right=GAP), named("notice", run(front.notice)))
    rules = {"bottom": THICK}
    return (
        cell(EMBLEM, paragraph(Shape(before=120), run("", before=emblem)), rules=rules),
        cell(UNITED_NATIONS + MIDDLE, words, span=2, rules=rules),
        cell(DISTRIBUTION, _distribution(front, named), rules=rules),
    )


def _symbol(symbol: str) -> str:
    """The series letter large, the rest small: "A" at 20 points, "/HRC/60/62" at 10."""
    series, slash, rest = symbol.partition("/")
    return run(series, Look(points=20)) + run(slash + rest) if slash else run(symbol)


def _distribution(front: Front, named: Named) -> str:
    """The version above the category of distribution, the date, the original language."""
    lines = [
        ("version", front.version, _BOLD),
        ("distribution", labels.DISTRIBUTION + front.distribution if front.distribution else "", Look()),
        ("date", front.date, Look()),
    ]
    written = [named(name, run(words, look)) for name, words, look in lines if words]
    if front.original_language:
        written += ["", named("original", run(labels.ORIGINAL + front.original_language))]
    shapes = [_BLOCK_FIRST, *[_BLOCK_LINE] * len(written)]
    return "".join(paragraph(shape, runs) for shape, runs in zip(shapes, written or [""], strict=False))
