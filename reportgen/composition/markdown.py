"""Markdown to blocks, so that every text comes out as text.

What the blocks cannot hold is refused with its line, never dropped: no word that a person typed is lost without a
message. HTML, code, entities and link definitions are no markup here and print as they are typed; comments
(`<!-- for drafters -->`) are taken out. Messages name lines and quote nothing, for an account is confidential.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn

from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode

from reportgen.composition.markdown_inlines import TOO_DEEP, InlineReader, line_of
from reportgen.composition.printed import Insertion
from reportgen.composition.prose_source import Source
from reportgen.document.blocks import Block, Heading, ListItem, ListKind, Paragraph, Quotation
from reportgen.document.inlines import CrossReference, Inlines, NoteMark, Quantity, Text, plain
from reportgen.document.tables import Align, Cell, Column, Row, Table
from reportgen.errors import ProseError
from reportgen.marked_text import COMMENT, has_too_many_notes, parser
from reportgen.vocabulary import fold

CAPTION = "Table:"

NARROW, BROAD = 6, 10
"""A table of prose with more columns uses the width between the margins; with more again, a page that is turned."""

_KEPT = 1_000
"""Texts whose trees are kept; the largest report has some 500."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ALIGN = {"text-align:left": Align.START, "text-align:right": Align.END, "text-align:center": Align.CENTRE}


def blocks(
    text: str, *, anchor: str, conclusion: bool = False, numbered: bool = True, source: Source | str = ""
) -> tuple[Block, ...]:
    """A prose text as blocks.

    Paragraphs have the anchors `<anchor>-p-1`, `-p-2` ..., headings `<anchor>-<words>`, all of them unique.
    `conclusion` and `numbered` go to each paragraph. Raises ProseError, with the line, for what blocks cannot hold: an
    image, a list in a list in a list, a table without a title, a note that nothing calls.
    """
    return _read(text, source, _Kinds(anchor, conclusion=conclusion, numbered=numbered))


def account_blocks(text: str, *, anchor: str, numbered: bool = True, source: str = "") -> tuple[Block, ...]:
    """An account as blocks: paragraphs, lists and quotations. Raises ProseError for a heading or a table as well."""
    return _read(text, source, _Kinds(anchor, numbered=numbered, account=True))


def inlines(text: str, *, source: str = "") -> Inlines:
    """One paragraph of Markdown as inlines; nothing for an empty text. Raises ProseError for more than a paragraph."""
    found = _read(text, source, _Kinds("", account=True))
    match found:
        case ():
            return ()
        case (Paragraph(content=content),):
            return content
        case _:
            raise ProseError(
                f"{source}: here stands one paragraph only" if source else "here stands one paragraph only"
            )


def without_comments(text: str, source: Source | str = "") -> str:
    """A text without its comments, line for line. Raises ProseError for a comment that has only one end."""
    place = source if isinstance(source, Source) else Source(source)
    kept = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n") if comment["end"] else comment[0], text)
    for end, message in (("<!--", "a comment (<!--) is never closed: close it with -->"),
                         ("-->", "--> closes no comment: write <!-- before what is not to be printed")):  # fmt: skip
        if end in kept:
            place.refuse(message, kept[: kept.index(end)].count("\n"))
    return kept


@dataclass(frozen=True)
class _Kinds:
    """What the blocks are to be."""

    anchor: str
    conclusion: bool = False
    numbered: bool = True
    account: bool = False


def _read(text: str, source: Source | str, kinds: _Kinds) -> tuple[Block, ...]:
    place = source if isinstance(source, Source) else Source(source)
    text = without_comments(text.replace("\r\n", "\n").replace("\r", "\n"), place)
    if found := _UNPRINTABLE.search(text):
        place.refuse("a character that cannot be printed stands here: delete it", text[: found.start()].count("\n"))
    if has_too_many_notes(text):
        place.refuse("too many marks of notes stand in long paragraphs: part them", None)
    try:
        root, environment = _tree(text)
        return tuple(_Reader(text.split("\n"), place, kinds, environment).blocks(root))
    except RecursionError:
        too_deep = f"{place.name}: {TOO_DEEP}" if place.name else TOO_DEEP
        raise ProseError(too_deep) from None


@lru_cache(maxsize=_KEPT)
def _tree(text: str) -> tuple[SyntaxTreeNode, Mapping[str, object]]:
    """A text as markdown-it reads it, with its notes. Kept: an account is checked first and composed later."""
    environment: dict[str, object] = {}
    return SyntaxTreeNode(parser().parse(text, environment)), environment


