"""From Markdown files to prose: the program's default chapters, each replaced by the folder's own of the same name."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from reportgen import resources
from reportgen.document.prose import ProseFile
from reportgen.errors import DataError
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.loading.encodings import CONTROL, decode

FOLDER = "prose"


def default_prose() -> tuple[ProseFile, ...]:
    """The chapters that travel with the program, by name."""
    folder = resources.templates() / FOLDER
    try:
        return tuple(
            ProseFile(path.stem, f"templates/{FOLDER}/{path.name}", path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("*.md"))
        )
    except (OSError, UnicodeDecodeError):
        raise DataError(f"The default prose in {folder} cannot be read: install reportgen again.") from None


def merged_prose(own: Mapping[str, bytes]) -> tuple[tuple[ProseFile, ...], Findings]:
    """The folder's own files (file name: bytes), and the defaults for the names that it has no file for, by name.

    An own file has the name of the default that it replaces, in small or capital letters.
    """
    chapters = {file.name.casefold(): file for file in default_prose()}
    findings = Findings()
    for name, data in own.items():
        stem = name.rsplit(".", maxsplit=1)[0]
        replaced = chapters.get(stem.casefold())
        if replaced is None:
            findings = findings.merged(_nearly_a_chapter(stem, f"{FOLDER}/{name}"))
        file, found = _own_file(replaced.name if replaced else stem, f"{FOLDER}/{name}", data)
        findings = findings.merged(found)
        if file is not None:
            chapters[stem.casefold()] = file
    return tuple(sorted(chapters.values(), key=lambda file: file.name)), findings


def _nearly_a_chapter(stem: str, source: str) -> list[Finding]:
    """A warning where a further chapter is called nearly as a default one: both would be printed."""
    near = difflib.get_close_matches(stem.casefold(), [file.name for file in default_prose()], n=1, cutoff=0.8)
    message = "The file replaces no default chapter: it is a chapter of its own. Is another name meant?"
    return [Finding("prose.nearly_a_chapter", Severity.WARNING, Where(source), message, f"{name}.md") for name in near]


def _own_file(name: str, source: str, data: bytes) -> tuple[ProseFile | None, Findings]:
    text, findings = decode(data, source)
    if text is None:
        return None, findings
    if not text.strip():
        message = "The file is empty, so its chapter is; delete the file to have the default wording."
        findings = findings.merged([Finding("prose.empty", Severity.WARNING, Where(source), message)])
    findings = findings.merged(
        Finding(
            "prose.control_character", Severity.ERROR, Where(source, row),
            "An invisible control character stands in this line; type the line anew.",
        )
        for row, line in enumerate(text.split("\n"), 1)
        if CONTROL.search(line)
    )  # fmt: skip
    return ProseFile(name, source, text, own=True), findings
