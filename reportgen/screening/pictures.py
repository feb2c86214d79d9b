"""Pictures: what they say of themselves beside their pixels. Words that are drawn in pixels are not read."""

from __future__ import annotations

import struct
import zlib

from reportgen.finished.bounds import TooLarge
from reportgen.finished.marks import PNG
from reportgen.screening.archives import Read
from reportgen.screening.encodings import decoded, strings
from reportgen.screening.limits import Limits
from reportgen.screening.passages import Again, Items, Kind, Passage, Place, Step, Unseen, own

JPEG = b"\xff\xd8\xff"
OTHERS = (b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"RIFF", b"BM", b"\x00\x00\x01\x00", b"\xd7\xcd\xc6\x9a",
          b"\x01\x00\x00\x00", b"\xffO\xffQ", b"\x00\x00\x00\x0cjP")  # fmt: skip
_PIXELS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"fdAT", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT"))
_SAID = {
    b"tEXt": "text",
    b"zTXt": "text",
    b"iTXt": "text",
    b"eXIf": "data of the camera (Exif)",
    b"iCCP": "profile of colours",
}
_DAMAGED = "it is damaged"
_NOTHING = b"\x00 \r\n"


def read_png(data: bytes, place: Place, limits: Limits, read: Read) -> Items:
    """Each block that is no pixels, and what stands after the picture's end."""
    start = len(PNG)
    while start + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[start : start + 8])
        block, start = data[start + 8 : start + 8 + length], start + 12 + length
        if start > len(data):
            break
        if kind == b"IEND":
            rest = data[start:]
            if rest.strip(_NOTHING):
                yield from read(rest, (*place, Step("what stands after the picture", file=True)), limits)
            return
        if kind not in _PIXELS:
            shown = kind.decode("latin-1") if kind.isalpha() else "without a name"
            where = own(place, f"block {shown} ({_SAID.get(kind, 'of another kind')})")
            try:
                yield from _block(kind, block, where, limits, read)
            except (TooLarge, zlib.error, ValueError):
                yield Unseen(where, "it is damaged, or unpacks to far more than can be read")
    yield Unseen(place, _DAMAGED)


def _block(kind: bytes, block: bytes, place: Place, limits: Limits, read: Read) -> Items:
    if kind == b"tEXt":
        yield from _words(block.replace(b"\x00", b"\n"), place)
    elif kind == b"zTXt":
        key, _, packed = block.partition(b"\x00")
        yield from _words(key + b"\n" + limits.inflated(packed[1:]), place)
    elif kind == b"iTXt":
        key, _, rest = block.partition(b"\x00")
        flags, (language, translated, text) = rest[:2], rest[2:].split(b"\x00", 2)
        text = limits.inflated(text) if flags[:1] == b"\x01" else text
        yield from _words(b"\n".join((key, language, translated)), place)
        if text.lstrip().startswith(b"<"):
            yield from read(text, place, limits, "metadata.xml")
        else:
            yield from _words(text, place)
    elif kind == b"iCCP":
        name, _, packed = block.partition(b"\x00")
        yield from _words(name, place)
        yield from _runs(limits.inflated(packed[1:]), place)
    else:
        yield from _runs(block, place)


def read_jpeg(data: bytes, place: Place, limits: Limits, read: Read) -> Items:
    """The blocks before and between the pixels: Exif, XMP, remarks; and what stands after the picture's end."""
    start = 2
    while start + 4 <= len(data) and data[start] == 0xFF:
        marker, length = data[start + 1], struct.unpack(">H", data[start + 2 : start + 4])[0]
        if marker == 0xDA:  # pixels
            break
        block, start = data[start + 4 : start + 2 + length], start + 2 + length
        if marker == 0xFE or 0xE0 <= marker <= 0xEF:
            where = own(place, "remark" if marker == 0xFE else f"block {marker - 0xE0} (Exif, XMP and the like)")
            begin = block.find(b"<x:xmpmeta")
            if begin >= 0:
                xmp = block[begin : block.rfind(b">") + 1]
                yield from read(xmp, where, limits, "metadata.xml")
            yield from _runs(block, where)
    end = data.rfind(b"\xff\xd9")
    rest = data[end + 2 :] if end >= 0 else b""
    if rest.strip(_NOTHING):
        yield from read(rest, (*place, Step("what stands after the picture", file=True)), limits)
    if end < 0:
        yield Unseen(place, _DAMAGED)


def read_other(data: bytes, place: Place) -> Items:
    """The letters that stand in a picture of another kind."""
    yield from _runs(data, place)


def _words(data: bytes, place: Place) -> Items:
    for text in decoded(data):
        yield Passage(text, place, again=Again.ASIDE)


def _runs(data: bytes, place: Place) -> Items:
    for text in strings(data):
        yield Passage(text, place, Kind.CODE, again=Again.ASIDE)
