"""PDF: the text of pages, seen or not, by page and line; then what else the file holds, and its earlier versions."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product

import pypdf
from pypdf.errors import DependencyError

from reportgen.finished.bounds import TooLarge
from reportgen.finished.pages import DAMAGED, FAULTS, LOCKED, MOST_PAGES, PageTexts
from reportgen.screening.archives import Read
from reportgen.screening.encodings import read_strings, strings
from reportgen.screening.limits import Limits
from reportgen.screening.passages import Again, Items, Kind, Passage, Place, Step, Unseen, own
from reportgen.screening.pdf_objects import DAMAGED_OBJECT, Objects
from reportgen.screening.pdf_strings import read_objects

MOST_VERSIONS = 5
_EDGE = 4
"""Lines at the foot and head of a page, among which the halves of a name that is split over pages are looked for."""

PICTURE = "it is a picture without text, whose words are not read"
_END = b"%%EOF"


def read_pdf(data: bytes, place: Place, limits: Limits, read: Read) -> Items:
    """Everything of a PDF that is text, its attachments, and the versions that later ones were appended to."""
    yield from _version(data, place, limits, read)
    begin = max(data.find(b"%PDF-"), 0)
    if data[:begin].strip():
        yield from read(data[:begin], (*place, Step("what stands before the file", file=True)), limits)
    ends = [found.end() for found in re.finditer(_END, data)]
    rest = data[ends[-1] :].lstrip(b"\r\n") if ends else b""
    if rest.strip():
        yield from read(rest, (*place, Step("what stands after the end", file=True)), limits)
    for text in strings(_without_streams(data[begin : ends[-1] if ends else None])):
        yield Passage(text, own(place, "beside its objects"), Kind.CODE, again=Again.OF_FILE)
    former = [end for end in ends[:-1] if b"startxref" in data[max(0, end - 100) : end]]
    if b"/Linearized" in data[:2048]:
        former = former[1:]  # the first part of such a file is no version of its own
    for number, end in enumerate(former[-MOST_VERSIONS:], 1):
        where = own(place, f"earlier version {number}, which is still in the file")
        for item in _version(data[:end], where, limits, read):
            if isinstance(item, Passage):
                yield replace(item, again=Again.OF_FILE, follows=False)


def _without_streams(data: bytes) -> bytes:
    """What stands between the streams: objects as they are written, remarks, what no table of objects lists."""
    kept, start = [], 0
    while (begin := data.find(b"stream", start)) >= 0 and (end := data.find(b"endstream", begin)) >= 0:
        kept.append(data[start:begin])
        start = end + len(b"endstream")
    return b"\n".join((*kept, data[start:]))


def _version(data: bytes, place: Place, limits: Limits, read: Read) -> Items:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            yield Unseen(place, LOCKED)
            return
        number = len(reader.pages)
    except DependencyError:
        yield Unseen(place, LOCKED)
        return
    except FAULTS:
        yield Unseen(place, DAMAGED)
        yield from read_strings(data, place)
        return
    if number > MOST_PAGES:
        yield Unseen(place, f"it has more than {MOST_PAGES} pages")
        return
    objects = Objects(reader)
    try:
        yield from _pages(reader, objects, place, limits)
        yield from read_objects(objects, place, limits, read)
    except TooLarge:
        yield Unseen(place, "it unpacks to far more than can be read")
    except FAULTS:
        yield Unseen(place, DAMAGED_OBJECT)


def _pages(reader: pypdf.PdfReader, objects: Objects, place: Place, limits: Limits) -> Items:
    extract = PageTexts(limits.take)
    edges: list[tuple[list[str], list[str]]] = []
    for number in range(1, len(reader.pages) + 1):
        where = own(place, f"page {number}")
        try:
            page = reader.pages[number - 1]
            objects.note_page(page, number)
            lines = extract.lines(page)
        except TooLarge:
            yield Unseen(where, "its drawing unpacks to far more than can be read")
            continue
        except FAULTS:
            yield Unseen(where, DAMAGED)
            continue
        yield from lines_at(lines, where, follows=number > 1)
        if objects.fonts_without_letters(page):
            yield Unseen(where, "a font on it does not say which letters its signs stand for")
        elif not lines and objects.has_picture(page):
            yield Unseen(where, PICTURE)
        edges.append((lines[:_EDGE], lines[-_EDGE:]))
    for number, ((_, foot), (head, _)) in enumerate(pairwise(edges), 1):
        for before, after in product(foot, head):
            where = own(place, f"page {number}", f"over its end to page {number + 1}")
            yield Passage(f"{before}\n{after}", where, again=Again.OF_FILE)
    for page in objects.pages_beside():
        try:
            yield from lines_at(extract.lines(page), own(place, "a page that is not shown any more"), follows=False)
        except FAULTS:
            continue


def lines_at(lines: list[str], place: Place, *, follows: bool) -> Iterator[Passage]:
    """The lines of a page, one after the other; and the same with letters that were set apart put together."""
    for number, line in enumerate(lines, 1):
        where = own(place, f"line {number}")
        yield Passage(line, where, follows=follows or number > 1)
        together = put_together(line)
        if together != line:
            yield Passage(together, where, again=Again.OF_PASSAGE)


_SPACED = re.compile(r"(?<!\w)\w(?:[ \u00a0\u2009\u200a]\w){2,}(?!\w)")


def put_together(line: str) -> str:
    """A line in which letters that stand apart, as in a spaced heading, are words again."""
    return _SPACED.sub(lambda found: re.sub(r"\s", "", found.group()), line)
