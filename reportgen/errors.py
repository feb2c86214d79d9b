"""The one exception tree. What each branch means for the command line is in `exit_code`.

    ReportgenError
    ├── UsageError          2  an option or argument that cannot be followed
    ├── DataError           3  the data has findings of severity error, or cannot be read
    ├── ProseError          4  a prose file or template cannot be rendered
    ├── ProtectionError     5  somebody would be exposed: refused
    └── OutputError         6  an output could not be written

A message says what is wrong, where, and what to do. It never holds a value of a confidential column, and never
passes on the text of a library's exception, for libraries quote cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


class ReportgenError(Exception):
    """Anything that reportgen refuses, with a message for people and the exit code of the command line."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, findings: Sequence[object] = ()) -> None:
        """`findings` are `reportgen.findings.Finding` values that explain the message line by line."""
        super().__init__(message)
        self.message = message
        self.findings = tuple(findings)


class UsageError(ReportgenError):
    """An option, an argument or a folder that cannot be followed."""

    exit_code = 2


class DataError(ReportgenError):
    """The data has findings of severity error."""

    exit_code = 3


class ProseError(ReportgenError):
    """A prose file or a template cannot be rendered."""

    exit_code = 4


class ProtectionError(ReportgenError):
    """Somebody would be exposed by the output."""

    exit_code = 5


class OutputError(ReportgenError):
    """An output could not be written."""

    exit_code = 6
