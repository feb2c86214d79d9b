"""What names mean in prose: facts by their keys, States by their codes, and the words of report.toml.

`{{ states.new }}` is the fact `states.new`; `{{ country.XAA.cases }}` that of one State. A name is a figure and has
parts at once (`states` and `states.new`). A State that the report does not list answers with the same keys and 0,
as `Facts.for_country` does. Nothing else of Python can be reached from here.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from reportgen.composition.quotation_marks import curly_text
from reportgen.composition.state_names import in_text_on
from reportgen.facts import Fact, Facts, members_of
from reportgen.settings import Settings
from reportgen.vocabulary import AddressesReprisal, Country, ReplyForm, ReplyPosition, Term

GRADES: Mapping[str, tuple[str, ...]] = {
    "responses.form": tuple(map(str, ReplyForm)),
    "responses.position": tuple(map(str, ReplyPosition)),
    "responses.addressing_reprisal": tuple(str(code) for code in AddressesReprisal if code != AddressesReprisal.YES),
}
"""Grades of replies, which policy.reply_grades keeps out of the report; prose may name them all the same."""

NOT_STATED = "not_stated"
"""The remainder of a group, which is none of the things that the group counts."""

MOST_NAMED = 12
"""Names that a message gives where none comes near."""


class TemplateRefusal(Exception):  # noqa: N818  it is an answer to a template, worded for people
    """What a template asks for cannot be given. The message says why; whoever catches it adds the place."""


@dataclass(frozen=True, eq=False)
class Names:
    """The tree of the facts' keys. `prefix` stands before each key where a figure is quoted."""

    facts: Facts
    reply_grades: bool
    day: date | None = None
    prefix: str = ""
    parts: dict[str, dict[str, None]] = field(default_factory=dict, repr=False)
    unread: dict[str, list[str]] = field(default_factory=dict, repr=False)
    """The keys of each State, by its path, until it is asked for: they are most of the keys."""

    def __post_init__(self) -> None:
        for key in self.facts.facts:
            if members_of(key):  # a sentence goes over headings, of which each is said with what the entries show
                continue
            if key.startswith("country."):
                self.unread.setdefault(".".join(key.split(".", 2)[:2]), []).append(key)
            else:
                self._read(key)
        for path in self.unread:
            self._read(path)

    @staticmethod
    def of(facts: Facts, settings: Settings) -> Names:
        """The names of a report; States are called as on the day of the report."""
        return Names(facts, settings.policy.reply_grades, settings.report.date)

    @property
    def roots(self) -> Mapping[str, FactName]:
        """The first words of all keys, and `country`."""
        return {step: self.find(step) for step in (*self.parts.get("", ()), "country")}

    def find(self, path: str) -> FactName:
        """The name at a path. Raises TemplateRefusal, with the names that come near, where there is none."""
        for key in self.unread.pop(path, ()):
            self._read(key)
        above, _, step = path.rpartition(".")
        country = self.facts.reference.countries.get(step) if above == "country" else None
        if country:
            return self._country(path, country)
        if path in self.parts or path in self.facts or (path == "country" and not self.prefix):
            return FactName(self, path)
        if not self.reply_grades and (path in GRADES or step in GRADES.get(above, ())):
            return FactName(self, path, kept_back=True)
        raise TemplateRefusal(self._no_such(above, step))

    def shown(self, path: str) -> str:
        """A path as it is written in a template."""
        return (self.prefix + path).rstrip(".")

    def state_names(self, fact: Fact) -> tuple[str, ...]:
        """The States behind a fact as running text names them, in alphabetical order."""
        countries = (self.facts.reference.countries[state] for state in fact.states)
        return tuple(in_text_on(c, self.day) for c in sorted(countries, key=lambda country: country.sort_key))

    def label(self, path: str) -> str:
        """What a path is called on its own: by the table of its codes, else by the fact's label or its last word."""
        term = self._term(path)
        if term:
            return term.label
        return curly_text(self.facts[path].label) if path in self.facts else path.rpartition(".")[2].replace("_", " ")

    def words(self, path: str) -> str:
        """What a path is called inside a sentence."""
        term = self._term(path)
        return term.words if term else self.label(path)

    def _read(self, key: str) -> None:
        steps = key.split(".")
        for depth, step in enumerate(steps):
            self.parts.setdefault(".".join(steps[:depth]), {})[step] = None

    def _term(self, path: str) -> Term | None:
        above, _, step = path.rpartition(".")
        reference = self.facts.reference
        tables: Mapping[str, Mapping[str, Term]] = {
            "act_types": reference.act_types,
            "un_entities": reference.un_entities,
            "raised_by": reference.un_entities,
            "regions": reference.regions,
        }
        return tables.get(above, {}).get(step)

    def _country(self, path: str, country: Country) -> FactName:
        if path in self.parts:
            return FactName(self, path, country=country)
        own = Names(self.facts.for_country(country), self.reply_grades, self.day, f"{path}.")
        return FactName(own, "", country=country)

    def _no_such(self, above: str, step: str) -> str:
        inside = list(self.parts.get(above, ()))
        shown = f"{self.shown(above)}." if above or self.prefix else ""
        near = did_you_mean([shown + name for name in nearest(step, inside)])
        there = f"; there is {', '.join(shown + name for name in inside[:MOST_NAMED])}" if inside else ""
        return f"{shown}{step} is no fact of this report{near or there}"


