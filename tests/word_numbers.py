"""The numbers that Word prints before the paragraphs of its lists, for tests that read a file as it is printed."""

from __future__ import annotations

from reportgen.drafts.numbers import counted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def labels(document, numbering) -> dict:
    """The label of every paragraph that stands in a list with numbers: "IV.", "12.", "(a)"."""
    return {paragraph: number.label for paragraph, number in counted(document, numbering).items()}
