"""What the tests of the Word file share: charts drawn as one grey dot."""

from __future__ import annotations

import struct
import zlib

import pytest

from reportgen.rendering.docx import figures, render_docx


def png(width: int = 1000, height: int = 500) -> bytes:
    """A grey picture of so many dots."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x80" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
def grey_charts(monkeypatch):
    monkeypatch.setattr(figures, "draw", lambda figure: png())


@pytest.fixture
def everything(grey_charts) -> bytes:
    from docx_samples import everything

    return render_docx(everything())