@dataclass(frozen=True, eq=False, slots=True)
class FactName:
    """A name in prose: a figure, a group of figures, or both. True where its figure is above 0.

    A State (`country`) is a group too, and has a `name` beside its figures.
    """

    names: Names
    path: str
    kept_back: bool = False
    country: Country | None = None

    @property
    def key(self) -> str:
        return self.names.shown(self.path)

    @property
    def fact(self) -> Fact | None:
        return self.names.facts.facts.get(self.path)

    @property
    def label(self) -> str:
        return in_text_on(self.country, self.names.day) if self.country else self.names.label(self.path)

    @property
    def words(self) -> str:
        return self.label if self.country else self.names.words(self.path)

    @property
    def known(self) -> bool:
        """Whether a figure can be stated. A total of 0 that is not exact states nothing.

        A hidden count can be worded ("at least 12", "a small number of"), a hidden share cannot.
        """
        fact = self.fact
        if fact is None or fact.value is None:
            return False
        if fact.suppressed:
            return not self.path.endswith("share")
        return fact.is_known

    def part(self, step: str) -> FactName | Word:
        """The name below this one. Raises TemplateRefusal where there is none."""
        if self.country and step == "name":
            return Word(f"{self.key}.name", self.label)
        return self.names.find(f"{self.path}.{step}" if self.path else step)

    def parts(self) -> tuple[FactName, ...]:
        """The names below, in the order in which they were counted, without the remainder `not_stated`."""
        below = f"{self.path}." if self.path else ""
        steps = (step for step in self.names.parts.get(self.path, ()) if step != NOT_STATED)
        return tuple(self.names.find(below + step) for step in steps)

    def figure(self) -> Fact:
        """The fact, whose value is known. Raises TemplateRefusal otherwise."""
        guard = f"guard the sentence with {{% if known({self.key}) %}}"
        if self.kept_back:
            raise TemplateRefusal(f"{self.key} is kept out of the report by policy.reply_grades: {guard}")
        if self.country:
            raise TemplateRefusal(f"{self.key} is a State: print its name ({self.key}.name) or one of its figures")
        if self.fact is None:
            inside = ", ".join(list(self.names.parts.get(self.path, ()))[:MOST_NAMED]) or "nothing"
            raise TemplateRefusal(f"{self.key} is a group of facts, not a figure: it has {inside}")
        if not self.known:
            raise TemplateRefusal(f"{self.key} cannot be known from this data: {guard}")
        return self.fact

    def __bool__(self) -> bool:
        if self.fact is not None:
            return self.fact.present
        return any(self.parts())

    def __iter__(self) -> Iterator[FactName]:
        return iter(self.parts())


@dataclass(frozen=True, eq=False, slots=True)
class States:
    """`countries` in prose: the listed States, in alphabetical order, for loops."""

    names: Names

    def __iter__(self) -> Iterator[FactName]:
        return (self.names.find(f"country.{state.iso3}") for state in self.names.facts.states)

    def __bool__(self) -> bool:
        return bool(self.names.facts.entries)


@dataclass(frozen=True, eq=False, slots=True)
class Word:
    """A text, a number or a date in prose, such as those of report.toml. True where it is given."""

    name: str
    value: str | int | date | None

    def said(self) -> str | int | date:
        """The value. Raises TemplateRefusal where it is not given."""
        if self.value is None or self.value == "":
            raise TemplateRefusal(
                f"report.toml does not say {self.name}: guard the sentence with {{% if {self.name} %}}"
            )
        return self.value

    def __bool__(self) -> bool:
        return self.value is not None and self.value != ""


@dataclass(frozen=True, eq=False, slots=True)
class SettingGroup:
    """A section of report.toml in prose, such as `report` with `report.symbol`."""

    name: str
    members: Mapping[str, Word]

    def part(self, step: str) -> Word:
        """The word below. Raises TemplateRefusal where there is none."""
        if step not in self.members:
            near = did_you_mean([f"{self.name}.{name}" for name in nearest(step, self.members)])
            raise TemplateRefusal(f"{self.name}.{step} is no word of report.toml that prose can print{near}")
        return self.members[step]


def settings_in_prose(settings: Settings) -> Mapping[str, Word | SettingGroup]:
    """The words of report.toml that prose can print, by their first names."""
    report, period = settings.report, settings.period
    return {
        "report": _group("report", symbol=report.symbol, previous_symbol=report.previous_symbol, title=report.title,
                         ordinal=report.ordinal, body=report.body),
        "period": _group("period", start=period.start, end=period.end),
        "cut_off": Word("cut_off", settings.cut_off),
        "session": Word("session", report.session),
    }  # fmt: skip


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """The known names that come near to one, the nearest first."""
    return difflib.get_close_matches(name, list(known), n=3, cutoff=0.6)


def did_you_mean(names: list[str]) -> str:
    """The tail of a message that names what may have been meant."""
    return f": did you mean {' or '.join(names)}?" if names else ""


def _group(name: str, **members: str | int | date | None) -> SettingGroup:
    return SettingGroup(name, {step: Word(f"{name}.{step}", value) for step, value in members.items()})
