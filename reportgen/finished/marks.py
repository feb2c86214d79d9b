"""What a picture of a chart says of itself: which chart it is, and a digest of the rows that it shows.

The digest is the SHA-256 of the table behind the chart as it is delivered (`figures/<name>.csv`): whoever has the table
can check the picture with `sha256sum`. It is not keyed, for it tells nothing that the picture does not show.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass

from lxml import etree

PNG = b"\x89PNG\r\n\x1a\n"
NAMESPACE = "urn:reportgen:figure:1"
KEYWORD = "reportgen"
_WORDS = re.compile(r"figure=([A-Za-z0-9_-]{1,80}) rows=sha256:([0-9a-f]{64})")
_HEAD = len(PNG) + 25
"""A PNG's signature and its first block, IHDR: what is said of it stands behind them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The name of a chart and the digest of its rows."""

    figure: str
    rows: str

    def __str__(self) -> str:
        return f"figure={self.figure} rows=sha256:{self.rows}"


def marked_png(png: bytes, mark: Mark) -> bytes:
    """The picture with the mark in a block of text (tEXt)."""
    content = f"{KEYWORD}\0{mark}".encode("latin-1")
    block = struct.pack(">I", len(content)) + b"tEXt" + content
    return png[:_HEAD] + block + struct.pack(">I", zlib.crc32(b"tEXt" + content)) + png[_HEAD:]


def mark_of_png(png: bytes) -> Mark | None:
    """The mark of a picture; None where it has none."""
    start = len(PNG)
    while png.startswith(PNG) and start + 12 <= len(png):
        length, kind = struct.unpack(">I4s", png[start : start + 8])
        if kind == b"tEXt":
            key, _, words = png[start + 8 : start + 8 + length].partition(b"\0")
            if key == KEYWORD.encode():
                return _read(words.decode("latin-1"))
        start += 12 + length
    return None


def mark_of_svg(root: etree._Element) -> Mark | None:
    """The mark of a drawing: its metadata, or an attribute where it stands in a page; None where it has none."""
    for element in root.iter(f"{{{NAMESPACE}}}rows"):
        return _read(element.text or "")
    return _read(root.get("data-rows", ""))


def _read(words: str) -> Mark | None:
    found = _WORDS.fullmatch(words.strip())
    return Mark(found[1], found[2]) if found else None
