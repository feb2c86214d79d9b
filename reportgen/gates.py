"""What stops a run before anything is written: errors, a name where none may stand, a letter without a font.

What is to be published is also stopped by findings that block it, and for want of two sign-offs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import DataError, ProtectionError, UsageError
from reportgen.findings import Findings, Where, number_of
from reportgen.outputs import put_back
from reportgen.run import Request, Stated

if TYPE_CHECKING:
    from reportgen.document.charts import Figure
    from reportgen.document.report import Report
    from reportgen.loading import Loaded
    from reportgen.protection import Released
    from reportgen.versions import SignOffs

PROTECTION_RULES = ("protected.", "account.name_typed", "anonymous.")
"""Findings by which somebody would be exposed: a build is refused with exit 5."""


def refuse_places(request: Request, places: Iterable[Path]) -> None:
    """Stop a run that would write into the folder that people edit, by whatever path or link; UsageError."""
    for place in places:
        if _lies_in(place, request.folder):
            raise UsageError(
                f"{place} lies in the folder of the report ({request.folder}), which is only read: nothing was "
                "written. Name a folder outside it with -o."
            )


def _lies_in(place: Path, folder: Path) -> bool:
    """Whether the folder is among a place and what holds it; asked of the disk, which knows links and capitals."""
    resolved = place.resolve()
    for holder in (resolved, *resolved.parents):
        try:
            if holder.samefile(folder):
                return True
        except OSError:
            continue  # not there yet, or not to be looked at
    return False


def refuse(request: Request, findings: Findings, *, strict: bool = True) -> None:
    """Stop a run whose data has errors, or with --strict warnings; exposure of a person is the graver refusal."""
    if findings.errors:
        exposed = [f for f in findings.errors if f.rule.startswith(PROTECTION_RULES)]
        kind = ProtectionError if exposed else DataError
        what = "Somebody would be exposed" if exposed else "The data has errors"
        raise kind(f"{what}: nothing was written.", findings=findings.errors)
    if strict and request.strict and findings.warnings:
        raise DataError("--strict: the data has warnings: nothing was written.", findings=findings.warnings)


def searched(loaded: Loaded, released: Released) -> Findings:
    """Prose and settings that people typed, searched for names that may not stand in the report."""
    texts = [(Where(file.source), file.text) for file in loaded.prose]
    report = loaded.settings.report
    texts += [
        (Where("report.toml", column=name), value) for name, value in vars(report).items() if isinstance(value, str)
    ]
    texts += [(Where("report.toml", column="notes"), note.text) for note in report.notes]
    return Findings(finding for where, text in texts for finding in released.guard.search(text, where))


def refuse_names(stated: Stated, documents: Iterable[Report | Figure]) -> None:
    """A last look at every word of the documents or charts before anything is drawn."""
    from reportgen.document.words import words  # noqa: PLC0415

    where = Where("the composed document")
    for document in documents:
        stated.released.guard.refuse((where, text) for text in words(document))


def lost_names(folder: Path, released: Released) -> int:
    """How many persons a frozen version names whose names no search would find now.

    Of a version that an earlier program froze nobody can tell.
    """
    from reportgen import comparison, loading  # noqa: PLC0415

    kept = [version.rows for version in loading.read_versions(folder) if version.rows and version.rows.called]
    if not kept:
        return 0
    ledger = released.ledger
    now = comparison.Today(ledger.rows(), frozenset(), frozenset(), ledger.persons, ledger.names)
    told = [replace(rows, named=frozenset(rows.called)) for rows in kept if rows.key == now.rows.key]
    return len(frozenset[str]().union(*(comparison.lost(rows, now) for rows in told)))


def refuse_lost_names(lost: int) -> None:
    """Stop where an earlier report names persons whose names no search would find now: `lost` is how many."""
    if lost:
        raise ProtectionError(
            f"{number_of(lost, 'person')} whom an earlier report names {'is' if lost == 1 else 'are'} no longer in "
            "persons.csv, or not by the name that was printed, so that it cannot be looked for: nothing was written, "
            "and no file looked into. Put the rows and names back as they were, with the consent that they have now; a "
            "former spelling may stand in a row of its own."
        )


def add(request: Request, stated: Stated, findings: Findings) -> None:
    """Say what only the composed documents show; stop where it is an error, or with --strict a warning."""
    stated.findings = stated.findings.merged(findings)
    refuse(request, findings)
    if request.progress:
        request.progress.findings(findings)


def edited(request: Request, stated: Stated, report: Report) -> None:
    """Say how many remarks an editor has on the texts and the report; with --strict, stop where there are any."""
    if not request.strict and (request.progress is None or request.progress.quiet):
        return  # nobody would hear of them
    from reportgen.editing import lint  # noqa: PLC0415
    from reportgen.manuscript import texts_of  # noqa: PLC0415

    loaded = stated.loaded
    remarks = lint(texts_of(stated), report, loaded.settings, loaded.reference).remarks
    if remarks and request.strict:
        told = number_of(len(remarks), "editorial remark")
        raise DataError(f"--strict: there are {told}, which `reportgen lint` shows: nothing was written.")
    stated.remarks = len(remarks)
    if request.progress:
        request.progress.remarks(len(remarks), request.folder)


def unprintable(documents: Iterable[Report], formats: Sequence[str]) -> Findings:
    """An error where a PDF would print a blank for a character; Word and browsers have fonts of their own."""
    if "pdf" not in formats:
        return Findings()
    from reportgen.document.words import words  # noqa: PLC0415
    from reportgen.rendering import missing_characters  # noqa: PLC0415

    return missing_characters(text for document in documents for text in words(document))


def publication(request: Request, stated: Stated, report: Report) -> SignOffs:
    """The sign-offs by which this may be published, and none where it is a draft.

    `report` is the composed one, without the marks of a draft. Raises ProtectionError where a finding blocks
    publication, where a name that was printed cannot be looked for, or where fewer than two people have signed off this
    data version and this report.
    """
    if not request.publish:
        return ()
    from reportgen import loading, versions  # noqa: PLC0415

    if blocking := stated.findings.blocking:
        raise ProtectionError(
            "--publish: there are findings that block publication: nothing was written. Mend the data, or accept them "
            "with a reason.",
            findings=blocking,
        )
    put_back(loading.home_of(request.folder))
    refuse_lost_names(lost_names(request.folder, stated.released))
    present = versions.Present(stated.facts.data_version, versions.digest_of(report))
    signed = versions.valid(loading.read_sign_offs(request.folder), present)
    if len(signed) < versions.NEEDED:
        raise ProtectionError(
            f"--publish: {number_of(len(signed), 'person has', 'people have')} signed this data version off, and "
            f"{versions.NEEDED} must: nothing was written. Each of them runs: "
            f'reportgen sign-off {request.folder} --as "Name, function"'
        )
    stated.released.guard.refuse((Where("sign-off"), str(entry.who)) for entry in signed)
    return signed
