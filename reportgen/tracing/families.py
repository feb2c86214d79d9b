"""The families of figures: a pattern of keys, what is counted, and over which rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from reportgen.tracing.filters import AnyOf, Between, Condition, Empty, Has, Rows, Some, UnderState
from reportgen.vocabulary import (
    AddressesReprisal,
    AgeGroup,
    Consent,
    Detained,
    Gender,
    Part,
    PersonKind,
    RecordType,
    ReplyForm,
    ReplyPosition,
    Responder,
)


class Unit(Enum):
    """What each one is that a figure counts."""

    CASE = "case", "cases"
    SITUATION = "situation", "situations"
    STATE = "State", "States"
    PERSON = "person", "persons"
    ORGANIZATION = "organization", "organizations"
    REPLY = "reply", "replies"
    ALLEGATION = "allegation (a case put to one Government)", "allegations"
    SHARE = "share of allegations", "per cent"

    @property
    def one(self) -> str:
        return self.value[0]

    @property
    def many(self) -> str:
        return self.value[1]


Where = tuple[Condition, ...]

CODE = "<code>"


@dataclass(frozen=True)
class Family:
    """Keys of one pattern, in which `<code>` stands for a code of `codes`, and what they count.

    `where` gives the rows for a code. `world`: there is no such figure of a State. `own_codes`: codes with their
    words, where no reference table has them. `rule` is the name of a paragraph of the rules of counting.
    """

    pattern: str
    counts: str
    unit: Unit
    rule: str
    where: Callable[[str], Where]
    codes: str = ""
    own_codes: Mapping[str, str] = field(default_factory=dict)
    world: bool = False

    def matches(self, key: str) -> bool:
        """Whether a key is of this family; a code has no dot in it, and is not the remainder `not_stated`."""
        if CODE not in self.pattern:
            return key == self.pattern
        code = self.code_in(key)
        return code is not None and "." not in code and (code != "not_stated" or code in self.own_codes)

    def code_in(self, key: str) -> str | None:
        """The code in a key of this family; None where its keys have none."""
        head, found, tail = self.pattern.partition(CODE)
        if not found or not key.startswith(head) or not key.endswith(tail):
            return None
        return key[len(head) : len(key) - len(tail)] or None


CASES_ALONE = _CASE = Has("record_type", tuple(code.value for code in RecordType if code.is_case))
_SITUATION = Has("record_type", tuple(code.value for code in RecordType if not code.is_case))
_ENTRY = Has("described", ("yes",))
_NEW, _FOLLOW_UP = (Has("part", (part.value,)) for part in (Part.NEW, Part.FOLLOW_UP))
_PERSON = Has("kind", (PersonKind.PERSON.value,))
_ANSWERED = Between("answers", 1)
_COUNTS_PERSONS: Where = (
    Some(Rows.PERSONS, (_PERSON,)),
    Empty("further_persons", negated=True),
    Has("record_type", (RecordType.INDIVIDUAL.value,)),
)


def _always(*conditions: Condition) -> Callable[[str], Where]:
    return lambda _: conditions


def _person(column: str, *codes: str) -> Callable[[str], Where]:
    return _always(_CASE, Some(Rows.PERSONS, (_PERSON, Has(column, codes))))


def _allegations(*conditions: Condition) -> Callable[[str], Where]:
    return _always(_CASE, Some(Rows.ALLEGATIONS, conditions))


def _replies(column: str) -> Callable[[str], Where]:
    return lambda code: (_CASE, Some(Rows.RESPONSES, (_OF_GOVERNMENT, Has(column, (code,)))))


_OF_GOVERNMENT = Has("responder", (Responder.GOVERNMENT.value,))
_DAYS: Mapping[str, tuple[str, Where]] = {
    "up_to_30": ("answered within 30 days", (_ANSWERED, Between("days", 0, 30))),
    "from_31_to_60": ("answered in 31 to 60 days", (_ANSWERED, Between("days", 31, 60))),
    "from_61_to_90": ("answered in 61 to 90 days", (_ANSWERED, Between("days", 61, 90))),
    "over_90": ("answered after more than 90 days", (_ANSWERED, Between("days", 91))),
    "not_computable": ("answered, where a day is missing on one end", (_ANSWERED, Empty("days"))),
    "not_in_substance": ("acknowledged or held, not answered", (Between("replies", 1), Between("answers", 0, 0))),
    "no_reply": ("without any reply", (Between("replies", 0, 0),)),
}
_ADDRESSING = {code.value: code.label.lower() for code in AddressesReprisal if code is not AddressesReprisal.YES}

FAMILIES: tuple[Family, ...] = (
    Family("states", "States with an entry on a case or situation", Unit.STATE, "STATES", _always(_ENTRY), world=True),
    Family("states.new", "States with an entry on a new case or situation (annex I)", Unit.STATE, "STATES",
           _always(_ENTRY, _NEW), world=True),
    Family("states.follow_up", "States with an entry that follows up an earlier case or situation (annex II)",
           Unit.STATE, "STATES", _always(_ENTRY, _FOLLOW_UP), world=True),
    Family("states.both", "States with an entry in annex I and one in annex II", Unit.STATE, "STATES",
           _always(_ENTRY, UnderState(some=((_ENTRY, _NEW), (_ENTRY, _FOLLOW_UP)))), world=True),
    Family("states.anonymous_only", "listed States that have cases, all of them anonymous", Unit.STATE, "STATES",
           _always(_ENTRY, UnderState(some=((_CASE,),), only=(Has("consent", (Consent.ANONYMOUS.value,)),))),
           world=True),
    Family("regions.<code>.states", "listed States of the group: <code>", Unit.STATE, "STATES",
           lambda code: (_ENTRY, UnderState(some=((_ENTRY,),), regions=(code,))), codes="regions", world=True),
    Family("cases", "cases: individuals, groups, organizations and records that do not say", Unit.CASE, "CASES",
           _always(_CASE)),
    Family("cases.new", "new cases (annex I)", Unit.CASE, "CASES", _always(_CASE, _NEW)),
    Family("cases.follow_up", "cases of earlier reports that are followed up (annex II)", Unit.CASE, "CASES",
           _always(_CASE, _FOLLOW_UP)),
    Family("situations", "general situations and legislation", Unit.SITUATION, "CASES", _always(_SITUATION)),
    Family("persons", "distinct persons among the victims of cases, however many cases they stand in, with the further "
           "persons, and one for each individual record that gives neither", Unit.PERSON, "PERSONS",
           _always(_CASE, AnyOf(_COUNTS_PERSONS))),
    Family("persons.not_stated", "cases that state no number of persons", Unit.CASE, "PERSONS",
           _always(_CASE, Some(Rows.PERSONS, (_PERSON,), negated=True), Empty("further_persons"),
                   Has("record_type", (RecordType.INDIVIDUAL.value,), negated=True))),
    Family("persons.women", "distinct women among the victims of cases", Unit.PERSON, "PERSONS",
           _person("gender", Gender.FEMALE.value)),
    Family("persons.young", "distinct young persons and minors among the victims of cases", Unit.PERSON, "PERSONS",
           _person("age_group", AgeGroup.YOUNG.value, AgeGroup.MINOR.value)),
    Family("persons.detained", "distinct persons among the victims of cases who are in detention now", Unit.PERSON,
           "PERSONS", _person("detained", Detained.YES.value)),
    Family("organizations", "distinct organizations among the victims of cases, with the further organizations",
           Unit.ORGANIZATION, "PERSONS",
           _always(_CASE, AnyOf((Some(Rows.PERSONS, (Has("kind", (PersonKind.ORGANIZATION.value,)),)),
                                 Empty("further_organizations", negated=True))))),
    Family("act_types.not_stated.cases", "cases that state no act", Unit.CASE, "HEADINGS",
           _always(_CASE, Empty("act_types"))),
    Family("act_types.<code>.cases", "cases with the act: <code>", Unit.CASE, "HEADINGS",
           lambda code: (_CASE, Has("act_types", (code,))), codes="act_types"),
    Family("act_types.<code>.states", "listed States with a case of the act: <code>", Unit.STATE, "HEADINGS",
           lambda code: (_CASE, Has("act_types", (code,))), codes="act_types", world=True),
    Family("un_entities.not_stated.cases", "cases that do not state with whom people cooperated", Unit.CASE, "HEADINGS",
           _always(_CASE, Empty("un_entities"))),
    Family("un_entities.<code>.cases", "cases of cooperation with: <code>", Unit.CASE, "HEADINGS",
           lambda code: (_CASE, Has("un_entities", (code,))), codes="un_entities"),
    Family("raised_by.not_stated.cases", "cases that no body is recorded to have raised", Unit.CASE, "HEADINGS",
           _always(_CASE, Some(Rows.ACTIONS, (Empty("bodies", negated=True),), negated=True))),
    Family("raised_by.<code>.cases", "cases raised by: <code>", Unit.CASE, "HEADINGS",
           lambda code: (_CASE, Some(Rows.ACTIONS, (Has("bodies", (code,)),))), codes="un_entities"),
    Family("responses.cases", "cases with at least one reply of a Government, of whatever form", Unit.CASE, "REPLIES",
           _always(_CASE, Some(Rows.RESPONSES, (_OF_GOVERNMENT,)))),
    Family("responses.requested", "pairs of a case and a Government to which the allegation was put, with a due date "
           "on or before the cut-off date", Unit.ALLEGATION, "REPLIES", _allegations()),
    Family("responses.answered", "of the allegations put to a Government, those with a reply of that Government that "
           "is more than an acknowledgement or a holding reply", Unit.ALLEGATION, "REPLIES", _allegations(_ANSWERED)),
    Family("responses.share", "allegations answered in substance as a share of those put to a Government", Unit.SHARE,
           "REPLIES", _allegations(_ANSWERED)),
    Family("responses.days.<code>", "allegations put to a Government: <code>", Unit.ALLEGATION, "REPLIES",
           lambda code: (_CASE, Some(Rows.ALLEGATIONS, _DAYS[code][1])),
           own_codes={code: said for code, (said, _) in _DAYS.items()}),
    Family("responses.replies", "replies of Governments to cases, each once, however many cases it concerns",
           Unit.REPLY, "REPLIES", _always(_CASE, Some(Rows.RESPONSES, (_OF_GOVERNMENT,))), world=True),
    Family("responses.form.<code>", "replies of Governments, each once, of the form: <code>", Unit.REPLY, "REPLIES",
           _replies("form"), own_codes={code.value: code.label.lower() for code in ReplyForm}, world=True),
    Family("responses.position.<code>", "replies of Governments, each once, with the position: <code>", Unit.REPLY,
           "REPLIES", _replies("position"), own_codes={code.value: code.label.lower() for code in ReplyPosition},
           world=True),
    Family("responses.addressing_reprisal", "replies of Governments, each once, that address the alleged reprisal",
           Unit.REPLY, "REPLIES", lambda _: _replies("addresses_reprisal")(AddressesReprisal.YES.value), world=True),
    Family("responses.addressing_reprisal.<code>", "replies of Governments, each once, by whether they address the "
           "alleged reprisal: <code>", Unit.REPLY, "REPLIES", _replies("addresses_reprisal"), own_codes=_ADDRESSING,
           world=True),
    Family("withheld.cases", "cases that are not in the report, with the reason protection", Unit.CASE, "LEFT_OUT",
           _always(), world=True),
    Family("withheld.persons", "persons of the cases that are not in the report, with the reason protection",
           Unit.PERSON, "LEFT_OUT", _always(), world=True),
    Family("withheld.states", "States of these cases that are therefore not listed at all", Unit.STATE, "LEFT_OUT",
           _always(), world=True),
)  # fmt: skip
"""Every figure that a report can state. A State has those that are not the world's alone."""
