"""What people wrote: a chapter's Markdown, with {{ facts }} still standing in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProseFile:
    """One prose file: `name` without its suffix ("introduction"), `source` as messages name it, and its text.

    `own`: it comes from the report's folder; else it is a default of the program.
    """

    name: str
    source: str
    text: str
    own: bool = False
