"""A text cut into folded words: without accents and marks that only look different, and with what is glued together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import filterfalse
from typing import NamedTuple


class Word(NamedTuple):
    """A word of a text; `glued`: only a hyphen, an apostrophe or the like parts it from the word before."""

    folded: str
    start: int
    end: int
    capital: bool
    glued: bool = False


_GLUE = "'-*_\\`\u200b\u200c"
"""What may stand inside a word without ending it: marks of spelling, of Markdown, and blanks of no width."""

WITHOUT_GLUE = str.maketrans("", "", _GLUE)

_SPELLING: dict[str, str] = {
    **dict.fromkeys(map(chr, (0x00AD, 0x034F, 0x061C, 0x0640, 0x115F, 0x1160, 0x200D, 0x200E, 0x200F, 0x3164)), ""),
    **dict.fromkeys(map(chr, (0xFEFF, *range(0x180B, 0x1810), *range(0x202A, 0x202F), *range(0x2060, 0x2070))), ""),
    **dict.fromkeys(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0000, 0xE0200))), ""),
    **dict.fromkeys("’‘ʼʻʾʿʹ′´`＇\u05f3", "'"),
    **dict.fromkeys("“”„«»‹›—…•", " "),
    **dict.fromkeys("‐‑‒–−﹣－\u05be", "-"),
    **dict(zip("øØłŁđĐðÐħĦŧŦıɓƁɗƊƙƘəƏ", "oOlLdDdDhHtTibBdDkKeE", strict=True)),
    **dict(zip("æÆœŒþÞŋŊ", ("ae", "AE", "oe", "OE", "th", "TH", "ng", "NG"), strict=True)),
}
"""Letters that do not decompose, marks that only look different, and characters that nobody sees."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
)
"""Scripts that put no blanks between words, or hang endings on them: each sign counts as a word."""

_VOWEL_SIGNS = "".join(
    chr(code) for code in range(0x0900, 0x0E00) if unicodedata.category(chr(code)) in ("Mn", "Mc")
)  # fmt: skip
"""Signs inside the words of Indian scripts, which Python does not count as letters."""

GLUED = re.compile(rf"(?<=[^\W_])[{re.escape(_GLUE)}]+(?=[^\W_])")
"""What glues two words together: nothing else stands between them."""

ASCII_WORD = re.compile(r"[A-Za-z0-9]+")
ASCII_WORDS_APART = re.compile(r"([A-Za-z0-9]+)")
ASCII_WORDS_IN_ONE = re.compile(rf"([A-Za-z0-9]+(?:[{re.escape(_GLUE)}]+[A-Za-z0-9]+)*)")
"""The same and with the glued ones in one piece, to split a text at: every second piece is a word."""

_WORD = re.compile(rf"[{_UNSPACED}]|(?:[^\W_{_UNSPACED}]|[{_VOWEL_SIGNS}])+")


def words_of(text: str) -> list[Word]:
    """A text cut at everything that is no letter and no digit."""
    return cut(*plain(text))


_PARTED = re.compile(r"([-\u00ad\u2010])(?<=\w[-\u00ad\u2010])[^\S\n]*\n[^\S\n]*(?=\w)")
"""A word that was parted at the end of a line, as it comes out of a page that somebody copied. The hyphen is looked for
before what stands before it: a long text has few."""


def plain(text: str) -> tuple[str, re.Pattern[str]]:
    """A text without accents, in plain letters and marks, capitals kept; and the pattern of its words."""
    if "\n" in text:
        text = _PARTED.sub(r"\1", text)
    if text.isascii():
        return text, ASCII_WORD
    text = _spelled(text)
    if text.isascii():
        return text, ASCII_WORD
    text = _spelled(unicodedata.normalize("NFKD", text))
    if not text.isascii():
        text = "".join(filterfalse(unicodedata.combining, text))
    return (text, ASCII_WORD) if text.isascii() else (unicodedata.normalize("NFC", text), _WORD)


def _spelled(text: str) -> str:
    for sign in _SPELLING.keys() & set(text):  # few signs of a text are there: quicker than to ask of each
        text = text.replace(sign, _SPELLING[sign])
    return text


def cut(text: str, pattern: re.Pattern[str]) -> list[Word]:
    """The words of a plain text by their pattern."""
    words, end = [], 0
    for found in pattern.finditer(text):
        start, word = found.start(), found.group()
        glued = 0 < end < start and text[end] in _GLUE and not text[end:start].strip(_GLUE)
        end = found.end()
        words.append(Word(word.casefold(), start, end, not word[0].islower(), glued))
    return words


def joined(words: Sequence[Word]) -> list[Word]:
    """The same words with the glued ones in one piece: "al-masri" as "almasri"."""
    in_one: list[Word] = []
    for word in words:
        if word.glued and in_one:
            head = in_one.pop()
            in_one.append(Word(head.folded + word.folded, head.start, word.end, head.capital))
        else:
            in_one.append(word)
    return in_one
