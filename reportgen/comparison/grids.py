"""Table x Table: the cells that are printed otherwise, the rows that stand elsewhere, what is above and below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportgen.comparison.pairing import lone_ones_joined, paired
from reportgen.document.charts import GUARDED, Figure
from reportgen.document.inlines import plain
from reportgen.document.tables import Row, RowKind, Table
from reportgen.sequences import rising
from reportgen.versions.changes import CellChange, RowMove

HEAD, NOTE = "head of a column", "note"

_NOTHING = {"", "–"}
"""A row or a column that only one version has, and no number in it."""

_Key = tuple[str, str, int]
"""A row: the group in which it stands, its head, and which of those it is that have the same."""


def texts_above(block: Table | Figure) -> Iterator[tuple[str, str]]:
    """What a table or a chart says beside its figures and its notes, each text with what it is."""
    yield "caption", plain(block.caption).strip()
    yield "unit", block.unit
    if isinstance(block, Figure):
        yield "caution", block.caution
    yield "source", block.source
    yield "method", block.method


def cell_changes(old: Table | Figure, new: Table | Figure) -> Iterator[CellChange]:
    """What is printed otherwise: what is above, then row by row of the later table, the rows that went, the notes."""
    for (name, was), (_, now) in zip(texts_above(old), texts_above(new), strict=True):
        if was != now:
            yield CellChange("", name, was, now, hidden=False)
    before, after = (block.table if isinstance(block, Figure) else block for block in (old, new))
    if isinstance(old, Figure):
        for (name, was), (_, now) in zip(texts_above(before), texts_above(after), strict=True):
            if was != now:
                yield CellChange("", f"{name} of the table", was, now, hidden=False)
    yield from _cells(before, after)
    yield from _texts(NOTE, [plain(note) for note in before.notes], [plain(note) for note in after.notes])


def row_moves(old: Table, new: Table) -> Iterator[RowMove]:
    """The rows of both that stand elsewhere in the later table, as few as can be."""
    before, after = _rows(old), _rows(new)
    ranks = {key: place for place, key in enumerate(after)}
    common = [(place, ranks[key]) for place, key in enumerate(before) if key in ranks]
    stayed = {there for _, there in rising(common)}
    names = _names(before, after)
    shown = list(after)
    for _, there in common:
        if there not in stayed:
            yield RowMove(names[shown[there]], names[shown[there - 1]] if there else "")


def _cells(old: Table, new: Table) -> Iterator[CellChange]:
    columns = _columns(old, new)
    for one, other in columns:
        if one is not None and other is not None and old.columns[one].head != new.columns[other].head:
            yield CellChange("", HEAD, old.columns[one].head, new.columns[other].head, hidden=False)
    before, after = _rows(old), _rows(new)
    names = _names(before, after)
    for key in (*after, *(key for key in before if key not in after)):
        for one, other in columns:
            if one == 0 or other == 0:
                continue
            was, now = _printed(before.get(key), one), _printed(after.get(key), other)
            if was != now and {was, now} != _NOTHING:
                head = new.columns[other].head if other is not None else old.columns[one or 0].head
                yield CellChange(names[key], head, was, now, hidden=GUARDED in (was, now))


def _columns(old: Table, new: Table) -> list[tuple[int | None, int | None]]:
    """The first column of each, then the others by the words of their heads."""
    heads = [[column.head for column in table.columns[1:]] for table in (old, new)]
    pairs = paired(heads[0], heads[1])
    return [
        (0, 0), *((None if one is None else one + 1, None if other is None else other + 1) for one, other in pairs)
    ]  # fmt: skip


def _printed(row: Row | None, column: int | None) -> str:
    return plain(row.cells[column].content) if row and column is not None and column < len(row.cells) else ""


def _rows(table: Table) -> dict[_Key, Row]:
    found: dict[_Key, Row] = {}
    group = ""
    seen: Counter[tuple[str, str]] = Counter()
    for row in table.rows:
        if not row.cells:
            continue
        head = plain(row.cells[0].content).strip()
        group = head if row.kind is RowKind.GROUP else "" if row.kind is RowKind.TOTAL else group
        own = ("" if row.kind is RowKind.GROUP else group, head)
        seen[own] += 1
        found[(*own, seen[own])] = row
    return found


def _names(*tables: dict[_Key, Row]) -> dict[_Key, str]:
    """How rows are called: by their heads, and by their groups where several have the same head."""
    keys = {key for table in tables for key in table}
    heads = Counter(head for group, head in {(group, head) for group, head, _ in keys})
    return {key: f"{key[0]}, {key[1]}" if key[0] and heads[key[1]] > 1 else key[1] for key in keys}


def _texts(name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[CellChange]:
    for one, other in lone_ones_joined(paired(old, new)):
        was, now = "" if one is None else old[one], "" if other is None else new[other]
        if was != now:
            yield CellChange("", name, was, now, hidden=False)
