"""Plain text and its measure: what may be printed, how wide it is, where it breaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportgen.errors import OutputError
from reportgen.rendering.fonts import FALLBACKS, Face, fallback_file, font_file

ASCENT = 0.70
"""Height of capitals and ascenders of Liberation Serif, in em."""

DESCENT = 0.22
"""Depth of descenders, in em."""

MIDDLE = 0.31
"""From the baseline up to where the eye sees the middle of a line, in em."""

DIGITS_MIDDLE = 0.338
"""The same for digits, which are as high as capitals."""

LEADING = 1.13
"""From baseline to baseline, in em: an accent on a capital clears the descenders above it."""

LONGEST_LABEL = 160
"""Characters of a label that are drawn. No name of a State or an act is as long; a longer one stands in the table."""

_JOINERS = "\u200c\u200d"  # they shape Arabic and Indic letters; all other invisible characters go


def plain(text: str) -> str:
    """A text as it may be drawn and written into XML: one line, no control or invisible characters, single blanks."""
    kept = []
    for character in text.replace("\u2011", "-"):  # a hyphen that the font lacks
        category = unicodedata.category(character)
        if category in ("Zs", "Zl", "Zp") or character in "\t\n\r\v\f":
            kept.append(character if character == "\u00a0" else " ")
        elif category not in ("Cc", "Cf", "Cs", "Cn") or character in _JOINERS:
            kept.append(character)
    return re.sub(" +", " ", "".join(kept)).strip()


def label(text: str) -> str:
    """`plain`, at most LONGEST_LABEL characters; what is longer ends with an ellipsis."""
    words = plain(text)
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1].rstrip() + "…"


def heading(unit: str) -> str:
    """A unit as the name of an axis: plain, with an initial capital."""
    words = label(unit)
    return words[:1].upper() + words[1:]


def number(value: int) -> str:
    """A count with a comma between thousands."""
    return f"{value:,}"


def width(text: str, size: float, face: Face = Face.REGULAR) -> float:
    """The width of a line in points: the sum of the letters' advances. Kerning only makes a line shorter."""
    return _width_at_1000(text, face) * size / 1000


def fallbacks(text: str) -> tuple[str, ...]:
    """The families besides Liberation Serif that a text needs, none for Latin, Cyrillic and Greek.

    Raises OutputError for a character that no installed font has; it is named by its code alone.
    """
    return tuple(FALLBACKS[position].family for position in _fallback_positions(text))


def font_paths(text: str, face: Face = Face.REGULAR) -> tuple[Path, ...]:
    """The font files that write a text, the family's own first."""
    files = (fallback_file(FALLBACKS[position]) for position in _fallback_positions(text))
    return (font_file(face), *(file for file in files if file is not None))


def wrap(text: str, size: float, face: Face, widest: float) -> tuple[str, ...]:
    """The text in as few lines as fit `widest` points, of lengths as even as can be. No word is ever cut off.

    A word that is wider than a line is broken, after a hyphen or slash where it has one.
    """
    if width(text, size, face) <= widest:
        return (text,)
    words = [piece for word in text.split(" ") for piece in _pieces(word, size, face, widest)]
    for count in range(_fewest(words, size, face, widest), len(words) + 1):
        lines = _even(words, count, size, face)
        if max(width(line, size, face) for line in lines) <= widest + 0.01:
            return lines
    return tuple(words)


def narrowest(text: str, size: float, face: Face, lines: int) -> float:
    """The width in points that a text needs when it may take so many lines."""
    broken = _even(text.split(" "), lines, size, face)
    return max(width(line, size, face) for line in broken)


def _fewest(words: Sequence[str], size: float, face: Face, widest: float) -> int:
    """Lines below which no way of breaking fits; 1 where letters of other families may make a line shorter."""
    if any(map(_fallback_positions, words)):
        return 1
    return len(_line_starts([width(word, size, face) for word in words], widest, width(" ", size, face)))


def _even(words: Sequence[str], count: int, size: float, face: Face) -> tuple[str, ...]:
    """Words in at most `count` lines, so that the longest line is as short as can be."""
    blank = width(" ", size, face)
    widths = [width(word, size, face) for word in words]
    low, high = max(widths), sum(widths) + blank * (len(words) - 1)
    starts = _line_starts(widths, low, blank)
    if len(starts) > count:
        starts = [0]
        for _ in range(12):
            middle = (low + high) / 2
            tried = _line_starts(widths, middle, blank)
            if len(tried) <= count:
                starts, high = tried, middle
            else:
                low = middle
    ends = [*starts[1:], len(words)]
    return tuple(" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True))


def _line_starts(widths: Sequence[float], widest: float, blank: float) -> list[int]:
    """Where lines begin when each takes as many words as fit."""
    starts, used = [0], widths[0]
    for position, word in enumerate(widths[1:], start=1):
        used += blank + word
        if used > widest + 0.01:
            starts.append(position)
            used = word
    return starts


def _pieces(word: str, size: float, face: Face, widest: float) -> list[str]:
    if width(word, size, face) <= widest:
        return [word]
    pieces = [""]
    for part in re.findall(r"[^-/–]+[-/–]*|[-/–]+", word):
        for piece in [part] if width(part, size, face) <= widest else list(part):
            if pieces[-1] and width(pieces[-1] + piece, size, face) > widest:
                pieces.append(piece)
            else:
                pieces[-1] += piece
    return pieces


@lru_cache(maxsize=20_000)
def _width_at_1000(text: str, face: Face) -> float:
    if not _fallback_positions(text):
        return sum(_advance_at_1000(character, face) for character in text)
    from matplotlib.font_manager import get_font  # noqa: PLC0415  half a second, paid by who draws
    from matplotlib.ft2font import LoadFlags  # noqa: PLC0415  as above

    font = get_font([str(path) for path in font_paths(text, face)])
    font.set_size(1000, 72)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)  # shaped: letters of Arabic join
    return font.get_width_height()[0] / 64


@lru_cache(maxsize=2_000)
def _advance_at_1000(character: str, face: Face) -> float:
    from matplotlib.font_manager import get_font  # noqa: PLC0415  as above
    from matplotlib.ft2font import LoadFlags  # noqa: PLC0415  as above

    font = get_font(str(font_file(face)))
    font.set_size(1000, 72)
    return font.load_char(ord(character), LoadFlags.NO_HINTING).linearHoriAdvance / 65536


@lru_cache(maxsize=20_000)
def _fallback_positions(text: str) -> tuple[int, ...]:
    if text.isascii():
        return ()
    missing = {ord(character) for character in text if character not in _JOINERS} - _characters(font_file(Face.REGULAR))
    needed = []
    for position, fallback in enumerate(FALLBACKS):
        file = fallback_file(fallback) if missing else None
        if file is not None and missing & _characters(file):
            needed.append(position)
            missing -= _characters(file)
    if missing:
        codes = ", ".join(f"U+{code:04X}" for code in sorted(missing)[:5])
        packages = " ".join(sorted({fallback.package for fallback in FALLBACKS}))
        raise OutputError(
            f"A label of a chart has characters that no installed font can write ({codes}). "
            f"On Debian and Ubuntu: apt-get install {packages}; or write the label in another script."
        )
    return tuple(needed)


@lru_cache(maxsize=8)
def _characters(file: Path) -> frozenset[int]:
    from matplotlib.font_manager import get_font  # noqa: PLC0415  as above

    font: Any = get_font(str(file))
    return frozenset(font.get_charmap())
