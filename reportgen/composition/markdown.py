"""Markdown to blocks, so that every text comes out as text.

What the blocks cannot hold is refused with its line, never dropped: no word that a person typed is lost without a
message. HTML, code, entities and link definitions are no markup here and print as they are typed; comments
(`<!-- for drafters -->`) are taken out. Messages name lines and quote nothing, for an account is confidential.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NoReturn

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from reportgen.composition.printed import Insertion, Printed
from reportgen.document.blocks import Block, Heading, ListItem, ListKind, Paragraph, Quotation
from reportgen.document.inlines import (
    CrossReference,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    NoteMark,
    Strong,
    Text,
    plain,
)
from reportgen.document.tables import Align, Cell, Column, Row, Table
from reportgen.errors import ProseError
from reportgen.vocabulary import fold

PRINTED_AS_TYPED = ("code", "fence", "html_block", "html_inline", "backticks", "entity", "lheading", "reference")
"""Rules of Markdown that are off: what they would read as markup is text."""

DEEPEST_EMPHASIS = 6
CAPTION = "Table:"

_TOO_DEEP = "marks stand inside marks too deeply"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_CALL = re.compile(r"\[\^[^\]\s]+\]")
_ALIGN = {"text-align:left": Align.START, "text-align:right": Align.END, "text-align:center": Align.CENTRE}


@dataclass(frozen=True)
class Source:
    """Where a text comes from, for messages: the words for it, and the line of its file for each of its own lines."""

    name: str = ""
    lines: Sequence[int] = ()
    printed: Printed = field(default_factory=Printed)

    def refuse(self, message: str, line: int | None = None) -> NoReturn:
        """Raise ProseError at a line of the text, counted from 0."""
        if line is not None:
            number = self.lines[line] if line < len(self.lines) else line + 1
            raise ProseError(f"{self.name}, line {number}: {message}" if self.name else f"line {number}: {message}")
        raise ProseError(f"{self.name}: {message}" if self.name else message)


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
    kept = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
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
    environment: dict[str, object] = {}
    try:
        root = SyntaxTreeNode(_parser().parse(text, environment))
        return tuple(_Reader(text.split("\n"), place, kinds, environment).blocks(root))
    except RecursionError:
        too_deep = f"{place.name}: {_TOO_DEEP}" if place.name else _TOO_DEEP
        raise ProseError(too_deep) from None


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    parser.use(footnote_plugin, inline=True, move_to_end=False)
    return parser.enable("table").disable(PRINTED_AS_TYPED)


class _Reader:
    """Reads one tree of Markdown, from the top to the bottom."""

    def __init__(self, lines: list[str], source: Source, kinds: _Kinds, environment: Mapping[str, object]) -> None:
        self.lines = lines
        self.source = source
        self.kinds = kinds
        self.environment = environment
        self.anchors: set[str] = set()
        self.paragraphs = 0
        self.notes: dict[str, SyntaxTreeNode] = {}
        self.called: set[str] = set()
        self.caption: SyntaxTreeNode | None = None
        self.in_note = False

    def blocks(self, root: SyntaxTreeNode) -> Iterator[Block]:
        self._collect_notes(root)
        for node in root.children:
            if self.caption and node.type != "table":
                self._refuse("a title of a table (Table: ...) stands here without its table", self.caption)
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
        if self.caption:
            self._refuse("a title of a table (Table: ...) stands here without its table", self.caption)
        for label in self.notes.keys() - self.called:
            self._refuse("nothing calls this note: put its mark where it belongs, or delete it", self.notes[label])

    def _collect_notes(self, root: SyntaxTreeNode) -> None:
        for node in root.walk():
            if node.type == "footnote_reference":
                label = node.meta["label"]
                if node.parent is not root:
                    self._refuse("the text of a note begins at the margin, outside of lists and quotations", node)
                if label in self.notes:
                    self._refuse("a second note has the same mark: give it another", node)
                self.notes[label] = node

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        if self.kinds.account:
            self._refuse("an account has paragraphs, lists and quotations, no headings", node)
        level = int(node.tag[1])
        if level > 4:
            self._refuse("headings go down to the fourth level (####)", node)
        content = self._content(node)
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
        yield Paragraph(self._content(node), anchor, numbered=self.kinds.numbered, conclusion=self.kinds.conclusion)

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
            yield ListItem(self._content(words), kind, level, conclusion=self.kinds.conclusion)
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
            yield Quotation(self._content(child))

    def _table(self, node: SyntaxTreeNode) -> Table:
        if self.kinds.account:
            self._refuse("an account has paragraphs, lists and quotations, no tables", node)
        if self.caption is None:
            self._refuse(f"a table needs a title: write '{CAPTION} its title' as a paragraph before it", node)
        title = _without_caption_word(self._content(self.caption))
        self.caption = None
        if not plain(title).strip():
            self._refuse("the title of the table has no words", node)
        head, *rest = (row for part in node.children for row in part.children)
        width = len(head.children)
        for row in rest:
            if row.map and len(escapedSplit(self.lines[row.map[0]].strip().strip("|"))) > width:
                self._refuse(f"this row has more cells than the {width} of the table's head", row)
        columns = tuple(
            Column(plain(self._content(cell)), _ALIGN.get(str(cell.attrs.get("style")), Align.START))
            for cell in head.children
        )
        rows = tuple(Row(tuple(Cell(self._content(cell)) for cell in row.children)) for row in rest)
        return Table(self._unique(f"table-{_slug(plain(title))}"), title, columns, rows)

    def _content(self, node: SyntaxTreeNode) -> Inlines:
        """The inlines of a paragraph, a heading or a cell."""
        line = _line(node)
        return _joined(inline for child in node.children for inline in self._inline(child, line, 0))

    def _inline(self, node: SyntaxTreeNode, line: int | None, depth: int) -> Iterator[Inline]:
        if depth > DEEPEST_EMPHASIS:
            self.source.refuse(_TOO_DEEP, line)
        match node.type:
            case "text":
                yield from self._text(node.content, line)
            case "softbreak" | "hardbreak":
                yield Text(" ")
            case "em" | "strong":
                content = self._inside(node, line, depth)
                yield Emphasis(content) if node.type == "em" else Strong(content)
            case "link":
                yield self._link(node, line, depth)
            case "footnote_ref":
                yield NoteMark(Note(self._note(node, line, depth)))
            case "image":
                self.source.refuse("a report takes no images from prose", line)
            case _ if node.children:
                for child in node.children:
                    yield from self._inline(child, line, depth)
            case _:
                return

    def _inside(self, node: SyntaxTreeNode, line: int | None, depth: int) -> Inlines:
        return _joined(inline for child in node.children for inline in self._inline(child, line, depth + 1))

    def _text(self, text: str, line: int | None) -> Iterator[Inline]:
        if _CALL.search(text):
            self.source.refuse(
                "the mark of a note stands here, but its text is missing: add a line [^mark]: text", line
            )
        for piece in self.source.printed.pieces(text):
            if isinstance(piece, Insertion):
                self.source.refuse(f'{{{{ insert("{piece.name}") }}}} stands alone in its paragraph', line)
            yield from piece

    def _link(self, node: SyntaxTreeNode, line: int | None, depth: int) -> Link:
        address = str(node.attrs["href"])
        if not address.startswith(("https://", "http://", "mailto:")):
            self.source.refuse("a link leads to an address that begins with https://, http:// or mailto:", line)
        if "%EE%80%80" in address:
            self.source.refuse("the address of a link is typed: no {{ ... }} stands in it", line)
        if node.attrs.get("title"):
            self.source.refuse("a link has no title here: take the quoted words out of its brackets", line)
        content = self._inside(node, line, depth)
        if any(isinstance(inline, NoteMark | CrossReference) for inline in content):
            self.source.refuse("no note and no reference stands inside a link", line)
        return Link(plain(content), address)

    def _note(self, node: SyntaxTreeNode, line: int | None, depth: int) -> Inlines:
        if self.in_note:
            self.source.refuse("a note has no notes of its own", line)
        self.in_note = True
        label = node.meta.get("label")
        if label is None:
            content = self._inside(SyntaxTreeNode(self._tokens_of(node.meta["id"])), line, depth)
        else:
            self.called.add(label)
            match self.notes[label].children:
                case [words] if words.type == "paragraph":
                    line = _line(words)
                    content = self._inside(words, line, depth)
                case _:
                    self._refuse("a note is one paragraph", self.notes[label])
        if not plain(content).strip():
            self.source.refuse("a note has no words", line)
        self.in_note = False
        return content

    def _tokens_of(self, note: int) -> list[Token]:
        footnotes = self.environment["footnotes"]
        assert isinstance(footnotes, dict)
        tokens: list[Token] = footnotes["list"][note]["tokens"]
        return tokens

    def _unique(self, words: str) -> str:
        stem = f"{self.kinds.anchor}-{words}" if self.kinds.anchor else words
        anchor, count = stem, 1
        while anchor in self.anchors:
            count += 1
            anchor = f"{stem}-{count}"
        self.anchors.add(anchor)
        return anchor

    def _refuse(self, message: str, node: SyntaxTreeNode) -> NoReturn:
        self.source.refuse(message, _line(node))


def _line(node: SyntaxTreeNode | None) -> int | None:
    """The line on which a node begins, counted from 0; that of what holds it where it has none of its own."""
    while node is not None and not node.is_root:
        if node.map:
            return node.map[0]
        node = node.parent
    return None


def _joined(content: Iterable[Inline]) -> Inlines:
    """The same inlines, neighbouring texts as one."""
    joined: list[Inline] = []
    for inline in content:
        match (joined[-1:], inline):
            case ([Text(before)], Text(after)):
                joined[-1] = Text(before + after)
            case _:
                joined.append(inline)
    return tuple(joined)


def _without_caption_word(title: Inlines) -> Inlines:
    match title:
        case (Text(first), *rest):
            return (*((Text(words),) if (words := first.removeprefix(CAPTION).lstrip()) else ()), *rest)
        case _:
            return title


def _slug(words: str) -> str:
    """Words as they may stand in an anchor: "General framework" as "general-framework"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:48].rstrip("-") or "section"
