"""What the tests of the Word file share: charts drawn as one grey dot."""

from __future__ import annotations

import pytest
from docx_samples import png

from reportgen.rendering.docx import render, render_docx


@pytest.fixture
def grey_charts(monkeypatch):
    monkeypatch.setattr(render, "draw_png", lambda figure: png())


@pytest.fixture
def everything(grey_charts) -> bytes:
    from docx_samples import everything

    return render_docx(everything())
