"""How wide words run in Times New Roman, and how the columns of a table share a width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# Advance widths of Times, in thousandths of the size, by the characters that have them.
_ADVANCES = {
    250: " .,\u00a0",
    278: "/:;ijlt\\",
    333: "-()fIrs[]'’‘!`",
    389: "sJ",
    444: "acezç?“”",
    500: "0123456789bdghknopquvxy–_*$",
    556: "FPS",
    564: "+=<>",
    611: "ELTZ",
    667: "BCR",
    722: "wADGHKNOQUVXY",
    778: "m&",
    833: "%",
    889: "M",
    944: "W",
    1000: "—…",
}
_WIDTHS = {character: width for width, characters in _ADVANCES.items() for character in characters}
_OTHER = 540
_FULL_WIDTH_FROM = 0x2E80
"""From here on characters are mostly those of East Asia, as wide as they are high."""
_BREAK_AFTER = re.compile(r"(?<=[-/–—])|[^\S\u00a0]+")


@dataclass(frozen=True, slots=True)
class Measure:
    """What a column needs for its longest word, and what it wishes so that nothing wraps; twips."""

    need: int
    wish: int


@lru_cache(maxsize=8192)
def text_width(text: str, points: float, *, bold: bool = False) -> int:
    """How wide a text runs on one line, in twips; some 3 per cent to the safe side."""
    thousandths = sum(
        _WIDTHS.get(character) or (1000 if ord(character) >= _FULL_WIDTH_FROM else _OTHER) for character in text
    )
    return round(thousandths * points * 20 / 1000 * (1.09 if bold else 1.03))


def longest_word(text: str, points: float, *, bold: bool = False) -> int:
    """How wide the longest piece of a text is that no line end divides, in twips."""
    return max((text_width(word, points, bold=bold) for word in _BREAK_AFTER.split(text) if word), default=0)


def shared(measures: Sequence[Measure], total: int) -> tuple[int, ...]:
    """Widths that add up to the total: each its wish and a share of what is left, or its need and a share of the rest.

    Where not even the needs fit, words must break: the columns shrink alike.
    """
    needs = [measure.need for measure in measures]
    wishes = [max(measure.wish, measure.need) for measure in measures]
    if sum(wishes) <= total:
        return _fill(wishes, wishes, total)
    if sum(needs) <= total:
        return _fill(needs, [wish - need for wish, need in zip(wishes, needs, strict=True)], total)
    return _fill([0] * len(needs), needs, total)


def wrapped(text: str, width: int, points: float) -> tuple[str, ...]:
    """The lines that a text takes in a width, words kept whole; a text without words is one empty line."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, points) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines) or ("",)


def _fill(base: Sequence[int], weights: Sequence[int], total: int) -> tuple[int, ...]:
    """The base, and what is left of the total by weight; the odd twips go to the first column."""
    left, weight = total - sum(base), sum(weights)
    if not weight:
        weights, weight = [1] * len(base), len(base)
    widths = [start + left * share // weight for start, share in zip(base, weights, strict=True)]
    if widths:
        widths[0] += total - sum(widths)
    return tuple(widths)
