"""Where a text comes from, so that what is wrong in it can be named by its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from reportgen.composition.printed import Printed
from reportgen.errors import ProseError


@dataclass(frozen=True)
class Source:
    """The words for a text in messages, the line of its file for each of its own lines, and the values in it."""

    name: str = ""
    lines: Sequence[int] = ()
    printed: Printed = field(default_factory=Printed)

    def refuse(self, message: str, line: int | None = None) -> NoReturn:
        """Raise ProseError at a line of the text, counted from 0."""
        if line is not None:
            number = self.lines[line] if line < len(self.lines) else line + 1
            raise ProseError(f"{self.name}, line {number}: {message}" if self.name else f"line {number}: {message}")
        raise ProseError(f"{self.name}: {message}" if self.name else message)
