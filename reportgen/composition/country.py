"""A country annex: a Report composed from the facts of one State, by the same blocks."""

from __future__ import annotations

from reportgen.composition import state_names
from reportgen.composition.annexes import entries
from reportgen.composition.chart_parts import NOT_A_PARTITION, cell, guard_note, noted, whole_sentence
from reportgen.composition.draft import as_draft
from reportgen.composition.entries import EntryWriter
from reportgen.composition.front import front, properties
from reportgen.composition.headings import headings, how_counted_together
from reportgen.composition.report import with_numbers
from reportgen.document.blocks import Block, Heading, Paragraph
from reportgen.document.inlines import text
from reportgen.document.report import Report
from reportgen.document.tables import Align, Cell, Column, Row, RowKind, Table
from reportgen.facts import Fact, Facts
from reportgen.settings import Settings
from reportgen.vocabulary import Part

_HEADINGS = {
    Part.NEW: "New cases",
    Part.FOLLOW_UP: "Follow-up to cases included in previous reports",
}
_FIGURES = ("cases", "cases.new", "cases.follow_up", "situations", "persons", "organizations", "responses.requested",
            "responses.answered")  # fmt: skip


def compose_country(facts: Facts, settings: Settings, *, draft: bool = True) -> Report:
    """The annex of one State from `facts.for_country(country)`.

    A State that the report does not list gets the same sentence whatever the reason: it tells nothing about cases that
    were left out. `draft`: every page says so.
    """
    country = facts.country
    if country is None:
        raise ValueError("facts of the world: call for_country first")
    day = settings.report.date
    named = state_names.in_text_on(country, day)
    title = f"{settings.report.title}: {state_names.name_on(country, day)}"
    writer = EntryWriter(facts.reference, day)
    body: list[Block] = []
    if not facts.entries:
        sentence = f"The report has no entry on {named}."
        body.append(Paragraph(text(sentence), "no-entry"))
    else:
        body.append(Heading(1, text("Figures"), "figures"))
        sentence = f"The figures of the report on {named} are given in the table below."
        body.append(Paragraph(text(sentence), "figures-p-1"))
        body.append(country_table(facts, settings))
    for part, heading in _HEADINGS.items():
        blocks = tuple(entries(facts.entries, part, writer, part.value.replace("_", "-")))
        if blocks:
            body.append(Heading(1, text(heading), f"part-{part.value.replace('_', '-')}"))
            body.extend(blocks)
    report = Report(
        properties=properties(settings, title),
        front=front(settings, title=title, subtitle=_subtitle(settings)),
        summary=(),
        contents=(),
        body=tuple(body),
        annexes=(),
    )
    whole = with_numbers(report)
    return as_draft(whole) if draft else whole


def country_table(facts: Facts, settings: Settings) -> Table:
    """The figures of one State: its cases, persons and replies, and its cases by act."""
    rows = [Row((Cell.of(_head(facts[key])), cell(facts[key]))) for key in _FIGURES]
    acts = [row for row in headings(facts, "act_types") if row.cases.present]
    if acts:
        rows.append(Row((Cell.of("Cases by type of act"), Cell.of("")), RowKind.GROUP))
        rows.extend(Row((Cell.of(row.label), cell(row.cases))) for row in acts)
    columns = (Column("Figure", Align.START), Column("Number"))
    source = whole_sentence(settings.charts.source)
    notes = (*noted(how_counted_together(acts)), *guard_note(rows, settings))
    return Table("table-country", text("Figures of the report"), columns, tuple(rows), source=source,
                 method=NOT_A_PARTITION, notes=notes)  # fmt: skip


def _subtitle(settings: Settings) -> str:
    symbol = f" {settings.report.symbol}" if settings.report.symbol else ""
    return f"Country annex to the report{symbol}"


def _head(fact: Fact) -> str:
    label = fact.label.rsplit(" (", 1)[0]
    return label[:1].upper() + label[1:]
