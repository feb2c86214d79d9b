"""How much of a finished file is read: what is beyond is told, and never exhausts the machine."""

from __future__ import annotations

LARGEST_FILE = 2**28
"""Bytes of a file that is read at all: a report with its pictures has a hundredth of it."""

LARGEST_MARKUP = 2**26
"""Bytes of one part that is markup: as a tree it takes ten times as much memory."""


class TooLarge(Exception):  # noqa: N818  says what it is
    """Unpacked, it is larger than what is read."""


class Unreadable(Exception):  # noqa: N818  says what it is
    """It cannot be read; `why` is in words of ours, never of a library."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
