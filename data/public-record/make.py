"""Make the tables of this folder from `source/`: run `python data/public-record/make.py`.

Nothing is added to what the record says. A cell that was not read stays empty, which means unknown; "Unclear" in the
record is the code `unclear`. README.md explains each choice.
"""

from __future__ import annotations

import calendar
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source"
REFERENCE = HERE.parent / "reference"

Row = Mapping[str, str]

RECORD_TYPES = {
    "named individual": "individual",
    "named organization": "organization",
    "unnamed individual/group/organization": "unknown",  # a group where more than one person is counted
    "general situation": "general_situation",
    "": "unknown",
}
PERPETRATORS = {"State actors": "state", "": ""}

METRICS = {
    "states_named": "states",
    "hrc_members_named": "hrc_members",
    "individuals": "persons",
    "individuals_detained": "persons_detained",
    "young_people_affected": "persons_young",
    "organizations": "organizations",
    "individuals_not_included_protection": "withheld_persons",
    "member_states_of_not_included_cases": "withheld_states",
    "states_special_procedures_new_cases": "states_special_procedures_new",
    "states_special_procedures_follow_up": "states_special_procedures_follow_up",
    "states_parties_treaty_bodies": "states_treaty_bodies",
    "special_procedures_communications_new": "communications_special_procedures_new",
    "hrc_president_incidents": "incidents_hrc_president",
}
"""The published figures that count what a report holds, and our names for them. The others count pages, other
documents or other people's readings."""

QUALIFIERS = {"some": "about", "around": "about", "over": "at_least", "at least": "at_least"}

BREAKS = {
    ("states", "2020"): "Reporting period of 11 months: 1 June 2019 to 30 April 2020",
    ("states", "2021"): "Reporting period of 12 months again: 1 May 2020 to 30 April 2021",
    ("states", "2024"): "From 2024 the report says how many persons were left out for their protection",
}
"""Why a year cannot be compared with the one before."""

CONFLICTING = ("hrc_members_named", "9")
"""A newspaper's count that differs from that of the Office of the High Commissioner, which is kept."""


def make() -> dict[str, str]:
    """The text of each table by file name."""
    records = list(_read(SOURCE / "case_records.csv"))
    return {
        "cases.csv": _written(_case(record) for record in records),
        "un_actions.csv": _written(action for record in records for action in _actions(record)),
        "responses.csv": _written(reply for record in records for reply in _replies(record)),
        "history.csv": _written(_history()),
    }


def _case(record: Row) -> Row:
    persons = record["persons_count"]
    record_type = RECORD_TYPES[record["record_type"]]
    if record_type == "unknown" and persons and int(persons) > 1:
        record_type = "group"
    return {
        "case_id": record["case"],
        "states": record["iso3"],
        "part": "new",
        "record_type": record_type,
        "further_persons": persons,
        "further_organizations": "1" if record_type == "organization" else "",
        "count_qualifier": "exact" if persons or record_type == "organization" else "",
        "act_types": _codes("act_types", record["act_types"]),
        "act_dates": "|".join(_dates(record["date_of_act"])),
        "un_entities": _codes("un_entities", record["un_bodies_engaged"]),
        "engagement": _codes("engagement_types", record["engagement_types"]),
        "perpetrators": PERPETRATORS[record["perpetrators"]],
        "inclusion": "include",
        "consent": "not_applicable",
        "public_references": REPORTS[record["report_year"]],
    }


def _actions(record: Row) -> Iterator[Row]:
    """One row a date with the body that raised the case; with several bodies it is not known who acted when.

    Then the bodies stand in a row without a date, and the dates in rows without a body.
    """
    bodies = _codes("un_entities", record["un_bodies_raised"])
    dates = list(_dates(record["prior_un_action_dates"]))
    if "|" in bodies:
        pairs = [(bodies, ""), *(("", date) for date in dates)]
    else:
        pairs = [(bodies, date) for date in dates] or ([(bodies, "")] if bodies else [])
    for number, (body, date) in enumerate(pairs, 1):
        yield {
            "action": f"{record['case']} action {number}",
            "kind": "not_stated",
            "date": date,
            "bodies": body,
            "case_ids": record["case"],
            "put_to": "",
            "public": "no",
        }


