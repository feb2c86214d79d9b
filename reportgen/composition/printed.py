"""Values on their way through Markdown.

What a template prints (a figure with its key, a State's name, a note) never enters the Markdown as text, where it
could be taken for markup: a short run of private-use characters stands for it, and reading the Markdown puts the value
back. Prose files may not hold these characters, so nobody can forge a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.document.blocks import Block
from reportgen.document.inlines import Inlines, Text

_OPEN, _CLOSE, _LINE = "\ue000", "\ue001", "\ue00c"
_DIGITS = str.maketrans("0123456789", "\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009\ue00a\ue00b")
_PLAIN = str.maketrans("\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009\ue00a\ue00b", "0123456789")
_VALUE = re.compile(f"{_OPEN}([\ue002-\ue00b]+){_CLOSE}")
_LINE_MARK = re.compile(f"{_LINE}([\ue002-\ue00b]+){_CLOSE}")

RESERVED = re.compile("[\ue000-\ue00c]")
"""The characters that stand for values; a text by people never has them."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """Blocks that composition makes, such as the entries of States, to stand where the prose asks for them."""

    name: str
    blocks: tuple[Block, ...]


class Printed:
    """The values that one template has printed, in their order."""

    def __init__(self) -> None:
        self._values: list[Inlines | Insertion] = []

    def put(self, value: Inlines | Insertion) -> str:
        """Keep a value; the characters that stand for it in the Markdown come out."""
        self._values.append(value)
        return f"{_OPEN}{str(len(self._values) - 1).translate(_DIGITS)}{_CLOSE}"

    def pieces(self, text: str) -> Iterator[Inlines | Insertion]:
        """A text of the Markdown with its values put back, piece by piece."""
        for place, piece in enumerate(_VALUE.split(text)):
            if place % 2:
                yield self._values[int(piece.translate(_PLAIN))]
            elif piece:
                yield (Text(piece),)


def line_marked(text: str, line: int) -> str:
    """A text that begins at a line of its file, with each line's number at its end."""
    first, *rest = text.split("\n")
    lines = [first]
    for offset, following in enumerate(rest):
        lines[-1] += f"{_LINE}{str(line + offset).translate(_DIGITS)}{_CLOSE}"
        lines.append(following)
    return "\n".join(lines)


def without_line_marks(text: str) -> tuple[str, tuple[int, ...]]:
    """A text as it reads, and for each of its lines the line of its file (a line without a mark follows the last)."""
    lines = []
    numbers = []
    last = 0
    for line in text.split("\n"):
        marks = _LINE_MARK.findall(line)
        last = int(marks[-1].translate(_PLAIN)) if marks else last + 1
        numbers.append(last)
        lines.append(_LINE_MARK.sub("", line))
    return "\n".join(lines), tuple(numbers)
