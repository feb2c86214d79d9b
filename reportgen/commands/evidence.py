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
@PERSONS
@click.option("--json", "as_json", is_flag=True, help="Print what was traced as JSON.")
@command
def trace(folder: Path, what: str, persons: Path | None, as_json: bool, terminal: Any) -> None:
    """Print what stands behind WHAT: a fact's key, a paragraph, a table or a row of it, a figure, or a number.

    For each figure: what it counts, over which rows, by which rule, the ids of the cases, and where the report states
    it. For drafters only: never send what it prints.
    """
    from reportgen import evidence, tracing  # noqa: PLC0415
    from reportgen.findings import number_of  # noqa: PLC0415

    traced = evidence.trace(folder, what, persons)
    if as_json:
        echo(json.dumps(tracing.traced_record(traced), ensure_ascii=False, indent=1))
    else:
        for line in tracing.traced_lines(traced):
            echo(line)
    terminal.say(f"{number_of(len(traced.figures), 'figure')} traced. For drafters only: it names case ids.")
