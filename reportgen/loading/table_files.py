"""Which file or sheet each table is read from: text files of the folder, sheets of its workbook, persons elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.cases.confidential import RawTable
from reportgen.cases.schema import TABLES, TableSchema
from reportgen.errors import UsageError
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.loading.data_version import InputDigest
from reportgen.loading.grids import Grid
from reportgen.loading.inputs import (
    LARGEST_TABLE,
    Folder,
    TooLargeError,
    at_most,
    folded,
    is_inside,
    is_plain,
    read_bytes,
    read_only_one,
)
from reportgen.loading.reference import COLUMNS as COUNTRY_COLUMNS
from reportgen.loading.tables import nearest, to_table
from reportgen.loading.text_tables import read_grid
from reportgen.loading.workbooks import SUFFIXES, Workbook, open_workbook, read_sheet, sheet_source

_TABLE_LIKE = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".fods", ".numbers")
_SETTING = Where("report.toml")


@dataclass(frozen=True)
class _Source:
    """Where a table may be read from, as messages name it, and how."""

    name: str
    read: Callable[[], tuple[Grid | None, Findings]]


def read_tables(
    folder: Folder, workbook: str, persons: Path | None, digest: InputDigest
) -> tuple[Mapping[str, RawTable], Findings]:
    """Every table of the folder that could be read, by name, and what reading met.

    `workbook` is the setting [input] workbook. Each input's bytes are added to the digest as they are read. UsageError
    where `persons` is no file.
    """
    book, findings = _open_book(folder, workbook, digest) if workbook else (None, Findings())
    unopened = bool(workbook) and book is None
    tables: dict[str, RawTable] = {}
    for name, schema in TABLES.items():
        sources = _sources(folder, schema, book, persons, digest)
        if len(sources) > 1:
            findings = findings.merged([_twice(name, sources)])
        elif not sources and not schema.optional and not unopened:
            findings = findings.merged([_missing(folder, name, workbook, book)])
        for source in sources if len(sources) == 1 else ():
            grid, found = source.read()
            findings = findings.merged(found)
            if grid is not None:
                table, found = to_table(grid, schema, COUNTRY_COLUMNS if name == "countries" else ())
                findings = findings.merged(found)
                if table is not None:
                    tables[name] = table
    return tables, findings.merged(_not_read(folder, workbook))


def _sources(
    folder: Folder, schema: TableSchema, book: Workbook | None, persons: Path | None, digest: InputDigest
) -> list[_Source]:
    sources = []
    file = f"{schema.name}.csv"
    elsewhere = persons if schema.name == "persons" else None
    if folder.named(file) and not (elsewhere and _is_same(elsewhere, folder.named(file)[0])):
        sources.append(_Source(folder.named(file)[0].name, lambda: _read_file(folder, schema, digest)))
    if book is not None and schema.name in book.sheets:
        name = sheet_source(book.source, book.sheets[schema.name])
        sources.append(_Source(name, lambda: read_sheet(book, schema.name)))
    if elsewhere is not None:
        sources.append(_Source(elsewhere.name, lambda: _read_elsewhere(elsewhere, schema, digest)))
    return sources


def _read_file(folder: Folder, schema: TableSchema, digest: InputDigest) -> tuple[Grid | None, Findings]:
    file = f"{schema.name}.csv"
    data, findings = read_only_one(folder, file)
    if data is None:
        return None, findings
    digest.add(file, data)
    return read_grid(data, folder.named(file)[0].name, schema.names)


def _read_elsewhere(path: Path, schema: TableSchema, digest: InputDigest) -> tuple[Grid | None, Findings]:
    """Persons that are kept outside the folder: a text file, a workbook with a sheet of this name, or a pipe."""
    try:
        with path.open("rb") as file:
            data = at_most(file, LARGEST_TABLE)
    except TooLargeError:
        raise UsageError(f"{path} holds more than any table of persons: {LARGEST_TABLE:,} bytes at most.") from None
    except OSError:
        raise UsageError(f"There are no persons that can be read in {path}. Give a file that you may read.") from None
    digest.add(f"{schema.name}.csv", data)
    if path.suffix.casefold() not in SUFFIXES:
        return read_grid(data, path.name, schema.names)
    book, findings = open_workbook(data, path.name)
    if book is None:
        return None, findings
    if schema.name not in book.sheets:
        message = f"The workbook has no sheet {schema.name}."
        return None, Findings([Finding("workbook.no_sheet", Severity.ERROR, Where(path.name), message, schema.name)])
    grid, found = read_sheet(book, schema.name)
    return grid, findings.merged(found)


def _open_book(folder: Folder, setting: str, digest: InputDigest) -> tuple[Workbook | None, Findings]:
    """The workbook that report.toml names: a file of a kind that can be read, inside the folder."""
    if not is_plain(setting):
        message = "input.workbook must be a path inside the folder, down from it."
        return None, _refused("settings.path", _SETTING, message, "the name of a file in the folder")
    name = setting.replace("\\", "/")
    if not name.casefold().endswith(SUFFIXES):
        return None, _refused("settings.path", _SETTING, "input.workbook names no workbook.", ", ".join(SUFFIXES))
    path = _found(folder.path, name)
    if path is None:
        message = "There is no such file in the folder, and input.workbook of report.toml names it."
        return None, _refused("file.missing", Where(name), message)
    if not is_inside(folder.path, path):
        message = (
            "input.workbook is a link to a file outside the folder, and is not followed: put the file itself here."
        )
        return None, _refused("settings.path", _SETTING, message)
    data, findings = read_bytes(path, name)
    if data is None:
        return None, findings
    digest.add("workbook", data)
    return open_workbook(data, name)


def _found(folder: Path, name: str) -> Path | None:
    """The path below a folder, each step found in small or capital letters."""
    here = folder
    for step in name.split("/"):
        try:
            here = next(entry for entry in sorted(here.iterdir()) if folded(entry.name) == folded(step))
        except (OSError, StopIteration):
            return None
    return here


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _twice(name: str, sources: list[_Source]) -> Finding:
    names = " and in ".join(source.name for source in sources)
    message = f"The table {name} stands in {names}. Neither was read: keep the one that is right, and delete the other."
    return Finding("table.twice", Severity.ERROR, Where(sources[0].name), message)


def _missing(folder: Folder, name: str, workbook: str, book: Workbook | None) -> Finding:
    file = f"{name}.csv"
    if book is not None:
        where, message = (
            Where(workbook),
            f"The workbook has no sheet {name}, and the folder no {file}: there is no report without.",
        )
    else:
        where, message = Where(file), f"The folder has no {file}, and there is no report without."
        books = [path.name for path in folder.visible() if path.suffix.casefold() in SUFFIXES]
        others = [path.name for path in folder.visible() if path.stem.casefold() == name]
        if books:
            which = f'workbook = "{books[0]}"' if len(books) == 1 else "workbook = and the name of the right one"
            message += f" To read the tables from {' or '.join(books)}, write below [input] in report.toml: {which}"
        elif others:
            message += f" Save {others[0]} as {file}."
    return Finding("table.missing", Severity.ERROR, where, message, file)


def _not_read(folder: Folder, workbook: str) -> list[Finding]:
    """Files that look like tables and are none: a misspelt name would lose a whole table silently."""
    found = []
    known = {folded(f"{name}.csv") for name in TABLES} | {folded(workbook)}
    for path in folder.visible():
        if folded(path.name) in known or path.suffix.casefold() not in _TABLE_LIKE or path.is_dir():
            continue
        near = nearest(path.stem, tuple(TABLES))
        meant = f" If it is the table {near}, save it as {near}.csv." if near else ""
        severity = Severity.WARNING if near else Severity.NOTE
        message = f"This file is no table of the report and is not read.{meant}"
        found.append(Finding("file.not_read", severity, Where(path.name), message, f"{near}.csv" if near else ""))
    return found


def _refused(rule: str, where: Where, message: str, allowed: str = "") -> Findings:
    return Findings([Finding(rule, Severity.ERROR, where, message, allowed)])
