"""From a grid to a raw table: columns named and judged by the header alone, blanks stripped, blank rows left out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

import numpy as np
import pandas as pd

from reportgen.cases.confidential import RawTable
from reportgen.cases.schema import NEVER_LOADED, TABLES, TableSchema
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.loading.encodings import CONTROL
from reportgen.loading.grids import Cells, Grid, by_row, letter

CELL: Final = "str"
"""The dtype of every column: pandas' own text type, which it also infers from lists of text."""

_NOT_LOADED_WORDS = frozenset(word.replace("-", "") + end for word in NEVER_LOADED for end in ("", "s", "es"))
_LISTED = frozenset(name for schema in TABLES.values() for name in schema.names)


def to_table(grid: Grid, schema: TableSchema, also: Sequence[str] = ()) -> tuple[RawTable | None, Findings]:
    """The table that a grid holds, with the columns that its schema lists, or None where no header can be found.

    `also` are columns beyond the schema that are kept.

    Columns of contact data or sources are dropped here, before a cell of them is looked at; so are columns that no
    schema lists. Rows without any text in the columns that are kept are left out; the others keep their numbers.
    """
    names = tuple(column_name(text) for text in grid.header)
    listed = (*schema.names, *also)
    if not any(name in listed for name in names):
        return None, Findings([_no_header(grid, schema)])
    found: list[Finding] = []
    kept: dict[str, Cells] = {}
    for position, (name, cells) in enumerate(zip(names, grid.columns, strict=True)):
        reason = _why_left_out(grid, schema.name, listed, position, name, kept)
        if reason is not None:
            found.append(reason)
        elif name:
            found += () if grid.clean else _control_characters(grid, name, cells)
            kept[name] = np.fromiter(map(str.strip, cells), dtype=object, count=len(cells))
    filled = np.zeros(len(grid.rows), dtype=bool)
    for cells in kept.values():
        filled |= cells != ""
    if not filled.all():
        kept = {name: cells[filled] for name, cells in kept.items()}
    index = pd.Index(grid.rows[filled], name="row")
    frame = pd.DataFrame(
        {name: pd.array(cells, dtype=CELL, copy=False) for name, cells in kept.items()},
        index=index,
        copy=False,
    )
    return RawTable(grid.source, frame), Findings(found)


def column_name(header: str) -> str:
    """A header's text as the name of a column: "Case ID " is case_id."""
    return "_".join(re.sub(r"[\ufeff\u200b]", "", header).casefold().split())


def is_never_loaded(header: str) -> bool:
    """Whether a header has a word for contact data or sources in it: "phone_number", "Contacts", "E-mail".

    Columns that a table lists are not meant, such as addresses_reprisal.
    """
    if column_name(header) in _LISTED:
        return False
    apart = f"{header} {re.sub(r'(?<=[a-z])(?=[A-Z])', ' ', header)}"
    words = re.findall(r"[^\W\d_]+", apart.casefold().replace("e-mail", "email"))
    return any(word in _NOT_LOADED_WORDS for word in words)


def nearest(name: str, allowed: tuple[str, ...]) -> str:
    """The allowed name that a name resembles most, or "" where none does."""
    return next(iter(difflib.get_close_matches(name.casefold(), allowed, n=1, cutoff=0.6)), "")


def _why_left_out(
    grid: Grid, table: str, listed: tuple[str, ...], position: int, name: str, kept: Container[str]
) -> Finding | None:
    """The finding that keeps a column out; None for a column that is kept, and for an empty one without a name."""
    header = " ".join(grid.header[position].split())
    if not name:
        has_text = any(map(str.strip, grid.columns[position]))
        return _unnamed(grid, position) if has_text else None
    where = Where(grid.source, 1, header)
    if name in kept:
        return Finding(
            "table.duplicate_column", Severity.ERROR, where,
            f"Two columns are called {name} (the second is column {letter(position)}); keep one of them.",
        )  # fmt: skip
    if name in listed:
        return None
    if is_never_loaded(grid.header[position]):
        return Finding(
            "table.contact_column", Severity.ERROR, where,
            "Contact data and sources are never loaded: delete this column. It belongs in no folder of a report.",
        )  # fmt: skip
    near = nearest(name, listed)
    meant = f" If {near} is meant, rename it." if near else ""
    return Finding(
        "table.unknown_column", Severity.WARNING, where,
        f"No column of {table} has this name. It is taken as internal: kept out of every output.{meant}", near,
    )  # fmt: skip


def _unnamed(grid: Grid, position: int) -> Finding:
    row = next(int(row) for row, cell in zip(grid.rows, grid.columns[position], strict=True) if cell.strip())
    return Finding(
        "table.unnamed_column", Severity.ERROR, Where(grid.source, row, letter(position)),
        "There is text in a column that has no name in the header: name the column, or empty it.",
    )  # fmt: skip


def _no_header(grid: Grid, schema: TableSchema) -> Finding:
    """Says nothing of what stands there: a file without its header has names in that row."""
    return Finding(
        "table.no_header", Severity.ERROR, Where(grid.source, 1),
        f"The first row holds none of the column names of {schema.name}. Is the header missing?",
        ", ".join(schema.required or schema.names),
    )  # fmt: skip


def _control_characters(grid: Grid, name: str, cells: Cells) -> Iterator[Finding]:
    rows = [row for row, cell in zip(grid.rows, cells, strict=True) if CONTROL.search(cell)]
    yield from by_row(
        rows,
        lambda row, more: Finding(
            "table.control_character", Severity.ERROR, Where(grid.source, row, name),
            f"An invisible control character stands in this cell; type the text anew.{more}",
        ),
    )  # fmt: skip
