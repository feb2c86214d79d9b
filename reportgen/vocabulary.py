"""Enums and small value types: the only translators between a code in a file and a word on a page.

Codes whose list is data (States, act types, UN entities) are value types read from `data/reference/`; codes that the
program itself reasons about are enums. Meanings: docs/input-data.md.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import NewType, Self

_ASCII = bytes(range(128))

CaseId = NewType("CaseId", str)
PersonKey = NewType("PersonKey", str)
Iso3 = NewType("Iso3", str)


class Code(str, Enum):  # noqa: UP042  StrEnum cannot carry a label
    """A code as it stands in a file, with its label as it stands on a page."""

    label: str

    def __new__(cls, code: str, label: str | None = None) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = code.replace("_", " ") if label is None else label
        return member

    def __str__(self) -> str:
        return str(self.value)


class Part(Code):
    """Where a case stands in the report: annex I or annex II."""

    NEW = "new", "New cases"
    FOLLOW_UP = "follow_up", "Follow-up to cases in earlier reports"


class RecordType(Code):
    """What a row of cases.csv is about. The first four are cases, the last two situations."""

    INDIVIDUAL = "individual", "Individual"
    GROUP = "group", "Group"
    ORGANIZATION = "organization", "Organization"
    UNKNOWN = "unknown", "Not stated"
    GENERAL_SITUATION = "general_situation", "General situation"
    LEGISLATION = "legislation", "Legislation"

    @property
    def is_case(self) -> bool:
        return self not in (RecordType.GENERAL_SITUATION, RecordType.LEGISLATION)


class Consent(Code):
    """May this case be used in this report. Empty in a file means WITHHELD: default deny."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    STATISTICS = "statistics"
    WITHHELD = "withheld"
    WITHDRAWN = "withdrawn"
    NOT_APPLICABLE = "not_applicable"


class Inclusion(Code):
    """The decision by people. Only INCLUDE enters the report."""

    INCLUDE = "include"
    QUIET_DIPLOMACY = "quiet_diplomacy"
    EXCLUDE = "exclude"


class InclusionReason(Code):
    """Why a case was left out. Only PROTECTION is ever counted in public."""

    PROTECTION = "protection"
    NO_CONSENT = "no_consent"
    OUT_OF_SCOPE = "out_of_scope"
    DUPLICATE = "duplicate"
    LATE = "late"
    UNCORROBORATED = "uncorroborated"
    OTHER = "other"


class CountQualifier(Code):
    """How exact a stated number is, from the strongest to the weakest."""

    EXACT = "exact", ""
    AT_LEAST = "at_least", "at least"
    ABOUT = "about", "about"

    @staticmethod
    def weakest(qualifiers: Iterable[CountQualifier]) -> CountQualifier:
        """The qualifier that a total carries; EXACT for a total of nothing."""
        order = list(CountQualifier)
        return max(qualifiers, key=order.index, default=CountQualifier.EXACT)


class Verification(Code):
    VERIFIED = "verified"
    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single_source"
    UNVERIFIED = "unverified"


class ScopeBasis(Code):
    """Paragraph 1 of Human Rights Council resolution 12/2."""

    COOPERATED = "a", "seek to cooperate or have cooperated with the United Nations"
    GAVE_INFORMATION = "b", "provide testimony or information"
    USED_PROCEDURES = "c", "avail themselves of procedures, or help others to do so"
    RELATIVES = "d", "are relatives of victims, or of those who helped them"


class Development(Code):
    """What happened in a follow-up case since it was last reported."""

    RELEASED = "released", "release"
    SENTENCED = "sentenced", "sentencing"
    FURTHER_ACTS = "further_acts", "further acts of reprisal"
    MEASURES_BY_THE_STATE = "measures_by_the_state", "measures by the State"
    NO_NEW_INFORMATION = "no_new_information", "no new information"


class Perpetrator(Code):
    """Alleged perpetrators."""

    STATE = "state", "State actors"
    DE_FACTO_AUTHORITIES = "de_facto_authorities", "de facto authorities"
    ARMED_GROUP = "armed_group", "armed group"
    COMPANY = "company", "company"
    PRIVATE_PERSON = "private_person", "private persons"
    UNKNOWN = "unknown", "unknown"


