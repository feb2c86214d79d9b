"""What a frozen version knows of the rows behind it: keyed digests, by which a change is noticed and nothing is read.

A row is one case that was counted; what bodies of the United Nations did and what was replied stand with it as columns.
The digests are made with the key of the folder, of what was released alone. Of a case that was left out nothing is
kept, and of no row its id.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from reportgen.errors import DataError
from reportgen.versions import kept_json

FORMAT = "reportgen.rows"
VERSION = 1


_SHOWS_IN = {"un_actions": "un_actions", "responses": "responses", "persons": "victims"}
"""Where a correction of another table shows in the row of a case."""

_ALSO = {"account_anonymous": "account"}
"""What is printed of a column stands under the name of another."""


def case_mark(key: bytes, case: str) -> str:
    """What stands for the id of a case in whatever leaves: a keyed digest, the same from run to run."""
    return hmac.new(key, case.encode(), "sha256").hexdigest()[:12]


def digest(key: bytes, *parts: str) -> str:
    """What stands for a value of a row."""
    return hmac.new(key, "\0".join(parts).encode(errors="surrogateescape"), "sha256").hexdigest()[:16]


class Told(IntEnum):
    """How much of a case may be told, from the least to the most."""

    COUNTED = 0
    ANONYMOUS = 1
    NAMED = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One counted case: the digest that stands for its id (an entry's anchor holds the same), and its columns'."""

    mark: str
    told: Told
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a version. `key` tells digests of one key from those of another, which cannot be compared.

    `named`: digests of the persons whom some text names. `corrections`: of the corrections that were recorded.
    `called`: of the names of those who are named, by the person's digest.
    """

    key: str
    rows: Mapping[str, Row] = field(repr=False)
    named: frozenset[str] = field(repr=False)
    corrections: frozenset[str] = field(repr=False)
    called: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, repr=False)
class Correction:
    """A correction as corrections.csv records it, without the texts that it replaces. For drafters, but for the reason.

    `row` is its row there, `mark` its digest, `case` that of the case that it corrects (empty: it corrects another
    table), `touches` those of all cases that it concerns. `public_reason` is the only reason that may be printed.
    """

    row: int
    mark: str
    table: str
    key: str
    column: str
    case: str
    kind: str
    public_reason: str
    day: str
    touches: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def shows_in(self) -> str:
        """The column in which it shows in the row of a case."""
        return _SHOWS_IN.get(self.table) or _ALSO.get(self.column, self.column)


def to_json(rows: Rows) -> bytes:
    """The rows as they are kept: the same rows as the same bytes."""
    return kept_json.written(
        {
            "format": FORMAT,
            "version": VERSION,
            "key": rows.key,
            "rows": [
                {"mark": row.mark, "told": row.told.name.lower(), "columns": dict(sorted(row.columns.items()))}
                for _, row in sorted(rows.rows.items())
            ],
            "named": sorted(rows.named),
            "called": dict(sorted(rows.called.items())),
            "corrections": sorted(rows.corrections),
        }
    )


def from_json(content: bytes) -> Rows:
    """The rows that `to_json` wrote. Raises DataError for anything else, which quotes nothing."""
    whole = kept_json.read(content, FORMAT, VERSION)
    rows = [_row(each) for each in kept_json.list_in(whole, "rows")]
    return Rows(
        kept_json.text_in(whole, "key"),
        {row.mark: row for row in rows},
        frozenset(_texts(whole, "named")),
        frozenset(_texts(whole, "corrections")),
        _called(whole.get("called", {})),
    )


def _row(row: Any) -> Row:
    told = kept_json.text_in(row, "told").upper()
    columns = row.get("columns")
    if told not in Told.__members__ or not isinstance(columns, dict):
        raise DataError("a row with other fields than it has")
    return Row(kept_json.text_in(row, "mark"), Told[told], {name: kept_json.text_in(columns, name) for name in columns})


def _called(names: Any) -> Mapping[str, str]:
    """The digests of names; an earlier program kept none."""
    if not isinstance(names, dict):
        raise DataError("names that are none")
    return {person: kept_json.text_in(names, person) for person in names}


def _texts(whole: Mapping[str, Any], name: str) -> list[str]:
    values = kept_json.list_in(whole, name)
    if not all(isinstance(value, str) for value in values):
        raise DataError(f"{name} holds what is no text")
    return values
