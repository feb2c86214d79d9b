"""A draft, edited and refreshed, in one line."""

from __future__ import annotations

from collections.abc import Callable

from refresh.edits import Edited, w
from refresh.reports import report
from reportgen.refresh import Asked, Refreshed, refresh

AUTHOR = "Data refresh"


def edited(*edits: Callable[[Edited], object]) -> Edited:
    """The report after some edits."""
    file = Edited(report())
    for edit in edits:
        edit(file)
    return file


def brought(file: Edited, correction: str, **asked) -> tuple[Edited, Refreshed]:
    """The file after a correction, its tracked changes accepted, and the account of it."""
    done = refresh(file.content(), report(correction), Asked(**asked), name="draft.docx")
    return Edited(done.content).accept(), done


def struck(done: Refreshed) -> list[str]:
    """What is struck out in the file, word for word."""
    file = Edited(done.content)
    return ["".join(text.text or "" for text in each.iter(w("delText"))) for each in file.tree().iter(w("p"))]


def listed(done: Refreshed, did: str) -> list[str]:
    """The lines of the account that say one thing."""
    return [told.line() for told in done.told if told.did == did]
