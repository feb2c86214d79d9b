"""The story in one screen: load, validate, protect cases, aggregate, protect facts, compose, render.

Only this module knows the order of the rooms, asks for files to be written, and starts processes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reportgen import records
from reportgen.errors import DataError, OutputError, ProseError, ProtectionError, UsageError
from reportgen.findings import Finding, Findings, Severity, Where, number_of
from reportgen.outputs import Delivery, deliver

if TYPE_CHECKING:  # rooms are imported by the command that needs them: --help stays quick
    from concurrent.futures import Future

    from reportgen.document.charts import Figure
    from reportgen.document.report import Report
    from reportgen.facts import Facts
    from reportgen.loading import Loaded
    from reportgen.protection import Released
    from reportgen.vocabulary import Country

FORMATS = ("docx", "pdf", "html")
STEPS = ("load", "validate", "protect cases", "aggregate", "protect facts", "compose", "render")

REHEARSED = 5_000
"""Cases up to which `check` composes the report: ten times the largest one that was ever published."""

PROTECTION_RULES = ("protected.", "account.name_typed", "anonymous.")
"""Findings by which somebody would be exposed: a build is refused with exit 5."""


class Progress(Protocol):
    """Whoever shows how far a run has come."""

    def step(self, name: str, detail: str) -> None:
        """One of STEPS is done; `detail` says with what result."""

    def documents(self, total: int) -> None:
        """So many documents will be rendered."""

    def document(self, name: str) -> None:
        """One document is ready."""

    def findings(self, findings: Findings) -> None:
        """What the data's editors should know."""


@dataclass(frozen=True)
class Request:
    """What a command was asked for: the folder, where to write, and where persons.csv is kept if elsewhere."""

    folder: Path
    output: Path
    persons: Path | None = None
    strict: bool = False
    progress: Progress | None = None


@dataclass
class Stated:
    """What may be stated, with what was met on the way."""

    loaded: Loaded
    released: Released
    facts: Facts
    findings: Findings = field(default_factory=Findings)


def build(request: Request, formats: Sequence[str] = FORMATS) -> tuple[Path, ...]:
    """Make the report in the formats asked for, with its charts, facts and manifest; the paths of all files.

    Raises a ReportgenError (exit codes in `reportgen.errors`); the former outputs stay as they were.
    """
    from reportgen.composition import compose, too_long  # noqa: PLC0415
    from reportgen.document.charts import Figure  # noqa: PLC0415
    from reportgen.parallel import Workshop  # noqa: PLC0415

    with Workshop(pdf="pdf" in formats) as workshop:
        stated = _state(request)
        settings = stated.loaded.settings
        report = compose(stated.facts, stated.loaded.prose, settings)
        _refuse_names(stated, [report])
        _add(request, stated, too_long(report, settings))
        shown = [block for block in report.blocks() if isinstance(block, Figure)]
        _step(request, "compose", f"{sum(1 for _ in report.blocks())} blocks, {number_of(len(shown), 'chart')}")
        jobs = {f"report.{format_}": (report, format_) for format_ in formats}
        drawn = workshop.draw(shown) if formats == ("docx",) else []
        files = workshop.render(jobs, _ready(request, len(jobs)))
        files.update(_figure_files(shown, stated, drawn))
        _step(request, "render", number_of(len(files), "file"))
    notice = _notice(stated)
    files["facts.json"] = records.facts_json(stated.facts, notice)
    files["manifest.json"] = records.manifest_json(stated.facts.data_version, notice, files)
    return deliver([_delivery(request.output, files, "manifest.json"), _internal(request, stated)])[: len(files)]


def annexes(request: Request, names: Sequence[str] = (), *, every: bool = False) -> tuple[Path, ...]:
    """Make one DOCX and one PDF a State, for the States named or for every listed one."""
    from reportgen.composition import compose_country  # noqa: PLC0415
    from reportgen.parallel import Workshop  # noqa: PLC0415

    if not names and not every:
        raise UsageError("Name one or more States, or say --all. Example: reportgen annex data/example --all")
    with Workshop(pdf=True) as workshop:
        stated = _state(request)
        countries = stated.facts.states if every else [_country(name, stated) for name in names]
        reports = {c.iso3: compose_country(stated.facts.for_country(c), stated.loaded.settings) for c in countries}
        _refuse_names(stated, reports.values())
        _step(request, "compose", number_of(len(reports), "country annex", "country annexes"))
        jobs = {f"annexes/{iso3}.{format_}": (report, format_) for iso3, report in reports.items()
                for format_ in ("docx", "pdf")}  # fmt: skip
        files = workshop.render(jobs, _ready(request, len(jobs)))
        _step(request, "render", number_of(len(files), "file"))
    return deliver([Delivery(request.output, files)])


