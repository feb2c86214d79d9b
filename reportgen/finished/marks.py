"""What a picture of a chart says of itself: which chart it is, and a digest of the rows that it shows.

The digest is keyed with the key of the report's folder: who has the folder can check the picture with `reportgen
verify`, and nobody else can make one or guess rows from it. Beside it stands what tells the keys of two folders apart.
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
_DIGEST = "[0-9a-f]{16}"
_WORDS = re.compile(
    rf"figure=([A-Za-z0-9_-]{{1,80}})(?: rows=(?:hmac-sha256:({_DIGEST}):({_DIGEST})|(sha256:[0-9a-f]{{64}})))?"
)
_HEAD = len(PNG) + 25
"""A PNG's signature and its first block, IHDR: what is said of it stands behind them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The name of a chart, the digest of its rows, and what stands for the key with which it was made.

    `rows` is empty in a picture that says nothing of them. `key` is empty where the digest is a plain one, as earlier
    versions of the program made it.
    """

    figure: str
    key: str = ""
    rows: str = ""

    def __str__(self) -> str:
        return f"figure={self.figure}" + (f" rows=hmac-sha256:{self.key}:{self.rows}" if self.rows else "")


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
    return Mark(found[1], found[2] or "", found[3] or found[4] or "") if found else None
