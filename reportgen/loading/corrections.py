"""Corrections applied to raw cells, in the order of their rows.

One that does not fit exactly is a finding, and nothing of it is applied. A correction is as secret as the column that
it corrects: no finding quotes its values, and what stands in a cell is quoted for public columns only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from reportgen.cases.confidential import RawTable
from reportgen.cases.schema import TABLES, Column, Kind, TableSchema
from reportgen.findings import Finding, Findings, Severity
from reportgen.loading.tables import column_name, is_never_loaded, nearest

_CORRECTED = tuple(name for name, schema in TABLES.items() if schema.key is not None)
_COLUMNS = ("table", "key", "column", "old", "new")


def apply_corrections(tables: Mapping[str, RawTable]) -> tuple[Mapping[str, RawTable], Findings]:
    """The tables with the rows of `corrections` applied; the tables given are left as they are."""
    corrections = tables.get("corrections")
    if corrections is None or corrections.cells.empty:
        return tables, Findings()
    missing = [name for name in _COLUMNS if name not in corrections.cells.columns]
    if missing:
        return tables, Findings(
            Finding(
                "correction.missing_column", Severity.ERROR, corrections.where(1, name),
                "This column is missing; no correction was applied.", ", ".join(_COLUMNS),
            )
            for name in missing
        )  # fmt: skip
    open_tables: dict[str, _OpenTable] = {}
    found = [
        fault
        for row, *texts in corrections.cells[list(_COLUMNS)].itertuples(name=None)
        if (fault := _apply(_Correction(row, *texts), corrections, tables, open_tables)) is not None
    ]
    changed = {name: table.closed() for name, table in open_tables.items()}
    return {**tables, **changed}, Findings(found)


@dataclass(frozen=True, repr=False)
class _Correction:
    row: int
    table: str
    key: str
    column: str
    old: str
    new: str


class _OpenTable:
    """A copy of a table that is being corrected, with the rows of each key."""

    def __init__(self, table: RawTable, schema: TableSchema) -> None:
        self.schema = schema
        self.table = table
        self.cells = table.cells.copy()
        key = str(schema.key)
        keys = self.cells[key] if key in self.cells else pd.Series(dtype="str")
        self.rows: dict[str, list[int]] = {}
        for row, text in zip(keys.index.tolist(), keys.tolist(), strict=True):
            self.rows.setdefault(text, []).append(row)

    def change(self, row: int, column: str, new: str) -> None:
        if column not in self.cells:
            self.cells[column] = pd.Series("", index=self.cells.index, dtype="str")
        self.cells.loc[row, column] = new

    def closed(self) -> RawTable:
        return RawTable(self.table.source, self.cells)


def _apply(
    correction: _Correction,
    corrections: RawTable,
    tables: Mapping[str, RawTable],
    open_tables: dict[str, _OpenTable],
) -> Finding | None:
    def fault(rule: str, column: str, message: str, allowed: str = "") -> Finding:
        tail = " Nothing of this row was applied."
        where = corrections.where(correction.row, column)
        return Finding(f"correction.{rule}", Severity.ERROR, where, message + tail, allowed)

    name = column_name(correction.table).removesuffix(".csv")
    if name not in _CORRECTED:
        return fault("unknown_table", "table", "No table that has keys is called this.", ", ".join(_CORRECTED))
    schema = TABLES[name]
    column = column_name(correction.column)
    if column not in schema.names:
        if is_never_loaded(correction.column):
            return fault("unknown_column", "column", "Contact data and sources are never loaded, nor corrected.")
        near = nearest(column, schema.names)
        return fault(
            "unknown_column", "column", f"No column of {name} is called this.", near or ", ".join(schema.names)
        )
    if column == schema.key:
        return fault(
            "key",
            "column",
            f"{column} stays the same for ever: other tables, earlier reports and later corrections find the row by "
            f"it. If it is wrong from the start, mend it in the table {name} and wherever else it stands.",
        )
    if name not in tables:
        return fault(
            "unknown_table",
            "table",
            f"The folder has no table {name}.",
            ", ".join(t for t in tables if t in _CORRECTED),
        )
    if name not in open_tables:
        open_tables[name] = _OpenTable(tables[name], schema)
    table = open_tables[name]
    rows = table.rows.get(correction.key, [])
    if not correction.key or not rows:
        return fault("unknown_key", "key", f"No row of {table.table.source} has this {schema.key}.")
    if len(rows) > 1:
        listed = " and ".join(map(str, rows[:5]))
        return fault("ambiguous_key", "key", f"Several rows of {table.table.source} have this {schema.key}: {listed}.")
    row = rows[0]
    stands = str(table.cells.loc[row, column]) if column in table.cells else ""
    if stands != correction.old:
        place = table.table.where(row, column)
        told = f' There stands "{_short(stands)}".' if stands else " It is empty."
        quoted = told if _may_be_quoted(schema[column]) else ""
        return fault("old_value", "old", f"The text here is not what stands in {place}.{quoted}")
    table.change(row, column, correction.new)
    return None


def _may_be_quoted(column: Column) -> bool:
    """Codes, dates and the like; a name can be typed into a column of words, be it public."""
    return not column.confidential and column.kind not in (Kind.TEXT, Kind.KEY, Kind.ACTION, Kind.CASE, Kind.PERSON)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