def figures(request: Request) -> tuple[Path, ...]:
    """Draw every chart that the data can make: SVG, PNG, the table behind it, its alt text."""
    from reportgen import composition  # noqa: PLC0415
    from reportgen.parallel import Workshop  # noqa: PLC0415

    with Workshop(pdf=False) as workshop:
        stated = _state(request)
        described = composition.figures(stated.facts, stated.loaded.settings)
        _refuse_names(stated, described)
        _step(request, "compose", number_of(len(described), "chart"))
        files = _figure_files(described, stated, workshop.draw(described))
        _step(request, "render", number_of(len(files), "file"))
    return deliver([Delivery(request.output, files)])


def check(folder: Path, persons: Path | None = None) -> tuple[Findings, int]:
    """Every finding at once, and the exit code: 3 for errors in the data, 4 where only prose has them, else 0."""
    from reportgen import loading, protection, validation  # noqa: PLC0415

    loaded = loading.load(folder, persons=persons, keep=False)
    checked, findings = validation.check(loaded.raw, loaded.reference, loaded.settings)
    if checked is None:
        return findings, DataError.exit_code
    released = protection.release(checked, loaded.settings)
    findings = findings.merged(released.findings).merged(_searched(loaded, released))
    try:
        _dry_run(loaded, released)
    except ProseError as error:
        where = Where("prose")
        found = Finding("prose", Severity.ERROR, where, error.message)
        return findings.merged([found]), DataError.exit_code if findings.errors else ProseError.exit_code
    return findings, DataError.exit_code if findings.errors else 0


def new(folder: Path) -> tuple[Path, ...]:
    """Make a folder for a report; refuses one that has any of its files."""
    from reportgen import loading  # noqa: PLC0415

    files = loading.blank_folder()
    present = [name for name in files if (folder / name).exists()]
    if present:
        raise UsageError(f"{folder} has {', '.join(present)} already: nothing was written. Name a new folder.")
    return deliver([Delivery(folder, {name: text.encode() for name, text in files.items()})])


def _state(request: Request) -> Stated:
    """Load, validate, protect cases, aggregate, protect facts."""
    from reportgen import aggregation, loading, protection, rendering, validation  # noqa: PLC0415

    loaded = loading.load(request.folder, persons=request.persons)
    _step(request, "load", f"{number_of(len(loaded.raw.tables), 'table')}, data version {loaded.raw.data_version[:12]}")
    checked, findings = validation.check(loaded.raw, loaded.reference, loaded.settings)
    findings = findings.merged(rendering.missing_fonts()).merged(loading.persons_tracked(request.folder))
    if checked is None or findings.errors:
        _refuse(request, findings)
    assert checked is not None
    _step(request, "validate", number_of(len(findings.warnings), "warning"))
    released = protection.release(checked, loaded.settings)
    findings = findings.merged(released.findings).merged(_searched(loaded, released))
    _refuse(request, findings, strict=False)
    counted = len(released.cases.cases)
    _step(request, "protect cases", f"{counted} kept, {len(released.left_out)} left out")
    draft = aggregation.aggregate(released.cases, loaded.settings)
    _step(request, "aggregate", f"{len(draft.facts)} facts, {len(draft.entries)} entries")
    facts, guarded = protection.protect_counts(draft, loaded.settings)
    findings = findings.merged(guarded)
    _step(request, "protect facts", f"{len(facts.facts)} facts may be stated")
    _refuse(request, findings)
    if request.progress:
        request.progress.findings(findings)
    return Stated(loaded, released, facts, findings)


def _add(request: Request, stated: Stated, findings: Findings) -> None:
    """Say what only the composed report shows; with --strict, stop."""
    stated.findings = stated.findings.merged(findings)
    _refuse(request, findings)
    if request.progress:
        request.progress.findings(findings)


def _refuse(request: Request, findings: Findings, *, strict: bool = True) -> None:
    """Stop a run whose data has errors, or with --strict warnings; exposure of a person is the graver refusal."""
    if findings.errors:
        exposed = [f for f in findings.errors if f.rule.startswith(PROTECTION_RULES)]
        kind = ProtectionError if exposed else DataError
        what = "Somebody would be exposed" if exposed else "The data has errors"
        raise kind(f"{what}: nothing was written.", findings=findings.errors)
    if strict and request.strict and findings.warnings:
        raise DataError("--strict: the data has warnings: nothing was written.", findings=findings.warnings)


