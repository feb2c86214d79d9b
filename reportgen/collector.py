"""The cyclic garbage collector, which would walk again and again through what stays, and find nothing in it."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 100_000
"""New objects after which the collector looks at them; Python's own number is 700 or 2,000."""


def live_shortly() -> None:
    """Settings of a process that does one thing and ends: the collector looks seldom, and not at all at the end.

    What is left then goes with the process. The last look took longer than many a command.
    """
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])
    atexit.register(gc.freeze)


@contextmanager
def no_collection() -> Iterator[None]:
    """Hold it for a while; as it was before, afterwards."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
