"""What stands above and below tables and figures: number, title, unit; notes, source, method, caution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.document.inlines import Inlines, text
from reportgen.document.numbering import roman
from reportgen.rendering.docx.inlines import Words
from reportgen.rendering.docx.layout import INDENT
from reportgen.rendering.docx.look import Look, Shape
from reportgen.rendering.docx.paragraphs import field, paragraph, run

LARGEST = 1000
"""No report has so many figures."""

_BODY_TEXT = 9  # an outline level that keeps captions, which Geneva sets in "heading 1", out of the list of headings


@dataclass(frozen=True, slots=True)
class Line:
    """A line below a table or figure: its label in italics ("Source:"), and its words."""

    label: str
    content: Inlines


@dataclass(frozen=True, slots=True)
class Label:
    """What a table or figure is called: its kind ("Table") and its number ("2"; a single figure has none).

    `form` is how Word counts the kind: ARABIC or ROMAN.
    """

    kind: str
    number: str
    form: str = "ARABIC"

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()

    @property
    def value(self) -> int | None:
        """The number as one that counts; None for one that Word cannot count to."""
        if self.form == "ARABIC":
            return int(self.number) if self.number.isascii() and self.number.isdigit() else None
        return next((value for value in range(1, LARGEST) if roman(value) == self.number), None)


def caption(
    label: Label, title: Inlines, unit: str, anchor: str, words: Words, *, wide: bool = False, new_page: bool = False
) -> str:
    """The label ("Table 2"), the title in bold below it, the unit in brackets: they stay with what follows."""
    left = 0 if wide else None
    after_title = 60 if unit else 120
    written = [
        paragraph(
            Shape("Heading1", keep_next=True, keep_lines=True, new_page=new_page, before=120, left=left,
                  outline=_BODY_TEXT),
            _labelled(label, anchor, words),
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


def _labelled(label: Label, anchor: str, words: Words) -> str:
    """The label; its number is a field that counts, in the bookmark that references ask.

    Where Word would count to another number than the document has, it is told to begin anew with this one.
    """
    if not label.number:
        return words.bookmarks.around(anchor, run(label.kind))
    value = label.value
    anew = rf" \r {value}" if value is not None and value != words.counted.get(label.kind, 0) + 1 else ""
    words.counted[label.kind] = words.counted.get(label.kind, 0) + 1 if value is None else value
    number = field(rf"SEQ {label.kind} \* {label.form}{anew}", label.number)
    return run(f"{label.kind} ") + words.bookmarks.around(anchor, number)


def line(label: str, words: str) -> tuple[Line, ...]:
    """One line of plain words, or none."""
    return (Line(label, text(words)),) if words else ()


def lines_below(lines: Sequence[Line], words: Words, *, wide: bool = False, with_next: bool = False) -> str:
    """The lines below a table or figure, kept together, with air after the last; air alone where there is none.

    `with_next`: the last of them stays with what follows.
    """
    if not lines:
        return paragraph(Shape(keep_next=with_next or None, line=240, line_rule="exact"))
    left = 0 if wide else INDENT
    written = []
    for place, (label, content) in enumerate((line.label, line.content) for line in lines):
        last = place == len(lines) - 1
        shape = Shape(
            "FootnoteTable",
            keep_next=(with_next or None) if last else True,
            keep_lines=True,
            before=120 if place == 0 else None,
            after=240 if last else None,
            left=left,
            right=left,
        )
        head = run(label, Look(italic=True)) + run(" ") if label else ""
        written.append(paragraph(shape, head + words.runs(content)))
    return "".join(written)
