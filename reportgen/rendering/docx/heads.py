"""Running heads and feet: the symbol outside, the page number outside, the first page with neither."""

from __future__ import annotations

from reportgen.document.report import Front
from reportgen.rendering.docx.layout import PAGE, Paper
from reportgen.rendering.docx.look import Look, Shape, Tab
from reportgen.rendering.docx.markup import part
from reportgen.rendering.docx.package import Relationships
from reportgen.rendering.docx.paragraphs import TAB, field, paragraph, run
from reportgen.rendering.docx.widths import text_width

NOTICE_TOP = 284
"""Where the notice stands on the first page: above the masthead, which begins at 568."""

_NUMBER = Look("PageNumber")


def heads_and_feet(front: Front, relationships: Relationships, paper: Paper = PAGE) -> tuple[dict[str, bytes], str]:
    """The parts by name, and the references to them that a section of that paper holds."""
    right = paper.text_width - 1
    page_number = field(r"PAGE \* MERGEFORMAT", "1", _NUMBER)
    foot = Shape("Footer", tabs=(Tab(right, "right"),))
    content = {
        ("header", "even"): _head(front, paper, even=True),
        ("header", "default"): _head(front, paper, even=False),
        ("footer", "even"): paragraph(foot, page_number),
        ("footer", "default"): paragraph(foot, TAB + page_number),
    }
    if not paper.landscape:
        content["header", "first"] = _first_head(front)
        # The place of the job number ("GE."), bar code and link, which the United Nations Office at Geneva gives.
        content["footer", "first"] = paragraph(Shape("Footer", right=1134))
    parts, references = {}, []
    for (kind, pages), words in sorted(content.items()):
        name = f"{kind}_{pages}{'_landscape' if paper.landscape else ''}.xml"
        parts[f"word/{name}"] = part("w:hdr" if kind == "header" else "w:ftr", words)
        key = relationships.to_part(kind, name)
        references.append(f'<w:{kind}Reference w:type="{pages}" r:id="{key}"/>')
    return parts, "".join(references)


def _head(front: Front, paper: Paper, *, even: bool) -> str:
    """The symbol at the left of even pages and at the right of odd ones, the notice at the other end."""
    symbol, notice = run(front.symbol), run(front.running_notice)
    align = "" if even else "right"
    if not notice:
        return paragraph(Shape("Header", align=align), symbol)
    if text_width(f"{front.symbol}    {front.running_notice}", 9, bold=True) > paper.text_width:
        return paragraph(Shape("Header", align=align), notice + run("", before="<w:br/>") + symbol)
    ends = (symbol, notice) if even else (notice, symbol)
    return paragraph(Shape("Header", tabs=(Tab(paper.text_width - 1, "right"),)), TAB.join(ends))


def _first_head(front: Front) -> str:
    """No symbol on the first page; the notice stands in a frame above the masthead."""
    if not front.running_notice:
        return paragraph(Shape())
    frame = Shape(frame=(PAGE.left, NOTICE_TOP, PAGE.text_width), align="right")
    return paragraph(frame, run(front.running_notice, Look(bold=True, points=9))) + paragraph(Shape())
