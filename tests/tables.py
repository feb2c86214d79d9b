"""Checked cases made by hand, for the rooms that come after validation. All States and persons are invented."""

from __future__ import annotations

from datetime import date

import pandas as pd

from reportgen.cases import schema
from reportgen.cases.confidential import CheckedCases
from reportgen.dates import PartialDate, Precision
from reportgen.findings import Finding
from reportgen.settings import PeriodSettings, PolicySettings, ReportSettings, Settings
from reportgen.vocabulary import ActType, Country, Iso3, Reference, Region, Term, UnEntity

REFERENCE = Reference(
    countries={
        code: Country(Iso3(code), name, in_text=in_text, region=region)
        for code, name, in_text, region in (
            ("XAA", "Arvania", "Arvania", "african"),
            ("XAB", "Belmark (Islands of)", "the Islands of Belmark", "asia_pacific"),
            ("XAC", "Cordania", "Cordania", "none"),
        )
    },
    act_types={
        code: ActType(code, label)
        for code, label in (
            ("detention", "Detention"),
            ("surveillance", "Surveillance"),
            ("sexual_violence", "Sexual violence"),
            ("unclear", "Unclear"),
        )
    },
    un_entities={
        code: UnEntity(code, label, in_text=words)
        for code, label, words in (
            ("upr", "Universal periodic review", "the universal periodic review"),
            ("special_procedures", "Special procedures", "special procedures mandate holders"),
        )
    },
    regions={
        code: Region(code, label)
        for code, label in (
            ("african", "African States"),
            ("asia_pacific", "Asia-Pacific States"),
            ("none", "No group"),
        )
    },
    engagement_types={"meeting": Term("meeting", "Meeting")},
)

SETTINGS = Settings(
    report=ReportSettings(
        symbol="A/HRC/99/1", date=date(2031, 8, 17), session=99, notice="Synthetic. Not a UN document."
    ),
    period=PeriodSettings(date(2030, 5, 1), date(2031, 4, 30), date(2031, 6, 30)),
    policy=PolicySettings(reply_grades=True),
)


def settings(**policy) -> Settings:
    return Settings(SETTINGS.report, SETTINGS.period, PolicySettings(**{"reply_grades": True, **policy}))


def beside_linkage(findings) -> list[Finding]:
    """The findings of a release but those of anonymous cases that stand alone, as the only one of a test does."""
    return [finding for finding in findings if finding.rule != "anonymous.linkage"]


def case(case_id, **cells) -> dict:
    return {
        "case_id": case_id,
        "states": "XAA",
        "part": "new",
        "record_type": "individual",
        "inclusion": "include",
        "consent": "named",
        **cells,
    }


def person(key, **cells) -> dict:
    kind = "organization" if key.startswith("O") else "person"
    return {"person_key": key, "name": f"Name{key[2:]} Surname{key[2:]}", "surname": f"Surname{key[2:]}", "kind": kind,
            "consent": "named", **cells}  # fmt: skip


def checked(cases=(), persons=(), actions=(), responses=()) -> CheckedCases:
    """Checked cases as validation hands them on, from rows of cells as text."""
    many: dict[str, pd.DataFrame] = {}
    dates: dict[str, PartialDate] = {}
    frames = {
        table.name: _frame(table, rows, many, dates)
        for table, rows in (
            (schema.CASES, cases),
            (schema.PERSONS, persons),
            (schema.UN_ACTIONS, actions),
            (schema.RESPONSES, responses),
        )
    }
    history = pd.DataFrame(columns=["year", "report", "metric", "value", "qualifier", "state", "break"])
    return CheckedCases(frames["cases"], frames["persons"], frames["un_actions"], frames["responses"], many, dates,
                        history, REFERENCE, "version", b"key")  # fmt: skip


def _frame(table, rows, many, dates) -> pd.DataFrame:
    single = [column for column in table.columns if not column.many]
    values = {}
    for column in single:
        default = str(column.default or "")
        cells = [str(row.get(column.name, "")) or default for row in rows]
        values[column.name] = cells
        if column.kind is schema.Kind.COUNT:
            values[column.name] = pd.array([int(cell) if cell else None for cell in cells], dtype="Int64")
        if column.kind in (schema.Kind.DATE, schema.Kind.YES_OR_DATE):
            dates.update({cell: day(cell) for cell in cells if cell not in ("", "yes", "no")})
    for column in (column for column in table.columns if column.many):
        pairs = [(row[table.key], v) for row in rows for v in str(row.get(column.name, "")).split("|") if v]
        many[f"{table.name}.{column.name}"] = pd.DataFrame(pairs, columns=["key", "value"], dtype=object)
        if column.kind is schema.Kind.DATE:
            dates.update({value: day(value) for _, value in pairs})
    frame = pd.DataFrame(values, columns=[column.name for column in single])
    return frame.astype({name: object for name in frame if frame[name].dtype != "Int64"}).set_index(table.key)


def day(text: str) -> PartialDate:
    """A date of the form 2031, 2031-05 or 2031-05-15, or unclear."""
    if text == "unclear":
        return PartialDate(text, None, None, Precision.UNCLEAR)
    parts = [int(part) for part in text.split("-")]
    precision = Precision(4 - len(parts))
    low = date(*[*parts, 1, 1][:3])
    exact = PartialDate(text, low, low, Precision.DAY)
    return exact if precision is Precision.DAY else exact.coarsened(precision)
