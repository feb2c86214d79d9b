"""Runs a command whose home, caches and temporary folder are its own, and writes down what it does with the world.

An audit hook sits in the command's process and in those that it starts: every use of a socket is written down and
refused, and every file that is opened to be written is written down with who may look into its folder.

Each command runs in a process of its own. The first of a name is started as people start it; those that follow are
forked from a process that has loaded what they load: two seconds less each. One that is to break at an import is
started too.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from nursery import Nursery

HOOK = '''
"""Put before all other modules of a watched command by PYTHONPATH."""
import json, os, stat, sys

_log = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_busy = False

def _private(path):
    """The nearest folder above a path into which only its owner may look; empty where there is none."""
    while path != os.path.dirname(path):
        path = os.path.dirname(path)
        try:
            found = os.stat(path)
        except OSError:
            continue
        if not found.st_mode & 0o077 and found.st_uid == os.geteuid():
            return path
    return ""

def _note(what, *told):
    os.write(_log, (json.dumps([what, *told]) + "\\n").encode())

def _hook(event, args):
    global _busy
    if _busy:
        return
    _busy = True
    try:
        if event.startswith(("socket.", "http.", "ftplib.", "smtplib.", "urllib.")):
            _note("network", event)
            raise PermissionError("a watched command has no network")
        if event == "open" and isinstance(args[0], (str, bytes)) and (args[2] or 0) & _WRITES:
            path = os.path.abspath(os.fsdecode(args[0]))
            _note("writes", path, _private(path))
        elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
            _note("starts", str(args[0]))
        elif event == "import" and args[0] == os.environ.get("WATCHED_BREAKS"):
            raise ValueError(os.environ["WATCHED_SECRET"])
    finally:
        _busy = False

sys.addaudithook(_hook)
'''

REPORTGEN = ("-m", "reportgen")


@dataclass(frozen=True)
class Watched:
    """How a command ended, what it said, and what it did: lines of the hook, each a list that begins with a word.

    `left`: what it left in the temporary folder.
    """

    command: str
    typed: str
    code: int
    out: str
    err: str
    did: tuple[list[str], ...]
    left: list[str]

    @property
    def said(self) -> str:
        return self.out + self.err

    def all_of(self, what: str) -> list[list[str]]:
        return [told for word, *told in self.did if word == what]


class Watcher:
    """Places for the commands of one test, all below `place`; `program` is what Python is to run.

    A `with` block: at its end the process ends from which commands were forked.
    """

    def __init__(self, place: Path, program: Sequence[str] = REPORTGEN) -> None:
        self.program = program
        self._typed: set[str] = set()
        self._nursery: Nursery | None = None
        self.temporary, self.home, self.cache, hook = (place / name for name in ("tmp", "home", "cache", "hook"))
        for folder in (self.temporary, self.home, self.cache, hook):
            folder.mkdir()
        (hook / "sitecustomize.py").write_text(HOOK)
        self._log = place / "watched.jsonl"
        path = os.pathsep.join(filter(None, (str(hook), os.environ.get("PYTHONPATH"))))
        self.environment = {**os.environ, "HOME": str(self.home), "TMPDIR": str(self.temporary), "PYTHONPATH": path,
                            "XDG_CACHE_HOME": str(self.cache), "WATCHED": str(self._log)}  # fmt: skip
        self._said = hook

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._nursery is not None:
            self._nursery.end()

    def run(self, *arguments: object, **environment: str) -> Watched:
        """Run `reportgen` with these arguments to its end."""
        known = str(arguments[0]) in self._typed and "WATCHED_BREAKS" not in environment
        if self.program is REPORTGEN and known and hasattr(os, "fork"):
            if self._nursery is None:
                self._nursery = Nursery(self.environment, self._said)
            self._log.write_text("")
            return self._ended(arguments, *self._nursery.run(arguments, environment))
        self._typed.add(str(arguments[0]))
        started = self._start(arguments, environment)
        out, err = started.communicate()
        return self._ended(arguments, started.returncode, out, err)

    def interrupt(self, *arguments: object, when: str) -> Watched:
        """Run `reportgen` and interrupt it, as Ctrl-C does, once it has said a word."""
        started = self._start(arguments, {}, process_group=0, preexec_fn=_takes_interrupts)
        said = ""
        while when not in said and (line := started.stderr.readline()):
            said += line
        os.killpg(started.pid, signal.SIGINT)
        out, err = started.communicate()
        return self._ended(arguments, started.returncode, out, said + err)

    def left(self) -> list[str]:
        """What stands in the temporary folder; nothing should, once a command has ended."""
        return sorted(path.name for path in self.temporary.iterdir())

    def _start(self, arguments, environment, **more) -> subprocess.Popen[str]:
        self._log.write_text("")
        command = [sys.executable, *self.program, *map(str, arguments)]
        return subprocess.Popen(command, env={**self.environment, **environment}, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, **more)  # fmt: skip

    def _ended(self, arguments, code: int, out: str, err: str) -> Watched:
        did = tuple(json.loads(line) for line in self._log.read_text().splitlines())
        named = [f".../{word.name}" if isinstance(word, Path) else str(word) for word in arguments]
        return Watched(str(arguments[0]), " ".join(named), code, out, err, did, self.left())


def _takes_interrupts() -> None:
    """A test that was itself started in the background ignores them, and what it starts would too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
