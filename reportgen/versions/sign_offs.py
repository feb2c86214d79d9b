"""Sign-offs: who signed which data version and which report off, and who took a sign-off back.

A list that only grows. A sign-off is valid while the data version and the report are those that it was given for; it is
void as soon as one of them is another. What it proves and what it does not: docs/sign-off.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from reportgen.errors import DataError, UsageError
from reportgen.versions import kept_json
from reportgen.versions.signatory import Signatory

FORMAT = "reportgen.sign_offs"
VERSION = 1
NEEDED = 2
"""Four eyes."""


class Act(StrEnum):
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


class State(StrEnum):
    """What a sign-off is worth now."""

    VALID = "valid"
    DATA_CHANGED = "void: the data has changed"
    REPORT_CHANGED = "void: the report has changed"
    NOT_COMPOSED = "void: the report cannot be composed now"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Present:
    """What stands in the folder now; `report` is the digest of the composed report, empty where there is none."""

    data_version: str
    report: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """One entry of the list. A withdrawal takes back all that the person has signed before it."""

    act: Act
    who: Signatory
    day: date
    data_version: str = ""
    report: str = ""
    tool: str = ""


SignOffs = tuple[SignOff, ...]


def signed(entries: SignOffs, who: Signatory, day: date, present: Present, tool: str) -> SignOffs:
    """The list with one more sign-off. UsageError where this person has signed the same off already."""
    if any(entry.who.is_same_person_as(who) for entry in valid(entries, present)):
        raise UsageError("This person has signed this data version off already: a second person is needed.")
    return (*entries, SignOff(Act.SIGNED, who, day, present.data_version, present.report, tool))


def withdrawn(entries: SignOffs, who: Signatory, day: date) -> SignOffs:
    """The list in which this person takes back what they signed. UsageError where there is nothing to take back."""
    if not any(entry.who.is_same_person_as(who) for entry in _standing(entries)):
        raise UsageError("This person has no sign-off to withdraw: `reportgen sign-off FOLDER --list` shows who has.")
    return (*entries, SignOff(Act.WITHDRAWN, who, day))


def valid(entries: SignOffs, present: Present) -> SignOffs:
    """The sign-offs of what stands now, one of each person."""
    found: list[SignOff] = []
    for entry, state in states(entries, present):
        if state is State.VALID and not any(entry.who.is_same_person_as(other.who) for other in found):
            found.append(entry)
    return tuple(found)


def states(entries: SignOffs, present: Present) -> tuple[tuple[SignOff, State], ...]:
    """What each sign-off is worth now, in the order in which they were given."""
    standing = _standing(entries)
    return tuple(
        (entry, _state(entry, present) if any(entry is other for other in standing) else State.WITHDRAWN)
        for entry in entries
        if entry.act is Act.SIGNED
    )


def _state(entry: SignOff, present: Present) -> State:
    if entry.data_version != present.data_version:
        return State.DATA_CHANGED
    if not present.report:
        return State.NOT_COMPOSED
    return State.VALID if entry.report == present.report else State.REPORT_CHANGED


def _standing(entries: SignOffs) -> SignOffs:
    """The sign-offs that nobody has taken back."""
    found: list[SignOff] = []
    for entry in entries:
        if entry.act is Act.SIGNED:
            found.append(entry)
        else:
            found = [other for other in found if not other.who.is_same_person_as(entry.who)]
    return tuple(found)


def to_json(entries: SignOffs) -> bytes:
    """The list as it is kept."""
    return kept_json.written({"format": FORMAT, "version": VERSION, "entries": [_row(entry) for entry in entries]})


def from_json(content: bytes) -> SignOffs:
    """The list that `to_json` wrote. Raises DataError for anything else, which quotes nothing."""
    return tuple(map(_entry, kept_json.list_in(kept_json.read(content, FORMAT, VERSION), "entries")))


def _row(entry: SignOff) -> dict[str, str]:
    row = {"act": str(entry.act), "name": entry.who.name, "function": entry.who.function, "day": entry.day.isoformat()}
    if entry.act is Act.WITHDRAWN:
        return row
    return {**row, "data_version": entry.data_version, "report": entry.report, "tool": entry.tool}


def _entry(row: Any) -> SignOff:
    act = kept_json.text_in(row, "act")
    if act not in {str(each) for each in Act}:
        raise DataError("an act that is not known")
    bound = [kept_json.text_in(row, name) for name in ("data_version", "report", "tool")] if act == Act.SIGNED else []
    who = Signatory(*(kept_json.line_of(row.get(name), name) for name in ("name", "function")))
    return SignOff(Act(act), who, kept_json.day_in(row, "day"), *bound)
