"""What no line of a Word file ends inside."""

from __future__ import annotations

import factories
import pytest
from docx_reading import by_text, find, part
from docx_samples import note, paragraph

from reportgen.document import inlines as i
from reportgen.rendering.docx import render_docx
from reportgen.rendering.unbroken import unbroken


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("On 30 June 2031, Mr. Hesto and Ms. Imbra", "On 30_June 2031, Mr._Hesto and Ms._Imbra"),
        ("A/HRC/98/1, annex I, para. 5; paras. 58–60", "A/HRC/98/1, annex I, para._5; paras._58–60"),
        ("arts. 5 (c) and 9 (4), opinion No. 7/2031", "arts._5 (c) and 9 (4), opinion No._7/2031"),
        ("12 cases. May he? 2031 June. Said no. 5 of 7", "12 cases. May he? 2031 June. Said no. 5 of 7"),
    ],
)
def it_holds_titles_days_and_places_together(words, held):
    assert unbroken(words).replace("\u00a0", "_") == held


def it_holds_them_in_the_text_and_in_notes(grey_charts):
    content = render_docx(factories.report(body=(paragraph("p-1", "On 30 June 2031.", note("Para. 5, para. 6.")),)))
    assert "On 30\u00a0June 2031." in find(part(content), "//w:t/text()")
    assert "Para. 5, para.\u00a06." in find(part(content, "word/footnotes.xml"), "//w:t/text()")


def it_holds_the_number_of_a_reference_to_its_word(grey_charts):
    body = (paragraph("p-1", "See ", i.CrossReference("t-acts"), "."), factories.table())
    root = part(render_docx(factories.report(body=body, annexes=())))
    assert find(by_text(root, "1.\tSee"), "w:r/w:t/text()") == ["See ", "table\u00a0", "1", "."]
