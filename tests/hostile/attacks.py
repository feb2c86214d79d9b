"""Commands as an attacker would have them run: the installed program in a process of its own, with limits of time."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from folders import REPORT_TOML, case, write_folder

DOCUMENTED = (0, 2, 3, 4, 5, 6)
PATIENCE = 60
"""Seconds after which a run is said to hang; an honest one of these folders takes less than three."""


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


def installed() -> list[str]:
    """The command that people type."""
    beside = Path(sys.executable).with_name("reportgen")
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "reportgen"]


def attack(*arguments: object, cwd: Path | None = None, before: str = "", environment=None, **more: str) -> Run:
    """Run the installed program; `before`: words of a shell around RUN, such as a limit."""
    command = [*installed(), *map(str, arguments)]
    if before:
        command = ["bash", "-c", before.replace("RUN", 'exec "$@"'), "bash", *command]
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**(os.environ if environment is None else environment), **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    out, err = (stream.decode("utf-8", errors="replace") for stream in (done.stdout, done.stderr))
    assert "Traceback" not in out + err, err
    assert done.returncode in DOCUMENTED, (done.returncode, err)
    return Run(done.returncode, out, err)


def command(*arguments: object) -> Run:
    """The same in this process: the command line without what starts it."""
    from reportgen.cli import reportgen

    done = CliRunner().invoke(reportgen, [*map(str, arguments)])
    assert done.exit_code in DOCUMENTED, (done.exit_code, done.output)
    assert "Traceback" not in done.output
    return Run(done.exit_code, done.stdout, done.stderr)


def small_folder(path: Path, *, toml: str = "", prose: str | None = None, account: str = "It was said.", **tables):
    """A folder in which nothing is wrong, but for what is given."""
    cases = tables.pop("cases", [case("C-1", account=account, act_types="detention", act_dates="2030-06")])
    folder = write_folder(path, cases, toml=REPORT_TOML + toml, **tables)
    if prose is not None:
        (folder / "prose").mkdir()
        (folder / "prose" / "introduction.md").write_text(prose, encoding="utf-8")
    return folder
