"""What is looked for: names that may not stand, mail addresses, telephone numbers, ids of cases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from typing import Protocol

from reportgen.name_search import How, Match
from reportgen.name_search.words import plain
from reportgen.screening.contacts import mails, telephones
from reportgen.screening.passages import Kind


class Names(Protocol):
    """The names that protection knows, and which of them the report prints by consent."""

    def find(self, text: str) -> tuple[Match, ...]:
        """Every name in a text, those that may stand too."""

    def may_stand(self, key: str) -> bool:
        """Whether the report names this person."""

    def closed(self) -> Names:
        """The names alone that may not stand."""

    def surname_of(self, key: str) -> str:
        """The surname, folded."""


class What(StrEnum):
    """What was found."""

    NAME = "name"
    MAIL = "mail_address"
    TELEPHONE = "telephone_number"
    CASE = "case_id"
    UNSEEN = "not_looked_into"


@dataclass(frozen=True, slots=True, repr=False)
class Hit:
    """One thing in a text. `key`: whose name, or what was found itself; `how`: in which form, or of which case."""

    what: What
    key: str
    how: str = ""

    @property
    def for_review(self) -> bool:
        """A given name alone: many people and words bear it, so people decide."""
        return self.what is What.NAME and self.how == How.GIVEN


_TOKEN = re.compile(r"([^\W_]+)")
_SHORTEST, _SHORTEST_NUMBER = 3, 7


class CaseIds:
    """Ids of cases, looked for as whole words. `untold`: how many are too short to be told from other words."""

    def __init__(self, left_out: Iterable[str], others: Iterable[str] = ()) -> None:
        self._ids: dict[str, dict[int, dict[str, str]]] = {}
        """By their first word, then by their length: how each is told."""
        self.untold = 0
        for how, ids in (("left_out", left_out), ("in_report", others)):
            for case in ids:
                folded = plain(case)[0].casefold()
                first = _TOKEN.search(folded)
                if first is None or not _can_be_told(folded):
                    self.untold += 1
                    continue
                told = folded[first.start() :]
                self._ids.setdefault(first.group(), {}).setdefault(len(told), {}).setdefault(told, how)
        self._first = frozenset(self._ids)

    def find(self, text: str) -> Iterator[Hit]:
        """Every id that stands in a text in plain letters (`plain`), once."""
        folded = text.casefold()
        begun = self._first.intersection(_TOKEN.findall(folded))
        if not begun:
            return
        found: dict[Hit, None] = {}
        pieces = _TOKEN.split(folded)  # every second is a word
        starts = [0, *accumulate(map(len, pieces))]
        for first, start in [(word, starts[2 * n + 1]) for n, word in enumerate(pieces[1::2]) if word in begun]:
            for length, ids in self._ids[first].items():
                case = folded[start : start + length]
                if case in ids and _is_whole(folded, start, start + length):
                    found[Hit(What.CASE, case, ids[case])] = None
        yield from found


def _can_be_told(case: str) -> bool:
    """Whether an id differs from the numbers and words that stand in any text."""
    if case.isdigit():
        return len(case) >= _SHORTEST_NUMBER
    marked = any(map(str.isdigit, case)) or any(not sign.isalnum() for sign in case)
    return len(case) >= (_SHORTEST if marked else _SHORTEST_NUMBER)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the id is no piece of a longer one: "C-1" stands neither in "C-12" nor in "C-1-2"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if after[:1].isalnum() or (before[-1:] == "-" and before[:1].isalnum()):
        return False
    return not (after[:1] == "-" and after[1:].isalnum()) and not (after[:1] == "." and after[1:].isdigit())


@dataclass(frozen=True, slots=True, repr=False)
class Wanted:
    """Everything that is looked for in a text. `persons`: of how many persons the names are known."""

    names: Names
    cases: CaseIds
    persons: int = 0

    def find(self, text: str, kind: Kind = Kind.WORDS) -> tuple[Hit, ...]:
        """What stands in a text, names that may stand included (`search` knows the whole file), each once."""
        letters, _ = plain(text)
        hits = [Hit(What.NAME, match.key, match.how) for match in self.names.find(letters)]
        hits += (Hit(What.MAIL, mail) for mail in mails(text))
        hits += (Hit(What.TELEPHONE, number) for number in telephones(text, kind))
        hits += self.cases.find(letters)
        return tuple(hits)

    def closed(self) -> Wanted:
        """The same without the names that may stand."""
        return replace(self, names=self.names.closed())
