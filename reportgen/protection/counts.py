"""Draft facts to facts: the guard of small counts, and the facts that policy keeps out of every output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportgen.facts import DraftFacts, Facts
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.protection.disclosure import Audit, Guarded, audited, guard
from reportgen.protection.disclosure.guard import NOTHING
from reportgen.settings import Settings

GRADES = ("responses.form.", "responses.position.", "responses.addressing_reprisal")
"""Grades of replies: shown in aggregate, and only if report.toml says so."""

_WHERE = Where("facts")


def protect_counts(
    draft: DraftFacts, settings: Settings, earlier: Mapping[str, int] = NOTHING
) -> tuple[Facts, Findings]:
    """What of the counts may be stated.

    Grades of replies go if report.toml does not allow them. Cases that are counted but not described are guarded:
    headings with fewer of them than `policy.small_count` are counted together, a figure in which fewer are counted is
    hidden, and with it what would give it away.
    `earlier` has the remainders of figures that were published before; those that history.csv has for the year of the
    report are compared too. A figure that can be worked out all the same is
    an error: then nothing may be written.
    """
    guarded = _guarded(draft, settings, earlier)
    facts = Facts(guarded.facts(), draft.entries, draft.history, draft.reference, draft.data_version)
    return facts, Findings(_told(guarded))


def audit_counts(draft: DraftFacts, settings: Settings, earlier: Mapping[str, int] = NOTHING) -> Audit:
    """What the guard hid and why, between which bounds each lies, and what could still be inferred."""
    return audited(_guarded(draft, settings, earlier))


def _guarded(draft: DraftFacts, settings: Settings, earlier: Mapping[str, int]) -> Guarded:
    policy = settings.policy
    if not policy.reply_grades:
        facts = {key: fact for key, fact in draft.facts.items() if not key.startswith(GRADES)}
        described = facts if draft.described is draft.facts else draft.described
        draft = replace(draft, facts=facts, described=described)
    return guard(draft, policy.small_count, policy.uncertainty, earlier, _published(draft, settings),
                 merge=policy.merge_small_categories)  # fmt: skip


def _published(draft: DraftFacts, settings: Settings) -> Mapping[str, int]:
    """Figures of history.csv for the year of this report: it was published once already."""
    year = settings.report.date.year if settings.report.date else None
    return {point.metric: point.value for point in draft.history if point.year == year}


def _told(guarded: Guarded) -> list[Finding]:
    hidden, open_ = len(guarded.plan.hidden), len(guarded.plan.open_)
    found = []
    if guarded.merges:
        together = sum(len(merge.codes) for merge in guarded.merges)
        found.append(
            Finding(
                "disclosure.merged",
                Severity.NOTE,
                _WHERE,
                f"{together} headings are counted together with others in the tables, for under {guarded.threshold} "
                "cases that are counted but not described stand under one alone: `reportgen audit` says which.",
                "nothing need be done; to keep the headings apart, and hide small figures only, set "
                "policy.merge_small_categories = false",
            )
        )
    if hidden:
        found.append(
            Finding(
                "disclosure.hidden",
                Severity.NOTE,
                _WHERE,
                f"{hidden} figures are hidden, for under {guarded.threshold} cases that are counted but not described "
                "could be worked out from them: `reportgen audit` says which and why.",
                "nothing need be done; to show them, describe these cases or set policy.statistics = false",
            )
        )
    if open_:
        found.append(
            Finding(
                "protected.small_counts",
                Severity.ERROR,
                _WHERE,
                f"{open_} hidden figures can be worked out all the same, and hiding more does not help: "
                "`reportgen audit` says which.",
                "describe these cases, leave them out, or set policy.statistics = false",
            )
        )
    return found
