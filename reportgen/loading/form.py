"""The form that report.toml chooses, with the picture that an authorised user gave for the emblem's cell."""

from __future__ import annotations

from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.form import PAGES, Form, Numbers
from reportgen.loading.inputs import Folder, is_plain, read_inside
from reportgen.loading.pictures import LARGEST_SIDE, clean_png
from reportgen.loading.report_toml import SOURCE
from reportgen.settings import Settings

LARGEST = 2_000_000
"""Bytes of a picture that is 2 cm wide."""


def read_form(folder: Folder, settings: Settings) -> tuple[Form, Findings]:
    """The form, and what keeps the picture of the emblem's cell from being printed."""
    chosen = settings.form
    picture, findings = _emblem(folder, settings) if chosen.emblem else (b"", Findings())
    return Form(PAGES[chosen.page], Numbers(chosen.numbers), picture, chosen.archive), findings


def _emblem(folder: Folder, settings: Settings) -> tuple[bytes, Findings]:
    name = settings.form.emblem
    if settings.specimen:
        message = "form.emblem is printed only where report.authorised_by says who authorised the front page."
        return _no_picture(message, "form.emblem empty, or report.authorised_by")
    if not is_plain(name) or not (path := folder.path / name).is_file():
        message = "form.emblem names no file in the folder of the report."
        return _no_picture(message, "the path of a PNG inside the folder")
    data, findings = read_inside(folder.path, path, "the file of form.emblem", LARGEST)
    if data is None:
        return b"", findings
    picture = clean_png(data)
    if picture is None:
        message = f"form.emblem names a file that is no PNG of at most 2 MB and {LARGEST_SIDE:,} dots each way."
        return _no_picture(message, "a PNG picture")
    return picture, findings


def _no_picture(message: str, allowed: str) -> tuple[bytes, Findings]:
    where = Where(SOURCE, column="form.emblem")
    return b"", Findings([Finding("settings.emblem", Severity.ERROR, where, message, allowed)])
