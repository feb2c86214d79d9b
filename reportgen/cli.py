"""The command line: options to requests, errors to messages and exit codes. No logic."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import click

from reportgen import __version__
from reportgen.errors import UsageError
from reportgen.options import EXIT_CODES, FOLDER, OUTPUT, PERSONS, PUBLISH, STRICT
from reportgen.options import command as _command
from reportgen.options import echo as _echo
from reportgen.options import print_paths as _print
from reportgen.options import request as _request


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="reportgen")
def reportgen() -> None:
    """From a folder of cases and Government responses to the report on reprisals: DOCX, PDF, HTML and charts."""


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


@reportgen.command(epilog="Example: reportgen audit data/example")
@FOLDER
@PERSONS
@click.option("--json", "as_json", is_flag=True, help="Print the audit as JSON.")
@_command
def audit(folder: Path, persons: Path | None, as_json: bool, terminal: Any) -> int:
    """Print which figures are hidden as small counts, why, and what a reader could still infer.

    It never prints what is hidden. Exit code 5 where a hidden figure could be worked out all the same.
    """
    from reportgen import pipeline, records  # noqa: PLC0415
    from reportgen.findings import number_of  # noqa: PLC0415

    found = pipeline.audit(folder, persons)
    if as_json:
        _echo(json.dumps(records.audit_record(found), ensure_ascii=False, indent=1))
    else:
        for line in records.audit_lines(found):
            _echo(line)
    terminal.say(f"{number_of(len(found.hidden), 'figure')} hidden, {len(found.open_)} of them not protected.")
    return 5 if found.open_ else 0


@reportgen.command(epilog="Example: reportgen screen output/example --folder data/example")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--folder", required=True, type=click.Path(path_type=Path), metavar="FOLDER",
              help="The folder of the report, whose persons and cases are looked for.")  # fmt: skip
@PERSONS
@click.option("--show", is_flag=True, help="Print what was found too: for your eyes alone.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@_command
def screen(files: tuple[Path, ...], folder: Path, persons: Path | None, show: bool, as_json: bool,
           terminal: Any) -> int:  # fmt: skip
    """Look in finished FILES, or in folders, for protected names, mail addresses, telephone numbers and case ids.

    DOCX, XLSX, PDF, HTML, SVG, PNG, CSV, JSON, text and ZIP, with all that is hidden in them. It says where, and of
    which kind; what, only with --show. Exit code 5 where there is anything, or a file that could not be looked into.
    """
    from reportgen import pipeline  # noqa: PLC0415

    screened = pipeline.screen(files, folder, persons, show=show)
    told = list(screened.told(show=show))
    if as_json:
        _echo(json.dumps([found.record(show=show) for found in told], ensure_ascii=False, indent=1))
    for found in told if not as_json else ():
        if not found.for_review or show or terminal.verbose:
            _echo(found.line(show=show))
    terminal.say(screened.summary())
    return 5 if screened.counting else 0


@reportgen.command(epilog="Example: reportgen build data/example --format docx --format pdf")
@FOLDER
@OUTPUT
@PERSONS
@STRICT
@PUBLISH
@click.option("--format", "formats", multiple=True, type=click.Choice(("docx", "pdf", "html")),
              help="Make only this format; may be given several times.")  # fmt: skip
@_command
def build(folder: Path, output: Path | None, persons: Path | None, strict: bool, publish: bool,
          formats: tuple[str, ...], terminal: Any) -> None:  # fmt: skip
    """Make the report of FOLDER: report.docx, .pdf and .html, figures/, facts.json and manifest.json.

    Every page says DRAFT, unless it is published. What is for drafters only goes to DIR.internal beside it.
    """
    from reportgen import pipeline  # noqa: PLC0415
    from reportgen.run import FORMATS  # noqa: PLC0415

    request = _request(folder, output, persons, strict, terminal, publish=publish)
    _print(pipeline.build(request, formats or FORMATS))


@reportgen.command(epilog='Example: reportgen annex data/example XAL "Amberine Islands", or --all')
@FOLDER
@click.argument("countries", nargs=-1, metavar="[COUNTRY]...")
@OUTPUT
@PERSONS
@STRICT
@PUBLISH
@click.option("--all", "every", is_flag=True, help="Every State that the report lists.")
@_command
def annex(folder: Path, countries: tuple[str, ...], output: Path | None, persons: Path | None, strict: bool,
          publish: bool, every: bool, terminal: Any) -> None:  # fmt: skip
    """Make one DOCX and one PDF a State: annexes/<ISO3>.docx. A State takes its ISO code or any of its UN names."""
    from reportgen import pipeline  # noqa: PLC0415

    request = _request(folder, output, persons, strict, terminal, publish=publish)
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


@reportgen.command(epilog='Example: reportgen freeze data/example --label "advance edited"')
@FOLDER
@PERSONS
@STRICT
@click.option("--label", default="", metavar="TEXT", help="What people call this version.")
@_command
def freeze(folder: Path, persons: Path | None, strict: bool, label: str, terminal: Any) -> None:
    """Keep this data version with its figures and its report, as they may leave, in the folder's .reportgen/versions.

    Later figures are compared with it, so that nobody can work out from two versions what neither of them tells.
    """
    from reportgen import publication, records  # noqa: PLC0415
    from reportgen.run import Request  # noqa: PLC0415

    version, written = publication.freeze(Request(folder, folder, persons, strict, terminal), label)
    _echo(records.version_line(version))
    terminal.say("Frozen." if written else "Nothing has changed: this version is frozen already.")


@reportgen.command(epilog="Example: reportgen versions data/example --json")
@FOLDER
@PERSONS
@click.option("--json", "as_json", is_flag=True, help="Print the versions and the sign-offs as JSON.")
@_command
def versions(folder: Path, persons: Path | None, as_json: bool, terminal: Any) -> None:
    """Print the frozen versions of FOLDER in their order, which of them it still holds, and who has signed what off."""
    from reportgen import publication, records  # noqa: PLC0415

    kept = publication.kept(folder, persons)
    if as_json:
        _echo(json.dumps(records.kept_record(kept), ensure_ascii=False, indent=1))
        return
    for version in kept.versions:
        _echo(records.version_line(version, present=kept.is_present(version)))
    for entry, state in kept.signed:
        _echo(records.sign_off_line(entry, str(state)))
    if not any(map(kept.is_present, kept.versions)):
        terminal.say(f"The present data version, {kept.present.data_version[:12]}, is not frozen.")


@reportgen.command("sign-off", epilog='Example: reportgen sign-off data/example --as "Ana Ruiz, Chief of Section"')
@FOLDER
@PERSONS
@STRICT
@click.option("--as", "who", metavar="TEXT", help="Who signs, as: Name, function.")
@click.option("--withdraw", is_flag=True, help="Take back what this person has signed off.")
@click.option("--list", "as_list", is_flag=True, help="Print who has signed what off, and what it is worth now.")
@_command
def sign_off(folder: Path, persons: Path | None, strict: bool, who: str | None, withdraw: bool, as_list: bool,
             terminal: Any) -> None:  # fmt: skip
    """Record that a person has read this data version and lets it be published; two different people are needed.

    It holds for these data and this report, and is void as soon as one of them changes. docs/sign-off.md says what it
    proves and what it does not.
    """
    from reportgen import publication, records  # noqa: PLC0415
    from reportgen.run import Request  # noqa: PLC0415

    if as_list == (who is not None) or (as_list and withdraw):
        raise UsageError('Say who: --as "Name, function", with --withdraw to take it back; or --list alone.')
    if as_list:
        for entry, state in publication.kept(folder, persons).signed:
            _echo(records.sign_off_line(entry, str(state)))
    elif withdraw:
        _echo(records.sign_off_line(publication.withdraw(folder, who or ""), "withdrawn"))
    else:
        entry, number = publication.sign_off(Request(folder, folder, persons, strict, terminal), who or "")
        _echo(records.sign_off_line(entry, "valid"))
        terminal.say("Signed off by two people." if number > 1 else "A second person is needed.")
