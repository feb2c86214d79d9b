"""A folder with one good table, for tests that change one thing about it."""

from __future__ import annotations

from pathlib import Path

import pytest

CASES = (
    "case_id,states,part,record_type,inclusion,consent,account\n"
    "C-1,XAA,new,individual,include,anonymous,It was alleged.\n"
    "C-2,NA,follow_up,group,include,not_applicable,\n"
)


@pytest.fixture
def folder(tmp_path) -> Path:
    """A report's folder, called with a blank and accents, that loads without a finding."""
    path = tmp_path / "Été 2031"
    path.mkdir()
    (path / "report.toml").write_text('[report]\nsymbol = "A/HRC/99/1"\n', encoding="utf-8")
    (path / "cases.csv").write_text(CASES, encoding="utf-8")
    return path
