"""Reads finished files for comparison, by what their bytes are: nothing is fetched or unpacked to disk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from reportgen.errors import DataError
from reportgen.finished.bounds import LARGEST_FILE, LARGEST_MARKUP, Unreadable
from reportgen.finished.marks import PNG, mark_of_png
from reportgen.finished.markup import root_of
from reportgen.tracing.reading_drawing import drawing
from reportgen.tracing.reading_page import page_texts
from reportgen.tracing.reading_word import word_texts
from reportgen.tracing.texts import FileTexts, Kind, Picture, Text

_ENDINGS = "DOCX, PDF, HTML, SVG, PNG, or prose in Markdown"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->", re.DOTALL)
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body)", re.IGNORECASE | re.DOTALL)
_BLANKS = re.compile(r" {2,}")
"""Between the words of a line that fills its column."""
_TITLE = 3
"""Lines that a title fills at most in a table of contents."""
_EDGE = 3
"""Lines at the head and foot of a page, among which running heads and numbers of pages stand."""


def read_file(data: bytes, name: str, contents: Collection[str] = ()) -> FileTexts:
    """What a file holds; `name` is what messages call it. `contents`: titles that a table of contents repeats.

    Raises DataError for a file that cannot be read, or of another kind.
    """
    try:
        return _read(data, name, contents)
    except Unreadable as refused:
        raise DataError(f"{name} could not be read: {refused.why}. Give the file as it was made.") from None
    except DataError as refused:
        if name in refused.message:
            raise
        raise DataError(f"{name}: {refused.message}") from None


def _read(data: bytes, name: str, contents: Collection[str]) -> FileTexts:
    ending = name.lower().rpartition(".")[2]
    if len(data) > LARGEST_FILE:
        raise Unreadable("it is too large")
    if data.startswith(b"PK"):
        return word_texts(data, name)
    if b"%PDF-" in data[:1024]:
        return _pdf(data, contents)
    if data.startswith(PNG):
        return FileTexts(Kind.PICTURE, pictures=(Picture("", _stem(name), mark_of_png(data)),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(f"it is of a kind that is not compared ({_ENDINGS} are)") from None
    if len(data) > LARGEST_MARKUP:
        raise Unreadable("it is too large")
    if ending in ("html", "htm", "xhtml") or _HTML.match(text[:4096]):
        return page_texts(text)
    if text.lstrip().startswith("<"):
        return _drawing(data, name)
    if ending in ("md", "txt"):
        return FileTexts(Kind.PROSE, tuple(_prose(text)))
    raise Unreadable(f"it is of a kind that is not compared ({_ENDINGS} are)")


def _drawing(data: bytes, name: str) -> FileTexts:
    root = root_of(data)
    if not str(root.tag).endswith("}svg"):
        raise Unreadable("it is XML, but no SVG drawing")
    return FileTexts(Kind.DRAWING, pictures=(drawing(root, "", _stem(name)),))


def _stem(name: str) -> str:
    return re.split(r"[\\/]", name)[-1].rpartition(".")[0]


def _prose(text: str) -> Iterator[Text]:
    """Each line; what a template prints is no number that people typed."""
    blank: Callable[[re.Match[str]], str] = lambda found: re.sub(r"[^\n]", " ", found[0])  # noqa: E731  one line
    for number, line in enumerate(_TAG.sub(blank, text).splitlines(), 1):
        if line.strip():
            yield Text(f"line {number}", line)


def _pdf(data: bytes, contents: Collection[str]) -> FileTexts:
    from reportgen.finished.pages import pages_of  # noqa: PLC0415  pypdf is slow to import

    pages = list(pages_of(data))
    running = _running(pages)
    titles = {_folded(title) for title in contents}
    numbers = _numbers_of(pages)
    texts = []
    for page, lines in enumerate(pages):
        dropped = {place for place, line in enumerate(lines) if place == numbers.get(page)
                   or (place in _edges(lines) and _folded(line) in running)}  # fmt: skip
        dropped.update(_contents(lines, titles))
        kept = ["" if place in dropped else _BLANKS.sub(" ", line) for place, line in enumerate(lines)]
        texts.append(Text(f"page {page + 1}", "\n".join(kept), lines=True))
    return FileTexts(Kind.PDF, tuple(texts))


def _edges(lines: Sequence[str]) -> tuple[int, ...]:
    """The places of the lines at the head and foot of a page, the outermost first."""
    inward = (place for step in range(_EDGE) for place in (len(lines) - 1 - step, step))
    return tuple(dict.fromkeys(place for place in inward if 0 <= place < len(lines)))


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """Lines that stand at the head or foot of several pages, whatever numbers are in them."""
    met = Counter(line for lines in pages for line in {_folded(lines[place]) for place in _edges(lines)})
    return {line for line, times in met.items() if times > 2 and line}


def _numbers_of(pages: Sequence[Sequence[str]]) -> dict[int, int]:
    """The line of each page that is its number: at its edge, and so much more than its place as that of most others."""
    bare = [[place for place in _edges(lines) if lines[place].strip().isdecimal()] for lines in pages]
    ahead = Counter(int(pages[page][place].strip()[:6]) - page for page, places in enumerate(bare) for place in places)
    (most, _), *_ = ahead.most_common(1) or [(1, 0)]
    found = {}
    for page, places in enumerate(bare):
        own = [place for place in places if int(pages[page][place].strip()[:6]) - page == most]
        if own:
            found[page] = own[0]
    return found


def _contents(lines: Sequence[str], titles: Collection[str]) -> Iterator[int]:
    """The lines of the table of contents; a long title fills more than one."""
    for last in range(len(lines)):
        for first in range(last, max(-1, last - _TITLE), -1):
            if _is_contents(" ".join(lines[first : last + 1]), titles):
                yield from range(first, last + 1)


def _is_contents(line: str, titles: Collection[str]) -> bool:
    """A line of the table of contents: a title and the number of a page."""
    found = re.fullmatch(r"(?:[IVXLC]+\.|[A-Z]\.)?\s*(.*?)[\s.…]*\d{1,4}", line.strip())
    return bool(found) and _folded(found[1] if found else "") in titles


def _folded(line: str) -> str:
    return re.sub(r"[\d\W]+", " ", line).strip().lower()
