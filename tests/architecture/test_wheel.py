"""What leaves as a package: the program, its templates, its reference tables, and nothing of any report."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PACKAGED = ("reportgen", "templates", "data/reference")


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=True, **options).stdout


def build(source, kind, place):
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(place), cwd=source)
    return next(place.glob("*.whl" if kind == "wheel" else "*.tar.gz"))


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy of what is packaged, beside a report whose cases must stay at home."""
    place = tmp_path_factory.mktemp("checkout")
    for name in PACKAGED:
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, place)
    for name in ("data/2031/persons.csv", "output/2031.internal/findings.json"):
        (place / name).parent.mkdir(parents=True)
        (place / name).write_text("not to leave", "utf-8")
    return place


@pytest.fixture(scope="module")
def sdist(checkout, tmp_path_factory):
    return build(checkout, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(sdist, tmp_path_factory):
    """Made from the source archive, as an installer would."""
    place = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(place, filter="data")
    return build(next(place.iterdir()), "wheel", tmp_path_factory.mktemp("wheel"))


def expected(folder, inside):
    return {f"{inside}/{path.relative_to(folder).as_posix()}" for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_carries_program_templates_and_reference_tables(wheel, checkout):
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == (
        expected(checkout / "reportgen", "reportgen")
        | expected(checkout / "templates", "reportgen/_shipped/templates")
        | expected(checkout / "data" / "reference", "reportgen/_shipped/reference")
    )


def test_the_source_archive_carries_no_report(sdist):
    with tarfile.open(sdist) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    assert [name for name in names if re.match(r"output/|data/(?!reference/)", name)] == []
    assert "templates" in {name.partition("/")[0] for name in names}


def test_the_wheel_runs_from_another_folder(wheel, tmp_path):
    place = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(place)
    elsewhere = tmp_path / "else where é"
    elsewhere.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(place), "PYTHONSAFEPATH": "1"}
    said = run(sys.executable, "-m", "reportgen", "--version", cwd=elsewhere, env=environment)
    assert re.search(r"\d+\.\d+\.\d+", said)
    question = "import reportgen.resources as r; print(r.templates()); print(r.reference())"
    found = run(sys.executable, "-c", question, cwd=elsewhere, env=environment).splitlines()
    assert found == [str(place / "reportgen/_shipped/templates"), str(place / "reportgen/_shipped/reference")]
