"""The bounds of many dates at once, for comparing them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.dates import PartialDate
from reportgen.validation.tables import Texts

Days = npt.NDArray[np.float64]
"""Days as ordinals (or their years), nan where there is none: a comparison with it is false."""


def bounds(texts: Texts, dates: Mapping[str, PartialDate]) -> tuple[Days, Days]:
    """The earliest and the latest day of each date; nan for no date, an unclear one, and an open end."""
    return _bounds(texts, dates, date.toordinal)


def years(texts: Texts, dates: Mapping[str, PartialDate]) -> tuple[Days, Days]:
    """The years of the earliest and the latest day."""
    return _bounds(texts, dates, lambda day: day.year)


def _bounds(texts: Texts, dates: Mapping[str, PartialDate], of: Callable[[date], int]) -> tuple[Days, Days]:
    numbers, distinct = pd.factorize(texts)
    values = [dates.get(text) for text in distinct]
    earliest = np.array([of(v.earliest) if v and v.earliest else np.nan for v in values], dtype=np.float64)
    latest = np.array([of(v.latest) if v and v.latest else np.nan for v in values], dtype=np.float64)
    return earliest[numbers], latest[numbers]
