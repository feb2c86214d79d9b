"""The tables of a Word file laid beside those of the report, cell by cell, by the heads of their rows and columns.

A row is known wherever it was moved to, and a row that people wrote is no row of the report, whatever stands around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.tracing.segments import Segment
from reportgen.tracing.texts import Text

MORE = 6
"""Words that people may write beside the head of a row; a cell with more is a text of its own."""


@dataclass(frozen=True)
class Laid:
    """The texts of cells, by their numbers in the file, with the segments of the report that stand in their place.

    `tables`: for each table of the file that is one of the report, its number there and that of the report.
    """

    cells: Mapping[int, int] = field(default_factory=dict)
    tables: Mapping[int, str] = field(default_factory=dict)

    @property
    def segments(self) -> frozenset[int]:
        """The segments of the report that have a cell of the file."""
        return frozenset(self.cells.values())


def laid(texts: Sequence[Text], segments: Sequence[Segment]) -> Laid:
    """Every cell of the file that stands under the heads of a cell of the report; `segments`: those of its body."""
    mine: dict[int, list[int]] = {}
    for number, text in enumerate(texts):
        if text.table:
            mine.setdefault(text.table, []).append(number)
    theirs: dict[str, list[int]] = {}
    for number, segment in enumerate(segments):
        if segment.table:
            theirs.setdefault(segment.table, []).append(number)
    there = {name: _Table.of((segments[n].row, segments[n].column, segments[n].spot, n) for n in own)
             for name, own in theirs.items()}  # fmt: skip
    cells: dict[int, int] = {}
    tables: dict[int, str] = {}
    for number, own in mine.items():
        here = _Table.of((texts[n].row, texts[n].column, texts[n].spot, n) for n in own)
        name = max(there, key=lambda one: here.likeness(there[one]), default="")
        if name and here.likeness(there[name]):
            tables[number] = name
            cells.update(here.cells_in(there[name]))
    return Laid(cells, tables)


@dataclass(frozen=True)
class _Table:
    """The heads of the rows and columns of a table by their places, and what stands in each cell."""

    rows: Mapping[int, str]
    columns: Mapping[int, str]
    cells: Sequence[tuple[int, int, int]]

    @staticmethod
    def of(cells: Iterable[tuple[str, str, tuple[int, int], int]]) -> _Table:
        every = list(cells)
        return _Table({at[0]: _plain(row) for row, _, at, _ in every},
                      {at[1]: _plain(column) for _, column, at, _ in every},
                      [(*at, number) for _, _, at, number in every])  # fmt: skip

    def likeness(self, other: _Table) -> int:
        """How many heads it shares with a table of the report; 0 where less than half of the rows are known."""
        same = len({there for _, there in _same(self.rows, other.rows)})
        shared = len({there for _, there in _rows(self.rows, other.rows)})
        if 2 * shared < len(other.rows) and (not same or 2 * same < len(self.rows)):
            return 0
        return shared + len(set(self.columns.values()) & set(other.columns.values()) - {""})

    def cells_in(self, other: _Table) -> Iterator[tuple[int, int]]:
        """Its cells, each with the one of the report that stands under the same heads."""
        rows, columns = dict(_rows(self.rows, other.rows)), self._columns_in(other)
        there = {(row, column): number for row, column, number in other.cells}
        for row, column, number in self.cells:
            found = there.get((rows.get(row, -1), columns.get(column, -1)))
            if found is not None:
                yield number, found

    def _columns_in(self, other: _Table) -> dict[int, int]:
        """The first column heads the rows; the others are known by their heads, else by their places."""
        mine = {place: head for place, head in self.columns.items() if place}
        theirs = {place: head for place, head in other.columns.items() if place}
        found = {0: 0, **dict(_same(mine, theirs))}
        if len(mine) == len(theirs):
            taken = set(found.values())
            found.update({place: place for place in mine if place not in found and place not in taken})
        return found


def _rows(mine: Mapping[int, str], theirs: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Rows of the same head; then those whose head has all words of that of a row which nobody has yet."""
    pairs = dict(_same(mine, theirs))
    yield from pairs.items()
    left = {place: head.split() for place, head in theirs.items() if head and place not in pairs.values()}
    for place, head in mine.items():
        words = head.split()
        within = [there for there, own in left.items() if _has(words, own) and len(words) <= len(own) + MORE]
        if place in pairs:
            continue
        if within:
            there = max(within, key=lambda one: len(left[one]))
            del left[there]
            yield place, there


def _same(mine: Mapping[int, str], theirs: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Places under the same head. People may have copied a row; of a head that the report has twice each is one."""
    here, there = Counter(mine.values()), Counter(theirs.values())
    met: Counter[str] = Counter()
    for place, head in mine.items():
        places = [other for other, own in theirs.items() if own == head]
        if head and there[head] == 1:
            yield place, places[0]
        elif head and here[head] == there[head]:
            yield place, places[met[head]]
            met[head] += 1


def _has(words: Sequence[str], own: Sequence[str]) -> bool:
    """Whether some words stand in others, one behind the other."""
    return any(list(words[start : start + len(own)]) == list(own) for start in range(len(words) - len(own) + 1))


def _plain(head: str) -> str:
    """The words of a head, without case and the marks around them."""
    return " ".join(word.strip("()[],;:.*") for word in head.replace("\u00a0", " ").casefold().split())
