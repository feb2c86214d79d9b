"""Commands in a pipe whose reader leaves early: `reportgen check FOLDER | head -1`."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

import pytest
from folders import case, write_folder


@dataclass(frozen=True)
class Ended:
    code: int
    told: str


def unread(stream, *arguments) -> Ended:
    """Run a command of which nobody reads one stream; its exit code, and what the other stream says."""
    command = [sys.executable, "-m", "reportgen", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        left, other = process.stdout, process.stderr
        if stream == "stderr":
            left, other = other, left
        left.close()
        told = other.read()
    return Ended(process.returncode, told)


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path / "f", [case("C1", account="It was alleged.", act_types="detention")])


@pytest.mark.parametrize(("state", "code"), [("XAA", 0), ("Atlantis", 3)])
def it_ends_with_the_code_of_what_it_found(tmp_path, state, code):
    folder = write_folder(tmp_path / "f", [case("C1", states=state), case("C2", states=state)])
    assert unread("stdout", "check", folder, "-q") == Ended(code, "")


def it_helps_whoever_does_not_listen():
    assert unread("stdout", "build", "--help") == Ended(0, "")


def it_says_nothing_of_it_beside_its_other_messages(folder):
    ended = unread("stdout", "check", folder)
    assert ended.told.splitlines()[-1].endswith("in all.")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def it_writes_the_report_all_the_same(folder, tmp_path, stream):
    ended = unread(stream, "build", folder, "--format", "html", "-o", tmp_path / "o")
    assert ended.code == 0
    assert "Pipe" not in ended.told
    assert (tmp_path / "o" / "report.html").exists()
