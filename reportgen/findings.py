"""What is wrong or doubtful in the input: collected, never raised one by one, never quoting a confidential value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""What a terminal obeys, turns a line round or shows as nothing, and halves of characters, which nothing can encode."""


class Severity(StrEnum):
    """`ERROR` stops a build (exit 3), `WARNING` stops a build with --strict, `NOTE` never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the input as the person who edits it sees it.

    `source` is a file, or `file, sheet "name"`; `row` counts as a spreadsheet shows it (the header is row 1; in a text
    file: the line); `column` is the header's text.
    """

    source: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        parts = [self.source]
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: `rule` is its stable id (`case.unknown_state`), `allowed` what would be right instead.

    `message` and `allowed` may quote a value of a public column (a State, a code), never one of a confidential column.
    `blocks_publication`: a warning while people draft, and a refusal of what would be published (docs/sign-off.md).
    """

    rule: str
    severity: Severity
    where: Where
    message: str
    allowed: str = ""
    blocks_publication: bool = False

    def __str__(self) -> str:
        tail = f" Allowed: {self.allowed}." if self.allowed else ""
        blocks = " It blocks publication." if self.blocks_publication else ""
        return in_one_line(f"{self.severity}: {self.where}: {self.message}{tail}{blocks} [{self.rule}]")


class Findings(tuple[Finding, ...]):
    """Findings in the order of the input."""

    __slots__ = ()

    def of(self, severity: Severity) -> Findings:
        return Findings(finding for finding in self if finding.severity is severity)

    @property
    def errors(self) -> Findings:
        return self.of(Severity.ERROR)

    @property
    def warnings(self) -> Findings:
        return self.of(Severity.WARNING)

    @property
    def blocking(self) -> Findings:
        """Those with which nothing may be published."""
        return Findings(finding for finding in self if finding.blocks_publication)

    def merged(self, more: Iterable[Finding]) -> Findings:
        return Findings((*self, *more))


def visible(text: str) -> str:
    """A text as a person or a program may safely read it: what cannot be seen is written as JSON writes it.

    A file's name or a header can hold it, and a terminal would obey it.
    """
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def in_one_line(text: str) -> str:
    """The same, with the ends of lines written out too: what stands in a file's name forges no message of its own."""
    return visible(text.replace("\n", "\\n"))


def number_of(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun, as messages say it: "1 warning", "2 warnings"."""
    return f"{count} {noun if count == 1 else plural or f'{noun}s'}"
