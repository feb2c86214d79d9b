"""What a refresh did, place by place, for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Did(StrEnum):
    """What was done with a place, or is left to people."""

    REFRESHED = "refreshed"
    KEPT = "kept"
    CONFLICT = "conflict"
    MISSING = "missing"
    INSERTED = "inserted"
    REMOVED = "removed"
    OVERTYPED = "overtyped"
    UNTRACED = "untraced"
    RENUMBERED = "renumbered"
    LEFT_BEHIND = "left behind"
    DANGLING = "dangling"

    @property
    def words(self) -> str:
        """What it means, for people."""
        return _WORDS[self]


_WORDS = {
    Did.REFRESHED: "follows the data",
    Did.KEPT: "edited by people and left as it is",
    Did.CONFLICT: "edited by people where the data changed too: left as it is, with a comment",
    Did.MISSING: "taken out by people: stays out",
    Did.INSERTED: "new in the data",
    Did.REMOVED: "gone from the data",
    Did.OVERTYPED: "a figure that people typed over: the data say another",
    Did.UNTRACED: "a number that people copied, and that is no figure of the report that can be told: look at it",
    Did.RENUMBERED: "a reference, a number or a line of the contents that follows what stands in the text",
    Did.LEFT_BEHIND: "the number of a paragraph that people joined with the one before it: take it out",
    Did.DANGLING: "a reference to what is no longer there: left as it is",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One place: what was done, where, what stood there and what stands there now; `why` where it is not plain.

    `was` and `now` are empty for what was removed to protect somebody.
    """

    did: Did
    where: str
    was: str = ""
    now: str = ""
    why: str = ""

    def record(self) -> dict[str, str]:
        """As JSON has it."""
        return {"did": str(self.did), "where": self.where, "was": self.was, "now": self.now, "why": self.why}

    def line(self) -> str:
        """As a line for people."""
        change = f": {_cut(self.was)} -> {_cut(self.now)}" if self.was and self.now else ""
        only = f": {_cut(self.was or self.now)}" if not change and (self.was or self.now) else ""
        return f"{self.did}  {self.where}{change}{only}{f' ({self.why})' if self.why else ''}"


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return f'"{words if len(words) <= 120 else words[:117] + "..."}"'
