"""Commands after a correction: what changed between two versions, and the corrigendum."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from reportgen.options import FOLDER, OUTPUT, PERSONS, PUBLISH, STRICT, command, echo, print_paths, request


@click.command(epilog='Example: reportgen compare data/example 1 "advance edited" --format html')
@FOLDER
@click.argument("old", required=False, default="", metavar="[OLD]")
@click.argument("new", required=False, default="", metavar="[NEW]")
@OUTPUT
@PERSONS
@click.option("--format", "formats", multiple=True, type=click.Choice(("docx", "html", "json")),
              help="Write what may be passed on as this format; may be given several times.")  # fmt: skip
@command
def compare(folder: Path, old: str, new: str, output: Path | None, persons: Path | None, formats: tuple[str, ...],
            terminal: Any) -> None:  # fmt: skip
    """Print what changed from OLD to NEW, frozen versions by number, label or hash: rows and why, figures, texts.

    Without NEW, what the folder holds today; without OLD, from the last frozen version. What is printed is for drafters
    only. With --format, a comparison is written that may be passed on: no case id, no hidden figure, and nothing by
    which anybody could notice that a case left for protection (docs/comparison.md).
    """
    from reportgen import corrections  # noqa: PLC0415

    asked = request(folder, output, persons, strict=False, terminal=terminal)
    if formats:
        paths, compared = corrections.comparison_files(asked, old, new, formats)
        print_paths(paths)
        _say_what_is_kept_back(compared, terminal)
        return
    for line in corrections.compare(replace(asked, writes=False), old, new).lines():
        echo(line)
    terminal.say("For drafters only: case ids, and what must be told to nobody else.")


@click.command(epilog="Example: reportgen corrigendum data/example 1 2 -o output/corrigendum")
@FOLDER
@click.argument("old")
@click.argument("new")
@OUTPUT
@PERSONS
@STRICT
@PUBLISH
@click.option("--number", type=click.IntRange(1, 99), default=1, show_default=True,
              help="Which corrigendum of the report it is: /Corr.1.")  # fmt: skip
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
              help="Its date; that of the report unless given.")  # fmt: skip
@command
def corrigendum(folder: Path, old: str, new: str, output: Path | None, persons: Path | None, strict: bool,
                publish: bool, number: int, day: datetime | None, terminal: Any) -> None:  # fmt: skip
    """Make the corrigendum by which the report of version OLD reads as that of NEW: corrigendum.docx and .pdf.

    Places have the numbers of OLD, which readers hold. What left for protection never shows in it; what was kept out is
    said here and in DIR.internal. Every page says DRAFT, unless it is published.
    """
    from reportgen import corrections  # noqa: PLC0415

    asked = request(folder, output, persons, strict, terminal, publish=publish)
    date = day.date() if day else None
    paths, compared = corrections.corrigendum(asked, old, new, number=number, day=date)
    print_paths(paths)
    _say_what_is_kept_back(compared, terminal)


def _say_what_is_kept_back(compared: Any, terminal: Any) -> None:
    for line in compared.kept_back():
        terminal.say(line)
