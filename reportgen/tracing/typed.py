"""Numbers that people typed: which figure each agrees with, if any.

A number agrees with a main figure of what it counts ("47 States"), with one of a heading that its sentence names
("12 cases of travel restrictions"), or with one of a State that it names. It never contradicts by itself: it may count
something that no figure does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.facts import Fact, Facts
from reportgen.tracing.families import Unit
from reportgen.tracing.numbers import Number
from reportgen.tracing.readings import agrees, as_printed

MAIN: Mapping[Unit, tuple[str, ...]] = {
    Unit.STATE: ("states", "states.new", "states.follow_up", "states.both", "states.anonymous_only", "withheld.states"),
    Unit.CASE: ("cases", "cases.new", "cases.follow_up", "withheld.cases", "responses.cases", "persons.not_stated"),
    Unit.SITUATION: ("situations",),
    Unit.PERSON: ("persons", "persons.women", "persons.young", "persons.detained", "withheld.persons"),
    Unit.ORGANIZATION: ("organizations",),
    Unit.REPLY: ("responses.replies",),
    Unit.ALLEGATION: ("responses.requested", "responses.answered"),
    Unit.SHARE: ("responses.share",),
}
_OF_HEADINGS = {Unit.CASE: ".cases", Unit.STATE: ".states", Unit.REPLY: ""}
_END = re.compile(r"[.!?;]\s")


@dataclass
class TypedNumbers:
    """What typed numbers are compared with."""

    facts: Facts
    _headings: dict[Unit, list[tuple[str, Fact]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for unit, tail in _OF_HEADINGS.items():
            own = [fact for fact in self.facts if not fact.key.startswith("country.") and ": " in fact.label]
            wanted = (fact for fact in own if (fact.key.endswith(tail) if tail else fact.key.startswith("responses.")))
            self._headings[unit] = [(fact.label.split(": ", 1)[1].casefold(), fact) for fact in wanted]

    def agreeing(self, number: Number, text: str) -> tuple[str, ...]:
        """The keys of the figures that a typed number agrees with."""
        return tuple(fact.key for fact in self._candidates(number, text) if agrees(number.reading, fact))

    def instead(self, number: Number, text: str) -> str:
        """What the data has of what the number counts, for a message; empty where it says nothing of the kind."""
        first = next(self._candidates(number, text), None)
        return f"{first.key} is {as_printed(first)}" if first is not None else ""

    def _candidates(self, number: Number, text: str) -> Iterator[Fact]:
        if number.unit is None:
            return
        sentence = _sentence(text, number.start).casefold()
        for name, fact in self._headings.get(number.unit, ()):
            if name in sentence:
                yield fact
        mains = MAIN[number.unit]
        for country in self.facts.states:
            if country.name.casefold() in sentence:
                keys = (f"country.{country.iso3}.{key}" for key in mains)
                yield from (self.facts[key] for key in keys if key in self.facts)
        yield from (self.facts[key] for key in mains if key in self.facts)


def _sentence(text: str, place: int) -> str:
    starts = [found.end() for found in _END.finditer(text, 0, place)]
    end = _END.search(text, place)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]
