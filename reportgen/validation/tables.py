"""One raw table to typed columns: each column judged by its distinct texts, the readings spread over the rows.

A million rows have a few hundred distinct codes, so a column is cut into distinct texts and their numbers
(`pandas.factorize`), and only the distinct ones are looked at. A schema library looks at every row and builds a frame
of failures that quotes cells: for four columns of codes and a million rows, pandera took 1.45 s and this way 0.31 s,
and pandera's import alone takes 0.4 s of a `check` that should be done in 1.5 s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.cases.confidential import RawTable
from reportgen.cases.schema import Column, Kind, TableSchema
from reportgen.findings import Where
from reportgen.validation.finding_log import MOST_ROWS, FindingLog
from reportgen.validation.judges import Judge, Judges, Problem, Reading

Positions = npt.NDArray[np.intp]
"""Places of rows in a table, from 0."""

Mask = npt.NDArray[np.bool_]

Texts = npt.NDArray[np.object_]


@dataclass(frozen=True, repr=False)
class Values:
    """A many-valued column: each value with the position of its row, in the order of the file."""

    positions: Positions
    texts: Texts


@dataclass(frozen=True, repr=False)
class Table:
    """A table as it was read, and where its findings go.

    `frame` has a row for each row of the file, in its order, with the key and every single-valued column; `rows` are
    the numbers of its rows as a spreadsheet shows them; `many` has every many-valued column; `cells` is what was read,
    for what only the file itself can say: whether a cell was left empty.
    """

    schema: TableSchema
    source: str
    present: bool
    rows: npt.NDArray[np.int64]
    frame: pd.DataFrame
    many: Mapping[str, Values]
    cells: pd.DataFrame
    log: FindingLog

    @property
    def keys(self) -> Texts:
        assert self.schema.key is not None
        return texts_of(self.frame[self.schema.key])

    def blank(self, column: str) -> Mask:
        """Which rows leave a column empty in the file; none where the table has no such column."""
        if column not in self.cells:
            return np.zeros(len(self.rows), dtype=bool)
        numbers, distinct = pd.factorize(texts_of(_texts(self.cells[column])))
        return np.array([not text.strip() for text in distinct], dtype=bool)[numbers]

    def changed(self, **columns: Texts) -> Table:
        """The same table with other texts in single-valued columns."""
        return replace(self, frame=self.frame.assign(**{n: pd.array(c, dtype="str") for n, c in columns.items()}))

    def report(
        self, rule: str, at: npt.ArrayLike, column: str, message: str | Sequence[str], allowed: str = ""
    ) -> None:
        """A finding for each row: `at` are positions, or a mask of the rows. A sequence has a message for each."""
        chosen = np.asarray(at)
        positions = np.flatnonzero(chosen) if chosen.dtype == bool else chosen
        if len(positions):
            told = self.rows[positions[:MOST_ROWS]]
            places = [Where(self.source, int(row), column) for row in told]
            self.log.add_rows(rule, self.schema.name, places, len(positions), message, allowed)

    def exploded(self, values: Values) -> pd.DataFrame:
        """A many-valued column as `CheckedCases.many` has it: columns `key` and `value`."""
        key = pd.array(self.keys[values.positions], dtype="str")
        return pd.DataFrame({"key": key, "value": pd.array(values.texts, dtype="str")}, copy=False)

    def indexed(self) -> pd.DataFrame:
        """The single-valued columns, indexed by the key."""
        return self.frame.set_index(self.schema.key)


def read_table(schema: TableSchema, raw: RawTable | None, judges: Judges, log: FindingLog) -> Table:
    """Read every column of a schema; what is absent reads as empty. Findings go to `log`."""
    cells = raw.cells if raw else pd.DataFrame()
    rows = cells.index.to_numpy(dtype=np.int64) if len(cells) else np.empty(0, np.int64)
    cells = cells.reset_index(drop=True)
    source = raw.source if raw else schema.name
    single: dict[str, pd.Series] = {}
    many: dict[str, Values] = {}
    table = Table(schema, source, raw is not None, rows, pd.DataFrame(), many, cells, log)
    for column in schema.columns:
        absent = column.name not in cells
        if absent and column.required and raw:
            message = f"The column {column.name} is missing."
            log.add("table.missing_column", schema.name, Where(source, 1, column.name), message, column.meaning)
        texts = pd.Series("", index=range(len(rows)), dtype="str") if absent else _texts(cells[column.name])
        if column.kind is Kind.KEY or (column.kind is Kind.TEXT and not column.many and not column.required):
            single[column.name] = texts
            continue
        numbers, readings = _read(texts, absent, judges.judge(schema, column))
        if not absent:
            _report_problems(table, column, numbers, readings)
        if column.many:
            many[column.name] = _spread_many(numbers, readings)
        else:
            single[column.name] = _spread(numbers, readings, column)
    frame = pd.DataFrame(single, index=range(len(rows)), copy=False)
    return Table(schema, source, raw is not None, rows, frame, many, cells, log)


def texts_of(series: pd.Series) -> Texts:
    """The cells of a text column as an array of text."""
    return series.to_numpy(dtype=object)


def _texts(cells: pd.Series) -> pd.Series:
    """A column of texts; a cell that is none, which reading should not give, is empty."""
    return cells.where(cells.notna(), "").astype("str") if cells.hasnans or cells.dtype != "str" else cells


def _read(texts: pd.Series, absent: bool, judge: Judge) -> tuple[Positions, list[Reading]]:
    """For each row the number of its reading, and the readings."""
    if absent:
        return np.zeros(len(texts), dtype=np.intp), [judge("")]
    numbers, distinct = pd.factorize(texts_of(texts))
    return numbers, [judge(text) for text in distinct]


def _spread(numbers: Positions, readings: Sequence[Reading], column: Column) -> pd.Series:
    if column.kind is Kind.COUNT:
        counts = [int(reading.means[0]) if reading.means else None for reading in readings]
        return pd.Series(pd.array(counts, dtype="Int64").take(numbers) if counts else pd.array([], dtype="Int64"))
    texts = _array(reading.means[0] if reading.means else "" for reading in readings)
    return pd.Series(pd.array(texts, dtype="str").take(numbers))


def _spread_many(numbers: Positions, readings: Sequence[Reading]) -> Values:
    """Each row's values, by counting: no loop over the rows."""
    lengths = np.fromiter((len(reading.means) for reading in readings), dtype=np.intp, count=len(readings))
    starts = np.concatenate(([0], np.cumsum(lengths)))[:-1].astype(np.intp)
    flat = _array(value for reading in readings for value in reading.means)
    row_lengths = lengths[numbers]
    positions = np.repeat(np.arange(len(numbers)), row_lengths)
    row_starts = np.cumsum(row_lengths) - row_lengths
    within = np.arange(len(positions)) - np.repeat(row_starts, row_lengths)
    return Values(positions, flat[np.repeat(starts[numbers], row_lengths) + within])


def _report_problems(table: Table, column: Column, numbers: Positions, readings: Sequence[Reading]) -> None:
    wrong = np.fromiter((bool(reading.problems) for reading in readings), dtype=bool, count=len(readings))
    if not wrong.any():
        return
    positions = np.flatnonzero(wrong[numbers])
    by_rule: dict[tuple[str, str], tuple[list[int], list[str]]] = {}
    for position in positions:
        for problem in readings[numbers[position]].problems:
            at, messages = by_rule.setdefault(_kind_of(problem), ([], []))
            at.append(int(position))
            messages.append(problem.message)
    for (rule, allowed), (at, messages) in by_rule.items():
        table.report(rule, np.array(at, dtype=np.intp), column.name, messages, allowed)


def _kind_of(problem: Problem) -> tuple[str, str]:
    return problem.rule, problem.allowed


def _array(texts: Iterable[str]) -> Texts:
    listed = list(texts)
    array = np.empty(len(listed), dtype=object)
    array[:] = listed
    return array
