"""The text of a part as a sequence of passages and tables, in the order of reading.

A passage is a paragraph as it stands when every tracked change is accepted: where the mark at its end is struck out, it
goes on in the next one. A table of contents is left out, for Word makes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from reportgen.drafts.cutting import thing_text
from reportgen.drafts.ooxml import Element, child_of, local, val, w
from reportgen.drafts.reading import Reader, Reading
from reportgen.drafts.struck import gives_up_mark
from reportgen.drafts.table_parts import Line, Lines, cells_of, keys_of, lines_of
from reportgen.drafts.tokens import Kind, Token

MARK = "\n"
"""The end of a paragraph inside a passage, or between passages that are read as one."""


@dataclass(slots=True, eq=False)
class Passage:
    """A paragraph, or several whose marks are struck out; `starts` and `ends` are bookmarks that begin and end in it.

    `gone`: all of it is struck out, with its mark. `touched`: it was changed since it was read.
    """

    paragraphs: list[Element]
    readings: list[Reading] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    gone: bool = False
    touched: bool = False
    _tokens: list[Token] | None = None
    _text: str | None = None

    @property
    def tokens(self) -> list[Token]:
        """Its words, signs and things."""
        if self._tokens is None:
            self._tokens = _numbered(self.readings, None)
        return self._tokens

    def things(self, *kinds: Kind) -> list[Token]:
        """Its notes, pictures or the like, without its words being told apart; the tokens have no runs."""
        pieces = [piece for reading in self.readings for piece in reading.pieces if piece.kind in kinds]
        return [Token(thing_text(piece), piece.kind, piece.figure, "", [], piece.element)
                for piece in pieces if not piece.field]  # fmt: skip

    @property
    def text(self) -> str:
        """What is compared: words, one blank for any, signs for things."""
        if self._text is None:
            self._text = "".join([reading.text for reading in self.readings])
        return self._text

    @property
    def shown(self) -> str:
        """What a reader reads."""
        return "".join([reading.shown for reading in self.readings])

    @property
    def style(self) -> str:
        """The id of its style; empty for the default one."""
        return val(child_of(child_of(self.paragraphs[0], "pPr"), "pStyle"))

    @property
    def first(self) -> Element:
        return self.paragraphs[0]

    @property
    def last(self) -> Element:
        return self.paragraphs[-1]

    @property
    def figures(self) -> list[tuple[str, str]]:
        """Its figures in their order: short key, and what is shown."""
        return [figure for reading in self.readings for figure in reading.figures]

    def again(self) -> Passage:
        """The same paragraphs as they stand now, read again where they were changed."""
        if not self.touched:
            return self
        reader = Reader()
        readings = [reader.read(paragraph) for paragraph in self.paragraphs]
        return Passage(self.paragraphs, readings, self.starts, self.ends)

    def split(self, cuts: Iterable[int]) -> None:
        """Read it again with the runs of each token; runs are cut before the tokens of these numbers."""
        self.touched = True
        reader = Reader()
        self.readings = [reader.read(paragraph) for paragraph in self.paragraphs]
        self._tokens = _numbered(self.readings, frozenset(cuts))


class GridRow:
    """A row of a table; the content of its cells is read when it is asked for.

    `gone`: it is struck out. `head`: it is repeated on each page. `texts`: the words of each cell, without their
    passages being read; nothing where it is struck out. `settled`: as of a table.
    """

    def __init__(self, line: Line) -> None:
        self.element = line.element
        self.gone = line.gone
        self.head = line.head
        self.texts = line.texts
        self.settled = False

    @cached_property
    def cells(self) -> list[Flow]:
        """The content of each cell."""
        return [flow_of(cell) for cell in cells_of(self.element)]

    @cached_property
    def keys(self) -> list[str]:
        """The short keys of its figures, in their order."""
        return keys_of(self.element)


class Grid:
    """A table; its rows are read when they are asked for.

    `settled`: it was looked at, and neither people nor the data changed it.
    """

    def __init__(self, element: Element) -> None:
        self.element = element
        self.settled = False

    @cached_property
    def _lines(self) -> Lines:
        return lines_of(self.element)

    @cached_property
    def rows(self) -> list[GridRow]:
        """Its rows, from top to bottom."""
        return [GridRow(line) for line in self._lines.lines]

    @property
    def first(self) -> Element:
        return self.element

    @property
    def last(self) -> Element:
        return self.element

    @property
    def starts(self) -> list[str]:
        return [val(mark, "name") for mark in self.element.iter(w("bookmarkStart"))]

    @cached_property
    def text(self) -> str:
        """The words of its cells, without their passages being read."""
        return MARK.join("\t".join(row.texts) for row in self.rows if not row.gone)

    @property
    def keys(self) -> list[str]:
        """The short keys of its figures, in their order."""
        return self._lines.keys


Item: TypeAlias = "Passage | Grid"


@dataclass(slots=True)
class Flow:
    """Passages and tables one after another."""

    items: list[Item]

    @property
    def text(self) -> str:
        return MARK.join(item.text for item in self.items if isinstance(item, Grid) or not item.gone)

    @property
    def starts(self) -> list[str]:
        return [name for item in self.items for name in item.starts]

    def passages(self, *, settled: bool = True) -> Iterator[Passage]:
        """Every passage, those in tables included, in the order of reading; not `settled`: without such tables."""
        for item in self.items:
            if isinstance(item, Passage):
                yield item
            elif settled or not item.settled:
                for row in item.rows if settled else [row for row in item.rows if not row.settled]:
                    for cell in row.cells:
                        yield from cell.passages(settled=settled)

    def grids(self) -> Iterator[Grid]:
        """Every table, those in tables included."""
        for item in self.items:
            if isinstance(item, Grid):
                yield item
                for row in item.rows:
                    for cell in row.cells:
                        yield from cell.grids()


def flow_of(parent: Element) -> Flow:
    """The flow in a body, a cell or a note."""
    return Flow(list(read_items(parent, Reader())))


def read_items(parent: Element, reader: Reader) -> Iterator[Item]:
    """The passages and tables of a body, a cell or a note, as a reader reads them."""
    waiting: list[tuple[Element, Reading]] = []
    for child in _blocks(parent, reader):
        if local(child) != "p":
            yield from _passages(waiting, reader)
            waiting = []
            yield Grid(child)
            continue
        reading = reader.read(child)
        waiting.append((child, reading))
        if gives_up_mark(child) and (waiting[0][1].pieces or reading.pieces) and _goes_on(child):
            continue  # its words go on in the next one
        yield from _passages(waiting, reader)
        waiting = []
    yield from _passages(waiting, reader)


def _blocks(parent: Element, reader: Reader) -> Iterator[Element]:
    """Paragraphs and tables of a parent; bookmarks between them are told to the reader."""
    for child in parent:
        name = local(child)
        if name in ("p", "tbl"):
            yield child
        elif name == "bookmarkStart":
            reader.starts.append(val(child, "name"))
            reader.open_names[val(child, "id")] = val(child, "name")
        elif name == "bookmarkEnd":
            reader.ends.append(reader.open_names.pop(val(child, "id"), ""))
        elif name == "sdt":
            for content in child.iterchildren(w("sdtContent")):
                yield from _blocks(content, reader)
        elif name in ("customXml", "ins", "moveTo"):
            yield from _blocks(child, reader)


def _passages(read: list[tuple[Element, Reading]], reader: Reader) -> Sequence[Passage]:
    """The passage of paragraphs that belong together; none where they stand in what Word makes."""
    if not read:
        return ()
    starts, ends = reader.starts, reader.ends
    reader.starts, reader.ends = [], []
    if read[0][1].in_contents or reader.in_contents:
        reader.starts = [name for name in starts if not name.startswith(("k_", "_"))]
        return ()
    paragraphs, readings = [paragraph for paragraph, _ in read], [reading for _, reading in read]
    gone = not any(reading.pieces for reading in readings) and all(map(gives_up_mark, paragraphs))
    return (Passage(paragraphs, readings, starts, ends, gone),)


def _numbered(readings: list[Reading], cuts: frozenset[int] | None) -> list[Token]:
    """The tokens of paragraphs whose marks between them are struck out; figures are told apart over all of them.

    `cuts`: runs are cut before the tokens of these numbers.
    """
    found: list[Token] = []
    figures = 0
    for reading in readings:
        highest = 0
        made = len(found)
        for token in reading.tokens(None if cuts is None else frozenset(cut - made for cut in cuts)):
            if token.figure:
                highest = max(highest, token.figure[1])
                token.figure = (token.figure[0], token.figure[1] + figures)
            found.append(token)
        figures += highest
    return found


def _goes_on(paragraph: Element) -> bool:
    """Whether the paragraph after it is one that it can be joined to."""
    following = paragraph.getnext()
    while following is not None and local(following) not in ("p", "tbl", "sdt", "sectPr"):
        following = following.getnext()
    return following is not None and local(following) == "p"
