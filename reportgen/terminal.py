"""Messages for people on stderr: steps as `1/7 load ...`, a bar for documents on a terminal, plain lines elsewhere."""

from __future__ import annotations

import shlex
import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from reportgen.errors import ReportgenError
from reportgen.findings import Finding, Findings, in_one_line, number_of, visible
from reportgen.run import STEPS


class Terminal:
    """Shows how far a run has come. `quiet`: errors only. `verbose`: each finding and each document as well."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self._bar: Bar | None = None

    def step(self, name: str, detail: str) -> None:
        """Say that a step is done, and with what result."""
        self._end()
        self.say(f"{STEPS.index(name) + 1}/{len(STEPS)} {name}: {detail}")

    def documents(self, total: int) -> None:
        """Begin the bar of documents; without a terminal there is none."""
        if not self.quiet and sys.stderr.isatty():
            self._bar = Bar(total)

    def document(self, name: str) -> None:
        """Say that a document is ready."""
        if self._bar:
            self._bar.advance(name)
        elif self.verbose:
            self.say(f"    {name}")

    def findings(self, findings: Findings) -> None:
        """Say what the data's editors should know: each finding with --verbose, else how many of each kind."""
        if not findings:
            return
        if self.verbose:
            self._lines(findings)
            return
        self._counted(Counter(f"{finding.severity} {finding.rule}" for finding in findings))

    def note(self, finding: Finding) -> None:
        """Say what becomes of files that stood there."""
        self.say(f"  {finding}")

    def unchanged(self, counts: Mapping[str, int], files: int) -> None:
        """Say that there was nothing to do, and what the data's editors should know all the same."""
        self.say(f"Nothing has changed since these outputs were made: {number_of(files, 'file')} left as they are.")
        if counts:
            self._counted(Counter(counts))

    def _counted(self, counts: Counter[str]) -> None:
        kinds = ", ".join(f"{rule} ({number})" for rule, number in counts.most_common())
        self.say(f"    {number_of(counts.total(), 'finding')}: {kinds}. `reportgen check` lists them.")

    def remarks(self, number: int, folder: Path) -> None:
        """Say how many remarks an editor has, and which command shows them."""
        shows = f"; reportgen lint {shlex.quote(str(folder))} shows them" if number else ""
        self.say(f"    editorial: {number_of(number, 'remark')}{shows}")

    def error(self, error: ReportgenError) -> None:
        """Say why a run was refused, with every finding behind it."""
        self._end()
        self._lines(finding for finding in error.findings if isinstance(finding, Finding))
        click.echo(in_one_line(f"reportgen: {error.message}"), err=True)

    def refused(self, error: MemoryError | OSError) -> None:
        """Say what the computer could not give; no path, for a library's own may stand there."""
        self._end()
        lacks = "not enough memory" if isinstance(error, MemoryError) else error.strerror or type(error).__name__
        line = f"reportgen: the computer gave up: {lacks}. The former outputs stay as they were."
        click.echo(f"{line} Close other programs, raise the limit, or see whether the disk is full.", err=True)

    def defect(self, error: Exception) -> None:
        """Say where the program failed, and nothing of what the error says: it may quote a confidential cell."""
        self._end()
        places = traceback.extract_tb(error.__traceback__)
        own = [place for place in places if "reportgen" in Path(place.filename).parts]
        place = (own or places)[-1]
        click.echo(
            f"reportgen: a defect of the program ({type(error).__name__} in {Path(place.filename).name}, line "
            f"{place.lineno}). The former outputs stay as they were. Please report this line.",
            err=True,
        )

    def _lines(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            click.echo(visible(f"  {finding}"), err=True)

    def say(self, line: str) -> None:
        """A message, unless quiet."""
        if not self.quiet:
            click.echo(visible(line), err=True)

    def _end(self) -> None:
        if self._bar:
            self._bar.end()
            self._bar = None


class Bar:
    """A progress bar of documents on a terminal."""

    def __init__(self, total: int) -> None:
        from rich.console import Console  # noqa: PLC0415  only where there is a terminal
        from rich.progress import Progress  # noqa: PLC0415

        self._progress = Progress(console=Console(stderr=True), transient=True)
        self._progress.start()
        self._task = self._progress.add_task("documents", total=total)

    def advance(self, name: str) -> None:
        """One more document is ready."""
        self._progress.update(self._task, advance=1, description=name)

    def end(self) -> None:
        """Take the bar away."""
        self._progress.stop()
