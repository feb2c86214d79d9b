"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def one_second_process() -> Iterator[None]:
    """The runs of commands in this process have one second process, and not one each."""
    import second_process

    with second_process.shared():
        yield
