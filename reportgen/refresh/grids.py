"""The decisions for a table: its cells as texts, its rows as what comes and goes."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import nullcontext

from reportgen.drafts import Flow, Grid, GridRow
from reportgen.drafts.ooxml import Element, local, val, w
from reportgen.drafts.table_parts import cells_of, things_in
from reportgen.refresh import pairing
from reportgen.refresh.columns import keep_columns, note_figures, replace_columns, same_columns
from reportgen.refresh.context import Context
from reportgen.refresh.merging import Conflict
from reportgen.refresh.row_lines import lines_of, struck_lines
from reportgen.refresh.told import Did
from reportgen.refresh.twice import tell_twice
from reportgen.refresh.written import would_be_lost
from reportgen.sequences import Places

_STRUCK = "This table was edited, and the data no longer have it. It is struck out: reject the deletion to keep it."
Texts = Callable[[Flow, Flow, Flow, Context], None]
"""How a cell is refreshed: as any text."""


def refresh_grid(base: Grid, edited: Grid, new: Grid, context: Context, texts: Texts) -> None:
    """Bring what changed from `base` to `new` into the table as people left it."""
    if base.text == new.text and base.keys == new.keys:
        edited.settled = edited.text == base.text
        if not edited.settled:
            for rows in zip(base.rows, new.rows, strict=True):
                _note_cells(*rows, context)
            for row in edited.rows:
                context.places.open(edited, row)
        return
    if not same_columns(base, new):
        _other_columns(base, edited, new, context, texts)
        return
    followers = dict(pairing.in_order(_heads(base), _heads(new), (_heads(base), _heads(new))))
    columns = _columns(base, edited)
    ours, theirs = ([pair[side] for pair in columns] for side in (0, 1))
    struck = struck_lines(edited, theirs, context.writer.marks) if context.frozen else []
    present = pairing.present(lines_of(base), lines_of(edited, theirs), lines_of(new, ours), followers, struck)
    there = dict(_rows(base, edited, frozenset(present.values())))
    _stay(base, edited, new, followers, present, there)
    come = [row for place, row in enumerate(new.rows) if place not in followers.values()]
    note_figures([row for place, row in enumerate(base.rows) if place not in followers], come, context)
    for place, row in enumerate(base.rows):
        if place not in there:
            _missing(row, new.rows[followers[place]] if place in followers else None, context)
            continue
        now = edited.rows[there[place]]
        if place not in followers or _changed(row, now, new.rows[followers[place]]):
            context.places.open(edited, now)
        if place in followers:
            _row(row, now, new.rows[followers[place]], columns, context, texts)
        elif not now.gone:
            _gone(row, now, context)
    put = {place: edited.rows[at].element for place, at in present.items()}
    put_in = _insert(base, edited, new, followers, there, put, context)
    tell_twice(edited, {*there.values(), *present.values()}, put_in, context)


def _stay(base: Grid, edited: Grid, new: Grid, followers: dict[int, int], present: Mapping[int, int],
          there: Mapping[int, int]) -> None:  # fmt: skip
    """A row that the data moved stays where people edited it, and away where they took it out; its numbers follow."""
    heads = {head: place for place, head in enumerate(_heads(new)) if place not in {*followers.values(), *present}}
    for place, head in enumerate(_heads(base)):
        if place in followers or head not in heads:
            continue
        if place not in there or are_edited(base.rows[place], edited.rows[there[place]]):
            followers[place] = heads.pop(head)


def are_edited(base: Grid | GridRow, edited: Grid | GridRow) -> bool:
    """Whether people changed the words of a row or table, or put something into it that is none."""
    was, now = (part.text if isinstance(part, Grid) else part.texts for part in (base, edited))
    return was != now or things_in(base.element) != things_in(edited.element)


def _missing(base: GridRow, new: GridRow | None, context: Context) -> None:
    """Taken out by people: it stays out, and is told."""
    if new is None:
        return
    if len(base.cells) == len(new.cells):
        _note_cells(base, new, context)
    passages = [p for row in (base, new) for cell in row.cells for p in cell.passages()]
    changed = base.texts != new.texts and not any(context.is_quiet(p.figures) for p in passages)
    why = "a row of a table; the data changed it meanwhile" if changed else "a row of a table"
    now = " | ".join(new.texts) if changed else ""
    context.tell(Did.MISSING, passages[0] if passages else None, now=now, why=why)


def _row(base: GridRow, edited: GridRow, new: GridRow, columns: Places, context: Context,
         texts: Texts) -> None:  # fmt: skip
    """Cell by cell; where people added or took columns, those that have the same words in the head row stay paired.

    `columns` are these. Of a row in which people joined cells the words tell.
    """
    edited.settled = not _changed(base, edited, new)
    if edited.settled or len(base.texts) != len(new.texts):
        return
    if len(edited.cells) == len(base.cells):
        pairs = [(n, n) for n in range(len(base.cells))]
    elif columns and all(ours < len(base.cells) and theirs < len(edited.cells) for ours, theirs in columns):
        pairs = columns
    else:
        pairs = pairing.moved(list(base.texts), list(edited.texts), [])
    if len(pairs) < len(base.cells):  # what stood in the others may stand in a cell that people joined
        _note_cells(base, new, context)
    for ours, theirs in pairs:
        texts(base.cells[ours], edited.cells[theirs], new.cells[ours], context)


def _changed(base: GridRow, edited: GridRow, new: GridRow) -> bool:
    """Whether people or the data changed a row."""
    return not (base.texts == new.texts == edited.texts and base.keys == new.keys)


def _gone(base: GridRow, edited: GridRow, context: Context) -> None:
    quiet = any(context.is_quiet(p.figures) for cell in base.cells for p in cell.passages())
    changed = are_edited(base, edited)
    head = next((p for cell in edited.cells for p in cell.passages()), None)
    if quiet and head is not None and would_be_lost(base.texts, edited.texts, head.first, context):
        return
    context.tell(Did.REMOVED, head, was="" if quiet else " | ".join(edited.texts), why="a row of a table")
    theirs = changed or context.comments.of_people_on([edited.element])
    with context.writer.tracking() if theirs else nullcontext():
        context.writer.remove_row(edited.element, quiet=quiet)
    if changed and head is not None and not quiet:
        context.comment(head, Conflict("", "", 0), "This row was edited, and the data no longer have it.")


def grid_gone(base: Grid, edited: Grid, context: Context) -> None:
    """The table is gone from the data: struck out; with a comment where people had edited it."""
    quiet = any(context.is_quiet(p.figures) for p in Flow([base]).passages())
    changed = are_edited(base, edited)
    first = next(Flow([edited]).passages(), None)
    if quiet and first is not None and would_be_lost([base.text], [edited.text], first.first, context):
        return
    context.tell(Did.REMOVED, edited, why="the table was edited" if changed else "")
    theirs = changed or context.comments.of_people_on([edited.element])
    with context.writer.tracking() if theirs else nullcontext():
        context.writer.remove(edited, quiet=quiet)
    if changed and not quiet and first is not None:
        context.comment(first, Conflict("", "", 0), _STRUCK)


def _insert(base: Grid, edited: Grid, new: Grid, followers: dict[int, int], there: dict[int, int],
            put: dict[int, Element], context: Context) -> list[GridRow]:  # fmt: skip
    """Rows that are new, each after the row that it follows in the data; those that were put in."""
    done: list[GridRow] = []
    of = {follower: place for place, follower in followers.items()}
    for place, row in enumerate(new.rows):
        if place in of or place in put:
            continue
        after = _before(place, of, there, put, edited)
        if after is None:
            continue
        context.places.open(new, row)
        quiet = any(context.is_quiet(p.figures) for cell in row.cells for p in cell.passages())
        made = context.writer.copier.element(row.element)
        _fit(made, base, edited)
        _like(made, after)
        if context.writer.looks:
            for own, other in zip(cells_of(made), cells_of(after), strict=False):
                for paragraph in own.iter(w("p")):
                    context.writer.looks.fit(paragraph, next(other.iter(w("p")), None))
        after.addnext(made)
        context.writer.propose(made, context.writer.quiet if quiet else context.writer.marks)
        put[place] = made
        head = next((p for cell in row.cells for p in cell.passages()), None)
        context.tell(Did.INSERTED, head, now=" | ".join(row.texts), why="a row of a table")
        done.append(row)
    return done


def _before(
    place: int, of: dict[int, int], there: dict[int, int], put: dict[int, Element], edited: Grid
) -> Element | None:
    for at in range(place - 1, -1, -1):
        if at in put:
            return put[at]
        if at in of and of[at] in there:
            element = edited.rows[there[of[at]]].element
            if element.getparent() is not None:
                return element
    return None


def _fit(row: Element, base: Grid, edited: Grid) -> None:
    """The cells of a new row for the columns that people left, and empty ones for those that they added."""
    ours, theirs = (next((r for r in grid.rows if len(r.cells) > 1), None) for grid in (base, edited))
    cells = list(row.iterchildren(w("tc")))
    if ours is None or theirs is None or len(ours.cells) == len(theirs.cells) or len(cells) != len(ours.cells):
        return
    kept = {column: place for place, column in pairing.moved(ours.texts, theirs.texts, [])}
    for cell in cells:
        row.remove(cell)
    for column in range(len(theirs.cells)):
        if column in kept:
            row.append(cells[kept[column]])
        else:
            row.append(cell := copy.deepcopy(cells[-1]))
            for paragraph in cell.iter(w("p")):
                for child in [child for child in paragraph if local(child) != "pPr"]:
                    paragraph.remove(child)


def _like(row: Element, beside: Element) -> None:
    """Cells as wide as those of the row beside it, where people changed the widths."""
    ours, theirs = list(row.iterchildren(w("tc"))), list(beside.iterchildren(w("tc")))
    if len(ours) != len(theirs):
        return
    for mine, other in zip(ours, theirs, strict=True):
        width, model = mine.find(f"{w('tcPr')}/{w('tcW')}"), other.find(f"{w('tcPr')}/{w('tcW')}")
        if width is not None and model is not None:
            width.set(w("w"), val(model, "w"))
            width.set(w("type"), val(model, "type") or "dxa")


def _other_columns(base: Grid, edited: Grid, new: Grid, context: Context, texts: Texts) -> None:
    """Other columns: a new table in the place of one that nobody edited, else below it."""
    if edited.text == new.text:
        return
    if not are_edited(base, edited):
        replace_columns(base, edited, new, context)
        return
    followers = dict(pairing.in_order(_heads(base), _heads(new), (_heads(base), _heads(new))))
    there = dict(_rows(base, edited, frozenset()))
    rows = {place: (there[place], followers[place]) for place in followers if place in there}
    keep_columns(base, edited, new, rows, context, texts)


def _columns(base: Grid, edited: Grid) -> Places:
    """The columns that both have, by the words of the first row with several; none where people left all columns."""
    ours, theirs = (next((row.texts for row in grid.rows if len(row.texts) > 1), ()) for grid in (base, edited))
    return pairing.moved(ours, theirs, []) if len(ours) != len(theirs) else []


def _heads(grid: Grid) -> list[str]:
    """What each row is called: its first words, and where several are called so, the group that they stand in."""
    found: list[str] = []
    group = ""
    for row in grid.rows:
        texts = row.texts
        first = texts[0].strip() if texts else ""
        if len(texts) == 1:
            group = first
            found.append(first)
        else:
            found.append(first)
    repeated = {text for text, times in Counter(found).items() if times > 1}
    group = ""
    for place, row in enumerate(grid.rows):
        if len(row.texts) == 1:
            group = found[place]
        elif found[place] in repeated:
            found[place] = f"{group} {found[place]}".strip() or " ".join(row.texts)
    return found


def _rows(base: Grid, edited: Grid, new: frozenset[int]) -> Places:
    """Rows by the keys of their figures, then by what they are called; `new` ones have come with the data already."""
    by_key = {key: place for place, row in enumerate(edited.rows) if place not in new for key in row.keys}
    known: dict[int, int] = {}
    times = Counter(key for row in base.rows for key in row.keys)
    for place, row in enumerate(base.rows):
        found = {by_key[key] for key in row.keys if key in by_key and times[key] == 1}
        if len(found) == 1 and next(iter(found)) not in known.values():
            known[place] = next(iter(found))
    heads = ["" if place in new else head for place, head in enumerate(_heads(edited))]
    pairs = pairing.moved(_heads(base), heads, sorted(known.items()))
    if edited.keys:
        return pairs
    lines = ["" if place in new else line for place, line in enumerate(lines_of(edited))]
    return pairing.moved(lines_of(base), lines, pairs)


def _note_cells(base: GridRow, new: GridRow, context: Context) -> None:
    """How the figures of a row are printed, for copies of them elsewhere."""
    for one, other in zip(base.cells, new.cells, strict=True):
        for ours, theirs in zip(one.passages(), other.passages(), strict=False):
            for (key, was), (_, now) in zip(ours.figures, theirs.figures, strict=False):
                context.renderings.setdefault((key, was), set()).add(now)
