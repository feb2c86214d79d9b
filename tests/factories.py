"""Small documents and values for tests. All States, persons and figures are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportgen.document import blocks as b
from reportgen.document import charts as c
from reportgen.document import inlines as i
from reportgen.document import tables as t
from reportgen.document.numbering import numbered
from reportgen.document.report import Annex, Front, Properties, Report


def front(**changes) -> Front:
    values = {
        "symbol": "A/HRC/99/1",
        "organ": "General Assembly",
        "specimen": True,
        "notice": "Synthetic example: every State, person and event in it is invented. Not a United Nations document.",
        "running_notice": "Synthetic example – not a United Nations document",
        "version": "Advance unedited version",
        "distribution": "General",
        "date": "17 August 2031",
        "original_language": "English",
        "body": "Human Rights Council",
        "session": "Ninety-ninth session",
        "session_dates": "14 September–2 October 2031",
        "agenda_items": "Agenda items 2 and 5",
        "agenda_titles": ("Annual report and reports", "Human rights bodies and mechanisms"),
        "title": i.text("Cooperation with the United Nations, its representatives and mechanisms"),
        "subtitle": (
            *i.text("Report of the Secretary-General"),
            i.NoteMark(i.Note(i.text("The present report was submitted late."), mark="*", symbol=True)),
        ),
    }
    return Front(**{**values, **changes})


def table(anchor="t-acts", *, rows=2, **changes) -> t.Table:
    body = tuple(
        t.Row((t.Cell.of(f"Heading {n}"), t.Cell.of(str(n), f"act_types.x{n}.cases"))) for n in range(1, rows + 1)
    )
    total = t.Row((t.Cell.of("Total"), t.Cell.of(str(rows * (rows + 1) // 2), "cases")), t.RowKind.TOTAL)
    values = {
        "anchor": anchor,
        "caption": i.text("Cases by type of act"),
        "columns": (t.Column("Type of act", t.Align.START), t.Column("Cases")),
        "rows": (*body, total),
        "unit": "Number of cases",
        "source": "Invented for a test",
        "method": "A case may be counted under more than one heading.",
        "notes": (i.text("What was not read is not counted."),),
    }
    return t.Table(**{**values, **changes})


def bar_figure(anchor="f-acts", **changes) -> c.Figure:
    values = {
        "anchor": anchor,
        "name": "cases_by_act",
        "caption": i.text("Cases by type of act"),
        "chart": c.BarChart(
            ("Detention or imprisonment", "Travel restriction", "Not stated"), (12, 3, None), "cases", 1
        ),
        "alt": "Bar chart: detention or imprisonment in 12 cases, travel restriction in 3.",
        "table": table(f"{anchor}-table"),
        "unit": "Number of cases",
        "source": "Invented for a test",
        "method": "A case may be counted under more than one heading.",
        "caution": "Fewer reports may mean more intimidation, not less.",
    }
    return c.Figure(**{**values, **changes})


def matrix_figure(rows=45, columns=16) -> c.Figure:
    names = tuple(f"Invented State {n:02}" for n in range(1, rows + 1))
    acts = tuple(f"Type of act number {n}" for n in range(1, columns + 1))
    values = tuple(tuple((r * 7 + k * 3) % 5 if (r + k) % 3 == 0 else 0 for k in range(columns)) for r in range(rows))
    cells = tuple(
        t.Row((t.Cell.of(n), *(t.Cell.of(str(x) if x else "–") for x in v))) for n, v in zip(names, values, strict=True)
    )
    matrix_table = replace(
        table("f-matrix-table"),
        columns=(t.Column("State", t.Align.START), *(t.Column(a, turned=True) for a in acts)),
        rows=cells,
        wide=True,
    )
    return bar_figure(
        "f-matrix",
        name="states_by_act",
        caption=i.text("Cases by State and type of act"),
        chart=c.MatrixChart(names, acts, values, "cases"),
        alt="Matrix of States and types of act.",
        table=matrix_table,
    )


def year_figure() -> c.Figure:
    points = (
        c.YearPoint(2019, 48),
        c.YearPoint(2020, 45),
        c.YearPoint(2021, 45, "about"),
        c.YearPoint(2022, None),
        c.YearPoint(2023, 40, "", "another definition"),
        c.YearPoint(2024, 32),
    )
    return bar_figure(
        "f-years", name="states_by_year", caption=i.text("States named, by year"), chart=c.YearChart(points, "States")
    )


def report(**changes) -> Report:
    """A small report with one of everything, numbered."""
    note = i.NoteMark(i.Note((*i.text("See "), i.Emphasis(i.text("Official Records")), *i.text(", A/HRC/99/1."))))
    body = (
        b.Heading(1, i.text("Introduction"), "introduction"),
        b.Paragraph((i.Quantity("states", "Forty-five"), *i.text(" States are named."), note), "p-1"),
        b.Paragraph(
            (
                *i.text("More is in "),
                i.CrossReference("annex-1"),
                *i.text(" and "),
                i.CrossReference("f-acts"),
                *i.text("."),
            ),
            "p-2",
        ),
        b.ListItem(i.text("The first item;"), b.ListKind.LETTERS),
        b.ListItem(i.text("A deeper item;"), b.ListKind.LETTERS, 2),
        b.ListItem(i.text("The second item."), b.ListKind.LETTERS),
        b.Heading(2, i.text("General framework"), "framework"),
        b.Paragraph(
            (*i.text("Names such as <b>Ábc & Çð</b> stay text."), i.NoteMark(i.Note(i.text("A/99/1.")))), "p-3"
        ),
        b.Quotation(i.text("We cooperate because we must.")),
        b.ListItem(i.text("A bullet"), b.ListKind.BULLETS),
        b.Heading(1, i.text("Conclusions and recommendations"), "conclusions"),
        b.Paragraph(
            (*i.text("States should stop reprisals. See "), i.Link("the site", "https://example.org/")),
            "p-4",
            conclusion=True,
        ),
    )
    annexes = (
        Annex("Annex I", i.text("New cases"), "annex-1", "[English only]", (
            b.Heading(1, i.text("Invented State 01"), "annex-1-xaa", numbered=False),
            b.Paragraph(i.text("It was alleged that a woman human rights defender was detained."), "annex-1-p-1"),
        )),
        Annex("Annex II", i.text("Statistics"), "annex-2", "", (bar_figure(), year_figure(), table("t-alone", rows=3))),
    )  # fmt: skip
    values = {
        "properties": Properties("A synthetic report", "Reprisals", "en-GB", date(2031, 8, 17)),
        "front": front(),
        "summary": (b.Paragraph(i.text("The summary in one paragraph."), "s-1", numbered=False),),
        "contents": (),
        "body": body,
        "annexes": annexes,
    }
    return numbered(Report(**{**values, **changes}))
