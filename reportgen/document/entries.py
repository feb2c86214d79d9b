"""Entries of cases in a document: their paragraphs are called by a digest that stands for the case.

A draft needs it, for the entry has to be found again after a correction. A file that leaves does not: it would tell of
two editions which entry is of the same case, even where somebody whom the first one names is anonymous in the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.document.blocks import Block, Paragraph
from reportgen.document.report import Report

_ENTRY = re.compile(r"(?P<before>(?:new|follow-up)-(?:[a-z]{3}-)?)(?P<mark>[0-9a-f]{12})-")


def without_marks(report: Report) -> Report:
    """The same report, its entries called by their place: the first one of a State in an annex is 1."""
    places: dict[str, dict[str, int]] = {}

    def each(blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            entry = _ENTRY.match(block.anchor) if isinstance(block, Paragraph) else None
            if entry and isinstance(block, Paragraph):
                marks = places.setdefault(entry["before"], {})
                place = marks.setdefault(entry["mark"], len(marks) + 1)
                yield replace(block, anchor=f"{entry['before']}{place}-{block.anchor[entry.end() :]}")
            else:
                yield block

    body = tuple(each(report.body))
    annexes = tuple(replace(annex, blocks=tuple(each(annex.blocks))) for annex in report.annexes)
    return replace(report, body=body, annexes=annexes)
