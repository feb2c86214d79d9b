"""Folders, numbers and ends of a run that nobody meant: a message, an exit code, and nothing left behind."""

from __future__ import annotations

import subprocess
import sys

from folders import case, write_folder


def it_leaves_no_process_behind_when_it_is_killed(tmp_path):
    folder = write_folder(tmp_path / "in", [case("C-1", account="Text.")])
    command = [sys.executable, "-m", "reportgen", "build", folder, "-o", tmp_path / "out"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as run:
        assert run.stderr is not None
        assert run.stderr.readline().startswith(b"1/7")  # the second process has begun
        run.kill()
        run.communicate(timeout=30)  # it ends when nobody holds the pipe any more
    assert not (tmp_path / "out").exists()
