"""Words of quantity over what a report counts: "a dozen cases", "a third of the States", "dozens of persons".

Some are numbers, some are shares, and some say nothing that can be held against a figure. Alone they count nothing:
"the third report", "the second half of the year" and "a third State" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from reportgen.number_words import CARDINAL, ONES, number_in_words


class Said(Enum):
    """What words of quantity say: a number, a share in whole per cents, or how it compares, in round words, vaguely."""

    NUMBER = "number"
    SHARE = "share"
    COMPARED = "compared"
    ROUND = "round"
    VAGUE = "vague"

    @property
    def is_figure(self) -> bool:
        """Whether it can be held against a figure."""
        return self in (Said.NUMBER, Said.SHARE)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of quantity from `start` to `end` in a text; `value` is what a number or a share says."""

    start: int
    end: int
    said: Said
    value: Decimal | None = None


_SMALL = {word: number for number, word in enumerate(ONES[:11]) if number}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
          "ninth": 9, "tenth": 10}  # fmt: skip
_LOTS = {"dozen": 12, "score": 20}
_COUNT = "|".join(_SMALL)
_NOUN = (
    r"(?:States?|Governments?|countries|persons?|people|individuals?|victims?|women|minors?|children|defenders?|"
    r"organi[sz]ations?|groups|cases?|situations?|repl(?:y|ies)|responses?|allegations?|instances?|communications?)\b"
)
_COUNTED = rf"(?:(?!and\b|or\b|of\b|in\b|to\b)[\w’-]+ ){{0,2}}{_NOUN}"
_WHICH = r"(?: all| the| these| those| such| other| its| their)"
_OF = rf"(?: of)?{_WHICH}{{0,3}} "
_WHOLE = rf" of(?:{_WHICH}{{0,3}} {_COUNTED}| (?:them|these|those|which|whom)\b)"
"""What a part is a part of."""
_PART = rf"(?:(?P<above>a|{_COUNT})[ -](?P<below>{'|'.join(_PARTS)})s?|(?P<half>half))"
_LOT = (
    rf"(?:half a (?P<halved>dozen)|(?P<times>a|{_COUNT}) (?P<lot>{'|'.join(_LOTS)})|"
    rf"(?P<cardinal>(?=a (?:hundred|thousand)\b){CARDINAL}))"
)
_ROUND = (
    r"(?:(?:tens|hundreds) of thousands|dozens|scores|hundreds|thousands|millions|"
    r"(?:several|many|some|a few) (?:dozen|hundred|thousand))"
)
_TIMES = rf"(?:twice|double|triple|treble|(?:{_COUNT}|\d+) times)"
_VAGUE = (
    r"(?:an? (?:(?:very )?(?:large|great|considerable|growing|increasing) )?(?:number|majority|minority|handful|couple)"
    r"(?= of)|the (?:(?:vast|great|large|overwhelming) )?majority(?= of)|a great many|many|several|most|numerous|"
    r"countless|a few|few)"
)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words.replace(" ", r"\s+"), re.IGNORECASE)


_BEFORE = r"(?<![\w-])"
_LOTS_OF = _pattern(rf"{_BEFORE}{_LOT}(?={_OF}{_COUNTED})")
_PARTS_OF = _pattern(rf"{_BEFORE}{_PART}(?={_WHOLE}|(?<=half){_WHICH}{{1,3}} {_COUNTED})")
_ONE_IN = _pattern(rf"{_BEFORE}one in (?:every )?(?P<among>{_COUNT})(?= {_COUNTED})")
_ROUNDS = _pattern(rf"{_BEFORE}{_ROUND}(?={_OF}{_COUNTED})")
_COMPARED = _pattern(rf"{_BEFORE}{_TIMES}(?= (?:as many|as few|more|the (?:number|total|figure) of) {_COUNTED})")
_VAGUES = _pattern(rf"{_BEFORE}{_VAGUE}(?={_OF}{_COUNTED})")
_ORDINAL_BEFORE = re.compile(
    r"\b(?:first|second|third|fourth|last|latter|former|other|next|the|this|that|its|or)\s\Z", re.IGNORECASE
)
_ASKED_BEFORE = re.compile(r"\b(?:how|so|as|too|the|at|that|very|not)\s\Z", re.IGNORECASE)
_ONE_NUMBER = _pattern(rf"a number{_OF}{_COUNTED} (?:is|was|has)\b")
_ALONE = {each: _pattern(words) for each, words in (
    (Said.NUMBER, _LOT), (Said.SHARE, _PART), (Said.ROUND, rf"{_ROUND}(?: of)?"),
    (Said.COMPARED, rf"{_TIMES}(?: as many| more)?"),
    (Said.VAGUE, rf"{_VAGUE.replace('(?= of)', '')}(?: of(?: the| these| those)?)?|some|various|multiple"),
)}  # fmt: skip


def words_of_quantity(text: str) -> Iterator[Words]:
    """Those of a text that stand over what a report counts, in their order."""
    found = [
        *(_lot(each) for each in _LOTS_OF.finditer(text)),
        *(_part(each) for each in _PARTS_OF.finditer(text) if not _ORDINAL_BEFORE.search(text[: each.start()])),
        *(_share(each, 1, _SMALL[each["among"].lower()]) for each in _ONE_IN.finditer(text)),
        *(Words(*each.span(), Said.ROUND) for each in _ROUNDS.finditer(text)),
        *(Words(*each.span(), Said.COMPARED) for each in _COMPARED.finditer(text)),
        *(Words(*each.span(), Said.VAGUE) for each in _VAGUES.finditer(text)
          if not _ASKED_BEFORE.search(text[: each.start()]) and not _ONE_NUMBER.match(text, each.start())),
    ]  # fmt: skip
    end = 0
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if each.start >= end:
            yield each
            end = each.end


def quantity(words: str) -> Words | None:
    """What words of quantity say that stand alone, as in the place of a figure; None for other words."""
    for said, pattern in _ALONE.items():
        found = pattern.fullmatch(" ".join(words.split()))
        if found:
            return (
                _lot(found)
                if said is Said.NUMBER
                else _part(found)
                if said is Said.SHARE
                else Words(*found.span(), said)
            )
    return None


def _lot(found: re.Match[str]) -> Words:
    if found["cardinal"]:
        return Words(*found.span(), Said.NUMBER, Decimal(number_in_words(found["cardinal"]) or 0))
    times = found["times"]
    value = 6 if found["halved"] else _SMALL.get(times.lower(), 1) * _LOTS[found["lot"].lower()]
    return Words(*found.span(), Said.NUMBER, Decimal(value))


def _part(found: re.Match[str]) -> Words:
    above = _SMALL.get((found["above"] or "a").lower(), 1)
    return _share(found, above, 2 if found["half"] else _PARTS[found["below"].lower()])


def _share(found: re.Match[str], above: int, below: int) -> Words:
    value = (Decimal(100 * above) / below).quantize(Decimal(1), ROUND_HALF_UP)
    return Words(*found.span(), Said.SHARE, value)
