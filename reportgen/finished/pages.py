"""The text of the pages of a PDF, line by line; how many drawing instructions are followed is bounded."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from reportgen.finished.bounds import LARGEST_FILE, TooLarge, Unreadable

logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False  # it quotes what it stumbles over

FAULTS = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, AssertionError,
          NotImplementedError, OverflowError, ZeroDivisionError, EOFError, OSError, MemoryError)  # fmt: skip
"""What a reader of damaged files may stumble over. None of its words is passed on."""

MOST_PAGES = 5_000
MOST_OPERATIONS = 5_000_000
"""Drawing instructions of one file: a form that draws itself a thousand times over ends here."""

LARGEST_PAGE = 2**25
LOCKED = "it is locked with a password, or so that only some programs may read it"
DAMAGED = "it is damaged"


class PageTexts:
    """Reads pages to lines. `take` is told how many bytes each page unpacks to, and raises TooLarge."""

    def __init__(self, take: Callable[[int], None]) -> None:
        self._take = take
        self._left = MOST_OPERATIONS

    def lines(self, page: pypdf.PageObject) -> list[str]:
        """The lines of a page that hold anything. Raises TooLarge, or what FAULTS names."""
        contents = page.get_contents()
        size = len(contents.get_data()) if contents is not None else 0
        if size > LARGEST_PAGE:
            raise TooLarge
        self._take(size)
        text = page.extract_text(visitor_operand_before=self._count)
        return [line for line in text.splitlines() if line.strip()]

    def _count(self, *_: Any) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooLarge


def pages_of(data: bytes) -> Iterator[list[str]]:
    """The lines of each page that a PDF shows. Raises Unreadable."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(LOCKED)
        number = len(reader.pages)
    except DependencyError:
        raise Unreadable(LOCKED) from None
    except FAULTS:
        raise Unreadable(DAMAGED) from None
    if number > MOST_PAGES:
        raise Unreadable(f"it has more than {MOST_PAGES} pages")
    unpacked = 0

    def take(size: int) -> None:
        nonlocal unpacked
        unpacked += size
        if unpacked > LARGEST_FILE:
            raise TooLarge

    texts = PageTexts(take)
    for place in range(number):
        try:
            lines = texts.lines(reader.pages[place])
        except TooLarge:
            raise Unreadable("its drawing unpacks to far more than can be read") from None
        except FAULTS:
            raise Unreadable(f"its page {place + 1} is damaged") from None
        yield lines
