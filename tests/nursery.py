"""Commands in processes of their own that need not load their modules: forked from one that has, and has done nothing.

Two seconds less each than one that is started as people start it, and apart from the test as that is: it may be ended,
have limits, and do as it likes with what it has in memory. Its second process is forked from it, for the same reason.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

LIBRARIES = ("click", "fontTools.ttLib", "jinja2", "lxml.etree", "markdown_it", "mdit_py_plugins", "pandas", "pypdf",
             "python_calamine")  # fmt: skip
"""What most commands load."""

_PROGRAM = """
import importlib, json, multiprocessing, os, resource, runpy, sys
from pathlib import Path

answers = int(sys.argv[1])
for name in sys.argv[2:]:
    importlib.import_module(name)
root = Path(importlib.import_module("reportgen").__file__).parent
for path in sorted(root.rglob("*.py")):
    name = ".".join(path.relative_to(root.parent).with_suffix("").parts).removesuffix(".__init__")
    if name != "reportgen.__main__":
        importlib.import_module(name)
sys.modules["reportgen.parallel"].get_context = lambda _: multiprocessing.get_context("fork")
os.write(answers, b"ready\\n")
for line in sys.stdin:
    arguments, environment, memory = json.loads(line)
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.close(answers)
        os.environ.update(environment)
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        sys.argv = ["reportgen", *arguments]
        runpy.run_module("reportgen", run_name="__main__", alter_sys=True)
        sys.exit()
    os.write(answers, b"%d\\n" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


class Nursery:
    """The process from which commands are forked; `said`: a folder for what they say. It is to be ended."""

    def __init__(self, environment: Mapping[str, str], said: Path) -> None:
        self._environment = environment
        self._out, self._err = said / "out.txt", said / "err.txt"
        self._start()
        self.loading = self._err.read_text()
        """What was said while the libraries were loaded."""

    def _start(self) -> None:
        answers, its_answers = os.pipe()
        with self._out.open("ab") as out, self._err.open("ab") as err:
            self._process = subprocess.Popen([sys.executable, "-c", _PROGRAM, str(its_answers), *LIBRARIES], text=True,
                                             env=self._environment, stdin=subprocess.PIPE, stdout=out, stderr=err,
                                             pass_fds=(its_answers,), process_group=0)  # fmt: skip
        os.close(its_answers)
        self._answers = os.fdopen(answers, encoding="ascii")
        assert self._answers.readline() == "ready\n", self._err.read_text()

    def run(self, arguments: Iterable[object], environment: Mapping[str, str], *, memory: int = 0,
            patience: float | None = None) -> tuple[int, str, str]:  # fmt: skip
        """The exit code of a command, and what it said on its two streams.

        `memory`: the bytes that it may address, 0 where there is no limit. `patience`: the seconds after which it is
        said to hang, by subprocess.TimeoutExpired.
        """
        typed = [*map(str, arguments)]
        for stream in (self._out, self._err):
            os.truncate(stream, 0)
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps([typed, environment, memory])}\n")
        self._process.stdin.flush()
        if not select.select([self._answers], [], [], patience)[0]:
            os.killpg(self._process.pid, signal.SIGKILL)
            self.end()
            self._start()
            raise subprocess.TimeoutExpired(typed, patience or 0)
        code = int(self._answers.readline())
        return code, *(stream.read_text("utf-8", "replace") for stream in (self._out, self._err))

    def end(self) -> None:
        """Let it end, once what it runs has ended."""
        self._process.communicate()
        self._answers.close()
