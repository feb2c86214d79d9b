"""What stands above and below tables and figures: number, title, unit; notes, source, method, caution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.document.inlines import Inlines, text
from reportgen.rendering.docx.inlines import Words
from reportgen.rendering.docx.layout import INDENT
from reportgen.rendering.docx.look import Look, Shape
from reportgen.rendering.docx.paragraphs import paragraph, run

_BODY_TEXT = 9  # an outline level that keeps captions, which Geneva sets in "heading 1", out of the list of headings


@dataclass(frozen=True, slots=True)
class Line:
    """A line below a table or figure: its label in italics ("Source:"), and its words."""

    label: str
    content: Inlines


def caption(
    label: str, title: Inlines, unit: str, anchor: str, words: Words, *, wide: bool = False, new_page: bool = False
) -> str:
    """The label ("Table 2"), the title in bold below it, the unit in brackets: they stay with what follows."""
    left = 0 if wide else None
    after_title = 60 if unit else 120
    written = [
        paragraph(
            Shape("Heading1", keep_next=True, keep_lines=True, new_page=new_page, before=120, left=left,
                  outline=_BODY_TEXT),
            words.bookmarks.around(anchor, run(label)),
        ),
        paragraph(
            Shape("Heading1", keep_next=True, keep_lines=True, after=after_title, left=left, right=INDENT,
                  outline=_BODY_TEXT),
            words.runs(title, Look(bold=True)),
        ),
    ]  # fmt: skip
    if unit:
        shape = Shape("Heading1", keep_next=True, keep_lines=True, after=120, left=left, outline=_BODY_TEXT)
        written.append(paragraph(shape, run(f"({unit})", Look(italic=True))))
    return "".join(written)


def line(label: str, words: str) -> tuple[Line, ...]:
    """One line of plain words, or none."""
    return (Line(label, text(words)),) if words else ()


def lines_below(lines: Sequence[Line], words: Words, *, wide: bool = False) -> str:
    """The lines below a table or figure, kept together, with air after the last; air alone where there is none."""
    if not lines:
        return paragraph(Shape(line=240, line_rule="exact"))
    left = 0 if wide else INDENT
    written = []
    for place, (label, content) in enumerate((line.label, line.content) for line in lines):
        last = place == len(lines) - 1
        shape = Shape(
            "FootnoteTable",
            keep_next=None if last else True,
            keep_lines=True,
            before=120 if place == 0 else None,
            after=240 if last else None,
            left=left,
            right=left,
        )
        head = run(label, Look(italic=True)) + run(" ") if label else ""
        written.append(paragraph(shape, head + words.runs(content)))
    return "".join(written)
