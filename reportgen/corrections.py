"""The fourth story: what changed between two versions, and the corrigendum that says so.

What may leave is decided by today's data, whichever versions are compared: whoever has withdrawn since must not show.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reportgen import gates, packing, pipeline, records
from reportgen.errors import DataError, ProtectionError, UsageError
from reportgen.findings import Where, number_of
from reportgen.outputs import deliver
from reportgen.run import Request, Stated

if TYPE_CHECKING:  # rooms are imported by the command that needs them: --help stays quick
    from pathlib import Path

    from reportgen.comparison import Shield
    from reportgen.document.phrases import Phrases
    from reportgen.document.report import Report
    from reportgen.versions import FrozenVersion, Rows, SignOffs
    from reportgen.versions.changes import Comparison, Side

FORMATS = ("docx", "html", "json")
COMPARISON, CORRIGENDUM = "comparison", "corrigendum"


@dataclass(frozen=True)
class Compared:
    """Two versions compared, with what was needed for it. `shield`: None where nothing is known of the rows."""

    comparison: Comparison
    stated: Stated
    present: Report
    after: FrozenVersion | None
    shield: Shield | None
    phrases: Phrases

    def lines(self) -> tuple[str, ...]:
        """What changed, for drafters."""
        from reportgen.composition import comparison_lines  # noqa: PLC0415

        return tuple(comparison_lines(self.comparison, self.stated.loaded.reference, self.phrases))

    def kept_back(self) -> tuple[str, ...]:
        """For drafters: what no printed form tells, and why."""
        from reportgen.composition import kept_back_lines  # noqa: PLC0415

        return tuple(kept_back_lines(self.comparison, self.phrases))


def compare(request: Request, old: str = "", new: str = "") -> Compared:
    """What changed from one frozen version to another; from the last one, and to today's data, unless they are named.

    Raises UsageError where there is no such version, and whatever `build` raises: today's data says what may leave.
    """
    from reportgen import comparison, loading, versions  # noqa: PLC0415
    from reportgen.versions.changes import Changes, Comparison  # noqa: PLC0415

    kept = loading.read_versions(request.folder)
    before = versions.find(kept, old or (str(kept[-1].number) if kept else ""))
    after = versions.find(kept, new) if new else None
    stated, present = pipeline.composed(request, ())
    reports = before.report, after.report if after else present
    facts = comparison.fact_changes(before.figures, after.figures if after else stated.facts)
    changes = Changes(facts, comparison.block_changes(*reports))
    recorded = loading.recorded_corrections(stated.loaded.raw)
    rows = _rows(before, after, stated)
    phrases, sides = loading.correction_phrases(), (_side(before), _side(after))
    ledger, exposes = stated.released.ledger, _exposing(stated)
    if rows is None:
        unsaid = comparison.exposing(changes, exposes)
        compared = Comparison(*sides, Changes(), (), changes, unsaid, None, recorded)
        return Compared(compared, stated, present, after, None, phrases)
    today = comparison.Today(rows[2], frozenset(ledger.cases), ledger.kept_back, ledger.persons, ledger.names)
    shield = comparison.shield_of(rows[0], rows[1], today, facts)
    told, kept_back = comparison.tellable(changes, shield, *reports, exposes)
    corrections = comparison.new_corrections(recorded, rows[0], rows[1])
    left_out = {case.case_id: case.rule for case in stated.released.left_out}
    changed = comparison.row_changes(rows[0], rows[1], cases=ledger.cases, corrections=corrections,
                                     left_out=left_out, protected=shield.closed)  # fmt: skip
    silent = stated.released.ledger.silent_replies
    reasons = comparison.public_reasons(corrections, shield, changed, kept_back, silent, _untold(stated, exposes))
    compared = Comparison(*sides, told, reasons, changes, kept_back, changed, corrections)
    return Compared(compared, stated, present, after, shield, phrases)


def comparison_files(request: Request, old: str, new: str, formats: Sequence[str]) -> tuple[tuple[Path, ...], Compared]:
    """The comparison in forms that may be passed on, and beside them, for drafters, all that changed.

    Raises ProtectionError where it cannot be known what may be told.
    """
    from reportgen.composition import comparison_record, compose_comparison  # noqa: PLC0415
    from reportgen.parallel import Workshop  # noqa: PLC0415

    compared = compare(request, old, new)
    _refuse_the_unknown(compared)
    stated, settings = compared.stated, compared.stated.loaded.settings
    made = compose_comparison(compared.comparison, settings, stated.loaded.reference, compared.phrases)
    gates.refuse_names(stated, [made])
    notice = packing.notice_of(stated, draft=True)
    files: dict[str, bytes] = {}
    if drawn := [format_ for format_ in formats if format_ != "json"]:
        jobs = {f"{COMPARISON}.{format_}": (made, format_) for format_ in drawn}
        with Workshop(pdf=False) as workshop:
            files.update(workshop.begin(jobs, stated.loaded.form).rendered(request.documents(len(jobs))))
    if "json" in formats:
        record = comparison_record(compared.comparison, stated.loaded.reference, compared.phrases, notice)
        files[f"{COMPARISON}.json"] = (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
    request.step("render", number_of(len(files), "file"))
    return _delivered(request, compared, COMPARISON, files), compared


def corrigendum(request: Request, old: str, new: str, *, number: int = 1, day: date | None = None
                ) -> tuple[tuple[Path, ...], Compared]:  # fmt: skip
    """The corrigendum that makes the report of one frozen version that of another, as DOCX and PDF.

    Raises UsageError where there is nothing to correct, ProtectionError where nothing may be printed of it, or where it
    is to be published and the later version is not what two people have signed off.
    """
    from reportgen.composition import compose_corrigendum, correctable  # noqa: PLC0415
    from reportgen.dates import day_text  # noqa: PLC0415
    from reportgen.document.charts import Figure  # noqa: PLC0415
    from reportgen.parallel import Workshop  # noqa: PLC0415

    compared = compare(request, old, new)
    before, after = compared.comparison.before, compared.comparison.after
    if before.number >= after.number:
        raise UsageError(f"Version {before.number} is not earlier than version {after.number}: name the earlier first.")
    if not correctable(compared.comparison.changes.blocks):
        raise UsageError(f"The report of version {after.number} reads as that of version {before.number} does.")
    _refuse_the_unknown(compared)
    told = correctable(compared.comparison.told.blocks)
    if not told:
        raise ProtectionError(
            "Nothing of what changed may be printed: nothing was written. `reportgen compare` says what it is and why. "
            "Withdraw the report or issue it anew: a decision for people."
        )
    stated, settings = compared.stated, compared.stated.loaded.settings
    signed = _signed(request, compared)
    masthead = compared.after.report.front if compared.after else None
    made = compose_corrigendum(told, settings, compared.phrases, number=number, day=day_text(day) if day else "",
                               draft=not request.publish, masthead=masthead)  # fmt: skip
    gates.refuse_names(stated, [made])
    gates.add(request, stated, gates.unprintable([made], ("pdf",)))
    with Workshop(pdf=True) as workshop:
        pictures = workshop.draw([block for block in made.blocks() if isinstance(block, Figure)])
        jobs = {f"{CORRIGENDUM}.{format_}": (made, format_) for format_ in ("docx", "pdf")}
        files = workshop.begin(jobs, stated.loaded.form, pictures).rendered(request.documents(len(jobs)))
    request.step("render", number_of(len(files), "file"))
    return _delivered(request, compared, CORRIGENDUM, files, signed), compared


def _rows(before: FrozenVersion, after: FrozenVersion | None, stated: Stated) -> tuple[Rows, Rows, Rows] | None:
    """The rows of both versions and of today; None where a version has none, or its digests are of another key."""
    from reportgen import loading  # noqa: PLC0415

    today = stated.released.ledger.rows(loading.recorded_corrections(stated.loaded.raw))
    own = before.rows, after.rows if after else today
    if own[0] is None or own[1] is None or {own[0].key, own[1].key} != {today.key}:
        return None
    return own[0], own[1], today


def _exposing(stated: Stated) -> Callable[[str], bool]:
    """Whether a text holds a name that may stand nowhere now."""
    guard = stated.released.guard

    def exposes(text: str) -> bool:
        return bool(guard.search(text, Where("the earlier version")).errors)

    return exposes


def _untold(stated: Stated, exposes: Callable[[str], bool]) -> Callable[[str], bool]:
    """Whether a text holds such a name, or the id of a case, which no delivered file does."""
    from reportgen.name_search.words import plain  # noqa: PLC0415
    from reportgen.screening import CaseIds  # noqa: PLC0415

    ids = CaseIds(stated.released.ledger.cases.values())

    def untold(text: str) -> bool:
        return exposes(text) or any(ids.find(plain(text)[0]))

    return untold


def _refuse_the_unknown(compared: Compared) -> None:
    """Stop where nobody can tell whether somebody was taken out for protection."""
    if compared.shield is None:
        raise ProtectionError(
            "A version that an earlier program froze, or that was frozen with another key, does not tell whether "
            "somebody was taken out since: nothing may be printed of the changes, and nothing was written. "
            "`reportgen compare` without --format shows them to drafters."
        )
    gates.refuse_lost_names(len(compared.shield.lost))


def _signed(request: Request, compared: Compared) -> SignOffs:
    """The sign-offs by which a corrigendum may be published: of the later version, which the folder still holds."""
    from reportgen import versions  # noqa: PLC0415

    if not request.publish:
        return ()
    after, present = compared.after, compared.present
    if after is None or after.report_digest != versions.digest_of(present):
        raise ProtectionError(
            "--publish: the later version is not what the folder holds now: nothing was written. Freeze what it holds, "
            "have it signed off, and name that version."
        )
    if after.data_version != compared.stated.facts.data_version:
        raise DataError("--publish: the data has changed since the later version was frozen: freeze it anew.")
    return gates.publication(request, compared.stated, present)


def _delivered(
    request: Request, compared: Compared, name: str, files: dict[str, bytes], signed: SignOffs = ()
) -> tuple[Path, ...]:
    lines = "\n".join((records.INTERNAL_NOTICE, "", *compared.lines(), ""))
    made = packing.correction_delivery(request, compared.stated, name, files, signed)
    return deliver([made, packing.correction_internal(request, name, lines.encode())])[: len(files)]


def _side(version: FrozenVersion | None) -> Side:
    from reportgen.versions.changes import Side  # noqa: PLC0415

    return Side(version.number, version.label, version.day) if version else Side(0)
