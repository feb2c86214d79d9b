"""A laid-out document as a row of blocks, so that a page can be known again by what stands on it.

A page begins with a block or somewhere inside one; which one it is, is told from the engine's own way of going on
where the last page ended.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.rendering.pdf.cutting import CutPage

END = "end"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: the number of a block in the row, and how far inside it, as the engine tells it."""

    block: int
    inside: Any = None


class Flow:
    """The blocks of a document by their digests, in order; each section begins with an entry of its own."""

    def __init__(self, page: CutPage, outside: str) -> None:
        """`outside`: what decides how every page looks, beside what stands around the sections."""
        self.outside = _digest(outside.encode() + b"\0" + page.outside)
        self.blocks = [_digest(page.told(piece)) for piece in page.pieces]
        self._starts = [number for number, piece in enumerate(page.pieces) if piece.is_section]
        self.blocks.append(END)

    def stands_in(self, root_box: Any) -> bool:
        """Whether the engine's boxes are those of the blocks: one for each, in their order."""
        sections = root_box.children[0].children if len(root_box.children) == 1 else ()
        ends = [*self._starts[1:], len(self.blocks) - 1]
        blocks = [end - start - 1 for start, end in zip(self._starts, ends, strict=True)]
        return blocks == [len(getattr(section, "children", ())) for section in sections] and all(
            [box.element for box in getattr(section, "children", ())] == list(section.element) for section in sections
        )

    def place(self, resume_at: Any) -> Place | None:
        """Where a page begins; None where that cannot be told by a block. `resume_at` None: the first page."""
        if not self._starts:
            return None
        if resume_at is None:
            return Place(0)
        section = _only(_only_of(resume_at, 0))
        if section is None:
            return None
        number, within = section
        if within is None:
            return Place(self._starts[number])
        child = _only(within)
        return None if child is None else Place(self._starts[number] + 1 + child[0], child[1])

    def resume_at(self, place: Place) -> Any:
        """The engine's way of going on at a place that `place` told; never for the first page."""
        number = bisect_right(self._starts, place.block) - 1
        within = place.block - self._starts[number]
        return {0: {number: {within - 1: place.inside} if within else None}}

    def section_of(self, place: Place) -> str:
        """The digest of the section in which a page begins."""
        return self.blocks[self.section_at(place.block)]

    def section_at(self, block: int) -> int:
        """The number of the section in which a block stands; its own where it is one."""
        return self._starts[bisect_right(self._starts, block) - 1]

    def is_section(self, block: int) -> bool:
        """Whether a number is that of a section."""
        return self.section_at(block) == block

    def box(self, root_box: Any, block: int) -> Any:
        """The engine's box of a block or section, where the document stands in its boxes."""
        start = self.section_at(block)
        section = root_box.children[0].children[self._starts.index(start)]
        return section if block == start else section.children[block - start - 1]

    def window(self, first: int, last: int | None) -> str:
        """A digest of the blocks from one number to another, both with; to the end where there is no other."""
        return _digest("".join(self.blocks[first : None if last is None else last + 1]).encode())

    def has(self, window: Sequence[Any], first: int) -> bool:
        """Whether a window stands at a block: how many blocks it reaches on, None for all, and their digest."""
        reach, digest = window
        last = None if reach is None else first + reach
        return bool((last is None or last < len(self.blocks)) and self.window(first, last) == digest)


def to_plain(inside: Any) -> Any:
    """The engine's nested dictionary as lists, for JSON."""
    return None if inside is None else [[key, to_plain(value)] for key, value in inside.items()]


def from_plain(plain: Any) -> Any:
    """What `to_plain` gave."""
    return None if plain is None else {key: from_plain(value) for key, value in plain}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _only(nested: Any) -> tuple[int, Any] | None:
    if not isinstance(nested, dict) or len(nested) != 1:
        return None
    ((key, value),) = nested.items()
    return key, value


def _only_of(nested: Any, key: int) -> Any:
    return nested[key] if isinstance(nested, dict) and list(nested) == [key] else None


NO_BLOCKS = Flow(CutPage(b"", ()), "")
"""What is told of a document whose boxes are not its blocks: nothing."""
