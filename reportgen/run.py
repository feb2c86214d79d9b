"""One run: what a command was asked for, the steps it takes, and what may be stated once they are taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reportgen.findings import Finding, Findings

if TYPE_CHECKING:
    from reportgen.facts import Facts
    from reportgen.loading import Loaded
    from reportgen.protection import Released

FORMATS = ("docx", "pdf", "html")
STEPS = ("load", "validate", "protect cases", "aggregate", "protect facts", "compose", "render")


class Progress(Protocol):
    """Whoever shows how far a run has come.

    `quiet`: nothing but errors is told; `verbose`: each finding is, and no count will do.
    """

    quiet: bool
    verbose: bool

    def step(self, name: str, detail: str) -> None:
        """One of STEPS is done; `detail` says with what result."""

    def documents(self, total: int) -> None:
        """So many documents will be rendered."""

    def document(self, name: str) -> None:
        """One document is ready."""

    def findings(self, findings: Findings) -> None:
        """What the data's editors should know."""

    def note(self, finding: Finding) -> None:
        """What becomes of files that stood there: no other command lists it."""

    def unchanged(self, counts: Mapping[str, int], files: int) -> None:
        """Nothing has changed since the last run, which left so many files; `counts`: its findings by their kind."""

    def remarks(self, number: int, folder: Path) -> None:
        """How many remarks an editor has on the texts of a folder."""


@dataclass(frozen=True)
class Request:
    """What a command was asked for: the folder, where to write, and where persons.csv is kept if elsewhere.

    `writes`: False for a command that only reads, and leaves nothing behind. `keeps`: it writes into the folder's
    `.reportgen/` alone. `publish`: what it makes is to be published, and no draft. `cached`: what the last run
    made may be taken; else nothing is, and nothing is kept for the next one.
    """

    folder: Path
    output: Path
    persons: Path | None = None
    strict: bool = False
    progress: Progress | None = None
    writes: bool = True
    keeps: bool = False
    publish: bool = False
    cached: bool = True

    def step(self, name: str, detail: str) -> None:
        """Say that a step is done."""
        if self.progress:
            self.progress.step(name, detail)

    def documents(self, total: int) -> Callable[[str], None]:
        """Say that so many documents will be rendered; what comes out is called with each that is ready."""
        if self.progress is None:
            return lambda _: None
        self.progress.documents(total)
        return self.progress.document


@dataclass
class Stated:
    """What may be stated, with what was met on the way; `remarks`: how many an editor has, where they were counted."""

    loaded: Loaded
    released: Released
    facts: Facts
    findings: Findings = field(default_factory=Findings)
    remarks: int | None = None
