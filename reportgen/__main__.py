"""`python -m reportgen` and the command `reportgen`."""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO, cast

from reportgen.cli import reportgen
from reportgen.collector import live_shortly


def main() -> None:
    """Run the command line. Its exit code is that of what it did, whether or not anybody listens to the end."""
    live_shortly()
    _import_nothing_from_here()
    _open_what_is_closed()
    sys.stdout, sys.stderr = _patient(sys.stdout), _patient(sys.stderr)
    reportgen()


def _import_nothing_from_here() -> None:
    """`python -m` looks for modules in the working folder first, and that may be the folder of a stranger."""
    with suppress(OSError):
        here = Path.cwd()
        if Path(__file__).parents[1] != here:
            sys.path[:] = [place for place in sys.path if place not in ("", str(here))]


def _open_what_is_closed() -> None:
    """A standard stream that was closed by who started this leads nowhere.

    Else the next file that is opened takes its number, and what a library says there would be written into it.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free: this one
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)


class _Patient:
    """A stream whose reader may leave, as `head -1` does: what is written after that goes nowhere.

    A letter that the stream's encoding does not have is written as its code.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except BrokenPipeError:
            self._to_nowhere()
            return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except BrokenPipeError:
            self._to_nowhere()

    def _to_nowhere(self) -> None:
        """What the stream still holds goes there too, when Python flushes it at the end."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _patient(stream: TextIO) -> TextIO:
    return cast("TextIO", _Patient(stream))


if __name__ == "__main__":
    main()
