"""Commands that look at a folder: a new one, its findings, its language."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import click

from reportgen.options import FOLDER, PERSONS, command, echo, print_paths


@click.command(epilog="Example: reportgen new data/2031")
@FOLDER
@command
def new(folder: Path, terminal: Any) -> None:
    """Make FOLDER for a new report: report.toml with every setting explained, empty tables, prose."""
    from reportgen import pipeline  # noqa: PLC0415

    print_paths(pipeline.new(folder))
    typed = shlex.quote(str(folder))
    terminal.say(f"Fill in report.toml and cases.csv, then run: reportgen check {typed} and reportgen build {typed}")


@click.command(epilog="Example: reportgen check data/example --json")
@FOLDER
@PERSONS
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@command
def check(folder: Path, persons: Path | None, as_json: bool, terminal: Any) -> int:
    """Print every finding at once: file, row as the spreadsheet shows it, column, rule, what is allowed."""
    from reportgen import pipeline, records  # noqa: PLC0415
    from reportgen.findings import number_of  # noqa: PLC0415

    findings, code = pipeline.check(folder, persons)
    if as_json:
        echo(json.dumps([records.finding_record(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            echo(str(finding))
    errors, warnings = number_of(len(findings.errors), "error"), number_of(len(findings.warnings), "warning")
    terminal.say(f"{errors}, {warnings}, {number_of(len(findings), 'finding')} in all.")
    return code


@click.command(epilog="Example: reportgen lint data/example")
@FOLDER
@PERSONS
@click.option("--json", "as_json", is_flag=True, help="Print the remarks and the words of each chapter as JSON.")
@command
def lint(folder: Path, persons: Path | None, as_json: bool, terminal: Any) -> int:
    """Print what an editor would mark in the texts, and the words of each chapter. Exit code 3 where there is a remark.

    docs/editorial.md has the rules, and how a remark that is not right is silenced with a reason.
    """
    from reportgen import pipeline, records  # noqa: PLC0415
    from reportgen.findings import number_of  # noqa: PLC0415

    edited = pipeline.lint(folder, persons)
    if as_json:
        echo(json.dumps(records.edited_record(edited), ensure_ascii=False, indent=1))
    else:
        for line in records.edited_lines(edited):
            echo(line)
    terminal.say(f"{number_of(len(edited.remarks), 'remark')}.")
    if edited.errors:
        errors = number_of(edited.errors, "error")
        terminal.say(f"The data has {errors}, which `reportgen check` lists: no text of its tables was read.")
    return 3 if edited.remarks or edited.errors else 0