class StateRole(Code):
    """The part of a State that is not listed for the case (column other_states)."""

    PLACE_OF_ACT = "place_of_act"
    HOST = "host"
    NATIONALITY = "nationality"


class PersonKind(Code):
    PERSON = "person"
    ORGANIZATION = "organization"


class Gender(Code):
    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    NOT_STATED = "not_stated"


class AgeGroup(Code):
    ADULT = "adult"
    YOUNG = "young"
    MINOR = "minor"
    NOT_STATED = "not_stated"


class Detained(Code):
    YES = "yes"
    NO = "no"
    FORMERLY = "formerly"
    NOT_STATED = "not_stated"


class PersonConsent(Code):
    """May this person be named. Empty in a file means NONE: default deny."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    NONE = "none"
    WITHDRAWN = "withdrawn"


class ConsentGivenBy(Code):
    """Who gave the consent (column consent_by)."""

    PERSON = "the_person"
    FAMILY = "family"
    LEGAL_REPRESENTATIVE = "legal_representative"
    ORGANIZATION = "the_organization"


class ActionKind(Code):
    """What a United Nations body did about a case."""

    COMMUNICATION = "communication", "communication"
    NOTE_VERBALE = "note_verbale", "note verbale"
    OPINION = "opinion", "opinion"
    STATEMENT = "statement", "statement"
    REPORT = "report", "report"
    MEETING = "meeting", "meeting"
    NOT_STATED = "not_stated", "action"


class Responder(Code):
    """Who replied. Empty in a file means GOVERNMENT."""

    GOVERNMENT = "government", "Government"
    DE_FACTO_AUTHORITIES = "de_facto_authorities", "de facto authorities"
    OTHER = "other", "other"


class ReplyForm(Code):
    """What a reply is. The first two are no answer to the allegation."""

    ACKNOWLEDGEMENT = "acknowledgement", "Acknowledgement"
    HOLDING = "holding", "Holding reply"
    SUBSTANTIVE = "substantive", "Substantive reply"
    TRANSLATION_PENDING = "translation_pending", "Reply awaiting translation"
    NOT_STATED = "not_stated", "Form not stated"

    @property
    def is_answer(self) -> bool:
        """More than an acknowledgement or a holding reply. What was not read is not known to be an answer."""
        return self in (ReplyForm.SUBSTANTIVE, ReplyForm.TRANSLATION_PENDING)


class ReplyPosition(Code):
    REJECTS = "rejects", "Rejects the allegations"
    PARTLY = "partly", "Accepts the allegations in part"
    ACCEPTS = "accepts", "Accepts the allegations"
    NONE_STATED = "none_stated", "States no position"


class AddressesReprisal(Code):
    """Whether a reply speaks of the alleged reprisal at all."""

    YES = "yes", "Addresses the alleged reprisal"
    PARTLY = "partly", "Addresses it in part"
    NO = "no", "Does not address it"
    NOT_STATED = "not_stated", "Not stated"


class YesNo(Code):
    YES = "yes"
    NO = "no"


class CorrectionKind(Code):
    REVISION = "revision"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a reference table: `code` in files, `label` on pages, `definition`, and the words of #EndReprisals.

    `in_text`: the words inside a sentence ("the Human Rights Council"); empty: the label with a small first letter.
    """

    code: str
    label: str
    definition: str = ""
    endreprisals: tuple[str, ...] = ()
    in_text: str = ""

    @property
    def words(self) -> str:
        """The term inside a sentence."""
        return self.in_text or self.label[:1].lower() + self.label[1:]


class ActType(Term):
    """A type of act of intimidation or reprisal (act_types.csv)."""

    SEXUAL_VIOLENCE = "sexual_violence"
    """The code whose victims are never named without an override (a rule of protection)."""


class UnEntity(Term):
    """A body, mechanism or representative of the United Nations (un_entities.csv)."""


class Region(Term):
    """A regional group. A State without one counts under the group NONE, so that partitions add up."""

    NONE = "none"


