"""What a number of a file says, and what the report says in its place: the words about the digits are part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from reportgen.tracing.matching import Match, Matching
from reportgen.tracing.numbers import Number, numbers_in
from reportgen.tracing.readings import Reading, read
from reportgen.tracing.segments import Segment
from reportgen.tracing.texts import Marked


@dataclass
class Sayings:
    """The numbers of the report as its sentences say them: "at least 240", "more than three"."""

    matching: Matching
    _numbers: dict[Segment, tuple[Number, ...]] = field(default_factory=dict)

    def as_in_report(self, number: Number, text: str, words: range) -> bool:
        """Whether a number whose words are all words of the report says what the report says there."""
        cells: dict[Segment, list[int]] = {}
        for word in words:
            cells.setdefault(self._segment(self.matching.matches[word]), []).append(word)
        stated: list[Reading] = []
        for own in cells.values():  # several: the last cell of a row, and the first word of the next
            there = [said for word in own if (said := self._stated(self.matching.matches[word])) is not None]
            here = number.reading if len(cells) == 1 else read(self._text(text, own))
            if here in there:
                return True
            stated += there
        return not stated

    def _text(self, text: str, words: list[int]) -> str:
        return text[self.matching.words[words[0]].start : self.matching.words[words[-1]].end]

    def repeats_report(self, number: Number, text: str, words: range) -> bool:
        """Whether a number has the words of the report, one behind the other, and says what they say there."""
        matches = [self.matching.matches.get(word) for word in words]
        found = [match for match in matches if match is not None]
        if not found or len(found) < len(matches):
            return False
        follows = all(one.stream == other.stream and one.word + 1 == other.word
                      for one, other in pairwise(found))  # fmt: skip
        return follows and self.as_in_report(number, text, words)

    def _stated(self, match: Match) -> Reading | None:
        """What the number says of which a word of the report is one; None for a word of none."""
        stream = self.matching.streams[match.stream]
        segment, start = self._segment(match), stream.starts[match.word]
        if segment not in self._numbers:
            self._numbers[segment] = tuple(numbers_in(segment.text, every=True))
        said = next((one.reading for one in self._numbers[segment] if one.start <= start < one.end), None)
        return said or read(stream.piece(stream.owners[match.word]).text)

    def _segment(self, match: Match) -> Segment:
        stream = self.matching.streams[match.stream]
        return stream.segments[stream.owners[match.word].segment]


def about(mark: Marked, numbers: list[Number]) -> Number | None:
    """The number that a figure is a part of: people may have typed more of it before or behind its control."""
    return next(_about(mark, numbers), None)


def _about(mark: Marked, numbers: list[Number]) -> Iterator[Number]:
    for one in numbers:
        if one.start < mark.end and mark.start < one.end and (one.start < mark.start or mark.end < one.end):
            yield one
