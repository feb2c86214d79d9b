"""Write a whole report as a Word file: front, body, annexes, then the parts that stand around them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportgen.document.entries import without_names
from reportgen.document.inlines import Inlines
from reportgen.document.report import Annex, Report
from reportgen.form import Form
from reportgen.rendering.charts import draw_png
from reportgen.rendering.docx import labels
from reportgen.rendering.docx.anchors import Anchors
from reportgen.rendering.docx.base import base_parts
from reportgen.rendering.docx.blocks import Blocks
from reportgen.rendering.docx.bookmarks import Bookmarks
from reportgen.rendering.docx.contents import contents_page, listed
from reportgen.rendering.docx.drawings import Media
from reportgen.rendering.docx.figures import Draw, Pictures
from reportgen.rendering.docx.fixed_parts import core_part, settings_part
from reportgen.rendering.docx.front import EMBLEM_SIZE, Named, corner, masthead, summary_box, title_block, unnamed
from reportgen.rendering.docx.inlines import Words
from reportgen.rendering.docx.layout import INDENT
from reportgen.rendering.docx.look import Look, Shape
from reportgen.rendering.docx.markup import part
from reportgen.rendering.docx.package import Relationships, zipped
from reportgen.rendering.docx.paragraphs import TAB, paragraph, run
from reportgen.rendering.docx.sections import Sections
from reportgen.rendering.docx.styles import styles_part
from reportgen.rendering.docx.templates import template

GENEVA = Form()
NO_PAGES: Mapping[str, int] = MappingProxyType({})
DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"

_CLOSING_RULE = paragraph(
    Shape(before=240, left=INDENT, right=INDENT, align="center"),
    run("", Look(underlined=True), before="<w:tab/><w:tab/><w:tab/>"),
)


def render_docx(
    report: Report, form: Form = GENEVA, draw: Draw | None = None, pages: Mapping[str, int] = NO_PAGES
) -> bytes:
    """A numbered report as a Word file in the manner of Geneva; the same report gives the same bytes.

    `form` says what may be chosen of it; `draw` gives the picture of a figure, where pictures are drawn elsewhere;
    `pages` has the page of each anchor, for the contents. Prints the words and numbers of the report and no others but
    those of the form ("Table", "Source:"). Raises OutputError where the notes' marks are not in order, or a chart was
    not drawn.
    """
    report = report if form.anchors else without_names(report)
    bookmarks = Bookmarks.of(report, form.numbers)
    words = Words(bookmarks, anchors=Anchors(bookmarks) if form.anchors else None)
    pointers = words.relationships
    sections = Sections(report.front, form.page, pointers)
    media = Media(pointers)
    emblem = media.inline(form.emblem, "emblem", labels.EMBLEM, EMBLEM_SIZE) if form.emblem else ""
    blocks = Blocks(words, Pictures(draw or draw_png, media), sections, form.numbers)
    for kind in ("styles", "settings", "numbering", "footnotes", "fontTable"):
        pointers.to_part(kind, f"{kind}.xml")
    pointers.to_part("theme", "theme/theme1.xml")
    named = bookmarks.of_front_page if form.anchors else unnamed
    text = masthead(report.front, emblem, named) + _text(report, blocks, pages, named)
    parts = {
        DOCUMENT: part("w:document", f"<w:body>{text}{blocks.sections.last()}</w:body>"),
        FOOTNOTES: words.footnotes.part(),
        "word/styles.xml": styles_part(report.properties.language),
        "word/settings.xml": settings_part(),
        "word/numbering.xml": blocks.lists.part(),
        "word/fontTable.xml": template("fonts.xml"),
        "word/theme/theme1.xml": template("theme.xml"),
        "docProps/core.xml": core_part(report.properties),
        **blocks.sections.parts,
        **media.parts,
    }
    base, pointed = (
        base_parts(parts[DOCUMENT], parts[FOOTNOTES], blocks.sections.parts, media.parts, pointers)
        if form.anchors
        else ({}, {})
    )
    own = {"": _package(), DOCUMENT: pointers, FOOTNOTES: words.footnotes.relationships}
    return zipped(parts | base, own | pointed)


def _text(report: Report, blocks: Blocks, pages: Mapping[str, int], named: Named) -> str:
    """Everything below the masthead in reading order, which is the order in which notes are numbered."""
    words = blocks.words
    front = (
        corner(report.front, named),
        title_block(report.front, words, named),
        summary_box(report.summary, blocks),
        contents_page(report.contents, words.bookmarks, pages),
    )
    after_front = bool(report.summary or report.contents)
    body = blocks.sequence(report.body, new_page=after_front, with_next=not report.annexes)
    annexes = [_annex(annex, blocks, with_next=annex is report.annexes[-1]) for annex in report.annexes]
    text = "".join((body, *annexes))
    return "".join((*front, listed(text) if report.contents else text, _CLOSING_RULE))


def _annex(annex: Annex, blocks: Blocks, *, with_next: bool) -> str:
    """An annex on a new page: its label, the language note under it at the right, its title, its blocks.

    `with_next`: it is the last, and the closing rule below it must not stand alone on a page.
    """
    words = blocks.words
    kind, _, number = annex.label.partition(" ")
    number = words.bookmarks.around(annex.anchor, run(number or kind))
    label = run(f"{kind} ") + number if annex.label != kind else number
    note = paragraph(Shape("SingleTxtG", keep_next=True, align="right"), run(annex.language_note))
    return "".join(
        (
            paragraph(Shape("HChG", new_page=True), TAB + TAB + label),
            note if annex.language_note else "",
            _annex_title(annex.title, words),
            blocks.sequence(annex.blocks, below_heading=True, with_next=with_next),
        )
    )


def _annex_title(title: Inlines, words: Words) -> str:
    return paragraph(Shape("HChG"), TAB + TAB + words.runs(title)) if title else ""


def _package() -> Relationships:
    pointers = Relationships()
    pointers.to_part("officeDocument", DOCUMENT)
    pointers.to_part(
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"
    )
    return pointers
