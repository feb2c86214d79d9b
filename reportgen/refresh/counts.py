"""Numbers as they are read: in words or in figures, with a capital or without. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgen.number_words import CARDINAL, number_in_words

_CARDINAL = re.compile(rf"\b(?:zero\b|{CARDINAL})".replace(" ", r"\s+"))
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")


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
    return str(number_in_words(cardinal[0]))
