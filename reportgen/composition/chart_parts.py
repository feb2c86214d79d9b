"""The parts of which every chart of the annex is made: bars, cells, the figure and the table of its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.composition import wording
from reportgen.document.charts import GUARDED, BarChart, Chart, Figure
from reportgen.document.inlines import CrossReference, Inlines, Text, plain, text
from reportgen.document.tables import Align, Cell, Column, Row, RowKind, Table
from reportgen.facts import Fact
from reportgen.settings import Settings
from reportgen.vocabulary import CountQualifier

NONE = "–"
"""What a cell prints for no case."""

NOT_A_PARTITION = "A case may be counted under more than one heading."


@dataclass(frozen=True)
class Bar:
    """One category of a bar chart, and the facts of its row in the table (the first one is the bar)."""

    label: str
    facts: tuple[Fact, ...]


def bar_figure(name: str, caption: str, head: str, heads: Sequence[str], bars: Sequence[Bar], tail: Sequence[Bar],
                unit: str, settings: Settings, *, method: str, total: Fact | None = None, together: str = "",
                ) -> Figure:  # fmt: skip
    """Bars, then those of another kind set apart; a total row where the bars are a partition.

    `together` says what a row counts together: below the table, and with the method of the figure.
    """
    everything = [*bars, *tail]
    chart = BarChart(
        tuple(bar.label for bar in everything),
        tuple(None if bar.facts[0].value is None else whole(bar.facts[0]) for bar in everything),
        unit,
        set_apart=len(tail),
        guarded=tuple(place for place, bar in enumerate(everything) if bar.facts[0].suppressed),
    )
    rows = [Row((Cell.of(bar.label), *cells(bar.facts, len(heads)))) for bar in everything]
    if total is not None:
        rows.append(Row((Cell.of("Total"), *cells((total,), len(heads))), RowKind.TOTAL))
    columns = (Column(head, Align.START), *map(Column, heads))
    told = [f"{bar.label} {printed(bar.facts[0])}" for bar in everything]
    what = caption if caption.startswith("State") else f"{caption[:1].lower()}{caption[1:]}"
    alt = f"Bar chart of {what}, number of {unit}: {'; '.join(told)}."
    return figure(name, text(caption), chart, alt, columns, tuple(rows), unit, settings,
                  f"{method} {together}".rstrip(), notes=noted(together))  # fmt: skip


def figure(name: str, caption: Inlines, chart: Chart, alt: str, columns: tuple[Column, ...], rows: tuple[Row, ...],
            unit: str, settings: Settings, method: str, *, notes: tuple[Inlines, ...] = (), caution: str = "",
            source: str = "", wide: bool = False) -> Figure:  # fmt: skip
    """A chart with its table; both have the anchors and the words of its name."""
    words = f"Number of {unit}"
    anchor = f"figure-{name}"
    of_figure = (*caption, Text(": numbers shown in "), CrossReference(anchor))
    return Figure(
        anchor,
        name,
        caption,
        chart,
        alt,
        Table(f"table-{name}", of_figure, columns, rows, notes=(*notes, *guard_note(rows, settings)), wide=wide),
        unit=words,
        source=whole_sentence(source or settings.charts.source),
        method=method,
        caution=caution,
    )


def noted(words: str) -> tuple[Inlines, ...]:
    """A note of a table; none where there are no words."""
    return (text(words),) if words else ()


def guard_note(rows: Sequence[Row], settings: Settings) -> tuple[Inlines, ...]:
    """The note of a table that hides a figure; none where it hides none."""
    if not any(cell.content == Cell.of(GUARDED).content for row in rows for cell in row.cells):
        return ()
    few = wording.number(settings.policy.small_count)
    words = (
        f"{GUARDED} stands for a figure that is not shown, for the protection of the persons concerned: fewer than "
        f"{few} cases that are counted but not described could be worked out from it."
    )
    return (text(words),)


def table_alone(drawn: Figure) -> Table:
    """The table of a figure as it stands without the figure: it says itself what the figure says."""
    method = drawn.method
    for note in drawn.table.notes:  # what its notes say stands in the method of a figure
        method = method.replace(plain(note), "").rstrip()
    return replace(drawn.table, caption=drawn.caption, unit=drawn.unit, source=drawn.source, method=method)


def cells(found: Sequence[Fact], width: int) -> tuple[Cell, ...]:
    """The cells of a row; what a row has no fact for is left out of the count, and shown as such."""
    cells = [cell(fact) for fact in found]
    return (*cells, *(Cell.of("") for _ in range(width - len(cells))))


def cell(fact: Fact) -> Cell:
    """The figure of a fact as a table prints it: a dash for none, words where it cannot be known."""
    none = fact.value == 0 and fact.is_known and not fact.suppressed
    return Cell.of(NONE if none else printed(fact), fact.key)


def printed(fact: Fact) -> str:
    """The figure of a fact as a chart or its sentence prints it."""
    if fact.suppressed:
        return GUARDED
    if not fact.is_known:
        return "not known"
    qualifier = "" if fact.qualifier is CountQualifier.EXACT else fact.qualifier.label
    return with_qualifier(qualifier, whole(fact))


def whole_sentence(words: str) -> str:
    """Words with a full stop, as all that is printed below a figure has one; none stay none."""
    return f"{words.rstrip('.')}." if words else ""


def with_qualifier(prefix: str, value: int | None) -> str:
    """A number in figures with the word before it: "about 45"."""
    return f"{prefix} {wording.figures(value or 0)}".strip()


def whole(fact: Fact) -> int:
    """The count of a fact that counts; 0 where it cannot be known."""
    return int(fact.value or 0)
