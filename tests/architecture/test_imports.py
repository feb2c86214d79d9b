"""The contracts of imports hold walls that somebody would notice if they fell: each is broken once, in a copy.

That they are kept in the checkout itself is a step of `make test` (lint-imports).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINTER = Path(sys.executable).with_name("lint-imports")

BREAKS = {
    "Rooms: verbs above, nouns below, and verbs are strangers": (
        "aggregation/__init__.py",
        "import reportgen.composition",
    ),
    "In rendering: docx and pdf over html over charts": (
        "rendering/charts/__init__.py",
        "import reportgen.rendering.html",
    ),
    "Names stop at protection": ("aggregation/__init__.py", "import reportgen.cases.confidential"),
    "Rendering sees the document only": ("rendering/docx/__init__.py", "import reportgen.facts"),
    "A refresh sees two Word files and nothing of the data": ("refresh/__init__.py", "import reportgen.facts"),
    "After aggregation: no pandas, no cases, no click": ("facts/__init__.py", "import pandas"),
    "A library has one home": ("composition/__init__.py", "import matplotlib"),
}
"""By contract: the module in which an import is planted that it forbids."""


def contracts():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]


def verdicts(checkout):
    """KEPT or BROKEN by contract, for the package in a folder."""
    run = subprocess.run(
        [LINTER, "--no-cache"],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = dict(re.findall(r"^(.+?) (KEPT|BROKEN)\b", run.stdout, re.MULTILINE))
    assert found, run.stdout + run.stderr
    return found


@pytest.fixture
def checkout(tmp_path):
    """The package and its contracts, to be broken."""
    shutil.copytree(ROOT / "reportgen", tmp_path / "reportgen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_has_a_break():
    assert set(BREAKS) == set(contracts())


@pytest.mark.parametrize("contract", BREAKS)
def it_sees_a_contract_broken(contract, checkout):
    module, forbidden = BREAKS[contract]
    with (checkout / "reportgen" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{forbidden}\n")
    assert verdicts(checkout)[contract] == "BROKEN"


def but_it_keeps_an_unbroken_copy(checkout):
    assert verdicts(checkout) == dict.fromkeys(contracts(), "KEPT")
