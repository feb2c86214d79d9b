"""The command line, in this process or as it is typed: how it ended, and what it said."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from click.testing import CliRunner

DOCUMENTED = (0, 2, 3, 4, 5, 6)
"""The exit codes that a command may end with; 1 is a defect."""


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


def run(*arguments: object, cwd: Path | None = None, **environment: str) -> Run:
    """Run a command in this process, which has its libraries loaded: for a test that is not about the process."""
    from reportgen.cli import reportgen

    with mock.patch.dict(os.environ, environment), contextlib.chdir(cwd or "."):
        done = CliRunner().invoke(reportgen, [*map(str, arguments)], prog_name="reportgen")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return documented(Run(done.exit_code, done.stdout, done.stderr))


def typed(*arguments: object, cwd: Path | None = None, **environment: str) -> Run:
    """Run a command in a process of its own, as people do."""
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return documented(Run(done.returncode, done.stdout, done.stderr))


def documented(done: Run) -> Run:
    """The same run; one that ended in a way that nobody has written down has failed."""
    assert "Traceback" not in done.said, done.said
    assert done.code in DOCUMENTED, (done.code, done.err)
    return done
