"""A table as it is meant: column heads, rows, notes, what it counts and where the figures come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reportgen.document.inlines import Inlines, Text


class Align(Enum):
    START = "start"
    END = "end"
    CENTRE = "centre"


class RowKind(Enum):
    """BODY rows, a TOTAL row, and GROUP rows that head the rows below them."""

    BODY = "body"
    TOTAL = "total"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Column:
    """A column head. The first column of a table heads its rows. `turned`: the head may stand on its side."""

    head: str
    align: Align = Align.END
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what is printed (a number as printed, "–" for none), and the key of its fact ("" for words)."""

    content: Inlines
    key: str = ""

    @staticmethod
    def of(text: str, key: str = "") -> Cell:
        return Cell((Text(text),), key)


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `number` is given by numbering ("2"). `wide` ones may use the whole width between the margins.

    `landscape` ones stand on pages of their own that are turned, and use all of their width.
    `notes` are printed directly below it, `source` and `method` after them. `caption` names what is counted and its
    unit. `anchor` is unique in the document.
    """

    anchor: str
    caption: Inlines
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    number: str = ""
    unit: str = ""
    source: str = ""
    method: str = ""
    notes: tuple[Inlines, ...] = ()
    wide: bool = False
    landscape: bool = False
