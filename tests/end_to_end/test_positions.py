"""Where things stand: the places of issued files, in the PDF and in the Word file, to a point.

Measured in PDFs of documents of 2018 to 2020: points from the left edge of the page.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import factories
import pytest
from judges.available import libreoffice, needs
from judges.libreoffice import Word, positions, to_pdf

from reportgen.document import blocks as b
from reportgen.document.inlines import text
from reportgen.document.numbering import numbered
from reportgen.form import Form, Numbers
from reportgen.rendering.docx import render_docx
from reportgen.rendering.pdf import render_pdf

PLACES = {
    "United Nations": ("United", 1, "x0", 120.5),
    "the distribution": ("Distr.:", 1, "x0", 396.9),
    "the number of a heading": ("I.", 2, "x0", 90.3),
    "the words of a heading": ("Introduction", 2, "x0", 113.3),
    "the number of a paragraph": ("1.", 2, "x0", 113.3),
    "the words after the number of a paragraph": ("Firstly,", 2, "x0", 141.7),
    "the end of the text column": ("", 2, "x1", 481.9),
    "the running head of an odd page": ("A/HRC/99/1", 3, "x1", 538.7),
    "the page number of an odd page": ("3", 3, "x1", 538.6),
    "the running head of an even page": ("A/HRC/99/1", 2, "x0", 56.7),
    "the page number of an even page": ("2", 2, "x0", 56.7),
}


def report():
    """An authorised report of three pages; its lines are so long that they end where the column does."""
    front = factories.front(specimen=False, notice="", running_notice="", version="")
    words = "Firstly, " + "every line of it ends with the column of the text and no other word of the column " * 4
    body = (
        b.Heading(1, text("Introduction"), "introduction"),
        *(b.Paragraph(text(f"{words.strip()}."), f"p-{place}") for place in range(20)),
    )
    return numbered(replace(factories.report(front=front, body=body, annexes=()), contents=()))


def word(words: tuple[Word, ...], said: str, page: int) -> Word:
    """The word on that page; a page number stands below all else, and no word in the text stands for its end."""
    found = [each for each in words if each.page == page and said in ("", each.text)]
    if said.isdigit():
        return max(found, key=lambda each: each.y0)
    return found[0] if said else max((each for each in found if 90 < each.y0 < 700), key=lambda each: each.x1)


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("positions")
    (folder / "printed.pdf").write_bytes(render_pdf(report()))
    for numbers in Numbers:
        (folder / f"{numbers}.docx").write_bytes(render_docx(report(), Form(numbers=numbers)))
    return {"pdf": folder / "printed.pdf", **{str(numbers): folder / f"{numbers}.docx" for numbers in Numbers}}


@pytest.fixture(scope="module")
def found(request, pages):
    path = pages[request.param]
    return positions(path if path.suffix == ".pdf" else to_pdf(path, path.parent))


@needs(libreoffice)
@pytest.mark.slow
@pytest.mark.parametrize("found", ["pdf", *map(str, Numbers)], indirect=True)
@pytest.mark.parametrize("place", PLACES)
def it_stands_where_it_does_in_issued_files(found, place):
    said, page, side, points = PLACES[place]
    assert getattr(word(found, said, page), side) == pytest.approx(points, abs=1)
