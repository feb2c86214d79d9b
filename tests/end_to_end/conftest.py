"""Whole commands as a user types them."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import commands
import pypdf
import pytest
from judges import available, libreoffice
from once import made_once

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def run():
    """Runs a command in this process."""
    return commands.run


@pytest.fixture(scope="session")
def typed():
    """Runs a command in a process of its own."""
    return commands.typed


@pytest.fixture(scope="session")
def public_record(tmp_path_factory) -> Path:
    """The report of data/public-record, built once, in all formats."""
    return _built("public-record", tmp_path_factory)


@pytest.fixture(scope="session")
def example(tmp_path_factory) -> Path:
    """The report of data/example, built once, in all formats."""
    return _built("example", tmp_path_factory)


def _built(name: str, tmp_path_factory) -> Path:
    def build(folder: Path) -> None:
        done = commands.typed("build", REPOSITORY / "data" / name, "-o", folder / name)
        assert done.code == 0, done.err

    return made_once(tmp_path_factory, name, build) / name


@pytest.fixture(scope="session")
def in_libreoffice(public_record, example, tmp_path_factory) -> dict[str, Path]:
    """The Word files of both data sets as LibreOffice lays them out, by name; one start for both."""

    def lay_out(folder: Path) -> None:
        copies = [shutil.copy(output / "report.docx", folder / f"{output.name}.docx") for output in outputs]
        libreoffice.to_pdfs(copies, folder)

    outputs = (public_record, example)
    folder = made_once(tmp_path_factory, "in-libreoffice", lay_out)
    return {output.name: folder / f"{output.name}.pdf" for output in outputs}


@pytest.fixture(scope="session")
def words_of_pages(tmp_path_factory) -> Callable[[Path], list[str]]:
    """Reads the words of each page of a PDF; several tests ask for them."""

    def read(pdf: Path) -> list[str]:
        def extract(folder: Path) -> None:
            (folder / "pages.json").write_text(json.dumps(_pages(pdf)), encoding="utf-8")

        digest = hashlib.sha256(pdf.read_bytes()).hexdigest()
        folder = made_once(tmp_path_factory, f"words-{digest[:16]}", extract)
        return json.loads((folder / "pages.json").read_text(encoding="utf-8"))

    return read


def _pages(pdf: Path) -> list[str]:
    """In the order in which they are drawn, by Poppler; by pypdf where it is not here, in twenty times as long."""
    try:
        command = [available.pdftotext(), "-raw", "-enc", "UTF-8", str(pdf), "-"]
    except available.AbsentError:
        return [page.extract_text() for page in pypdf.PdfReader(pdf).pages]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=120).stdout
    return text.split("\f")[:-1]
