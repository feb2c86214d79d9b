"""From a text file to a grid: comma, semicolon or tab, quoted cells with anything in them, one row a record.

A large file in which each row has as many cells as the header is read by pandas in one go. Any other (a quotation mark
that is not closed, a row that is too short) is read record by record, which knows the row of every fault; so is a small
one, for pandas takes milliseconds before it begins.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.loading.encodings import decode, has_control_characters
from reportgen.loading.grids import Cells, Grid
from reportgen.loading.row_lengths import lengths_of, wrong_lengths
from reportgen.loading.tables import column_name

_NAMES = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
_LONGEST_CELL = 2**31 - 1
_LONGEST_HEADER = 1_000_000
_LARGE = 1_000_000
"""Characters from which a file is large."""

_AT_ONCE = 20_000
"""Records that are turned into columns at a time."""


def read_grid(data: bytes, source: str, known: Sequence[str]) -> tuple[Grid | None, Findings]:
    """The grid that a text file holds, or None where there is none: no text at all, or none that can be decoded.

    `known` are the names of the columns that may stand in it: the delimiter is the one that finds most of them.
    """
    text, findings = decode(data, source)
    if text is None:
        return None, findings
    text, marked = _without_separator_line(text)
    if not re.search(r"[^\s,;\"\ufeff]", text):
        return None, findings.merged([empty(source)])
    delimiter = marked or _sniffed(text, known)
    if delimiter != ",":
        findings = findings.merged([_delimited(source, delimiter)])
    clean = not has_control_characters(text)
    if len(text) >= _LARGE and clean and _plainly_quoted(text, delimiter):
        grid = _read_at_once(text, delimiter, source)
        if grid is not None:
            return grid, findings
    return _read_by_record(text, delimiter, source, clean=clean, findings=findings)


def empty(source: str) -> Finding:
    """The finding for a file or sheet in which there is nothing at all, not even a header."""
    return Finding(
        "table.empty", Severity.ERROR, Where(source),
        "There is nothing in it, not even a header. Put the table back, or delete it if there is no such table.",
    )  # fmt: skip


def _without_separator_line(text: str) -> tuple[str, str]:
    """Excel's own first line `sep=;` is no row of the table."""
    marked = re.match(r"sep=([,;\t])\n", text, re.IGNORECASE)
    return (text[marked.end() :], marked[1]) if marked else (text, "")


def _sniffed(text: str, known: Sequence[str]) -> str:
    def found(delimiter: str) -> tuple[int, int]:
        header = _header(text, delimiter)
        return sum(column_name(name) in known for name in header), len(header)

    return max(_NAMES, key=found)


def _header(text: str, delimiter: str) -> list[str]:
    try:
        start = _records(text[:_LONGEST_HEADER], delimiter)
        return next((record for record in start if any(map(str.strip, record))), [])
    except csv.Error:
        return []


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    lines = (line.group() for line in re.finditer(r"[^\n]*\n|[^\n]+", text))
    return csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)


def _plainly_quoted(text: str, delimiter: str) -> bool:
    """Whether every quotation mark encloses a cell or is doubled inside one, so that all readers agree on the cells."""
    if '"' not in text:
        return True
    pieces = text.split('"')
    outside = pieces[::2]
    edges = (delimiter, "\n")
    return (
        len(pieces) % 2 == 1
        and all(not piece or piece.startswith(edges) for piece in outside[1:])
        and all(not piece or piece.endswith(edges) for piece in outside[:-1])
    )


def _read_at_once(text: str, delimiter: str, source: str) -> Grid | None:
    """None where a row has another number of cells than the header, unless Excel left the empty ones at its end out."""
    width = len(_header(text, delimiter))
    try:
        frame = pd.read_csv(
            io.BytesIO(text.encode()),
            sep=delimiter,
            header=None,
            names=range(width + 1),
            dtype="str",
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=False,
            on_bad_lines="error",
            encoding="utf-8",
        )
    except (ValueError, pd.errors.ParserError):
        return None
    *columns, beyond = (frame[position].to_numpy(dtype=object) for position in range(width + 1))
    if any(map(str.strip, beyond)):
        return None
    first = next(row for row in range(len(frame)) if any(cells[row].strip() for cells in columns))
    header = tuple(cells[first] for cells in columns)
    lengths = lengths_of(text, delimiter)
    if len(lengths) != len(frame) or _any_is_wrong(source, first, lengths, columns):
        return None
    rows = np.arange(first + 2, len(frame) + 1, dtype=np.int64)
    return Grid(source, header, tuple(cells[first + 1 :] for cells in columns), rows, clean=True)


