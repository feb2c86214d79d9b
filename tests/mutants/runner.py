"""Takes each gate out in turn, in a copy of the package, and asks the tests that it names: `make mutants`.

The libraries are loaded once; each mutant is a process forked from there, which imports the copy and runs pytest in it.
A mutant counts as noticed where a test fails. One that cannot be imported, or whose tests are not there, is an error of
the table, and so are tests that fail before anything is taken out.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from mutants.gates import GATES, Gate

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("reportgen", "tests", "templates", "data/reference", "docs", "pyproject.toml")
PATIENCE = 300
"""Seconds after which a mutant's tests are ended: a gate whose loss makes the program wait for ever is noticed."""

AT_ONCE = min(2, os.cpu_count() or 1)

NOTICED, UNNOTICED, WRONG = "noticed", "UNNOTICED", "WRONG"


@dataclass(frozen=True)
class Outcome:
    """`verdict` with what the tests said, where that is of use."""

    gate: str
    verdict: str
    said: str = ""


class Copy:
    """A copy of what is needed to run tests, in which one file at a time is changed."""

    def __init__(self, place: Path) -> None:
        self.place = place
        for name in COPIED:
            source, target = ROOT / name, place / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                shutil.copy2(source, target)
        compileall.compile_dir(place / "reportgen", quiet=2)

    def run(self, tests: Sequence[str], gate: Gate | None = None) -> tuple[int, str]:
        """Run tests with a gate taken out; pytest's exit code and what it said."""
        if gate is None:
            return self._forked(tests)
        path = self.place / "reportgen" / gate.file
        whole, times = path.read_text("utf-8"), path.stat()
        path.write_text(whole.replace(gate.text, gate.without), "utf-8")
        try:
            return self._forked(tests)
        finally:
            path.write_text(whole, "utf-8")
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    def _forked(self, tests: Sequence[str]) -> tuple[int, str]:
        said = self.place / "said.txt"
        child = os.fork()
        if child == 0:
            self._be_the_mutant(tests, said)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status), said.read_text("utf-8", "replace")
            time.sleep(0.02)
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return 1, "it went on for ever"

    def _be_the_mutant(self, tests: Sequence[str], said: Path) -> None:
        """Never returns: the process ends with pytest's exit code."""
        code = 70
        try:
            os.setpgid(0, 0)
            os.chdir(self.place)
            output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(output, 1)
            os.dup2(output, 2)
            places = [str(self.place), str(self.place / "tests")]
            sys.path[:] = places + [place for place in sys.path if Path(place or ".").resolve() != ROOT / "tests"]
            os.environ |= {"PYTHONPATH": places[0], "PYTHONDONTWRITEBYTECODE": "1"}
            sys.dont_write_bytecode = True
            for name in [name for name in sys.modules if name.partition(".")[0] == "mutants"]:
                del sys.modules[name]
            import pytest

            code = int(pytest.main(["-x", "-q", "--no-header", "-p", "no:cacheprovider", *tests]))
        except BaseException:  # noqa: BLE001  whatever it is, the process ends here
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)


def faults_of_the_table() -> Iterator[str]:
    """Gates whose text does not stand in its file exactly once: the table has to be mended with the code."""
    for gate in GATES:
        path = ROOT / "reportgen" / gate.file
        times = path.read_text("utf-8").count(gate.text) if path.exists() else 0
        if times != 1:
            yield f"{gate.name}: the text of the gate stands {times} times in reportgen/{gate.file}"


def outcomes(gates: Sequence[Gate]) -> Iterator[Outcome]:
    """What became of each gate that was taken out; first, whether the tests pass as long as all of them are in."""
    _load_libraries()
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        copies: Queue[Copy] = Queue()
        for number in range(AT_ONCE):
            copies.put(Copy(Path(place) / str(number)))

        def taken_out(gate: Gate) -> Outcome:
            copy = copies.get()
            try:
                code, said = copy.run(gate.tests, gate)
            finally:
                copies.put(copy)
            verdict = {0: UNNOTICED, 1: NOTICED}.get(code, WRONG)
            return Outcome(gate.name, verdict, "" if verdict == NOTICED else said)

        copy = copies.get()
        code, said = copy.run(list(dict.fromkeys(test for gate in gates for test in gate.tests)))
        copies.put(copy)
        if code != 0:
            yield Outcome("the tests with all gates in", WRONG, said)
            return
        with ThreadPoolExecutor(AT_ONCE) as pool:
            yield from pool.map(taken_out, gates)


def _load_libraries() -> None:
    """What the package and the tests import, but nothing of the package itself."""
    import jinja2  # noqa: F401
    import lxml.etree  # noqa: F401
    import markdown_it  # noqa: F401
    import numpy  # noqa: F401, ICN001
    import pandas  # noqa: F401, ICN001
    import pypdf  # noqa: F401
    import pytest  # noqa: F401
    import scipy.optimize  # noqa: F401

    assert "reportgen" not in sys.modules, "the copy is to be imported, not this checkout"


def main() -> int:
    """Take out the gates asked for, and say of each whether some test noticed; 1 where one was not noticed."""
    asked = argparse.ArgumentParser(description="Take each gate of protection out in turn.")
    asked.add_argument("--core", action="store_true", help="only the gates that `make test` takes out")
    asked.add_argument("words", nargs="*", help="only gates with one of these words in their name or file")
    options = asked.parse_args()
    faults = list(faults_of_the_table())
    for fault in faults:
        _say(f"WRONG      {fault}")
    gates = [
        gate
        for gate in GATES
        if (gate.core or not options.core)
        and (not options.words or any(word in f"{gate.name} {gate.file}" for word in options.words))
    ]
    bad, started = len(faults), time.monotonic()
    for outcome in outcomes(gates):
        _say(f"{outcome.verdict:<10} {outcome.gate}")
        if outcome.verdict != NOTICED:
            bad += 1
            _say(outcome.said)
    _say(f"{len(gates)} gates taken out one by one in {time.monotonic() - started:.0f} s: {bad} not as they should be.")
    return 1 if bad else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
