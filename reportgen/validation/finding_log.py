"""Where the findings of a run are collected, and what of a cell they may quote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from reportgen.cases.schema import TABLES
from reportgen.findings import Finding, Findings, Where
from reportgen.validation.rules import RULES
from reportgen.vocabulary import fold

MOST_ROWS = 10_000
"""How many rows of one column are told apart for one rule: past this, a column is wrong and not a cell."""

_LONGEST_QUOTED = 60
_TABLE_ORDER = {name: place for place, name in enumerate(TABLES)}
_COLUMN_ORDER = {name: {column: place for place, column in enumerate(TABLES[name].names)} for name in TABLES}


Quoter = Callable[[str], str]
"""What a message says in place of a text."""


class Quoting:
    """What a message says in place of a cell: the text itself, unless it is long, strange or holds a person's name."""

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:
        """`names` gives every name of persons.csv; it is asked only if something is to be quoted."""
        self._names = names

    def __call__(self, text: str) -> str:
        """A text in quotation marks, or "This value" where the text must not be shown."""
        harmless = len(text) <= _LONGEST_QUOTED and text.isprintable() and self._words.isdisjoint(_words_of(text))
        return f"“{text}”" if harmless else "This value"

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for name in self._names() for word in _words_of(name))


class FindingLog:
    """Findings as they are met; `findings` gives them in the order of the input."""

    def __init__(self) -> None:
        self._found: list[tuple[tuple[int, int, int], Finding]] = []
        self._rows: Counter[tuple[str, str, str]] = Counter()

    def add(self, rule: str, table: str, where: Where, message: str, allowed: str = "") -> None:
        """One finding; `table` is the name of its table, for the order."""
        place = _TABLE_ORDER[table], where.row or 0, _COLUMN_ORDER[table].get(where.column or "", -1)
        self._found.append((place, Finding(rule, RULES[rule].severity, where, message, allowed)))

    def add_rows(
        self, rule: str, table: str, places: Sequence[Where], rows: int, message: str | Sequence[str], allowed: str = ""
    ) -> None:
        """The same finding in several rows of one column; `message` is one for all, or one for each.

        `places` are the first of the `rows` that have it.
        """
        key = rule, places[0].source, places[0].column or ""
        room = max(0, MOST_ROWS - self._rows[key])
        self._rows[key] += rows
        for number, where in enumerate(places[:room]):
            self.add(rule, table, where, message if isinstance(message, str) else message[number], allowed)

    @property
    def findings(self) -> Findings:
        """All findings by table, row and column; what was too many to tell apart is summed up in a line."""
        ordered = [finding for _, finding in sorted(self._found, key=lambda found: found[0])]
        for (rule, source, column), rows in self._rows.items():
            if rows > MOST_ROWS:
                where = Where(source, None, column or None)
                message = f"The same stands in {rows - MOST_ROWS} more rows."
                ordered.append(Finding(rule, RULES[rule].severity, where, message))
        return Findings(ordered)


def _words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]{2,}", fold(text))
