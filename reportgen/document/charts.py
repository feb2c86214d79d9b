"""Charts as they are meant: which values, which labels, which cautions. Nothing is drawn here."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.inlines import Inlines
from reportgen.document.tables import Table

GUARDED = "[c]"
"""What stands for a figure that is hidden because a single person could be worked out from it."""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, one a category, from top to bottom in the order given, each labelled with its value.

    A value None cannot be known and is shown as such, never as a bar of 0. `unit` names the axis ("cases").
    `set_apart`: the last so many categories are of another kind (unanswered, not computable): drawn below a gap and in
    a form that does not rest on colour. `guarded`: the places of categories whose figure is hidden: [c] and no bar.
    """

    categories: tuple[str, ...]
    values: tuple[int | None, ...]
    unit: str
    set_apart: int = 0
    guarded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixChart:
    """Rows by columns, each cell a count; `values[row][column]`; 0 is left light and empty.

    `guarded`: row and column of each cell whose figure is hidden: [c] and no shade.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]
    unit: str
    guarded: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class YearPoint:
    """One year's figure. `prefix` is the qualifier word ("about"); `break_before`: not comparable with the year before.

    `value` None: the year's figure is not known, a gap.
    """

    year: int
    value: int | None
    prefix: str = ""
    break_before: str = ""


@dataclass(frozen=True, slots=True)
class YearChart:
    """A figure year by year; points are joined only between neighbouring years without a break."""

    points: tuple[YearPoint, ...]
    unit: str


Chart = BarChart | MatrixChart | YearChart


@dataclass(frozen=True, slots=True)
class Seal:
    """What a picture of a chart says of its rows: digests that only the key of the report's folder can make.

    `key` stands for the key, so that digests of two keys are not compared; `rows` for the rows. Neither is printed.
    """

    key: str
    rows: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart in its place, with the table of its numbers.

    `number` is roman and given by numbering (a single figure has none); `alt` is a sentence for those who cannot see
    the chart; `method` and `caution` are printed below it, where they are not empty.
    `name` names its files: `figures/<name>.svg`. `seal`: None until the rows are sealed with the key of the folder.
    """

    anchor: str
    name: str
    caption: Inlines
    chart: Chart
    alt: str
    table: Table
    number: str = ""
    unit: str = ""
    source: str = ""
    method: str = ""
    caution: str = ""
    seal: Seal | None = None
