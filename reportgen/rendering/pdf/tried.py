"""How far the engine looks ahead for a page: it tries the block that begins the next one, and does not place it.

Where blocks must not be parted (a heading and what follows, a quotation and what introduces it), it goes back to where
a page may end: then the next page begins with the first of them, and what did not fit is one of those behind it.
"""

from __future__ import annotations

from weasyprint.layout.block import block_level_page_break

from reportgen.rendering.pdf.flow import Flow
from reportgen.rendering.pdf.reading import Reading

_KEPT_TOGETHER = frozenset({"avoid", "avoid-page", "avoid-column"})
_PARTED = frozenset({"page", "left", "right", "recto", "verso"})


def last_tried(flow: Flow, reading: Reading, following: int) -> int | None:
    """The number of the last block that decides a page, where `following` begins the next one.

    None where it cannot be told, for want of words that were read.
    """
    number, end = following, len(flow.blocks) - 1
    if _is_read(flow, reading, following) and _break(flow, reading, following) in _PARTED:
        return following  # a page begins with it in any case, and nothing was tried
    while number < end and reading.has(range(number, min(number + 2, end))):
        if number + 1 < end and not flow.is_section(number) and _break(flow, reading, number + 1) not in _KEPT_TOGETHER:
            return number
        number += 1
    return number if number == end else None


def _is_read(flow: Flow, reading: Reading, number: int) -> bool:
    """Whether the words of a block and of the one before it are there."""
    return number > 0 and not flow.is_section(number - 1) and reading.has(range(number - 1, number + 1))


def _break(flow: Flow, reading: Reading, number: int) -> str:
    """Whether a page may, must or must not end before a block, or before the section that begins there."""
    before, after = flow.box(reading.root_box, number - 1), flow.box(reading.root_box, number)
    if flow.is_section(number):
        before = flow.box(reading.root_box, flow.section_at(number - 1))
    told: str = block_level_page_break(before, after)
    return told
