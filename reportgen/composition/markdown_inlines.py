"""The inside of a paragraph: text, emphasis, links, notes, and the values that a template printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from reportgen.composition.printed import Insertion
from reportgen.composition.prose_source import Source
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

DEEPEST_EMPHASIS = 6
TOO_DEEP = "marks stand inside marks too deeply"

_CALL = re.compile(r"\[\^[^\]\s]+\]")


class InlineReader:
    """Reads the inlines of one text. Notes are read where they are called; `called` are the marks of those."""

    def __init__(self, source: Source, environment: Mapping[str, object]) -> None:
        """`environment` is what the parser kept of the notes."""
        self.source = source
        self.environment = environment
        self.notes: dict[str, SyntaxTreeNode] = {}
        self.called: set[str] = set()
        self.in_note = False

    def collect_notes(self, root: SyntaxTreeNode) -> None:
        """Find the text of each note. Raises ProseError for two of one mark."""
        for node in root.walk():
            if node.type == "footnote_reference":
                label = node.meta["label"]
                if node.parent is not root:
                    message = "the text of a note begins at the margin, outside of lists and quotations"
                    self.source.refuse(message, line_of(node))
                if label in self.notes:
                    self.source.refuse("a second note has the same mark: give it another", line_of(node))
                self.notes[label] = node

    def refuse_uncalled_notes(self) -> None:
        """Raise ProseError for a note that nothing has called: its words would be lost."""
        for label, note in self.notes.items():
            if label not in self.called:
                message = "nothing calls this note: put its mark where it belongs, or delete it"
                self.source.refuse(message, line_of(note))

    def content(self, node: SyntaxTreeNode) -> Inlines:
        """The inlines of a paragraph, a heading or a cell."""
        line = line_of(node)
        return _joined(inline for child in node.children for inline in self._inline(child, line, 0))

    def _inline(self, node: SyntaxTreeNode, line: int | None, depth: int) -> Iterator[Inline]:
        if depth > DEEPEST_EMPHASIS:
            self.source.refuse(TOO_DEEP, line)
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
            case "inline":
                for child in node.children:
                    yield from self._inline(child, line, depth)
            case _:
                self.source.refuse("this kind of text has no place in a report", line)

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
                    line = line_of(words)
                    content = self._inside(words, line, depth)
                case _:
                    self.source.refuse("a note is one paragraph", line_of(self.notes[label]))
        if not plain(content).strip():
            self.source.refuse("a note has no words", line)
        self.in_note = False
        return content

    def _tokens_of(self, note: int) -> list[Token]:
        footnotes = self.environment["footnotes"]
        assert isinstance(footnotes, dict)
        tokens: list[Token] = footnotes["list"][note]["tokens"]
        return tokens


def line_of(node: SyntaxTreeNode | None) -> int | None:
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
