"""Entries of cases in a document: their paragraphs are called by a digest that stands for the case.

A draft needs it, for the entry has to be found again after a correction. A file that leaves does not: it would tell of
two editions which entry is of the same case, even where somebody whom the first one names is anonymous in the second.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from reportgen.document.blocks import Block, Paragraph
from reportgen.document.report import Report

_ENTRY = re.compile(r"(?P<before>(?:new|follow-up)-(?:[a-z]{3}-)?)(?P<mark>[0-9a-f]{12})-(?P<after>.*)", re.DOTALL)


def with_places(report: Report) -> Report:
    """The same report, its entries called by their place: the first one of a State in an annex is 1."""
    places: dict[str, dict[str, int]] = {}

    def called(entry: re.Match[str]) -> str:
        marks = places.setdefault(entry["before"], {})
        return f"{entry['before']}{marks.setdefault(entry['mark'], len(marks) + 1)}-{entry['after']}"

    return _with_entries(report, called)


def without_names(report: Report) -> Report:
    """The same report, its entries called nothing: in a file that people edit, a place would tell of a gap."""
    return _with_entries(report, lambda _entry: "")


def _with_entries(report: Report, called: Callable[[re.Match[str]], str]) -> Report:
    def each(blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            if isinstance(block, Paragraph) and (entry := _ENTRY.fullmatch(block.anchor)):
                yield replace(block, anchor=called(entry))
            else:
                yield block

    body = tuple(each(report.body))
    annexes = tuple(replace(annex, blocks=tuple(each(annex.blocks))) for annex in report.annexes)
    return replace(report, body=body, annexes=annexes)
