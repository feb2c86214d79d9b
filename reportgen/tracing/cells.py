"""The cells of the tables of a report by their heads: a figure that was carried to another cell is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.tracing.segments import Segment
from reportgen.tracing.texts import Text

_Heads = tuple[str, str]


@dataclass(frozen=True)
class Cells:
    """The keys of the figures under the heads of a row and a column, for each table."""

    tables: tuple[Mapping[_Heads, frozenset[str]], ...]

    @staticmethod
    def of(segments: Iterable[Segment]) -> Cells:
        """Those of the tables of a report."""
        tables: dict[str, dict[_Heads, frozenset[str]]] = {}
        for segment in segments:
            if segment.table and segment.figures:
                own, heads = tables.setdefault(segment.table, {}), _heads(segment.row, segment.column)
                own[heads] = own.get(heads, frozenset()) | {piece.key for piece in segment.figures}
        return Cells(tuple(tables.values()))

    def instead(self, text: Text, key: str) -> str:
        """The key of the figure that stands in the place of another in a cell; empty where it stands in its own.

        So it is too where the heads of the cell are not those of a cell of its table.
        """
        heads = _heads(text.row, text.column)
        held = [table[heads] for table in self.tables
                if heads in table and any(key in keys for keys in table.values())]  # fmt: skip
        return "" if any(key in keys for keys in held) else min((min(keys) for keys in held), default="")


@dataclass(frozen=True)
class OwnRows:
    """Which figures a file marks in cells, and the head of the row in which each stands."""

    rows: frozenset[tuple[str, str]]

    @staticmethod
    def of(texts: Iterable[Text], keys: Mapping[str, tuple[str, ...]]) -> OwnRows:
        """Those of a file; `keys`: what the names of its marks may stand for."""
        return OwnRows(frozenset(
            (key, _plain(text.row)) for text in texts if text.cell
            for mark in text.marks for key in keys.get(mark.key, ())
        ))  # fmt: skip

    def has_elsewhere(self, key: str, row: str, text: Text) -> bool:
        """Whether a figure of a row of the report stands in that row of the file, and a cell in another one."""
        return text.cell and _plain(text.row) != _plain(row) and (key, _plain(row)) in self.rows


def _plain(head: str) -> str:
    return " ".join(head.casefold().split())


def _heads(row: str, column: str) -> _Heads:
    return _plain(row), _plain(column)
