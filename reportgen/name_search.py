"""Finding protected names in running text, however they are written.

A name is found by surname, in full, in reversed order and by surname and initials ("Doe", "John Doe", "Doe, John",
"J. Doe", "Doe J."), folded for case, accents, hyphens, apostrophes and invisible characters. A given name alone, or a
surname of two letters, is found for review only. Initials alone ("JD") name nobody.

The text is cut into words once and phrases that begin with a word of a name are looked up in a dictionary, so the time
grows with the text, not with the number of names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise
from typing import NamedTuple

from reportgen.vocabulary import fold


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
class Match:
    """Somebody's name stands in a text."""

    key: str
    how: How


@dataclass(frozen=True, slots=True)
class _Form:
    """A way of writing a name; `capital`: only with capital letters, `titled`: only after Mr., Ms. and the like."""

    key: str
    how: How
    capital: bool = False
    titled: bool = False


class NameIndex:
    """Names made ready for looking up: `NameIndex(names).find(text)`."""

    __slots__ = ("_accepted", "_forms", "_known", "_lengths", "_waiting")

    def __init__(self, names: Iterable[ProtectedName], *, accepted: Iterable[str] = ()) -> None:
        """`accepted` are single words that are names too but may stand in a text, unless a title is before them."""
        self._accepted = frozenset(fold(word) for word in accepted)
        self._forms: dict[str, dict[_Form, None]] = {}
        self._lengths: dict[str, set[int]] = {}
        # Most names stand in no text: a name's forms are made when one of its words is first met.
        self._waiting: dict[str, list[ProtectedName]] = {}
        for name in names:
            for word in _own_words(name):
                self._waiting.setdefault(word, []).append(name)
        self._known = frozenset(self._waiting)

    def find(self, text: str) -> tuple[Match, ...]:
        """Every name that stands in a text, once for each form, in the order of the text.

        A form that stands inside a longer one of the same name ("Doe" in "John Doe") is not told apart.
        """
        plain, pattern = _plain(text)
        folded = plain.casefold()
        met = self._known.intersection(pattern.findall(folded))
        if _GLUED.search(folded):
            met |= self._known.intersection(pattern.findall(folded.translate(_WITHOUT_GLUE)))
        if not met:
            return ()
        for word in met:
            for name in self._waiting.pop(word, ()):
                self._add(name)
        words = _cut(plain, pattern)
        joined = _joined(words)
        hits = list(self._hits(words))
        if len(joined) < len(words):
            hits += self._hits(joined)
        return _widest(hits)

    def _add(self, name: ProtectedName) -> None:
        for words, form in _forms(name):
            self._forms.setdefault(" ".join(words), {})[form] = None
            self._lengths.setdefault(words[0], set()).add(len(words))

    def _hits(self, words: Sequence[_Word]) -> Iterator[tuple[int, int, _Form]]:
        folded = [word.folded for word in words]
        for first, head in enumerate(folded):
            for length in self._lengths.get(head, ()):
                last = first + length
                forms = self._forms.get(" ".join(folded[first:last]), ()) if last <= len(words) else ()
                for form in forms:
                    if self._stands(form, words[first:last], folded[first - 1] if first else ""):
                        yield words[first].start, words[last - 1].end, form

    def _stands(self, form: _Form, words: Sequence[_Word], before: str) -> bool:
        titled = before in _TITLES
        if form.titled and not titled:
            return False
        if form.capital and not all(word.capital for word in words):
            return False
        return titled or not (len(words) == 1 and words[0].folded in self._accepted)


class _Word(NamedTuple):
    """A word of a text; `glued`: only a hyphen, an apostrophe or the like parts it from the word before."""

    folded: str
    start: int
    end: int
    capital: bool
    glued: bool = False


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _listed(
    "mr mrs ms miss mx dr prof professor sir dame lord lady sheikh sheikha imam father sister brother judge justice "
    "m mme mlle sr sra srta don dona senor senora herr frau"
)
_PARTICLES = _listed(
    "al el as ash ad an ar at az bin ibn ben bint binti abu abi abd abdel abdul ould uld mint ait aw ap ab ag "
    "de del della di da das do dos du des le la les lo los las van von der den ter ten zu zur y e o mc mac st san "
    "santa saint of the and for na nic ni ui"
)
_ALIAS = re.compile(r"[()/;]|\b(?:alias|a\.?k\.?a\.?|also known as|known as|dit|n[ée]e)\b", re.IGNORECASE)

