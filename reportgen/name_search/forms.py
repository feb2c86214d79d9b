"""The ways of writing a name that are looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise

from reportgen.name_search.words import Word, joined, words_of


class How(StrEnum):
    """In which form a name stands in a text. `GIVEN` alone is for review; the others name somebody."""

    FULL = "full"
    REVERSED = "reversed"
    INITIALS = "initials"
    SURNAME = "surname"
    GIVEN = "given"


@dataclass(frozen=True, repr=False)
class ProtectedName:
    """A name to look for: `key` says whose it is; an "organization" (`kind`) is found by its full name only."""

    key: str
    name: str
    surname: str = ""
    kind: str = "person"

    def __repr__(self) -> str:
        return f"ProtectedName({self.key!r})"


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing a name; `capital`: only with capital letters, `titled`: only after Mr., Ms. and the like."""

    key: str
    how: How
    capital: bool = False
    titled: bool = False


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _listed(
    "mr mrs ms miss mx dr prof professor sir dame lord lady sheikh sheikha imam father sister brother judge justice "
    "m mme mlle sr sra srta don dona senor senora herr frau"
)
_PARTICLES = _listed(
    "al el as ash ad an ar at az bin ibn ben bint binti abu abi abd abdel abdul ould uld mint ait aw ap ab ag "
    "de del della di da das do dos du des le la les lo los las van von der den ter ten zu zur y e o mc mac st san "
    "santa saint of the and for na nic ni ui"
)
_ALIAS = re.compile(r"[()/;]|\b(?:alias|a\.?k\.?a\.?|also known as|known as|dit|n[ée]e)\b", re.IGNORECASE)

_AS_TWO = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue",
                         "Å": "Aa", "Ø": "Oe"})  # fmt: skip
_WITH_E = re.compile(r"([aou])e", re.IGNORECASE)

_MOST_INITIALS = 4
_SHORTEST_IN_ONE = 8
_MOST_WORDS = 20
_LONGEST = 500
"""More are never written: a longer cell is looked for by its beginning, and must not take a minute."""

_SIMPLE = re.compile(r"[A-Za-z0-9 ]+")
"""A name without a mark or an accent. An alias in it only adds words."""


def own_words(name: ProtectedName) -> set[str]:
    """Words of a name, in every spelling, of which one at least stands in each of its forms."""
    text = f"{name.name} {name.surname}"
    if name.kind != "organization" and _SIMPLE.fullmatch(text):
        simple = set(text.lower().split())
        if simple.isdisjoint(_PARTICLES) and not _WITH_E.search(text):
            return simple | _simply_run_together(name.name.lower().split(), name.surname.lower().split())
    words: set[str] = set()
    readings = list(_readings(name))
    if name.kind != "organization":
        for full, surname in readings:
            family, given, _ = _parted(full, surname or full[-1:])
            words.update(_run_together(_spelled(family), _givens(given)))
    for phrase in (phrase for parts in readings for part in parts for phrase in _spelled(part)):
        if name.kind == "organization":  # found in full only, so its rarest word will do
            words.add(max(phrase, key=len))
        else:
            words.update((phrase[-1], *(word for word in phrase if word not in _PARTICLES)))
    return words


def _readings(name: ProtectedName) -> Iterator[tuple[list[Word], list[Word]]]:
    """The words of the full name and of the surname, once for each alias that is typed with a name."""
    if name.kind == "organization":
        yield words_of(name.name[:_LONGEST])[:_MOST_WORDS], []
        return
    typed = f"{name.name[:_LONGEST]} {name.surname[:_LONGEST]}"
    for transcribed in (str, _with_e, _without_e):
        if transcribed is not str and transcribed(typed) == typed:
            continue
        surname = words_of(transcribed(name.surname[:_LONGEST]))[:_MOST_WORDS]
        for spelling in _ALIAS.split(transcribed(name.name[:_LONGEST]))[:_MOST_WORDS]:
            last, comma, first = spelling.partition(",")
            full = _untitled(words_of(f"{first} {last}" if comma else spelling))
            yield full[:_MOST_WORDS], surname or (words_of(last) if comma else [])


def _with_e(text: str) -> str:
    """Müller as Mueller."""
    return unicodedata.normalize("NFC", text).translate(_AS_TWO)


def _without_e(text: str) -> str:
    """Mueller as Muller, which is how Müller is looked for; not where a short word comes out, such as bar of Baer."""
    return re.sub(r"[^\W_]{6,}", lambda word: _WITH_E.sub(r"\1", word[0]), text)


def forms_of(name: ProtectedName) -> Iterator[tuple[tuple[str, ...], Form]]:
    """Every way of writing a name that is looked for, as folded words."""
    for full, surname in _readings(name):
        if name.kind == "organization":
            for phrase in _spelled(full):
                yield phrase, Form(name.key, How.FULL, capital=len(phrase) == 1)
        else:
            yield from _person_forms(name.key, full, surname)


def _person_forms(key: str, full: list[Word], surname: list[Word]) -> Iterator[tuple[tuple[str, ...], Form]]:
    if len(full) == 1 and not surname:
        surname = full
    family, given, family_first = _parted(full, surname)
    families = _spelled(family)
    givens = _givens(given)
    for phrase in _spelled(full) if len(full) > len(family) else ():
        yield phrase, Form(key, How.FULL, capital=_short(phrase))
    for run_together in _run_together(families, givens):
        yield (run_together,), Form(key, How.FULL)
    for own in families:
        short = _short(own)
        for other in givens:
            first, second = (How.REVERSED, How.FULL) if family_first else (How.FULL, How.REVERSED)
            yield other + own, Form(key, first, capital=short)
            yield own + other, Form(key, second, capital=short)
        for letters in _initials(given):
            yield letters + own, Form(key, How.INITIALS, capital=short)
            yield own + letters, Form(key, How.INITIALS, capital=short)
        alone = How.FULL if not given and full else How.SURNAME
        yield own, Form(key, How.GIVEN if short else alone, capital=short)
        if short:
            yield own, Form(key, How.SURNAME, titled=True)
    for word in family if len(family) > 1 else ():
        if len(word.folded) > 3 and word.folded not in _PARTICLES:
            yield (word.folded,), Form(key, How.SURNAME)
    for phrase in dict.fromkeys((word.folded,) for word in chain(given, joined(given))):
        if len(phrase[0]) > 2 and phrase[0] not in _PARTICLES:
            yield phrase, Form(key, How.GIVEN, capital=True)


def _parted(full: list[Word], surname: list[Word]) -> tuple[list[Word], list[Word], bool]:
    """The family name, the given names, and whether the family name comes first."""
    if not surname:
        cut = len(full) - 1
        while cut > 1 and (full[cut - 1].folded in _PARTICLES or full[cut].glued):
            cut -= 1
        return full[cut:], full[:cut], False
    wanted = [word.folded for word in surname]
    for cut in range(len(full) - len(wanted), -1, -1):
        if [word.folded for word in full[cut : cut + len(wanted)]] == wanted:
            before, after = full[:cut], full[cut + len(wanted) :]
            return surname, before or after, bool(after and not before)
    return surname, [word for word in full if word.folded not in wanted], False


def _spelled(words: Sequence[Word]) -> list[tuple[str, ...]]:
    """Words as they are written: apart, glued ones in one piece, and with a particle written onto its name."""
    if not words:
        return []
    apart = tuple(word.folded for word in words)
    in_one = tuple(word.folded for word in joined(words))
    attached: list[str] = []
    for before, word in pairwise(("", *apart)):
        if before in _PARTICLES and attached:
            attached[-1] += word
        else:
            attached.append(word)
    return list(dict.fromkeys((apart, in_one, tuple(attached))))


def _givens(given: Sequence[Word]) -> list[tuple[str, ...]]:
    """All given names, and the first one, as they are written."""
    return list(dict.fromkeys(chain(_spelled(given), _spelled(_first(given)))))


def _simply_run_together(full: list[str], surname: list[str]) -> set[str]:
    """What `_run_together` gives for a name without marks and particles, and more."""
    family = surname or full[-1:]
    given = [word for word in full if word not in family]
    pairs = [(given, family), (family, given), (given[:1], family), (family, given[:1])]
    return {"".join((*one, *other)) for one, other in pairs}


def _run_together(families: Sequence[tuple[str, ...]], givens: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Given name and surname in one word, as addresses have them; not where that is as short as other words are."""
    for own in families:
        for other in givens:
            for words in (other + own, own + other):
                if len(in_one := "".join(words)) >= _SHORTEST_IN_ONE:
                    yield in_one


def _initials(given: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    """The initials of the first given name, of the first two, and so on: ("j",), ("j", "m"), ("jm",)."""
    letters = tuple(word.folded[0] for word in given[:_MOST_INITIALS])
    for count in range(1, len(letters) + 1):
        yield letters[:count]
        if count > 1:
            yield ("".join(letters[:count]),)


def _first(given: Sequence[Word]) -> list[Word]:
    """The first given name with what is glued to it: "Jean-Pierre"."""
    end = next((place for place, word in enumerate(given) if place and not word.glued), len(given))
    return list(given[:end])


def _untitled(words: list[Word]) -> list[Word]:
    """A name without the titles that somebody typed before it."""
    sure = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir"}  # "Don" and "Judge" may be given names
    start = next((place for place, word in enumerate(words) if word.folded not in sure), 0)
    return words[start:]


def _short(phrase: Sequence[str]) -> bool:
    """Whether a surname is too short to be told from a word of the language."""
    return sum(map(len, phrase)) < 3
