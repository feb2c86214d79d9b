"""From the reference tables to States and terms; a folder's own countries.csv adds States or overrides them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from reportgen import resources
from reportgen.cases.confidential import RawTable
from reportgen.errors import DataError
from reportgen.findings import Finding, Findings, Severity
from reportgen.vocabulary import ActType, Country, CountryName, Iso3, Reference, Region, Term, UnEntity, fold

_Kind = TypeVar("_Kind", bound=Term)

LANGUAGES = ("fr", "es", "ru", "zh", "ar")
COLUMNS = ("m49", "un_status", *(f"name_{language}" for language in LANGUAGES))
"""Columns of the program's own table of States that a folder's countries.csv may have too."""

_SYNTHETIC = re.compile("X[A-Z]{2}")
"""ISO 3166-1 leaves XAA to XZZ to its users."""


def read_reference(extra: RawTable | None = None) -> Reference:
    """The reference tables of one run. `extra` is the folder's own countries.csv, where it has one.

    A row of `extra` overrides the cells of a State that it fills in, and keeps the others. A regional group is given by
    label or code; one that the reference does not know becomes a region of its own. Rows without a code or a name are
    left out (see `country_findings`). DataError where the tables that travel with the program cannot be read.
    """
    regions = _terms("regions.csv", Region)
    ungrouped = regions.pop(Region.NONE, Region(Region.NONE, "No regional group"))
    rows = {row["iso3"]: row for row in _rows("countries.csv")}
    history = _history()
    former: dict[str, tuple[str, ...]] = {}
    for row in _own_rows(extra):
        iso3 = row["iso3"]
        known = rows.get(iso3, {})
        if known and row["name_en"] != known["name_en"]:
            former[iso3] = (known["name_en"], *(name.name for name in history.pop(iso3, ())))
            known = {**known, "name_in_text_en": ""}
        rows[iso3] = {**known, **{column: text for column, text in row.items() if text}}
    countries = {
        iso3: _country(row, _region(row, regions), history.get(iso3, ()), former.get(iso3, ()))
        for iso3, row in rows.items()
    }
    return Reference(
        countries=countries,
        act_types=_terms("act_types.csv", ActType),
        un_entities=_terms("un_entities.csv", UnEntity),
        regions={**regions, Region.NONE: ungrouped},
        engagement_types=_terms("engagement_types.csv", Term),
    )


def country_findings(extra: RawTable) -> Findings:
    """What is wrong in a folder's own countries.csv: no code, no name, a code twice, a name that another State has."""
    found: list[Finding] = []

    def fault(rule: str, row: int, column: str, message: str, allowed: str = "") -> None:
        found.append(Finding(f"country.{rule}", Severity.ERROR, extra.where(row, column), message, allowed))

    missing = [column for column in ("iso3", "name_en") if column not in extra.cells]
    for column in missing:
        fault("missing_column", 1, column, "This column is missing; none of the table was taken.", "iso3, name_en")
    if missing:
        return Findings(found)
    meant = {**_own_meanings(resources.reference())}
    seen: dict[str, int] = {}
    for number, row in extra.cells.to_dict("index").items():
        line = int(str(number))
        iso3 = str(row["iso3"]).upper()
        if not re.fullmatch("[A-Z]{3}", iso3):
            fault("code", line, "iso3", "This is not a code of three letters.", "ISO 3166-1 alpha-3; XAA to XZZ")
            continue
        if iso3 in seen:
            fault("duplicate", line, "iso3", f"{iso3} stands in row {seen[iso3]} too.")
        seen.setdefault(iso3, line)
        if not row["name_en"]:
            fault("no_name", line, "name_en", f"{iso3} has no name.")
        for column in ("iso3", "iso2", "name_en", "name_in_text_en", "formal_name_en"):
            other = meant.setdefault(fold(str(row.get(column, ""))) or f"nothing {line}", iso3)
            if other != iso3:
                fault("taken", line, column, f"This already means {other}: two States cannot be called the same.")
    return Findings(found)


def _country(row: Mapping[str, str], region: str, history: tuple[CountryName, ...], former: tuple[str, ...]) -> Country:
    others = (row.get("name_in_text_en"), row.get("formal_name_en"), *(row.get(f"name_{code}") for code in LANGUAGES))
    return Country(
        iso3=Iso3(row["iso3"]),
        name=row["name_en"],
        in_text=row.get("name_in_text_en", ""),
        iso2=row.get("iso2", ""),
        region=region,
        other_names=tuple(dict.fromkeys(name for name in (*others, *former) if name and name != row["name_en"])),
        history=history,
        synthetic=_SYNTHETIC.fullmatch(row["iso3"]) is not None,
    )


def _region(row: Mapping[str, str], regions: dict[str, Region]) -> str:
    """The code of a row's regional group; a group that is not known yet is added to `regions`."""
    group = " ".join(row.get("regional_group", "").split())
    wanted = fold(group)
    code = "_".join(re.findall(r"[^\W_]+", wanted))
    if not code or code == Region.NONE:
        return Region.NONE
    for region in regions.values():
        if wanted in (fold(region.label), region.code) or code == region.code:
            return region.code
    regions[code] = Region(code, group)
    return code


def _meanings(reference: Reference) -> dict[str, str]:
    """Every code and name that the reference gives to a State, folded."""
    return {
        fold(name): country.iso3
        for country in reference.countries.values()
        for name in (country.iso3, country.iso2, country.name, country.in_text, *country.other_names)
        if name
    }


@cache
def _own_meanings(_folder: Path) -> Mapping[str, str]:
    """The same of the program's own tables, which lie in a folder and do not change while it runs."""
    return _meanings(read_reference())


def _own_rows(extra: RawTable | None) -> Iterator[dict[str, str]]:
    if extra is None or not {"iso3", "name_en"} <= set(extra.cells.columns):
        return
    for row in extra.cells.to_dict("records"):
        texts = {str(column): str(text) for column, text in row.items()}
        texts["iso3"] = texts["iso3"].upper()
        texts["iso2"] = texts.get("iso2", "").upper()
        if re.fullmatch("[A-Z]{3}", texts["iso3"]) and texts["name_en"]:
            yield texts


def _history() -> dict[str, tuple[CountryName, ...]]:
    names: dict[str, tuple[CountryName, ...]] = {}
    for row in _rows("country_name_history.csv"):
        name = CountryName(row["name_en"], _day(row["valid_from"]), _day(row["valid_to"]))
        names[row["iso3"]] = (*names.get(row["iso3"], ()), name)
    return names


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _terms(name: str, kind: type[_Kind]) -> dict[str, _Kind]:
    """The rows of a table of codes as terms of a kind, by code, in their order."""
    terms = {}
    for row in _rows(name):
        words = tuple(word for part in row.get("endreprisals", "").split("|") if (word := part.strip()))
        terms[row["code"]] = kind(row["code"], row["label"], row.get("definition", ""), words, row.get("in_text", ""))
    return terms


def _rows(name: str) -> Sequence[Mapping[str, str]]:
    """The rows of a table that travels with the program."""
    return _rows_in(resources.reference() / name)


@cache
def _rows_in(path: Path) -> Sequence[Mapping[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [{column: (text or "").strip() for column, text in row.items()} for row in csv.DictReader(file)]
    except (OSError, ValueError, csv.Error):
        raise DataError(
            f"The reference table {path.name} cannot be read in {path.parent}: install reportgen again."
        ) from None
