"""The seals of charts: by what a finished picture can be held against the data, and nothing can be guessed.

The rows of a chart are few and small: whoever has a plain digest of them can try all rows that there may be, and
whoever paints a picture can write one into it. So the digest is keyed with the key of the report's folder, which stays
beside the data: only who has the folder can make or check it. The key itself ends here. What travels in a document, a
frozen version and a picture is the digest alone, as it is with the anchors of cases.
"""

from __future__ import annotations

import json
from dataclasses import replace

from reportgen.document.charts import Figure, Seal, YearChart
from reportgen.document.inlines import plain
from reportgen.document.report import Report
from reportgen.versions.rows import digest


def sealed(report: Report, key: bytes) -> Report:
    """The same report, the rows of each chart sealed with the folder's key."""
    return report.with_figures(lambda figure: sealed_figure(figure, key))


def sealed_figure(figure: Figure, key: bytes) -> Figure:
    """The same chart with its seal; without one where there is no key, for an empty key can be guessed."""
    if not key:
        return replace(figure, seal=None)
    return replace(figure, seal=Seal(digest(key, "key of figures"), digest(key, "rows of a figure", _rows(figure))))


def _rows(figure: Figure) -> str:
    """The table as it is printed, notes left out: heads, rows, and why a year cannot be compared with the one before.

    Words around it and the form of the picture do not count: the same rows have the same seal wherever they stand.
    """
    heads = [column.head for column in figure.table.columns]
    rows = [[plain(cell.content) for cell in row.cells] for row in figure.table.rows]
    points = figure.chart.points if isinstance(figure.chart, YearChart) else ()
    breaks = [[str(point.year), point.break_before] for point in points if point.break_before]
    return json.dumps([heads, rows, breaks])
