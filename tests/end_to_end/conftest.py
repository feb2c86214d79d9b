"""Whole commands as a user types them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from judges import libreoffice

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


def reportgen(*arguments: object, cwd: Path | None = None, **environment: str) -> Run:
    """Run the command line in a process of its own; the end of its output and its exit code."""
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode in (0, 2, 3, 4, 5, 6), done.stderr
    return Run(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def run():
    return reportgen


@pytest.fixture(scope="session")
def public_record(tmp_path_factory) -> Path:
    """The report of data/public-record, built once, in all formats."""
    return _built("public-record", tmp_path_factory)


@pytest.fixture(scope="session")
def example(tmp_path_factory) -> Path:
    """The report of data/example, built once, in all formats."""
    return _built("example", tmp_path_factory)


def _built(name: str, tmp_path_factory) -> Path:
    output = tmp_path_factory.mktemp("built") / name
    built = reportgen("build", REPOSITORY / "data" / name, "-o", output)
    assert built.code == 0, built.err
    return output


@pytest.fixture(scope="session")
def in_libreoffice(public_record, example, tmp_path_factory) -> dict[str, Path]:
    """The Word files of both data sets as LibreOffice lays them out, by name; one start for both."""
    folder = tmp_path_factory.mktemp("libreoffice")
    copies = []
    for output in (public_record, example):
        copies.append(folder / f"{output.name}.docx")
        copies[-1].write_bytes((output / "report.docx").read_bytes())
    return {pdf.stem: pdf for pdf in libreoffice.to_pdfs(copies, folder)}
