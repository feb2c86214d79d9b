"""What people wrote: a chapter's Markdown, with {{ facts }} still standing in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

CHAPTERS = ("introduction", "activities", "policy", "access", "information_received", "conclusions")
"""The chapters I to VI by the names of their prose files; a folder's further files stand before the conclusions."""

SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class ProseFile:
    """One prose file: `name` without its suffix ("introduction"), `source` as messages name it, and its text.

    `own`: it comes from the report's folder; else it is a default of the program.
    """

    name: str
    source: str
    text: str
    own: bool = False

    @property
    def is_conclusion(self) -> bool:
        """Whether it is the chapter of conclusions and recommendations, which alone is printed bold."""
        return self.name == CHAPTERS[-1]


def in_order(prose: Iterable[ProseFile]) -> tuple[ProseFile, ...]:
    """Prose files as a reader meets them: the summary, the chapters, further files by name before the conclusions."""
    files = {file.name: file for file in prose}
    further = sorted(files.keys() - {*CHAPTERS, SUMMARY})
    return tuple(files[name] for name in (SUMMARY, *CHAPTERS[:-1], *further, CHAPTERS[-1]) if name in files)
