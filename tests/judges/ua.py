"""A second opinion on PDF/UA-1, by a program that has nothing in common with veraPDF and needs no Java."""

from __future__ import annotations

from pathlib import Path


def failures(path: Path) -> tuple[str, ...]:
    """The rules that a PDF breaks, each with what is wrong."""
    import page

    try:
        report = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
    except page.ParseError as error:
        return (f"unreadable: {error}",)
    found = tuple(f"{failure.rule_id}: {failure.message}" for failure in report.failures)
    assert report.is_compliant is not bool(found), "a verdict without a reason"
    return found
