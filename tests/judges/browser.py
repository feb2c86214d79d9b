"""A Chromium without a screen, told what to do over a pipe in the DevTools protocol: no port, no driver, no library."""

from __future__ import annotations

import fcntl
import json
import os
import select
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Self

# No sandbox: tests may run as root, on pages that we wrote. The rest keeps it from looking for its maker.
_SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
)  # fmt: skip

_PATIENCE = 90.0
"""Seconds that one answer may take on a machine that is busy."""


class Browser:
    """One process for many pages: a `with` block, in which `page` opens a file at a width."""

    def __init__(self, program: str) -> None:
        """`program`: the path of Chromium."""
        self._profile = tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        its_input, self._to = map(_above_four, os.pipe())
        self._from, its_output = map(_above_four, os.pipe())

        def take_the_pipes() -> None:
            os.dup2(its_input, 3)
            os.dup2(its_output, 4)

        self._process = subprocess.Popen(
            [program, *_SWITCHES, f"--user-data-dir={self._profile.name}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            close_fds=False, preexec_fn=take_the_pipes,  # noqa: PLW1509 - it only moves pipes
        )  # fmt: skip
        os.close(its_input)
        os.close(its_output)
        self._read, self._asked = b"", 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._to)  # at the end of its pipe the browser ends
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._from)
        self._profile.cleanup()

    def page(self, file: Path, *, width: int, height: int = 800) -> Page:
        """A file opened in a tab of its own, that many CSS pixels wide, once it has loaded."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, target, session)
        page.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        page.ask("Page.enable")
        page.ask("Page.navigate", url=file.resolve().as_uri())
        self._wait(lambda said: said.get("method") == "Page.loadEventFired" and said.get("sessionId") == session)
        return page

    def ask(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """One command and its result."""
        self._asked += 1
        number = self._asked
        message = {"id": number, "method": method, "params": parameters} | ({"sessionId": session} if session else {})
        left = json.dumps(message).encode() + b"\0"
        while left:
            left = left[os.write(self._to, left) :]
        answer = self._wait(lambda said: said.get("id") == number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def _wait(self, wanted) -> dict[str, Any]:
        end = time.monotonic() + _PATIENCE
        while True:
            while b"\0" in self._read:
                message, _, self._read = self._read.partition(b"\0")
                if wanted(said := json.loads(message)):
                    return said
            if not select.select([self._from], [], [], max(end - time.monotonic(), 0))[0]:
                raise TimeoutError("Chromium does not answer")
            chunk = os.read(self._from, 1 << 20)
            if not chunk:
                raise RuntimeError("Chromium has ended")
            self._read += chunk


class Page:
    """A tab. `ask` is a command for it, `run` evaluates JavaScript in it, `close` closes it."""

    def __init__(self, browser: Browser, target: str, session: str) -> None:
        self._browser, self._target, self._session = browser, target, session

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self._browser.ask(method, self._session, **parameters)

    def run(self, script: str) -> Any:
        """The value of a script, or of what it promises, as JSON has it."""
        done = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in done:
            raise RuntimeError(str(done["exceptionDetails"].get("exception", {}).get("description", done)))
        return done["result"].get("value")

    def close(self) -> None:
        self._browser.ask("Target.closeTarget", targetId=self._target)


def _above_four(descriptor: int) -> int:
    """The same pipe under a number that taking 3 and 4 cannot tread on."""
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return moved
