"""The story of editing: read the texts, let each rule look, leave out what people have silenced with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportgen.document.length import words_of_chapters
from reportgen.document.report import Report
from reportgen.editing.reading import passages
from reportgen.editing.remarks import Remark, remark_on, remark_on_report
from reportgen.editing.rule import Part, PassageRule, ReadingRule, ReportRule, StateRule, TextRule
from reportgen.editing.rules import READING, RULES
from reportgen.editing.silences import UNUSED, heard, silences
from reportgen.editing.states import StateNames
from reportgen.editing.texts import Home, Kind, Passage, Place, Text
from reportgen.settings import Settings
from reportgen.vocabulary import Reference


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the summary and of each chapter, by title, and what may be used."""

    chapters: tuple[tuple[str, int], ...]
    limit: int

    @property
    def total(self) -> int:
        return sum(words for _, words in self.chapters)

    @property
    def left(self) -> int:
        """What may still be written; below 0 where there is too much."""
        return self.limit - self.total


@dataclass(frozen=True, slots=True)
class Edited:
    """What an editor has to say.

    Where the data has `errors`, its texts were not read, no report was composed and there are no `words`.
    """

    remarks: tuple[Remark, ...]
    words: Words | None
    errors: int = 0


def lint(texts: Sequence[Text], report: Report | None, settings: Settings, reference: Reference) -> Edited:
    """Every remark on the texts, in their order, and on the report that was composed of them.

    `texts` come in the order in which they are read; without a report they are some of them, and a silence that
    silences nothing is no remark. Nothing is raised and nothing changed.
    """
    read = [passage for text in texts for passage in passages(text)]
    found = [*_on_texts(read, StateNames(reference, settings.report.date))]
    if report is not None:
        found.extend(_on_report(report, settings, read))
    order = {text.place: number for number, text in enumerate(texts)}
    found.sort(key=lambda remark: _order(remark, order))
    remarks = heard(found, silences(texts, settings.lint.allow), RULES)
    if report is None:
        return Edited(tuple(remark for remark in remarks if remark.rule is not UNUSED), None)
    return Edited(remarks, Words(words_of_chapters(report), settings.limits.words))


def _on_texts(read: Sequence[Passage], states: StateNames) -> Iterator[Remark]:
    text_rules, passage_rules, state_rules, reading_rules, _ = _by_type()
    fitting = {
        (kind, home): tuple(rule for rule in text_rules if kind in rule.kinds and home in rule.homes)
        for kind in Kind
        for home in Home
    }
    for passage in read:
        if passage.kind is not Kind.QUOTATION:
            yield from _on_passage(passage, fitting[passage.kind, passage.home.home])
            for state_rule in state_rules:
                yield from (remark_on(state_rule, passage, span) for span in state_rule.find(passage, states))
        if passage.marks:
            for rule in passage_rules:
                yield from (remark_on(rule, passage, span) for span in rule.find(passage))
    for reading_rule in reading_rules:
        yield from (remark_on(reading_rule, passage, span) for passage, span in reading_rule.find(read))


def _on_passage(passage: Passage, rules: Iterable[TextRule]) -> Iterator[Remark]:
    for rule in rules:
        if (rule.digits and not passage.has_digits) or (rule.words and passage.words.isdisjoint(rule.words)):
            continue
        text = getattr(passage, rule.view.value)
        if rule.signs and not any(sign in text for sign in rule.signs):
            continue
        for span in rule.find(text):
            yield remark_on(rule, passage, span)
            if rule.once:
                break


def _on_report(report: Report, settings: Settings, read: Iterable[Passage]) -> Iterator[Remark]:
    headings = {" ".join(p.text.split()): p.place_of(0) for p in read if p.kind is Kind.HEADING}
    for rule in _by_type()[4]:
        for part in rule.find(report, settings):
            yield remark_on_report(rule, part, _place(part, headings))


def _place(part: Part, headings: Mapping[str, Place]) -> Place:
    """The line of the heading in its prose file where it is found there; else the part of the report, in words."""
    if not part.words:
        return Place("report.toml", column="limits.words")
    return headings.get(" ".join(part.heading.split())) or Place("the report", part=part.words)


def _order(remark: Remark, order: Mapping[Place, int]) -> tuple[int, int, tuple[int, str], int]:
    place = remark.place
    home = Place(place.source, None, place.row, place.column, place.key)
    return order.get(home, len(order)), place.line or 0, (len(place.part), place.part), remark.position


@cache
def _by_type() -> tuple[tuple[TextRule, ...], tuple[PassageRule, ...], tuple[StateRule, ...], tuple[ReadingRule, ...],
                        tuple[ReportRule, ...]]:  # fmt: skip
    return (
        tuple(rule for rule in READING if isinstance(rule, TextRule)),
        tuple(rule for rule in READING if isinstance(rule, PassageRule)),
        tuple(rule for rule in READING if isinstance(rule, StateRule)),
        tuple(rule for rule in READING if isinstance(rule, ReadingRule)),
        tuple(rule for rule in READING if isinstance(rule, ReportRule)),
    )
