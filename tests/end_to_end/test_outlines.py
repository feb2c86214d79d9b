"""One truth: the report, the Word file, the PDF and the page for screens say the same words in the same order."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import docx
import lxml.html
import pypdf
import pytest

from reportgen import aggregation, composition, loading, protection, validation
from reportgen.document.outline import outline

DATA = Path(__file__).parents[2] / "data" / "public-record"


@pytest.fixture(scope="module")
def lines():
    """The outline of the composed report, line by line."""
    loaded = loading.load(DATA, keep=False)
    checked, _ = validation.check(loaded.raw, loaded.reference, loaded.settings)
    draft = aggregation.aggregate(protection.release(checked, loaded.settings).cases, loaded.settings)
    facts, _ = protection.protect_counts(draft, loaded.settings)
    return outline(composition.compose(facts, loaded.prose, loaded.settings))


def letters(text: str) -> str:
    """Letters and digits only: what line ends, hyphens and marks of notes cannot change."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def assert_in_order(lines, text):
    place = 0
    for line in lines:
        wanted = letters(line)
        found = text.find(wanted, place)
        assert found >= 0, f"missing or out of order: {line[:90]}"
        place = found + len(wanted)


@pytest.mark.slow
def it_reads_back_from_the_word_file(public_record, lines):
    document = docx.Document(str(public_record / "report.docx"))
    body = document.element.body
    for mark in body.xpath(".//w:footnoteReference/ancestor::w:r[1]"):
        mark.getparent().remove(mark)
    assert_in_order(lines, letters(" ".join(body.xpath(".//w:t/text()"))))


@pytest.mark.slow
def it_reads_back_from_the_page_for_screens(public_record, lines):
    page = lxml.html.fromstring((public_record / "report.html").read_bytes())
    for mark in page.xpath("//sup[.//a[@role='doc-noteref']] | //a[@role='doc-noteref']"):
        if mark.getparent() is not None:
            mark.drop_tree()
    assert_in_order(lines, letters(page.xpath("//main")[0].text_content()))


@pytest.mark.slow
def it_reads_back_from_the_pdf(public_record, lines):
    """Headings, captions and annexes in order, and every paragraph's words on some page."""
    reader = pypdf.PdfReader(public_record / "report.pdf")
    bookmarks = [letters(entry.title) for entry in _flat(reader.outline)]
    headings = [letters(line) for line in lines if re.match(r"(?:[IVX]+|[A-Z])\. ", line)]
    assert [mark for mark in bookmarks if mark in headings] == headings
    text = letters(" ".join(page.extract_text() for page in reader.pages))
    for line in lines:
        for sentence in re.split(r"(?<=[.;:])\s", line):
            words = [letters(word) for word in sentence.split()]
            assert all(word in text for word in words), f"missing: {sentence[:90]}"


def _flat(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry
