"""What a printed figure says, and whether that is what the data says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from reportgen.document.charts import GUARDED
from reportgen.facts import Fact
from reportgen.number_words import number_in_words
from reportgen.quantities import Said, quantity
from reportgen.vocabulary import CountQualifier

_FIGURES = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_BLANK_IN_NUMBER = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3})")
MAGNITUDES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
"""Words behind digits that make another number of them; the last two behind a number in words too."""

QUALIFIERS = {
    "at least": CountQualifier.AT_LEAST, "over": CountQualifier.AT_LEAST, "more than": CountQualifier.AT_LEAST,
    "not fewer than": CountQualifier.AT_LEAST, "no fewer than": CountQualifier.AT_LEAST,
    "not less than": CountQualifier.AT_LEAST, "no less than": CountQualifier.AT_LEAST, "about": CountQualifier.ABOUT,
    "some": CountQualifier.ABOUT, "around": CountQualifier.ABOUT, "approximately": CountQualifier.ABOUT,
    "nearly": CountQualifier.ABOUT, "almost": CountQualifier.ABOUT,
}  # fmt: skip
"""Words before a number that say how exact it is."""

LIMITS = ("up to", "as many as", "at most", "fewer than", "less than", "no more than", "not more than", "under",
          "a maximum of")  # fmt: skip
"""Words before a number that say something of it that no fact does."""

_NONE = ("no", "–", "-", "none", "zero", "0")
_HIDDEN = (GUARDED, "a small number", "small number")
_UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as it was read: None for a value that is hidden or is said not to be known.

    `limit`: it says between what, or below what, something is, which no fact does. `vague`: words without a number.
    """

    value: Decimal | None
    qualifier: CountQualifier = CountQualifier.EXACT
    share: bool = False
    hidden: bool = False
    limit: bool = False
    vague: bool = False


def read(text: str) -> Reading | None:
    """What a figure says: "forty-seven", "at least 240", "12 per cent", "–", "[c]"; None for what is no figure."""
    signs = _BLANK_IN_NUMBER.sub(",", text.replace("\u2011", "-"))
    words = " ".join(signs.lower().split()).removesuffix(" of")
    if words in _HIDDEN:
        return Reading(None, hidden=True)
    if words == _UNKNOWN:
        return Reading(None)
    below = next((said for said in LIMITS if words.startswith(f"{said} ")), "")
    words = words.removeprefix(below).strip()
    qualifier = CountQualifier.EXACT
    for said, meant in QUALIFIERS.items():
        if words.startswith(f"{said} "):
            words, qualifier = words.removeprefix(f"{said} "), meant
            break
    if (lot := quantity(words)) is not None:
        share = lot.said is Said.SHARE
        bound = bool(below) or not lot.said.is_figure or (share and qualifier is CountQualifier.AT_LEAST)
        return Reading(lot.value, qualifier, share, limit=bound, vague=not lot.said.is_figure)
    number, share = _without_share(words)
    value = Decimal(0) if number in _NONE else number_of(number)
    return None if value is None else Reading(value, qualifier, share, limit=bool(below))


def _without_share(words: str) -> tuple[str, bool]:
    for sign in (" per cent", " percent", "%"):
        if words.endswith(sign):
            return words.removesuffix(sign).strip(), True
    return words, False


def number_of(words: str) -> Decimal | None:
    """A number as printed, "8,500", "1.5 million", "two hundred and forty"; None for anything else."""
    head, _, last = words.rpartition(" ")
    if last in MAGNITUDES and _FIGURES.fullmatch(head):
        return Decimal(head.replace(",", "")) * MAGNITUDES[last]
    if _FIGURES.fullmatch(words):
        return Decimal(words.replace(",", ""))
    times = MAGNITUDES[last] if last in ("million", "billion") else 1
    said = 1 if times > 1 and head == "a" else number_in_words(words if times == 1 else head)
    return None if said is None else Decimal(said * times)


def agrees(reading: Reading, fact: Fact) -> bool:
    """Whether a figure that was read is what the fact states, as it may be printed."""
    if reading.limit:
        return False
    if fact.suppressed:
        told = reading.value is not None and fact.value and reading.value == fact.value
        return reading.hidden or bool(told and reading.qualifier is fact.qualifier)
    if not fact.is_known:
        return not reading.hidden and (reading.value is None or _says_nothing(reading))
    if reading.hidden or fact.value is None or reading.value is None:
        return False
    if reading.share or isinstance(fact.value, float):
        return reading.share and _rounded(fact.value) == reading.value
    same = reading.value == fact.value
    return same and (reading.qualifier is fact.qualifier or not reading.value or not fact.value)


def denies_unknown(reading: Reading | None, fact: Fact) -> bool:
    """Whether a file says that there is none, as tables once did, where the data do not know."""
    none = reading is not None and reading.value == 0 and not reading.limit
    return none and not fact.suppressed and not fact.is_known


def _says_nothing(reading: Reading) -> bool:
    """Whether it is "at least 0", as was printed once of what is not known."""
    return reading.value == 0 and reading.qualifier is CountQualifier.AT_LEAST


def as_printed(fact: Fact) -> str:
    """The figure of a fact in figures: "29", "at least 240", "54 per cent", "[c]", "not known"."""
    if fact.suppressed:
        return GUARDED
    if not fact.is_known:
        return _UNKNOWN
    if isinstance(fact.value, float):
        return f"{_rounded(fact.value)} per cent"
    return f"{fact.qualifier.label} {fact.value:,}".strip()


def _rounded(share: float) -> Decimal:
    """A share as the report rounds it: whole per cents, one decimal near the ends."""
    exact = Decimal(repr(float(share))) * 100
    if exact in (0, 100) or 1 <= exact < Decimal("99.5"):
        return exact.quantize(Decimal(1), ROUND_HALF_UP)
    fine = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return fine.quantize(Decimal(1)) if fine == fine.to_integral_value() else fine
