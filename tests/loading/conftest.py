"""A folder with one good table, for tests that change one thing about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_table import CASES


@pytest.fixture
def folder(tmp_path) -> Path:
    """A report's folder, called with a blank and accents, that loads without a finding."""
    path = tmp_path / "Été 2031"
    path.mkdir()
    (path / "report.toml").write_text('[report]\nsymbol = "A/HRC/99/1"\n', encoding="utf-8")
    (path / "cases.csv").write_text(CASES, encoding="utf-8")
    return path
