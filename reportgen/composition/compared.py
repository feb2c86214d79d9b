"""A comparison for circulation: what may be told of two versions, as a Report and as a record for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from reportgen.composition import state_names
from reportgen.composition.chart_parts import printed
from reportgen.composition.draft import as_draft
from reportgen.composition.front import front, properties
from reportgen.composition.places import after_words, capital, footnote_words, moved_words, place_words
from reportgen.composition.report import with_numbers
from reportgen.composition.wording import per_cent
from reportgen.dates import day_text
from reportgen.document.blocks import Block, Heading, Paragraph
from reportgen.document.charts import Figure
from reportgen.document.inlines import Emphasis, Inlines, Text, notes, plain, text
from reportgen.document.phrases import Phrases
from reportgen.document.report import Report
from reportgen.document.tables import Align, Cell, Column, Row, RowKind, Table
from reportgen.facts import Fact
from reportgen.settings import Settings
from reportgen.versions.changes import BlockChange, CellChange, Change, Comparison, FactChange, Side
from reportgen.vocabulary import Reference

HIDDEN = "changed, not shown"
NOT_STATED = "not stated"
DELETED = "deleted"
"""What is said of words that went and may not be printed."""

WORLD = "All States"


def side_words(side: Side) -> str:
    """How a version is called: "version 2 of 17 August 2031"."""
    if not side.number:
        return "the data of today"
    day = f" of {day_text(side.day)}" if side.day else ""
    return f"version {side.number}{day}"


def fact_words(change: FactChange) -> tuple[str, str]:
    """A figure before and after, as a table prints it; a hidden one only as changed."""
    if change.hidden:
        return HIDDEN, HIDDEN
    return _value(change.before), _value(change.after)


def cell_words(cell: CellChange) -> tuple[str, str]:
    """A cell before and after; a hidden one only as changed."""
    return (HIDDEN, HIDDEN) if cell.hidden else (cell.before or NOT_STATED, cell.after or NOT_STATED)


def label_of(change: FactChange) -> str:
    """What a figure counts, without the State to which it belongs."""
    return change.label.rsplit(" (", 1)[0] if change.state else change.label


def by_state(facts: Sequence[FactChange], reference: Reference) -> Iterator[tuple[str, tuple[FactChange, ...]]]:
    """The figures of the world, then State by State in alphabetical order, each under its name."""
    world = tuple(change for change in facts if not change.state)
    if world:
        yield WORLD, world
    states = {change.state for change in facts} & {str(code) for code in reference.countries}
    countries = sorted((c for c in reference.countries.values() if c.iso3 in states), key=lambda c: c.sort_key)
    for country in countries:
        name = state_names.name_on(country, None)
        yield name, tuple(change for change in facts if change.state == country.iso3)


def text_lines(change: BlockChange, phrases: Phrases) -> Iterator[tuple[str, str, str]]:
    """Place, words before and words after of everything that is other in a block; empty words for none."""
    if change.change is Change.ADDED:
        yield after_words(change.place, phrases), "", _all_words(change.after)
        return
    head = place_words(change.place, phrases)
    if change.change is Change.REMOVED:
        yield head, _all_words(change.before) or DELETED, ""
        return
    if change.change is Change.MOVED and change.to:
        yield head, _all_words(change.before), _moved(moved_words(change.to, phrases))
        return
    for own in change.sentences:
        sentence = own.ordinal if change.of > 1 else 0
        if own.change is Change.ADDED:
            yield after_words(change.place, phrases, sentence=own.ordinal), "", _noted(own.after)
        else:
            before = _noted(own.before) or DELETED
            yield place_words(change.place, phrases, sentence=sentence), before, _noted(own.after)
    for note in change.notes:
        place = footnote_words(change.place, note.mark, phrases) if note.mark else head
        yield place, plain(note.before), plain(note.after)
    for cell in change.cells:
        words = cell_words(cell) if cell.row or cell.hidden else (cell.before, cell.after)
        yield f"{head}, {f'{cell.row}: ' if cell.row else ''}{cell.column}", *words
    for row in change.rows:
        yield f"{head}, {row.row}", "", _moved(row.after)
    if isinstance(change.after, Table | Figure) and not (change.cells or change.rows):
        yield head, "", "another arrangement"


def _moved(after: str) -> str:
    return f"(moved: after {after})" if after else "(moved: at the beginning)"


def compose_comparison(
    compared: Comparison, settings: Settings, reference: Reference, phrases: Phrases, *, draft: bool = True
) -> Report:
    """What may be told of two versions: figures State by State, texts by their places, recorded reasons.

    Labels are not printed: people who freeze a version may say in one why they did.
    """
    words = f"Changes from {side_words(compared.before)} to {side_words(compared.after)}"
    body: list[Block] = []
    told = compared.told
    if told.facts:
        body.append(Heading(1, text("Figures"), "figures"))
        body.append(Paragraph(text("The figures that are stated otherwise are set out in the table below."), "f-p-1"))
        body.append(_facts_table(told.facts, reference, settings))
    if told.blocks:
        body.append(Heading(1, text("Text, tables and figures"), "text"))
        body.extend(_texts(told.blocks, phrases))
    if compared.reasons:
        body.append(Heading(1, text("Reasons"), "reasons"))
        for number, reason in enumerate(_reasons(compared), 1):
            body.append(Paragraph(text(reason), f"reasons-p-{number}"))
    if not body:
        body.append(Paragraph(text("There is no change to be told."), "none-p-1"))
    title = f"{settings.report.title}: changes between two versions"
    named = f" ({settings.report.symbol})" if settings.report.symbol else ""
    own = front(settings, title=title, subtitle=f"{words}{named}")
    head = replace(own, symbol="", version="", specimen=True)  # a working paper, whoever is authorised to issue others
    report = Report(properties(settings, title), head, (), (), tuple(body), ())
    whole = with_numbers(report)
    return as_draft(whole) if draft else whole


def comparison_record(compared: Comparison, reference: Reference, phrases: Phrases, notice: str) -> Mapping[str, Any]:
    """The same for a program that reads it."""
    return {
        "notice": notice,
        "draft": True,
        "from": _side(compared.before),
        "to": _side(compared.after),
        "figures": [
            {"key": change.key, "label": label_of(change), "under": name,
             **(dict(zip(("before", "after"), fact_words(change), strict=True)))}
            for name, facts in by_state(compared.told.facts, reference) for change in facts
        ],
        "texts": [
            {"change": str(change.change), "place": place, "under": change.place.under, "before": old, "after": new}
            for change in compared.told.blocks for place, old, new in text_lines(change, phrases)
        ],
        "reasons": list(_reasons(compared)),
    }  # fmt: skip


def _reasons(compared: Comparison) -> Iterator[str]:
    yield from dict.fromkeys(
        f"{capital(each.kind)}: {each.public_reason}" if each.kind else each.public_reason for each in compared.reasons
    )


def _side(side: Side) -> Mapping[str, Any]:
    return {"version": side.number or None, "day": side.day.isoformat() if side.day else None}


def _facts_table(facts: Sequence[FactChange], reference: Reference, settings: Settings) -> Table:
    rows: list[Row] = []
    for name, own in by_state(facts, reference):
        rows.append(Row((Cell.of(name), Cell.of(""), Cell.of("")), RowKind.GROUP))
        rows.extend(Row((Cell.of(capital(label_of(c))), *map(Cell.of, fact_words(c)))) for c in own)
    columns = (Column("Figure", Align.START), Column("Before"), Column("After"))
    notes = (text(f"“{HIDDEN.capitalize()}” stands for a figure that is hidden in one of the versions, for the "
                  "protection of the persons concerned."),)  # fmt: skip
    hidden = any(change.hidden for change in facts)
    source = settings.charts.source and f"{settings.charts.source.rstrip('.')}."
    return Table("table-figures", text("Figures that are stated otherwise"), columns, tuple(rows), source=source,
                 notes=notes if hidden else ())  # fmt: skip


def _texts(changes: Sequence[BlockChange], phrases: Phrases) -> Iterator[Block]:
    lines = ((change.place.under, line) for change in changes for line in text_lines(change, phrases))
    grouped = groupby(lines, key=lambda line: (line[0], line[1][0]))
    for number, ((under, place), group) in enumerate(grouped, 1):
        words = f"{place} ({under})" if under and under not in place else place
        yield Heading(2, text(words), f"text-{number}", numbered=False)
        told = [
            (label, words) for _, (_, *both) in group for label, words in zip(("Before", "After"), both, strict=True)
        ]
        for count, (label, words_) in enumerate(((label, words) for label, words in told if words), 1):
            content = (Emphasis(text(f"{label}: ")), Text(words_))
            yield Paragraph(content, f"text-{number}-p-{count}", numbered=False)


def _all_words(block: Block | None) -> str:
    match block:
        case None:
            return ""
        case Table() | Figure():
            return plain(block.caption)
        case _:
            return _noted(block.content)


def _noted(content: Inlines) -> str:
    """Words with the notes that come and go with them."""
    return "".join((plain(content), *(f" [footnote: {plain(note.content)}]" for note in notes(content))))


def _value(fact: Fact | None) -> str:
    if fact is None:
        return NOT_STATED
    if isinstance(fact.value, float):
        return per_cent(fact.value)
    return printed(fact)
