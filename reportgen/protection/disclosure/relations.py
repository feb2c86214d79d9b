"""How published figures hang together: what a reader can add, subtract and compare.

All relations hold for the remainders as they hold for the figures, for both hold for the described cases. Where a
relation has a part that readers do not know (a case of two States, a State that is not listed), it is taken as known:
a reader is thought to know more, never less.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.facts import members_of
from reportgen.protection.disclosure.cells import Cell

HEADINGS = ("act_types", "un_entities", "raised_by")
"""Groups under whose headings each case is counted, under one, several or `not_stated`."""

SPANS = "responses.days."
UNANSWERED = ("responses.days.not_in_substance", "responses.days.no_reply")
PARTS_OF_PERSONS = ("persons.women", "persons.young", "persons.detained")
GRADES = ("responses.form.", "responses.position.", "responses.addressing_reprisal")


@dataclass(frozen=True, slots=True)
class Relation:
    """`low` <= sum of factor times remainder <= `high`, over the keys of `terms`."""

    terms: Mapping[str, int]
    low: float
    high: float


def relations_of(cells: Mapping[str, Cell]) -> tuple[Relation, ...]:
    """Every relation between the cells of the world, of each State, and of the world with its States."""
    scopes = scopes_of(cells)
    found = [relation for keys in scopes.values() for relation in _inside(keys)]
    found.extend(_across(scopes, cells))
    return tuple(relation for relation in found if _holds(relation, cells))


def _holds(relation: Relation, cells: Mapping[str, Cell]) -> bool:
    """Whether it is so: nobody can use what is not (a figure of which a part cannot be known)."""
    total = sum(factor * cells[key].remainder for key, factor in relation.terms.items())
    return relation.low <= total <= relation.high


def scopes_of(cells: Iterable[str]) -> dict[str, dict[str, str]]:
    """The keys of each scope by their world's key: "" is the world, "country.XAA." a State."""
    scopes: dict[str, dict[str, str]] = {"": {}}
    for key in cells:
        prefix = ".".join(key.split(".", 2)[:2]) + "." if key.startswith("country.") else ""
        scopes.setdefault(prefix, {})[key.removeprefix(prefix)] = key
    return scopes


def _inside(keys: Mapping[str, str]) -> Iterator[Relation]:
    """Within one scope: parts of a total, headings that overlap, parts of persons."""
    yield from _sum(keys, "cases", ["cases.new", "cases.follow_up"])
    spans = [key for key in keys if key.startswith(SPANS)]
    yield from _sum(keys, "responses.requested", spans)
    yield from _sum(keys, "responses.answered", [key for key in spans if key not in UNANSWERED])
    for grade in GRADES:
        yield from _sum(keys, "responses.replies", [key for key in keys if key.startswith(grade)])
    for group in HEADINGS:
        yield from _headings(keys, group)
    yield from (_below(keys[part], keys["persons"]) for part in PARTS_OF_PERSONS if {part, "persons"} <= keys.keys())
    if {"responses.cases", "cases"} <= keys.keys():
        yield _below(keys["responses.cases"], keys["cases"])


def _sum(keys: Mapping[str, str], total: str, parts: Sequence[str]) -> Iterator[Relation]:
    if total in keys and parts and all(part in keys for part in parts):
        yield Relation({keys[total]: -1, **{keys[part]: 1 for part in parts}}, 0, 0)


def _headings(keys: Mapping[str, str], group: str) -> Iterator[Relation]:
    """Each case has a heading or none: no heading has more than the cases that state one, together they have all.

    What is counted together is a heading like the others, and stands in place of its members where all are added up.
    """
    silent = f"{group}.not_stated.cases"
    if silent not in keys or "cases" not in keys:
        return
    total, rest = keys["cases"], keys[silent]
    headings = list(headings_in(keys, group))
    sets = {key: frozenset(members_of(key)) for key in headings if members_of(key)}
    alone = [key for key in headings if key not in sets]
    yield _below(rest, total)
    for heading in headings:
        yield Relation({keys[heading]: 1, rest: 1, total: -1}, -math.inf, 0)
    for whole, members in {**sets, "": frozenset[str]()}.items():
        parts = [keys[key] for key in (whole, *alone) if key and key not in members]
        yield Relation({total: -1, rest: 1, **dict.fromkeys(parts, 1)}, 0, math.inf)
    for whole, members in sets.items():
        yield from _together(keys, whole, members, sets)


def _together(
    keys: Mapping[str, str], whole: str, members: frozenset[str], sets: Mapping[str, frozenset[str]]
) -> Iterator[Relation]:
    """Cases under any of some headings: at least as many as under each, and no more than under all, added up.

    `sets` has all that are counted together: with another one, only the members that it lacks are added.
    """
    yield from (_below(keys[member], keys[whole]) for member in members)
    yield Relation({keys[whole]: -1, **{keys[member]: 1 for member in members}}, 0, math.inf)
    for other, its_own in sets.items():
        if other != whole and not its_own.isdisjoint(members):
            lacking = {keys[member]: 1 for member in members - its_own}
            yield Relation({keys[whole]: -1, keys[other]: 1, **lacking}, 0, math.inf)


def headings_in(keys: Iterable[str], group: str) -> Iterator[str]:
    """The keys of a group's headings, those that are counted together among them, `not_stated` left out."""
    silent = f"{group}.not_stated.cases"
    return (key for key in keys if key.startswith(f"{group}.") and key.endswith(".cases") and key != silent)


def _below(part: str, whole: str) -> Relation:
    return Relation({part: 1, whole: -1}, -math.inf, 0)


def _across(scopes: Mapping[str, Mapping[str, str]], cells: Mapping[str, Cell]) -> Iterator[Relation]:
    """The States of a figure add up to the world's, but for cases of several States and States that are not listed."""
    states = [keys for prefix, keys in scopes.items() if prefix]
    for key in scopes[""]:
        own = [keys[key] for keys in states if key in keys]
        if own:
            apart = sum(cells[each].remainder for each in own) - cells[key].remainder
            yield Relation({key: -1, **dict.fromkeys(own, 1)}, apart, apart)
