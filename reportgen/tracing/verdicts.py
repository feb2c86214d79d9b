"""What is said of each number, table and picture of a finished file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """SAME: it says what the data says. TRACED: typed, it agrees with a figure, or is in the account of a case.

    CHANGED: it was made of other data. CONTRADICTS: somebody typed over a figure, and the data says otherwise.
    UNTRACED: people typed it, and no figure agrees. INCOMPLETE: people took rows or figures out of a table, and the
    rest of it agrees. UNKNOWN: it does not say what it was made of.
    """

    SAME = "same"
    TRACED = "traced"
    CHANGED = "changed"
    CONTRADICTS = "contradicts"
    UNTRACED = "untraced"
    INCOMPLETE = "incomplete"
    UNKNOWN = "unknown"

    @property
    def disagrees(self) -> bool:
        return self in (Verdict.CHANGED, Verdict.CONTRADICTS)

    @property
    def agrees(self) -> bool:
        return self in (Verdict.SAME, Verdict.TRACED)


TYPED = "typed"
"""The remark on a number of which no more can be said than that people typed it."""


class What(StrEnum):
    """What a verdict is on."""

    NUMBER = "number"
    TABLE = "table"
    PICTURE = "picture"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Checked:
    """A verdict. `where` is the place in the file, `place` that of the report.

    `says` is what the file has, `now` what the data has. `key` is that of the fact, empty where there is none; `why` is
    a remark.
    """

    verdict: Verdict
    what: What
    where: str
    says: str
    key: str = ""
    now: str = ""
    place: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """A file with its verdicts, in the order of the file. `alone`: it is one picture, of which the verdict is all."""

    file: str
    checked: tuple[Checked, ...]
    alone: bool = False

    @property
    def disagrees(self) -> bool:
        """Whether something in it is not what the data says, or nothing of it could be compared."""
        alone = self.alone and any(not each.verdict.agrees for each in self.checked)
        return alone or any(each.verdict.disagrees for each in self.checked)
