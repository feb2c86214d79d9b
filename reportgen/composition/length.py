"""Whether the summary and the body with their notes are longer than the limit; annexes apart."""

from __future__ import annotations

from reportgen.document.length import word_count
from reportgen.document.report import Report
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.settings import Settings


def too_long(report: Report, settings: Settings) -> Findings:
    """A warning where the report has more words than limits.words allows."""
    words, most = word_count(report), settings.limits.words
    if words <= most:
        return Findings()
    message = f"The report has {words} words without its annexes."
    return Findings(
        [Finding("report.too_long", Severity.WARNING, Where("report.toml", column="limits.words"), message,
                 f"{most} words at most")]
    )  # fmt: skip
