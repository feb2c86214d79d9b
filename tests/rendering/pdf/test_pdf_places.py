"""Where things stand on the page: the places of a Geneva document, in points from the left edge."""

from __future__ import annotations

import factories
import pytest

from reportgen.document import blocks as b
from reportgen.document import inlines as i


@pytest.fixture(scope="module")
def authorised(write):
    return write(factories.report(front=factories.front(specimen=False, notice="", running_notice="")))


class DescribeFront:
    def it_says_specimen_where_the_organ_stands(self, pdf):
        text = pdf.text(1)
        assert "SPECIMEN" in text
        assert "Not a United Nations document" in text
        assert "General Assembly" not in text
        assert factories.front().notice in text

    def it_has_the_places_of_geneva(self, authorised):
        united = authorised.word(1, "United")
        assert united.left == pytest.approx(120.5, abs=1)
        assert authorised.word(1, "Distr.:").left == pytest.approx(396.9, abs=1)
        assert authorised.word(1, "Advance").left == pytest.approx(396.9, abs=1)
        assert authorised.word(1, "Advance").top < authorised.word(1, "Distr.:").top
        symbol = next(word for word in authorised.words(1) if "/HRC/99/1" in word.text)
        assert symbol.right == pytest.approx(538.65, abs=1)
        assert "General Assembly" in authorised.text(1)
        assert "SPECIMEN" not in authorised.text()

    def it_has_neither_running_head_nor_page_number(self, authorised):
        words = authorised.words(1)
        assert sum("/HRC/99/1" in word.text for word in words) == 1
        assert not any(word.text.isdigit() and word.top > 730 for word in words)

    def it_puts_the_notes_by_asterisk_at_its_foot(self, pdf):
        mark = max((word for word in pdf.words(1) if word.text == "*"), key=lambda word: word.top)
        assert mark.right == pytest.approx(107.75, abs=1)
        assert pdf.word(1, "submitted").top > 650


class DescribeColumns:
    def it_hangs_headings_into_the_left_indent(self, pdf):
        number, text = pdf.word(2, "I."), pdf.word(2, "Introduction")
        assert number.right == pytest.approx(56.7 + 42.55, abs=1)
        assert text.left == pytest.approx(113.3, abs=1)

    def it_indents_the_first_line_after_the_number_of_a_paragraph(self, pdf):
        assert pdf.word(2, "1.").left == pytest.approx(113.3, abs=1)
        assert pdf.word(2, "Forty-five").left == pytest.approx(141.7, abs=1)

    def it_sets_an_unnumbered_heading_where_others_have_their_words(self, pdf):
        assert pdf.word(3, "Invented").left == pytest.approx(113.3, abs=1)

    def it_wraps_to_the_indent_and_keeps_the_column(self, write):
        pdf = write(factories.report(body=(b.Paragraph(i.text("word " * 200), "p"),), annexes=()))
        words = [word for word in pdf.words(2) if word.text == "word"]
        assert min(word.left for word in words) == pytest.approx(113.3, abs=0.5)
        assert max(word.right for word in words) == pytest.approx(481.9, abs=0.5)

    def it_prints_conclusions_and_only_them_bold(self, pdf):
        fonts = {}
        pdf.reader.pages[1].extract_text(
            visitor_text=lambda text, _cm, _tm, font, _size: fonts.setdefault(
                text.strip()[:12], (font or {}).get("/BaseFont", "")
            )
        )
        assert "Bold" in next(font for text, font in fonts.items() if text.startswith("States shoul"))
        assert "Bold" not in next(font for text, font in fonts.items() if text.startswith("Forty-five"))


class DescribeRunningHeads:
    def it_puts_the_symbol_left_on_even_and_right_on_odd_pages(self, pdf):
        assert pdf.word(2, "A/HRC/99/1").left == pytest.approx(56.7, abs=1)
        assert pdf.word(3, "A/HRC/99/1").right == pytest.approx(538.7, abs=1)
        assert 55 < pdf.word(2, "A/HRC/99/1").top < 68

    def it_puts_the_page_number_outside(self, pdf):
        even = next(word for word in pdf.words(2) if word.text == "2" and word.top > 740)
        odd = next(word for word in pdf.words(3) if word.text == "3" and word.top > 740)
        assert even.left == pytest.approx(56.7, abs=1)
        assert odd.right == pytest.approx(538.7, abs=1)

    def it_says_on_every_page_what_every_page_must_say(self, pdf):
        for page in range(1, len(pdf.reader.pages) + 1):
            assert factories.front().running_notice in pdf.text(page)
