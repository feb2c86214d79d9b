"""Commands that make documents: the report, country annexes, charts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportgen.options import FOLDER, NO_CACHE, OUTPUT, PERSONS, PUBLISH, STRICT, command, print_paths, request


@click.command(epilog="Example: reportgen build data/example --format docx --format pdf")
@FOLDER
@OUTPUT
@PERSONS
@STRICT
@PUBLISH
@NO_CACHE
@click.option("--format", "formats", multiple=True, type=click.Choice(("docx", "pdf", "html")),
              help="Make only this format; may be given several times.")  # fmt: skip
@command
def build(folder: Path, output: Path | None, persons: Path | None, strict: bool, publish: bool,
          no_cache: bool, formats: tuple[str, ...], terminal: Any) -> None:  # fmt: skip
    """Make the report of FOLDER: report.docx, .pdf and .html, figures/, facts.json and manifest.json.

    Every page says DRAFT, unless it is published. What is for drafters only goes to DIR.internal beside it.
    """
    from reportgen import pipeline  # noqa: PLC0415
    from reportgen.run import FORMATS  # noqa: PLC0415

    asked = request(folder, output, persons, strict, terminal, publish=publish, no_cache=no_cache)
    print_paths(pipeline.build(asked, formats or FORMATS))


@click.command(epilog='Example: reportgen annex data/example XAL "Amberine Islands", or --all')
@FOLDER
@click.argument("countries", nargs=-1, metavar="[COUNTRY]...")
@OUTPUT
@PERSONS
@STRICT
@PUBLISH
@NO_CACHE
@click.option("--all", "every", is_flag=True, help="Every State that the report lists.")
@command
def annex(folder: Path, countries: tuple[str, ...], output: Path | None, persons: Path | None, strict: bool,
          publish: bool, no_cache: bool, every: bool, terminal: Any) -> None:  # fmt: skip
    """Make one DOCX and one PDF a State: annexes/<ISO3>.docx. A State takes its ISO code or any of its UN names."""
    from reportgen import pipeline  # noqa: PLC0415

    asked = request(folder, output, persons, strict, terminal, publish=publish, no_cache=no_cache)
    print_paths(pipeline.annexes(asked, countries, every=every))


@click.command(epilog="Example: reportgen figures data/example -o output/charts")
@FOLDER
@OUTPUT
@PERSONS
@STRICT
@NO_CACHE
@command
def figures(folder: Path, output: Path | None, persons: Path | None, strict: bool, no_cache: bool,
            terminal: Any) -> None:  # fmt: skip
    """Draw the charts only: SVG, PNG, the table behind each as CSV, its alt text."""
    from reportgen import pipeline  # noqa: PLC0415

    print_paths(pipeline.figures(request(folder, output, persons, strict, terminal, no_cache=no_cache)))
