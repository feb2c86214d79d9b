"""Older containers: OLE files, in which Office embeds others and locks its own; RTF; messages of mail."""

from __future__ import annotations

import io
import re

from reportgen.screening.archives import LOCKED, Read
from reportgen.screening.encodings import read_strings
from reportgen.screening.limits import Limits
from reportgen.screening.passages import Again, Items, Kind, Passage, Place, Step, Unseen, own

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
RTF = b"{\\rtf"
_OLDER = frozenset(("WordDocument", "Workbook", "Book", "PowerPoint Document", "PROJECT", "__nameid_version1.0"))
_PACKED = frozenset(("Package", "CONTENTS", "\x01Ole10Native"))
_STARTS = (b"PK\x03\x04", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", OLE, RTF)
_FAULTS = (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, MemoryError,
           OverflowError, EOFError)  # fmt: skip


def read_ole(data: bytes, place: Place, limits: Limits, read: Read) -> Items:
    """Each stream: an embedded file as a file, of others the letters in them; what Office locked cannot be read."""
    import olefile  # noqa: PLC0415  few files need it

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = ["/".join(path) for path in ole.listdir(streams=True, storages=False)]
            if "EncryptedPackage" in names:
                yield Unseen(place, LOCKED)
                return
            for number, name in enumerate(names, 1):
                if not limits.open():
                    return
                content = ole.openstream(name).read()
                limits.take(len(content))
                yield from _stream(name, number, content, place, limits, read)
    except _FAULTS:
        yield Unseen(place, "it is damaged")
        yield from read_strings(data, place)
        return
    if _OLDER.intersection(part for name in names for part in name.split("/")):
        yield Unseen(place, "it is of an older format, of which only the plain letters were looked at")


def _stream(name: str, number: int, content: bytes, place: Place, limits: Limits, read: Read) -> Items:
    yield Passage(name, own(place, f"name of stream {number}"), Kind.CODE, again=Again.ASIDE)
    where = (*place, Step(f"stream {name}", f"stream {number}"))
    yield from read_strings(content, where)
    if name.rpartition("/")[2] in _PACKED:
        starts = [start for start in map(content.find, _STARTS) if start >= 0]
        begin = min(starts, default=-1)
        if begin >= 0:
            yield from read(content[begin:], (*where, Step("embedded file", file=True)), limits)


_RTF = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,5}) ?(?:\\'[0-9a-fA-F]{2}|\?)?|\\(par|line|cell|row|tab)\b ?"
    r"|\\[a-zA-Z]+-?\d* ?|\\[*~_{}\\-]|[{}\r\n]"
)


_BESIDE = re.compile(r"\{\\\*\\[a-zA-Z]+[^{}]*\}")


def read_rtf(data: bytes, place: Place) -> Items:
    """The words of an RTF file, commands taken out; marks and properties apart from the text in which they stand."""
    written = data.decode("cp1252", "replace")
    for apart in _BESIDE.findall(written):
        yield Passage(_RTF.sub(_plain, apart), own(place, "beside the text"), Kind.CODE, again=Again.ASIDE)
    text = _RTF.sub(_plain, _BESIDE.sub("", written))
    for number, line in enumerate(text.split("\n"), 1):
        yield Passage(line, own(place, f"paragraph {number}"), follows=number > 1)


def _plain(found: re.Match[str]) -> str:
    if found[1]:
        return bytes.fromhex(found[1]).decode("cp1252", "replace")
    if found[2]:
        number = int(found[2]) % 65_536
        return "" if 0xD800 <= number < 0xE000 else chr(number)
    if found[3]:
        return "\n"
    return {"\\~": " ", "\\_": "-", "\\-": "", "\\\\": "\\"}.get(found[0], "")


def read_mail(data: bytes, place: Place, limits: Limits, read: Read) -> Items:
    """The heads, the body and the attachments of a message."""
    import email.header  # noqa: PLC0415  few files need it
    from email.message import Message  # noqa: PLC0415

    left = [email.message_from_bytes(data)]
    number = 0
    while left:
        part = left.pop(0)
        for name, value in part.items():
            words = str(email.header.make_header(email.header.decode_header(str(value))))
            yield Passage(words, own(place, f"head {name}" if name.isalpha() else "head"), again=Again.ASIDE)
        payload = part.get_payload()
        if isinstance(payload, list):
            left.extend(one for one in payload if isinstance(one, Message))
            continue
        content = part.get_payload(decode=True)
        number += 1
        if isinstance(content, bytes) and limits.open():
            name = part.get_filename() or f"x.{part.get_content_subtype()}"
            limits.take(len(content))
            yield from read(content, (*place, Step(name, f"part {number}", file=True)), limits, name)
