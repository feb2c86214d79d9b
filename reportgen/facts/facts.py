"""Figures by key, for the world and for each State.

Keys are dotted: `states.new`, `act_types.detention.cases`, `country.XAA.cases`. What a figure counts is in its label;
the rules of counting are in docs/input-data.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from reportgen.facts.entries import Entry
from reportgen.vocabulary import CountQualifier, Country, Iso3, Reference

OF_STATES = "country."
"""Begins the key of every figure of one State."""

Value = int | float | None
"""A count, a share between 0 and 1, or None where it cannot be known (which is said in words, never printed as 0)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure that the report may state.

    `cases` are the ids behind it, for drafters only. `states` are the States behind it, where it counts States.
    `exact` figures carry no qualifier word. `suppressed`: the figure is hidden by the guard of small counts; its value
    is then what the entries alone show, "at least", and a table prints [c]. `told` is what the entries show of a figure
    that is stated, where it counts more than they do: the rest is what a later version is compared by.
    """

    key: str
    value: Value
    label: str
    qualifier: CountQualifier = CountQualifier.EXACT
    cases: tuple[str, ...] = ()
    states: tuple[Iso3, ...] = ()
    suppressed: bool = False
    told: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether its value says anything: a total of 0 that is not exact, "at least 0", says nothing."""
        return bool(self.value) or (self.value is not None and self.qualifier is CountQualifier.EXACT)

    @property
    def remainder(self) -> int:
        """How much of a stated count no entry shows; 0 where it is no count."""
        return self.value - self.told if isinstance(self.value, int) and self.told is not None else 0

    @property
    def present(self) -> bool:
        """Whether it counts something, or may: a hidden figure is never taken for none."""
        return self.suppressed or bool(self.value)

    def under(self, prefix: str, whose: str) -> Fact:
        """The same figure as a State's: `cases` under "country.XAA." with the State in its label."""
        return Fact(prefix + self.key, self.value, f"{self.label} ({whose})", self.qualifier, self.cases, self.states,
                    self.suppressed, self.told)  # fmt: skip # there are thousands: `replace` takes five times as long


@dataclass(frozen=True, slots=True)
class HistoryPoint:
    """A figure of an earlier report. `break_` says why it cannot be compared with the year before; empty: it can."""

    year: int
    report: str
    metric: str
    value: int
    qualifier: CountQualifier
    break_: str = ""


@dataclass(frozen=True)
class DraftFacts:
    """Figures and entries as counted, before the guard of small counts: not to be shown.

    `described` are the same figures counted over described cases only, which readers can count in the entries.
    """

    facts: Mapping[str, Fact]
    described: Mapping[str, Fact]
    entries: tuple[Entry, ...]
    history: tuple[HistoryPoint, ...]
    reference: Reference
    data_version: str


@dataclass(frozen=True)
class Facts:
    """What the report may state. Made by protection alone.

    `facts` has the world's keys and `country.<ISO3>.<key>` for each State that is listed.
    """

    facts: Mapping[str, Fact]
    entries: tuple[Entry, ...]
    history: tuple[HistoryPoint, ...]
    reference: Reference
    data_version: str
    country: Country | None = field(default=None)
    """The State that these facts are about; None: the world."""

    def __getitem__(self, key: str) -> Fact:
        return self.facts[key]

    def __contains__(self, key: object) -> bool:
        return key in self.facts

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts.values())

    @property
    def states(self) -> tuple[Country, ...]:
        """The States with an entry, in English alphabetical order of their UN names."""
        listed = {state for entry in self.entries for state in entry.states}
        countries = (self.reference.countries[state] for state in listed)
        return tuple(sorted(countries, key=lambda country: country.sort_key))

    def group(self, prefix: str, suffix: str = "") -> dict[str, Fact]:
        """The facts `prefix.<code>.suffix` (or `prefix.<code>`) by code, in the order in which they were counted."""
        head, tail = prefix + ".", f".{suffix}" if suffix else ""
        among = self.facts if head.startswith(OF_STATES) else self._of_the_world
        codes = {
            key.removeprefix(head).removesuffix(tail): fact
            for key, fact in among.items()
            if key.startswith(head) and key.endswith(tail)
        }
        return {code: fact for code, fact in codes.items() if "." not in code}

    def entries_of(self, country: Country) -> tuple[Entry, ...]:
        """The entries of one State, in the order of the data."""
        return tuple(entry for entry in self.entries if country.iso3 in entry.states)

    def for_country(self, country: Country) -> Facts:
        """The facts of one State under the world's keys, with its entries.

        A State that is not listed has the same keys with 0: the answer for a State with only withheld cases is the
        answer for a State with none.
        """
        prefix = f"country.{country.iso3}."
        own = {k.removeprefix(prefix): f for k, f in self.facts.items() if k.startswith(prefix)}
        if not own:
            own = {
                key: Fact(key, None if key == "responses.share" else 0, fact.label)
                for key, fact in self._any_country().items()
            }
        return Facts(own, self.entries_of(country), (), self.reference, self.data_version, country)

    @cached_property
    def _of_the_world(self) -> Mapping[str, Fact]:
        """The figures of no single State: few among thousands."""
        return {key: fact for key, fact in self.facts.items() if not key.startswith(OF_STATES)}

    def _any_country(self) -> dict[str, Fact]:
        """The keys that a State has, as world facts of the same name (or of the first State listed)."""
        keys = [key for key in self.facts if key.startswith("country.")]
        prefix = ".".join(keys[0].split(".")[:2]) + "." if keys else ""
        if prefix:
            return {k.removeprefix(prefix): self.facts[k] for k in keys if k.startswith(prefix)}
        return {k: f for k, f in self.facts.items() if not k.startswith(("states", "regions.", "withheld."))}
