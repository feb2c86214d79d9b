"""Names over the borders of scripts: Иван Петров for Ivan Petrov, محمد المصري for Muhammad al-Masri, and back.

Alphabets are romanized letter by letter (anyascii), so that every form of a name is found. Where vowels are not
written, or are romanized in many ways, a full name is found by the sounds of its consonants, which must be several.
Letters that only look like Latin ones, in a word of Latin letters, are read as these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.name_search.forms import How, ProtectedName, forms_of
from reportgen.name_search.words import words_of

_OTHER = (
    r"\u0370-\u0dff\u10a0-\u10ff\u1200-\u137f\u1c80-\u1cbf\u1f00-\u1fff\u2d00-\u2dff\ua640-\ua69f\ufb13-\ufdff"
    r"\ufe70-\ufefc"
)
"""Alphabets that put blanks between words and are not Latin: Greek to Sinhala, Georgian, Ethiopic, forms of Arabic."""

_ELSEWHERE = re.compile(rf"[{_OTHER}]")
_WORD = re.compile(rf"[^\W\d_{_OTHER}]*[{_OTHER}](?:[^\W_]|[{_OTHER}])*")
_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_LIKE = str.maketrans("аеорсухіјѕԁһԛԝкмтвнАВЕКМНОРСТХУІЈЅαοερτυνικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
                      "aeopcyxijsdhqwkmtbhABEKMHOPCTXYIJSaoeptuvikABEZHIKMNOPTYX")  # fmt: skip
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_SAME = (("ch", "c"), ("sh", "s"), ("kh", "k"), ("gh", "g"), ("zh", "z"), ("ph", "f"), ("th", "t"), ("dh", "d"),
         ("q", "k"), ("x", "ks"), ("j", "z"), ("ts", "s"), ("c", "s"))  # fmt: skip
_NO_SOUND = re.compile(r"[^a-z]|[aeiouyhvw]")
"""Vowels, and what Arabic and Hebrew write for them."""

_TWICE = re.compile(r"(.)\1+")
_FEWEST = 5
"""Consonants of a full name that is found by them: fewer stand in too many words."""


def romanized(text: str) -> str:
    """A text with the words of other alphabets in Latin letters, or nothing where there are none."""
    return _WORD.sub(lambda word: _in_latin(word.group()), text) if _ELSEWHERE.search(text) else ""


def in_latin(name: ProtectedName) -> Iterator[ProtectedName]:
    """A name of another script in Latin letters, as it would be typed; nothing for a Latin one."""
    if name.name.isascii() or not (_ELSEWHERE.search(name.name) or _SIGNS.search(name.name)):
        return
    if not _SIGNS.search(name.name):
        yield ProtectedName(name.key, romanized(name.name), romanized(name.surname), name.kind)
        return
    surname = name.surname or name.name[:1]  # as in Chinese, Japanese and Korean
    given = name.name.replace(surname, "", 1).strip()
    family = _ascii(surname).capitalize()
    yield ProtectedName(name.key, f"{family} {_ascii(given).capitalize()}".strip(), family, name.kind)


def _in_latin(word: str) -> str:
    return word.translate(_LIKE) if _LATIN.search(word) else _ascii(word)


def _ascii(text: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415  where it is needed at all

    return str(anyascii(text))


class Sounds:
    """Full names by their consonants: `Sounds(names).find(text)`; made ready when they are first needed."""

    def __init__(self, names: Iterable[ProtectedName]) -> None:
        self._names = [name for name in names if name.kind != "organization"]
        self._keys: dict[str, dict[tuple[str, How], None]] | None = None
        self._longest = 0

    def find(self, text: str) -> Iterator[tuple[str, How]]:
        """The keys of persons, with the form, whose full name sounds like words of a text in another alphabet."""
        keys = self._ready()
        for run in re.findall(rf"[{_OTHER}][{_OTHER}\s\u0640'’\-]*", text):
            sounds = list(filter(None, (_sound(_ascii(word)) for word in run.split())))
            for first in range(len(sounds)):
                for last in range(first + 2, min(first + self._longest, len(sounds)) + 1):
                    yield from keys.get(" ".join(sounds[first:last]), ())

    def _ready(self) -> dict[str, dict[tuple[str, How], None]]:
        if self._keys is None:
            self._keys = {}
            for name in self._names:
                for phrase, form in forms_of(name):
                    if form.how in (How.FULL, How.REVERSED) and len(phrase) > 1:
                        sounds = list(filter(None, map(_sound, phrase)))
                        if len(sounds) > 1 and sum(map(len, sounds)) >= _FEWEST:
                            self._keys.setdefault(" ".join(sounds), {})[form.key, form.how] = None
                            self._longest = max(self._longest, len(sounds))
        return self._keys


def _sound(word: str) -> str:
    """The consonants of a word, alike ones as one: "mhmd" and "muhammad" are "md"."""
    word = "".join(each.folded for each in words_of(word))
    for written, said in _SAME:
        word = word.replace(written, said)
    return _TWICE.sub(r"\1", _NO_SOUND.sub("", word))
