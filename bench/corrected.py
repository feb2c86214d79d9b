"""One corrected row in a copy of the example: what a person types into a spreadsheet, here by a program."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Correction:
    """A correction of one cell of a case that is told by name: the case by its place among them."""

    what: str
    part: str
    place: int
    column: str
    change: Callable[[str], str]


CORRECTIONS = (
    Correction("a word of an account", "new", 20, "account", lambda text: text.replace(" the ", " that ", 1)),
    Correction(
        "a sentence more in an account",
        "new",
        30,
        "account",
        lambda text: text.replace(". ", ". It was added later that this had been told to others as well. ", 1),
    ),
    Correction(
        "an act, so that counts, charts and tables change",
        "new",
        40,
        "act_types",
        lambda acts: "travel_restriction" if acts == "detention" else "detention",
    ),
)


def correct(folder: Path, correction: Correction) -> None:
    """Write the correction into the folder's cases.csv."""
    path = folder / "cases.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = [row for row in rows if row["consent"] == "named" and row["inclusion"] == "include" and row["account"]]
    row = [row for row in told if row["part"] == correction.part][correction.place]
    before = row[correction.column]
    row[correction.column] = correction.change(before)
    if row[correction.column] == before:
        raise ValueError(f"{correction.what}: nothing to correct")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
