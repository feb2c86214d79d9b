"""From the bytes of a text file to its text: UTF-8 or UTF-16 as marked, Windows-1252 where a spreadsheet wrote it."""

from __future__ import annotations

import codecs
import re

from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.vocabulary import beyond_ascii

SAVE_AS_UTF8 = 'save the file as UTF-8 (in Excel: Save As, "CSV UTF-8 (Comma delimited)")'

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; the longer before the shorter that begins it."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Control characters but tab, line feed and carriage return, what turns the direction of a line, and what no XML holds.

A line whose direction is turned reads otherwise than it is stored.
"""

STRAY = "\x85"
"""What a carriage return that ends no line is read as: one of the characters of CONTROL."""

_ASCII_CONTROLS = bytes(code for code in (*range(32), 127) if code not in (9, 10, 13))


def decode(data: bytes, source: str) -> tuple[str | None, Findings]:
    """The text of a file, with its ends of line as line feeds, or None where no encoding fits.

    Windows-1252 is accepted with a warning, for its letters can be wrong. A file that is UTF-8 but for a few bytes is
    refused: reading all of it as Windows-1252 would spoil every other accent.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked(data)
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            return None, _refused(source, None, f"is marked as {encoding.upper()} but is cut off or damaged")
        return _windows(data, source, error.start)
    findings = Findings()
    if encoding in ("utf-16-le", "utf-16-be"):
        findings = _warned(source, "looks like UTF-16 without its mark and was read as such")
    return _with_line_feeds(text), findings


def has_control_characters(text: str) -> bool:
    """Whether a text holds a character that no cell may hold; quick for texts of a hundred megabytes."""
    if not text.isascii() and CONTROL.search(beyond_ascii(text)):
        return True
    data = text.encode(errors="surrogatepass")
    return len(data.translate(None, _ASCII_CONTROLS)) != len(data)


def _unmarked(data: bytes) -> str:
    """UTF-16 without a mark shows by its zero bytes, which text in a Latin script has at every second place."""
    head = data[:200]
    if len(head) >= 4 and not any(head[::2]) and all(head[1::2]):
        return "utf-16-be"
    if len(head) >= 4 and not any(head[1::2]) and all(head[::2]):
        return "utf-16-le"
    return "utf-8"


def _windows(data: bytes, source: str, first: int) -> tuple[str | None, Findings]:
    row = data.count(b"\n", 0, first) + 1
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    whole = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", lenient)))
    if whole > broken:
        return None, _refused(source, row, "is UTF-8, but not in this line: two encodings stand in one file")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None, _refused(source, row, "is neither UTF-8 nor Windows-1252, from this line on")
    return _with_line_feeds(text), _warned(source, "is not UTF-8 and was read as Windows-1252: look at its accents")


def _with_line_feeds(text: str) -> str:
    """Its ends of line as line feeds, by the first of them; in a file of line feeds a carriage return is a stray sign.

    Taken for an end of line, it would cut a row in two, and its cells would stand in other columns: a secret in a
    public one, which messages quote. As a control character it is found where it stands.
    """
    if "\r" not in text:
        return text
    text = text.replace("\r\n", "\n")
    feed, turn = text.find("\n"), text.find("\r")
    return text.replace("\r", "\n" if feed < 0 or 0 <= turn < feed else STRAY)


def _refused(source: str, row: int | None, what: str) -> Findings:
    message = f"The file {what}; {SAVE_AS_UTF8}."
    return Findings([Finding("file.encoding", Severity.ERROR, Where(source, row), message, "UTF-8")])


def _warned(source: str, what: str) -> Findings:
    message = f"The file {what}; {SAVE_AS_UTF8}."
    return Findings([Finding("file.encoding", Severity.WARNING, Where(source), message, "UTF-8")])
