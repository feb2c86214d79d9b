"""Whole processes, measured from outside: seconds on the clock and the peak of memory, each the median of some runs."""

from __future__ import annotations

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLES_A_SECOND = 10
"""How often the memory of a process and its children is added up: enough to see a phase of work, few enough to cost
nothing that could be measured."""


@dataclass(frozen=True)
class Measured:
    """The medians of some runs; `processor`: seconds of all cores. `failed`: why there are none; empty: there are."""

    seconds: float | None = None
    processor: float | None = None
    megabytes: float | None = None
    failed: str = ""


def measure(command: Sequence[str], *, runs: int, before: Callable[[], None] = lambda: None) -> Measured:
    """Run a command some times. `before` prepares each run, apart from its time.

    The memory is the peak of the process; where it starts others, the peak of all together, if that is more.
    """
    timings = []
    for _ in range(runs):
        before()
        once = _once(command)
        if once.failed:
            return once
        timings.append((once.seconds, once.processor, once.megabytes))
    return Measured(*(statistics.median(filter(None, each)) for each in zip(*timings, strict=True)))


def _once(command: Sequence[str]) -> Measured:
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    together = _Together(process.pid)
    together.start()
    assert process.stderr
    messages = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    together.stop()
    lines = messages.strip().splitlines()
    failed = f"exit {process.returncode}: {lines[-1] if lines else 'no message'}" if process.returncode else ""
    processor = usage.ru_utime + usage.ru_stime
    return Measured(seconds, processor, max(usage.ru_maxrss / 1024, together.megabytes), failed)


class _Together(threading.Thread):
    """Adds up the memory of a process and its descendants, shared pages once, while there is more than one."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.megabytes = 0.0
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(1 / SAMPLES_A_SECOND):
            family = _family(self.process)
            if len(family) > 1:
                self.megabytes = max(self.megabytes, sum(map(_proportional_megabytes, family)))

    def stop(self) -> None:
        self._over.set()
        self.join()


def _family(process: int) -> list[int]:
    """A process and its descendants, as far as the system tells (Linux)."""
    found = [process]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            found.extend(int(child) for child in _read(children).split())
    return found


def _proportional_megabytes(process: int) -> float:
    lines = _read(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except OSError:  # the process has ended
        return ""
