"""Looks for planted words in bytes, however they are written there.

Plain, as UTF-8 or UTF-16; with marks, accents or tags between letters; backwards; as entities, escapes or octal
numbers; per cent, in hexadecimal or base64; in the members of archives; in compressed streams, chunks of pictures and
objects of a PDF, and in what a reader of the PDF sees.
"""

from __future__ import annotations

import base64
import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

DEEP = 4
"""Archives in archives and pictures in pages are opened so far."""

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-7]{3}))")
_TAG = re.compile(r"<[^<>]*>")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}\s*){8,}")
_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/_-]\s?){16,}")
_LITERAL = re.compile(rb"\(((?:\\.|[^\\()])*)\)")
_COMPRESSED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")


def hunted(content: bytes, needles: Iterable[str]) -> dict[str, str]:
    """The needles that stand in the content, each with what stands around it at its first place."""
    folded = {form: needle for needle in needles for form in (_fold(needle), _fold(needle)[::-1])}
    sought = re.compile("|".join(map(re.escape, folded)))
    found: dict[str, str] = {}
    for text in map(_fold, views(content)):
        for match in sought.finditer(text):
            found.setdefault(folded[match[0]], text[max(0, match.start() - 12) : match.end() + 24])
    return found


def views(content: bytes, deep: int = DEEP) -> Iterator[str]:
    """Everything that the content may be read as, each once."""
    return iter(dict.fromkeys(_views(content, deep, {})))


def _views(content: bytes, deep: int, looked_into: dict[bytes, int]) -> Iterator[str]:
    """The same, some often; what was looked into as deep before is not again: most of a PDF stands in it many times."""
    if looked_into.get(content, -1) >= deep:
        return
    looked_into[content] = deep
    yield from _texts(content)
    if deep == 0:
        return
    for inner in _inside(content):
        yield from _views(inner, deep - 1, looked_into)


def _texts(content: bytes) -> Iterator[str]:
    plain = {content.decode("utf-8", "replace"), content.decode("latin-1")}
    if b"\0" in content:
        plain.add(content.replace(b"\0", b"").decode("latin-1"))
        plain |= {content.decode(code, "ignore") for code in ("utf-16-le", "utf-16-be")}
    for text in plain:
        yield text
        if "<" in text:
            yield html.unescape(_TAG.sub("", text))
        if "&" in text:
            yield html.unescape(text)
        if "%" in text:
            yield unquote(text)
        if "\\" in text:
            yield _ESCAPE.sub(_unescaped, text)


def _unescaped(match: re.Match[str]) -> str:
    four, two, octal = match.groups()
    return chr(int(four or two, 16) if four or two else int(octal, 8))


def _inside(content: bytes) -> Iterator[bytes]:
    for run in _HEX.findall(content):
        digits = re.sub(rb"\s", b"", run)
        yield bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    for run in _BASE64.findall(content):
        letters = re.sub(rb"\s", b"", run).translate(bytes.maketrans(b"-_", b"+/"))
        for shift in range(4):
            piece = letters[shift:]
            piece = piece[:-1] if len(piece) % 4 == 1 else piece
            yield base64.b64decode(piece + b"=" * (-len(piece) % 4))
    for match in _COMPRESSED.finditer(content):
        try:
            yield zlib.decompressobj().decompress(content[match.start() :], 20_000_000)
        except zlib.error:
            continue
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive.comment
            for entry in archive.infolist():
                yield entry.filename.encode()
                yield entry.comment + entry.extra
                yield archive.read(entry)
    if content.startswith(b"%PDF"):
        yield from _of_pdf(content)


def _of_pdf(content: bytes) -> Iterator[bytes]:
    """Every string and stream of a PDF by its objects, and what its reader shows."""
    import pypdf
    from pypdf.generic import ByteStringObject, StreamObject, TextStringObject

    reader = pypdf.PdfReader(io.BytesIO(content))
    for generation, places in reader.xref.items():
        for number in places:
            value = reader.get_object(pypdf.generic.IndirectObject(number, generation, reader))
            waiting, strings = [value], []
            while waiting:
                item = waiting.pop()
                if isinstance(item, StreamObject):
                    yield item.get_data()
                    yield b"".join(_LITERAL.findall(item.get_data()))
                if isinstance(item, dict):
                    strings += map(str, item)
                    waiting += item.values()
                elif isinstance(item, list):
                    waiting += item
                elif isinstance(item, TextStringObject):
                    strings.append(str(item))
                elif isinstance(item, ByteStringObject):
                    yield bytes(item)
                elif isinstance(item, str):
                    strings.append(item)
            yield "\n".join(strings).encode()
    for page in reader.pages:
        yield page.extract_text().encode()
    for attached in reader.attachments.values():
        yield from attached


def _fold(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", _UNSEEN.sub("", text))
        for mark in filter(unicodedata.combining, set(text)):  # of few letters, and then through all at once
            text = text.replace(mark, "")
    return text.casefold()
