"""Tables to markup: captions, heads with their scope, rows in groups, and what stands below a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import assert_never

from markupsafe import Markup

from reportgen.document.inlines import Inlines, plain
from reportgen.document.tables import Align, Cell, Column, Row, RowKind, Table
from reportgen.rendering.html.fitting import Fitting, fit
from reportgen.rendering.html.inlines import write_inlines
from reportgen.rendering.html.markup import Child, element
from reportgen.rendering.html.press import Medium, Press

# No word of a language that is printed here is as long; an address may be.
_LONG_WORD = 30

# A table of no more rows stands on one page, with all that belongs to it.
_SHORT = 14


def write_table(table: Table, press: Press) -> Markup:
    """A table with its caption and unit above and its notes, source and method below."""
    match press.medium:
        case Medium.SCREEN:
            name = f"_{table.anchor}-caption"
            written = element(
                "div",
                _table(table, press, None, name),
                class_="scroll",
                role="region",
                aria_labelledby=name,
                tabindex="0",
            )
        case Medium.PAPER:
            written = _table(table, press, fit(table))
        case _:
            assert_never(press.medium)
    notes = [write_inlines(note, press) for note in table.notes]
    first = "Note" if len(notes) == 1 else "Notes"
    labelled = (("" if place else first, note) for place, note in enumerate(notes))
    below = write_below(*labelled, ("Source", table.source), ("Method", table.method))
    breadth = "wide landscape" if table.landscape else "wide" if table.wide else ""
    kinds = ("table", breadth, "short" if len(table.rows) <= _SHORT else "")
    return element("div", written, below, class_=" ".join(filter(None, kinds)))


def write_below(*lines: tuple[str, str]) -> Markup | None:
    """What stands below a table or figure: label, if any, and words of each line; without words a line is left out."""
    written = [
        element("p", element("i", f"{label}:"), " ", words) if label else element("p", words)
        for label, words in lines
        if words
    ]
    return element("div", *written, class_="below") if written else None


def write_caption(label: str, title: Inlines, unit: str, press: Press) -> tuple[Markup | None, ...]:
    """A caption line by line: "Table 2", its title, its unit in brackets; a single figure has no first line."""
    return (
        element("span", f"{label} ", class_="caption-number") if label else None,
        element("span", write_inlines(title, press), class_="caption-title"),
        element("span", f" ({unit})", class_="caption-unit") if unit else None,
    )


def _table(table: Table, press: Press, fitting: Fitting | None, caption: str | None = None) -> Markup:
    columns = table.columns
    return element(
        "table",
        element(
            "caption", *write_caption(f"Table {table.number}".strip(), table.caption, table.unit, press), id=caption
        ),
        _widths(fitting),
        element("thead", element("tr", *(_head(column, fitting, press) for column in columns))),
        *_bodies(table.rows, columns, fitting, press),
        id=table.anchor,
        class_="fitted" if fitting else None,
    )


def _widths(fitting: Fitting | None) -> Markup | None:
    if fitting is None:
        return None
    return element("colgroup", *(element("col", style=f"width: {width:.1f}pt") for width in fitting.widths))


def _head(column: Column, fitting: Fitting | None, press: Press) -> Markup:
    turned = column.turned and (press.medium is Medium.SCREEN or (fitting is not None and fitting.turned_height > 0))
    words: Child = column.head
    if turned and fitting is not None:
        # The box has the room of the turned words; inside it they are laid out lying, and turned when drawn.
        width, height = f"{fitting.turned_width:.1f}pt", f"{fitting.turned_height:.1f}pt"
        lying = element(
            "div",
            element("div", column.head, class_="words"),
            class_="lying",
            style=f"width: {height}; height: {width}; transform: translateY({height}) rotate(-90deg)",
        )
        words = element("div", lying, class_="standing", style=f"width: {width}; height: {height}")
    elif turned:
        words = element("span", column.head, class_="standing")
    return element("th", words, scope="col", class_=_class(column, turned=turned))


def _bodies(rows: Sequence[Row], columns: Sequence[Column], fitting: Fitting | None, press: Press) -> Iterator[Markup]:
    """Rows in bodies: a row that heads others begins a body of its own, which is what its scope needs."""
    body: list[Markup] = []
    for row in rows:
        if row.kind is RowKind.GROUP and body:
            yield element("tbody", *body)
            body = []
        body.append(_row(row, columns, fitting, press))
    if body:
        yield element("tbody", *body)


def _row(row: Row, columns: Sequence[Column], fitting: Fitting | None, press: Press) -> Markup:
    match row.kind:
        case RowKind.BODY:
            return element("tr", *_cells(row, columns, fitting, press, "row"))
        case RowKind.TOTAL:
            return element("tr", *_cells(row, columns, fitting, press, "row"), class_="total")
        case RowKind.GROUP:
            first, *rest = row.cells or (Cell(()),)
            if any(plain(cell.content) for cell in rest):
                return element("tr", *_cells(row, columns, fitting, press, "rowgroup"), class_="group")
            head = element(
                "th",
                write_inlines(first.content, press),
                scope="rowgroup",
                colspan=str(len(columns)) if len(columns) > 1 else None,
                class_="start",
            )
            return element("tr", head, class_="group")
        case _:
            assert_never(row.kind)


def _cells(row: Row, columns: Sequence[Column], fitting: Fitting | None, press: Press, scope: str) -> Iterator[Markup]:
    for place, (cell, column) in enumerate(zip_longest(row.cells, columns)):
        shown = column or Column("")
        turned = shown.turned and (press.medium is Medium.SCREEN or (fitting is not None and fitting.turned_height > 0))
        yield element(
            "td" if place else "th",
            write_inlines(cell.content, press) if cell else None,
            scope=None if place else scope,
            class_=_class(shown, turned=turned) + (" unbroken" if cell and _has_long_word(cell) else ""),
            data_fact=cell.key if cell and cell.key and press.medium is Medium.SCREEN else None,
        )


def _has_long_word(cell: Cell) -> bool:
    """Is there a word, such as an address, that would push a table over its width if it were kept whole?"""
    return any(len(word) > _LONG_WORD for word in plain(cell.content).split())


def _class(column: Column, *, turned: bool) -> str:
    return "centre turned" if turned else _alignment(column.align)


def _alignment(align: Align) -> str:
    match align:
        case Align.START:
            return "start"
        case Align.END:
            return "end"
        case Align.CENTRE:
            return "centre"
        case _:
            assert_never(align)
