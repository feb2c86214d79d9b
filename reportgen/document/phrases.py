"""Phrases that a template words: `*words*` in italics, `{slots}` for what the program puts in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.document.inlines import Emphasis, Inline, Inlines, Text

_PART = re.compile(r"\*([^*]+)\*|\{(\w+)\}|([^*{]+)")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by section and name ("places.paragraph"), and lists of words."""

    phrases: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def text(self, name: str, **slots: str) -> str:
        """A phrase as plain words."""
        return "".join(slots[part[2]] if part[2] else part[1] or part[3] for part in _PART.finditer(self.phrases[name]))

    def inlines(self, name: str, **slots: Inlines) -> Inlines:
        """A phrase as content."""
        found: list[Inline] = []
        for part in _PART.finditer(self.phrases[name]):
            if part[2]:
                found.extend(slots[part[2]])
            else:
                found.append(Emphasis((Text(part[1]),)) if part[1] else Text(part[3]))
        return tuple(found)