class _Reader:
    """Reads one tree of Markdown, from the top to the bottom."""

    def __init__(self, lines: list[str], source: Source, kinds: _Kinds, environment: Mapping[str, object]) -> None:
        self.lines = lines
        self.source = source
        self.kinds = kinds
        self.inlines = InlineReader(source, environment)
        self.anchors: set[str] = set()
        self.paragraphs = 0
        self.caption: SyntaxTreeNode | None = None

    def blocks(self, root: SyntaxTreeNode) -> Iterator[Block]:
        self.inlines.collect_notes(root)
        for node in root.children:
            match node.type:
                case "heading":
                    yield self._heading(node)
                case "paragraph":
                    yield from self._paragraph(node)
                case "ordered_list" | "bullet_list":
                    yield from self._list(node, 1)
                case "blockquote":
                    yield from self._quotations(node)
                case "table":
                    yield self._table(node)
                case "footnote_reference":
                    pass
                case "hr":
                    self._refuse("a report has no lines across the page: delete it", node)
                case _:
                    self._refuse("this kind of text has no place in a report", node)
        self.inlines.refuse_uncalled_notes()

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        if self.kinds.account:
            self._refuse("an account has paragraphs, lists and quotations, no headings", node)
        level = int(node.tag[1])
        if level > 4:
            self._refuse("headings go down to the fourth level (####)", node)
        content = self.inlines.content(node)
        if not plain(content).strip():
            self._refuse("a heading has no words", node)
        return Heading(level, content, self._unique(_slug(plain(content))), numbered=self.kinds.numbered)

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        pieces = list(self.source.printed.pieces(node.children[0].content)) if node.children else []
        match pieces:
            case [Insertion(blocks=inserted)]:
                yield from inserted
                return
        if node.children and node.children[0].content.startswith(CAPTION) and not self.kinds.account:
            following = node.next_sibling
            if following is not None and following.type == "table":
                self.caption = node
                return
        self.paragraphs += 1
        anchor = self._unique(f"p-{self.paragraphs}")
        yield Paragraph(
            self.inlines.content(node), anchor, numbered=self.kinds.numbered, conclusion=self.kinds.conclusion
        )

    def _list(self, node: SyntaxTreeNode, level: int) -> Iterator[ListItem]:
        if level > 2:
            self._refuse("a list goes down to the second level", node)
        kind = ListKind.LETTERS if node.type == "ordered_list" else ListKind.BULLETS
        if node.attrs.get("start", 1) != 1:
            self._refuse(r"a list begins with 1; if this is text, write a backslash before the point (12\. )", node)
        for item in node.children:
            words, *deeper = item.children or (None,)
            if words is None or words.type != "paragraph":
                self._refuse("an item of a list begins with words", item)
            yield ListItem(self.inlines.content(words), kind, level, conclusion=self.kinds.conclusion)
            for child in deeper:
                if child.type not in ("ordered_list", "bullet_list"):
                    self._refuse("an item of a list is one paragraph", child)
                yield from self._list(child, level + 1)

    def _quotations(self, node: SyntaxTreeNode) -> Iterator[Quotation]:
        if not node.children:
            self._refuse("a quotation has no words", node)
        for child in node.children:
            if child.type != "paragraph":
                self._refuse("a quotation has paragraphs only", child)
            yield Quotation(self.inlines.content(child))

    def _table(self, node: SyntaxTreeNode) -> Table:
        if self.kinds.account:
            self._refuse("an account has paragraphs, lists and quotations, no tables", node)
        if self.caption is None:
            self._refuse(f"a table needs a title: write '{CAPTION} its title' as a paragraph before it", node)
        title = _without_caption_word(self.inlines.content(self.caption))
        self.caption = None
        if not plain(title).strip():
            self._refuse("the title of the table has no words", node)
        head, *rest = (row for part in node.children for row in part.children)
        width = len(head.children)
        for row in rest:
            if row.map and len(escapedSplit(self.lines[row.map[0]].strip().strip("|"))) > width:
                self._refuse(f"this row has more cells than the {width} of the table's head", row)
        columns = tuple(self._column(cell) for cell in head.children)
        rows = tuple(Row(tuple(_cell(self.inlines.content(cell)) for cell in row.children)) for row in rest)
        return Table(
            self._unique(f"table-{_slug(plain(title))}"), title, columns, rows,
            wide=len(columns) > NARROW, landscape=len(columns) > BROAD,
        )  # fmt: skip

    def _column(self, cell: SyntaxTreeNode) -> Column:
        content = self.inlines.content(cell)
        if any(isinstance(inline, NoteMark | CrossReference) for inline in content):
            self._refuse("the head of a column has no notes and no references", cell)
        return Column(plain(content), _ALIGN.get(str(cell.attrs.get("style")), Align.START))

    def _unique(self, words: str) -> str:
        stem = f"{self.kinds.anchor}-{words}" if self.kinds.anchor else words
        anchor, count = stem, 1
        while anchor in self.anchors:
            count += 1
            anchor = f"{stem}-{count}"
        self.anchors.add(anchor)
        return anchor

    def _refuse(self, message: str, node: SyntaxTreeNode) -> NoReturn:
        self.source.refuse(message, line_of(node))


def _cell(content: Inlines) -> Cell:
    """A cell; one that holds a figure and nothing else carries the key of its fact."""
    match content:
        case (Quantity(key=key),):
            return Cell(content, key)
        case _:
            return Cell(content)


def _without_caption_word(title: Inlines) -> Inlines:
    match title:
        case (Text(first), *rest):
            return (*((Text(words),) if (words := first.removeprefix(CAPTION).lstrip()) else ()), *rest)
        case _:
            return title


def _slug(words: str) -> str:
    """Words as they may stand in an anchor: "General framework" as "general-framework"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:48].rstrip("-") or "section"
