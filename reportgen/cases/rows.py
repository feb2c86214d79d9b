"""Columns of one length: what counting needs of a table, and quick to cut into many small ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd


@dataclass(frozen=True, slots=True, repr=False)
class Rows:
    """Rows as columns by name, each a numpy array; all are of one length."""

    columns: Mapping[str, np.ndarray]

    @classmethod
    def of(cls, frame: pd.DataFrame, **more: np.ndarray) -> Rows:
        """The columns of a frame, and `more` of the same length; numbers that may be unknown are floats, with NaN."""
        own = {str(name): _array(frame[name]) for name in frame.columns if name not in more}
        return cls(MappingProxyType({**own, **more}))

    def __getitem__(self, name: str) -> np.ndarray:
        return self.columns[name]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def at(self, places: np.ndarray) -> Rows:
        """Some of the rows: their places, or a boolean for each row."""
        return Rows({name: column[places] for name, column in self.columns.items()})

    def where(self, name: str, value: str) -> Rows:
        """The rows that have a value in a column."""
        return self.at(self[name] == value)

    def having(self, **more: np.ndarray) -> Rows:
        """The same rows with further columns."""
        return Rows({**self.columns, **more})

    def cells(self, *names: str) -> zip[tuple[Any, ...]]:
        """The cells of some columns, row by row."""
        return zip(*(self[name].tolist() for name in names), strict=True)


def cells_of(frame: pd.DataFrame, *columns: str) -> zip[tuple[Any, ...]]:
    """The cells of some columns of a frame, row by row: pandas' own ways make each cell anew."""
    return zip(*(frame[name].to_numpy(dtype=object).tolist() for name in columns), strict=True)


def records_of(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a frame, each as its cells by column."""
    columns = tuple(map(str, frame.columns))
    return (dict(zip(columns, row, strict=True)) for row in cells_of(frame, *columns))


def first_of_each(values: np.ndarray) -> np.ndarray:
    """True where a value stands for the first time. Scopes are many and small: pandas takes longer to begin."""
    met: dict[Any, int] = {}
    for place, value in enumerate(values.tolist()):
        met.setdefault(value, place)
    first = np.zeros(len(values), dtype=bool)
    first[list(met.values())] = True
    return first


def _array(column: pd.Series) -> np.ndarray:
    if pd.api.types.is_integer_dtype(column.dtype) and pd.api.types.is_extension_array_dtype(column.dtype):
        return column.to_numpy(dtype=float, na_value=np.nan)
    return column.to_numpy() if isinstance(column.dtype, np.dtype) else column.to_numpy(dtype=object)
