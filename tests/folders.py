"""Folders of a report, written to disk for tests of whole commands. All States and persons are invented."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

REPORT_TOML = """
[report]
symbol = "A/HRC/99/1"
session = 99
date = 2031-08-17
notice = "Synthetic. Every State, person and event is invented. Not a United Nations document."

[period]
start = 2030-05-01
end = 2031-04-30
cut_off = 2031-06-30

[policy]
reply_grades = true
"""

COUNTRIES = (
    {"iso3": "XAA", "name_en": "Arvania", "regional_group": "African States"},
    {"iso3": "XAB", "name_en": "Belmark (Islands of)", "name_in_text_en": "the Islands of Belmark"},
    {"iso3": "XAC", "name_en": "Cordania"},
    {"iso3": "XAD", "name_en": "Dorvale"},
)

CASE = {"states": "XAA", "part": "new", "record_type": "individual", "inclusion": "include", "consent": "named"}


def write_folder(
    folder: Path,
    cases: Iterable[Mapping[str, str]],
    *,
    toml: str = REPORT_TOML,
    **tables: Iterable[Mapping[str, str]],
) -> Path:
    """A report's folder with report.toml, invented States and the tables given, each a list of rows."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.toml").write_text(toml, encoding="utf-8")
    for name, rows in {"countries": COUNTRIES, "cases": cases, **tables}.items():
        write_table(folder / f"{name}.csv", list(rows))
    return folder


def write_table(path: Path, rows: list[Mapping[str, str]]) -> None:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


def case(case_id: str, **cells: str) -> dict[str, str]:
    return {"case_id": case_id, **CASE, **cells}
