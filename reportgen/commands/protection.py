"""Commands that look for what must not be shown: small counts, names in finished files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from reportgen.options import FOLDER, PERSONS, command, echo


@click.command(epilog="Example: reportgen audit data/example")
@FOLDER
@PERSONS
@click.option("--json", "as_json", is_flag=True, help="Print the audit as JSON.")
@command
def audit(folder: Path, persons: Path | None, as_json: bool, terminal: Any) -> int:
    """Print which figures are hidden as small counts, why, and what a reader could still infer.

    It never prints what is hidden. Exit code 5 where a hidden figure could be worked out all the same.
    """
    from reportgen import inspection, records  # noqa: PLC0415
    from reportgen.findings import number_of  # noqa: PLC0415

    found = inspection.audit(folder, persons)
    if as_json:
        echo(json.dumps(records.audit_record(found), ensure_ascii=False, indent=1))
    else:
        for line in records.audit_lines(found):
            echo(line)
    terminal.say(f"{number_of(len(found.hidden), 'figure')} hidden, {len(found.open_)} of them not protected.")
    return 5 if found.open_ else 0


@click.command(epilog="Example: reportgen screen output/example --folder data/example")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--folder", required=True, type=click.Path(path_type=Path), metavar="FOLDER",
              help="The folder of the report, whose persons and cases are looked for.")  # fmt: skip
@PERSONS
@click.option("--show", is_flag=True, help="Print what was found too: for your eyes alone.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@command
def screen(files: tuple[Path, ...], folder: Path, persons: Path | None, show: bool, as_json: bool,
           terminal: Any) -> int:  # fmt: skip
    """Look in finished FILES, or in folders, for protected names, mail addresses, telephone numbers and case ids.

    DOCX, XLSX, PDF, HTML, SVG, PNG, CSV, JSON, text and ZIP, with all that is hidden in them. It says where, and of
    which kind; what, only with --show. Exit code 5 where there is anything, or a file that could not be looked into.
    """
    from reportgen import inspection  # noqa: PLC0415

    screened = inspection.screen(files, folder, persons, show=show)
    told = list(screened.told(show=show))
    if as_json:
        echo(json.dumps([found.record(show=show) for found in told], ensure_ascii=False, indent=1))
    for found in told if not as_json else ():
        if not found.for_review or show or terminal.verbose:
            echo(found.line(show=show))
    terminal.say(screened.summary())
    return 5 if screened.counting else 0
