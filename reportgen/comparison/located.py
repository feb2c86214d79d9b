"""A report's blocks with where they stand: by which number, in whose entry, under which State."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.document.blocks import Block, Heading, ListItem, ListKind, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.inlines import plain
from reportgen.document.report import Report
from reportgen.document.tables import Table
from reportgen.versions.changes import Kind, Place

SUMMARY = "Summary"

_ENTRY = re.compile(r"(?:new|follow-up)-([a-z]{3})-([0-9a-f]{12})-")
_STATE = re.compile(r"(?:new|follow-up|summary)-([a-z]{3})(?:-p-\d+)?")
_PARAGRAPH = re.compile(r"-p-\d+\Z")


@dataclass(frozen=True, slots=True)
class Located:
    """A block with its place. `owner` is what it belongs to: an entry, a State's summary, a chapter, itself."""

    block: Block
    place: Place
    owner: str
    case: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Summary, body or an annex: `key` is the same in all versions."""

    key: str
    label: str
    blocks: tuple[Located, ...]


def parts(report: Report) -> tuple[Part, ...]:
    """The parts of a report behind its front page, in reading order, each with its blocks."""
    return (
        Part("summary", SUMMARY, tuple(_located(SUMMARY, report.summary, entries=False))),
        Part("body", "", tuple(_located("", report.body, entries=False))),
        *(
            Part(annex.anchor, annex.label, tuple(_located(annex.label, annex.blocks, entries=True)))
            for annex in report.annexes
        ),
    )


def numbers_of(report: Report) -> Mapping[str, str]:
    """By anchor, the number by which a reference calls what stands there."""
    found = {annex.anchor: annex.label.partition(" ")[2] for annex in report.annexes}
    for block in report.blocks():
        match block:
            case Heading() | Paragraph():
                found[block.anchor] = f"({block.number})" if _is_letter(block) else block.number
            case Table():
                found[block.anchor] = block.number
            case Figure():
                found[block.anchor] = block.number
                found[block.table.anchor] = block.table.number
            case ListItem() | Quotation():
                pass
    return {anchor: number for anchor, number in found.items() if number}


def anchor_of(block: Block) -> str:
    """The anchor of a block; empty where it has none."""
    return "" if isinstance(block, ListItem | Quotation) else block.anchor


def _is_letter(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 4


@dataclass
class _Reader:
    """What has been met so far, for blocks that are called by what is before them."""

    part: str
    paragraph: str = ""
    paragraphs: int = 0
    items: int = 0
    quotations: int = 0
    under: str = ""
    owner: str = ""
    last: Block | None = field(default=None)

    def place(self, block: Block) -> Place:
        match block:
            case Heading():
                self.under = plain(block.content) if not block.numbered else ""
                return Place(self.part, Kind.HEADING, _called(block), under=plain(block.content), ordinal=block.level)
            case Paragraph():
                self.paragraphs += 1
                self.items = self.quotations = 0
                self.paragraph = block.number
                return Place(self.part, Kind.PARAGRAPH, block.number, ordinal=self.paragraphs, under=self.under)
            case ListItem():
                self.items = self.items + 1 if isinstance(self.last, ListItem) else 1
                marker = "" if block.kind is ListKind.BULLETS else block.marker
                return Place(self.part, Kind.ITEM, self.paragraph, marker=marker, ordinal=self.items, under=self.under)
            case Quotation():
                self.quotations += 1
                return Place(self.part, Kind.QUOTATION, self.paragraph, ordinal=self.quotations, under=self.under)
            case Table():
                return Place(self.part, Kind.TABLE, block.number)
            case Figure():
                return Place(self.part, Kind.FIGURE, block.number, table=block.table.number)


def _called(heading: Heading) -> str:
    return f"({heading.number})" if heading.number and heading.level == 4 else heading.number


def _located(part: str, blocks: tuple[Block, ...], *, entries: bool) -> Iterator[Located]:
    reader = _Reader(part)
    owners = tuple(_owners(blocks, entries=entries))
    for block, (owner, case, state) in zip(blocks, owners, strict=True):
        yield Located(block, reader.place(block), owner, case, state)
        reader.last = block


def _owners(blocks: tuple[Block, ...], *, entries: bool) -> Iterator[tuple[str, str, str]]:
    """For each block what it belongs to, the case of its entry and its State, as the anchors say.

    A heading belongs to what follows it; an item or a quotation to what is before it.
    """
    current = ("", "", "")
    for place, block in enumerate(blocks):
        anchor = anchor_of(block)
        if isinstance(block, Table | Figure):
            yield anchor, "", ""
            continue
        entry = _ENTRY.match(anchor) if entries else None
        state = _STATE.fullmatch(anchor)
        if entry:
            current = (entry[0], entry[2], entry[1].upper())
        elif state and (entries or anchor.startswith("summary-")):
            current = (state[0] if entries else f"summary-{state[1]}", "", state[1].upper())
        elif isinstance(block, Heading):
            following = next((one.anchor for one in blocks[place:] if isinstance(one, Paragraph)), anchor)
            current = (_PARAGRAPH.sub("", following) if not _STATE.fullmatch(following) else anchor, "", "")
        elif anchor:
            current = (_PARAGRAPH.sub("", anchor), "", "")
        yield current