_GLUE = "'-*_\\`\u200b\u200c"
"""What may stand inside a word without ending it: marks of spelling, of Markdown, and blanks of no width."""

_WITHOUT_GLUE = str.maketrans("", "", _GLUE)

_SPELLING = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u0640\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e", ""),
        **dict.fromkeys("\u2066\u2067\u2068\u2069", ""),
        **dict.fromkeys("’‘ʼʻʾʿʹ′´`＇\u05f3", "'"),
        **dict.fromkeys("‐‑‒–−﹣－\u05be", "-"),
        **dict(zip("øØłŁđĐðÐħĦŧŦıɓƁɗƊƙƘəƏ", "oOlLdDdDhHtTibBdDkKeE", strict=True)),
        **dict(zip("æÆœŒþÞŋŊ", ("ae", "AE", "oe", "OE", "th", "TH", "ng", "NG"), strict=True)),
    }
)
"""Letters that do not decompose, marks that only look different, and characters that nobody sees."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
)
"""Scripts that put no blanks between words, or hang endings on them: each sign counts as a word."""

_VOWEL_SIGNS = "".join(
    chr(code) for code in range(0x0900, 0x0E00) if unicodedata.category(chr(code)) in ("Mn", "Mc")
)  # fmt: skip
"""Signs inside the words of Indian scripts, which Python does not count as letters."""

_GLUED = re.compile(rf"[^\W_][{re.escape(_GLUE)}]+[^\W_]")

_SIMPLE = re.compile(r"[A-Za-z0-9 ]+")
"""A name without a mark or an accent. An alias in it only adds words."""

_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")
_WORD = re.compile(rf"[{_UNSPACED}]|(?:[^\W_{_UNSPACED}]|[{_VOWEL_SIGNS}])+")


def _words(text: str) -> list[_Word]:
    """A text cut at everything that is no letter and no digit."""
    return _cut(*_plain(text))


def _plain(text: str) -> tuple[str, re.Pattern[str]]:
    """A text without accents, in plain letters and marks, capitals kept; and the pattern of its words."""
    if text.isascii():
        return text, _ASCII_WORD
    decomposed = unicodedata.normalize("NFKD", text.translate(_SPELLING)).translate(_SPELLING)
    return unicodedata.normalize("NFC", "".join(sign for sign in decomposed if not unicodedata.combining(sign))), _WORD


def _cut(text: str, pattern: re.Pattern[str]) -> list[_Word]:
    words, end = [], 0
    for found in pattern.finditer(text):
        start, word = found.start(), found.group()
        glued = 0 < end < start and not text[end:start].strip(_GLUE)
        end = found.end()
        words.append(_Word(word.casefold(), start, end, not word[0].islower(), glued))
    return words


def _joined(words: Sequence[_Word]) -> list[_Word]:
    """The same words with the glued ones in one piece: "al-masri" as "almasri"."""
    joined: list[_Word] = []
    for word in words:
        if word.glued and joined:
            head = joined.pop()
            word = _Word(head.folded + word.folded, head.start, word.end, head.capital)  # noqa: PLW2901
        joined.append(word)
    return joined


def _widest(hits: Iterable[tuple[int, int, _Form]]) -> tuple[Match, ...]:
    """The hits that stand in no longer hit of the same name, told once, in the order of the text."""
    matches: dict[Match, None] = {}
    ends: dict[str, int] = {}
    order = list(How)
    for start, end, form in sorted(hits, key=lambda hit: (hit[0], -hit[1], order.index(hit[2].how))):
        if end > ends.get(form.key, -1) or start >= ends.get(form.key, -1):
            matches[Match(form.key, form.how)] = None
            ends[form.key] = max(end, ends.get(form.key, -1))
    return tuple(matches)


def _own_words(name: ProtectedName) -> frozenset[str]:
    """The words of a name, in every spelling: one of them stands in each of its forms."""
    text = f"{name.name} {name.surname}"
    if _SIMPLE.fullmatch(text):
        words = frozenset(text.lower().split())
        if words.isdisjoint(_PARTICLES):
            return words
    phrases = (phrase for words in _readings(name) for part in words for phrase in _spelled(part))
    return frozenset(chain.from_iterable(phrases))


def _readings(name: ProtectedName) -> Iterator[tuple[list[_Word], list[_Word]]]:
    """The words of the full name and of the surname, once for each alias that is typed with a name."""
    if name.kind == "organization":
        yield _words(name.name), []
        return
    for spelling in _ALIAS.split(name.name):
        last, comma, first = spelling.partition(",")
        surname = name.surname.strip() or (last if comma else "")
        yield _untitled(_words(f"{first} {last}" if comma else spelling)), _words(surname)


def _forms(name: ProtectedName) -> Iterator[tuple[tuple[str, ...], _Form]]:
    """Every way of writing a name that is looked for, as folded words."""
    for full, surname in _readings(name):
        if name.kind == "organization":
            for phrase in _spelled(full):
                yield phrase, _Form(name.key, How.FULL, capital=len(phrase) == 1)
        else:
            yield from _person_forms(name.key, full, surname)


def _person_forms(key: str, full: list[_Word], surname: list[_Word]) -> Iterator[tuple[tuple[str, ...], _Form]]:
    if len(full) == 1 and not surname:
        surname = full
    family, given, family_first = _parted(full, surname)
    families = _spelled(family)
    givens = list(dict.fromkeys(chain(_spelled(given), _spelled(_first(given)))))
    for phrase in _spelled(full) if len(full) > len(family) else ():
        yield phrase, _Form(key, How.FULL, capital=_short(phrase))
    for own in families:
        short = _short(own)
        for other in givens:
            first, second = (How.REVERSED, How.FULL) if family_first else (How.FULL, How.REVERSED)
            yield other + own, _Form(key, first, capital=short)
            yield own + other, _Form(key, second, capital=short)
        for letters in _initials(given):
            yield letters + own, _Form(key, How.INITIALS, capital=short)
            yield own + letters, _Form(key, How.INITIALS, capital=short)
        alone = How.FULL if not given and full else How.SURNAME
        yield own, _Form(key, How.GIVEN if short else alone, capital=short)
        if short:
            yield own, _Form(key, How.SURNAME, titled=True)
    for word in family if len(family) > 1 else ():
        if len(word.folded) > 3 and word.folded not in _PARTICLES:
            yield (word.folded,), _Form(key, How.SURNAME)
    for phrase in dict.fromkeys((word.folded,) for word in chain(given, _joined(given))):
        if len(phrase[0]) > 2 and phrase[0] not in _PARTICLES:
            yield phrase, _Form(key, How.GIVEN, capital=True)


def _parted(full: list[_Word], surname: list[_Word]) -> tuple[list[_Word], list[_Word], bool]:
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


def _spelled(words: Sequence[_Word]) -> list[tuple[str, ...]]:
    """Words as they are written: apart, glued ones in one piece, and with a particle written onto its name."""
    if not words:
        return []
    apart = tuple(word.folded for word in words)
    in_one = tuple(word.folded for word in _joined(words))
    attached: list[str] = []
    for before, word in pairwise(("", *apart)):
        if before in _PARTICLES and attached:
            attached[-1] += word
        else:
            attached.append(word)
    return list(dict.fromkeys((apart, in_one, tuple(attached))))


def _initials(given: Sequence[_Word]) -> Iterator[tuple[str, ...]]:
    """The initials of the first given name, of the first two, and so on: ("j",), ("j", "m"), ("jm",)."""
    letters = tuple(word.folded[0] for word in given)
    for count in range(1, len(letters) + 1):
        yield letters[:count]
        if count > 1:
            yield ("".join(letters[:count]),)


def _first(given: Sequence[_Word]) -> list[_Word]:
    """The first given name with what is glued to it: "Jean-Pierre"."""
    end = next((place for place, word in enumerate(given) if place and not word.glued), len(given))
    return list(given[:end])


def _untitled(words: list[_Word]) -> list[_Word]:
    """A name without the titles that somebody typed before it."""
    sure = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir"}  # "Don" and "Judge" may be given names
    start = next((place for place, word in enumerate(words) if word.folded not in sure), 0)
    return words[start:]


def _short(phrase: Sequence[str]) -> bool:
    """Whether a surname is too short to be told from a word of the language."""
    return sum(map(len, phrase)) < 3
