"""Dates in a sentence: each with its preposition, in the order of time, and no year said twice in a span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from reportgen.composition import wording
from reportgen.dates import PartialDate, Precision


def when(dates: Iterable[PartialDate]) -> str:
    """When something happened: "on 9 May 2031", "in May and June 2031 and from 3 to 5 July 2031"; "" without dates."""
    pieces: list[str] = []
    last = ""
    for preposition, words in dict.fromkeys(map(_prepositional, in_order(dates))):
        again = preposition == last and preposition != "from"
        pieces.append(words if again else f"{preposition} {words}".strip())
        last = preposition
    return wording.listed(pieces)


def of(dates: Iterable[PartialDate]) -> str:
    """The dates that a document bears: "of 9 May 2031"; when it was made, where that is no such date."""
    ordered = in_order(dates)
    if any(each.span or each.approximate for each in ordered):
        return when(ordered)
    return f"of {wording.listed(named(ordered))}" if ordered else ""


def named(dates: Iterable[PartialDate]) -> list[str]:
    """The dates as they are printed, in the order of time, each once."""
    return list(dict.fromkeys(map(printed, in_order(dates))))


def in_order(dates: Iterable[PartialDate]) -> Sequence[PartialDate]:
    """The dates that are clear, in the order of time."""
    clear = (each for each in dates if each.precision is not Precision.UNCLEAR)
    return sorted(clear, key=lambda each: (each.earliest or date.min, each.latest or date.max))


def printed(when: PartialDate) -> str:
    """A date as a sentence has it: "6 to 7 April 2015", "June to August 2019", otherwise as it prints itself."""
    first, last = when.earliest, when.latest
    if not when.span or first is None or last is None or when.approximate or first.year != last.year:
        return str(when)
    start, joint, end = str(when).partition(" to ")
    if not joint:
        return start
    if when.precision is Precision.DAY and first.month == last.month:
        return f"{first.day} to {end}"
    return f"{start.removesuffix(str(first.year)).rstrip()} to {end}"


def _prepositional(when: PartialDate) -> tuple[str, str]:
    """A date and its preposition; one that is open at an end brings its own."""
    if when.span and (when.earliest is None or when.latest is None):
        return "", str(when)
    if when.span:
        return "from", printed(when)
    return "on" if when.precision is Precision.DAY else "in", printed(when)
