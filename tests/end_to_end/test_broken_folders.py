"""Folders, numbers and ends of a run that nobody meant: a message, an exit code, and nothing left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from folders import case, write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "in", [case("C-1", account="Text.")])


def it_asks_for_another_folder_than_the_root_of_the_disk(run, folder):
    done = run("build", folder, "-o", "/", "--format", "html")
    assert done.code == 2
    assert "root of the disk" in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def it_says_that_its_results_cannot_be_printed(folder):
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "reportgen", "check", folder, "--json"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 6, done.stderr
    assert b"standard output" in done.stderr


def it_leaves_no_process_behind_when_it_is_killed(folder, tmp_path):
    command = [sys.executable, "-m", "reportgen", "build", folder, "-o", tmp_path / "out"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as run:
        assert run.stderr is not None
        assert run.stderr.readline().startswith(b"1/7")  # the second process has begun
        run.kill()
        run.communicate(timeout=30)  # it ends when nobody holds the pipe any more
    assert not (tmp_path / "out").exists()
