"""Names made ready for looking up in texts."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import Protocol

from reportgen.name_search.forms import TITLES, Form, How, ProtectedName, forms_of, own_words
from reportgen.name_search.scripts import Sounds, in_latin, romanized
from reportgen.name_search.words import (
    ASCII_WORDS_APART,
    ASCII_WORDS_IN_ONE,
    GLUED,
    WITHOUT_GLUE,
    Word,
    cut,
    joined,
    plain,
)
from reportgen.vocabulary import fold


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody's name stands in a text."""

    key: str
    how: How


class _Words(Protocol):
    """The words of a text by their places in it."""

    def __getitem__(self, place: int, /) -> Word: ...


class _Cut:
    """The words of a text in ASCII letters, each made when it is asked for: few of a long text are.

    `in_one`: with the glued ones in one piece, "al-masri" as "almasri".
    """

    def __init__(self, letters: str, *, in_one: bool = False) -> None:
        self._letters = letters
        self._pattern = ASCII_WORDS_IN_ONE if in_one else ASCII_WORDS_APART

    def __getitem__(self, place: int) -> Word:
        pieces, ends = self._pieces
        word = pieces[2 * place + 1]
        folded = word.casefold().translate(WITHOUT_GLUE)
        return Word(folded, ends[2 * place], ends[2 * place + 1], not word[0].islower())

    @cached_property
    def _pieces(self) -> tuple[list[str], list[int]]:
        """What stands before the first word, the first word, what stands between it and the next; where each ends."""
        pieces = self._pattern.split(self._letters)
        return pieces, list(accumulate(map(len, pieces)))


class NameIndex:
    """Names made ready for looking up: `NameIndex(names).find(text)`."""

    __slots__ = ("_accepted", "_forms", "_lengths", "_mark", "_names", "_sounds", "_waiting")

    def __init__(self, names: Iterable[ProtectedName], *, accepted: Iterable[str] = ()) -> None:
        """`accepted` are single words that are names too but may stand in a text, unless a title is before them."""
        self._accepted = frozenset(fold(word) for word in accepted)
        self._forms: dict[str, dict[Form, None]] = {}
        self._lengths: dict[str, set[int]] = {}
        self._names = tuple(names)
        self._mark = ""
        self._waiting: tuple[frozenset[str], dict[str, list[ProtectedName]]] | None = None
        self._sounds = Sounds(self._names)

    def without(self, keys: Collection[str]) -> NameIndex:
        """The same without the names of some persons: what it finds is what this one finds, less those."""
        return NameIndex((name for name in self._names if name.key not in keys), accepted=self._accepted)

    def is_of(self, names: Iterable[ProtectedName], accepted: Iterable[str]) -> bool:
        """Whether these names were made ready, all of them and no others, and the same words are accepted."""
        return self._names == tuple(names) and self._accepted == frozenset(map(fold, accepted))

    def mark(self) -> str:
        """A digest of all that decides what is found in a text: every name and every accepted word."""
        if self._mark:
            return self._mark
        digest = hashlib.blake2b(repr(sorted(self._accepted)).encode(errors="surrogatepass"))
        for name in self._names:
            digest.update(repr((name.key, name.name, name.surname, name.kind)).encode(errors="surrogatepass"))
        self._mark = digest.hexdigest()
        return self._mark

    def find(self, text: str) -> tuple[Match, ...]:
        """Every name that stands in a text, once for each form, in the order of the text.

        A form that stands inside a longer one of the same name ("Doe" in "John Doe") is not told apart.
        """
        found = self._find(text)
        if in_other_letters := romanized(text):
            heard = (Match(key, how) for key, how in self._sounds.find(text))
            found = tuple(dict.fromkeys((*found, *self._find(in_other_letters), *heard)))
        return found

    def _find(self, text: str) -> tuple[Match, ...]:
        letters, pattern = plain(text)
        folded = letters.casefold()
        apart = pattern.findall(folded)
        in_one = pattern.findall(folded.translate(WITHOUT_GLUE)) if GLUED.search(folded) else []
        known, waiting = self._waiting or self._ready()
        met = known.intersection(apart) | known.intersection(in_one)
        if not met:
            return ()
        for word in sorted(met):  # what is found is told in the same order in every run
            for name in waiting.pop(word, ()):
                self._add(name)
        if not letters.isascii():
            return _widest(self._hits_in_letters(cut(letters, pattern)))
        hits = self._hits(apart, _Cut(letters))  # each letter is folded into one: places are the same
        return _widest(chain(hits, self._hits(in_one, _Cut(letters, in_one=True))))

    def _hits_in_letters(self, apart: Sequence[Word]) -> Iterator[tuple[int, int, Form]]:
        """The hits in a text of any letters."""
        in_one = joined(apart)
        yield from self._hits([word.folded for word in apart], apart)
        if len(in_one) < len(apart):
            yield from self._hits([word.folded for word in in_one], in_one)

    def _ready(self) -> tuple[frozenset[str], dict[str, list[ProtectedName]]]:
        """Every word by which a name is met, and the names whose forms are made when it is met first.

        Most names stand in no text, and where all texts are known none is looked for.
        """
        waiting: dict[str, list[ProtectedName]] = {}
        for name in (spelled for one in self._names for spelled in (one, *in_latin(one))):
            for word in own_words(name):
                waiting.setdefault(word, []).append(name)
        self._waiting = frozenset(waiting), waiting
        return self._waiting

    def _add(self, name: ProtectedName) -> None:
        for words, form in forms_of(name):
            self._forms.setdefault(" ".join(words), {})[form] = None
            self._lengths.setdefault(words[0], set()).add(len(words))

    def _hits(self, folded: Sequence[str], words: _Words) -> Iterator[tuple[int, int, Form]]:
        lengths = self._lengths
        for first in [place for place, head in enumerate(folded) if head in lengths]:
            for length in lengths[folded[first]]:
                last = first + length
                forms = self._forms.get(" ".join(folded[first:last]), ()) if last <= len(folded) else ()
                if not forms:
                    continue
                stretch = [words[place] for place in range(first, last)]
                for form in forms:
                    if self._stands(form, stretch, folded[first - 1] if first else ""):
                        yield stretch[0].start, stretch[-1].end, form

    def _stands(self, form: Form, words: Sequence[Word], before: str) -> bool:
        titled = before in TITLES
        if form.titled and not titled:
            return False
        if form.capital and not all(word.capital for word in words):
            return False
        return titled or not (len(words) == 1 and words[0].folded in self._accepted)


def _widest(hits: Iterable[tuple[int, int, Form]]) -> tuple[Match, ...]:
    """The hits that stand in no longer hit of the same name, told once, in the order of the text."""
    matches: dict[Match, None] = {}
    ends: dict[str, int] = {}
    order = list(How)
    for start, end, form in sorted(hits, key=lambda hit: (hit[0], -hit[1], order.index(hit[2].how))):
        if end > ends.get(form.key, -1) or start >= ends.get(form.key, -1):
            matches[Match(form.key, form.how)] = None
            ends[form.key] = max(end, ends.get(form.key, -1))
    return tuple(matches)
