"""What the other word processor makes of our files, and the places of the words on its pages."""

from __future__ import annotations

import docx
import pytest
from docx.shared import Pt

from judges import libreoffice
from judges.available import libreoffice as office
from judges.available import needs, pdftotext

pytestmark = [pytest.mark.slow, needs(office, pdftotext)]


@pytest.fixture(scope="module")
def words(tmp_path_factory):
    """The words of a document with wide margins and two pages."""
    folder = tmp_path_factory.mktemp("converted")
    document = docx.Document()
    section = document.sections[0]
    section.left_margin, section.top_margin = Pt(100), Pt(150)
    document.add_paragraph("alpha beta")
    document.add_page_break()
    document.add_paragraph("gamma")
    document.save(folder / "two.docx")
    return libreoffice.positions(libreoffice.to_pdf(folder / "two.docx", folder))


def it_tells_words_and_pages_in_reading_order(words):
    assert [(word.page, word.text) for word in words] == [(1, "alpha"), (1, "beta"), (2, "gamma")]


def it_measures_from_the_left_and_the_top_in_points(words):
    alpha, beta, _ = words
    assert alpha.x0 == pytest.approx(100, abs=1)
    assert 145 < alpha.y0 < alpha.y1 < 175
    assert alpha.x0 < alpha.x1 < beta.x0


def but_it_tells_that_a_file_could_not_be_read(tmp_path):
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no Word file")
    with pytest.raises(RuntimeError, match=r"broken\.docx"):
        libreoffice.to_pdf(tmp_path / "broken.docx", tmp_path / "made")