def _searched(loaded: Loaded, released: Released) -> Findings:
    """Prose and settings that people typed, searched for names that may not stand in the report."""
    texts = [(Where(file.source), file.text) for file in loaded.prose]
    report = loaded.settings.report
    texts += [
        (Where("report.toml", column=name), value) for name, value in vars(report).items() if isinstance(value, str)
    ]
    texts += [(Where("report.toml", column="notes"), note.text) for note in report.notes]
    return Findings(finding for where, text in texts for finding in released.guard.search(text, where))


def _refuse_names(stated: Stated, documents: Iterable[Report | Figure]) -> None:
    """A last look at every word of the documents or charts before anything is drawn."""
    from reportgen.document.words import words  # noqa: PLC0415

    for document in documents:
        stated.released.guard.refuse((Where("the composed document"), text) for text in words(document))


def _dry_run(loaded: Loaded, released: Released) -> None:
    """Compose the report, so that `check` finds what is wrong with its prose; not where that would take minutes."""
    if len(released.cases.cases) > REHEARSED:
        return
    from reportgen import aggregation, composition, protection  # noqa: PLC0415

    facts, _ = protection.protect_counts(aggregation.aggregate(released.cases, loaded.settings), loaded.settings)
    composition.compose(facts, loaded.prose, loaded.settings)


def _country(name: str, stated: Stated) -> Country:
    """The State that was asked for by its code or its full name: a near name is told and never taken."""
    reference = stated.loaded.reference
    called = reference.state_called(name)
    if called is None:
        near = "; ".join(f"{country.name} ({country.iso3})" for country in reference.states_like(name))
        meant = f"It may be: {near}." if near else "No State has a name like it."
        raise UsageError(f'"{name}" is not the ISO code or the full UN name of one State. {meant}')
    return called


def _figure_files(figures: Sequence[Figure], stated: Stated, drawn: Sequence[Future[bytes]] = ()) -> dict[str, bytes]:
    """The files of each chart; `drawn` are the SVGs where the second process makes them."""
    from reportgen.rendering.charts import draw_png, draw_svg, table_csv  # noqa: PLC0415

    notice = _notice(stated)
    files: dict[str, bytes] = {}
    for number, figure in enumerate(figures):
        png = draw_png(figure)
        files[f"figures/{figure.name}.svg"] = drawn[number].result() if drawn else draw_svg(figure)
        files[f"figures/{figure.name}.png"] = png
        files[f"figures/{figure.name}.csv"] = table_csv(figure)
        files[f"figures/{figure.name}.txt"] = records.alt_text(figure, notice)
    return files


def _internal(request: Request, stated: Stated) -> Delivery:
    """What is for drafters only, in a folder beside the one that people zip and send."""
    files = {
        "findings.json": records.findings_json(stated.findings),
        "facts.json": records.internal_facts_json(stated.facts),
        "left_out.json": records.left_out_json(stated.released.left_out),
    }
    output = request.output.resolve()  # "out/.." has its neighbour where it leads to, never inside
    return Delivery(output.with_name(f"{output.name}.internal"), files, private=True)


def _delivery(folder: Path, files: dict[str, bytes], manifest: str) -> Delivery:
    """The files, in place of those that the manifest of an earlier run names: a stale document never stays."""
    former: set[str] = set()
    try:
        outputs = json.loads((folder / manifest).read_bytes())["outputs"]
        former = {name for name in outputs if not Path(name).is_absolute() and ".." not in Path(name).parts}
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no earlier run, or not our manifest: nothing to take away
    return Delivery(folder, files, frozenset(former - files.keys()))


def _notice(stated: Stated) -> str:
    report = stated.loaded.settings.report
    return report.notice or ("Not a United Nations document." if stated.loaded.settings.specimen else "")


def _ready(request: Request, total: int) -> Callable[[str], None]:
    if request.progress is None:
        return lambda _: None
    request.progress.documents(total)
    return request.progress.document


def _step(request: Request, name: str, detail: str) -> None:
    if request.progress:
        request.progress.step(name, detail)


__all__ = ["FORMATS", "STEPS", "OutputError", "Progress", "Request", "annexes", "build", "check", "figures", "new"]
