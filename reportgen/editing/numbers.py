"""Numbers: under ten in words, ten and over in figures, words at the start of a sentence; per cent; thousands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.editing.rule import DIGEST, NUMBERS, OURS, Span, TextRule
from reportgen.editing.sentences import sentence_around, starts_sentence
from reportgen.editing.texts import SENTENCES, Home, Kind, View
from reportgen.findings import Severity
from reportgen.masking import HIDDEN, NOTE, TAG
from reportgen.number_words import CARDINAL, ONES, TENS, number_in_words
from reportgen.quantities import Said, words_of_quantity

UNITS, TEENS = ONES[1:10], ONES[10:]

_UNIT, _TEEN, _TENS = ("|".join(words) for words in (UNITS, TEENS, TENS))
_IN_WORDS = re.compile(rf"\b{CARDINAL}")
_WORD_OF_FIGURES = rf"(?:{_UNIT}|{_TEEN}|(?:{_TENS})(?:-(?:{_UNIT}))?)"
_ALWAYS_FIGURES = re.compile(
    rf"\b(?P<a>{_WORD_OF_FIGURES})(?= (?:per cent|percent)\b|[ -]years?[ -]old\b| years of age\b)"
    rf"|(?<=\baged )(?P<b>{_WORD_OF_FIGURES})\b(?!-)|(?<=\bthe age of )(?P<c>{_WORD_OF_FIGURES})\b(?!-)"
)

_DIGIT = re.compile(r"[1-9](?![\w/°%:–-]|[.,][0-9]|[)\]])")
_JOINED = re.compile(r"[\w.,:/–$€£°#+(\[-]\Z")
_MEASURED = re.compile(
    r"\s(?:per cent\b|percent\b|percentage points?\b|(?:hundred|thousand|million|billion|trillion)\b|years? old\b|"
    r"years? of age\b|k?m\b|cm\b|mm\b|k?g\b|km/h\b|(?:kilo|centi|milli)?met(?:re|er)s?\b|(?:kilo)?grams?\b|"
    r"ton(?:ne)?s?\b|hectares?\b|lit(?:re|er)s?\b|degrees?\b|(?:United States )?dollars?\b|euros?\b|francs?\b|"
    r"(?:in|out of|to|in every) [0-9])"
)
_BEFORE = re.compile(
    r"(?:\b(?:USD|EUR|CHF|GBP|US\$|aged|ages?|age of|ages of|aged between|under-|over-|to|votes to)|"
    r"[$€£×:=<>~]|[0-9] (?:in|out of|to|and|or))\s?\Z"
)
_AGES = re.compile(r"\b(?:aged|ages|vot(?:es?|ed|ing)|abstentions?|ratio|score)\b")
_NAMED = re.compile(r"(?:\A|[\s(“‘])([A-Z][\w’-]*)\s\Z")
_LARGER = re.compile(r"(?<![\w.,/–-])[1-9][0-9]{1,2}(?:,[0-9]{3})*(?![\w/.:-]?[\w])")

_PERCENT = re.compile(r"%|\b[Pp]ercent\b")
_AT_START = re.compile(r"[0-9][0-9,.]*")
_LIMIT = re.compile(rf"[\s“‘(\[{TAG}{NOTE}]")
_YEAR = re.compile(r"(?:1[6-9]|20|21)[0-9]{2}\Z")
_LONG = re.compile(r"[1-9][0-9]{3,5}(?![\w/.:–-]?\w)")
_COUNTED = re.compile(
    r" (?:persons?|people|individuals|cases|organizations|women|men|children|girls|boys|victims|members|signatures|"
    r"messages|documents|pages|words|prisoners|detainees|protesters|defenders|journalists|lawyers|staff|officers|"
    r"dollars|euros)\b"
)
_NO_ZERO = re.compile(r"(?<=[\s(])\.[0-9]+(?!\w)")


def under_ten(text: str) -> Iterator[Span]:
    """Single figures that count something, where no larger number stands beside them."""
    for found in _DIGIT.finditer(text):
        start = found.start()
        before, after = text[max(0, start - 30) : start], text[found.end() : found.end() + 30]
        if _JOINED.search(before) or _BEFORE.search(before) or _MEASURED.match(after) or HIDDEN in before[-3:]:
            continue
        named = _NAMED.search(before)
        if named and not starts_sentence(text, max(0, start - 30) + named.start(1)):
            continue
        first, last = sentence_around(text, start)
        sentence = text[first:last]
        if starts_sentence(text, start) or _LARGER.search(sentence) or _AGES.search(sentence):
            continue
        yield Span(start, found.end(), UNITS[int(found[0]) - 1])


def ten_and_over(text: str) -> Iterator[Span]:
    """Numbers of ten and over in words, but at the start of a sentence; small letters only, for names have capitals.

    "A hundred and twenty" is left to `of_quantity`, for it may be no count.
    """
    for found in _IN_WORDS.finditer(text):
        number = 0 if found[0].startswith("a ") else number_in_words(found[0]) or 0
        if number >= 10 and not starts_sentence(text, found.start()) and text[found.end() : found.end() + 2] != "-t":
            yield Span(found.start(), found.end(), f"{number:,}")


def always_figures(text: str) -> Iterator[Span]:
    """Percentages and ages in words; numbers of ten and over are told by `ten_and_over`."""
    for found in _ALWAYS_FIGURES.finditer(text):
        word = found["a"] or found["b"] or found["c"]
        if word in UNITS and not starts_sentence(text, found.start()):
            yield Span(found.start(), found.end(), str(UNITS.index(word) + 1))


def at_start(text: str) -> Iterator[Span]:
    """A sentence that begins with figures; a year may, for it has no other form."""
    for found in _AT_START.finditer(text):
        start, number = found.start(), found[0].rstrip(",.")
        if (start and not _LIMIT.match(text[start - 1])) or _YEAR.match(number) or not starts_sentence(text, start):
            continue
        if start == 0 and not re.match(r" [A-Za-z]", text[len(number) :]):
            continue  # a lone figure, or the mark of a list
        yield Span(start, start + len(number))


def percent(text: str) -> Iterator[Span]:
    """The sign, or one word."""
    for found in _PERCENT.finditer(text):
        yield Span(found.start(), found.end(), "per cent")


def thousands(text: str) -> Iterator[Span]:
    """Four to six figures without a comma; a number that may be a year only where persons or things are counted."""
    for found in _LONG.finditer(text):
        start, number = found.start(), found[0]
        before = text[max(0, start - 30) : start]
        if _JOINED.search(before.replace("(", "").replace("$", "")) or HIDDEN in before[-3:]:
            continue
        if len(number) == 4 and _YEAR.match(number) and not _COUNTED.match(text[found.end() : found.end() + 20]):
            continue
        named = _NAMED.search(before)
        if named and not starts_sentence(text, max(0, start - 30) + named.start(1)):
            continue
        yield Span(start, found.end(), f"{int(number):,}")


def no_zero(text: str) -> Iterator[Span]:
    """A decimal fraction that begins with the point."""
    for found in _NO_ZERO.finditer(text):
        yield Span(found.start(), found.end(), f"0{found[0]}")


def of_quantity(text: str) -> Iterator[Span]:
    """Words of quantity over what the report counts; "a dozen" and the like are numbers, in words."""
    for found in words_of_quantity(text):
        value = found.value if found.said is Said.NUMBER else None
        if value is None or value > 9:
            yield Span(found.start, found.end, f"{value:,}" if value is not None and found.start else "")


RULES = (
    TextRule(
        id="editorial.under_ten",
        severity=Severity.WARNING,
        source=NUMBERS,
        says="Numbers under ten are written in words; not percentages, ages, measurements, money and dates, and not "
        "beside larger numbers of the same kind.",
        instead="the number in words",
        wrong="in 3 cases",
        right="in three cases",
        find=under_ten,
        view=View.COUNTS,
        kinds=SENTENCES | {Kind.HEADING},
        digits=True,
    ),
    TextRule(
        id="editorial.ten_and_over",
        severity=Severity.WARNING,
        source=NUMBERS,
        says="Numbers of ten and over are written in figures, except at the start of a sentence.",
        instead="the number in figures",
        wrong="in twelve cases",
        right="in 12 cases",
        find=ten_and_over,
        words=frozenset((*TEENS, *TENS, "hundred", "thousand")),
    ),
    TextRule(
        id="editorial.always_figures",
        severity=Severity.WARNING,
        source=DIGEST,
        says="Percentages and ages are written in figures.",
        instead="the number in figures",
        wrong="in five per cent of cases; a child aged nine",
        right="in 5 per cent of cases; a child aged 9",
        find=always_figures,
        words=frozenset(("cent", "percent", "aged", "age", "old")),
    ),
    TextRule(
        id="editorial.figure_at_start",
        severity=Severity.WARNING,
        source=NUMBERS,
        says="No sentence begins with figures.",
        instead="the number in words, or another order of words",
        wrong="12 persons were arrested.",
        right="Twelve persons were arrested.",
        find=at_start,
        view=View.NUMBERS,
        kinds=frozenset({Kind.PARAGRAPH}),
        digits=True,
    ),
    TextRule(
        id="editorial.percent_sign",
        severity=Severity.WARNING,
        source=NUMBERS,
        says="In text, “per cent” is written out, in two words; the sign is for tables without room.",
        instead="per cent",
        wrong="in 40% of the cases",
        right="in 40 per cent of the cases",
        find=percent,
        signs=("%", "ercent"),
    ),
    TextRule(
        id="editorial.thousands",
        severity=Severity.WARNING,
        source=DIGEST,
        says="Numbers of four figures and more have a comma for the thousands; years and the numbers of laws do not.",
        instead="the number with its comma",
        wrong="8500 words",
        right="8,500 words",
        find=thousands,
        view=View.COUNTS,
        kinds=SENTENCES | {Kind.HEADING, Kind.CELL},
        digits=True,
    ),
    TextRule(
        id="editorial.words_of_quantity",
        severity=Severity.NOTE,
        source=OURS,
        says="Words such as “dozens of”, “a third of” and “many” over what the report counts follow no correction.",
        instead="the figure",
        wrong="Dozens of persons were arrested; a third of the cases; in many cases; in a dozen cases",
        right="Twelve persons were arrested; a third State; in the second half of 2030; many letters",
        find=of_quantity,
        view=View.COUNTS,
        homes=frozenset({Home.PROSE}),
    ),
    TextRule(
        id="editorial.leading_zero",
        severity=Severity.WARNING,
        source=NUMBERS,
        says="A decimal fraction has a figure before its point.",
        instead="a zero before the point",
        wrong="a share of .85 per cent",
        right="a share of 0.85 per cent",
        find=no_zero,
        view=View.NUMBERS,
        signs=(" .", "(.", "\n."),
        kinds=SENTENCES | {Kind.HEADING, Kind.NOTE, Kind.CELL},
        digits=True,
    ),
)
