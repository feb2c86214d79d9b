"""Commands for a Word file that people have edited: bring a correction into it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from reportgen.options import FOLDER, PERSONS, STRICT, command, echo


@click.command(epilog="Example: reportgen refresh data/example draft-edited.docx -o draft-refreshed.docx")
@FOLDER
@click.argument("draft", type=click.Path(path_type=Path), metavar="DRAFT.docx")
@click.option("-o", "output", type=click.Path(path_type=Path), metavar="NEW.docx",
              help="Where to write; DRAFT.refreshed.docx beside the draft unless given.")  # fmt: skip
@click.option("--track-changes/--no-track-changes", "tracked", default=True,
              help="Show what follows the data as tracked changes (the default), or put it in.")  # fmt: skip
@click.option("--base", default="", metavar="VERSION",
              help="Compare with this frozen version, where the draft carries no base.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@PERSONS
@STRICT
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@command
def refresh(folder: Path, draft: Path, output: Path | None, tracked: bool, base: str, dry_run: bool,
            persons: Path | None, strict: bool, as_json: bool, terminal: Any) -> None:  # fmt: skip
    """Bring what the data changed into a Word file that people have edited. The draft itself is never written.

    Words of people stay. Where the data changed what people changed too, a comment says what the data say now.
    docs/refresh.md has what is promised, and what an editor can do that hides a block.
    """
    from reportgen import revision  # noqa: PLC0415
    from reportgen.findings import number_of  # noqa: PLC0415
    from reportgen.refresh import Did  # noqa: PLC0415
    from reportgen.run import Request  # noqa: PLC0415

    asked = revision.Revision(draft, output, tracked, dry_run, base)
    done, written = revision.refresh(Request(folder, folder, persons, strict, terminal, writes=False), asked)
    if as_json:
        record = {"written": str(written) if written else "", "changed": done.changed,
                  "places": [told.record() for told in done.told]}  # fmt: skip
        echo(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        for told in done.told:
            echo(told.line())
        if written:
            echo(str(written))
    for did in Did:
        number = sum(told.did is did for told in done.told)
        if number:
            terminal.say(f"{number_of(number, 'place')} {did}: {did.words}.")
    if not done.changed:
        terminal.say("The data changed nothing: the draft is up to date.")
