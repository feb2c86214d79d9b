"""Give every number of a document, once, before any back end sees it.

Headings I., A., 1., (a); paragraphs through the body, and anew in each annex; tables in arabic numerals through
the whole document; figures in roman numerals, a single one without a number; notes in one sequence; list items by
letter. Cross-references get their words from the numbers. The rules are those of the Editorial Manual. A table or a
figure that has a number keeps it: it stands for that of another document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, assert_never

from reportgen.document.blocks import Block, Heading, ListItem, ListKind, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.inlines import (
    CrossReference,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    NoteMark,
    Quantity,
    Strong,
    Text,
    plain,
)
from reportgen.document.report import ContentsLine, Report
from reportgen.document.tables import Table

ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
         (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


class UnknownTargetError(LookupError):
    """A cross-reference points to an anchor that nothing has; the message is the anchor."""


def numbered(report: Report) -> Report:
    """The same report with every number given and every cross-reference worded.

    Raises UnknownTargetError for a cross-reference without a target.
    """
    blocks = tuple(report.blocks())
    figures = [block for block in blocks if isinstance(block, Figure)]
    counter = _Counter(single_figure=len(figures) == 1)
    front = replace(
        report.front,
        title=counter.inlines(report.front.title),
        subtitle=counter.inlines(report.front.subtitle),
    )
    summary = tuple(counter.block(block) for block in report.summary)
    body = counter.sequence(report.body)
    annexes = []
    for annex in report.annexes:
        counter.words[annex.anchor] = _annex_words(annex.label)
        annexes.append(replace(annex, title=counter.inlines(annex.title), blocks=counter.sequence(annex.blocks)))
    draft = replace(report, front=front, summary=summary, body=body, annexes=tuple(annexes))
    worded = _Words(counter.words).report(draft)
    return replace(worded, contents=_contents(worded)) if report.contents else worded


def roman(number: int) -> str:
    """4 as "IV"."""
    text = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def letter(number: int) -> str:
    """1 as "a", 27 as "aa"."""
    text = ""
    while number:
        number, place = divmod(number - 1, 26)
        text = chr(ord("a") + place) + text
    return text


class _Called(NamedTuple):
    """How a numbered thing is called in a sentence: "table" "2"; a single figure is "figure"."""

    kind: str
    number: str

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()


def _annex_words(label: str) -> _Called:
    kind, _, number = label.partition(" ")
    return _Called(kind.lower(), number)


class _Walk:
    """Rebuild blocks and inlines from the leaves up; what changes is in the subclasses."""

    def inline(self, inline: Inline) -> Inline:
        match inline:
            case Strong() | Emphasis():
                return replace(inline, content=self.inlines(inline.content))
            case NoteMark():
                return NoteMark(self.note(inline.note))
            case CrossReference():
                return self.reference(inline)
            case Text() | Quantity() | Link():
                return inline
            case _:
                assert_never(inline)

    def note(self, note: Note) -> Note:
        return replace(note, content=self.inlines(note.content))

    def reference(self, reference: CrossReference) -> CrossReference:
        return reference

    def inlines(self, content: Inlines) -> Inlines:
        return tuple(self.inline(inline) for inline in content)

    def block(self, block: Block) -> Block:
        match block:
            case Heading() | Paragraph() | ListItem() | Quotation():
                return replace(block, content=self.inlines(block.content))
            case Table():
                return self.table(block)
            case Figure():
                return replace(block, caption=self.inlines(block.caption), table=self.table(block.table))
            case _:
                assert_never(block)

    def table(self, table: Table) -> Table:
        caption = self.inlines(table.caption)  # first: it stands above the rows, and notes count in reading order
        rows = tuple(
            replace(row, cells=tuple(replace(cell, content=self.inlines(cell.content)) for cell in row.cells))
            for row in table.rows
        )
        notes = tuple(self.inlines(note) for note in table.notes)
        return replace(table, caption=caption, rows=rows, notes=notes)


@dataclass
class _Counter(_Walk):
    single_figure: bool
    words: dict[str, _Called] = field(default_factory=dict)
    headings: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    items: list[int] = field(default_factory=lambda: [0, 0])
    kinds: list[ListKind | None] = field(default_factory=lambda: [None, None])
    paragraphs: int = 0
    tables: int = 0
    figures: int = 0
    notes: int = 0

    def sequence(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """A body or an annex: headings and paragraphs count anew."""
        self.headings = [0, 0, 0, 0]
        self.paragraphs = 0
        return tuple(self.block(block) for block in blocks)

    def note(self, note: Note) -> Note:
        if not note.symbol:
            self.notes += 1
            note = replace(note, mark=str(self.notes))
        return super().note(note)

    def block(self, block: Block) -> Block:
        if not isinstance(block, ListItem):
            self.items = [0, 0]
        match block:
            case Heading() if block.numbered:
                number = self._heading(block.level)
                shown = f"({number})" if block.level == 4 else number
                self.words[block.anchor] = _Called("section" if block.level > 1 else "chapter", shown)
                block = replace(block, number=number)
            case Paragraph() if block.numbered:
                self.paragraphs += 1
                self.words[block.anchor] = _Called("paragraph", str(self.paragraphs))
                block = replace(block, number=str(self.paragraphs))
            case ListItem():
                block = replace(block, marker=self._marker(block))
            case Figure():
                self.figures += 1
                number = block.number or ("" if self.single_figure else roman(self.figures))
                self.words[block.anchor] = _Called("figure", number)
                block = replace(block, number=number)
            case _:
                pass
        return super().block(block)

    def table(self, table: Table) -> Table:
        self.tables += 1
        number = table.number or str(self.tables)
        self.words[table.anchor] = _Called("table", number)
        return super().table(replace(table, number=number))

    def _heading(self, level: int) -> str:
        self.headings[level - 1] += 1
        self.headings[level:] = [0] * (4 - level)
        count = self.headings[level - 1]
        return (roman(count), letter(count).upper(), str(count), letter(count))[level - 1]

    def _marker(self, item: ListItem) -> str:
        if self.kinds[item.level - 1] is not item.kind:  # another list begins, and its letters with it
            self.items[item.level - 1] = 0
        self.kinds[item.level - 1] = item.kind
        self.items[item.level - 1] += 1
        self.items[item.level :] = [0] * (2 - item.level)
        if item.kind is ListKind.BULLETS:
            return "•"
        count = self.items[item.level - 1]
        return f"({letter(count)})" if item.level == 1 else f"({roman(count).lower()})"


@dataclass
class _Words(_Walk):
    """Word the cross-references by what numbering gave."""

    words: Mapping[str, _Called]

    def reference(self, reference: CrossReference) -> CrossReference:
        if reference.anchor not in self.words:
            raise UnknownTargetError(reference.anchor)
        called = self.words[reference.anchor]
        text = reference.text or str(called)
        ends = text == called.number or text.endswith(f" {called.number}")
        return replace(reference, text=text, number=called.number if ends else "")

    def report(self, report: Report) -> Report:
        front = replace(
            report.front, title=self.inlines(report.front.title), subtitle=self.inlines(report.front.subtitle)
        )
        annexes = tuple(
            replace(a, title=self.inlines(a.title), blocks=tuple(map(self.block, a.blocks))) for a in report.annexes
        )
        return replace(
            report,
            front=front,
            summary=tuple(map(self.block, report.summary)),
            body=tuple(map(self.block, report.body)),
            annexes=annexes,
        )


def _contents(report: Report) -> tuple[ContentsLine, ...]:
    return tuple(_contents_lines(report))


def _contents_lines(report: Report) -> Iterator[ContentsLine]:
    for block in report.body:
        if isinstance(block, Heading) and block.level <= 2:
            yield ContentsLine(block.level, block.number, plain(block.content), block.anchor)
    for annex in report.annexes:
        yield ContentsLine(1, "", f"{annex.label}. {plain(annex.title)}", annex.anchor)
