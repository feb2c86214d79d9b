"""The texts in which persons may stand: placeholders that point at persons.csv, and names that must not be typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from reportgen.name_search import How, NameIndex, ProtectedName
from reportgen.passed import Passed, Search
from reportgen.validation.links import key_shown
from reportgen.validation.tables import Positions, Table, Values, texts_of
from reportgen.vocabulary import PersonKind

WITH_PLACEHOLDERS = {"cases": ("account", "account_anonymous", "account_short"),
                     "responses": ("text", "text_anonymous")}  # fmt: skip
"""The columns in which persons stand as {P-12}."""

WITHOUT_NAMES = {"cases": (*WITH_PLACEHOLDERS["cases"], "place", "public_references"),
                 "responses": WITH_PLACEHOLDERS["responses"]}  # fmt: skip
"""The columns in which no name may be typed."""

_PLACEHOLDER = re.compile(r"\{[ \t\u00a0]*([^{}\s|]+)[ \t\u00a0]*\}")
_BRACE = re.compile(r"[{}｛｝]")
_BARE_KEY = re.compile(r"(?<![\w{-])[A-Z]{1,3}-\d+(?![\w-])", re.ASCII)
_IN_A_KEY = re.compile(r"-[0-9]")
_PERSONS_AS = "persons as {P-12}, keys of persons.csv"


@dataclass(frozen=True, repr=False)
class _Texts:
    """The distinct texts of a column that are not empty, each with the positions of the rows in which it stands."""

    table: Table
    column: str
    cells: Values

    def __iter__(self) -> Iterator[tuple[str, Callable[[], Positions]]]:
        numbers, distinct = pd.factorize(self.cells.texts)
        order = np.argsort(numbers, kind="stable")
        ends = np.cumsum(np.bincount(numbers, minlength=len(distinct)))
        for number, text in enumerate(distinct):
            yield text, partial(self._rows, order, int(ends[number - 1]) if number else 0, int(ends[number]))

    def _rows(self, order: Positions, start: int, end: int) -> Positions:
        return self.cells.positions[order[start:end]]


def check_placeholders(tables: tuple[Table, ...], persons: Table) -> frozenset[str]:
    """Report placeholders of unknown persons, broken ones, and keys without braces; return the keys that texts use."""
    known = frozenset(persons.keys)
    used: set[str] = set()
    for texts in _columns(tables, WITH_PLACEHOLDERS):
        for text, rows in texts:
            keys = _PLACEHOLDER.findall(text) if "{" in text else []
            used.update(keys)
            for key in dict.fromkeys(keys):
                if key not in known:
                    message = f"{key_shown(key)} stands in braces and is no key of persons.csv."
                    texts.table.report("account.unknown_person", rows(), texts.column, message, _PERSONS_AS)
            if len(_BRACE.findall(text)) > 2 * len(keys):
                message = "A brace stands here that belongs to no placeholder."
                texts.table.report("account.malformed_placeholder", rows(), texts.column, message, _PERSONS_AS)
            elif _holds_a_key(_PLACEHOLDER.sub(" ", text) if keys else text, known):
                message = "A person's key stands here without braces."
                texts.table.report("account.bare_key", rows(), texts.column, message, _PERSONS_AS)
    return frozenset(used)


def _holds_a_key(text: str, known: frozenset[str]) -> bool:
    """Whether a known key stands in a text; few texts have a figure after a hyphen, as every key does."""
    return _IN_A_KEY.search(text) is not None and not known.isdisjoint(_BARE_KEY.findall(text))


def check_names(
    tables: tuple[Table, ...], persons: Table, accepted: tuple[str, ...], passed: Passed
) -> NameIndex | None:
    """Report names that are typed into a text or a key, and given names of a case's own victims; never the name itself.

    `accepted` are words of the language that are surnames too (report.toml). `passed`: texts in which nothing was found
    before. What comes out are the names, ready for looking up; None where there are no persons.
    """
    if not len(persons.rows):
        return None
    index = NameIndex(_names(persons), accepted=accepted)
    search = passed.over("names", index.mark() if passed.in_use else "")
    victims_of = _victims_of(tables)
    for texts in _columns(tables, WITHOUT_NAMES):
        for text, rows in texts:
            typed = _PLACEHOLDER.sub(" ", text) if "{" in text else text
            if search.knows(typed):
                continue
            matches = index.find(typed)
            if not matches:
                search.remember(typed)
            elif any(match.how is not How.GIVEN for match in matches):
                message = "A name of persons.csv is typed here; persons stand here as {P-12}."
                texts.table.report("account.name_typed", rows(), texts.column, message, _PERSONS_AS)
            elif texts.table.schema.name == "cases":
                given = {match.key for match in matches}
                at = np.array([row for row in rows() if not given.isdisjoint(victims_of(row))], dtype=np.intp)
                message = "The given name of a person of this case may be typed here."
                texts.table.report("account.given_name", at, texts.column, message, _PERSONS_AS)
    finds = partial(_names_somebody, index, search)
    _check_descriptors(persons, finds)
    for table in (*tables, persons):
        _check_keys(table, finds)
    return index


def _names_somebody(index: NameIndex, search: Search, text: str) -> bool:
    """Whether a text holds more of a name than a given name."""
    if search.knows(text):
        return False
    matches = index.find(text)
    if not matches:
        search.remember(text)
    return any(match.how is not How.GIVEN for match in matches)


def _check_descriptors(persons: Table, names_somebody: Callable[[str], bool]) -> None:
    """A descriptor is printed in place of a name."""
    numbers, distinct = pd.factorize(texts_of(persons.frame["descriptor"]))
    naming = list(map(names_somebody, distinct))
    message = "A name stands in the descriptor, which is printed in place of one."
    persons.report("person.name_in_descriptor", np.array(naming, dtype=bool)[numbers], "descriptor", message)


def _check_keys(table: Table, names_somebody: Callable[[str], bool]) -> None:
    """A key stands in messages and in what drafters read, so it names nobody."""
    if names_somebody("\n;\n".join(table.keys)):
        naming = np.fromiter(map(names_somebody, table.keys), dtype=bool, count=len(table.keys))
        message = "A name of persons.csv stands in the key; keys stand in messages, and name nobody."
        table.report("key.name_typed", naming, table.schema.key or "", message, "a number, such as C-12")


def _names(persons: Table) -> Iterator[ProtectedName]:
    frame = persons.frame
    columns = (texts_of(frame[name]) for name in ("person_key", "name", "surname", "kind"))
    for key, name, surname, kind in zip(*columns, strict=True):
        if name or surname:
            yield ProtectedName(key, name, surname, kind or PersonKind.PERSON.value)


def _victims_of(tables: tuple[Table, ...]) -> Callable[[int], frozenset[str]]:
    """The victims of a case by its position; positions are in the order of the file, so a case's are together."""
    victims = next(table.many["victims"] for table in tables if table.schema.name == "cases")

    def of(row: int) -> frozenset[str]:
        first, last = np.searchsorted(victims.positions, (row, row + 1))
        return frozenset(victims.texts[first:last])

    return of


def _columns(tables: tuple[Table, ...], names: dict[str, tuple[str, ...]]) -> Iterator[_Texts]:
    for table in tables:
        for column in names.get(table.schema.name, ()):
            if column in table.many:
                yield _Texts(table, column, table.many[column])
            else:
                texts = texts_of(table.frame[column])
                filled = np.flatnonzero(texts != "")
                yield _Texts(table, column, Values(filled, texts[filled]))
