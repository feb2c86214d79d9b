"""The same report is the same files: in every format, again, in another process, on another day and elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import factories
import pytest
from same_bytes import digests

# The engine leaves it to the collector to close its colour profile.
pytestmark = pytest.mark.filterwarnings("ignore:.*sRGB2014:pytest.PytestUnraisableExceptionWarning")

LOCALE = "C" if (sys.prefix + __file__).isascii() else "C.UTF-8"
"""In the first Python does not start from an environment in a place whose name has letters beside those of ASCII."""

PROGRAM = Path(__file__).with_name("same_bytes.py")

KINDS = {"docx", "docx, typed numbers", "pdf", "pdf for an archive", "html", "svg", "png", "csv"}


def process(*arguments, **environment):
    """The digests, and what must differ, of a process of its own."""
    done = subprocess.run(
        [sys.executable, str(PROGRAM), *arguments],
        env={**os.environ, "PYTHONPATH": str(Path(factories.__file__).parent), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def here_and_now():
    return process(PYTHONHASHSEED="1", TZ="UTC")


@pytest.fixture(scope="module")
def elsewhere_and_later():
    """By a clock that is years ahead, in another time zone, and with a date for tools that ask for one."""
    return process("later", PYTHONHASHSEED="77", TZ="Pacific/Kiritimati", SOURCE_DATE_EPOCH="86400", LC_ALL=LOCALE)


def it_is_the_same_twice():
    first = digests()
    assert first.keys() == KINDS
    assert digests() == first


def it_is_the_same_in_two_processes_with_other_seeds_clocks_and_time_zones(here_and_now, elsewhere_and_later):
    assert here_and_now[0].keys() == KINDS
    assert here_and_now[0] == elsewhere_and_later[0]


def but_what_asks_the_clock_or_a_hash_is_not(here_and_now, elsewhere_and_later):
    differing = {name for name, value in here_and_now[1].items() if elsewhere_and_later[1][name] != value}
    assert differing == {"day", "hour", "local hour", "archive", "set"}
