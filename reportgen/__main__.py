"""`python -m reportgen` and the command `reportgen`."""

import os
import sys
from typing import Any, TextIO, cast

from reportgen.cli import reportgen


def main() -> None:
    """Run the command line. Its exit code is that of what it did, whether or not anybody listens to the end."""
    sys.stdout, sys.stderr = _patient(sys.stdout), _patient(sys.stderr)
    reportgen()


class _Patient:
    """A stream whose reader may leave, as `head -1` does: what is written after that goes nowhere."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

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
    return cast("TextIO", _Patient(stream)) if stream is not None else stream  # None: closed by who started it


if __name__ == "__main__":
    main()
