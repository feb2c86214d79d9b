"""The garbage collector of a process that does one thing and ends."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from reportgen.collector import no_collection

_ENDS = """
import atexit, gc
from reportgen.collector import live_shortly
atexit.register(lambda: print(gc.get_freeze_count() > 0, gc.get_threshold()[0]))
live_shortly()
print(gc.get_freeze_count())
"""


def it_looks_seldom_and_at_the_end_not_at_all():
    done = subprocess.run([sys.executable, "-c", _ENDS], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "True", "100000"]


@pytest.mark.parametrize("enabled", [True, False])
def it_is_held_for_a_while_and_then_as_it_was(enabled):
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        with no_collection():
            assert not gc.isenabled()
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()
