"""Who signs: a name and a function, as typed; and whether two such lines name one person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from reportgen.errors import UsageError
from reportgen.name_search import words_of
from reportgen.name_search.forms import TITLES
from reportgen.versions.typed import line_typed

_COMMA = re.compile("[,\u060c\uff0c]")
"""The comma, the Arabic one and the wide one."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person by name, and by what function they sign. Nothing proves who typed it (docs/sign-off.md)."""

    name: str
    function: str

    @classmethod
    def typed(cls, text: str, *, with_function: bool = True) -> Self:
        """Read "Name, function" as somebody typed it. UsageError where one of them is missing or cannot be kept."""
        name, *more = (part.strip() for part in _COMMA.split(line_typed(text, "--as"), maxsplit=1))
        function = "".join(more)
        if not _words(name):
            raise UsageError('--as names nobody. Write --as "Name, function", such as "Ana Ruiz, Chief of Section".')
        if with_function and not function:
            raise UsageError('--as gives no function. Write --as "Name, function", with a comma between them.')
        return cls(name, function)

    def is_same_person_as(self, other: Signatory) -> bool:
        """Whether the names are one: case, accents, blanks, hyphens, titles and the order of words do not count."""
        own, others = _words(self.name), _words(other.name)
        return "".join(own) == "".join(others) or sorted(own) == sorted(others)

    def __str__(self) -> str:
        return f"{self.name}, {self.function}" if self.function else self.name


def _words(name: str) -> list[str]:
    words = [word.folded for word in words_of(name)]
    return [word for word in words if word not in TITLES] or words
