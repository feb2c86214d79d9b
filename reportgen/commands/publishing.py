"""Commands on the way to publication: frozen versions and sign-offs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from reportgen.errors import UsageError
from reportgen.options import FOLDER, PERSONS, STRICT, command, echo


@click.command(epilog='Example: reportgen freeze data/example --label "advance edited"')
@FOLDER
@PERSONS
@STRICT
@click.option("--label", default="", metavar="TEXT", help="What people call this version.")
@command
def freeze(folder: Path, persons: Path | None, strict: bool, label: str, terminal: Any) -> None:
    """Keep this data version, its figures, report and annexes, as they may leave, in the folder's .reportgen/versions.

    Later figures are compared with it, so that nobody can work out from two versions what neither of them tells.
    """
    from reportgen import publication, records  # noqa: PLC0415
    from reportgen.run import Request  # noqa: PLC0415

    version, written = publication.freeze(Request(folder, folder, persons, strict, terminal), label)
    echo(records.version_line(version))
    terminal.say("Frozen." if written else "Nothing has changed: this version is frozen already.")


@click.command(epilog="Example: reportgen versions data/example --json")
@FOLDER
@PERSONS
@click.option("--json", "as_json", is_flag=True, help="Print the versions and the sign-offs as JSON.")
@command
def versions(folder: Path, persons: Path | None, as_json: bool, terminal: Any) -> None:
    """Print the frozen versions of FOLDER in their order, which of them it still holds, and who has signed what off."""
    from reportgen import publication, records  # noqa: PLC0415

    kept = publication.kept(folder, persons)
    if as_json:
        echo(json.dumps(records.kept_record(kept), ensure_ascii=False, indent=1))
        return
    for version in kept.versions:
        echo(records.version_line(version, present=kept.is_present(version)))
    for entry, state in kept.signed:
        echo(records.sign_off_line(entry, str(state)))
    if not any(map(kept.is_present, kept.versions)):
        terminal.say(f"The present data version, {kept.present.data_version[:12]}, is not frozen.")


@click.command("sign-off", epilog='Example: reportgen sign-off data/example --as "Ana Ruiz, Chief of Section"')
@FOLDER
@PERSONS
@STRICT
@click.option("--as", "who", metavar="TEXT", help="Who signs, as: Name, function.")
@click.option("--withdraw", is_flag=True, help="Take back what this person has signed off.")
@click.option("--list", "as_list", is_flag=True, help="Print who has signed what off, and what it is worth now.")
@command
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
            echo(records.sign_off_line(entry, str(state)))
    elif withdraw:
        echo(records.sign_off_line(publication.withdraw(folder, who or ""), "withdrawn"))
    else:
        entry, number = publication.sign_off(Request(folder, folder, persons, strict, terminal), who or "")
        echo(records.sign_off_line(entry, "valid"))
        terminal.say("Signed off by two people." if number > 1 else "A second person is needed.")
