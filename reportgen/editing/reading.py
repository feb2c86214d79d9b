"""From texts to passages: prose files and accounts as the parser of Markdown reads them, with the line of each.

A tag of a template is no word: both branches of an `if` are read. Nothing is refused here, for composition has refused
what it cannot print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from reportgen.editing.texts import Home, Kind, Mark, Passage, Text
from reportgen.marked_text import COMMENT, has_too_many_notes, parser
from reportgen.masking import NOTE, TAG, VALUE

_NO_WORDS = re.compile(rf"[\s{VALUE}{TAG}{NOTE}]*\Z")
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LITERAL = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_PERSON = re.compile(r"\{[^{}\s|]+\}")
_MARKUP = re.compile(r"[*_>\[\]\\#|~<`]|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n[ \t]*\n\s*")

_OPENS = {
    "heading_open": Kind.HEADING,
    "list_item_open": Kind.ITEM,
    "blockquote_open": Kind.QUOTATION,
    "footnote_reference_open": Kind.NOTE,
    "th_open": Kind.CELL,
    "td_open": Kind.CELL,
}
_BULLETS = frozenset("-+*")
_CLOSES = frozenset(name.replace("_open", "_close") for name in _OPENS)


def passages(text: Text) -> tuple[Passage, ...]:
    """The passages of a text that have words, in their order."""
    match text.home:
        case Home.PROSE:
            found: Iterable[Passage] = _of_prose(text)
        case Home.ACCOUNT:
            found = _of_account(text)
        case Home.CITATION | Home.SETTING:
            found = (Passage(text, text.text, Kind.NOTE),)
    return tuple(passage for passage in found if not _NO_WORDS.match(passage.text))


def _of_prose(text: Text) -> Iterator[Passage]:
    lines: list[str] = []
    numbers: list[int] = []
    words = COMMENT.sub(_lines_kept, _unified(text.text))
    for number, line in enumerate(_TEMPLATE.sub(_sign, words).split("\n"), 1):
        if TAG in line and not line.replace(TAG, "").strip():
            continue  # Jinja2 takes the line away, and no paragraph ends here
        lines.append(line)
        numbers.append(number)
    yield from _Reader(text, numbers).passages("\n".join(lines))
    yield from _words_in_templates(text, words)


def _words_in_templates(text: Text, words: str) -> Iterator[Passage]:
    """The words that a template is given to print: counted("case")."""
    for tag in _TEMPLATE.finditer(words):
        for typed in _LITERAL.finditer(tag[0]):
            line = words.count("\n", 0, tag.start() + typed.start()) + 1
            yield Passage(text, typed[1] or typed[2] or "", Kind.CELL, (line,))


def _of_account(text: Text) -> Iterator[Passage]:
    words = _PERSON.sub(lambda person: VALUE * len(person[0]), COMMENT.sub(_lines_kept, _unified(text.text)))
    if _MARKUP.search(words):
        found = list(_Reader(text, []).passages(words))
    else:
        found = [Passage(text, part) for part in _EMPTY_LINES.split(words.strip())]
    for number, passage in enumerate(found, 1):
        part = f"paragraph {number}" if len(found) > 1 else ""
        yield Passage(text, passage.text, passage.kind, (), passage.marks, part)


@dataclass
class _Inside:
    """The inside of a paragraph on its way to text and marks."""

    words: list[str] = field(default_factory=list)
    length: int = 0
    opened: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def put(self, words: str) -> None:
        self.words.append(words)
        self.length += len(words)


class _Reader:
    """Reads the tokens of one text; `numbers` has the line of the file for each line, none where lines mean nothing."""

    def __init__(self, text: Text, numbers: Sequence[int]) -> None:
        self.text = text
        self.numbers = numbers

    def passages(self, words: str) -> Iterator[Passage]:
        if has_too_many_notes(words):
            return  # composition refuses it
        environment: dict[str, object] = {}
        kinds: list[Kind] = []
        line = 0
        for token in parser().parse(words, environment):
            if token.map:
                line = token.map[0]
            if token.type in _OPENS:
                kinds.append(Kind.BULLET if token.markup in _BULLETS else _OPENS[token.type])
            elif token.type in _CLOSES:
                kinds.pop()
            elif token.type == "inline":
                yield self._passage(token.children or [], kinds[-1] if kinds else Kind.PARAGRAPH, line)
                for note in _typed_notes(token.children or [], environment):
                    yield self._passage(note, Kind.NOTE, line)

    def _passage(self, tokens: Sequence[Token], kind: Kind, line: int) -> Passage:
        inside = _Inside()
        for token in tokens:
            match token.type:
                case "softbreak" | "hardbreak":
                    inside.put("\n")
                case "footnote_ref":
                    inside.put(NOTE)
                case "em_open" | "strong_open":
                    inside.opened.append(inside.length)
                case "em_close" | "strong_close" if inside.opened:
                    strong = token.type == "strong_close"
                    inside.marks.append(Mark(inside.opened.pop(), inside.length, strong))
                case "image":
                    pass
                case _:
                    inside.put(token.content)
        words = "".join(inside.words)
        lines = tuple(self.numbers[line : line + 1 + words.count("\n")])
        return Passage(self.text, words, kind, lines, tuple(inside.marks))


def _typed_notes(tokens: Iterable[Token], environment: dict[str, object]) -> Iterator[list[Token]]:
    """The notes that are typed where they hang: ^[words]."""
    footnotes = environment.get("footnotes")
    for token in tokens:
        if token.type == "footnote_ref" and "label" not in token.meta and isinstance(footnotes, dict):
            yield footnotes["list"][token.meta["id"]]["tokens"]


def _unified(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _lines_kept(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _sign(found: re.Match[str]) -> str:
    sign = VALUE if found[0].startswith("{{") else TAG if found[0].startswith("{%") else ""
    return sign + _lines_kept(found)
