"""Numbers that people typed: which figure each agrees with, if any.

A number is held against the figures of what its own words say, up to the numbers on both sides: a heading ("12 cases of
travel restrictions"), a State, women, new cases; only where they say nothing of the kind against a main figure ("47
States"). It never contradicts by itself: it may count something that no figure does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.facts import Fact, Facts
from reportgen.tracing.families import FAMILIES, Unit
from reportgen.tracing.numbers import Number, numbers_in
from reportgen.tracing.readings import agrees, as_printed

_LEFT_OUT = r"withh[eo]ld|left out|leave out|not included|protect"
_ANSWERED = r"repl|respon|answer"
_MAIN: Mapping[Unit, Mapping[str, str]] = {
    Unit.STATE: {"states": "", "states.new": r"\bnew", "states.follow_up": "follow", "states.both": r"\bboth\b",
                 "states.anonymous_only": "anonym", "withheld.states": _LEFT_OUT},
    Unit.CASE: {"cases": "", "cases.new": r"\bnew", "cases.follow_up": "follow|earlier|previous",
                "withheld.cases": _LEFT_OUT, "responses.cases": _ANSWERED,
                "persons.not_stated": "number of persons|not state|do not say"},
    Unit.SITUATION: {"situations": ""},
    Unit.PERSON: {"persons": "", "persons.women": "wom[ae]n|female", "persons.young": "young|child|minor|youth",
                  "persons.detained": r"detain|detention|custody|prison|\bjail", "withheld.persons": _LEFT_OUT},
    Unit.ORGANIZATION: {"organizations": ""},
    Unit.REPLY: {"responses.replies": ""},
    Unit.ALLEGATION: {"responses.requested": "", "responses.answered": _ANSWERED},
    Unit.SHARE: {"responses.share": _ANSWERED},
}  # fmt: skip
"""The main figures of what is counted, each with the words that ask for it; none: where no other is asked for."""

_OF_HEADINGS = {Unit.CASE: ".cases", Unit.STATE: ".states", Unit.REPLY: ""}
_ACTS = "act_types."
_END = re.compile(r"[.!?;]\s")
_MORE = re.compile(r"\s+(?:more|fewer|less|additional|further|other|extra|remaining)\b", re.IGNORECASE)
_MORE_BEFORE = re.compile(r"\b(?:another|additional|further|other|extra|remaining)\s\Z", re.IGNORECASE)
"""Words that make of a number a difference, or a part of what was not named."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """The words of a number: before it and behind it, to the numbers on both sides; `earlier`: what goes before."""

    before: str
    behind: str
    earlier: str

    @property
    def own(self) -> str:
        return f"{self.before} {self.behind}"


@dataclass
class TypedNumbers:
    """What typed numbers are compared with; `state`: the file is about that State alone."""

    facts: Facts
    state: str = ""
    _headings: dict[Unit, list[tuple[str, str]]] = field(default_factory=dict)
    _names: tuple[tuple[str, str], ...] = ()
    """The names of States, the longest first, each with its code."""

    def __post_init__(self) -> None:
        states = self.facts.reference.countries.values()
        names = {name.casefold(): each.iso3 for each in states for name in (each.in_text, each.name) if name}
        self._names = tuple(sorted(names.items(), key=lambda one: (-len(one[0]), one)))
        terms = {f"{_ACTS}{code}.": term.in_text for code, term in self.facts.reference.act_types.items()}
        for unit, tail in _OF_HEADINGS.items():
            own = [fact for fact in self.facts if not fact.key.startswith("country.") and ": " in fact.label]
            wanted = [fact for fact in own if (fact.key.endswith(tail) if tail else fact.key.startswith("responses."))]
            named = [(fact.label.split(": ", 1)[1].casefold(), fact.key) for fact in wanted]
            named += [(said.casefold(), fact.key) for fact in wanted
                      for head, said in terms.items() if said and fact.key.startswith(head)]  # fmt: skip
            self._headings[unit] = named

    def agreeing(self, number: Number, text: str) -> tuple[str, ...]:
        """The keys of the figures that a typed number agrees with."""
        return tuple(fact.key for fact in self._candidates(number, text) if agrees(number.reading, fact))

    def instead(self, number: Number, text: str) -> str:
        """What the data has of what the number counts, for a message; empty where it says nothing of the kind."""
        first = next(self._candidates(number, text), None)
        return f"{first.key} is {as_printed(first)}" if first is not None else ""

    def _candidates(self, number: Number, text: str) -> Iterator[Fact]:
        if number.unit is None or _differs(number, text):
            return
        scope = _scope(number, text)
        keys = self._headings_of(scope, number.unit) or _mains(number.unit, scope.own)
        for whose in self._whose(scope):
            names = (key if _is_of_world(key) else whose + key for key in keys)
            yield from (self.facts[name] for name in names if name in self.facts)

    def _headings_of(self, scope: _Scope, unit: Unit) -> Sequence[str]:
        """The keys of the headings that the words name: acts anywhere, bodies behind the number."""
        named = self._headings.get(unit, ())
        own = [key for name, key in named if name in (scope.own if key.startswith(_ACTS) else scope.behind)]
        return tuple(dict.fromkeys(own or (
            key for name, key in named if key.startswith(_ACTS) and name in scope.earlier
        )))  # fmt: skip

    def _whose(self, scope: _Scope) -> Sequence[str]:
        """What stands before the keys of the States that the words name; of the world where they name none."""
        for words in (scope.own, scope.earlier):
            if named := [f"country.{iso3}." for iso3 in self._states_in(words)]:
                return named
        return (f"country.{self.state}.",) if self.state else ("",)

    def _states_in(self, words: str) -> Iterator[str]:
        """The States that words name, listed or not; a name within a longer one is none."""
        for name, iso3 in self._names:
            if name in words:
                left = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", " ", words)
                if left != words:
                    words = left
                    yield iso3


def _is_of_world(key: str) -> bool:
    """Whether no State has such a figure, as a count of States."""
    return any(family.world and family.matches(key) for family in FAMILIES)


def _mains(unit: Unit, words: str) -> Sequence[str]:
    """The main figures that the words of a number ask for."""
    of_unit = _MAIN[unit]
    asked = tuple(key for key, asks in of_unit.items() if asks and re.search(asks, words))
    return asked or tuple(key for key, asks in of_unit.items() if not asks)


def _differs(number: Number, text: str) -> bool:
    """Whether it says how many more or fewer there are, or how many others."""
    return bool(_MORE.match(text, number.end) or _MORE_BEFORE.search(text[: number.start]))


def _scope(number: Number, text: str) -> _Scope:
    """A comma divides the words between two numbers; where there is none, they are words of both."""
    starts = [found.end() for found in _END.finditer(text, 0, number.start)]
    ending = _END.search(text, number.end)
    first, last = start, end = starts[-1] if starts else 0, ending.start() if ending else len(text)
    for other in numbers_in(text[start:end]):
        if start + other.end <= number.start:
            first = max(start + other.end, text.rfind(",", start + other.end, number.start) + 1)
        elif start + other.start >= number.end:
            comma = text.rfind(",", number.end, start + other.start)
            last = comma if comma >= 0 else start + other.start
            break
    parts = (text[first : number.start], text[number.end : last], text[start:first])
    return _Scope(*(" ".join(part.casefold().split()) for part in parts))
