"""Numbers as they are read: in words or in figures, with a capital or without. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_LARGE = {"hundred": 100, "thousand": 1000}
_WORD = "|".join((*_SMALL, *_LARGE))
_CARDINAL = re.compile(rf"\b(?:{_WORD})(?:(?:-|\s+and\s+|\s+)(?:{_WORD}))*\b")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_PARTS = re.compile(r"[a-z]+")


def plain(text: str) -> str:
    """A text in small letters with figures for its numbers: what two readings of one number have in common."""
    words = " ".join(text.casefold().split())
    if words == "no":
        return "0"
    return _THOUSANDS.sub("", _CARDINAL.sub(_in_figures, words))


def states_number(text: str) -> bool:
    """Whether a number stands in a text, in figures or in words."""
    return any(map(str.isdigit, text)) or _CARDINAL.search(text.casefold()) is not None


def each_once(place: str, readings: Iterable[str]) -> list[str]:
    """Each number once, read as the one that stands in a place: in figures or in words, with a capital or without."""
    found: dict[str, list[str]] = {}
    for reading in sorted(readings):
        found.setdefault(plain(reading), []).append(reading)

    def otherwise(reading: str) -> tuple[bool, bool, str]:
        return _is_figures(reading) != _is_figures(place), reading[:1].isupper() != place[:1].isupper(), reading

    return sorted(min(same, key=otherwise) for same in found.values())


def _is_figures(text: str) -> bool:
    return any(map(str.isdigit, text))


def _in_figures(cardinal: re.Match[str]) -> str:
    whole = part = 0
    for word in _PARTS.findall(cardinal[0]):
        if word == "thousand":
            whole, part = whole + (part or 1) * _LARGE[word], 0
        elif word == "hundred":
            part = (part or 1) * _LARGE[word]
        else:
            part += _SMALL.get(word, 0)
    return str(whole + part)