def _replies(record: Row) -> Iterator[Row]:
    """One row a reply that the record knows. "unknown" and "none recorded" are no row: not known, never "no reply"."""
    if record["government_responded"] != "yes":
        return
    for number, date in enumerate(list(_dates(record["government_response_dates"])) or [""], 1):
        yield {
            "response_id": f"{record['case']} reply {number}",
            "case_ids": record["case"],
            "state": record["iso3"],
            "responder": "government",
            "date_received": date,
            "form": "not_stated",
            "position": "none_stated",
            "addresses_reprisal": "not_stated",
            "public": "yes",
        }


def _history() -> Iterator[Row]:
    for figure in _read(SOURCE / "published_figures.csv"):
        kept = figure["metric"] in METRICS and figure["value"]
        if kept and (figure["metric"], figure["value"]) != CONFLICTING:
            metric = METRICS[figure["metric"]]
            words = figure["qualifier"].partition(";")[0]
            yield {
                "year": figure["year"],
                "report": figure["report_symbol"],
                "metric": metric,
                "value": figure["value"],
                "qualifier": QUALIFIERS.get(words, "exact"),
                "state": "",
                "break": BREAKS.get((metric, figure["year"]), ""),
                "citation": figure["source"],
            }
    for named in _read(SOURCE / "states_by_report.csv"):
        yield {
            "year": named["year"],
            "report": named["report_symbol"],
            "metric": "state_named",
            "value": "1",
            "qualifier": "exact",
            "state": named["iso3"],
            "break": "",
            "citation": named["source"],
        }


def _codes(table: str, terms: str) -> str:
    """The codes of the public terms in a cell, each once, in their order."""
    known = CODES[table]
    return "|".join(dict.fromkeys(known[term] for term in terms.split(" | ") if term))


def _dates(cell: str) -> Iterator[str]:
    """Each date of a cell as EDTF. The record separates dates by `;` or `,`."""
    for text in re.split(r"[;,]", cell):
        if text.strip():
            yield _edtf(text.strip())


def _edtf(text: str) -> str:
    """One date: "March 2011", "after 2 October 2013", "6-7 April 2015", "December 2021 to February 2022"."""
    if text == "Unclear":
        return "unclear"
    if text.startswith(("after ", "from ")):
        return f"{_edtf(text.partition(' ')[2])}/.."
    if " to " in text:
        return "/".join(_edtf(part) for part in text.split(" to "))
    if days := re.fullmatch(r"(\d+)-(\d+) (\w+ \d{4})", text):
        first, last, month = days.groups()
        return f"{_edtf(f'{first} {month}')}/{_edtf(f'{last} {month}')}"
    parts = text.split()
    numbers = [parts[-1], *(f"{MONTHS[part]:02}" for part in parts[-2:-1]), *(f"{int(day):02}" for day in parts[:-2])]
    return "-".join(numbers)


def _read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _written(rows: Iterable[Row]) -> str:
    listed = list(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(listed[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    return out.getvalue()


def _terms(table: str) -> dict[str, str]:
    rows = _read(REFERENCE / f"{table}.csv")
    return {term: row["code"] for row in rows for term in row["endreprisals"].split(" | ") if term}


MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
CODES = {table: _terms(table) for table in ("act_types", "un_entities", "engagement_types")}
REPORTS = {row["year"]: row["report_symbol"] for row in _read(SOURCE / "title_pages.csv")}
"""The report of each year in which the cases stand."""

if __name__ == "__main__":
    for name, text in make().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="")
        print(f"{HERE / name}: {text.count(chr(10)) - 1} rows")
