"""The numbers in a text that count something: "forty-seven", "at least 47 persons", "47 per cent", "1.5 million".

Words of quantity over what reports count are looked at too: "a dozen cases", "two thirds of the States", "dozens".

Not taken for figures: dates, years, times, ages and other measures, ordinals, numbers of paragraphs,
articles, resolutions and the like, symbols such as A/HRC/36/31, addresses, marks of notes and lists, and quoted words.
Under ten in words only before what reports count, for "one of them" counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.masking import without_parts_and_days, without_quotations, without_symbols
from reportgen.number_words import CARDINAL, ONES
from reportgen.quantities import Said, words_of_quantity
from reportgen.tracing.families import Unit
from reportgen.tracing.readings import LIMITS, MAGNITUDES, QUALIFIERS, Reading, number_of, read

_SMALL = frozenset(ONES[1:10])
_WORDS = rf"(?:a [mb]illion\b|{CARDINAL}(?: [mb]illion\b)?)"
_NO_ORDINAL = r"(?!\w|-\w)"
_ALONE = r"(?<![\w.,/:’'#$€£–+*-])"
_WHOLE = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+|\d+)"
_DIGITS = rf"{_WHOLE}(?:\.\d+)?(?: (?:{'|'.join(MAGNITUDES)})\b)?"
_ENDS = r"(?![\w/°:]|[.,–-]\d|-\w)"
_QUALIFIED = "|".join(sorted((*QUALIFIERS, *LIMITS), key=len, reverse=True))
_NUMBER = re.compile(
    rf"{_ALONE}(?:(?:{_QUALIFIED}) )?"
    rf"(?:(?P<digits>{_DIGITS}){_ENDS}|(?P<words>{_WORDS}){_NO_ORDINAL})"
    r"(?P<share> per cent\b| percent\b|\s?%)?".replace(" ", r"\s+"),
    re.IGNORECASE,
)
_QUALIFIED_BEFORE = re.compile(rf"(?<![\w-])((?:{_QUALIFIED})\s+)\Z".replace(" ", r"\s+"), re.IGNORECASE)
_RANGE = re.compile(
    rf"{_ALONE}(?:{_WHOLE}(?:[–-]| to )|(?<=\bbetween ){_WHOLE} and )(?P<last>{_WHOLE}){_ENDS}"
    r"(?P<share> per cent\b| percent\b|\s?%)?".replace(" ", r"\s"),
    re.IGNORECASE,
)
"""From one number to another: no fact says so."""

_MARK_OF_A_LIST = re.compile(r"(?:^|\n)[ \t]*\(?\d{1,3}[.)](?=\s)")
_YEAR = re.compile(r"(?:19|20|21)\d\d(?:\.\d{1,3})?\Z")
"""A year; in a PDF the mark of a note may touch the full stop behind it."""

_MEASURE = re.compile(
    r"(?:\s+|-)(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies)|times|k?m|km/h|k?g|"
    r"(?:kilo|centi)?met(?:re|er)s?|dollars?|euros?|francs?|degrees?|pages?|words)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:aged|ages?|age of|ages of|USD|EUR|CHF|US\$)\s\Z")

_OF_ONE = re.compile(r"\b(?:than|in|any|for|or|the|this|that|each|every|at|least|to|is|of) \Z", re.IGNORECASE)

_NOUNS: tuple[tuple[str, Unit], ...] = (
    (r"States?\b|Governments?\b|countries\b|country\b", Unit.STATE),
    (r"persons?\b|people\b|individuals?\b|victims?\b|women\b|woman\b|minors?\b|children\b|defenders?\b", Unit.PERSON),
    (r"organi[sz]ations?\b|groups?\b", Unit.ORGANIZATION),
    (r"cases?\b", Unit.CASE),
    (r"situations?\b", Unit.SITUATION),
    (r"repl(?:y|ies)\b|responses?\b", Unit.REPLY),
    (r"allegations?\b|instances?\b|communications?\b", Unit.ALLEGATION),
)
_NOUN = tuple((re.compile(rf"(?:(?:\s+|-)(?!and\b|or\b|of\b)[\w’-]+){{0,2}}(?:\s+|-)(?:{words})"), unit)
              for words, unit in _NOUNS)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text from `start` to `end`, what it says, and what it counts where the next words tell.

    `sure`: it counts something by its words; else it does so only where a report has a figure.
    """

    start: int
    end: int
    text: str
    reading: Reading
    unit: Unit | None
    sure: bool = True


