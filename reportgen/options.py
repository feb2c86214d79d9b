"""What the commands have in common: their options, errors as messages and exit codes, results on standard output."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reportgen.errors import OutputError, ReportgenError, UsageError
from reportgen.findings import visible

EXIT_CODES = """\b
Exit codes: 0 ok, 2 usage, 3 errors in the data, 4 errors in prose or templates,
5 refused for protection, 6 an output could not be written (1: a defect of the program)."""

FOLDER = click.argument("folder", type=click.Path(path_type=Path))
OUTPUT = click.option("-o", "output", type=click.Path(path_type=Path), metavar="DIR",
                      help="Where to write; output/<folder's name> unless given.")  # fmt: skip
PERSONS = click.option("--persons", type=click.Path(path_type=Path), envvar="REPORTGEN_PERSONS", metavar="PATH",
                       help="persons.csv where it is kept outside the folder (or REPORTGEN_PERSONS).")  # fmt: skip
STRICT = click.option("--strict", is_flag=True, help="Refuse on warnings too.")
PUBLISH = click.option("--publish", is_flag=True, help="Make what is to be published, without the marks of a draft; "
                       "refused unless two people have signed it off.")  # fmt: skip
NO_CACHE = click.option("--no-cache", is_flag=True,
                        help="Make everything anew, and keep nothing for the next run.")  # fmt: skip


def command(function: Callable[..., Any]) -> Callable[..., None]:
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
        except (MemoryError, OSError) as error:
            terminal.refused(error)
            context.exit(OutputError.exit_code)
        except Exception as error:  # noqa: BLE001  the last gate: a library's message may quote a cell
            terminal.defect(error)
            context.exit(1)
        except KeyboardInterrupt:
            click.echo("reportgen: interrupted; the former outputs stay as they were.", err=True)
            context.exit(130)
        context.exit(code or 0)

    return run


def request(folder: Path, output: Path | None, persons: Path | None, strict: bool, terminal: Any, *,
            publish: bool = False, no_cache: bool = False) -> Any:  # fmt: skip
    """What a command that writes was asked for."""
    from reportgen.run import Request  # noqa: PLC0415

    if output and not output.resolve().name:
        raise UsageError("-o names the root of the disk: name a folder for the outputs.")
    into = output or Path("output") / folder.resolve().name
    return Request(folder, into, persons, strict, terminal, publish=publish, cached=not no_cache)


def print_paths(paths: tuple[Path, ...]) -> None:
    """The files that were written, a line for each."""
    for path in paths:
        echo(str(path))


def echo(line: str) -> None:
    """One line of results."""
    try:
        click.echo(visible(line))
    except OSError as error:
        raise OutputError(f"The results could not be printed to standard output: {error.strerror}.") from None
