"""The hunt itself: a word is found however it is written, or the canary would sing of nothing."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, NameObject, TextStringObject

from canary.hunt import DEEP, hunted, views

WORD = "Zqxvwkplace"


def zipped(name="word/document.xml", content=b"x", comment=b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
        archive.comment = comment
    return buffer.getvalue()


def png(name: bytes, content: bytes) -> bytes:
    chunk = name + content
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(content)) + chunk + struct.pack(">I", zlib.crc32(chunk))


def pdf(**changes) -> bytes:
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(100, 100)
    if "information" in changes:
        writer.add_metadata({"/Subject": changes["information"]})
    if "alternative" in changes:
        page[NameObject("/Alt")] = TextStringObject(changes["alternative"])
    if "stream" in changes:
        stream = DecodedStreamObject()
        stream.set_data(changes["stream"])
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    if "attached" in changes:
        writer.add_attachment("table.csv", changes["attached"])
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


WRITTEN = {
    "utf-8": WORD.encode(),
    "capitals": WORD.upper().encode(),
    "utf-16 little": WORD.encode("utf-16-le"),
    "utf-16 big, odd": b"x" + WORD.encode("utf-16-be"),
    "accents apart": "Zq\u0301xv\u0302wkpla\u0327ce".encode(),
    "accents together": "Zqxvwkpl\u00e1ce".encode(),
    "other letters of the same shape": "\uff3aqxvwkplace".encode(),
    "with a soft hyphen": "Zqxv\u00adwkpl\u200bace".encode(),
    "backwards": WORD[::-1].encode(),
    "decimal entities": "".join(f"&#{ord(c)};" for c in WORD).encode(),
    "hexadecimal entities": "".join(f"&#x{ord(c):x};" for c in WORD).encode(),
    "json escapes": "".join(f"\\u{ord(c):04x}" for c in WORD).encode(),
    "python escapes": "".join(f"\\x{ord(c):02x}" for c in WORD).encode(),
    "octal numbers": "".join(f"\\{ord(c):03o}" for c in WORD).encode(),
    "per cent": "".join(f"%{ord(c):02X}" for c in WORD).encode(),
    "hexadecimal": WORD.encode().hex().encode(),
    "hexadecimal utf-16 of a pdf": b"<FEFF" + WORD.encode("utf-16-be").hex().upper().encode() + b">",
    "split over runs": b"<w:r><w:t>Zqx</w:t></w:r><w:r><w:rPr/><w:t>vwkplace</w:t></w:r>",
    "a zip's member": zipped(content=WORD.encode()),
    "a zip's name": zipped(name=WORD),
    "a zip's comment": zipped(comment=WORD.encode()),
    "a zip in a zip": zipped("embedded.xlsx", zipped("xl/sheet1.xml", b"<t>Zqxv</t><t>wkplace</t>")),
    "text of a picture": png(b"tEXt", b"Comment\0" + WORD.encode()),
    "compressed text of a picture": png(b"zTXt", b"Comment\0\0" + zlib.compress(WORD.encode())),
    "a picture in a page": b'<img src="data:image/png;base64,'
    + base64.b64encode(png(b"zTXt", b"C\0\0" + zlib.compress(WORD.encode()))) + b'">',
    "information of a pdf": pdf(information=WORD),
    "information of a pdf in utf-16": pdf(information=f"\u0416 {WORD}"),
    "an alternative text of a pdf": pdf(alternative=f"\u0416 {WORD}"),
    "a stream of a pdf": pdf(stream=b"% " + WORD.encode()),
    "an attachment of a pdf": pdf(attached=WORD.encode()),
    "a text in parts of a pdf": pdf(stream=b"BT /F1 9 Tf (Zqx) Tj (vwk) Tj (place) Tj ET"),
    **{f"base64 at {shift}": base64.b64encode(b"x" * shift + WORD.encode() + b" and more") for shift in range(3)},
    "base64 of an address": base64.urlsafe_b64encode(b"?>~" + WORD.encode()),
}  # fmt: skip


@pytest.mark.parametrize("written", WRITTEN)
def it_finds_a_word_however_it_is_written(written):
    assert list(hunted(WRITTEN[written], [WORD])) == [WORD]


@pytest.mark.parametrize("written", ["utf-8", "base64 at 0", "a zip in a zip", "an alternative text of a pdf"])
def but_it_finds_no_other(written):
    assert hunted(WRITTEN[written], ["Zqxvwkplain"]) == {}


def it_reads_what_stands_in_many_places_once():
    stream = base64.b64encode(b"Words that stand in many places.") + b"\n"
    read = list(views(stream * 50))
    assert len(read) == len(set(read))
    assert sum("Words that stand" in text for text in read) == 1


def but_it_opens_what_it_had_met_too_deep_to_be_opened():
    archive = inner = zipped(content=WORD.encode())
    for _ in range(DEEP - 1):
        archive = zipped(content=archive)
    both = io.BytesIO()
    with zipfile.ZipFile(both, "w") as members:
        members.writestr("first.zip", archive)
    assert hunted(both.getvalue(), [WORD]) == {}
    with zipfile.ZipFile(both, "a") as members:
        members.writestr("second.zip", inner)
    assert list(hunted(both.getvalue(), [WORD])) == [WORD]
