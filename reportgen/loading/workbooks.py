"""From a workbook (.xlsx, .ods) to a grid for each sheet that is a table: the values that its cells show, as text."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import python_calamine as calamine

from reportgen.cases.schema import TABLES
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.loading.archives import fault_of_archive, not_a_workbook, too_large
from reportgen.loading.grids import Grid, by_row, letter
from reportgen.loading.sheet_marks import (
    LARGEST_AREA,
    DamagedSheetError,
    Place,
    SheetMarks,
    is_too_wide,
    marks_of_sheet,
)
from reportgen.loading.tables import nearest
from reportgen.loading.text_tables import empty

SUFFIXES = (".xlsx", ".ods")


@dataclass(frozen=True, repr=False)
class Workbook:
    """A workbook that could be opened: for each table's name, the name of its sheet as written."""

    source: str
    data: bytes
    sheets: Mapping[str, str]

    def __repr__(self) -> str:
        return f"Workbook({self.source!r}, {', '.join(self.sheets)})"


def open_workbook(data: bytes, source: str) -> tuple[Workbook | None, Findings]:
    """The workbook with the sheets that are tables by their names (small and capital letters alike).

    None where it cannot be opened. A hidden sheet is read with a warning; a sheet with another name is left out.
    """
    fault = fault_of_archive(data, source)
    if fault is not None:
        return None, Findings([fault])
    try:
        if is_too_wide(data):
            return None, Findings([too_large(source)])
        with _reading():
            described = _opened(data).sheets_metadata
    except (DamagedSheetError, _UnreadableError):
        return None, Findings([not_a_workbook(source)])
    sheets: dict[str, str] = {}
    found: list[Finding] = []
    for sheet in described:
        table = sheet.name.strip().casefold().replace(" ", "_")
        where = sheet_source(source, sheet.name)
        if table not in TABLES:
            found.append(_not_read(where, table))
        elif table in sheets:
            message = "Two sheets have the name of this table, in small and capital letters; keep one of them."
            found.append(Finding("workbook.duplicate_sheet", Severity.ERROR, Where(where), message))
        else:
            sheets[table] = sheet.name
            if sheet.visible != calamine.SheetVisibleEnum.Visible:
                message = "This sheet is hidden; it is read all the same."
                found.append(Finding("workbook.hidden_sheet", Severity.WARNING, Where(where), message))
    return Workbook(source, data, sheets), Findings(found)


def read_sheet(workbook: Workbook, table: str) -> tuple[Grid | None, Findings]:
    """The grid of a table's sheet, or None where it holds nothing or too much.

    Numbers are written as whole where they are whole, days as ISO 8601, true and false as yes and no.
    """
    name = workbook.sheets[table]
    source = sheet_source(workbook.source, name)
    try:
        marks = marks_of_sheet(workbook.data, name)
        if marks.area > LARGEST_AREA:
            return None, Findings([too_large(source)])
        with _reading():
            rows = _opened(workbook.data).get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (DamagedSheetError, _UnreadableError):
        message = "This sheet is damaged and cannot be read; take the last good copy of the workbook."
        return None, Findings([Finding("workbook.damaged", Severity.ERROR, Where(source), message)])
    cells = [[cell_text(value) for value in row] for row in rows]
    first = next((number for number, row in enumerate(cells) if any(map(str.strip, row))), None)
    if first is None:
        return None, Findings([empty(source)])
    header = tuple(cells[first])
    below = cells[first + 1 :]
    columns = tuple(np.array(column, dtype=object) for column in zip(*below, strict=True))
    columns = columns or tuple(np.empty(0, dtype=object) for _ in header)
    grid = Grid(source, header, columns, np.arange(first + 2, len(cells) + 1, dtype=np.int64))
    return grid, Findings(_findings_of(marks, grid))


def sheet_source(source: str, sheet: str) -> str:
    """How messages name a sheet."""
    return f'{source}, sheet "{sheet}"'


def cell_text(value: object) -> str:
    """What a cell shows, as text."""
    match value:
        case str():
            return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
        case bool():
            return "yes" if value else "no"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case dt.datetime():
            return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
        case dt.date() | dt.time():
            return value.isoformat()
        case None:
            return ""
        case _:
            return str(value)


class _UnreadableError(Exception):
    """The reader of values cannot make sense of a workbook."""


@contextmanager
def _reading() -> Iterator[None]:
    """Turns whatever the reader of values throws into one exception; a panic in it is a BaseException."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001  see above
        raise _UnreadableError from None


def _opened(data: bytes) -> calamine.CalamineWorkbook:
    return calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))


def _not_read(source: str, name: str) -> Finding:
    near = nearest(name, tuple(TABLES))
    meant = f" If the table {near} is meant, rename the sheet." if near else ""
    severity = Severity.WARNING if near else Severity.NOTE
    return Finding(
        "workbook.unknown_sheet", severity, Where(source), f"No table has this name: it is not read.{meant}", near
    )


def _findings_of(marks: SheetMarks, grid: Grid) -> Iterable[Finding]:
    yield from _at(
        grid, marks.merged, "workbook.merged_cells",
        "Cells are merged here, so it is not known which row or column each stands for: unmerge them and fill each.",
    )  # fmt: skip
    yield from _at(
        grid, marks.unvalued, "workbook.formula_without_value",
        "A formula stands here without its result: open the workbook, let it calculate, save it, or type the value.",
    )  # fmt: skip
    yield from _at(
        grid, marks.errors, "workbook.error_value",
        "The formula of this cell ends in an error; mend it, or type the value.",
    )  # fmt: skip
    for kind, hidden in (("rows", marks.hidden_rows), ("columns", marks.hidden_columns)):
        if hidden:
            shown = hidden[0]
            where = Where(grid.source, shown + 1) if kind == "rows" else Where(grid.source, None, _named(grid, shown))
            message = (
                f"Hidden {kind} are read too; there {'is' if len(hidden) == 1 else 'are'} {len(hidden)}, from here on."
            )
            yield Finding(f"workbook.hidden_{kind}", Severity.WARNING, where, message)


def _at(grid: Grid, places: list[Place], rule: str, message: str) -> Iterable[Finding]:
    columns = sorted({column for _, column in places})
    for column in columns:
        named = _named(grid, column)
        yield from by_row(
            sorted(row + 1 for row, here in places if here == column),
            lambda row, more, named=named: Finding(  # type: ignore[misc]
                rule, Severity.ERROR, Where(grid.source, row, named), message + more
            ),
        )


def _named(grid: Grid, column: int) -> str:
    """A column's header, or its letter where it has none."""
    header = grid.header[column] if column < len(grid.header) else ""
    return " ".join(header.split()) or letter(column)
