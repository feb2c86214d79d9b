"""Numbers below a million in words, as people write them: the words, how they stand together, what they say.

"Forty-seven", "a hundred and twenty", "two hundred and five", "one thousand two hundred", "one thousand, two hundred".
"""

from __future__ import annotations

import re

ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_SAY = {"a": 1} | {word: n for n, word in enumerate(ONES)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
_TEN = "|".join(TENS)
_ORDINAL = (
    rf"(?:(?:{_TEN})-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"\w+teenth|\w+tieth)\b"
)
_UNDER_HUNDRED = (
    rf"(?:(?:{_TEN})(?:(?:-| )(?:{'|'.join(ONES[1:10])})\b)?|{'|'.join(sorted(ONES[1:], key=len, reverse=True))})"
)
_END = rf"(?!\w|-{_ORDINAL}| (?:hundred|thousand))"
_WORD_ENDS = r"\b"
_NO_ORDINAL = rf"\b(?! (?:and )?{_ORDINAL})"


def _under_thousand(end: str) -> str:
    small = _UNDER_HUNDRED + end
    return rf"(?:(?:a|{_UNDER_HUNDRED}) hundred{_NO_ORDINAL}(?:(?: and)? {small})?{end}|{small})"


_THOUSANDS = rf"(?:a|{_under_thousand(_WORD_ENDS)}) thousand{_NO_ORDINAL}"
_REST = rf"(?:(?:,(?= (?:a|{_UNDER_HUNDRED}) hundred\b)| and)? {_under_thousand(_END)})?"

_FIRST = rf"(?=a (?:hundred|thousand)\b|{_TEN}|{'|'.join(ONES[1:])})"

CARDINAL = rf"{_FIRST}(?:{_THOUSANDS}{_REST}{_END}|{_under_thousand(_END)})"
"""A pattern of one whole number from 1 to 999,999 in small letters; a blank stands for what stands between words.

Ordinals are none. Whoever searches a text says what may stand before it.
"""

_WHOLE = re.compile(rf"zero|{CARDINAL}")
_WORD = re.compile(r"[a-z]+")


def number_in_words(words: str) -> int | None:
    """What a number in words says, 0 to 999,999: "a hundred and twenty" 120; None for any other words."""
    plain = " ".join(words.casefold().split())
    if not _WHOLE.fullmatch(plain):
        return None
    thousands = rest = 0
    for word in _WORD.findall(plain):
        if word == "thousand":
            thousands, rest = rest, 0
        elif word == "hundred":
            rest *= 100
        elif word != "and":
            rest += _SAY[word]
    return 1000 * thousands + rest
