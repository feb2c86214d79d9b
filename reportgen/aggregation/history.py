"""Figures of earlier reports, for trends."""

from __future__ import annotations

import pandas as pd

from reportgen.cases.rows import records_of
from reportgen.facts import HistoryPoint
from reportgen.vocabulary import CountQualifier


def history(table: pd.DataFrame) -> tuple[HistoryPoint, ...]:
    """The figures of history.csv that are not about one State, by metric and year."""
    rows = table[(table["state"] == "") & table["value"].notna()]
    points = [
        HistoryPoint(
            year=int(row["year"]),
            report=str(row["report"]),
            metric=str(row["metric"]),
            value=int(row["value"]),
            qualifier=CountQualifier(row["qualifier"] or CountQualifier.EXACT),
            break_=str(row["break"]),
        )
        for row in records_of(rows)
    ]
    return tuple(sorted(points, key=lambda point: (point.metric, point.year)))
