"""Which reader a file needs, by what its bytes are and not by what its name says."""

from __future__ import annotations

import html
import re

from reportgen.finished.bounds import LARGEST_FILE, LARGEST_MARKUP, TooLarge
from reportgen.finished.marks import PNG
from reportgen.screening import older, pictures, tables
from reportgen.screening.archives import TOO_LARGE, read_archive
from reportgen.screening.encodings import decoded, is_text, read_strings
from reportgen.screening.hypertext import data_files, read_html
from reportgen.screening.limits import DEEPEST, Limits
from reportgen.screening.markup import attributes_of, parse, read_markup, texts_of
from reportgen.screening.passages import Again, Items, Kind, Passage, Place, Unseen
from reportgen.screening.word import NAMESPACES, read_word

_ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_FONT = (b"\x00\x01\x00\x00\x00", b"OTTO", b"wOFF", b"wOF2", b"true", b"ttcf")
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body)", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}\r?\n")
_MAIL_HEAD = re.compile(rb"^(?:from|to|subject|mime-version|received|return-path):", re.IGNORECASE | re.MULTILINE)
UNKNOWN = "it is of a kind that is not read; only the plain letters in it were looked at"
TOO_DEEP = "it is a file in a file in a file, too deep to be read"


def read(data: bytes, place: Place, limits: Limits, name: str = "") -> Items:
    """Everything in a file that is text, with its place, and what could not be looked into. Never raises."""
    if limits.depth >= DEEPEST:
        yield Unseen(place, TOO_DEEP)
        return
    limits.depth += 1
    try:
        yield from _read(data, place, limits, name)
    except TooLarge:
        yield Unseen(place, TOO_LARGE)
    except Exception:  # noqa: BLE001  a hostile file must not end the search of the others, nor its words leave
        yield Unseen(place, "it is damaged in a way that its reader does not know")
        yield from read_strings(data, place)
    finally:
        limits.depth -= 1


def _read(data: bytes, place: Place, limits: Limits, name: str) -> Items:
    ending = name.lower().rpartition(".")[2]
    if len(data) > LARGEST_FILE:
        yield Unseen(place, "it is too large")
    elif data.startswith(_ARCHIVE) or (b"PK\x05\x06" in data[-70_000:] and not is_text(data) and not _is_pdf(data)
                                       and not data.startswith((PNG, pictures.JPEG, older.OLE))):  # fmt: skip
        yield from read_archive(data, place, limits, read)
    elif _is_pdf(data):
        from reportgen.screening.pages import read_pdf  # noqa: PLC0415  pypdf is slow to import

        yield from read_pdf(data, place, limits, read)
    elif data.startswith(PNG):
        yield from pictures.read_png(data, place, limits, read)
    elif data.startswith(pictures.JPEG):
        yield from pictures.read_jpeg(data, place, limits, read)
    elif data.startswith(older.OLE):
        yield from older.read_ole(data, place, limits, read)
    elif data.startswith(older.RTF):
        yield from older.read_rtf(data, place)
    elif data.startswith((*pictures.OTHERS, *_FONT)):
        yield from pictures.read_other(data, place)
    elif is_text(data):
        yield from _read_text(data, place, limits, ending)
    else:
        yield Unseen(place, UNKNOWN)
        yield from read_strings(data, place)


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _read_text(data: bytes, place: Place, limits: Limits, ending: str) -> Items:
    if _MAIL_HEAD.match(data) and _MAIL.match(data):
        yield from older.read_mail(data, place, limits, read)
        return
    for number, text in enumerate(decoded(data)):
        if number:  # another encoding that it may have
            yield Passage(text, place, Kind.WORDS, again=Again.OF_FILE)
        elif len(data) > LARGEST_MARKUP and text.lstrip().startswith("<"):
            yield Unseen(place, "it is too large")
        elif ending in ("html", "htm", "xhtml") or _HTML.match(text[:4096]):
            yield from read_html(text, place, limits, read)
        elif text.lstrip("\ufeff \t\r\n").startswith("<") and ending not in ("md", "txt", "csv"):
            yield from _read_xml(data, text, place, limits)
        elif ending in ("json", "geojson", "jsonl", "ipynb") or (not ending and text.lstrip().startswith(("{", "["))):
            yield from tables.read_json(text, place)
        elif ending in ("csv", "tsv", "tab"):
            yield from tables.read_csv(text, place)
        else:
            yield from tables.read_lines(text, place)
            if "&" in text:
                yield Passage(html.unescape(text), place, Kind.CODE, again=Again.OF_FILE)
            yield from data_files(text, place, limits, read)


def _read_xml(data: bytes, text: str, place: Place, limits: Limits) -> Items:
    root = parse(data, place)
    if isinstance(root, Unseen):
        yield from read_markup(data, place)
        return
    if str(root.tag)[1:].partition("}")[0] in NAMESPACES:
        yield from read_word(root, place)
    else:
        line = "line" if text.count("\n") > 2 else ""
        yield from texts_of(root, place, line)
        yield from attributes_of(root, place, line)
    yield from data_files(text, place, limits, read)
