"""What a screening tells: where something stands and which kind of thing it is; what it is only on request."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from reportgen.findings import number_of
from reportgen.name_search import How
from reportgen.screening.passages import Place, Unseen
from reportgen.screening.wanted import Hit, Wanted, What

_LONGEST = 160

_NAMES = {
    How.FULL: "a protected name, in full",
    How.REVERSED: "a protected name, in reversed order",
    How.INITIALS: "a protected name, by initials and surname",
    How.SURNAME: "a protected name, by surname",
    How.GIVEN: "a given name of a protected person, which may be a word or somebody else's: for a person to decide",
}
_OTHERS = {
    What.MAIL: "a mail address",
    What.TELEPHONE: "a telephone number",
    What.UNSEEN: "could not be looked into",
}
_CASES = {"left_out": "the id of a case that is left out", "in_report": "the id of a case"}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing in one place. `where` holds no word of the file that would tell a name; `number`: so many alike.

    `shown_where` and `shown` (the file's own words) are for who asks to see them; these and `key`, by which two
    that are alike are told from one that was met twice, are in no `repr`.
    """

    where: str
    what: What
    how: str = ""
    why: str = ""
    number: int = 1
    shown_where: str = field(default="", repr=False)
    shown: str = field(default="", repr=False)
    key: str = field(default="", repr=False)

    @classmethod
    def at(cls, place: Place, hit: Hit, shown: str, wanted: Wanted, *, until: Place = ()) -> Found:
        """A hit at a place, or from a place to another."""
        where, full = told(place, wanted), _all(place)
        if until and until != place:
            where, full = f"{where} to {told(until[-1:], wanted)}", f"{full} to {_all(until[-1:])}"
        return cls(where, hit.what, hit.how, shown_where=full, shown=_printable(shown), key=hit.key)

    @classmethod
    def unseen(cls, unseen: Unseen, wanted: Wanted) -> Found:
        """A place that was not looked into: what was not seen is not clean."""
        return cls(told(unseen.place, wanted), What.UNSEEN, why=unseen.why, shown_where=_all(unseen.place))

    @property
    def for_review(self) -> bool:
        """Whether it may well be nothing: it is told, and does not count."""
        return self.what is What.NAME and self.how == How.GIVEN

    @property
    def must_go(self) -> bool:
        """Whether it exposes somebody wherever it stands, in the words of people too."""
        return (self.what is What.NAME and not self.for_review) or (self.what is What.CASE and self.how == "left_out")

    @property
    def says(self) -> str:
        """Which kind of thing it is."""
        if self.what is What.NAME:
            says = _NAMES[How(self.how)]
        elif self.what is What.CASE:
            says = _CASES[self.how]
        else:
            says = _OTHERS[self.what]
        why = f": {self.why}" if self.why else ""
        return says + why + (f" ({self.number} of them)" if self.number > 1 else "")

    def line(self, *, show: bool = False) -> str:
        """One line for people; with `show`, what stands there too."""
        where = self.shown_where if show else self.where
        return f"{where}: {self.says}" + (f": “{self.shown}”" if show and self.shown else "")

    def record(self, *, show: bool = False) -> dict[str, Any]:
        """The same, flat, for a program that reads it."""
        record: dict[str, Any] = {
            "where": self.shown_where if show else self.where,
            "what": str(self.what),
            "how": str(self.how),
            "why": self.why,
            "number": self.number,
            "for_review": self.for_review,
        }
        return {**record, "shown": self.shown} if show else record


@dataclass(frozen=True)
class Screened:
    """Everything that was found in some files, by the names of so many persons.

    `untold`: ids of cases that are too short to be looked for.
    """

    found: tuple[Found, ...]
    files: int
    persons: int = 0
    untold: int = 0

    @property
    def counting(self) -> tuple[Found, ...]:
        """What makes a file unfit to leave."""
        return tuple(one for one in self.found if not one.for_review)

    def told(self, *, show: bool = False) -> Iterator[Found]:
        """The findings; without `show`, those that read alike as one with their number."""
        if show:
            yield from self.found
            return
        for _, alike in groupby(self.found, key=lambda one: (one.where, one.what, one.how, one.why)):
            same = list(alike)
            first = same[0]
            yield Found(first.where, first.what, first.how, first.why, len(same))

    def summary(self) -> str:
        """One line on the whole."""
        review = len(self.found) - len(self.counting)
        says = f"{number_of(len(self.counting), 'finding')} in {number_of(self.files, 'file')}"
        says += f", with the names of {number_of(self.persons, 'person')}."
        if review:
            says += f" {number_of(review, 'given name')} for a person to look at (--verbose)."
        if self.untold:
            says += f" Not looked for: {number_of(self.untold, 'case id')}, too short to be told from other words."
        return says


def told(place: Place, wanted: Wanted) -> str:
    """A place in words that tell no name: steps that would are replaced."""
    return ", ".join(
        _printable(step.instead if step.instead and _tells(step.shown, wanted) else step.shown) for step in place
    )


def _tells(words: str, wanted: Wanted) -> bool:
    return any(hit.what is not What.NAME or not wanted.names.may_stand(hit.key) for hit in wanted.find(words))


def _all(place: Place) -> str:
    return ", ".join(_printable(step.shown) for step in place)


def _printable(text: str) -> str:
    """On one line, bounded, and without signs that would steer a terminal or turn the line."""
    kept = "".join(sign if unicodedata.category(sign)[0] != "C" else "�" for sign in " ".join(text.split()))
    return kept if len(kept) <= _LONGEST else kept[: _LONGEST - 1] + "…"


def unique(found: Iterable[Found]) -> tuple[Found, ...]:
    """Each once, in order: a drawing that Word keeps in two forms is told once."""
    return tuple(dict.fromkeys(found))
