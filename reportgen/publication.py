"""The second story: a version is frozen, two people sign it off, and `build --publish` asks whether they have.

What is kept stands in the folder's `.reportgen/`, where only this module and the key of the data version are written.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import pipeline, records
from reportgen.clock import today
from reportgen.errors import DataError, ProseError, ProtectionError
from reportgen.findings import Where
from reportgen.outputs import Delivery, alone, deliver, put_back
from reportgen.run import Request

if TYPE_CHECKING:  # rooms are imported by the command that needs them: --help stays quick
    from reportgen.run import Stated
    from reportgen.versions import FrozenVersion, Kept, Present, SignOff, SignOffs


def freeze(request: Request, label: str = "") -> tuple[FrozenVersion, bool]:
    """Keep the data version with its facts and its report, as they may leave; whether anything was written.

    The same version is kept once; a label that it has not got is added. Raises a ReportgenError as `build` does.
    """
    from reportgen import gates, loading, versions  # noqa: PLC0415
    from reportgen.composition import compose_country  # noqa: PLC0415

    label = versions.label_typed(label)
    home = loading.home_of(request.folder)
    stated, report = pipeline.composed(replace(request, writes=False, keeps=True))
    _refuse_names(stated, Where("--label"), label)
    settings = stated.loaded.settings
    annexes = {
        str(country.iso3): compose_country(stated.facts.for_country(country), settings, draft=False)
        for country in stated.facts.states
    }
    gates.refuse_names(stated, annexes.values())
    day = settings.report.date or today()
    rows = stated.released.ledger.rows(loading.recorded_corrections(stated.loaded.raw))
    with alone(home):
        kept = loading.read_versions(request.folder)
        number = max((version.number for version in kept), default=0) + 1
        version, files = versions.freeze(stated.facts, report, number=number, label=label, day=day, rows=rows,
                                         annexes=annexes, data_version=stated.facts.data_version,
                                         tool=records.TOOL)  # fmt: skip
        former = next((each for each in kept if each.hash == version.hash), None)
        if former is not None:
            version = former.called(label)
            files = {} if version == former else {versions.ABOUT: version.about()}
        if files:
            place = f"{loading.VERSIONS}/{version.hash}"
            deliver([Delivery(home, {f"{place}/{name}": content for name, content in files.items()}, private=True)])
    return version, bool(files)


def kept(folder: Path, persons: Path | None = None) -> Kept:
    """The frozen versions of a folder, its sign-offs with what each is worth now, and the data version that it holds.

    Nothing is written. Raises DataError where what is kept is damaged.
    """
    from reportgen import loading, versions  # noqa: PLC0415

    put_back(loading.home_of(folder))
    frozen, signed = loading.read_versions(folder), loading.read_sign_offs(folder)
    present = _present(folder, persons, compose=bool(signed))
    return versions.Kept(frozen, versions.states(signed, present), present)


def sign_off(request: Request, who: str) -> tuple[SignOff, int]:
    """Record that a person signs the folder's data version and its report off; with how many people now have.

    Raises UsageError where the line names nobody, or somebody who has signed it; else as `build` does.
    """
    from reportgen import loading, versions  # noqa: PLC0415

    person = versions.Signatory.typed(who)
    home = loading.home_of(request.folder)
    loading.read_sign_offs(request.folder)  # a damaged list is told before a report is composed
    stated, report = pipeline.composed(replace(request, writes=False, keeps=True))
    _refuse_names(stated, Where("--as"), str(person))
    if request.progress and stated.findings.blocking:
        request.progress.findings(stated.findings.blocking)
    present = versions.Present(stated.facts.data_version, versions.digest_of(report))
    with alone(home):
        entries = versions.signed(loading.read_sign_offs(request.folder), person, today(), present, records.TOOL)
        _keep(home, entries)
    return entries[-1], len(versions.valid(entries, present))


def withdraw(folder: Path, who: str) -> SignOff:
    """Record that a person takes back what they signed off. It needs no data that is in order.

    Raises UsageError where this person has signed nothing off.
    """
    from reportgen import loading, versions  # noqa: PLC0415

    person = versions.Signatory.typed(who, with_function=False)
    loading.open_folder(folder)
    home = loading.home_of(folder)
    with alone(home):
        entries = versions.withdrawn(loading.read_sign_offs(folder), person, today())
        _keep(home, entries)
    return entries[-1]


def _keep(home: Path, entries: SignOffs) -> None:
    from reportgen import loading  # noqa: PLC0415
    from reportgen.versions import sign_offs  # noqa: PLC0415

    deliver([Delivery(home, {loading.SIGN_OFFS: sign_offs.to_json(entries)}, private=True)])


def _present(folder: Path, persons: Path | None, *, compose: bool) -> Present:
    """What stands in the folder now; without the report's hash where nobody asks for it or it cannot be composed."""
    from reportgen import loading, versions  # noqa: PLC0415

    request = Request(folder, folder, persons, writes=False)
    if compose:
        try:
            stated, report = pipeline.composed(request, ())
            return versions.Present(stated.facts.data_version, versions.digest_of(report))
        except (DataError, ProseError, ProtectionError):
            pass  # `check` says what is wrong; here it is enough that there is no report
    return versions.Present(loading.load(folder, persons=persons, keep=False).raw.data_version, "")


def _refuse_names(stated: Stated, where: Where, text: str) -> None:
    stated.released.guard.refuse([(where, text)])
