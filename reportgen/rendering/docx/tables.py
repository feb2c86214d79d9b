"""Tables in the manner of Geneva: a thin rule above, thick ones under the column heads and at the end, none between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.document.inlines import plain
from reportgen.document.tables import Align, Cell, Column, Row, RowKind, Table
from reportgen.rendering.docx import labels
from reportgen.rendering.docx.captions import Label, Line, caption, line, lines_below
from reportgen.rendering.docx.cells import NO_RULES, borders, cell, grid, row
from reportgen.rendering.docx.inlines import Words
from reportgen.rendering.docx.layout import COLUMN, INDENT, LANDSCAPE, PAGE
from reportgen.rendering.docx.look import Look, Shape
from reportgen.rendering.docx.markup import escape
from reportgen.rendering.docx.paragraphs import paragraph, run
from reportgen.rendering.docx.widths import Measure, longest_word, shared, text_width, wrapped
from reportgen.rendering.unbroken import unbroken

THIN, THICK = 4, 12
"""Rules of 0.5 and 1.5 points, in eighths."""
GAP = 113
"""Between columns: the right margin of every cell."""
NARROW_GAP = 57
"""Where heads are turned: such tables have many columns."""
HEAD_POINTS = 8
WIDEST_HEAD = 1400
"""A head that is longer wraps rather than widening its column."""
KEPT_WHOLE = 14
"""Tables of so many rows are not divided between pages; the PDF has the same number, and the next one."""
FEW = 6
"""Of a longer table so many rows at least stand before the end of a page, and as many after it."""
TURNED_LINE = 200
TALL_TURNED_HEAD = 3600
"""A turned head that is longer takes a second line, and its column more room than its neighbours have."""

_JUSTIFICATION = {Align.START: "left", Align.END: "right", Align.CENTRE: "center"}
_GROUP = Look(italic=True)
_TOTAL = Look(bold=True)
_EMPTY = Cell(())


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a table is laid out: its columns, their widths, the size of its words."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    points: float
    """0 where the style's 10 points stand."""
    gap: int

    def look(self, kind: RowKind) -> Look:
        return replace({RowKind.BODY: Look(), RowKind.TOTAL: _TOTAL, RowKind.GROUP: _GROUP}[kind], points=self.points)

    def shape(self, place: int, *, keep: bool) -> Shape:
        """How the words of a cell stand in the column of that place."""
        return Shape(
            keep_next=keep or None,
            before=40,
            after=80,
            line=220,
            line_rule="exact",
            left=self.indent(place),
            align="center" if self.columns[place].turned else _JUSTIFICATION[self.columns[place].align],
        )

    def indent(self, place: int) -> int | None:
        """Words that follow a column of figures keep a distance from them."""
        return GAP if _after_figures(self.columns, place) else None


def table_block(table: Table, words: Words, *, new_page: bool = False, with_next: bool = False) -> str:
    """A table with its caption above, which never parts from it, and its notes, source and method below.

    `with_next`: the end of it stays with what follows.
    """
    label = Label(labels.TABLE, table.number)
    wide = _wide(table)
    above = caption(label, table.caption, table.unit, table.anchor, words, wide=wide, new_page=new_page)
    middle = _table(table, words, f"{label} {plain(table.caption)}")
    lines = _lines(table)
    if table.landscape and not lines:
        return above + middle  # air below it could fall on a page of its own
    return above + middle + lines_below(lines, words, wide=wide, with_next=with_next)


def _wide(table: Table) -> bool:
    """Whether it begins at the margin."""
    return table.wide or table.landscape


def _lines(table: Table) -> tuple[Line, ...]:
    first = labels.NOTE if len(table.notes) == 1 else labels.NOTES
    notes = (Line(first if place == 0 else "", note) for place, note in enumerate(table.notes))
    return (*notes, *line(labels.SOURCE, table.source), *line(labels.METHOD, table.method))


def _table(table: Table, words: Words, name: str) -> str:
    plan = _plan(table)
    rows = [_head(plan)] if any(column.head for column in plan.columns) else []
    for place, each in enumerate(table.rows):
        rows.append(_row(each, plan, words, keep=_stays_with_next(table, place)))
    return f"<w:tbl>{_properties(table, plan, name)}{grid(plan.widths)}{''.join(rows)}</w:tbl>"


def _properties(table: Table, plan: _Plan, name: str) -> str:
    return (
        f'<w:tblPr><w:tblW w:w="{sum(plan.widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{0 if _wide(table) else INDENT}" w:type="dxa"/>'
        f"<w:tblBorders>{borders({'top': THIN, 'bottom': THICK})}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="{plan.gap}" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" '
        f'w:noVBand="0"/><w:tblCaption w:val="{escape(name)}"/></w:tblPr>'
    )


def _stays_with_next(table: Table, place: int) -> bool:
    """Whether a row must stand on the page of what follows it: short tables whole, heads and ends of long ones.

    The last row stays with the lines below, or with the air: a page that the air began would be empty where an annex
    begins the next one.
    """
    last = len(table.rows) - 1
    return (
        last < KEPT_WHOLE
        or place < FEW - 1
        or place > last - FEW
        or table.rows[place].kind is RowKind.GROUP
        or table.rows[place + 1].kind is RowKind.TOTAL
    )


