"""What the repository holds: the product alone, and never a case."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SELF = Path(__file__).resolve()

needs_git = pytest.mark.skipif(
    not (ROOT / ".git").exists() or shutil.which("git") is None, reason="this is not a checkout"
)

FOREIGN = {
    "a path of one machine": r"(?<![\w.])/(work|home|root|opt|Users)/(?!\.\.)",
    "the address of a registry": r"pypi\.org|pythonhosted|debian\.org|npmjs",
    "a number of a tracker": r"(?i)\bissue\s*#?\d|(?<![\w&])#\d{1,5}\b(?=\s*(\)|$))",
    "a word of another trade": r"(?i)\b(claude|anthropic|chatgpt|openai|copilot|language model|prompt injection)\b",
}
"""By what it is: what stands in no text of the repository."""

TEMPORARY = r"(?<![\w.])/tmp\b"
"""A place that only tests may name."""


def git(*arguments):
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def texts():
    """Every text file that git knows or would take, but this one, with its path."""
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout.split("\0")
    for name in sorted(set(filter(None, listed))):
        path = ROOT / name
        if path.is_file() and path != SELF:
            try:
                yield name, path.read_text("utf-8")
            except UnicodeDecodeError:
                continue


def places(pattern, *, outside=""):
    return [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}"
        for name, text in texts()
        if not outside or not name.startswith(outside)
        for match in re.finditer(pattern, text, re.MULTILINE)
    ]


@needs_git
@pytest.mark.parametrize("what", FOREIGN)
def it_speaks_of_the_product_alone(what):
    assert places(FOREIGN[what]) == []


@needs_git
def it_names_no_temporary_place_outside_tests():
    assert places(TEMPORARY, outside="tests/") == []


@needs_git
@pytest.mark.parametrize(
    "path",
    [
        "data/2031/cases.csv",
        "data/2031/persons.csv",
        "data/2031.xlsx",
        "data/public-record-2/cases.csv",
        "data/example/.reportgen/key",
        "output/2031/report.docx",
        "output/2031.internal/findings.json",
    ],
)
def it_keeps_real_cases_out_of_version_control(path):
    assert git("check-ignore", "--no-index", "-q", path).returncode == 0


@needs_git
@pytest.mark.parametrize(
    "path", ["data/reference/countries.csv", "data/public-record/cases.csv", "data/example/persons.csv"]
)
def but_it_takes_what_is_public_or_invented(path):
    assert git("check-ignore", "--no-index", "-q", path).returncode == 1


def it_locks_every_package_with_hashes():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    blocks = re.split(r"\n(?=\w)", lock.partition("\n")[2])
    assert blocks
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def settings():
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def names(requirements):
    return {re.match(r"[\w.-]+", each)[0].lower().replace("_", "-") for each in requirements if isinstance(each, str)}


def imported(folder):
    """The top names of the packages that the modules of a folder import, wherever in them."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def it_locks_every_package_that_is_asked_for():
    groups = settings()["dependency-groups"]
    asked = names([*settings()["project"]["dependencies"], *settings()["build-system"]["requires"]])
    asked |= names([*groups["build"], *groups["dev"]])
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert asked - set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)) == set(), "run: make lock"


def it_asks_for_every_package_that_it_imports():
    others = set(imported(ROOT / "reportgen")) - sys.stdlib_module_names - {"reportgen"}
    homes = packages_distributions()
    used = names(homes[package][0] for package in others)
    assert used - names(settings()["project"]["dependencies"]) == set()


def it_has_one_entrance_for_people_and_for_continuous_integration():
    assert (ROOT / ".ci" / "run").read_text("utf-8").rstrip().endswith("exec make test")
