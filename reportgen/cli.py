"""The command line: options to requests, errors to messages and exit codes. No logic."""

from __future__ import annotations

import functools
import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reportgen import __version__
from reportgen.errors import OutputError, ReportgenError, UsageError

EXIT_CODES = """\b
Exit codes: 0 ok, 2 usage, 3 errors in the data, 4 errors in prose or templates,
5 refused for protection, 6 an output could not be written (1: a defect of the program)."""

FOLDER = click.argument("folder", type=click.Path(path_type=Path))
OUTPUT = click.option("-o", "output", type=click.Path(path_type=Path), metavar="DIR",
                      help="Where to write; output/<folder's name> unless given.")  # fmt: skip
PERSONS = click.option("--persons", type=click.Path(path_type=Path), envvar="REPORTGEN_PERSONS", metavar="PATH",
                       help="persons.csv where it is kept outside the folder (or REPORTGEN_PERSONS).")  # fmt: skip
STRICT = click.option("--strict", is_flag=True, help="Refuse on warnings too.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="reportgen")
def reportgen() -> None:
    """From a folder of cases and Government responses to the report on reprisals: DOCX, PDF, HTML and charts."""


def _command(function: Callable[..., Any]) -> Callable[..., None]:
    """Run a command: -q and --verbose, errors as messages on stderr and exit codes."""

    @click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    @click.option("--verbose", is_flag=True, help="Say every finding and every document.")
    @functools.wraps(function)
    def run(*, quiet: bool, verbose: bool, **options: Any) -> None:
        from reportgen.terminal import Terminal  # noqa: PLC0415  --help stays quick

        terminal = Terminal(quiet=quiet, verbose=verbose)
        context = click.get_current_context()
        try:
            code = function(terminal=terminal, **options)
        except ReportgenError as error:
            terminal.error(error)
            context.exit(error.exit_code)
        except (click.exceptions.Exit, click.ClickException):
            raise  # click's own
        except Exception as error:  # noqa: BLE001  the last gate: a library's message may quote a cell
            terminal.defect(error)
            context.exit(1)
        except KeyboardInterrupt:
            click.echo("reportgen: interrupted; the former outputs stay as they were.", err=True)
            context.exit(130)
        context.exit(code or 0)

    return run


@reportgen.command(epilog="Example: reportgen new data/2031")
@FOLDER
@_command
def new(folder: Path, terminal: Any) -> None:
    """Make FOLDER for a new report: report.toml with every setting explained, empty tables, prose."""
    from reportgen import pipeline  # noqa: PLC0415

    _print(pipeline.new(folder))
    typed = shlex.quote(str(folder))
    terminal.say(f"Fill in report.toml and cases.csv, then run: reportgen check {typed} and reportgen build {typed}")


@reportgen.command(epilog="Example: reportgen check data/example --json")
@FOLDER
@PERSONS
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@_command
def check(folder: Path, persons: Path | None, as_json: bool, terminal: Any) -> int:
    """Print every finding at once: file, row as the spreadsheet shows it, column, rule, what is allowed."""
    from reportgen import pipeline, records  # noqa: PLC0415
    from reportgen.findings import number_of  # noqa: PLC0415

    findings, code = pipeline.check(folder, persons)
    if as_json:
        _echo(json.dumps([records.finding_record(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            _echo(str(finding))
    errors, warnings = number_of(len(findings.errors), "error"), number_of(len(findings.warnings), "warning")
    terminal.say(f"{errors}, {warnings}, {number_of(len(findings), 'finding')} in all.")
    return code


@reportgen.command(epilog="Example: reportgen lint data/example")
@FOLDER
@PERSONS
@click.option("--json", "as_json", is_flag=True, help="Print the remarks and the words of each chapter as JSON.")
@_command
def lint(folder: Path, persons: Path | None, as_json: bool, terminal: Any) -> int:
    """Print what an editor would mark in the texts, and the words of each chapter. Exit code 3 where there is a remark.

    docs/editorial.md has the rules, and how a remark that is not right is silenced with a reason.
    """
    from reportgen import pipeline, records  # noqa: PLC0415
    from reportgen.findings import number_of  # noqa: PLC0415

    edited = pipeline.lint(folder, persons)
    if as_json:
        _echo(json.dumps(records.edited_record(edited), ensure_ascii=False, indent=1))
    else:
        for line in records.edited_lines(edited):
            _echo(line)
    terminal.say(f"{number_of(len(edited.remarks), 'remark')}.")
    if edited.errors:
        errors = number_of(edited.errors, "error")
        terminal.say(f"The data has {errors}, which `reportgen check` lists: no text of its tables was read.")
    return 3 if edited.remarks or edited.errors else 0


@reportgen.command(epilog="Example: reportgen build data/example --format docx --format pdf")
@FOLDER
@OUTPUT
@PERSONS
@STRICT
@click.option("--format", "formats", multiple=True, type=click.Choice(("docx", "pdf", "html")),
              help="Make only this format; may be given several times.")  # fmt: skip
@_command
def build(folder: Path, output: Path | None, persons: Path | None, strict: bool, formats: tuple[str, ...],
          terminal: Any) -> None:  # fmt: skip
    """Make the report of FOLDER: report.docx, .pdf and .html, figures/, facts.json and manifest.json.

    What is for drafters only goes to DIR.internal beside it.
    """
    from reportgen import pipeline  # noqa: PLC0415
    from reportgen.run import FORMATS  # noqa: PLC0415

    request = _request(folder, output, persons, strict, terminal)
    _print(pipeline.build(request, formats or FORMATS))


@reportgen.command(epilog='Example: reportgen annex data/example XAL "Amberine Islands", or --all')
@FOLDER
@click.argument("countries", nargs=-1, metavar="[COUNTRY]...")
@OUTPUT
@PERSONS
@STRICT
@click.option("--all", "every", is_flag=True, help="Every State that the report lists.")
@_command
def annex(folder: Path, countries: tuple[str, ...], output: Path | None, persons: Path | None, strict: bool,
          every: bool, terminal: Any) -> None:  # fmt: skip
    """Make one DOCX and one PDF a State: annexes/<ISO3>.docx. A State takes its ISO code or any of its UN names."""
    from reportgen import pipeline  # noqa: PLC0415

    request = _request(folder, output, persons, strict, terminal)
    _print(pipeline.annexes(request, countries, every=every))


@reportgen.command(epilog="Example: reportgen figures data/example -o output/charts")
@FOLDER
@OUTPUT
@PERSONS
@STRICT
@_command
def figures(folder: Path, output: Path | None, persons: Path | None, strict: bool, terminal: Any) -> None:
    """Draw the charts only: SVG, PNG, the table behind each as CSV, its alt text."""
    from reportgen import pipeline  # noqa: PLC0415

    _print(pipeline.figures(_request(folder, output, persons, strict, terminal)))


def _request(folder: Path, output: Path | None, persons: Path | None, strict: bool, terminal: Any) -> Any:
    from reportgen.run import Request  # noqa: PLC0415

    if output and not output.resolve().name:
        raise UsageError("-o names the root of the disk: name a folder for the outputs.")
    return Request(folder, output or Path("output") / folder.resolve().name, persons, strict, terminal)


def _print(paths: tuple[Path, ...]) -> None:
    for path in paths:
        _echo(str(path))


def _echo(line: str) -> None:
    try:
        click.echo(line)
    except OSError as error:
        raise OutputError(f"The results could not be printed to standard output: {error.strerror}.") from None
