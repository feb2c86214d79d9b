"""The contents: a field of Word that shows already what it would find, so that nobody has to ask it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.document.report import ContentsLine
from reportgen.rendering.docx import labels
from reportgen.rendering.docx.bookmarks import Bookmarks
from reportgen.rendering.docx.layout import INDENT, PAGE
from reportgen.rendering.docx.look import Look, Shape, Tab
from reportgen.rendering.docx.paragraphs import TAB, begun, ended, field, paragraph, run
from reportgen.rendering.docx.widths import wrapped

_RANGE = "_Contents"
_FIELD = rf'TOC \h \z \t "_ H _Ch_G,1,_ H_1_G,2" \b {_RANGE}'
"""Headings of the two upper levels, from the body on: the title of the report has the style of a chapter."""

_LEVELS = ((INDENT, (1559, 1985)), (1559, (1985,)))
"""Where the text of TOC1 and TOC2 stands, and their tab stops for deeper levels: a short text would end before them."""


def contents_page(lines: Sequence[ContentsLine], bookmarks: Bookmarks, pages: Mapping[str, int]) -> str:
    """The contents on a page of their own, each line leading to its heading; nothing where there are none.

    `pages` has the page of each anchor; where one is missing, Word is asked to find it when the file is opened.
    """
    if not lines:
        return ""
    heading = paragraph(Shape(new_page=True, after=120, keep_next=True), run(labels.CONTENTS, Look(points=14)))
    page = paragraph(Shape(align="right", after=120, keep_next=True), run(labels.PAGE, Look(italic=True, points=9)))
    written = [_line(line, bookmarks, pages) for line in lines]
    written[0] = (written[0][0], begun(_FIELD) + written[0][1])
    written[-1] = (written[-1][0], written[-1][1] + ended())
    return heading + page + "".join(paragraph(shape, runs) for shape, runs in written)


def listed(text: str) -> str:
    """The text whose headings stand in the contents."""
    return f'<w:bookmarkStart w:id="0" w:name="{_RANGE}"/>{text}<w:bookmarkEnd w:id="0"/>'


def _line(line: ContentsLine, bookmarks: Bookmarks, pages: Mapping[str, int]) -> tuple[Shape, str]:
    """Number before the text, dots behind it, and the page; the second level begins further in."""
    deep = line.level > 1
    left, idle = _LEVELS[deep]
    name = bookmarks.names.get(line.anchor)
    number = f"{line.number}." if line.number else ""
    before = "<w:tab/><w:tab/>" if deep or not number else "<w:tab/>"
    words = run(number, before=before) + (TAB if number else "") + _broken(line.text, left)
    found = pages.get(line.anchor)
    page = field(rf"PAGEREF {name} \h", str(found or ""), stale=found is None) if name else ""
    shape = Shape(
        "TOC2" if deep else "TOC1",
        tabs=tuple(Tab(stop, "clear") for stop in idle),
        left=left,
        hanging=left,
    )
    whole = words + TAB * 2 + page  # to the end of the dots, and to the page
    return shape, f'<w:hyperlink w:anchor="{name}" w:history="1">{whole}</w:hyperlink>' if name else whole


def _broken(text: str, left: int) -> str:
    """A heading broken before the page numbers: a right indent would do in Word, but LibreOffice loses the numbers."""
    lines = wrapped(text, PAGE.text_width - INDENT - left, 10)
    return run("", before="<w:br/>").join(run(line) for line in lines)
