"""What all tests share."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from hypothesis import settings

# What has laws is tried with the same examples in every run, so that a run tells about the change that it runs on, and
# not about its luck; `make search` tries others. No clock decides: a machine may be slow, or busy.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None, print_blob=True)
settings.load_profile("same")

# Whole reports and libraries stay in this process: the collector would walk through them again and again, for a fifth
# of the time of tests that write and read Word files. It still looks, more seldom, and pytest has it look at the end.
gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session", autouse=True)
def one_second_process() -> Iterator[None]:
    """The runs of commands in this process have one second process, and not one each."""
    import second_process

    with second_process.shared():
        yield
