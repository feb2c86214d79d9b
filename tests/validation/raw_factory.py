"""Small raw tables for tests of validation. All States, persons and figures are invented."""

import dataclasses

import pandas as pd

from reportgen.cases.confidential import RawCases, RawTable
from reportgen.findings import Findings
from reportgen.settings import Settings
from reportgen.validation import check
from reportgen.vocabulary import ActType, Country, Iso3, Reference, Region, Term, UnEntity

CASE = {
    "case_id": "C-1",
    "states": "XAA",
    "part": "new",
    "record_type": "individual",
    "victims": "P-1",
    "inclusion": "include",
    "consent": "named",
    "account": "{P-1} was detained.",
}
PERSON = {
    "person_key": "P-1",
    "name": "Janelle Dovrane",
    "surname": "Dovrane",
    "consent": "named",
    "consent_date": "2030-01-02",
    "consent_evidence": "file 1",
}
ACTION = {
    "action": "AL XAA 1/2030",
    "kind": "communication",
    "date": "2030-03-01",
    "bodies": "ohchr",
    "case_ids": "C-1",
    "put_to": "XAA",
}
RESPONSE = {"response_id": "R-1", "case_ids": "C-1", "actions": "AL XAA 1/2030", "date_received": "2030-04-01"}
HISTORY = {"year": "2029", "report": "A/HRC/98/1", "metric": "states", "value": "12"}

COUNTRIES = (
    Country(Iso3("XAA"), "Aldaria", "the Republic of Aldaria", "XA", other_names=("Aldarie",)),
    Country(Iso3("XAB"), "Norvane", iso2="NA"),
    Country(Iso3("XAC"), "Norvane-Tessa"),
    Country(Iso3("XAD"), "People's Republic of Quill"),
    Country(Iso3("XAE"), "Republic of Quill"),
)
REFERENCE = Reference(
    countries={country.iso3: country for country in COUNTRIES},
    act_types={code: ActType(code, code) for code in ("detention", "surveillance", "travel_restriction")},
    un_entities={code: UnEntity(code, code) for code in ("ohchr", "upr")},
    regions={"none": Region("none", "None")},
    engagement_types={"testimony": Term("testimony", "Testimony")},
)
SETTINGS = Settings()


def settings(section="period", **changes):
    """Settings with one section changed."""
    return dataclasses.replace(SETTINGS, **{section: dataclasses.replace(getattr(SETTINGS, section), **changes)})


def table(name, rows, first_row=2):
    """Rows as a raw table: every cell text, absent ones empty, numbered as a spreadsheet shows them."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    cells = {column: [row.get(column, "") for row in rows] for column in columns}
    index = pd.Index(range(first_row, first_row + len(rows)), name="row")
    return RawTable(f"{name}.csv", pd.DataFrame(cells, index=index, dtype="str"))


def raw(findings=(), **tables):
    """Raw cases of lists of rows: `cases`, `persons`, `un_actions`, `responses`, `history`."""
    return RawCases({name: table(name, rows) for name, rows in tables.items()}, Findings(findings), "version")


def folder(*, case=None, person=None, action=None, response=None, history=None, more=None):
    """A folder without a finding, with changes to the row of each table, and `more` rows by table."""
    tables = {
        "cases": [{**CASE, **(case or {})}],
        "persons": [{**PERSON, **(person or {})}],
        "un_actions": [{**ACTION, **(action or {})}],
        "responses": [{**RESPONSE, **(response or {})}],
        "history": [{**HISTORY, **(history or {})}],
    }
    for name, rows in (more or {}).items():
        tables[name] += rows
    return raw(**tables)


def checked(settings=SETTINGS, **changes):
    """What is checked of a folder with these changes; an error in it is a failure."""
    cases, findings = check(folder(**changes), REFERENCE, settings)
    assert cases is not None, [str(finding) for finding in findings]
    return cases


def found(settings=SETTINGS, **changes):
    """The findings of a folder with these changes."""
    return check(folder(**changes), REFERENCE, settings)[1]