def numbers_in(text: str, *, every: bool = False) -> Iterator[Number]:
    """The numbers of a text that may be figures of a report, in their order; `every`: those that are not sure too."""
    masked = _MARK_OF_A_LIST.sub(lambda found: " " * len(found[0]), without_quotations(text))
    masked = without_parts_and_days(without_symbols(masked.replace("\n", " ")))
    ranges = tuple(_ranges(text, masked))
    within = {sign for one in ranges for sign in range(one.start, one.end)}
    words = [one for one in _quantities(text, masked) if not within & {one.start, one.end - 1}]
    within |= {sign for one in words for sign in range(one.start, one.end)}
    singles = (one for one in _singles(text, masked) if one.start not in within and one.end - 1 not in within)
    found = (one for one in (*ranges, *words, *singles) if one.sure or every)
    return iter(sorted(found, key=lambda number: number.start))


def _quantities(text: str, masked: str) -> Iterator[Number]:
    """Words of quantity over what reports count, with what says how exact they are; vague ones are never sure."""
    for words in words_of_quantity(masked):
        exact = _QUALIFIED_BEFORE.search(masked[: words.start])
        start = exact.start(1) if exact else words.start
        reading = read(masked[start : words.end])
        after = re.sub(r"^(?:\s+(?:of|all|the|these|those|such|other|its|their)\b)+", "", masked[words.end :])[:60]
        unit = Unit.SHARE if words.said is Said.SHARE else _unit(f" {after.lstrip()}")
        if reading is not None:
            yield Number(start, words.end, text[start : words.end], reading, unit, sure=words.said is not Said.VAGUE)


def _singles(text: str, masked: str) -> Iterator[Number]:
    for found in _NUMBER.finditer(masked):
        before, after = masked[max(0, found.start() - 12) : found.start()], masked[found.end() : found.end() + 60]
        unit = Unit.SHARE if found["share"] else _unit(after)
        if (not found["share"] and _MEASURE.match(after)) or _AGE.search(before):
            continue
        digits, words = found["digits"], found["words"]
        if digits and _YEAR.match(digits) and (unit is None or "." in digits):
            continue
        small = words and words.lower() in _SMALL and (unit is None or _is_no_count(found[0].lower(), before))
        reading = read(found[0])
        if reading is not None:
            says = text[found.start() : found.end()]
            yield Number(found.start(), found.end(), says, reading, unit, sure=not small)


def _ranges(text: str, masked: str) -> Iterator[Number]:
    """From one number to another, of what reports count: "12–15 States", "between 12 and 15 cases"."""
    for found in _RANGE.finditer(masked):
        after = masked[found.end() : found.end() + 60]
        unit = Unit.SHARE if found["share"] else _unit(after)
        if unit is None or _YEAR.match(found["last"]) or (not found["share"] and _MEASURE.match(after)):
            continue
        last = number_of(found["last"].replace("\u00a0", ","))
        yield Number(found.start(), found.end(), text[found.start() : found.end()], Reading(last, limit=True), unit)


def _is_no_count(number: str, before: str) -> bool:
    """Whether "one" is no number: "more than one case", "in one case", "any one State"."""
    return number.endswith("one") and (number != "one" or _OF_ONE.search(before) is not None)


def _unit(after: str) -> Unit | None:
    """What the words after a number count: the nearest noun that reports count."""
    near = [(match.end(), unit) for pattern, unit in _NOUN if (match := pattern.match(after))]
    return min(near, key=lambda one: one[0])[1] if near else None
