"""The search through what the readers hand on: passage by passage, over the ends of lines, in every reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportgen.name_search import How
from reportgen.screening.findings import Found
from reportgen.screening.line_ends import OVERLAP, Split, over_ends, shortest
from reportgen.screening.passages import Again, Kind, Passage
from reportgen.screening.wanted import Hit, Wanted, What

MOST_AT_ONCE = 20_000
"""Signs after which a batch is searched."""

_GROUP = 1_500
_STRIDE = 100
_ORDER = (How.FULL, How.REVERSED, How.INITIALS, How.SURNAME, How.GIVEN)
_AS_TELLING: dict[str, tuple[str, ...]] = {how: _ORDER if how is How.REVERSED else _ORDER[place:] for place, how in
                                           enumerate(_ORDER)}  # fmt: skip
"""By form, the forms of the same name that tell no more."""

_APART = "\n\n"
"""Between passages that are searched in one go and do not belong together: no word is joined over it."""


class Search:
    """The search of one file, or of one file within another: its passages are given one after the other."""

    def __init__(self, wanted: Wanted, closed: Wanted, *, show: bool = False) -> None:
        """`closed`: what is wanted without the names that may stand; `show`: tell the words of each thing too."""
        self._wanted = wanted
        self._closed = closed
        self._show = show
        self._noted: list[Split] = []
        self._batch: list[Passage] = []
        self._signs = 0
        self._carried: list[Passage] = []
        self._whole: list[Passage] = []

    def add(self, passage: Passage) -> None:
        """One more passage, in the order of the file."""
        if passage.again is Again.OF_FILE:
            self._whole.append(passage)
            return
        if self._signs > MOST_AT_ONCE and passage.again is Again.NO:
            self._search()
        self._batch.append(passage)
        self._signs += len(passage.text) + 1

    def found(self) -> Iterator[Found]:
        """What was found and may not stand, in the order of the file; to be asked for at its end."""
        self._search()
        known = {told for hit, *_ in self._noted for told in _told_by(hit)}
        for passage in self._whole:
            new = [hit for hit in self._hits(passage) if hit not in known]
            self._note(new, passage)
            known.update(told for hit in new for told in _told_by(hit))
        names = self._wanted.names
        named = {hit.key for hit, *_ in self._noted if hit.what is What.NAME and names.may_stand(hit.key)}
        surnames = {names.surname_of(key) for key in named}
        for hit, first, last, text in self._noted:
            if hit.what is What.NAME and (hit.key in named or _is_shared(hit, surnames, self._wanted)):
                continue
            shown = narrowed(text, hit, self._wanted, first.kind) if self._show else ""
            yield Found.at(first.place, hit, shown, self._wanted, until=last.place)

    def _search(self) -> None:
        """Look through the batch: the passages among which something stands, then over the ends of lines."""
        batch, self._batch, self._signs = self._batch, [], 0
        known: set[Hit] = set()
        for group in _groups(batch):
            if not self._wanted.find(_APART.join(passage.text for passage in group)):
                continue
            for passage in group:
                hits = self._hits(passage)
                if passage.again is not Again.OF_PASSAGE:
                    known = set()
                self._note([hit for hit in hits if hit not in known], passage)
                known.update(hits)
        flows = list(_flows(batch, self._carried))
        for lines, new in flows:
            self._noted.extend(over_ends(lines, new, self._closed))
        self._carried = _tail(flows[-1][0]) if flows else []

    def _hits(self, passage: Passage) -> tuple[Hit, ...]:
        return self._wanted.find(passage.text, passage.kind)

    def _note(self, hits: Iterable[Hit], passage: Passage) -> None:
        self._noted.extend(Split(hit, passage, passage, passage.text) for hit in hits)


def _groups(batch: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Passages in groups of some size: most hold nothing, and are so done with at once."""
    group: list[Passage] = []
    signs = 0
    for passage in batch:
        if signs > _GROUP and passage.again is not Again.OF_PASSAGE:
            yield group
            group, signs = [], 0
        group.append(passage)
        signs += len(passage.text)
    if group:
        yield group


def narrowed(text: str, hit: Hit, wanted: Wanted, kind: Kind = Kind.WORDS) -> str:
    """The words of a text in which something stands, and no more."""
    words = [found.span() for found in re.finditer(r"\S+", text)]
    for start in range(0, len(words), _STRIDE):  # a long text piece by piece: each look at the whole would take long
        piece = words[start : start + 2 * _STRIDE]
        found = shortest(
            lambda first, end, piece=piece: hit in wanted.find(text[piece[first][0] : piece[end - 1][1]], kind),  # type: ignore[misc]
            0,
            len(piece),
        )
        if found:
            return text[piece[found[0]][0] : piece[found[1] - 1][1]]
    return text[:_STRIDE]


def _flows(batch: Sequence[Passage], carried: Sequence[Passage]) -> Iterator[tuple[list[Passage], int]]:
    """Runs of lines that follow one another, with how many of their first were searched before."""
    lines, before = list(carried), len(carried)
    for passage in batch:
        if passage.again is not Again.NO:
            continue
        if not passage.follows:
            if len(lines) > before:
                yield lines, before
            lines, before = [], 0
        lines.append(passage)
    if len(lines) > before:
        yield lines, before


def _tail(lines: Sequence[Passage]) -> list[Passage]:
    """The last lines, of as many signs as a split name may take."""
    signs = 0
    for count, line in enumerate(reversed(lines), 1):
        signs += len(line.text)
        if signs >= OVERLAP:
            return list(lines[-count:])
    return list(lines)


def _told_by(hit: Hit) -> Iterator[Hit]:
    """What need not be told besides: the same name in a form that tells no more."""
    yield from (Hit(hit.what, hit.key, how) for how in _AS_TELLING.get(hit.how, (hit.how,)))


def _is_shared(hit: Hit, surnames: set[str], wanted: Wanted) -> bool:
    """A surname that somebody bears who is named in this very file is taken for theirs, as in the build."""
    return hit.how == How.SURNAME and wanted.names.surname_of(hit.key) in surnames
