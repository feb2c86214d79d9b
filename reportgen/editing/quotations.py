"""The sources of quotations: a note, a symbol or a date that leads to the words; paragraphs and not pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.editing.rule import QUOTATIONS, ReadingRule, Span, TextRule
from reportgen.editing.texts import RUNNING, Home, Kind, Passage, View
from reportgen.findings import Severity
from reportgen.masking import MONTH, NOTE, VALUE

LONG = 8
"""Words from which a quotation in running text is told as one: fewer may be a term, or what somebody was called."""

_QUOTED = re.compile(r"“[^“”]+(?:”|\Z)")
_SOURCE = re.compile(
    rf"{NOTE}|{VALUE}|\b[AES]/[\w./-]+|\bST/[\w./-]+|[A-Z]{{2,}}/[\w./-]*\d|\b[Rr]esolutions? \d+/\d+"
    rf"|\bart(?:icle|s?\.) \d+|\bpara(?:graph|s?\.)|https?://|\b[A-Z]{{3}} \d+/\d{{4}}|\d {MONTH} \d{{4}}"
)
_PAGE = re.compile(
    r"(?P<symbol>\b(?:A|E|S|ST|CCPR|CAT|CEDAW|CERD|CRC|CED|CRPD|CMW|HRI)/[\w./-]*\d)"
    r"(?P<page>,? (?:at )?(?:pp?\.|pages?) ?[0-9]+)"
)


def without_source(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Span]]:
    """Quotations that are set in, and long ones in prose, where neither they nor what leads to them gives a source."""
    before: Passage | None = None
    for passage in passages:
        near = passage.text
        if before is not None and before.home is passage.home and passage.kind is Kind.QUOTATION:
            near = f"{before.text} {near}"
        if passage.kind is Kind.QUOTATION:
            if not _SOURCE.search(near):
                yield passage, Span(0, min(len(passage.text), 1) or 0)
        elif passage.home.home is Home.PROSE and "“" in passage.text and not _SOURCE.search(passage.text):
            for found in _QUOTED.finditer(passage.text):
                if len(found[0].split()) >= LONG:
                    yield passage, Span(found.start(), found.end())
        before = passage


def pages(text: str) -> Iterator[Span]:
    """A page of a document that has numbered paragraphs."""
    return (Span(found.start("page"), found.end("page")) for found in _PAGE.finditer(text))


RULES = (
    ReadingRule(
        id="editorial.quotation_source",
        severity=Severity.NOTE,
        source=QUOTATIONS,
        says="A quotation gives its source; short words that somebody used need none beside the sentence itself.",
        instead="a note, or the symbol and paragraph in brackets",
        wrong="The expert said that “the space for people who speak out is closing”.",
        right="The expert said that “the space for people who speak out is closing” (A/HRC/98/1, para. 4).",
        find=without_source,
    ),
    TextRule(
        id="editorial.page_cited",
        severity=Severity.WARNING,
        source=QUOTATIONS,
        says="Documents of the United Nations are cited by paragraph, for pages differ between languages.",
        instead="the paragraph: A/HRC/98/1, para. 4",
        wrong="A/HRC/98/1, p. 4",
        right="A/HRC/98/1, para. 4",
        find=pages,
        signs=(" p.", " pp.", " page"),
        view=View.OPEN,
        kinds=RUNNING | {Kind.CELL},
        digits=True,
    ),
)
