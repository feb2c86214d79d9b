"""A laid-out document as a row of blocks, so that a page can be known again by what stands on it.

A block is a child of a section of the page: a paragraph, a heading, a table. A page begins with a block or somewhere
inside one; which one it is, is told from the engine's own way of going on where the last page ended.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import tostring

END = "end"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: the number of a block in the row, and how far inside it, as the engine tells it."""

    block: int
    inside: Any = None


class Flow:
    """The blocks of a document by their digests, in order; each section begins with an entry of its own."""

    def __init__(self, root_box: Any, outside: str) -> None:
        """`outside`: what stands around the sections and decides how every page looks."""
        self.outside = hashlib.sha256(outside.encode(errors="surrogatepass")).hexdigest()
        self.blocks: list[str] = []
        self._starts: list[int] = []
        self.is_plain = len(root_box.children) == 1
        for section in root_box.children[0].children if self.is_plain else ():
            self._starts.append(len(self.blocks))
            element = section.element
            head = f"{element.tag} {sorted(element.attrib.items())}"
            self.blocks.append(_digest(head.encode(errors="surrogatepass")))
            own = [child for child in getattr(section, "children", ()) if child.element is not element]
            if len(own) != len(getattr(section, "children", ())):
                self.is_plain = False  # words of its own, beside the blocks
            self.blocks += [_digest(tostring(child.element)) for child in own]
        self.blocks.append(END)

    def place(self, resume_at: Any) -> Place | None:
        """Where a page begins; None where that cannot be told by a block. `resume_at` None: the first page."""
        if not self.is_plain:
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
        number = max(n for n, start in enumerate(self._starts) if start <= place.block)
        within = place.block - self._starts[number]
        return {0: {number: {within - 1: place.inside} if within else None}}

    def section_of(self, place: Place) -> str:
        """The digest of the section in which a page begins."""
        return self.blocks[max(start for start in self._starts if start <= place.block)]

    def window(self, first: Place, last: Place | None) -> str:
        """A digest of the blocks from one place to another, both with; to the end where there is no other."""
        end = len(self.blocks) if last is None else last.block + 1
        return _digest("".join(self.blocks[first.block : end]).encode())


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
