"""Invented persons and organizations. No two persons share a surname; the names follow several orders and spellings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from invented.chance import Pool, chance, dice, weighted

_GIVEN_HEADS = ("Il", "Va", "Or", "Tha", "Ne", "Sor", "Kal", "Mir", "Eli", "Du", "Jo", "Ren", "Ha", "Ya", "Bri", "Cas",
                "Fe", "Lu", "Oss", "Pel", "Qui", "Ul", "Ze", "Ar", "Wen")  # fmt: skip
_GIVEN_TAILS = ("vane", "ridda", "dric", "mello", "ssabe", "ndovi", "thelle", "bekka", "lisko", "runda", "wenno",
                "darra", "vikke", "nnaru", "torvi", "shann", "rethe", "quimo", "mundi", "ielle")  # fmt: skip
_SURNAME_HEADS = ("Torre", "Ombro", "Vaske", "Quelma", "Dreska", "Halvo", "Imbra", "Jesko", "Krava", "Lundo", "Morvi",
                  "Nesta", "Orlo", "Pravi", "Ruska", "Selvo", "Tindo", "Ulbre", "Vorma", "Wexo", "Yastre", "Zelda",
                  "Brevo", "Callo", "Drumo", "Eswa", "Feldo", "Gravi", "Hesto")  # fmt: skip
_SURNAME_TAILS = ("marr", "skell", "nderil", "ssund", "velth", "rrin", "thane", "quisk", "boral", "llek", "dovar",
                  "mbeth", "ntasse", "rook", "vaye", "ghall", "zimmo", "stanek", "pollaw", "wicken")  # fmt: skip
_ACCENTS = str.maketrans("aeoucn", "áéöüçñ")

PROFILES = {
    "lawyer": "lawyer", "journalist": "journalist", "environmental human rights defender": "human rights defender",
    "trade union representative": "trade union representative", "student activist": "student",
    "medical doctor": "doctor", "Indigenous leader": "Indigenous leader", "land rights defender": "human rights"
    " defender", "former detainee": "former detainee", "academic": "academic", "representative of a religious minority":
    "member of a religious minority", "representative of families of victims": "representative of victims",
    "community leader": "community leader", "teacher": "teacher", "prison monitor": "human rights monitor",
    "anti-corruption activist": "activist", "minority rights activist": "human rights defender",
    "researcher": "researcher", "retired judge": "former official", "social worker": "social worker",
}  # fmt: skip
"""What a person does, and the generic noun of the descriptor."""

ORGANIZATIONS = (
    "Lantern Circle of Jessamont",
    "Open Wells Initiative",
    "Committee of the Seven Valleys",
    "Rivers Without Walls",
    "Archive of Unheard Voices",
    "Silvermouth Legal Aid Desk",
    "House of Small Courts",
    "Northern Ferry Workers’ League",
    "Women of the Upper Sennick",
    "Clear Ledger Forum",
    "Foundation for the Missing of Istrava",
    "Tarnwater Collective",
    "Bridge of Witnesses",
    "Quiet Harbour Association",
    "Youth Assembly of Port Almery",
    "Reed and Stone Network",
    "Union of Orchard Tenants",
    "Centre for Patient Inquiry",
    "Salt Road Documentation Group",
    "Fifth Bell Society",
    "Stonnick Parents’ Alliance",
    "Hillside Radio Cooperative",
    "Institute for Plain Law",
    "Green Delta Watch",
    "Assembly of Night Workers",
)

ORGANIZATION_DESCRIPTORS = ("a non-governmental organization", "a civil society organization", "a local association",
                            "a women’s organization", "a network of human rights defenders")  # fmt: skip


@dataclass
class Person:
    """One row of persons.csv. `may_be_named` is what the row alone says; the case has its own say."""

    key: str
    name: str
    surname: str = ""
    honorific: str = ""
    kind: str = "person"
    gender: str = ""
    age_group: str = ""
    profile: str = ""
    descriptor: str = ""
    detained: str = ""
    consent: str = ""
    consent_by: str = ""
    consent_date: str = ""
    consent_evidence: str = ""

    @property
    def placeholder(self) -> str:
        return "{" + self.key + "}"

    @property
    def may_be_named(self) -> bool:
        return self.consent == "named" and self.age_group != "minor"

    @property
    def possessive(self) -> str:
        return {"female": "her", "male": "his"}.get(self.gender, "their")


@dataclass
class Registry:
    """Makes persons and organizations, and keeps them in their order."""

    persons: list[Person] = field(default_factory=list)
    organizations: list[Person] = field(default_factory=list)
    _given: Pool[str] = field(default_factory=lambda: Pool(h + t for h in _GIVEN_HEADS for t in _GIVEN_TAILS))
    _surnames: Pool[str] = field(default_factory=lambda: Pool(h + t for h in _SURNAME_HEADS for t in _SURNAME_TAILS))
    _profiles: Pool[str] = field(default_factory=lambda: Pool(PROFILES))

    def person(self, *, consents: float, detained: bool, profile: str = "", minor: bool = False) -> Person:
        """A new person; `consents` is the share of those who agree to be named."""
        gender = weighted({"female": 44, "male": 46, "other": 2, "not_stated": 8})
        profile = profile or self._profiles.draw()
        age = "minor" if minor else weighted({"adult": 56, "young": 14, "not_stated": 30})
        age = "adult" if profile == "retired judge" else age
        name, surname = self._name(len(self.persons))
        person = Person(
            key=f"P-{len(self.persons) + 1}",
            name=name,
            surname=surname,
            honorific={"female": "Ms.", "male": "Mr.", "other": "Mx.", "not_stated": ""}[gender],
            gender=gender,
            age_group=age,
            profile=profile,
            descriptor=_descriptor(profile, gender, age),
            detained=weighted({"yes": 8, "not_stated": 1}) if detained else
            weighted({"no": 55, "formerly": 12, "not_stated": 33}),
            consent="named" if chance(consents) else weighted({"anonymous": 6, "none": 3, "withdrawn": 1}),
        )  # fmt: skip
        _record_consent(person, minor=minor)
        self.persons.append(person)
        return person

    def organization(self, *, consents: float) -> Person:
        """A new organization, or an earlier one once all names are used."""
        number = len(self.organizations)
        if number == len(ORGANIZATIONS):
            return dice.choice(self.organizations)
        made = Person(
            key=f"O-{number + 1}",
            name=ORGANIZATIONS[number],
            kind="organization",
            profile="organization",
            descriptor=ORGANIZATION_DESCRIPTORS[number % len(ORGANIZATION_DESCRIPTORS)],
            consent="named" if chance(consents) else weighted({"anonymous": 3, "none": 2}),
        )
        _record_consent(made, minor=False)
        self.organizations.append(made)
        return made

    def _name(self, number: int) -> tuple[str, str]:
        given, surname = (re.sub(r"(.)\1\1+", r"\1\1", pool.draw()) for pool in (self._given, self._surnames))
        match number % 13:
            case 6:
                surname = f"{surname} {self._surnames.draw()}"
            case 7:
                return f"{surname} {given}", surname
            case 8:
                surname = f"es-{surname}"
            case 9:
                return surname, surname
            case 10:
                surname = f"{surname}-{self._surnames.draw()}"
            case 11:
                return f"{given} {dice.choice('BDGKLRTV')}. {surname}", surname
            case 12:
                surname = surname.translate(_ACCENTS)
            case 5:
                surname = f"N’{surname}"
            case 4:
                given = f"{given} {self._given.draw()}"
        return f"{given} {surname}", surname


def _descriptor(profile: str, gender: str, age: str) -> str:
    if age == "minor":
        return {"female": "a girl", "male": "a boy"}.get(gender, "a child")
    noun = PROFILES[profile]
    former = noun.startswith("former")
    words = noun if former else f"woman {noun}" if gender == "female" else f"young {noun}" if age == "young" else noun
    return f"{'an' if words[0] in 'aeiouI' else 'a'} {words}"


def _record_consent(person: Person, *, minor: bool) -> None:
    """Who consented, when, and where the consent is kept, for those who answered at all."""
    if person.consent == "none":
        return
    giver = "the_organization" if person.kind == "organization" else "family" if minor else "the_person"
    person.consent_by = (
        giver if giver != "the_person" or chance(0.7) else dice.choice(["family", "legal_representative"])
    )
    person.consent_date = str(date(2031, 2, 1) + timedelta(days=dice.randrange(120)))
    person.consent_evidence = f"consent register 2031, folio {dice.randrange(100, 999)}"
