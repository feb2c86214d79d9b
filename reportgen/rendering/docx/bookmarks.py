"""Anchors of the document as bookmarks of a Word file: valid names, unique ids, each anchor once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import assert_never

from reportgen.document.blocks import Block, Heading, ListItem, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.report import Report
from reportgen.document.tables import Table
from reportgen.form import Numbers
from reportgen.rendering.docx.numbers import Series, automatic

LONGEST_NAME = 40
"""Word cuts longer names."""

FRONT = "front_"
"""With this begins the bookmark of a line of the front page."""


@dataclass(slots=True)
class Bookmarks:
    """The bookmark of each anchor of a report; `names` holds every anchor that has a place.

    `listed` are those of headings and paragraphs whose number Word gives: it stands in no bookmark, but is the
    paragraph's own.
    """

    names: dict[str, str]
    listed: frozenset[str] = frozenset()
    _placed: dict[str, int] = field(default_factory=dict)
    _last: str = "front"
    _beside: int = 0

    @classmethod
    def of(cls, report: Report, numbers: Numbers = Numbers.TYPED) -> Bookmarks:
        """A name for each anchor of the report: the anchor itself as far as Word allows its letters."""
        names: dict[str, str] = {}
        taken: set[str] = set()
        for anchor in _anchors(report):
            if anchor and anchor not in names:
                names[anchor] = _free(_valid(anchor), taken)
                taken.add(names[anchor].casefold())
        automatic = numbers is Numbers.AUTOMATIC
        return cls(names, frozenset(_listed(report.blocks())) if automatic else frozenset())

    def around(self, anchor: str, runs: str) -> str:
        """Runs with the bookmark of an anchor around them; the runs alone where it stands already or is none."""
        if anchor not in self.names or anchor in self._placed:
            return runs
        self._last, self._beside = self.names[anchor], 0
        return self.marked(self.names[anchor], runs, anchor)

    def beside(self, runs: str) -> str:
        """Runs of a block without an anchor, with a bookmark that is called by the last anchor before it."""
        self._beside += 1
        end = f"_b{self._beside}"
        return self.marked(f"{self._last[: LONGEST_NAME - len(end)]}{end}", runs)

    def of_front_page(self, line: str, runs: str) -> str:
        """Runs of the front page, with a bookmark that says which of its lines they are."""
        return self.marked(f"{FRONT}{line}", runs)

    def marked(self, name: str, runs: str, anchor: str = "") -> str:
        """Runs with a bookmark around them; `name` is free, and valid in Word."""
        number = self._placed[anchor or f" {name}"] = len(self._placed) + 1
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def _listed(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() if block.number and automatic(Series.HEADINGS, block.level - 1, block.number):
                yield block.anchor
            case Paragraph() if block.number:
                yield block.anchor
            case _:
                pass


def _anchors(report: Report) -> Iterator[str]:
    for block in report.blocks():
        yield from _anchors_of(block)
    for annex in report.annexes:
        yield annex.anchor


def _anchors_of(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph() | Table():
            yield block.anchor
        case Figure():
            yield block.anchor
            yield block.table.anchor
        case ListItem() | Quotation():
            pass
        case _:
            assert_never(block)


def _valid(anchor: str) -> str:
    """Letters, digits and underscores, the first one a letter."""
    name = re.sub(r"[^A-Za-z0-9]+", "_", anchor).strip("_") or "place"
    return (name if name[0].isalpha() and not name.startswith(FRONT) else f"a_{name}")[:LONGEST_NAME]


def _free(name: str, taken: set[str]) -> str:
    """The name, or with a number behind it where another anchor has it; Word does not tell capitals apart."""
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name[: LONGEST_NAME - 1 - len(str(number))]}_{number}"
    return free
