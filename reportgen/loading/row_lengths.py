"""Rows with another number of cells than the header: what stands after a lost delimiter stands in the wrong column.

A note for nobody's eyes would come to stand where an account is printed, and nothing would tell it from one. So such a
row is an error, with one exception: Excel leaves empty cells at the end of rows out. It does so for sixteen rows at a
time, counted from the top of the sheet, and to the last cell that any of them has. Rows that are short together in this
way are read; a row that is short by itself is not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from reportgen.findings import Finding, Severity, Where
from reportgen.loading.grids import by_row

BLOCK = 16
"""Rows to which Excel gives as many cells as the longest of them needs."""

FEWEST = 2
"""Rows that have to be short together: one alone may as well have lost a delimiter."""


def wrong_lengths(source: str, header: int, width: int, lengths: Sequence[int], trailing: Collection[int]
                  ) -> Iterator[Finding]:  # fmt: skip
    """A finding for each row that is too long or too short; it says how many cells there are, and none of them.

    `header`: the row of the header, which has `width` cells. `lengths`: of each row below, 0 for a blank one.
    `trailing`: the rows whose last cell is empty.
    """
    wrong = {header + below: length for below, length in enumerate(lengths, 1) if length not in (0, width)}
    excused = {row for block in _blocks(wrong) if _left_out(block, header, width, lengths, trailing) for row in block}
    long = {row: length for row, length in wrong.items() if length > width}
    short = {row: length for row, length in wrong.items() if length < width and row not in excused}
    yield from by_row(long, lambda row, more: _too_long(source, row, long[row], width, more))
    yield from by_row(short, lambda row, more: _too_short(source, row, short[row], width, more))


def lengths_of(text: str, delimiter: str) -> npt.NDArray[np.int64]:
    """How many cells each record of a table has whose quotation marks all enclose cells or are doubled in one."""
    outside = "".join(text.split('"')[::2])
    signs = np.frombuffer((outside if text.endswith("\n") else f"{outside}\n").encode(), dtype=np.uint8)
    signs = signs[(signs == ord(delimiter)) | (signs == ord("\n"))]
    ends = np.flatnonzero(signs == ord("\n"))
    return np.diff(ends, prepend=-1)


def _blocks(rows: Collection[int]) -> list[list[int]]:
    """Rows that stand in the same block of the sheet."""
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault((row - 1) // BLOCK, []).append(row)
    return list(found.values())


def _left_out(block: Sequence[int], header: int, width: int, lengths: Sequence[int], trailing: Collection[int]) -> bool:
    """Whether all rows of a block are short as Excel writes them: to the same length, which one of them needs."""
    first = (block[0] - 1) // BLOCK * BLOCK + 1
    own = lengths[max(first - header - 1, 0) : max(first + BLOCK - header - 1, 0)]
    written = {length for length in own if length}
    return (
        first > header
        and len(written) == 1
        and max(written) < width
        and len(block) >= FEWEST
        and any(row not in trailing for row in block)
    )


def _too_long(source: str, row: int, found: int, expected: int, more: str) -> Finding:
    return Finding(
        "table.too_many_cells", Severity.ERROR, Where(source, row),
        f"This row has {found} cells, the header has {expected}. A cell with the delimiter in it must stand in "
        f"quotation marks.{more}",
    )  # fmt: skip


def _too_short(source: str, row: int, found: int, expected: int, more: str) -> Finding:
    return Finding(
        "table.too_few_cells", Severity.ERROR, Where(source, row),
        f"This row has {found} cell{'' if found == 1 else 's'}, the header has {expected}. Where a delimiter is "
        f"missing, all that follows stands in the wrong column. Add it; empty cells at the end need theirs too. Excel "
        f"may leave those of a last row out: then save the table as .xlsx.{more}",
    )  # fmt: skip