def _any_is_wrong(source: str, first: int, lengths: npt.NDArray[np.int64], columns: Sequence[Cells]) -> bool:
    """Whether a row below the header, the `first`, is too long or too short."""
    others = np.flatnonzero(lengths[first + 1 :] != len(columns)) + first + 1
    if not len(others):
        return False
    blank = [row for row in others if not any(cells[row].strip() for cells in columns)]
    trailing = {int(row) + 1 for row in others if not columns[min(lengths[row], len(columns)) - 1][row].strip()}
    known = lengths.copy()
    known[blank] = 0
    return any(wrong_lengths(source, first + 1, len(columns), known[first + 1 :].tolist(), trailing))


def _read_by_record(
    text: str, delimiter: str, source: str, *, clean: bool, findings: Findings
) -> tuple[Grid | None, Findings]:
    """As far as the first fault of quotation, which would take all that follows with it."""
    header: list[str] = []
    blank = read = 0
    parts: list[list[Cells]] = []
    lengths: list[int] = []
    trailing: set[int] = set()
    faults: list[Finding] = []
    records = _counted(_records(text, delimiter), source, faults)
    for record in records:
        if any(map(str.strip, record)):
            header = record
            break
        blank += 1
    while batch := list(itertools.islice(records, _AT_ONCE)):
        lengths += [len(record) if any(map(str.strip, record)) else 0 for record in batch]
        trailing.update(
            blank + 1 + read + number
            for number, record in enumerate(batch, 1)
            if len(record) < len(header) and not (record and record[-1].strip())
        )
        parts.append(_columns(batch, len(header)))
        read += len(batch)
    findings = findings.merged(faults)
    findings = findings.merged(wrong_lengths(source, blank + 1, len(header), lengths, trailing))
    if not header:
        return None, findings.merged([] if faults else [empty(source)])
    columns = [np.concatenate(cells) for cells in zip(*parts, strict=True)] if parts else _columns([], len(header))
    rows = np.arange(blank + 2, blank + read + 2, dtype=np.int64)
    return Grid(source, tuple(header), tuple(columns), rows, clean), findings


def _counted(records: Iterator[list[str]], source: str, faults: list[Finding]) -> Iterator[list[str]]:
    """The records up to the first that cannot be read, which is added to the faults with its row."""
    row = 0
    try:
        for row, record in enumerate(records, 1):  # noqa: B007  read below
            yield record
    except csv.Error:
        faults.append(_badly_quoted(source, row + 1))


def _columns(records: list[list[str]], width: int) -> list[Cells]:
    """Records as columns: short ones are filled up with empty cells, long ones cut (and named by who calls)."""
    padded = (
        record if len(record) == width else [*record[:width], *[""] * (width - len(record))] for record in records
    )
    return [np.array(cells, dtype=object) for cells in zip(*padded, strict=True)] or [np.empty(0, dtype=object)] * width


def _badly_quoted(source: str, row: int) -> Finding:
    return Finding(
        "table.quotation", Severity.ERROR, Where(source, row),
        "A quotation mark in this row is not closed, or stands inside a quoted cell without being doubled. Nothing "
        "from this row on could be read.",
        'a cell with a quotation mark in it is written "She said ""no"""',
    )  # fmt: skip


def _delimited(source: str, delimiter: str) -> Finding:
    return Finding(
        "table.delimiter", Severity.NOTE, Where(source),
        f"The cells are parted by {_NAMES[delimiter]}, not by a comma; they were read so.",
    )  # fmt: skip
