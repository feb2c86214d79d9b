"""Numbers that nothing in a file has, as large as Word reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

_NUMBER = re.compile(r"\s*[-+]?[0-9]{1,10}\s*")
LARGEST = 2**31 - 1
"""A number in a Word file has 32 bits with its sign; a larger one is a damaged file."""
MOST_NOTES = 2**15 - 1
"""As far as programs number notes."""


@dataclass(slots=True)
class Free:
    """Gives each number once: the one after the highest; where Word counts no further, the lowest that are left."""

    largest: int = LARGEST
    first: int = 1
    taken: set[int] = field(default_factory=set)
    _next: int | None = None
    _lowest: int | None = None

    def take(self, text: str) -> None:
        """Never give the number that a text is; what is no number, or one that Word has not, is in nobody's way."""
        number = int(text) if _NUMBER.fullmatch(text) else LARGEST + 1
        if number <= LARGEST:
            self.taken.add(number)
            if self._next is not None:
                self._next = max(self._next, number + 1)

    def take_all(self, texts: Iterable[str]) -> None:
        """The same of several."""
        for text in texts:
            self.take(text)

    def give(self) -> int:
        """A number that nothing has, taken from now on."""
        if self._next is None:
            self._next = max(self.first, max(self.taken, default=0) + 1)
        if self._next <= self.largest:
            number, self._next = self._next, self._next + 1
        else:
            left = count(self.first if self._lowest is None else self._lowest + 1)
            number = self._lowest = next(n for n in left if n not in self.taken)
        self.taken.add(number)
        return number
