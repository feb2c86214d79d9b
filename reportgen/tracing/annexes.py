"""Of which State a finished file is the annex: its title says so, whatever the file is called."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.tracing.texts import FileTexts
from reportgen.vocabulary import Country

_SUBTITLE = "Country annex to the report"
_FRONT = 60
"""Texts among which the title of a file stands."""


def annexed(file: FileTexts, countries: Iterable[Country]) -> Country | None:
    """The State between the title of a report and the line that says that a file is an annex of it; None without."""
    front = " ".join(" ".join(text.text for text in file.texts[:_FRONT]).split())
    before, found, _ = front.partition(f" {_SUBTITLE}")
    if not found:
        return None
    named = [(name, each) for each in countries for name in (each.name, *(former.name for former in each.history))
             if before.endswith(f": {name}")]  # fmt: skip
    return max(named, key=lambda one: len(one[0]))[1] if named else None
