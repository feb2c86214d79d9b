"""LibreOffice, another word processor than Word: what it makes of a DOCX, and where each word stands on its pages."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from judges import available

_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its page (the first is 1), and its box in points from the left and the top of that page."""

    page: int
    text: str
    x0: float
    y0: float
    x1: float
    y1: float


def to_pdf(docx: Path, into: Path) -> Path:
    """The PDF that LibreOffice makes of a DOCX, in the folder `into`."""
    return to_pdfs([docx], into)[0]


def to_pdfs(files: Sequence[Path], into: Path) -> list[Path]:
    """The PDFs that LibreOffice makes of some DOCX with different names, in one start and in their order.

    Each call has a profile of its own, for two calls with one profile would wait for each other.
    """
    with tempfile.TemporaryDirectory(prefix="libreoffice-") as profile:
        run = subprocess.run(
            [available.libreoffice(), f"-env:UserInstallation={Path(profile).as_uri()}", "--headless",
             "--convert-to", "pdf", "--outdir", str(into), *map(str, files)],
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
    made = [into / f"{file.stem}.pdf" for file in files]
    if missing := [file.name for file, pdf in zip(files, made, strict=True) if not pdf.exists()]:
        raise RuntimeError(f"LibreOffice made no PDF of {missing}: {run.stderr[-2000:]}")
    return made


def positions(pdf: Path) -> tuple[Word, ...]:
    """The words of a PDF, in reading order, with their places on their pages."""
    run = subprocess.run(
        [available.pdftotext(), "-bbox-layout", str(pdf), "-"], check=True, capture_output=True, timeout=120
    )
    pages = ET.fromstring(run.stdout).iter(f"{_XHTML}page")
    return tuple(
        Word(number, word.text or "", *(float(word.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax")))
        for number, page in enumerate(pages, 1)
        for word in page.iter(f"{_XHTML}word")
    )
