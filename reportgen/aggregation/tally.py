"""The figures that the world and every State have under the same keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import numpy as np

from reportgen.aggregation.scope import Ids, Scope
from reportgen.cases.persons import Count, count_organizations, count_persons
from reportgen.cases.rows import first_of_each
from reportgen.facts import Fact
from reportgen.vocabulary import AgeGroup, CountQualifier, Detained, Gender, Part, PersonKind, ReplyForm


def tally(scope: Scope) -> Iterator[Fact]:
    """The facts of one scope, under the keys of the world."""
    yield from _cases(scope)
    yield from _persons(scope)
    acts = scope.ids_by_value(scope.acts)
    for act in scope.reference.act_types.values():
        yield _counted(scope, f"act_types.{act.code}.cases", f"cases with the act: {act.label}", acts.get(act.code, ()))
    yield _counted(scope, "act_types.not_stated.cases", "cases that state no act", _silent(scope, "has_acts"))
    for name, links, has, words in (
        ("un_entities", scope.entities, "has_entities", "cases of cooperation with"),
        ("raised_by", scope.raised, "has_raised", "cases raised by"),
    ):
        by_entity = scope.ids_by_value(links)
        for entity in scope.reference.un_entities.values():
            ids = by_entity.get(entity.code, ())
            yield _counted(scope, f"{name}.{entity.code}.cases", f"{words}: {entity.label}", ids)
        yield _counted(scope, f"{name}.not_stated.cases", f"{words}: not stated", _silent(scope, has))
    yield from _responses(scope)


def _cases(scope: Scope) -> Iterator[Fact]:
    yield _counted(scope, "cases", "cases", scope.ids_of(scope.cases["key"]))
    for part in Part:
        keys = scope.cases["key"][scope.cases["part"] == part.value]
        yield _counted(scope, f"cases.{part}", part.label.lower(), scope.ids_of(keys))
    yield _counted(scope, "situations", "situations and legislation", scope.ids_of(scope.situations["key"]))


def _persons(scope: Scope) -> Iterator[Fact]:
    persons = count_persons(scope.cases, scope.victims)
    yield _of_count("persons", "persons", persons, scope)
    silent = scope.ids_of(persons.not_stated)
    yield _counted(scope, "persons.not_stated", "cases that state no number of persons", silent)
    victims = scope.victims.where("kind", PersonKind.PERSON.value)
    keys = victims["key"]
    first = first_of_each(victims["person"])
    complete = int(first.sum()) == persons.value
    for key, label, column, wanted in (
        ("women", "women", "gender", (Gender.FEMALE,)),
        ("young", "young persons and minors", "age_group", (AgeGroup.YOUNG, AgeGroup.MINOR)),
        ("detained", "persons in detention", "detained", (Detained.YES,)),
    ):
        codes = victims[column]
        chosen = np.logical_or.reduce([codes == code.value for code in wanted])
        stated = ((codes != "not_stated") & (codes != ""))[first]
        known = bool(stated.any()) or persons.value == 0
        exact = complete and bool(stated.all())
        qualifier = CountQualifier.EXACT if exact or not known else CountQualifier.AT_LEAST
        number = int(chosen[first].sum())
        ids = scope.ids_of(_distinct(keys[chosen]))
        yield scope.fact(f"persons.{key}", number if known else None, label, qualifier, ids)
    yield _of_count("organizations", "organizations", count_organizations(scope.cases, scope.victims), scope)


def _responses(scope: Scope) -> Iterator[Fact]:
    replied = scope.ids_of(_distinct(scope.replies["key"]))
    yield _counted(scope, "responses.cases", "cases with at least one reply of the Government", replied)
    outcomes = _outcomes(scope)
    ids = {outcome: scope.ids_of(np.array(numbers, dtype=np.int64)) for outcome, numbers in outcomes.items()}
    answered = tuple(case for outcome, found in ids.items() if outcome not in UNANSWERED for case in found)
    requested = scope.ids_of(scope.requests["key"])
    yield scope.fact(
        "responses.requested", len(requested), "allegations put to a Government, reply due", cases=requested
    )
    yield scope.fact("responses.answered", len(answered), "of these, answered in substance", cases=answered)
    share = len(answered) / len(requested) if requested else None
    yield scope.fact("responses.share", share, "share of allegations answered in substance", cases=answered)
    for outcome, label in OUTCOMES.items():
        found = ids.get(outcome, ())
        yield _counted(scope, f"responses.days.{outcome}", f"allegations put to a Government: {label}", found)


OUTCOMES: Mapping[str, str] = {
    "up_to_30": "answered within 30 days",
    "from_31_to_60": "answered in 31 to 60 days",
    "from_61_to_90": "answered in 61 to 90 days",
    "over_90": "answered after more than 90 days",
    "not_computable": "answered, days not computable",
    "not_in_substance": "acknowledged or held, not answered",
    "no_reply": "no reply",
}
"""What became of an allegation that was put to a Government: a partition of `responses.requested`."""


UNANSWERED = ("not_in_substance", "no_reply")


def _outcomes(scope: Scope) -> dict[str, list[int]]:
    """The numbers of the cases put to a Government, by what became of it; each pair of case and Government once."""
    answers = [form.value for form in ReplyForm if form.is_answer]
    days: dict[tuple[int, str], list[date | None]] = {}
    for key, state, form, day in scope.replies.cells("key", "state", "form", "day"):
        received = days.setdefault((key, state), [])
        if form in answers:
            received.append(day if isinstance(day, date) else None)
    outcomes: dict[str, list[int]] = {}
    for key, state, put_on in scope.requests.cells("key", "state", "put_on"):
        answered = days.get((key, state))
        if answered:
            outcome = _bin(put_on if isinstance(put_on, date) else None, answered)
        else:
            outcome = "no_reply" if answered is None else "not_in_substance"
        outcomes.setdefault(outcome, []).append(key)
    return outcomes


def _bin(put_on: date | None, received: Iterable[date | None]) -> str:
    """Days from the first time it was put to the first answer; an answer before it cannot be its answer's day."""
    known = [day for day in received if day is not None]
    if put_on is None or not known or len(known) < len(list(received)) or min(known) < put_on:
        return "not_computable"
    days = (min(known) - put_on).days
    limits = ((30, "up_to_30"), (60, "from_31_to_60"), (90, "from_61_to_90"))
    return next((name for limit, name in limits if days <= limit), "over_90")


def _silent(scope: Scope, has: str) -> Ids:
    """The cases that have no row of a kind: what was not stated stays unknown, and is shown as such."""
    return scope.ids_of(scope.cases["key"][~scope.cases[has]])


def _distinct(keys: np.ndarray) -> np.ndarray:
    distinct: np.ndarray = keys[first_of_each(keys)]
    return distinct


def _counted(scope: Scope, key: str, label: str, ids: Ids) -> Fact:
    return scope.fact(key, len(ids), label, cases=ids)


def _of_count(key: str, label: str, count: Count, scope: Scope) -> Fact:
    return scope.fact(key, count.value, label, count.qualifier, scope.ids_of(count.cases))
