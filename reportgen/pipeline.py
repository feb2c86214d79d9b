"""The story in one screen: load, validate, protect cases, aggregate, protect facts, compose, render.

Only this module knows the order of the rooms, asks for files to be written, and starts processes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import gates, packing, records
from reportgen.cache import Cache
from reportgen.errors import DataError, ProseError, UsageError
from reportgen.findings import Finding, Findings, Severity, Where, number_of
from reportgen.outputs import Delivery, deliver, put_back
from reportgen.run import FORMATS, Request, Stated
from reportgen.unchanged import Asked

if TYPE_CHECKING:  # rooms are imported by the command that needs them: --help stays quick
    from reportgen.document.report import Report
    from reportgen.editing import Edited
    from reportgen.form import Form
    from reportgen.loading import Loaded
    from reportgen.passed import Passed
    from reportgen.protection import Released
    from reportgen.versions import SignOffs
    from reportgen.vocabulary import Country

REHEARSED = 5_000
"""Cases up to which `check` composes the report: ten times the largest one that was ever published."""


def build(request: Request, formats: Sequence[str] = FORMATS) -> tuple[Path, ...]:
    """Make the report in the formats asked for, with its charts, facts and manifest; the paths of all files.

    Raises a ReportgenError (exit codes in `reportgen.errors`); the former outputs stay as they were.
    """
    asked = Asked(request, ("build", *formats))
    if unchanged := asked.repeated():
        return unchanged
    from reportgen.composition import as_draft, foot_of_pictures  # noqa: PLC0415
    from reportgen.document.charts import Figure  # noqa: PLC0415
    from reportgen.parallel import Workshop  # noqa: PLC0415

    cache = asked.cache()
    with Workshop(cache, pdf="pdf" in formats) as workshop:
        stated, report = _composed(request, formats, cache.passed)
        if request.strict:  # then remarks stop a run, and nothing is begun
            gates.edited(request, stated, report)
        signed = gates.publication(request, stated, report)
        draft = not request.publish
        plain, report = report, as_draft(report) if draft else report
        shown = [block for block in report.blocks() if isinstance(block, Figure)]
        jobs = {f"report.{format_}": (report, format_) for format_ in formats}
        pictures = workshop.draw(shown, foot_of_pictures(stated.loaded.settings, draft=draft))
        press = workshop.begin(jobs, _form(request, stated), pictures)
        alone = packing.figure_files(shown, stated, pictures)  # while the PDF is laid out, as what follows
        if not request.strict:
            gates.edited(request, stated, plain)
        files = press.rendered(request.documents(len(jobs))) | alone
        request.step("render", number_of(len(files), "file"))
    notice = packing.notice_of(stated, draft=draft)
    files["facts.json"] = records.facts_json(stated.facts, notice, draft=draft)
    files["manifest.json"] = records.manifest_json(stated.facts.data_version, notice, files, signed)
    internal = packing.internal_delivery(request, stated)
    return asked.deliver(stated, packing.report_delivery(request, stated, files), internal)


def composed(request: Request, formats: Sequence[str] = FORMATS) -> tuple[Stated, Report]:
    """The report as its folder stands, through the gates of `build`, without the marks of a draft; nothing is drawn.

    `formats`: those in which it is to be printed. No text is searched again in which the last `build` found nothing.
    """
    stated, report = _composed(request, formats, Cache.seen(request.folder).passed)
    gates.edited(request, stated, report)
    return stated, report


def _composed(request: Request, formats: Sequence[str], passed: Passed) -> tuple[Stated, Report]:
    """The same, which no editor has read; `passed`: texts in which searches found nothing before."""
    from reportgen.composition import compose, sealed, too_long  # noqa: PLC0415
    from reportgen.document.charts import Figure  # noqa: PLC0415

    stated = _state(request, passed)
    settings = stated.loaded.settings
    report = sealed(compose(stated.facts, stated.loaded.prose, settings, draft=False), stated.loaded.raw.digest_key)
    gates.refuse_names(stated, [report])
    gates.add(request, stated, too_long(report, settings).merged(gates.unprintable([report], formats)))
    blocks = tuple(report.blocks())
    charts = number_of(sum(isinstance(block, Figure) for block in blocks), "chart")
    request.step("compose", f"{len(blocks)} blocks, {charts}")
    return stated, report


def annexes(request: Request, names: Sequence[str] = (), *, every: bool = False) -> tuple[Path, ...]:
    """Make one DOCX and one PDF a State, for the States named or for every listed one."""
    from reportgen.composition import compose, compose_country, sealed  # noqa: PLC0415
    from reportgen.parallel import Workshop  # noqa: PLC0415

    if not names and not every:
        raise UsageError("Name one or more States, or say --all. Example: reportgen annex data/example --all")
    draft = not request.publish
    signed: SignOffs = ()
    asked = Asked(request, ("annex",))
    cache = asked.cache()
    with Workshop(cache, pdf=True) as workshop:
        stated = _state(request, cache.passed)
        settings = stated.loaded.settings
        if request.publish:
            report = compose(stated.facts, stated.loaded.prose, settings, draft=False)
            report = sealed(report, stated.loaded.raw.digest_key)
            signed = gates.publication(request, stated, report)
        countries = stated.facts.states if every else [_country(name, stated) for name in names]
        reports = {c.iso3: compose_country(stated.facts.for_country(c), settings, draft=draft) for c in countries}
        gates.refuse_names(stated, reports.values())
        gates.add(request, stated, gates.unprintable(reports.values(), FORMATS))
        request.step("compose", number_of(len(reports), "country annex", "country annexes"))
        jobs = {f"annexes/{iso3}.{format_}": (report, format_) for iso3, report in reports.items()
                for format_ in ("docx", "pdf")}  # fmt: skip
        files = workshop.begin(jobs, _form(request, stated)).rendered(request.documents(len(jobs)))
        request.step("render", number_of(len(files), "file"))
    return asked.deliver(stated, packing.annex_delivery(request, stated, files, signed, every=every))[: len(files)]


def figures(request: Request) -> tuple[Path, ...]:
    """Draw every chart that the data can make: SVG, PNG, the table behind it, its alt text."""
    asked = Asked(request, ("figures",))
    if unchanged := asked.repeated():
        return unchanged
    from reportgen import composition  # noqa: PLC0415
    from reportgen.parallel import Workshop  # noqa: PLC0415

    cache = asked.cache()
    with Workshop(cache, pdf=False) as workshop:
        stated = _state(request, cache.passed)
        key = stated.loaded.raw.digest_key
        described = tuple(
            composition.sealed_figure(composition.draft_figure(figure), key)
            for figure in composition.figures(stated.facts, stated.loaded.settings)
        )
        gates.refuse_names(stated, described)
        request.step("compose", number_of(len(described), "chart"))
        foot = composition.foot_of_pictures(stated.loaded.settings, draft=True)
        files = packing.figure_files(described, stated, workshop.draw(described, foot, paged=False))
        request.step("render", number_of(len(files), "file"))
    return asked.deliver(stated, packing.figures_delivery(request, stated, files))


def check(folder: Path, persons: Path | None = None) -> tuple[Findings, int]:
    """Every finding at once, and the exit code: 3 for errors in the data, 4 where only prose has them, else 0."""
    from reportgen import loading, protection, validation  # noqa: PLC0415

    passed = Cache.seen(folder).passed
    loaded = loading.load(folder, persons=persons, keep=False)
    checked, findings = validation.check(loaded.raw, loaded.reference, loaded.settings, passed)
    if checked is None:
        return findings, DataError.exit_code
    released = protection.release(checked, loaded.settings, passed)
    findings = findings.merged(released.findings).merged(gates.searched(loaded, released))
    try:
        findings = findings.merged(_rehearse(folder, loaded, released, passed))
    except ProseError as error:
        found = Finding("prose", Severity.ERROR, Where("prose"), error.message)
        return findings.merged([found]), DataError.exit_code if findings.errors else ProseError.exit_code
    return findings, DataError.exit_code if findings.errors else 0


def lint(folder: Path, persons: Path | None = None) -> Edited:
    """What an editor would mark in the texts and in the report that is composed of them; nothing is written.

    While the data has errors, only what people typed beside the tables is read. Raises a ReportgenError where somebody
    would be exposed or a chapter cannot be composed: `check` tells all of what is wrong then.
    """
    from reportgen import editing, loading, manuscript, protection  # noqa: PLC0415
    from reportgen.composition import compose  # noqa: PLC0415

    try:
        stated = _state(Request(folder, folder, persons, writes=False), Cache.seen(folder).passed)
    except DataError as refused:
        loaded = loading.load(folder, persons=persons, keep=False)
        guard = protection.NameGuard.of_raw(loaded.raw, loaded.settings.policy)
        texts = manuscript.texts_beside_tables(loaded, guard)
        errors = len(refused.findings)
        return replace(editing.lint(texts, None, loaded.settings, loaded.reference), errors=errors)
    loaded = stated.loaded
    report = compose(stated.facts, loaded.prose, loaded.settings, draft=False)
    gates.refuse_names(stated, [report])
    return editing.lint(manuscript.texts_of(stated), report, loaded.settings, loaded.reference)


def new(folder: Path) -> tuple[Path, ...]:
    """Make a folder for a report; refuses one that has any of its files."""
    from reportgen import loading  # noqa: PLC0415

    files = loading.blank_folder()
    present = [name for name in files if (folder / name).exists()]
    if present:
        raise UsageError(f"{folder} has {', '.join(present)} already: nothing was written. Name a new folder.")
    return deliver([Delivery(folder, {name: text.encode() for name, text in files.items()})])


def _state(request: Request, passed: Passed | None = None) -> Stated:
    """Load, validate, protect cases, aggregate, protect facts; `passed`: what was searched before, and held nothing."""
    from reportgen import aggregation, composition, loading, protection, rendering, validation  # noqa: PLC0415

    if request.writes:
        gates.refuse_places(request, packing.places(request))
        put_back(request.output)
    loaded = loading.load(request.folder, persons=request.persons, keep=request.writes or request.keeps)
    request.step("load", f"{number_of(len(loaded.raw.tables), 'table')}, data version {loaded.raw.data_version[:12]}")
    checked, findings = validation.check(loaded.raw, loaded.reference, loaded.settings, passed)
    if request.writes:
        findings = findings.merged(rendering.missing_fonts()).merged(loading.persons_tracked(request.folder))
    if checked is None or findings.errors:
        gates.refuse(request, findings)
    assert checked is not None
    request.step("validate", number_of(len(findings.warnings), "warning"))
    released = protection.release(checked, loaded.settings, passed)
    findings = findings.merged(released.findings).merged(gates.searched(loaded, released))
    gates.refuse(request, findings, strict=False)
    counted = len(released.cases.cases)
    request.step("protect cases", f"{counted} kept, {len(released.left_out)} left out")
    draft = aggregation.aggregate(released.cases, loaded.settings)
    request.step("aggregate", f"{len(draft.facts)} facts, {len(draft.entries)} entries")
    facts, guarded = protection.protect_counts(draft, loaded.settings, published(request.folder))
    findings = findings.merged(guarded).merged(composition.check_accounts(facts.entries, passed))
    request.step("protect facts", f"{len(facts.facts)} facts may be stated")
    gates.refuse(request, findings)
    if request.progress:
        request.progress.findings(findings)
    return Stated(loaded, released, facts, findings)


def _form(request: Request, stated: Stated) -> Form:
    """The form of the run's documents: a draft is to be refreshed after people have edited it."""
    return replace(stated.loaded.form, anchors=not request.publish)


