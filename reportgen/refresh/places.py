"""What people call a place in a Word file: the heading that it stands under, the table and its row, its first words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from reportgen.drafts import Flow, Grid, GridRow, Item, Passage
from reportgen.drafts.numbers import Number
from reportgen.drafts.ooxml import Element

Numbers: TypeAlias = Mapping[Element, Number]
"""The number that Word prints before a paragraph."""

_CAPTIONS = ("Table", "Figure")
_HEADINGS = frozenset(("HChG", "H1G", "H23G", "_ H _Ch_G", "_ H_1_G", "_ H_2/3_G"))
_LABEL = re.compile(r"(?:Table|Figure)\s[0-9IVXLC]+")
_LONGEST = 60


@dataclass(slots=True)
class Places:
    """The places of a text, by passage."""

    _of: dict[int, str] = field(default_factory=dict)
    _kept: list[Flow] = field(default_factory=list)
    """The texts, so that the identity of a passage stays its own."""
    _unread: list[tuple[Flow, frozenset[int], Callable[[], Numbers]]] = field(default_factory=list)

    def add(self, flow: Flow, numbers: Callable[[], Numbers] = dict) -> None:
        """Learn the places of a text, when the first of them is asked for; `numbers` are those of its paragraphs."""
        self._kept.append(flow)
        self._unread.append((flow, frozenset(map(id, flow.items)), numbers))

    def _read(self, flow: Flow, numbers: Numbers) -> None:
        heading = label = annex = ""
        first = flow.items[0] if flow.items else None
        for item in flow.items:
            if isinstance(item, Grid):
                self._of[id(item)] = label or ("the front page" if item is first else "a table")
                label = ""
                continue
            words, is_heading = " ".join(item.shown.split()), item.style in _HEADINGS
            if words.startswith(_CAPTIONS) and len(words) < _LONGEST and _is_caption(item):
                label = words[0].lower() + words[1:]
            elif is_heading and words:
                heading, label = words, ""
            number = numbers.get(item.first)
            annex = words if words.startswith("Annex") and is_heading else annex
            if number and number.definition.form == "decimal" and not is_heading:
                parts = (annex[0].lower() + annex[1:] if annex else "", f"para. {number.label.rstrip('.')}")
                self._of[id(item)] = f"{', '.join(filter(None, parts))}, {_under(heading, words)}"
            else:
                self._of[id(item)] = label if _pictured(item) and label else _under(heading, words)

    def call(self, flow: Flow, name: str) -> None:
        """Call every passage of a text by one name: a head or a foot has no heading above it."""
        self._kept.append(flow)
        self._of.update((id(passage), name) for passage in flow.passages())

    def of(self, item: Item | None) -> str:
        """What a passage or table is called."""
        if item is None:
            return ""
        known = self._known(item)
        if known is not None:
            return known
        if isinstance(item, Passage):
            return _under("", " ".join(item.shown.split()))
        head = next((text.strip() for row in item.rows for text in row.texts if text.strip()), "")
        return f"table “{_cut(head)}”"

    def _known(self, item: Item) -> str | None:
        """What was learnt of a passage or table: the text that it stands in is read when it is asked for."""
        if id(item) not in self._of:
            found = [each for each in self._unread if id(item) in each[1]]
            self._unread = [each for each in self._unread if id(item) not in each[1]]
            for flow, _, numbers in found:
                self._read(flow, numbers())
        return self._of.get(id(item))

    def open(self, grid: Grid, row: GridRow) -> None:
        """Learn the places in a row of a table."""
        label = self._known(grid) or "a table"
        heads = next((row.texts for row in grid.rows if row.head), ())
        first = row.texts[0].strip() if row.texts else ""
        for place, cell in enumerate(row.cells):
            column = heads[place].strip() if len(heads) == len(row.cells) else ""
            parts = (label, f"row “{_cut(first)}”" if first else "", f"“{column}”" if place and column else "")
            for passage in cell.passages():
                self._of[id(passage)] = ", ".join(filter(None, parts))


def _is_caption(passage: Passage) -> bool:
    """Whether it is the label above a table or figure: its number is a field, or nothing stands beside it."""
    return "\x02SEQ" in passage.text or len(passage.shown.split()) == 1 or bool(_LABEL.fullmatch(passage.text.strip()))


def _pictured(passage: Passage) -> bool:
    return "\x05" in passage.text


def _under(heading: str, words: str) -> str:
    own = f"“{_cut(words)}”" if words else "an empty paragraph"
    return f"under “{_cut(heading)}”: {own}" if heading and heading != words else own


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
