"""A table whose columns the data changed: a new one is put below the former one, which goes if nobody edited it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext

from lxml import etree

from reportgen.drafts import Flow, Grid, GridRow, Passage
from reportgen.drafts.ooxml import Element, local, w
from reportgen.refresh import pairing
from reportgen.refresh.context import Context
from reportgen.refresh.merging import Conflict
from reportgen.refresh.told import Did

Texts = Callable[[Flow, Flow, Flow, Context], None]

_OTHER = "its columns changed with the data"
_EDITED = (
    "The columns of this table changed with the data, and people had edited it. It stays, with the figures of the "
    "columns that are left. Take over what people wrote, and delete the table that is not wanted."
)
_PROTECTED = "The columns of this table changed with the data, and people had edited it. It was left as it is."
_MOST = 20


def same_columns(base: Grid, new: Grid) -> bool:
    """Whether every row has the columns of the base: by the words of the head rows, else by their number."""
    heads = [[row.texts for row in grid.rows if row.head] for grid in (base, new)]
    if any(heads):
        return heads[0] == heads[1]
    widths = [{len(row.texts) for row in grid.rows} for grid in (base, new)]
    return max(widths[0], default=0) == max(widths[1], default=0)


def replace_columns(base: Grid, edited: Grid, new: Grid, context: Context) -> None:
    """Strike the table out, that nobody edited, and put the new one below it."""
    if edited.text == new.text:
        return
    note_figures([base], [new], context)
    asked = context.writer.marks.tracked or context.comments.of_people_on([edited.element])
    tracked = asked and not _is_quiet(base, new, context)
    with context.writer.tracking() if tracked else nullcontext():
        below = _line_below(edited.element, context, gone=True) if tracked else edited.element
        context.writer.insert(new, below, None, quiet=not tracked)
        context.writer.remove(edited, quiet=not tracked)
    why = _OTHER if tracked else f"{_OTHER}: replaced whole, not tracked"
    context.tell(Did.REFRESHED, new, why=why)


def keep_columns(base: Grid, edited: Grid, new: Grid, rows: Mapping[int, tuple[int, int]], context: Context,
                 texts: Texts) -> None:  # fmt: skip
    """Let the table of people stay, with the figures of the columns that are left, and put the new one below it.

    `rows`: for rows of the base, the ones that they are in the edited table and in the new one.
    """
    note_figures([base], [new], context)
    first = next(Flow([edited]).passages(), None)
    own = _own_rows(base, edited)
    for place, (there, now) in rows.items():
        _cells(base, edited, new, (place, there, now), context, texts)
    quiet = _is_quiet(base, new, context)
    below = "" if quiet else "the table below"
    context.tell(Did.CONFLICT, edited, was="; ".join(own), now=below, why=_OTHER)
    if not quiet and not _stands_below(edited.element, new):
        context.writer.insert(new, _line_below(edited.element, context, gone=False), None, quiet=False)
    if first is not None:
        words = f"\nPeople wrote: {'; '.join(own[:_MOST])}" if own else ""
        conflict = Conflict("", below or "a table with other columns: build the report anew to see it", 0)
        context.comment(first, conflict, f"{_PROTECTED if quiet else _EDITED}{words}")


def _cells(base: Grid, edited: Grid, new: Grid, rows: tuple[int, int, int], context: Context, texts: Texts) -> None:
    """The cells of one row, by the words of the head rows."""
    one, other, third = (grid.rows[place] for grid, place in zip((base, edited, new), rows, strict=True))
    if len(one.cells) == len(other.cells):
        theirs = {n: n for n in range(len(one.cells))}
    else:
        theirs = dict(pairing.moved(one.texts, other.texts, []))
    context.places.open(edited, other)
    for column, now in _columns(base, new).items():
        if column in theirs and column < len(one.cells) and now < len(third.cells):
            texts(one.cells[column], other.cells[theirs[column]], third.cells[now], context)


def _columns(base: Grid, new: Grid) -> dict[int, int]:
    """The columns that both have, by the words of their heads; the first is the first."""
    heads = [next((row.texts for row in grid.rows if row.head), ()) for grid in (base, new)]
    return {0: 0, **dict(pairing.unmoved(*heads))} if all(heads) else {}


def _own_rows(base: Grid, edited: Grid) -> list[str]:
    """The rows of the edited table that no row of the base is, as a reader reads them."""
    known = {row.texts for row in base.rows}
    return [" | ".join(row.texts) for row in edited.rows if not row.gone and row.texts not in known]


def note_figures(base: Sequence[Grid | GridRow], new: Sequence[Grid | GridRow], context: Context) -> None:
    """How figures of tables or rows are printed, wherever they stand now, for copies of them elsewhere."""
    was, now = (
        dict(figure for part in parts for p in _passages(part) for figure in p.figures) for parts in (base, new)
    )
    for key, shown in was.items():
        if key in now:
            context.renderings.setdefault((key, shown), set()).add(now[key])


def _passages(part: Grid | GridRow) -> Iterator[Passage]:
    cells = part.cells if isinstance(part, GridRow) else [Flow([part])]
    return (passage for cell in cells for passage in cell.passages())


def _is_quiet(base: Grid, new: Grid, context: Context) -> bool:
    return any(context.is_quiet(p.figures) for p in Flow([base, new]).passages())


def _line_below(table: Element, context: Context, *, gone: bool) -> Element:
    """A line of no height between two tables, which Word would show as one; `gone`: it goes with the former one."""
    line = etree.Element(w("p"))
    properties = etree.SubElement(line, w("pPr"))
    spacing = etree.SubElement(properties, w("spacing"))
    for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(w(name), value)
    for kind in ("ins", "del") if gone else ("ins",):
        context.writer.marks.mark_of(line, kind)
    table.addnext(line)
    return line


def _stands_below(table: Element, new: Grid) -> bool:
    """Whether the new table was put below before."""
    below = table.getnext()
    while below is not None and local(below) == "p" and not "".join(t.text or "" for t in below.iter(w("t"))):
        below = below.getnext()
    return below is not None and local(below) == "tbl" and Grid(below).text == new.text
