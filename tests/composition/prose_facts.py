"""Facts of an invented report, built by hand for tests of prose."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from reportgen.document.prose import ProseFile
from reportgen.facts import Entry, Fact, Facts
from reportgen.settings import PeriodSettings, PolicySettings, ReportSettings, Settings
from reportgen.vocabulary import ActType, CountQualifier, Country, Part, RecordType, Reference, Region, UnEntity

STATES = (
    Country("XAA", "Arvenia", iso2="XA"),
    Country("XAB", "Bel*ora (Kingdom of)", "the Kingdom of Bel*ora", iso2="XB"),
    Country("XAC", "Côte d’Ambre", iso2="XC"),
    Country("XAD", "Dunmark", iso2="XD"),
)

SETTINGS = Settings(
    report=ReportSettings(symbol="A/HRC/99/1", ordinal=22, previous_symbol="A/HRC/96/3", session=99),
    period=PeriodSettings(date(2030, 5, 1), date(2031, 4, 30), date(2031, 6, 15)),
    policy=PolicySettings(reply_grades=True),
)


def fact(key, value, qualifier=CountQualifier.EXACT, states=()):
    return Fact(key, value, f"Label of {key}", qualifier, ("C-1",), states)


def entry(*states, case="C-1"):
    empty = {each.name: "" if each.type == "str" else () for each in fields(Entry)}
    said = {"case": case, "states": states, "part": Part.NEW, "record_type": RecordType.INDIVIDUAL, "anonymous": False}
    return Entry(**{**empty, **said})


def facts(*more, listed=("XAA", "XAB", "XAC"), country=None, **values):
    """Three States, 47 cases, and whatever a test adds: `fact(...)`s, or values with __ for the points of a key."""
    world = {
        "states": fact("states", 3, states=listed),
        "states.new": fact("states.new", 2, states=("XAB", "XAA")),
        "states.both": fact("states.both", 0),
        "cases": fact("cases", 47),
        "cases.new": fact("cases.new", 1),
        "persons": fact("persons", 240, CountQualifier.AT_LEAST),
        "persons.women": fact("persons.women", None),
        "act_types.travel_restriction.cases": fact("act_types.travel_restriction.cases", 4),
        "act_types.killing.cases": fact("act_types.killing.cases", 0),
        "responses.requested": fact("responses.requested", 32),
        "responses.share": fact("responses.share", 0.125),
        "responses.form.substantive": fact("responses.form.substantive", 5),
        "responses.addressing_reprisal": fact("responses.addressing_reprisal", 3),
        "responses.addressing_reprisal.no": fact("responses.addressing_reprisal.no", 1),
        "country.XAA.cases": fact("country.XAA.cases", 12),
        "country.XAB.cases": fact("country.XAB.cases", 1),
        "country.XAC.cases": fact("country.XAC.cases", 0),
    }
    world |= {each.key: each for each in more}
    world |= {key.replace("__", "."): fact(key.replace("__", "."), value) for key, value in values.items()}
    acts = {
        code: ActType(code, label)
        for code, label in (("travel_restriction", "Travel restriction"), ("killing", "Killing"))
    }
    reference = Reference(
        {state.iso3: state for state in STATES},
        acts,
        {"special_procedures": UnEntity("special_procedures", "Special procedures")},
        {"none": Region("none", "No regional group")},
        {},
    )
    return Facts(world, tuple(entry(state) for state in listed), (), reference, "v-1", country)


def prose(text, name="chapter", source="prose/chapter.md"):
    return ProseFile(name, source, text, own=True)
