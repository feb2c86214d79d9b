"""One truth: the report, the Word file, the PDF and the page for screens say the same, notes and numbers too."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path

import lxml.etree
import lxml.html
import pypdf
import pytest
from judges.available import libreoffice, needs
from word_numbers import W, labels

from reportgen import aggregation, composition, loading, protection, validation
from reportgen.document.charts import Figure
from reportgen.document.inlines import Note, notes, plain
from reportgen.document.outline import outline
from reportgen.document.report import Report
from reportgen.document.tables import Table

DATA = Path(__file__).parents[2] / "data"

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Told:
    """What a report says: its outline, line by line, and its notes as they are printed, "7 A/89/1."."""

    folder: Path
    lines: tuple[str, ...]
    notes: tuple[str, ...]

    def file(self, ending: str) -> Path:
        return self.folder / f"report.{ending}"


@pytest.fixture(scope="module", params=["public-record", "example"])
def told(request, public_record, example) -> Told:
    loaded = loading.load(DATA / request.param, keep=False)
    checked, _ = validation.check(loaded.raw, loaded.reference, loaded.settings)
    draft = aggregation.aggregate(protection.release(checked, loaded.settings).cases, loaded.settings)
    facts, _ = protection.protect_counts(draft, loaded.settings)
    report = composition.compose(facts, loaded.prose, loaded.settings)
    printed = tuple(f"{note.mark} {plain(note.content)}" for note in _notes(report))
    return Told({"public-record": public_record, "example": example}[request.param], outline(report), printed)


def _notes(report: Report) -> list[Note]:
    """Every note in reading order."""
    found = [*notes(report.front.title), *notes(report.front.subtitle)]
    for block in report.blocks():
        found += notes(block.caption if isinstance(block, Table | Figure) else block.content)
        table = block.table if isinstance(block, Figure) else block
        if isinstance(table, Table):
            found += [note for row in table.rows for cell in row.cells for note in notes(cell.content)]
            found += [note for content in table.notes for note in notes(content)]
    return found


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


def assert_said(lines, text):
    """Every word stands somewhere: pages cut sentences, and notes stand between their halves."""
    for line in lines:
        for sentence in re.split(r"(?<=[.;:])\s", line):
            missing = [word for word in sentence.split() if letters(word) not in text]
            assert not missing, f"{missing} of: {sentence[:90]}"


@pytest.fixture(scope="module")
def parts(told):
    with zipfile.ZipFile(told.file("docx")) as archive:
        return {
            name: lxml.etree.fromstring(archive.read(f"word/{name}.xml"))
            for name in ("document", "numbering", "footnotes")
        }


@pytest.fixture(scope="module")
def page(told):
    return lxml.html.fromstring(told.file("html").read_bytes())


@pytest.fixture(scope="module")
def reader(told):
    return pypdf.PdfReader(told.file("pdf"))


@pytest.fixture(scope="module")
def text(told, words_of_pages):
    return letters(" ".join(words_of_pages(told.file("pdf"))))


class DescribeTheWordFile:
    def it_says_every_line_with_the_number_that_word_prints(self, told, parts):
        document, numbers = parts["document"], labels(parts["document"], parts["numbering"])
        marks = {run for run in document.iter(f"{W}r") if run.find(f"{W}footnoteReference") is not None}
        said = [
            numbers.get(paragraph, "") + _words(paragraph, marks) for paragraph in document.iter(f"{W}p")
        ]  # fmt: skip
        assert_in_order(told.lines, letters(" ".join(said)))

    def it_has_every_note_in_its_place(self, told, parts):
        ids = [mark.get(f"{W}id") for mark in parts["document"].iter(f"{W}footnoteReference")]
        assert len(ids) == len(told.notes)
        said = {note.get(f"{W}id"): _words(note) for note in parts["footnotes"].findall(f"{W}footnote")}
        without_marks = [note.partition(" ")[2] for note in told.notes]
        assert [letters(said[number]) for number in ids] == [letters(note) for note in without_marks]


def _words(element, without=frozenset()) -> str:
    return "".join(
        text.text or "" for text in element.iter(f"{W}t") if not without or text.getparent() not in without
    )  # fmt: skip


@pytest.fixture(scope="module")
def laid_out(told, in_libreoffice):
    return pypdf.PdfReader(in_libreoffice[told.folder.name])


@pytest.fixture(scope="module")
def laid_out_text(told, in_libreoffice, words_of_pages):
    return letters(" ".join(words_of_pages(in_libreoffice[told.folder.name])))


@needs(libreoffice)
class DescribeTheWordFileInAnotherWordProcessor:
    """What LibreOffice makes of the Word file, numbers and references included: nobody has to press F9."""

    def it_has_the_same_headings_with_their_numbers(self, told, laid_out):
        bookmarks = [letters(entry.title) for entry in _flat(laid_out.outline)]
        headings = [letters(line) for line in told.lines if re.match(r"(?:[IVX]+|[A-Z])\. ", line)]
        assert [mark for mark in bookmarks if mark in set(headings)] == headings

    def it_says_every_word_of_every_line_and_note(self, told, laid_out_text):
        assert_said((*told.lines, *told.notes), laid_out_text)

    def it_gives_every_paragraph_its_number(self, told, laid_out_text):
        for line in told.lines:
            if re.match(r"\d+\. ", line):
                assert letters(" ".join(line.split()[:4])) in laid_out_text, line[:60]


class DescribeThePageForScreens:
    def it_has_every_note_in_its_place(self, told, page):
        listed = page.xpath("//*[@role='doc-endnotes']//li")
        assert len(listed) == len(told.notes)
        assert_in_order(told.notes, letters(" ".join(each.text_content() for each in listed)))

    def it_says_every_line(self, told):
        page = lxml.html.fromstring(told.file("html").read_bytes())
        for mark in page.xpath("//sup[.//a[@role='doc-noteref']] | //a[@role='doc-noteref']"):
            if mark.getparent() is not None:
                mark.drop_tree()
        assert_in_order(told.lines, letters(page.xpath("//main")[0].text_content()))


class DescribeThePdf:
    """Headings, captions and annexes in order, and every paragraph's and note's words on some page."""

    def it_has_the_headings_as_bookmarks(self, told, reader):
        bookmarks = [letters(entry.title) for entry in _flat(reader.outline)]
        headings = [letters(line) for line in told.lines if re.match(r"(?:[IVX]+|[A-Z])\. ", line)]
        assert [mark for mark in bookmarks if mark in set(headings)] == headings

    def it_says_every_word_of_every_line_and_note(self, told, text):
        assert_said((*told.lines, *told.notes), text)


def _flat(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry
