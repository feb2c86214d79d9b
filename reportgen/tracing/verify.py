"""Holds a finished file against the report that its data makes now: numbers, tables and pictures.

A figure that the file marks is asked for by its key. Other numbers are found by laying the words of the file beside
those of the report: one that stands where the report has a figure is that figure. What is left was typed by people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.facts import Facts
from reportgen.tracing.cells import Cells
from reportgen.tracing.keys import fact_called, keys_by_name
from reportgen.tracing.lists import checked_lists
from reportgen.tracing.matching import Matching
from reportgen.tracing.numbers import Number, numbers_in
from reportgen.tracing.parts import Seen, checked_tables, drawn_charts
from reportgen.tracing.pictures import Charts, checked_pictures
from reportgen.tracing.readings import agrees, as_printed, denies_unknown, read
from reportgen.tracing.saying import Sayings, about
from reportgen.tracing.segments import Origin, Segment, Segments
from reportgen.tracing.streams import Owner, Stream
from reportgen.tracing.taken import Taken
from reportgen.tracing.texts import FileTexts, Kind, Marked, Text
from reportgen.tracing.typed import TypedNumbers
from reportgen.tracing.verdicts import TYPED, Checked, Verdict, Verified, What

GONE = "it has no such figure now"
OTHER_WORDS = "other words"
"""What is said of words that people typed in the place of a figure: they may be anybody's name."""

VAGUE = "words without a number stand in the place of a figure"
DENIED = "it says that there is none, as tables once did: the data do not know whether there is one"
WITHOUT = "words without a number"

_WORDS_FOR_FIGURES = ("no", "–", "[c]")


def verify(name: str, file: FileTexts, facts: Facts, texts: Segments, charts: Charts, state: str = "") -> Verified:
    """The verdicts on a file; `charts` are those of the report as it would be now.

    `state`: the code of the State that the report is about; empty: it is about the world.
    """
    alone = file.kind in (Kind.DRAWING, Kind.PICTURE)
    pictures = checked_pictures(file, charts, alone=alone)
    if alone:
        return Verified(name, tuple(pictures), alone=True)
    streams = () if file.kind is Kind.PROSE else _streams(file, texts, charts)
    run = _Run(file, facts, Matching(file.texts, streams), TypedNumbers(facts, state))
    numbers = tuple(run.numbers())
    tables = checked_tables(run.matching, run.seen, file) if streams else ()
    lists = checked_lists(run.matching, file, facts.reference.countries.values()) if streams else ()
    drawn = drawn_charts(run.matching, run.seen, charts) if file.kind is Kind.PDF else ()
    return Verified(name, (*numbers, *tables, *lists, *pictures, *drawn))


def _streams(file: FileTexts, texts: Segments, charts: Charts) -> tuple[Stream, ...]:
    """The texts of the report; a PDF has the words of its charts too, at the end of their pages."""
    drawn = charts.values() if file.kind is Kind.PDF else ()
    words = (segment for chart in drawn for segment in chart.segments)
    return Stream.of(texts.body), Stream.of(texts.notes), Stream.of(words)


