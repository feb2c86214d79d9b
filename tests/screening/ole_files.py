"""OLE files, made by hand: one folder of streams, each in sectors of its own ([MS-CFB])."""

from __future__ import annotations

import struct

SECTOR, FREE, END, FAT_SECTOR, NONE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def ole(streams):
    """A file with streams by their names; short ones are filled up with zeros, to use sectors of their own."""
    contents = [content.ljust(4096, b"\x00") for content in streams.values()]
    entries = [_entry("Root Entry", 5, child=1 if streams else NONE)]
    directory_sectors = -(-(len(streams) + 1) * 128 // SECTOR)
    start = 1 + directory_sectors
    chain = [FAT_SECTOR, *_chain(1, directory_sectors)]
    for number, (name, content) in enumerate(zip(streams, contents, strict=True), 1):
        count = -(-len(content) // SECTOR)
        entries.append(
            _entry(name, 2, start=start, size=len(content), right=number + 1 if number < len(streams) else NONE)
        )
        chain += _chain(start, count)
        start += count
    assert len(chain) <= SECTOR // 4
    fat = struct.pack(f"<{SECTOR // 4}I", *chain, *[FREE] * (SECTOR // 4 - len(chain)))
    directory = b"".join(entries).ljust(directory_sectors * SECTOR, b"\x00")
    body = b"".join(content.ljust(-(-len(content) // SECTOR) * SECTOR, b"\x00") for content in contents)
    return _header() + fat + directory + body


def _header():
    head = bytes.fromhex("D0CF11E0A1B11AE1") + b"\x00" * 16
    head += struct.pack("<HHHHH6xIIIIIIIIII", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    return head.ljust(SECTOR, b"\xff")


def _chain(start, count):
    return [*range(start + 1, start + count), END]


def _entry(name, kind, *, start=END, size=0, child=NONE, right=NONE):
    written = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII16xI8x8xIQ", written, len(written) + 2, kind, 1, NONE, right, child, 0, start, size)
