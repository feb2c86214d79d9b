"""What can be asked of a folder or a finished file without making anything: what is hidden, what must not be there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import gates, pipeline
from reportgen.errors import DataError
from reportgen.run import Stated

if TYPE_CHECKING:  # rooms are imported by the command that needs them: --help stays quick
    from reportgen.loading import Loaded
    from reportgen.protection import Audit, Released
    from reportgen.screening import Screened, Wanted
    from reportgen.validation import CheckedCases


def audit(folder: Path, persons: Path | None = None) -> Audit:
    """What the guard of small counts hides and why, and what a reader could still infer. DataError for other errors."""
    from reportgen import aggregation, protection  # noqa: PLC0415

    loaded, checked = _checked(folder, persons, "mend them first")
    draft = aggregation.aggregate(protection.release(checked, loaded.settings).cases, loaded.settings)
    return protection.audit_counts(draft, loaded.settings, pipeline.published(folder))


def screen(files: Sequence[Path], folder: Path, persons: Path | None = None, *, show: bool = False) -> Screened:
    """What must not be there in finished files, by the persons and cases of a folder; nothing is written.

    Raises a ReportgenError where there is no such file, the data has errors, or a name could not be looked for.
    """
    from reportgen import protection, screening  # noqa: PLC0415

    loaded, checked = _checked(folder, persons, "nothing was looked into")
    released = protection.release(checked, loaded.settings)
    gates.refuse_lost_names(gates.lost_names(folder, released))
    wanted = _wanted(released, len(checked.persons))
    return screening.screen(files, wanted, show=show)


def screened(stated: Stated, content: bytes, name: str) -> Screened:
    """What must not be there in a file that is not written yet; `name` says of which kind it is."""
    from reportgen import screening  # noqa: PLC0415

    return screening.screen_bytes(content, name, _wanted(stated.released, len(stated.released.cases.persons)))


def changed_by(folder: Path, persons: Path | None, cases: Sequence[str]) -> frozenset[str]:
    """The keys of the facts that are what they are because some cases have no entry, to protect somebody."""
    from reportgen import aggregation, protection  # noqa: PLC0415

    loaded, checked = _checked(folder, persons, "nothing was counted")
    counted = []
    for each in (checked, protection.reopened(checked, cases)):
        draft = aggregation.aggregate(protection.release(each, loaded.settings).cases, loaded.settings)
        facts = protection.protect_counts(draft, loaded.settings, pipeline.published(folder))[0]
        counted.append({fact.key: (fact.value, fact.qualifier, fact.suppressed) for fact in facts})
    now, then = counted
    return frozenset(key for key in now.keys() | then.keys() if now.get(key) != then.get(key))


def _checked(folder: Path, persons: Path | None, then: str) -> tuple[Loaded, CheckedCases]:
    """The folder's data without an error in them. DataError otherwise; `then` says what that means."""
    from reportgen import loading, validation  # noqa: PLC0415

    loaded = loading.load(folder, persons=persons, keep=False)
    checked, findings = validation.check(loaded.raw, loaded.reference, loaded.settings)
    if checked is None or findings.errors:
        raise DataError(f"The data has errors: {then}.", findings=findings.errors)
    return loaded, checked


def _wanted(released: Released, persons: int) -> Wanted:
    """What must not stand in a file that leaves."""
    from reportgen import screening  # noqa: PLC0415

    left_out = [case.case_id for case in released.left_out]
    return screening.Wanted(released.guard, screening.CaseIds(left_out, map(str, released.cases.cases.index)), persons)
