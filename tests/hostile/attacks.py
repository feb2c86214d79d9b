"""Commands as an attacker would have them run: the installed program in a process of its own, with limits of time."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from commands import Run, documented, run
from folders import REPORT_TOML, case, write_folder
from nursery import Nursery

PATIENCE = 60
"""Seconds after which a run is said to hang; an honest one of these folders takes less than three."""


def installed() -> list[str]:
    """The command that people type; in a path with a blank a shell would stand before it, with limits of its own."""
    beside = Path(sys.executable).with_name("reportgen")
    return [str(beside)] if beside.exists() and " " not in str(beside) else [sys.executable, "-m", "reportgen"]


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
    return documented(Run(done.returncode, out, err))


MEMORY = 6_000_000 * 1024
"""Bytes that a command may address which is run apart."""


class _Apart:
    place: Path | None = None
    nursery: Nursery | None = None


@contextlib.contextmanager
def nursery_in(place: Path) -> Iterator[None]:
    """What is run apart in this block is forked from one process, which is started when it is first needed."""
    _Apart.place = place
    try:
        yield
    finally:
        if _Apart.nursery is not None:
            _Apart.nursery.end()
        _Apart.place = _Apart.nursery = None


def apart(*arguments: object) -> Run:
    """Run the program in a process of its own, with limits of memory and time: what it reads may end it."""
    if _Apart.nursery is None:
        assert _Apart.place is not None
        _Apart.nursery = Nursery(os.environ, _Apart.place)
    return documented(Run(*_Apart.nursery.run(arguments, {}, memory=MEMORY, patience=PATIENCE)))


command = run
"""The same in this process: the command line without what starts it."""


def small_folder(path: Path, *, toml: str = "", prose: str | None = None, account: str = "It was said.", **tables):
    """A folder in which nothing is wrong, but for what is given."""
    cases = tables.pop("cases", [case("C-1", account=account, act_types="detention", act_dates="2030-06")])
    folder = write_folder(path, cases, toml=REPORT_TOML + toml, **tables)
    if prose is not None:
        (folder / "prose").mkdir()
        (folder / "prose" / "introduction.md").write_text(prose, encoding="utf-8")
    return folder
