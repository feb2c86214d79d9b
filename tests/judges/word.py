"""Two judges of Word files: the schemas of Microsoft's Open XML SDK, and a checker of the ties between the parts."""

from __future__ import annotations

from pathlib import Path


def errors(path: Path) -> tuple[str, ...]:
    """What is wrong in a DOCX, warnings too: each with its part and, where one is known, the place in it."""
    from ooxml_integrity import INFO, check
    from openxml_audit import FileFormat, OpenXmlValidator

    # A validator of its own for each file: one that has seen another file may look for notes in that.
    schema = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0).validate(path).errors
    ties = [f"{found} {found.part} {found.where}".strip() for found in check(path) if found.severity is not INFO]
    return (*map(str, schema), *ties)
