"""Who may be named in a case, and how a placeholder {P-12} is printed.

A person is named only where the case's consent and the person's consent both say so; minors and victims of sexual
violence never, unless an override in report.toml gives a reason and who decided. Everybody else is called by the
descriptor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportgen.cases.confidential import CheckedCases
from reportgen.cases.rows import records_of
from reportgen.settings import PolicySettings
from reportgen.vocabulary import ActType, AgeGroup, Consent, PersonConsent, PersonKind

PLACEHOLDER = re.compile(r"\{\s*([^{}\s|]+)\s*\}")
"""A person in a text: {P-12}."""

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~^&!])")
_SENTENCE_END = re.compile(r"(?:^|[.!?:][”\"’')\]]*\s+|\n\s*)$")
_BEFORE = 40
"""Characters before a person that tell whether a sentence begins there."""

_ARTICLE = re.compile(r"^(?:an?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """What may be printed of a person: the full name and the later form where named, the descriptor elsewhere."""

    key: str
    first: str
    later: str
    descriptor: str
    organization: bool
    consents: bool
    never_named: bool


@dataclass
class Naming:
    """The persons of one run, and who may be named where.

    `agreed` are the keys of those who may be named in a case with consent, `in_sexual_violence` in one of sexual
    violence, where no person is named at all without an override: a relative's name is the victim's. `described`
    collects the keys of those whom a text calls by their descriptor.
    """

    persons: Mapping[str, Person]
    agreed: frozenset[str]
    in_sexual_violence: frozenset[str]
    described: set[str] = field(default_factory=set)

    def named_in(self, consent: str, acts: Iterable[str]) -> frozenset[str]:
        """The keys of all persons who may be named in a case of that consent with those act types."""
        if consent != Consent.NAMED.value:
            return frozenset()
        return self.in_sexual_violence if ActType.SEXUAL_VIOLENCE in acts else self.agreed

    def voice(self, named: frozenset[str]) -> Voice:
        """A fresh text in which nobody has been mentioned yet."""
        return Voice(self, named)


@dataclass
class Voice:
    """One running text (an account, then the replies to it): first mention in full, later mentions short."""

    naming: Naming
    named: frozenset[str]
    mentioned: set[str] = field(default_factory=set)

    def __call__(self, text: str) -> str:
        """The Markdown text with each placeholder printed as this text may print it."""
        if "{" not in text:
            return text
        return PLACEHOLDER.sub(lambda match: self._print(match, text), text)

    def _print(self, match: re.Match[str], text: str) -> str:
        person = self.naming.persons.get(match[1])
        if person is None:
            return match[0]
        words = self._words(person)
        self.mentioned.add(person.key)
        begins = _SENTENCE_END.search(text, max(0, match.start() - _BEFORE), match.start())
        return words[:1].upper() + words[1:] if begins else words

    def _words(self, person: Person) -> str:
        again = person.key in self.mentioned
        if person.key in self.named:
            return escaped(person.later if again else person.first)
        self.naming.described.add(person.key)
        words = person.descriptor or ("an organization" if person.organization else "a person")
        return escaped(_ARTICLE.sub("the ", words) if again else words)


def naming(checked: CheckedCases, policy: PolicySettings) -> Naming:
    """Who may be named, from persons.csv and the overrides of report.toml."""
    violated = _victims_of_sexual_violence(checked)
    rows = zip(checked.persons.index, records_of(checked.persons), strict=True)
    persons = {key: _person(key, row, violated) for key, row in rows}
    overridden = {o.person for o in policy.naming_overrides if o.reason.strip() and o.decided_by.strip()}
    consenting = [person for person in persons.values() if person.consents]
    agreed = frozenset(p.key for p in consenting if not p.never_named or p.key in overridden)
    in_sexual_violence = frozenset(p.key for p in consenting if p.organization or p.key in overridden)
    return Naming(persons, agreed, in_sexual_violence)


def escaped(text: str) -> str:
    """A text in which nothing is Markdown."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _victims_of_sexual_violence(checked: CheckedCases) -> frozenset[str]:
    """The persons who are victims in any case with that act, the cases that are left out included."""
    acts, victims = checked.many["cases.act_types"], checked.many["cases.victims"]
    cases = acts.loc[acts["value"] == ActType.SEXUAL_VIOLENCE, "key"]
    return frozenset(victims.loc[victims["key"].isin(cases), "value"].astype(str))


def _person(key: str, cell: Mapping[str, str], violated: frozenset[str]) -> Person:
    organization = cell["kind"] == PersonKind.ORGANIZATION.value
    name, surname, honorific = cell["name"], cell["surname"] or cell["name"], cell["honorific"]
    first, later = (f"{honorific} {form}".strip() for form in (name, surname))
    return Person(
        key=key,
        first=name if organization else first,
        later=name if organization else later,
        descriptor=cell["descriptor"],
        organization=organization,
        consents=cell["consent"] == PersonConsent.NAMED.value,
        never_named=not organization and (cell["age_group"] == AgeGroup.MINOR.value or key in violated),
    )