@dataclass(frozen=True, slots=True)
class CountryName:
    """A name and the days on which it is valid; None is open."""

    name: str
    valid_from: date | None = None
    valid_to: date | None = None

    def valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Country:
    """A State: ISO 3166-1 codes, its UN names in six languages, its regional group.

    `in_text` is the form in running text ("the Bolivarian Republic of Venezuela"); `other_names` are every further name
    by which a file may call it (formal, in other languages, earlier ones).
    """

    iso3: Iso3
    name: str
    in_text: str = ""
    iso2: str = ""
    region: str = Region.NONE
    other_names: tuple[str, ...] = ()
    history: tuple[CountryName, ...] = ()
    synthetic: bool = field(default=False)

    def name_on(self, day: date | None) -> str:
        """The UN short name that was valid on a day (a report of 2017 says Turkey)."""
        if day is not None:
            for former in self.history:
                if former.valid_on(day):
                    return former.name
        return self.name

    def in_text_on(self, day: date | None) -> str:
        """The form in running text that was valid on a day."""
        name = self.name_on(day)
        return (self.in_text or name) if name == self.name else name

    @property
    def sort_key(self) -> str:
        return sort_key(self.name)

    @property
    def called(self) -> tuple[str, ...]:
        """Its codes, then every name by which a file may call it."""
        names = (self.name, self.in_text, *self.other_names, *(former.name for former in self.history))
        return tuple(filter(None, (self.iso3, self.iso2, *names)))


@dataclass(frozen=True)
class Reference:
    """The reference tables of one run: States by ISO 3166-1 alpha-3, terms by code, in the order of their files."""

    countries: Mapping[str, Country]
    act_types: Mapping[str, ActType]
    un_entities: Mapping[str, UnEntity]
    regions: Mapping[str, Region]
    engagement_types: Mapping[str, Term]

    def state_called(self, text: str) -> Country | None:
        """The State whose code or full UN name a text is, whatever its capitals and accents; a near one is none."""
        return self._index.get(fold(text))

    def find_states(self, text: str) -> tuple[Country, ...]:
        """Every State that a text may mean: one for a code or a full UN name; else the candidates, or none.

        Candidates are never applied: a caller names them. A candidate's name has, for every word of the text, a word
        that begins with it ("Korea" has two, "Guinea" four), or is spelled nearly like the text.
        """
        called = self.state_called(text)
        return (called,) if called else self.states_like(text)

    def states_like(self, text: str) -> tuple[Country, ...]:
        """Every State whose name resembles a text, in alphabetical order."""
        index, words = self._index, _words(text)
        if not words:
            return ()
        found = {
            country.iso3: country
            for name, country in index.items()
            if len(name) > 3 and all(any(own.startswith(word) for own in _words(name)) for word in words)
        }
        if not found:
            near = difflib.get_close_matches(fold(text), index, n=4, cutoff=0.75)
            found = {index[name].iso3: index[name] for name in near}
        return tuple(sorted(found.values(), key=lambda country: country.sort_key))

    @cached_property
    def folded(self) -> Mapping[Iso3, Mapping[str, str]]:
        """The codes and names of each State, each as it is compared."""
        return {country.iso3: {name: fold(name) for name in country.called} for country in self.countries.values()}

    @cached_property
    def _index(self) -> Mapping[str, Country]:
        index: dict[str, Country] = {}
        for country in self.countries.values():
            for name, folded in self.folded[country.iso3].items():
                index.setdefault(folded, country)
                if name.startswith("the "):
                    index.setdefault(fold(name.removeprefix("the ")), country)
        return index


def fold(text: str) -> str:
    """A text folded for comparing: no case, no accents, curly marks as straight ones, single blanks."""
    if text.isascii():  # nothing to decompose, and most texts are
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ʼ", "'"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def beyond_ascii(text: str) -> str:
    """The characters of a text that are none of ASCII, in their order: few of most texts, and quick to look through."""
    return text.encode(errors="surrogatepass").translate(None, _ASCII).decode(errors="surrogatepass")


def sort_key(name: str) -> str:
    """English alphabetical order of United Nations names: folded, without a leading article."""
    return fold(name).removeprefix("the ")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"[^\w']+", fold(text)) if word and word not in ("the", "of", "and"))
