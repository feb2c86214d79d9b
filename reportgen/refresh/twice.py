"""A row that the data put into a table beside one of the same name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reportgen.drafts import Grid, GridRow
from reportgen.refresh.context import Context
from reportgen.refresh.merging import Conflict
from reportgen.refresh.told import Did

_TWICE = (
    "A row of the same name was put into this table. This one was left as it is: delete the one that is not wanted."
)


def tell_twice(edited: Grid, taken: Collection[int], put_in: Sequence[GridRow], context: Context) -> None:
    """A row of people, or of a version that is not the base, may be called as one that was put in: one is to go."""
    names = {row.texts[0].strip(): row for row in put_in if len(row.texts) > 1 and row.texts[0].strip()}
    for place, row in enumerate(edited.rows) if names else ():
        name = row.texts[0].strip() if len(row.texts) > 1 else ""
        if place in taken or row.gone or name not in names:
            continue
        head = next(passage for cell in row.cells for passage in cell.passages())
        context.places.open(edited, row)
        now = " | ".join(names[name].texts)
        context.tell(Did.CONFLICT, head, " | ".join(row.texts), now, "the data have put in a row of the same name")
        context.comment(head, Conflict("", now, 0), _TWICE)
