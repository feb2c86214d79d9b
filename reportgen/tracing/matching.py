"""The words of a file laid beside those of the report: which text of the report each number of the file belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from reportgen.tracing.alignment import aligned, words_of
from reportgen.tracing.drawn import drawn_on, scattered_in
from reportgen.tracing.grids import Laid, laid
from reportgen.tracing.moves import moved
from reportgen.tracing.segments import Segment
from reportgen.tracing.streams import Owner, Stream
from reportgen.tracing.texts import Text

LONGEST_GAP = 24
"""Words between two that are known: in a longer gap nobody can tell which number took the place of which."""

_END = re.compile(r"[”’)\]]*[.!?][”’)\]]*(?:\s|\Z)")

CHARTS = 2
"""The stream of the charts, whose numbers stand alone."""

_NEAR = 3
"""Words of the report between two neighbours of the file, where a column of a table is new."""


class Found(NamedTuple):
    """A word of a file: the number of its text, and where it stands there."""

    text: int
    start: int
    end: int


class Match(NamedTuple):
    """A word of the report: the number of its stream, and its place there."""

    stream: int
    word: int


class Gap(NamedTuple):
    """What the report has between the words around a number of the file; empty where nobody can tell."""

    owners: tuple[tuple[int, Owner], ...] = ()
    span: tuple[int, int] = (0, 0)
    """The words of the file in the gap, from the first to behind the last."""


@dataclass
class Matching:
    """The texts of a file, matched with the streams of a report one after the other."""

    texts: Sequence[Text]
    streams: Sequence[Stream]
    words: list[Found] = field(default_factory=list)
    matches: dict[int, Match] = field(default_factory=dict)
    matched: set[Match] = field(default_factory=set)
    laid: Laid = field(default_factory=Laid)
    _of_text: dict[int, range] = field(default_factory=dict)
    _places: dict[tuple[int, Owner], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        spelled: list[str] = []
        for number, text in enumerate(self.texts):
            first = len(self.words)
            for word in words_of(text.text):
                self.words.append(Found(number, word.start, word.end))
                spelled.append(word.text)
            self._of_text[number] = range(first, len(self.words))
        self._find_charts(spelled)
        if self.streams:
            self._find_cells(self.streams[0], spelled)
        for number, stream in enumerate(self.streams[:CHARTS]):
            self._match(number, stream, spelled)
        self._drop_the_lonely()
        self._find_scattered_charts(spelled)
        self._find_numbers_of_charts(spelled)
        self.matched = set(self.matches.values())
        for place, match in self.matches.items():
            self._places.setdefault((match.stream, self.streams[match.stream].owners[match.word]), []).append(place)

    def _find_cells(self, body: Stream, spelled: Sequence[str]) -> None:
        """The cells of tables, which their heads tell, each by itself."""
        self.laid = laid(self.texts, body.segments)
        there = body.words_of(self.laid.segments)
        for text, segment in self.laid.cells.items():
            here, own = self._of_text[text], there.get(segment, ())
            pairs = aligned([spelled[place] for place in here], [body.words[word] for word in own])
            self.matches.update({here[one]: Match(0, own[two]) for one, two in pairs.items()})

    def _match(self, number: int, stream: Stream, spelled: Sequence[str]) -> None:
        """What was moved first, then all the rest in its order."""
        left = [place for place, found in enumerate(self.words)
                if place not in self.matches and found.text not in self.laid.cells]  # fmt: skip
        cells = frozenset() if number else self.laid.segments
        open_ = [word for word, owner in enumerate(stream.owners) if owner.segment not in cells]
        words, others = [spelled[place] for place in left], [stream.words[word] for word in open_]
        begins = {
            here for here in range(1, len(left)) if self.words[left[here]].text != self.words[left[here - 1]].text
        }
        first = stream.begins
        moves = moved(words, others, begins, {place for place, word in enumerate(open_) if word in first})
        gone_here = {place for move in moves for place in move.here}
        gone_there = {place for move in moves for place in move.there}
        own = [place for place in range(len(left)) if place not in gone_here]
        there = [place for place in range(len(open_)) if place not in gone_there]
        for here, other in ((own, there), *((move.here, move.there) for move in moves)):
            pairs = aligned([words[place] for place in here], [others[place] for place in other])
            self.matches.update({left[here[one]]: Match(number, open_[other[two]]) for one, two in pairs.items()})

    def _find_charts(self, spelled: Sequence[str]) -> None:
        """Charts that a page draws text by text, before their tables, which have the same words."""
        pages = [list(self._lines(number)) for number in range(len(self.texts))]
        for chart in self._charts().values():
            found = drawn_on(pages, spelled, chart, self.streams[CHARTS].words)
            self.matches.update({here: Match(CHARTS, there) for here, there in found.items()})

    def _find_scattered_charts(self, spelled: Sequence[str]) -> None:
        """The other charts, on the page of their title and the next one, where they are drawn in other lines."""
        drawn = {match.word for match in self.matches.values() if match.stream == CHARTS}
        for called, chart in self._charts().items():
            words = [word for text in chart for word in text]
            if drawn.isdisjoint(words):
                pages = self._pages_of(f"{called}, title")
                left = [place for page in pages for place in self._of_text[page] if place not in self.matches]
                found = scattered_in([spelled[place] for place in left], [self.streams[CHARTS].words[w] for w in words])
                self.matches.update({left[here]: Match(CHARTS, words[there]) for here, there in found.items()})

    def _charts(self) -> dict[str, list[range]]:
        """The texts of each chart, by their words."""
        charts: dict[str, list[range]] = {}
        for stream in self.streams[CHARTS:]:
            for segment, own in groupby(range(len(stream.words)), key=lambda word: stream.owners[word].segment):
                words = list(own)
                charts.setdefault(stream.segments[segment].place, []).append(range(words[0], words[-1] + 1))
        return charts

    def _pages_of(self, title: str) -> list[int]:
        body = self.streams[0]
        found = {self.words[place].text for place, match in self.matches.items()
                 if match.stream == 0 and body.segments[body.owners[match.word].segment].place == title}  # fmt: skip
        return sorted({page for each in found for page in (each, each + 1)} & self._of_text.keys())

    def _lines(self, text: int) -> Iterator[range]:
        """The lines of a text, by their words."""
        said = self.texts[text].text
        for _, own in groupby(self._of_text[text], key=lambda word: said.count("\n", 0, self.words[word].start)):
            words = list(own)
            yield range(words[0], words[-1] + 1)

    def words_in(self, text: int, start: int, end: int) -> range:
        """The words of a text from one sign to another."""
        inside = [place for place in self._of_text[text]
                  if self.words[place].start < end and self.words[place].end > start]  # fmt: skip
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def first_word(self, text: int) -> int:
        return self._of_text[text].start

    def owners(self, places: range) -> tuple[tuple[int, Owner], ...]:
        """The pieces of the report that words of the file are, with their streams; empty where one is no word of it."""
        matches = [self.matches.get(place) for place in places]
        if not matches or None in matches:
            return ()
        return tuple(dict.fromkeys((m.stream, self.streams[m.stream].owners[m.word]) for m in matches if m))

    def gap(self, places: range) -> Gap:
        """What the report has where these words of the file stand."""
        before, after = self._known(places.start - 1, -1), self._known(places.stop, 1)
        if before is None or after is None or after - before - 1 > LONGEST_GAP:
            return Gap()
        first, last = self.matches[before], self.matches[after]
        if first.stream != last.stream or not 0 < last.word - first.word <= LONGEST_GAP:
            return Gap()
        stream = self.streams[first.stream]
        owners = dict.fromkeys((first.stream, owner) for owner in stream.owners[first.word + 1 : last.word])
        return Gap(tuple(owners), (before + 1, after))

    def speaks_of_row(self, text: int, segment: int) -> bool:
        """Whether words of a row of the file are words of the row of the report in which a cell stands."""
        own, row = self.texts[text], self.streams[0].segments[segment]
        others = (n for n, each in enumerate(self.texts) if (each.table, each.spot[0]) == (own.table, own.spot[0]))
        found = (self.matches.get(word) for other in others for word in self._of_text[other])
        near = (self.streams[0].segments[self.streams[0].owners[match.word].segment]
                for match in found if match is not None and match.stream == 0)  # fmt: skip
        return any((each.table, each.spot[0]) == (row.table, row.spot[0]) for each in near)

    def words_with(self, stream: int, segment: int) -> list[Found]:
        """The words of the file that are words of a text of the report, in their order."""
        pieces = (Owner(segment, piece) for piece in range(len(self.streams[stream].segments[segment].pieces)))
        places = (place for owner in pieces for place in self._places.get((stream, owner), ()))
        return [self.words[place] for place in sorted(places)]

    def segment_near(self, places: range) -> Segment | None:
        """The text of the report in which words of the file stand: that of the nearest word in the same paragraph."""
        own = self._of_text[self.words[places.start].text] if places else range(0)
        for distance in range(len(own)):
            for place in (places.start - distance, places.stop - 1 + distance):
                if place in own and place in self.matches:
                    match = self.matches[place]
                    stream = self.streams[match.stream]
                    return stream.segments[stream.owners[match.word].segment]
        return None

    def speaks_of(self, places: range, stream: int, segment: int) -> bool:
        """Whether the sentence of a number has half of its other words from a text of the report."""
        text = self.texts[self.words[places.start].text]
        own = self._of_text[self.words[places.start].text]
        first, last = places.start, places.stop
        while first > max(own.start, places.start - LONGEST_GAP) and not (
            _ends_sentence(text.text, self.words[first - 1].end) or self._is_next(text, first - 1, stream, segment - 1)
        ):
            first -= 1
        while last < min(own.stop, places.stop + LONGEST_GAP) and not (
            _ends_sentence(text.text, self.words[last - 1].end) or self._is_next(text, last, stream, segment + 1)
        ):
            last += 1
        around = [self.matches.get(word) for word in range(first, last) if word not in places]
        of_it = [match for match in around if match and self._is_of(match, stream, segment)]
        return 2 * len(of_it) >= len(around)

    def _is_next(self, text: Text, word: int, stream: int, segment: int) -> bool:
        """Whether a word of a page, which has texts of the report one below the other, is of the next of them."""
        return text.lines and word in self.matches and self._is_of(self.matches[word], stream, segment)

    def _is_of(self, match: Match, stream: int, segment: int) -> bool:
        return match.stream == stream and self.streams[stream].owners[match.word].segment == segment

    def stands_apart(self, stream: int, owner: Owner, span: tuple[int, int]) -> bool:
        """Whether words of a piece stand elsewhere in the file than between two of its words."""
        return any(not span[0] <= place < span[1] for place in self._places.get((stream, owner), ()))

    def share_matched(self, stream: int, segments: Iterable[int]) -> float:
        """How much of some texts of a stream stands in the file."""
        wanted = set(segments)
        places = [place for place, owner in enumerate(self.streams[stream].owners) if owner.segment in wanted]
        here = sum(Match(stream, place) in self.matched for place in places)
        return here / len(places) if places else 0.0

    def pieces_matched(self) -> Iterator[tuple[int, Owner]]:
        """The pieces of the report all of whose words stand in the file."""
        for number, stream in enumerate(self.streams):
            missing = {owner for place, owner in enumerate(stream.owners) if Match(number, place) not in self.matched}
            yield from ((number, owner) for owner in dict.fromkeys(stream.owners) if owner not in missing)

    def _known(self, place: int, step: int) -> int | None:
        for distance in range(LONGEST_GAP + 1):
            here = place + step * distance
            if here in self.matches:
                return here
        return None

    def _drop_the_lonely(self) -> None:
        """A figure alone, with other words on both sides than the report has there, is no figure of the report."""
        lonely = [
            place for place, match in self.matches.items()
            if match.stream != CHARTS and self.words[place].text not in self.laid.cells
            and not self._follows(place - 1, place) and not self._follows(place, place + 1)
        ]  # fmt: skip
        for place in lonely:
            if self.texts[self.words[place].text].text[self.words[place].start].isdigit():
                del self.matches[place]

    def _follows(self, place: int, following: int) -> bool:
        """Whether two words of the file stand near one another in the report too."""
        here, there = self.matches.get(place), self.matches.get(following)
        return here is not None and there is not None and here.stream == there.stream and (
            0 < there.word - here.word <= _NEAR
        )  # fmt: skip

    def _find_numbers_of_charts(self, spelled: Sequence[str]) -> None:
        """The numbers of a chart stand in any order on its page."""
        if len(self.streams) <= CHARTS:
            return
        stream = self.streams[CHARTS]
        here: dict[str, set[int]] = {}
        there: set[int] = set()
        for place, match in self.matches.items():
            if match.stream == CHARTS:
                chart = stream.segments[stream.owners[match.word].segment].place
                here.setdefault(chart, set()).add(self.words[place].text)
                there.add(match.word)
        for word in (word for word in range(len(stream.words)) if word not in there):
            pages = here.get(stream.segments[stream.owners[word].segment].place, ())
            free = (place for page in sorted(pages) for place in self._of_text[page] if place not in self.matches)
            found = next((place for place in free if spelled[place] == stream.words[word]), None)
            if found is not None:
                self.matches[found] = Match(CHARTS, word)


def _ends_sentence(text: str, end: int) -> bool:
    """Whether a sentence ends behind a word."""
    return _END.match(text, end) is not None
