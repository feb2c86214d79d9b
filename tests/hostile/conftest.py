"""What the tests of hostile folders and files share: one process from which commands are forked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def one_nursery(tmp_path_factory) -> Iterator[None]:
    """Commands that are run apart have it, where a test asks for one."""
    from attacks import nursery_in

    with nursery_in(tmp_path_factory.mktemp("nursery")):
        yield
