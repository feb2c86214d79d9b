"""Lines of a paragraph on paper: where they break, and how far they stand apart."""

from __future__ import annotations

from itertools import pairwise

import factories
import pytest

from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document.report import Annex

COLUMN = 113.3
"""Where lines of the text column begin."""


def first_words(pdf):
    """The words that begin lines of the text column, and those of notes."""
    pages = range(1, len(pdf.reader.pages) + 1)
    return [word.text for page in pages for word in pdf.words(page) if word.left == pytest.approx(COLUMN, abs=1)]


def paragraphs(*ends):
    """Paragraphs whose last words grow by a hair each, with the same inlines after them: some end a line with them."""
    return tuple(
        b.Paragraph((*i.text("filler " * 12 + "." * n + ends[0]), *ends[1:]), f"p{n}", numbered=False)
        for n in range(14, 34)
    )


class DescribeLines:
    def it_stands_evenly_where_a_note_is_marked(self, write):
        words = i.text("filler " * 30)
        note = i.NoteMark(i.Note(i.text("A note.")))
        pdf = write(factories.report(body=(b.Paragraph((*words, note, *words), "p"),), annexes=()))
        tops = sorted({word.top for word in pdf.words(2) if word.text == "filler"})
        assert len(tops) > 3
        assert all(below - above == pytest.approx(12, abs=0.1) for above, below in pairwise(tops))

    @pytest.mark.parametrize("marks", [1, 2])
    def it_never_begins_with_the_mark_of_a_note(self, write, marks):
        notes = [i.NoteMark(i.Note(i.text(f"Note {n}."))) for n in range(marks)]
        pdf = write(factories.report(body=paragraphs("word.", *notes), annexes=()))
        assert not [word for word in first_words(pdf) if word.strip(",").isdigit()]

    def it_is_filled_where_only_the_blank_before_a_reference_has_no_room(self, write):
        """The engine left the first word alone on such a line, and set all others below it."""
        annexes = (Annex("Annex", i.text("More"), "annex", "", ()),)
        body = paragraphs("word ", i.CrossReference("annex"), i.Text("."))
        pdf = write(factories.report(body=body, annexes=annexes))
        assert first_words(pdf).count("filler") == 20