def published(folder: Path) -> Mapping[str, int]:
    """How much of each count that was frozen no entry showed, as it was last published."""
    from reportgen import loading  # noqa: PLC0415

    put_back(loading.home_of(folder))  # a run that was killed leaves no half of a version
    return {key: rest for version in loading.read_versions(folder) for key, rest in version.remainders.items()}


def _rehearse(folder: Path, loaded: Loaded, released: Released, passed: Passed) -> Findings:
    """Compose the report, so that `check` finds what is wrong with texts; not where that would take minutes."""
    if len(released.cases.cases) > REHEARSED:
        return Findings()
    from reportgen import aggregation, composition, protection  # noqa: PLC0415

    draft = aggregation.aggregate(released.cases, loaded.settings)
    facts, found = protection.protect_counts(draft, loaded.settings, published(folder))
    found = found.merged(composition.check_accounts(facts.entries, passed))
    if found.errors:
        return found
    report = composition.compose(facts, loaded.prose, loaded.settings, draft=False)
    found = found.merged(composition.too_long(report, loaded.settings))
    return found.merged(gates.unprintable([report], FORMATS))


def _country(name: str, stated: Stated) -> Country:
    """The State that was asked for by its code or its full name: a near name is told and never taken."""
    reference = stated.loaded.reference
    called = reference.state_called(name)
    if called is None:
        near = "; ".join(f"{country.name} ({country.iso3})" for country in reference.states_like(name))
        meant = f"It may be: {near}." if near else "No State has a name like it."
        raise UsageError(f'"{name}" is not the ISO code or the full UN name of one State. {meant}')
    return called