def _head(plan: _Plan) -> str:
    height = _turned_height(plan)
    cells = (
        cell(
            width,
            paragraph(
                _head_shape(column, height, plan.indent(place)), run(column.head, Look(italic=True, points=HEAD_POINTS))
            ),
            rules={"bottom": THICK},
            turned=column.turned and height > 0,
            align="center" if column.turned and height else "bottom",
        )
        for place, (column, width) in enumerate(zip(plan.columns, plan.widths, strict=True))
    )
    return row(cells, height=height, head=True)


def _head_shape(column: Column, height: int, indent: int | None) -> Shape:
    if column.turned and height:
        return Shape(keep_next=True, line=TURNED_LINE, line_rule="exact", left=57, align="left")
    align = _JUSTIFICATION[column.align]
    return Shape(keep_next=True, before=80, after=80, line=200, line_rule="exact", left=indent, align=align)


def _row(row_: Row, plan: _Plan, words: Words, *, keep: bool) -> str:
    look = plan.look(row_.kind)
    rules = {"top": THIN} if row_.kind is RowKind.TOTAL else NO_RULES
    given = row_.cells
    if row_.kind is RowKind.GROUP and not _has_figures(row_):
        shape = plan.shape(0, keep=keep)
        content = words.runs(given[0].content, look) if given else ""
        return row((cell(sum(plan.widths), paragraph(shape, content), span=len(plan.widths), rules=rules),))
    missing = len(plan.columns) - len(given)
    return row(
        cell(width, paragraph(plan.shape(place, keep=keep), _words(each, words, look)), rules=rules)
        for place, (each, width) in enumerate(zip((*given, *[_EMPTY] * missing), plan.widths, strict=True))
    )


def _words(cell_: Cell, words: Words, look: Look) -> str:
    """A cell's words; where they are a figure, it is found again."""
    return words.figure(cell_.key, words.runs(cell_.content, look))


def _plan(table: Table) -> _Plan:
    """Columns, widths and the largest of 10, 9 and 8 points in which every word fits its column."""
    count = max([1, len(table.columns), *(len(each.cells) for each in table.rows)])
    columns = (*table.columns, *[Column("")] * (count - len(table.columns)))
    total = (LANDSCAPE if table.landscape else PAGE).text_width if _wide(table) else COLUMN
    gap = NARROW_GAP if any(column.turned for column in columns) else GAP
    for points in (10, 9, 8):
        measures = [_measure(table, place, columns, points, gap) for place in range(count)]
        if sum(measure.need for measure in measures) <= total:
            break
    return _Plan(columns, shared(_alike(measures, columns, total), total), 0 if points == 10 else points, gap)


def _measure(table: Table, place: int, columns: Sequence[Column], points: float, gap: int) -> Measure:
    need, wish = _head_measure(columns[place])
    for each in table.rows:
        if place >= len(each.cells) or (each.kind is RowKind.GROUP and not _has_figures(each)):
            continue
        bold = each.kind is RowKind.TOTAL
        words = unbroken(plain(each.cells[place].content))
        need = max(need, longest_word(words, points, bold=bold))
        wish = max(wish, text_width(words, points, bold=bold))
    margin = gap + (GAP if _after_figures(columns, place) else 0)
    return Measure(need + margin, wish + margin)


def _after_figures(columns: Sequence[Column], place: int) -> bool:
    return place > 0 and columns[place].align is Align.START and columns[place - 1].align is Align.END


def _head_measure(column: Column) -> tuple[int, int]:
    if column.turned:
        across = TURNED_LINE * (1 + text_width(column.head, HEAD_POINTS) // TALL_TURNED_HEAD)
        return across, across
    need = longest_word(column.head, HEAD_POINTS)
    return need, max(need, min(text_width(column.head, HEAD_POINTS), WIDEST_HEAD))


def _has_figures(group: Row) -> bool:
    return any(plain(each.content) for each in group.cells[1:])


def _alike(measures: Sequence[Measure], columns: Sequence[Column], total: int) -> tuple[Measure, ...]:
    """The columns of figures after the first wish the same width, so that they stand evenly.

    So do turned ones where there is room for it; where there is none, it goes to the words of the first column.
    """
    figures = [
        place
        for place, column in enumerate(columns)
        if place and not column.turned and column.align is not Align.START and measures[place].wish <= 2 * WIDEST_HEAD
    ]
    turned = [place for place, column in enumerate(columns) if column.turned]
    alike = _of_one_wish(measures, figures)
    even = _of_one_wish(alike, turned)
    return even if sum(measure.wish for measure in even) <= total else alike


def _of_one_wish(measures: Sequence[Measure], places: Sequence[int]) -> tuple[Measure, ...]:
    widest = max((measures[place].wish for place in places), default=0)
    return tuple(replace(each, wish=widest) if place in places else each for place, each in enumerate(measures))


def _turned_height(plan: _Plan) -> int:
    """The height in which every turned head fits its column, for Word does not find it; 0 where none is turned."""
    turned = [(c.head, w - plan.gap) for c, w in zip(plan.columns, plan.widths, strict=True) if c.turned and c.head]
    if not turned:
        return 0
    height = max(longest_word(head, HEAD_POINTS) for head, _ in turned)
    while any(len(wrapped(head, height, HEAD_POINTS)) > max(1, width // TURNED_LINE) for head, width in turned):
        height += 50
    return height + GAP + 57
