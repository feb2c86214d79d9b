"""What is to be known of today's rows when they are compared with those of another version.

Digests of what was released of each counted case; and for drafters, which case a digest stands for and which cases are
kept back. A removal is told only where people recorded a reason that has nothing to do with protection: default deny.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from reportgen.cases.confidential import CheckedCases
from reportgen.cases.releasable import ReleasableCases
from reportgen.versions.rows import Correction, Row, Rows, Told, case_mark, digest
from reportgen.vocabulary import Consent, Inclusion, InclusionReason, fold

VICTIMS, ACTIONS, REPLIES = "victims", "un_actions", "responses"
"""Columns that stand for rows of other tables."""

_PLAIN = ("part", "record_type", "further_persons", "further_organizations", "count_qualifier", "place", "account",
          "account_short")  # fmt: skip
_TOLD = {Consent.NAMED.value: Told.NAMED, Consent.NOT_APPLICABLE.value: Told.NAMED,
         Consent.ANONYMOUS.value: Told.ANONYMOUS}  # fmt: skip
_OPEN_CONSENT = (Consent.NAMED, Consent.ANONYMOUS, Consent.NOT_APPLICABLE, Consent.STATISTICS)
_OPEN_REASONS = (InclusionReason.DUPLICATE, InclusionReason.OUT_OF_SCOPE, InclusionReason.LATE,
                 InclusionReason.UNCORROBORATED)  # fmt: skip
"""Reasons that say nothing of anybody's safety. Whatever else a case was left out for may be told to nobody."""


@dataclass(frozen=True, repr=False)
class Ledger:
    """Today's rows. `rule` is what left each case out ("" for a counted one); `named` are persons whom a text names."""

    checked: CheckedCases
    released: ReleasableCases
    rule: pd.Series
    named: frozenset[str]

    @cached_property
    def cases(self) -> Mapping[str, str]:
        """For drafters: the id of every case of the tables, by the digest that stands for it."""
        return {case_mark(self._key, str(case)): str(case) for case in self.checked.cases.index}

    @cached_property
    def kept_back(self) -> frozenset[str]:
        """Digests of cases that are left out, and of which it may not be told that they were ever in the report."""
        left = self.checked.cases.loc[self.rule.index[self.rule != ""]]
        told = (
            left["consent"].isin([code.value for code in _OPEN_CONSENT])
            & left["inclusion"].isin([Inclusion.EXCLUDE.value, Inclusion.INCLUDE.value])
            & (left["inclusion_reason"].isin([code.value for code in _OPEN_REASONS]))
        )
        return frozenset(case_mark(self._key, str(case)) for case in left.index[~told])

    @cached_property
    def persons(self) -> frozenset[str]:
        """Digests of all persons whose names can be looked for."""
        return frozenset(self._person(key) for key in self.checked.persons.index)

    @cached_property
    def names(self) -> frozenset[str]:
        """Digests of all names that can be looked for, whosever they are."""
        return frozenset(self._names.values())

    @cached_property
    def silent_replies(self) -> frozenset[str]:
        """Ids of the replies of which no text is printed in a case of theirs."""
        replies = self.released.replies
        printed = frozenset(replies.loc[replies["text"] != "", "response_id"])
        return frozenset(map(str, self.checked.responses.index)) - printed

    def rows(self, recorded: Iterable[Correction] = ()) -> Rows:
        """What a version keeps of its rows, and of the corrections that were `recorded`."""
        columns: dict[str, dict[str, str]] = {}
        for column, case, text in self._cells():
            columns.setdefault(case, {})[column] = digest(self._key, "cases", case, column, text)
        told = self.released.cases
        rows = {
            mark: Row(mark, _TOLD.get(consent, Told.COUNTED) if described else Told.COUNTED, columns.get(case, {}))
            for case, consent, described in zip(told.index, told["consent"], told["described"], strict=True)
            for mark in [case_mark(self._key, str(case))]
        }
        named = {key: self._person(key) for key in self.named}
        called = {mark: self._names[key] for key, mark in named.items()}
        corrections = frozenset(each.mark for each in recorded)
        return Rows(digest(self._key, "key"), rows, frozenset(named.values()), corrections, called)

    @property
    def _key(self) -> bytes:
        return self.checked.digest_key

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """The digest of each person's name, folded as it is when it is looked for; by key."""
        names = self.checked.persons[["name", "surname"]].itertuples(name=None)
        return {str(key): digest(self._key, "name", fold(name), fold(surname)) for key, name, surname in names}

    def _person(self, key: object) -> str:
        return digest(self._key, "person", str(key))

    def _cells(self) -> Iterator[tuple[str, str, str]]:
        """Column, case and text of each cell that was released; several values and rows of other tables as one text."""
        cases = self.released.cases
        for column in _PLAIN:
            yield from ((column, str(case), str(value)) for case, value in cases[column].items())
        for column, links in self.released.many.items():
            yield from _joined(column, zip(links["key"], links["value"], strict=True))
        persons = {key: "|".join(map(str, row)) for key, *row in self.released.persons.itertuples(name=None)}
        victims = self.released.victims
        yield from _joined(VICTIMS, ((case, f"{person}={persons.get(person, '')}") for case, person
                                     in zip(victims["key"], victims["person"], strict=True)))  # fmt: skip
        for column, table in ((ACTIONS, self.released.actions), (REPLIES, self.released.replies)):
            shown = table.drop(columns="case_id")
            texts = ("|".join(map(str, row)) for row in shown.itertuples(index=False, name=None))
            yield from _joined(column, zip(table["case_id"], texts, strict=True))


def _joined(column: str, values: Iterator[tuple[str, str]] | zip[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    found: dict[str, list[str]] = {}
    for case, text in values:
        found.setdefault(case, []).append(text)
    yield from ((column, case, "\n".join(texts)) for case, texts in found.items())
