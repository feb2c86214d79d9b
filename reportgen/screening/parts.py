"""What the parts of office files and books are called by people."""

from __future__ import annotations

import re

from reportgen.screening.passages import Step

_SAID = (
    (r"word/document\d*\.xml", "body"),
    (r"word/header.*\.xml", "head of the page"),
    (r"word/footer.*\.xml", "foot of the page"),
    (r"word/footnotes\.xml", "footnotes"),
    (r"word/endnotes\.xml", "endnotes"),
    (r"(word|xl)/comments.*\.xml|xl/threadedComments/.*", "comments"),
    (r"(word/people|xl/persons/.*)\.xml", "list of authors"),
    (r"word/settings\.xml", "settings"),
    (r"word/glossary/.*", "building blocks"),
    (r"docProps/(core|app)\.xml|meta\.xml", "document properties"),
    (r"docProps/custom\.xml", "custom document properties"),
    (r"customXml/.*", "custom XML"),
    (r".*\.rels", "links of the file"),
    (r"xl/workbook\.xml", "list of sheets and defined names"),
    (r"xl/pivotCache/.*", "kept data of a pivot table"),
    (r"xl/externalLinks/.*", "kept data of another workbook"),
    (r"xl/tables/.*", "table of a sheet"),
    (r"(word|xl|ppt)/charts/.*", "chart"),
    (r"(word|xl|ppt)/(drawings|diagrams)/.*", "drawing"),
    (r"ppt/slides/slide\d+\.xml", "slide"),
    (r"ppt/notesSlides/.*", "notes of a slide"),
    (r"content\.xml", "body"),
)
_PATTERNS = tuple((re.compile(pattern), said) for pattern, said in _SAID)


def step_of(part: str, number: int) -> Step:
    """What a part is called: in words where it is known, with its own name beside them."""
    said = next((words for pattern, words in _PATTERNS if pattern.fullmatch(part)), "")
    if said in ("body", "footnotes", "endnotes", "settings", "document properties", "custom document properties"):
        return Step(said)
    shown = f"{said} ({part})" if said else f"part {part}"
    return Step(shown, said or f"part {number}")
