"""A case of the example while it is being made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from invented.persons import Person
from invented.states import State
from invented.when import PERIOD_START, latest


@dataclass(frozen=True)
class Act:
    """One act: its code and its date as EDTF ("" where none is recorded)."""

    code: str
    when: str


@dataclass
class Case:
    """One row of cases.csv and what its account is told from."""

    case_id: str
    state: State
    part: str
    record_type: str
    acts: list[Act]
    entity: str
    way: str
    engaged: date
    town: str
    victims: list[Person] = field(default_factory=list)
    consent: str = "named"
    inclusion: str = "include"
    inclusion_reason: str = ""
    more_states: list[str] = field(default_factory=list)
    other_states: list[str] = field(default_factory=list)
    further_persons: int | None = None
    further_organizations: int | None = None
    count_qualifier: str = ""
    perpetrators: list[str] = field(default_factory=list)
    developments: list[str] = field(default_factory=list)
    reported_in: list[int] = field(default_factory=list)
    more_entities: list[str] = field(default_factory=list)
    verification: str = ""
    actions: list[Action] = field(default_factory=list)
    detained: bool = False
    topic: str = ""
    cooperation: str = ""
    """How they cooperated, in words; the account and its short form say the same."""
    place: str = ""
    account: str = ""
    account_anonymous: str = ""
    account_short: str = ""
    public_references: list[str] = field(default_factory=list)
    internal_notes: str = ""

    @property
    def situation(self) -> bool:
        return self.record_type in ("general_situation", "legislation")

    @property
    def official(self) -> bool:
        """Whether the acts may be told as acts of an authority."""
        return not self.perpetrators or bool({"state", "de_facto_authorities"} & set(self.perpetrators))

    @property
    def killed(self) -> bool:
        return any(act.code == "killing" for act in self.acts)

    @property
    def anonymous(self) -> bool:
        return self.consent == "anonymous"

    @property
    def last_act(self) -> date:
        """The last day that the acts' dates may mean, or the day of the contact; never before the period."""
        ends = [latest(end) for act in self.acts for end in act.when.split("/")]
        return max([self.engaged, PERIOD_START, *(end for end in ends if end)])

    def named(self, person: Person) -> bool:
        """Whether the account may name the person: the case, the person and the acts all allow it."""
        violated = any(act.code == "sexual_violence" for act in self.acts)
        return self.consent == "named" and person.may_be_named and not (violated and person.kind == "person")


@dataclass
class Action:
    """One row of un_actions.csv."""

    reference: str
    kind: str
    day: date
    bodies: list[str]
    cases: list[Case]
    put_to: str = ""
    due_date: str = ""
    public: bool = True
    names_someone: str = ""
    date_text: str = ""
    """The date as recorded, where it is not the day."""

    @property
    def date(self) -> str:
        return self.date_text or str(self.day)
