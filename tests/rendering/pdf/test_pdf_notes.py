"""Notes at the foot of the page."""

from __future__ import annotations

import re

import factories
import pytest

from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.errors import OutputError
from reportgen.rendering.pdf import layout


class DescribeNotes:
    def it_sets_a_note_at_the_foot_of_the_page_of_its_mark(self, pdf):
        marks = [word for word in pdf.words(2) if word.text in ("1", "2") and word.top > 690 and word.left < 112]
        assert [mark.text for mark in marks if mark.right == pytest.approx(107.75, abs=1)] == ["1", "2"]
        assert pdf.word(2, "Official").top > 690
        assert min(word.left for word in pdf.words(2) if word.text == "See") == pytest.approx(113.3, abs=1)

    @pytest.mark.parametrize("seed", range(2))
    def it_parts_no_note_from_its_mark_however_lines_break(self, write, seed):
        """The engine alone moves notes overleaf to make room for a line."""
        body = []
        for n in range(36):
            words = "filler " * ((n * 37 + seed * 11) % 90 + 3)
            note = i.NoteMark(i.Note(i.text(f"NOTE{n}X " + "words " * ((n * 13 + seed) % 60))))
            body.append(b.Paragraph((*i.text(f"{words} MARK{n}X"), note, *i.text(" tail" * (n * 7 % 50))), f"p{n}"))
        pdf = write(factories.report(body=tuple(body), annexes=(), summary=()))
        pages = pdf.pages
        for n in range(36):
            assert [f"MARK{n}X" in page for page in pages] == [f"NOTE{n}X" in page for page in pages], n

    def it_continues_overleaf_a_note_that_is_longer_than_a_page(self, write):
        words = " ".join(f"w{n}" for n in range(2500))
        body = (
            b.Paragraph((*i.text("Text"), i.NoteMark(i.Note(i.text(words)))), "p"),
            b.Paragraph(i.text("After"), "q"),
        )
        pdf = write(factories.report(body=body, annexes=(), summary=()))
        printed = re.findall(r"\bw(\d+)\b", pdf.text())
        assert [int(number) for number in printed] == list(range(2500))
        for page in range(1, len(pdf.reader.pages) + 1):
            tops = [word.top for word in pdf.words(page) if re.fullmatch(r"w\d+", word.text)]
            assert all(85 < top < 735 for top in tops)

    def it_refuses_to_lose_a_note(self):
        with pytest.raises(OutputError, match="1 notes found no place"):
            layout._all_notes_present({"_main-note-1-mark", "_main-note-1", "_main-note-2-mark"})
