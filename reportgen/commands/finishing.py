"""The command for the file that leaves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from reportgen.options import PERSONS, STRICT, command, echo


@click.command(epilog="Example: reportgen finalize edited.docx --folder data/example -o final.docx")
@click.argument("draft", type=click.Path(path_type=Path), metavar="DRAFT.docx")
@click.option("--folder", required=True, type=click.Path(path_type=Path), metavar="FOLDER",
              help="The folder of the report, by whose persons, cases and settings the file is judged.")  # fmt: skip
@click.option("-o", "output", type=click.Path(path_type=Path), metavar="FINAL.docx",
              help="Where to write; DRAFT.final.docx beside the draft unless given.")  # fmt: skip
@click.option("--draft", "circulates", is_flag=True,
              help="Take out the anchors alone, for circulation: comments and changes stay.")  # fmt: skip
@click.option("--publish", is_flag=True,
              help="Take the marks of a draft out; refused unless two people have signed it off.")  # fmt: skip
@PERSONS
@STRICT
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@command
def finalize(draft: Path, folder: Path, output: Path | None, circulates: bool, publish: bool, persons: Path | None,
             strict: bool, as_json: bool, terminal: Any) -> None:  # fmt: skip
    """Make of an edited draft the file that leaves: the same words, and nothing that serves its editing.

    Refused while there are tracked changes, comments, hidden text or embedded objects, which are listed; where the data
    contradict a figure; and where a name, an address or a case id stands that must not leave. Numbers that people typed
    and that no figure has are told. docs/refresh.md has more.
    """
    from reportgen import departure  # noqa: PLC0415
    from reportgen.findings import number_of  # noqa: PLC0415
    from reportgen.run import Request  # noqa: PLC0415

    request = Request(folder, folder, persons, strict, terminal, writes=False, publish=publish)
    done = departure.finalize(request, departure.Departure(draft, output, circulates))
    if as_json:
        record = {"written": str(done.path), "typed_numbers": done.typed, "draft": not publish,
                  "incomplete": list(done.incomplete), "untraced": list(done.untraced),
                  "signed_off": [str(entry.who) for entry in done.signed]}  # fmt: skip
        echo(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        echo(str(done.path))
    for line in (*done.incomplete, *done.untraced):
        terminal.say(line)
    if done.typed:
        terminal.say(f"{number_of(done.typed, 'number')} typed.")
    if publish:
        terminal.say("The two sign-offs are on the data and the report as composed, not on words that people typed.")
