"""Numbers and lists in words, by the United Nations Editorial Manual (numbers, dates and time; punctuation).

Under ten in words, from 10 in figures; words at the start of a sentence; percentages always in figures with "per cent"
written out; no serial comma; en dash in ranges.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from reportgen.number_words import ONES, TENS
from reportgen.vocabulary import CountQualifier

ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
            "twelve": "twelfth"}  # fmt: skip

LAST_IN_WORDS = 999_999
"""The Editorial Manual writes numbers from a million on as "1.5 million"."""


def number(n: int) -> str:
    """A count in running text: 0 "no", 3 "three", 47 "47", 8500 "8,500", 1500000 "1.5 million".

    A number from a million on that one decimal of a million would change stays in figures.
    """
    _refuse_negative(n)
    if n == 0:
        return "no"
    if n < 10:
        return ONES[n]
    if n > LAST_IN_WORDS and n % 100_000 == 0:
        return f"{Decimal(n) / 1_000_000:f}".rstrip("0").rstrip(".") + " million"
    return figures(n)


def figures(n: int) -> str:
    """A count in figures, with a comma at the thousands: 8500 "8,500"."""
    _refuse_negative(n)
    return f"{n:,}"


def at_start(subject: int | str) -> str:
    """A count or a text as a sentence begins with it: 47 "Forty-seven", 0 "No", "at least 240" "At least 240".

    Raises ValueError for a count above 999,999: a sentence has to be turned round for it.
    """
    text = subject if isinstance(subject, str) else (cardinal_words(subject) if subject else "no")
    return text[:1].upper() + text[1:]


def cardinal_words(n: int) -> str:
    """A count in words, 0 to 999,999: 240 "two hundred and forty". Raises ValueError outside."""
    _refuse_negative(n)
    if n > LAST_IN_WORDS:
        raise ValueError(f"{n} is not written in words")
    if n < 20:
        return ONES[n]
    if n < 100:
        tens, ones = divmod(n, 10)
        return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")
    unit, name = (100, "hundred") if n < 1000 else (1000, "thousand")
    upper, rest = divmod(n, unit)
    words = f"{cardinal_words(upper)} {name}"
    if not rest:
        return words
    return f"{words}{' and' if rest < 100 else ''} {cardinal_words(rest)}"


def ordinal_words(n: int) -> str:
    """An ordinal in words, 0 to 999,999: 48 "forty-eighth", 101 "one hundred and first". Raises ValueError outside."""
    words = cardinal_words(n)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    head, last = words[:cut], words[cut:]
    if last in ORDINALS:
        return head + ORDINALS[last]
    return head + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def per_cent(share: float) -> str:
    """A share between 0 and 1: 0.125 "13 per cent", 0.004 "0.4 per cent".

    Whole numbers, and one decimal near the ends, where rounding would say "none" of some or "all" of most: 0.996 is
    "99.6 per cent", 0.0001 "less than 0.1 per cent", 0.9999 "more than 99.9 per cent". Raises ValueError outside.
    """
    if not 0 <= share <= 1:
        raise ValueError("a share is between 0 and 1")
    exact = Decimal(repr(float(share))) * 100
    if exact in (0, 100) or 1 <= exact < Decimal("99.5"):
        return f"{_rounded(exact, '1')} per cent"
    fine = _rounded(exact, "0.1")
    if fine == 0:
        return "less than 0.1 per cent"
    if fine == 100:
        return "more than 99.9 per cent"
    return f"{int(fine) if fine == int(fine) else fine} per cent"


def listed(names: Sequence[str]) -> str:
    """Names in a sentence, without a serial comma: "A", "A and B", "A, B and C"; no name is an empty text."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def listed_apart(names: Sequence[str]) -> str:
    """Names that hold "and" or commas themselves, listed so that each can be told: "A and B, and C", "A, B; and C"."""
    if len(names) < 2 or not any(", " in name or " and " in name for name in names):
        return listed(names)
    mark = ";" if any(", " in name for name in names) else ","
    return f"{f'{mark} '.join(names[:-1])}{mark} and {names[-1]}"


def counted(n: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun: "no States", "one State", "three States", "12 replies"."""
    return f"{number(n)} {noun_for(n, noun, plural)}"


def noun_for(n: int, noun: str, plural: str | None = None) -> str:
    """The form of a noun that agrees with a count; `plural` where it is not the regular one."""
    return noun if n == 1 else plural or _plural(noun)


def qualified(qualifier: CountQualifier, words: str) -> str:
    """A number with the word that says how exact it is: "at least 240", "about 50"; an exact one has none."""
    return words if qualifier is CountQualifier.EXACT else f"{qualifier.label} {words}"


def en_range(first: int | str, last: int | str) -> str:
    """A range with an en dash: "58–60", "2015–2030" given as texts; one value where both ends are the same."""
    ends = [end if isinstance(end, str) else figures(end) for end in (first, last)]
    return "–".join(dict.fromkeys(ends))


def _refuse_negative(n: int) -> None:
    if n < 0:
        raise ValueError("a count is never below 0")


def _rounded(value: Decimal, step: str) -> Decimal:
    return value.quantize(Decimal(step), ROUND_HALF_UP)


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and not noun.endswith(("ay", "ey", "oy", "uy")):
        return f"{noun[:-1]}ies"
    return f"{noun}s"
