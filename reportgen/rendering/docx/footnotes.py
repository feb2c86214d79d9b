"""Real footnotes: each note once in footnotes.xml, in the order in which the text meets its mark.

Word numbers footnotes by itself, by their order. The document is numbered already, so the two are compared, and a file
in which they differ is not written.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.document.inlines import Note
from reportgen.errors import OutputError
from reportgen.rendering.docx.look import Look, Shape, Tab
from reportgen.rendering.docx.markup import part
from reportgen.rendering.docx.package import Relationships
from reportgen.rendering.docx.paragraphs import TAB, paragraph, run

MARK = Look("FootnoteReference", bold=False)
"""A mark in figures: raised, and never bold, in a heading neither."""
SYMBOL = Look("FootnoteReference", bold=False, points=10, position="baseline")
"""A mark by asterisk, which is raised by its own drawing."""
COMMA = run(",", MARK)
"""Between numbers that follow one another (Editorial Manual, footnotes)."""
COMMA_BETWEEN_SYMBOLS = run(", ", Look(bold=False, points=10))
"""Between asterisks, as the front pages of 2019 and 2020 have it."""

_NOTE = Shape("FootnoteText")
_SEPARATOR = Shape(tabs=(Tab(2155, "right"),), after=80, left=680)


@dataclass(slots=True)
class Footnotes:
    """The notes of a file as they are met; `relationships` are those of footnotes.xml."""

    relationships: Relationships = field(default_factory=Relationships)
    _notes: list[str] = field(default_factory=list)
    _counted: int = 0

    def __len__(self) -> int:
        return len(self._notes)

    def refer(self, note: Note) -> str:
        """The run that stands in the text for a note: its reference, with the id that `add` gives next.

        Raises OutputError when the mark is not the number that Word will print.
        """
        number = len(self._notes) + 1
        if note.symbol:
            reference = f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
            return run(note.mark, SYMBOL, before=reference)
        self._counted += 1
        if note.mark != str(self._counted):
            raise OutputError(
                f"Footnote {note.mark or 'without a number'} stands in place {self._counted}, and Word would number it "
                "so. Number the document before it is rendered."
            )
        return run("", MARK, before=f'<w:footnoteReference w:id="{number}"/>')

    def add(self, note: Note, words: str) -> None:
        """Keep the note that was referred to last; `words` are its content as runs."""
        # Tab and asterisk in one run: else LibreOffice, which prints a mark of its own, prints the asterisk twice.
        symbol = run(note.mark, SYMBOL, before="<w:tab/>")
        mark = symbol if note.symbol else TAB + run("", MARK, before="<w:footnoteRef/>")
        text = paragraph(_NOTE, f"{mark}{TAB}{words}")
        self._notes.append(f'<w:footnote w:id="{len(self._notes) + 1}">{text}</w:footnote>')

    def part(self) -> bytes:
        """footnotes.xml: the short rule above the notes in the manner of Geneva, then the notes."""
        rule = paragraph(_SEPARATOR, run("", Look(underlined=True), before="<w:tab/>"))
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}">{rule}</w:footnote>'
            for kind, number in (("separator", -1), ("continuationSeparator", 0))
        )
        return part("w:footnotes", separators + "".join(self._notes))


def typed_mark(note: Note) -> str:
    """The mark of a note inside another note, where Word allows no reference."""
    return run(note.mark, SYMBOL if note.symbol else MARK)
