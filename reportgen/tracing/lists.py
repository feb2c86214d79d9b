"""The notes that list the States behind a figure: whether a file names just those."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportgen.tracing.matching import Found, Matching
from reportgen.tracing.segments import Segment
from reportgen.tracing.texts import FileTexts
from reportgen.tracing.verdicts import Checked, Verdict, What
from reportgen.vocabulary import Country

NOTES = 1
"""The stream of the notes."""

_IN_PART = re.compile(
    r"\b(?:includ\w+|such as|among|inter alia|for (?:example|instance)|e\.g|some|most|not all)\b", re.IGNORECASE
)
_BEHIND = re.compile(r"[\s,]*(?:and|among|including) (?:\w+ )?others\b", re.IGNORECASE)
_MARK = re.compile(r"^\d{1,3} ", re.MULTILINE)
"""The mark of a note at the beginning of its line."""
_BEFORE = 60
"""Signs before a list in which people say that it is not whole."""

TO_DO = "put it right, or let the list say that it is not whole (“including”)"


@dataclass(frozen=True, slots=True)
class _Named:
    """A State in a text: its code, and where its name stands."""

    state: str
    start: int
    end: int


class Names:
    """The names of all States, of today and of former days, as texts have them."""

    def __init__(self, countries: Iterable[Country]) -> None:
        every = sorted(countries, key=lambda one: one.iso3)
        self._states: dict[str, str] = {}
        self.shown: dict[str, str] = {}
        for each in every:
            self.shown[each.iso3] = each.in_text or each.name
            for name in (each.in_text, each.name, *(former.name for former in each.history)):
                self._states.setdefault(_plain(name), each.iso3)
                self._states.setdefault(_plain(name).removeprefix("the "), each.iso3)
        self._states.pop("", None)
        names = "|".join(map(re.escape, sorted(self._states, key=len, reverse=True)))
        self._name = re.compile(rf"(?<![\w-])(?:{names or '(?!)'})(?![\w-])")
        one = f"(?:{names or '(?!)'})"
        self._list = re.compile(rf"{one}(?:, {one})*(?: and {one})?\.?")

    def in_text(self, text: str) -> list[_Named]:
        """The States that a text names, in their order."""
        return [
            _Named(self._states[found[0]], found.start(), found.end()) for found in self._name.finditer(_plain(text))
        ]

    def listed(self, text: str) -> frozenset[str]:
        """The States of a text that is a list of States and nothing else; none of any other text."""
        whole = self._list.fullmatch(_plain(text).strip())
        return frozenset(named.state for named in self.in_text(text)) if whole else frozenset()


def checked_lists(matching: Matching, file: FileTexts, countries: Iterable[Country]) -> Iterator[Checked]:
    """A verdict on each list that does not name the States that it has in the report."""
    names = Names(countries)
    for number, segment in enumerate(matching.streams[NOTES].segments):
        wanted = names.listed(_words(segment))
        places = list(_places(matching.words_with(NOTES, number), file)) if wanted else []
        here = [(place, one) for place, span in places for one in names.in_text(file.texts[place].text)
                if one.state in wanted and one.start in span]  # fmt: skip
        states = {one.state for _, one in here}
        if not states or 2 * len(states) < len(wanted) or _is_in_part(file, here):
            continue
        more = names.listed(_first_sentence(file.texts[places[0][0]].text)) - wanted
        why = "; ".join(_remarks([names.shown[state] for state in sorted(wanted - states)],
                                 [names.shown[state] for state in sorted(more)]))  # fmt: skip
        if why:
            verdict = Verdict.CONTRADICTS if file.edited else Verdict.CHANGED
            where = file.texts[here[0][0]].at(here[0][1].start)
            yield Checked(verdict, What.LIST, where, "", place=segment.place, why=f"{why}: {TO_DO}")


def _places(words: Sequence[Found], file: FileTexts) -> Iterator[tuple[int, range]]:
    """The texts in which words of a note stand, with the signs that may be of it: on a page to the next mark."""
    for place, own in groupby(words, key=lambda word: word.text):
        text, found = file.texts[place], list(own)
        start, end = 0, len(text.text)
        if text.lines:
            marks = [mark.start() for mark in _MARK.finditer(text.text)]
            start = max((mark for mark in marks if mark <= found[0].start), default=start)
            end = min((mark for mark in marks if mark > found[-1].start), default=end)
        yield place, range(start, end)


def _remarks(gone: Sequence[str], more: Sequence[str]) -> Iterator[str]:
    if gone:
        yield f"without {', '.join(gone)}, which the figure counts"
    if more:
        yield f"with {', '.join(more)}, which the figure does not count"


def _is_in_part(file: FileTexts, here: Sequence[tuple[int, _Named]]) -> bool:
    """Whether people say before or behind a list that it does not name all."""
    (first, start), (last, end) = here[0], here[-1]
    before = _plain(file.texts[first].text)[max(0, start.start - _BEFORE) : start.start].rpartition(". ")[2]
    return bool(_IN_PART.search(before) or _BEHIND.match(file.texts[last].text, end.end))


def _first_sentence(text: str) -> str:
    """Of a note without its mark."""
    return re.sub(r"^\s*\d+\s+", "", text).strip().partition(". ")[0]


def _words(segment: Segment) -> str:
    return "".join(piece.text for piece in segment.pieces if not piece.mark)


def _plain(text: str) -> str:
    """One sign for one: blanks, apostrophes and small letters as names are compared."""
    return re.sub(r"\s", " ", text).replace("’", "'").lower()
