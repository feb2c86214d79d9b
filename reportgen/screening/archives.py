"""Archives: Word files, workbooks and other packages by their parts, plain archives by their members.

Nothing is ever written to disk, so that a member's name can lead nowhere; what unpacks to too much is not read.
"""

from __future__ import annotations

import bisect
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Protocol

from reportgen.finished.bounds import LARGEST_FILE, TooLarge
from reportgen.screening.encodings import read_strings
from reportgen.screening.limits import Limits, is_bomb
from reportgen.screening.parts import step_of
from reportgen.screening.passages import Again, Items, Kind, Passage, Place, Step, Unseen, own
from reportgen.screening.sheets import SHARED, WORKBOOK, book_of, read_shared, read_sheet

_AT_ONCE = 2**20
_HEAD = 30
"""Bytes before the name of a member."""

_MOST_TOLD = 10
_PACKAGE = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml")
_EMBEDDED = ("word/embeddings/", "xl/embeddings/", "ppt/embeddings/", "word/afchunk")
LOCKED = "it is locked with a password"
DAMAGED = "it is damaged"
TOO_LARGE = "it unpacks to far more than can be read"
TOO_MANY = "it holds more parts than are read"


class Read(Protocol):
    """Whoever reads a file or part of whatever kind."""

    def __call__(self, data: bytes, place: Place, limits: Limits, name: str = "") -> Items: ...


def read_archive(data: bytes, place: Place, limits: Limits, read: Read) -> Items:
    """Every member, its name and remark, and what stands between the members."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        yield Unseen(place, DAMAGED)
        yield from read_strings(data, place)
        return
    names = {member.filename for member in members}
    package = not names.isdisjoint(_PACKAGE)
    if (
        package
        and "META-INF/manifest.xml" in names
        and b"encryption-data" in _quietly(archive, "META-INF/manifest.xml")
    ):
        yield Unseen(place, LOCKED)
        return
    yield from _remarks(archive, place)
    yield from _between(data, members, place, read, limits)
    book = (
        book_of(_quietly(archive, WORKBOOK), _quietly(archive, "xl/_rels/workbook.xml.rels"))
        if WORKBOOK in names
        else None
    )
    for number, member in enumerate(sorted(members, key=lambda one: one.filename == SHARED), 1):
        if member.is_dir():
            continue
        if not limits.open():
            yield Unseen(place, TOO_MANY)
            return
        where = (*place, _step(member.filename, number, package=package))
        try:
            content = _content(archive, member, limits)
        except TooLarge:
            yield Unseen(where, TOO_LARGE)
            continue
        except _FAULTS:
            yield Unseen(where, LOCKED if member.flag_bits & 1 else DAMAGED)
            continue
        if book is not None and member.filename == SHARED:
            yield from read_shared(content, place, book.shown)
        elif book is not None and book.is_sheet(member.filename):
            yield from read_sheet(content, place, member.filename, book)
        else:
            yield from read(content, where, limits, member.filename)


_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def _step(name: str, number: int, *, package: bool) -> Step:
    if package and not name.startswith(_EMBEDDED):
        return step_of(name, number)
    word = "embedded file" if package else "member"
    return Step(name, f"{word} {number}", file=True)


def _remarks(archive: zipfile.ZipFile, place: Place) -> Items:
    """The names of the members and what is written beside them."""
    yield Passage(archive.comment.decode("utf-8", "replace"), own(place, "remark of the archive"), again=Again.ASIDE)
    for number, member in enumerate(archive.infolist(), 1):
        where = own(place, f"name of member {number}")
        yield Passage(member.filename, where, Kind.CODE, again=Again.ASIDE)
        if member.orig_filename != member.filename:
            yield Passage(member.orig_filename, where, Kind.CODE, again=Again.OF_PASSAGE)
        if member.comment:
            remark = member.comment.decode("utf-8", "replace")
            yield Passage(remark, own(place, f"remark of member {number}"), again=Again.ASIDE)


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> bytes:
    """A member, unpacked piece by piece: what the archive says of its size may be a lie."""
    pieces, size = [], 0
    with archive.open(member) as stream:
        while piece := stream.read(_AT_ONCE):
            pieces.append(piece)
            size += len(piece)
            limits.take(len(piece))
            if size > LARGEST_FILE or is_bomb(size, member.compress_size):
                raise TooLarge
    return b"".join(pieces)


def _quietly(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part that says where others stand, or nothing where it cannot be had: it is read, and told, in its turn."""
    try:
        return _content(archive, archive.getinfo(name), Limits())
    except (KeyError, TooLarge, *_FAULTS):
        return b""


def _between(data: bytes, members: list[zipfile.ZipInfo], place: Place, read: Read, limits: Limits) -> Items:
    """What stands before the first member or in gaps: an archive shows only what its directory lists."""
    listed = sorted(members, key=lambda member: member.header_offset)
    offsets = [member.header_offset for member in listed]
    if offsets and offsets[0] > 0:
        yield from read(data[: offsets[0]], (*place, Step("what stands before the archive", file=True)), limits)
    told = 0
    for start in _headers(data):
        before = bisect.bisect_right(offsets, start) - 1
        member = listed[before] if before >= 0 else None
        end = member.header_offset + _HEAD + len(member.orig_filename) + member.compress_size if member else 0
        if (member is None or member.header_offset != start) and start >= end and told < _MOST_TOLD:
            told += 1
            yield Unseen(
                own(place, f"a member that the archive does not list, at byte {start}"), "it may hold anything"
            )


def _headers(data: bytes) -> Iterator[int]:
    start = data.find(b"PK\x03\x04")
    while start >= 0:
        yield start
        start = data.find(b"PK\x03\x04", start + 4)
