"""Draft facts to facts: the guard of small counts, and the facts that policy keeps out of every output."""

from __future__ import annotations

from reportgen.facts import DraftFacts, Facts
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.settings import Settings

GRADES = ("responses.form.", "responses.position.", "responses.addressing_reprisal")
"""Grades of replies: shown in aggregate, and only if report.toml says so."""


def protect_counts(draft: DraftFacts, settings: Settings) -> tuple[Facts, Findings]:
    """What of the counts may be stated.

    Grades of replies go if report.toml does not allow them. Cases that are counted but not described (consent
    statistics) are guarded: where fewer of them than `policy.small_count` stand behind a State's figure, there is a
    finding (warning) that says how many figures, never which.
    """
    facts = {
        key: fact for key, fact in draft.facts.items() if settings.policy.reply_grades or not key.startswith(GRADES)
    }
    described = {entry.case for entry in draft.entries}
    small = [
        fact
        for key, fact in facts.items()
        if key.startswith("country.") and 0 < len(set(fact.cases) - described) < settings.policy.small_count
    ]
    findings = Findings(
        [
            Finding(
                "disclosure.small_counts",
                Severity.WARNING,
                Where("facts"),
                f"{len(small)} figures of States rest on under {settings.policy.small_count} cases that are counted "
                "but not described: a reader may work out something about a person.",
                "describe these cases, leave them out, or set policy.statistics = false",
            )
        ]
        if small
        else []
    )
    return Facts(facts, draft.entries, draft.history, draft.reference, draft.data_version), findings
