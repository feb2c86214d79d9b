"""Which characters no font of this computer can print: a PDF would show a blank for them, without a word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.rendering.fonts import FALLBACKS, Face, fallback_file, font_file, other_files

_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp", "Mn")
"""Characters that print nothing of their own, or are drawn with the letter before them."""

_SHOWN = 8
"""Characters that a message names; the rest is counted."""


def missing_characters(texts: Iterable[str]) -> Findings:
    """One finding `font.missing_characters` (error) for all characters that no installed font has, by their codes.

    Liberation Serif is asked first, then the families that write the official languages, then every other Noto font.
    """
    letters = set("".join(text for text in texts if not text.isascii()))
    wanted = {ord(c) for c in letters if not c.isascii() and unicodedata.category(c) not in _UNSEEN}
    missing = wanted - _characters(font_file(Face.REGULAR))
    for path in (*(fallback_file(fallback) for fallback in FALLBACKS), *other_files("Noto")):
        if not missing:
            return Findings()
        if path is not None:
            missing -= _characters(path)
    if not missing:
        return Findings()
    named = ", ".join(f"U+{code:04X}" for code in sorted(missing)[:_SHOWN])
    more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
    return Findings((
        Finding(
            "font.missing_characters",
            Severity.ERROR,
            Where("fonts of this computer"),
            f"No installed font has the characters {named}{more}: the PDF would print blanks.",
            "install a font (Chinese, Japanese, Korean: apt-get install fonts-noto-cjk), take the characters out, or "
            "build with --format docx --format html",
        ),
    ))  # fmt: skip


@lru_cache(maxsize=512)
def _characters(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415  only where a text is not plain

    try:
        with TTFont(path, fontNumber=0, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError):
        return frozenset()
