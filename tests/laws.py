"""How often a law is tried where one try takes long: a few times in each run, and many times in `make search`."""

from __future__ import annotations

from hypothesis import settings

MORE = 10


def times(number: int, searched: int | None = None) -> int:
    """The examples for `max_examples`: so many in each run; in a search `searched`, or ten times as many."""
    return (searched or number * MORE) if settings.get_current_profile_name() == "search" else number
