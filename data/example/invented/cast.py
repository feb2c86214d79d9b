"""Who an account speaks of: the words at first mention, later, and what agrees with them."""

from __future__ import annotations

from dataclasses import dataclass

from invented.cases import Case
from invented.chance import Pool
from invented.persons import Person

GROUPS = Pool(
    [
        "members of a local association",
        "activists from the same district",
        "representatives of displaced families",
        "members of an association of lawyers",
        "students of the same university",
        "members of a farmers’ cooperative",
        "relatives of victims",
        "representatives of an Indigenous community",
        "members of a trade union",
        "volunteers of a legal aid centre",
        "residents of a village near a mine",
        "members of a network of human rights defenders",
    ]
)
CROWDS = Pool(
    ["a number of persons", "several members of civil society", "persons who had met United Nations staff",
     "a group of villagers"]
)  # fmt: skip
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class Cast:
    """`full` at first mention, `later` afterwards; `body`: natural persons are among them."""

    full: str
    later: str
    plural: bool
    possessive: str
    body: bool = True

    def slots(self) -> dict[str, str]:
        return {
            "full": self.full,
            "Full": capital(self.full),
            "who": self.later,
            "Who": capital(self.later),
            "was": "were" if self.plural else "was",
            "has": "have" if self.plural else "has",
            "had": "had",
            "relative": "who" if self.body or self.plural else "which",
            "his": self.possessive,
        }


def cast_of(case: Case) -> Cast:
    """The cast of a case. An anonymous group is told by its number, so that no list of descriptors sets it apart."""
    if case.situation:
        return Cast("members of civil society", "members of civil society", plural=True, possessive="their")
    people = [person for person in case.victims if person.kind == "person"]
    organizations = [person for person in case.victims if person.kind == "organization"]
    if organizations:
        return _organization(organizations[0], people)
    if not people:
        return Cast(CROWDS.draw(), "those concerned", plural=True, possessive="their")
    if len(people) == 1:
        person = people[0]
        named = case.named(person)
        full = f"{person.placeholder}, {_article(person.profile)}," if named else person.placeholder
        return Cast(full, person.placeholder, plural=False, possessive=person.possessive if named else "their")
    if case.anonymous:
        number = len(people)
        return Cast(f"{in_words(number)} {GROUPS.draw()}", "those concerned", plural=True, possessive="their")
    people.sort(key=lambda person: not case.named(person))  # "A, B and a teacher": in between, she could be A
    names = listed([person.placeholder for person in people])
    later = names if len(people) == 2 else "the members of the group"
    return Cast(f"{names}, {GROUPS.draw()},", later, plural=True, possessive="their")


def in_words(number: int) -> str:
    """A number as United Nations style writes it: in words below ten."""
    return WORDS[number] if number < len(WORDS) else str(number)


def listed(words: list[str]) -> str:
    """Words in a sentence, without a serial comma."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def capital(text: str) -> str:
    """A text as a sentence begins with it."""
    return text[:1].upper() + text[1:]


def _organization(organization: Person, people: list[Person]) -> Cast:
    if not people:
        return Cast(organization.placeholder, "the organization", plural=False, possessive="its", body=False)
    staff = listed([person.placeholder for person in people])
    full = f"{organization.placeholder} and, among its staff, {staff}"
    return Cast(full, "the organization and its staff", plural=True, possessive="their", body=False)


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeioI' else 'a'} {noun}"
