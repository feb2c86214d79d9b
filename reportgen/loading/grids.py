"""Cells as a file holds them, before anybody asks what their columns mean: text files and sheets both become a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportgen.findings import Finding

Cells = npt.NDArray[np.object_]
"""The cells of one column, each a `str`."""

SHOWN_ROWS = 100
"""How many rows of one kind of fault are named one by one; the rest are counted."""


@dataclass(frozen=True, repr=False)
class Grid:
    """Columns of text by position, and the row's number as a spreadsheet shows it for each row below the header.

    `clean`: no control character stands in it, as far as the reader knows (False: it must be looked for).
    """

    source: str
    header: tuple[str, ...]
    columns: tuple[Cells, ...]
    rows: npt.NDArray[np.int64]
    clean: bool = False

    def __repr__(self) -> str:
        return f"Grid({self.source!r}, {len(self.columns)} columns, {len(self.rows)} rows)"


def letter(position: int) -> str:
    """The letter that a spreadsheet shows above a column; `position` counts from 0."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name


def by_row(rows: Iterable[int], make: Callable[[int, str], Finding]) -> tuple[Finding, ...]:
    """One finding a row, up to SHOWN_ROWS; the last one says how many more there are.

    `make` gets the row's number and a sentence to add ("" but for the last).
    """
    listed = tuple(rows)
    more = len(listed) - SHOWN_ROWS
    shown = listed[:SHOWN_ROWS]
    tail = f" The same holds for {more} more rows." if more > 0 else ""
    return tuple(make(int(row), tail if number == len(shown) else "") for number, row in enumerate(shown, 1))
