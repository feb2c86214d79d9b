"""The story of loading: settings, tables, corrections, reference, prose, data version."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.cases.confidential import RawCases
from reportgen.document.prose import ProseFile
from reportgen.errors import UsageError
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.form import Form
from reportgen.loading import prose as chapters
from reportgen.loading.corrections import apply_corrections
from reportgen.loading.data_version import InputDigest, folder_key
from reportgen.loading.form import read_form
from reportgen.loading.inputs import (
    LARGEST_TEXT,
    Folder,
    entries_of,
    is_inside,
    open_folder,
    read_inside,
    read_only_one,
)
from reportgen.loading.reference import country_findings, read_reference
from reportgen.loading.report_toml import SOURCE, read_settings
from reportgen.loading.table_files import read_tables
from reportgen.settings import Settings
from reportgen.vocabulary import Reference


@dataclass(frozen=True, repr=False)
class Loaded:
    """What a folder holds. `raw.findings` has what reading met, settings, prose and key included."""

    raw: RawCases
    settings: Settings
    reference: Reference
    prose: tuple[ProseFile, ...]
    form: Form

    def __repr__(self) -> str:
        return f"Loaded({self.raw!r}, {len(self.prose)} prose files)"


def load(folder: Path, *, persons: Path | None = None, keep: bool = True) -> Loaded:
    """Everything that a report's folder holds, as it stands there, with corrections applied.

    `persons`: a persons table that is kept elsewhere. `keep`: make the key of the data version in the folder's
    `.reportgen/` if there is none yet; nothing else is ever written, and with False not even this. UsageError where
    there is no such folder, no report.toml in it or no such file of persons; whatever else is wrong is a finding in
    `raw.findings`.
    """
    here = open_folder(Path(folder))
    digest = InputDigest()
    settings, findings = _read_settings(here, digest)
    form, found = read_form(here, settings)
    findings = findings.merged(found)
    tables, found = read_tables(here, settings.input.workbook, persons and Path(persons), digest)
    findings = findings.merged(found)
    tables, found = apply_corrections(tables)
    findings = findings.merged(found)
    own_countries = tables.get("countries")
    if own_countries is not None:
        findings = findings.merged(country_findings(own_countries))
    prose, found = _read_prose(here, digest)
    findings = findings.merged(found)
    key, found = folder_key(here.path, keep=keep)
    raw = RawCases(tables, findings.merged(found), digest.version(key), key)
    return Loaded(raw, settings, read_reference(own_countries), prose, form)


def _read_settings(folder: Folder, digest: InputDigest) -> tuple[Settings, Findings]:
    data, findings = read_only_one(folder, SOURCE, largest=LARGEST_TEXT)
    if data is None:
        raise UsageError("report.toml cannot be read.", findings=findings)
    digest.add(SOURCE, data)
    return read_settings(data)


def _read_prose(folder: Folder, digest: InputDigest) -> tuple[tuple[ProseFile, ...], Findings]:
    own: dict[str, bytes] = {}
    findings = Findings()
    for path in folder.named(chapters.FOLDER)[:1]:
        if not path.is_dir():
            message = "This is a file; a folder with the chapters is expected."
            findings = findings.merged([Finding("file.not_a_folder", Severity.ERROR, Where(path.name), message)])
            continue
        if not is_inside(folder.path, path):
            message = "This is a link to a folder outside, and is not followed: put the folder itself here."
            findings = findings.merged([Finding("file.outside", Severity.ERROR, Where(path.name), message)])
            continue
        for entry in Folder(path, entries_of(path)).visible():
            if entry.suffix.casefold() != ".md":
                continue
            data, found = read_inside(folder.path, entry, f"{chapters.FOLDER}/{entry.name}", LARGEST_TEXT)
            findings = findings.merged(found)
            if data is not None:
                own[entry.name] = data
                digest.add(f"{chapters.FOLDER}/{entry.name}", data)
    prose, found = chapters.merged_prose(own)
    return prose, findings.merged(found)
