"""The table of a figure as a file that spreadsheets open: words as printed, never a formula."""

from __future__ import annotations

import csv
import io
import re
import unicodedata

from reportgen.document.charts import Chart, Figure, YearChart
from reportgen.document.inlines import plain
from reportgen.document.tables import Row

_FORMULA = re.compile(r"(^|;)(\s*)(?=[=+\-@＝＋－＠])")
"""What makes a spreadsheet read a cell as a formula; after a semicolon too, where semicolons part its cells."""

BREAK = "Not comparable with the year before"

_PRINTED = re.compile(r"\d{1,3}(,\d{3})*")


def table_csv(figure: Figure) -> bytes:
    """The heads and rows of the figure's table as CSV (RFC 4180): UTF-8 with a byte order mark, for Excel's sake.

    Cells hold what the table prints, notes left out, but figures as spreadsheets add them: 0 for "–", 1234 for "1,234".
    What would be read as a formula begins with an apostrophe, which makes it text. Years have one column more: why the
    figure cannot be compared with the year before, which the printed table says in its notes.
    """
    breaks = _breaks(figure.chart)
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([*(_as_text(column.head) for column in figure.table.columns), *([BREAK] if breaks else [])])
    for row in figure.table.rows:
        cells = [_as_number(plain(cell.content)) if cell.key else _as_text(plain(cell.content)) for cell in row.cells]
        writer.writerow([*cells, *([_as_text(breaks.get(_head(row), ""))] if breaks else [])])
    return b"\xef\xbb\xbf" + written.getvalue().encode("utf-8", errors="replace")


def _breaks(chart: Chart) -> dict[str, str]:
    """By year, why its figure cannot be compared with the year before ("" where it can); nothing for other charts."""
    return {str(point.year): point.break_before for point in chart.points} if isinstance(chart, YearChart) else {}


def _head(row: Row) -> str:
    return plain(row.cells[0].content)


def _as_number(figure: str) -> str:
    """A figure as printed, as a number; one with a word before it ("at least 12") or after it stays text."""
    if figure == "–":
        return "0"
    return figure.replace(",", "") if _PRINTED.fullmatch(figure) else _as_text(figure)


def _as_text(cell: str) -> str:
    guarded = _FORMULA.sub(r"\1\2'", cell)
    if cell[:1] in ("\t", "\r", "\n"):
        guarded = "'" + guarded.lstrip()
    return "".join(" " if unicodedata.category(c) == "Cc" else c for c in guarded)
