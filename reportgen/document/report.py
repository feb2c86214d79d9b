"""A whole document made of named parts, in the words of the trade."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportgen.document.blocks import Block
from reportgen.document.charts import Figure
from reportgen.document.inlines import Inlines


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file may say about itself, and nothing else. `language` is a BCP 47 tag; `date` the only clock."""

    title: str
    subject: str
    language: str
    date: date | None


@dataclass(frozen=True, slots=True)
class Front:
    """The front page, line by line, in its order.

    `specimen`: this is not a United Nations document, and the front page says so where the organ stands; `notice` says
    what the document is made of; `running_notice` stands at the head of every page, and says DRAFT until the document
    is published. `title` and `subtitle` carry the
    marks of the notes by asterisk.
    """

    symbol: str
    organ: str
    specimen: bool
    notice: str
    running_notice: str
    version: str
    distribution: str
    date: str
    original_language: str
    body: str
    session: str
    session_dates: str
    agenda_items: str
    agenda_titles: tuple[str, ...]
    title: Inlines
    subtitle: Inlines


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex, by its label ("Annex I"; "Annex" for a single one); its paragraphs have a sequence of their own."""

    label: str
    title: Inlines
    anchor: str
    language_note: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the table of contents: level 1 or 2, the heading's number and text, the anchor that it leads to."""

    level: int
    number: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report or a country annex, numbered and complete: every back end prints the same words in the same order."""

    properties: Properties
    front: Front
    summary: tuple[Block, ...]
    contents: tuple[ContentsLine, ...]
    body: tuple[Block, ...]
    annexes: tuple[Annex, ...]

    def blocks(self) -> Iterator[Block]:
        """Every block in reading order: summary, body, annexes."""
        yield from self.summary
        yield from self.body
        for annex in self.annexes:
            yield from annex.blocks

    def with_figures(self, changed: Callable[[Figure], Figure]) -> Report:
        """The same report with each of its charts as `changed` gives it."""

        def each(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
            return tuple(changed(block) if isinstance(block, Figure) else block for block in blocks)

        annexes = tuple(replace(annex, blocks=each(annex.blocks)) for annex in self.annexes)
        return replace(self, summary=each(self.summary), body=each(self.body), annexes=annexes)
