"""The fifth story: the rows behind a printed number, and whether a finished file agrees with the data.

Nothing is written. What is traced is for drafters: it names the ids of cases, on standard output and nowhere else.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import pipeline
from reportgen.run import Request

if TYPE_CHECKING:  # rooms are imported by the command that needs them: --help stays quick
    from reportgen.tracing import Traced


def trace(folder: Path, what: str, persons: Path | None = None) -> Traced:
    """What stands behind a fact, a paragraph, a table, a chart or a number of the report as its folder stands.

    Raises UsageError where the report has no such thing, else a ReportgenError as `build` does.
    """
    from reportgen import tracing  # noqa: PLC0415

    target = tracing.target_of(what)
    stated, report = pipeline.composed(Request(folder, folder, persons, writes=False), ())
    policy = stated.loaded.settings.policy
    return tracing.traced(target, what, stated.facts, tracing.segments(report), policy)