@dataclass
class _Run:
    file: FileTexts
    facts: Facts
    matching: Matching
    typed: TypedNumbers
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys that what a file calls a figure may stand for; digests are short, and two keys may share one."""
    places: Mapping[str, tuple[Segment, ...]] = field(default_factory=dict)
    seen: Seen = field(default_factory=Seen)
    sayings: Sayings = field(init=False)
    cells: Cells = field(init=False)
    taken: Taken = field(init=False)

    def __post_init__(self) -> None:
        self.sayings = Sayings(self.matching)
        self.cells = Cells.of(self.matching.streams[0].segments if self.matching.streams else ())
        self.seen.whole.update(self.matching.pieces_matched())
        self.keys = keys_by_name(self.facts)
        places: dict[str, tuple[Segment, ...]] = {}
        for segment in (segment for stream in self.matching.streams for segment in stream.segments):
            for piece in segment.figures:
                places[piece.key] = (*places.get(piece.key, ()), segment)
        self.places = places

    def numbers(self) -> Iterator[Checked]:
        every = [self._numbers(place, text) for place, text in enumerate(self.file.texts)]
        free = [[one for one in numbers if not _is_marked(one, text)]
                for numbers, text in zip(every, self.file.texts, strict=True)]  # fmt: skip
        places = (self.matching.words_in(n, one.start, one.end) for n, own in enumerate(free) for one in own)
        starts = sorted(words.start for words in places if words)
        self.taken = Taken(self.matching, self.keys, self.seen.whole, starts, pages=self.file.kind is Kind.PDF)
        for place, text in enumerate(self.file.texts):
            found = [(mark.start, self._marked(place, text, mark, every[place])) for mark in text.marks]
            found += [(number.start, checked) for number in free[place] for checked in self._free(place, text, number)]
            yield from (checked for _, checked in sorted(found, key=lambda one: one[0]))

    def _numbers(self, place: int, text: Text) -> list[Number]:
        """The numbers of a text, in their order."""
        found = (*numbers_in(text.text, every=bool(self.matching.streams)), *self._words_for_figures(place, text))
        return sorted(found, key=lambda number: number.start)

    def _marked(self, place: int, text: Text, mark: Marked, numbers: list[Number]) -> Checked:
        """A figure of which the file says which one it is; what people typed about it may make another number of it."""
        says = text.text[mark.start : mark.end].strip()
        wider = about(mark, numbers)
        readings = [read(says)] if wider is None else [wider.reading]
        if wider is not None and self.sayings.repeats_report(
            wider, text.text, self.matching.words_in(place, wider.start, wider.end)
        ):
            readings = [wider.reading, read(says)]
        where = text.at(mark.start)
        found = [
            (key, fact) for key in self.keys.get(mark.key, ()) if (fact := fact_called(key, self.facts)) is not None
        ]
        if not found:
            near = self._place("", place, mark.start, mark.end)
            return Checked(Verdict.CHANGED, What.NUMBER, where, _number_alone(says), "", GONE, near)
        agreeing = [(key, fact) for key, fact in found if any(said and agrees(said, fact) for said in readings)]
        key, fact = (agreeing or found)[0]
        near = self._place(key, place, mark.start, mark.end)
        if agreeing and (other := self.cells.instead(text, key)):
            self.seen.changed.add(other)
            own, why = fact_called(other, self.facts), "the figure of another cell stands in it"
            now = as_printed(own) if own is not None else ""
            return Checked(Verdict.CONTRADICTS, What.NUMBER, where, says, other, now, near, why)
        around = self.matching.segment_near(self.matching.words_in(place, mark.start, mark.end))
        if text.cell and (around is None or around.origin is Origin.TABLE):  # a summary stands in a box
            (self.seen.same if agreeing else self.seen.changed).add(key)
        if agreeing:
            return Checked(Verdict.SAME, What.NUMBER, where, says, key, as_printed(fact), near)
        if wider is None and readings[0] is not None and readings[0].vague:
            return Checked(Verdict.UNTRACED, What.NUMBER, where, says, key, as_printed(fact), near, VAGUE)
        typed = mark.untouched is False or (wider is not None and mark.untouched is not None)
        verdict = Verdict.CONTRADICTS if typed else Verdict.CHANGED
        told = " ".join(wider.text.split()) if wider else _number_alone(says)
        why = DENIED if any(denies_unknown(each, fact) for each in readings) else ""
        return Checked(verdict, What.NUMBER, where, told, key, as_printed(fact), near, why)

    def _free(self, place: int, text: Text, number: Number) -> Iterator[Checked]:
        """A number that the file does not mark."""
        words = self.matching.words_in(place, number.start, number.end)
        where, near = text.at(number.start), self._place("", place, number.start, number.end)
        says = " ".join(number.text.split())
        owners = self.matching.owners(words)
        if owners:
            yield from self._of_report(owners, place, number, where, words)
            return
        taken = self.taken.of(place, words)
        if taken is not None:
            stream, owner = taken
            segment = self.matching.streams[stream].segments[owner.segment]
            piece = segment.pieces[owner.piece]
            if says.casefold() == piece.text.casefold():
                self.seen.whole.add(taken)
                yield Checked(Verdict.SAME, What.NUMBER, where, says, piece.key, piece.text, segment.place)
                return
            yield self._instead(taken, number, where)
        elif not number.sure and number.start not in text.copied:
            return
        elif self._is_drawn(text, number, words):
            why = "the data has no such figure there now"
            yield Checked(Verdict.CHANGED, What.NUMBER, where, says, place=near, why=why)
        else:
            yield self._typed(text, number, where, near)

    def _of_report(self, owners: tuple[tuple[int, Owner], ...], place: int, number: Number, where: str, words: range
                   ) -> Iterator[Checked]:  # fmt: skip
        """A number whose words are all words of the report."""
        text = self.file.texts[place]
        stream, owner = owners[0]
        segment = self.matching.streams[stream].segments[owner.segment]
        if segment.pieces[owner.piece].mark:
            return
        figures = [each for each in owners if self.matching.streams[each[0]].piece(each[1]).key]
        if figures and not self.taken.is_about(place, words, *figures[0]):
            if number.sure:
                yield self._typed(text, number, where, segment.place)
            return
        same = self.sayings.as_in_report(number, text.text, words)
        says = " ".join(number.text.split())
        if figures and same:
            piece = self.matching.streams[figures[0][0]].piece(figures[0][1])
            yield Checked(Verdict.SAME, What.NUMBER, where, says, piece.key, says, segment.place)
        elif figures:
            yield self._instead(figures[0], number, where)
        elif not number.sure and number.start not in text.copied:
            return
        elif segment.origin is Origin.CASES and same:
            why = "in the account, letters or replies of a case"
            yield Checked(Verdict.TRACED, What.NUMBER, where, says, "", says, segment.place, why)
        elif segment.origin is not Origin.TABLE:
            yield self._typed(text, number, where, segment.place)

    def _instead(self, figure: tuple[int, Owner], number: Number, where: str) -> Checked:
        """A number that stands where the report has another one, or words without a number where it has one."""
        says = " ".join(number.text.split())
        stream, owner = figure
        segment = self.matching.streams[stream].segments[owner.segment]
        piece = segment.pieces[owner.piece]
        fact = fact_called(piece.key, self.facts)
        if fact is not None and not fact.is_known and agrees(number.reading, fact):
            self.seen.whole.add(figure)
            return Checked(Verdict.SAME, What.NUMBER, where, says, piece.key, piece.text, segment.place)
        self.seen.other.add(figure)
        if number.reading.vague:
            return Checked(Verdict.UNTRACED, What.NUMBER, where, says, piece.key, piece.text, segment.place, VAGUE)
        verdict = Verdict.CONTRADICTS if self.file.edited else Verdict.CHANGED
        why = DENIED if fact is not None and denies_unknown(number.reading, fact) else ""
        return Checked(verdict, What.NUMBER, where, says, piece.key, piece.text, segment.place, why)

    def _typed(self, text: Text, number: Number, where: str, near: str) -> Checked:
        says = " ".join(number.text.split())
        keys = self.typed.agreeing(number, text.text)
        if keys:
            return Checked(Verdict.TRACED, What.NUMBER, where, says, keys[0], says, near, TYPED)
        now = self.typed.instead(number, text.text)
        why = WITHOUT if number.reading.vague else TYPED
        return Checked(Verdict.UNTRACED, What.NUMBER, where, says, "", now, near, why)

    def _words_for_figures(self, place: int, text: Text) -> Iterator[Number]:
        """Where the file marks nothing: "no", "–" and "[c]" are figures only where the report has one."""
        if self.file.kind is Kind.PROSE:
            return
        taken = {sign for mark in text.marks for sign in range(mark.start, mark.end)}
        for word in self.matching.words_in(place, 0, len(text.text)):
            found = self.matching.words[word]
            says = text.text[found.start : found.end].lower()
            reading = read(says) if says in _WORDS_FOR_FIGURES and found.start not in taken else None
            if reading is not None:
                yield Number(found.start, found.end, says, reading, None, sure=False)

    def _is_drawn(self, text: Text, number: Number, words: range) -> bool:
        """Whether it stands in a table or a chart of a file in which nobody can have typed, as far as it says."""
        if self.file.kind is Kind.PDF:
            return self._in_table(words) or _alone(text, number)
        return text.cell and self.file.kind is not Kind.WORD

    def _in_table(self, words: range) -> bool:
        segment = self.matching.segment_near(words)
        return segment is not None and segment.origin is Origin.TABLE

    def _place(self, key: str, place: int, start: int, end: int) -> str:
        """Where the report has what stands here: where it states the figure, else where the words around it are."""
        near = self.matching.segment_near(self.matching.words_in(place, start, end))
        stating = self.places.get(key, ())
        if stating and near not in stating:
            cell = self.file.texts[place].cell
            of_kind = [each for each in stating if (each.origin is Origin.TABLE) is cell]
            return (of_kind or list(stating))[0].place
        return near.place if near else ""


def _number_alone(says: str) -> str:
    return says if read(says) is not None else OTHER_WORDS


def _is_marked(number: Number, text: Text) -> bool:
    return any(mark.start < number.end and number.start < mark.end for mark in text.marks)


def _alone(text: Text, number: Number) -> bool:
    """Whether it has its line for itself, as the numbers of a chart have."""
    start, end = text.text.rfind("\n", 0, number.start) + 1, text.text.find("\n", number.end)
    return text.text[start : end if end >= 0 else None].strip() == number.text
