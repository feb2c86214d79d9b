"""Write what screening is measured on: a Word file of some 120 pages, and a folder with 10,000 persons.

python screened.py PLACE. Names are made of syllables; none stands in the file, as in one that may leave.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import long_report
import synthetic

from reportgen.rendering.docx import render_docx

CASES, PERSONS = 500, 10_000
SYLLABLES = ["ka", "lo", "mi", "ru", "ve", "sa", "ton", "dri", "qua", "zel", "bor", "hin", "ja", "pe", "wu", "xan"]


def main(place: Path) -> None:
    """Write report.docx and folder/ into a place."""
    (place / "report.docx").write_bytes(render_docx(long_report.report()))
    folder = place / "folder"
    synthetic.write_folder(folder, CASES, Path(__file__).resolve().parents[1] / "data" / "reference")
    synthetic._write(folder / "persons.csv", synthetic.PERSON_COLUMNS, _persons())  # noqa: SLF001  one way to write


def _persons() -> Iterator[Sequence[object]]:
    chance = random.Random(synthetic.SEED)
    for number in range(1, PERSONS + 1):
        given, family = (_name(chance, length) for length in (2, 4))
        consent = "named" if number % 7 else "none"
        yield (f"P-{number}", f"{given} {family}", family, "Ms.", "person", "female", "adult", "a defender", "yes",
               consent, "the_person", "2031-01-15", "on file")  # fmt: skip


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(SYLLABLES, k=syllables)).capitalize()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
