"""Commands that look behind what is printed: the rows of a number, and whether finished files agree with the data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from reportgen.options import FOLDER, PERSONS, command, echo


@click.command(
    epilog='Example: reportgen trace data/example states.new, or "annex I, para. 4", or "table 2, row Total"'
)
@FOLDER
@click.argument("what", metavar="WHAT")
@click.option("--in", "inside", type=click.Path(path_type=Path), metavar="FILE",
              help="Trace a number in a finished file: every place where it stands.")  # fmt: skip
@PERSONS
@click.option("--json", "as_json", is_flag=True, help="Print what was traced as JSON.")
@command
def trace(folder: Path, what: str, inside: Path | None, persons: Path | None, as_json: bool,
          terminal: Any) -> None:  # fmt: skip
    """Print what stands behind WHAT: a fact's key, a paragraph, a table or a row of it, a figure, or a number.

    For each figure: what it counts, over which rows, by which rule, the ids of the cases, and where the report states
    it. For drafters only: never send what it prints.
    """
    from reportgen import evidence, tracing  # noqa: PLC0415
    from reportgen.findings import number_of  # noqa: PLC0415

    traced = evidence.trace(folder, what, persons, inside)
    if as_json:
        echo(json.dumps(tracing.traced_record(traced), ensure_ascii=False, indent=1))
    else:
        for line in tracing.traced_lines(traced):
            echo(line)
    terminal.say(f"{number_of(len(traced.figures), 'figure')} traced. For drafters only: it names case ids.")


@click.command(epilog="Example: reportgen verify edited.docx output/example/report.pdf --folder data/example")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--folder", required=True, type=click.Path(path_type=Path), metavar="FOLDER",
              help="The folder of the report, with whose data they are compared.")  # fmt: skip
@PERSONS
@click.option("--json", "as_json", is_flag=True, help="Print every verdict as JSON.")
@command
def verify(files: tuple[Path, ...], folder: Path, persons: Path | None, as_json: bool, terminal: Any) -> int:
    """Hold finished FILES (DOCX, PDF, HTML, SVG, PNG, prose) against the data: same, changed, or not known.

    Numbers that people typed are traced to a figure, contradict one, or agree with none. Exit code 3 where something
    has changed or contradicts; what is untraced or incomplete is only told. --verbose prints all.
    """
    from reportgen import evidence, tracing  # noqa: PLC0415
    from reportgen.findings import number_of  # noqa: PLC0415

    verified, version = evidence.verify(files, folder, persons)
    if as_json:
        records = [tracing.verified_record(each) for each in verified]
        echo(json.dumps({"data_version": version, "files": records}, ensure_ascii=False, indent=1))
    for line in (line for each in verified for line in tracing.verified_lines(each, everything=terminal.verbose)):
        if not as_json:
            echo(line)
    found = [checked.verdict for each in verified for checked in each.checked]
    told = ", ".join(f"{found.count(verdict)} {verdict}" for verdict in tracing.Verdict if verdict in found)
    terminal.say(f"{told or 'Nothing to compare'} in {number_of(len(files), 'file')}; data version {version[:12]}.")
    return 3 if any(each.disagrees for each in verified) else 0
