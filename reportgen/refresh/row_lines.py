"""The words of the rows of a table, by which rows are found again."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.drafts import Grid
from reportgen.drafts.ooxml import w
from reportgen.drafts.table_parts import cells_of
from reportgen.refresh.marks import Marks


def lines_of(grid: Grid, columns: Sequence[int] = ()) -> list[str]:
    """The words of each row; of these columns only where some are named, and it has them."""
    return [_line(row.texts, columns) for row in grid.rows]


def struck_lines(grid: Grid, columns: Sequence[int], marks: Marks) -> list[str]:
    """The same of the rows that a former refresh struck out."""
    found = []
    for row in grid.rows:
        mark = row.element.find(f"{w('trPr')}/{w('del')}")
        if mark is not None and marks.is_ours(mark):
            cells = ("".join(text.text or "" for text in cell.iter(w("delText"))) for cell in cells_of(row.element))
            found.append(_line([" ".join(words.split()) for words in cells], columns))
    return found


def _line(texts: Sequence[str], columns: Sequence[int]) -> str:
    kept = [texts[n] for n in columns if n < len(texts)] if len(texts) > 1 else []
    return "\t".join(kept or texts)
