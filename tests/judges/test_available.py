"""A judge that is missing: its tests are skipped and say what to install, but where nobody reads that they fail."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from judges import available

ROOT = Path(__file__).parents[2]


def absent():
    raise available.AbsentError("Chromium is not installed (Debian: chromium).")


@pytest.fixture
def environment(monkeypatch):
    for name in ("CI", "REPORTGEN_ALL_JUDGES"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def it_skips_and_says_what_to_install(environment):
    mark = available.needs(absent).mark
    assert mark.args == (True,)
    assert mark.kwargs["reason"] == "Chromium is not installed (Debian: chromium)."


@pytest.mark.parametrize("name", ["CI", "REPORTGEN_ALL_JUDGES"])
def but_it_lets_the_test_run_and_fail_where_nobody_reads_it(environment, name):
    environment.setenv(name, "1")
    assert available.needs(absent).mark.args == (False,)


def it_skips_nothing_where_all_is_here(environment):
    assert available.needs(lambda: "/usr/bin/chromium").mark.args == (False,)


def it_names_the_package_of_a_program(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(available.AbsentError, match="Debian: libreoffice-writer"):
        available.libreoffice()


def it_locks_every_judge_with_hashes():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["judges"]
    lock = (ROOT / "tests" / "judges" / "requirements.lock").read_text("utf-8")
    blocks = re.split(r"\n(?=\w)", lock.partition("\n")[2])
    assert set(asked) <= {block.partition("==")[0] for block in blocks}, "run: make lock"
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    npm = json.loads((ROOT / "tests" / "judges" / "package-lock.json").read_text("utf-8"))["packages"]
    assert all(package["integrity"].startswith("sha512-") for name, package in npm.items() if name)


def it_gives_what_is_needed_by_both_one_version():
    def versions(lock):
        return dict(re.findall(r"^([\w.-]+)==([\w.]+)", lock.read_text("utf-8"), re.MULTILINE))

    ours, judges = versions(ROOT / "requirements.lock"), versions(ROOT / "tests" / "judges" / "requirements.lock")
    assert {name: version for name, version in judges.items() if ours.get(name, version) != version} == {}
