"""Read a PDF back with other people's programs: poppler and pypdf."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pypdf


@dataclass(frozen=True)
class Word:
    """A word and its box, in points from the upper left corner of its page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Pdf:
    data: bytes = field(repr=False)
    path: Path

    @property
    def reader(self):
        return pypdf.PdfReader(io.BytesIO(self.data))

    @property
    def pages(self):
        """The words of each page, parted by single blanks."""
        return [squeezed(page.extract_text()) for page in self.reader.pages]

    def text(self, page=None):
        wanted = ["-f", str(page), "-l", str(page)] if page else []
        run = subprocess.run(
            ["pdftotext", "-layout", *wanted, self.path, "-"], check=True, capture_output=True, text=True
        )
        return squeezed(run.stdout)

    def words(self, page):
        run = subprocess.run(
            ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), self.path, "-"],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        found = re.findall(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', run.stdout
        )
        return [Word(*map(float, place), text) for *place, text in found]

    def word(self, page, text):
        return next(word for word in self.words(page) if word.text == text)


def squeezed(text: str) -> str:
    """Words parted by single blanks, however they stood on the page."""
    return " ".join(text.split())


def walk(node, seen=None) -> list[str]:
    """The kinds and alternative texts in a structure tree."""
    seen = set() if seen is None else seen
    node = node.get_object()
    if not isinstance(node, pypdf.generic.DictionaryObject) or id(node) in seen:
        return []
    seen.add(id(node))
    found = [f"/S {node['/S']}"] if "/S" in node else []
    if "/Alt" in node:
        found.append(f"/Alt {node['/Alt']} /Alt")
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if not isinstance(child.get_object(), int):
            found.extend(walk(child, seen))
    return found
