"""What happened to whom: the cases of each listed State, dealt out so that every kind occurs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from invented import when
from invented.cases import Act, Case
from invented.chance import Pool, chance, dice, weighted
from invented.nouns import ENTITY_WEIGHTS, WAYS
from invented.persons import Person, Registry
from invented.states import LISTED, TOWNS, Role, State


@dataclass(frozen=True)
class Story:
    """A course of events: the acts that make it, those that may join, and what it needs."""

    acts: tuple[str, ...]
    more: tuple[str, ...] = ()
    detained: float = 0.0
    weight: int = 10
    entities: tuple[str, ...] = ()


STORIES = {
    "arrest": Story(("detention", "charge_investigation_prosecution"),
                    ("property_damage_search", "worsened_detention_conditions", "torture_ill_treatment",
                     "acts_against_relatives", "interrogation"), 0.65, 24),
    "prison": Story(("worsened_detention_conditions",), ("torture_ill_treatment", "threats_intimidation",
                    "access_denied_to_un_expert"), 1.0, 11,
                    ("treaty_body_spt", "treaty_body_cat", "special_procedures_thematic")),
    "travel": Story(("travel_restriction",), ("interrogation", "surveillance", "threats_intimidation"), 0, 13,
                    ("human_rights_council", "upr", "csw", "permanent_forum_indigenous_issues", "treaty_body_ccpr")),
    "smear": Story(("defamation",), ("online_harassment", "threats_intimidation", "surveillance"), 0, 14),
    "watch": Story(("surveillance", "threats_intimidation"), ("hacking_blocking", "interrogation"), 0, 11),
    "threats": Story(("threats_intimidation",), ("online_harassment", "acts_against_relatives"), 0, 10),
    "violence": Story(("physical_attack",), ("threats_intimidation", "property_damage_search"), 0, 7),
    "abduction": Story(("disappearance",), ("torture_ill_treatment", "acts_against_relatives"), 0.3, 4),
    "killing": Story(("killing",), (), 0, 2),
    "attempt": Story(("attempted_killing",), ("threats_intimidation",), 0, 2),
    "custody": Story(("detention", "sexual_violence"), ("threats_intimidation",), 0.3, 3),
    "profession": Story(("dismissal",), ("defamation", "interrogation"), 0, 5),
    "bar": Story(("disbarment",), ("threats_intimidation", "charge_investigation_prosecution"), 0, 4),
    "exile": Story(("expulsion_return",), ("deprivation_of_nationality", "interrogation"), 0.2, 4),
    "door": Story(("access_to_un_premises_denied",), ("surveillance", "defamation"), 0, 6,
                  ("human_rights_council", "csw", "permanent_forum_indigenous_issues", "thematic_world_conference",
                   "security_council")),
    "visit": Story(("access_denied_to_un_expert",), ("threats_intimidation",), 0.4, 4,
                   ("special_procedures_country", "treaty_body_spt", "special_procedures_thematic")),
    "other": Story(("other",), ("threats_intimidation",), 0, 2),
    "unclear": Story(("unclear",), (), 0, 1),
}  # fmt: skip
ORGANIZATION_STORIES = {
    "office": Story(
        ("administrative_reprisal",), ("funding_restriction", "defamation", "property_damage_search"), 0, 10
    ),
    "accounts": Story(("funding_restriction",), ("administrative_reprisal", "hacking_blocking"), 0, 7),
    "status": Story(("accreditation_obstructed",), ("defamation",), 0, 3, ("economic_and_social_council",)),
    "site": Story(("hacking_blocking",), ("defamation", "surveillance"), 0, 4),
}
SITUATION_ACTS = (
    "threats_intimidation",
    "surveillance",
    "access_denied_to_un_expert",
    "travel_restriction",
    "defamation",
)
BY_ANYBODY = {
    "defamation",
    "threats_intimidation",
    "physical_attack",
    "attempted_killing",
    "killing",
    "hacking_blocking",
}
"""Acts that others than authorities may be alleged to have done."""

BY_ORGANIZATIONS = ("meeting", "information", "complaint_urgent_appeal", "country_visit",
                    "capacity_building", "public_statement", "other")  # fmt: skip
"""Ways of cooperating that an organization has."""

LASTING = ("surveillance", "online_harassment", "threats_intimidation", "defamation", "worsened_detention_conditions")
"""Acts that can be said to go on: only they get an open interval."""

ANONYMOUS_ONLY = ("XAM", "XGR", "XIL", "XNO", "XOY", "XDR", "XRA")
"""States all of whose cases are anonymous."""

TRANSNATIONAL = {
    "XAL": (["XSO"], ["XBE:place_of_act"]),
    "XDO": (["XKE"], ["XAR:host"]),
    "XFA": (["XNE", "XQI"], []),
    "XUL": ([], ["XEL:host", "XTV:nationality"]),
    "XCA": (["XCO"], ["XSO:place_of_act"]),
    "XZO": (["XOR"], ["XUM:nationality"]),
}
"""One case of each of these States: the other States concerned, and States with a role."""


class Planner:
    """Deals out the cases of one run."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.towns = Pool(TOWNS)
        self.types = Pool(["individual"] * 12 + ["group"] * 4 + ["organization"] * 3 + ["unknown"])
        self.numbers: dict[str, int] = {}

    def cases(self) -> list[Case]:
        """The cases and situations of all listed States, in the order of the States."""
        made = []
        for place, state in enumerate(LISTED):
            new = {Role.NEW: (2, 3), Role.BOTH: (2, 3), Role.FOLLOW_UP: (0, 0)}[state.role]
            follow_up = {Role.NEW: (0, 0), Role.BOTH: (1, 3), Role.FOLLOW_UP: (2, 4)}[state.role]
            made += [self.case(state, "new") for _ in range(dice.randint(*new))]
            if place % 4 == 1 and state.role is not Role.FOLLOW_UP:
                made.append(self.situation(state))
            made += [self.case(state, "follow_up") for _ in range(dice.randint(*follow_up))]
        for code, (more, others) in TRANSNATIONAL.items():
            case = next(case for case in made if case.state.code == code and not case.situation)
            case.more_states, case.other_states = more, others
        return made

    def case(self, state: State, part: str, record_type: str = "", consent: str = "") -> Case:
        """One case. Its persons are new in the registry."""
        record_type = record_type or self.types.draw()
        stories = ORGANIZATION_STORIES if record_type == "organization" else STORIES
        story = stories[weighted({name: story.weight for name, story in stories.items()})]
        if story is STORIES["killing"] and (part == "follow_up" or record_type != "individual"):
            story = STORIES["arrest"]
        consent = consent or ("anonymous" if state.code in ANONYMOUS_ONLY or chance(0.2) else "named")
        if record_type == "unknown":
            consent = "not_applicable" if consent == "named" else consent
        possible = ENTITY_WEIGHTS
        if record_type == "organization":
            possible = {code: weight for code, weight in possible.items() if set(WAYS[code]) & set(BY_ORGANIZATIONS)}
        entity = dice.choice(story.entities) if story.entities else weighted(possible)
        detained = chance(story.detained)
        case = self._blank(state, part, record_type, entity)
        case.consent, case.detained = consent, detained
        case.acts = self._acts(story, case, dated=part == "new" or chance(0.6))
        case.victims = self._victims(record_type, consent, detained=detained)
        self._numbers(case)
        anybody = {
            "state": 60,
            "de_facto_authorities": 5,
            "armed_group": 9,
            "company": 9,
            "private_person": 12,
            "unknown": 5,
        }
        case.perpetrators = (
            weighted_many(anybody)
            if set(story.acts) & BY_ANYBODY
            else [weighted({"state": 92, "de_facto_authorities": 8})]
        )
        if chance(0.25):
            other = weighted(ENTITY_WEIGHTS)
            case.more_entities = [other] if other != entity else []
        case.verification = weighted({"verified": 30, "corroborated": 45, "single_source": 15, "": 10})
        case.place = case.town if not case.anonymous and chance(0.6) else ""
        if part == "follow_up":
            self._follow_up(case)
        return case

    def situation(self, state: State) -> Case:
        """A general situation, or legislation."""
        record_type = weighted({"general_situation": 2, "legislation": 1})
        case = self._blank(
            state, "new", record_type, weighted({"ohchr": 1, "special_procedures_thematic": 3, "upr": 1})
        )
        case.way, case.consent = "information", "not_applicable"
        codes = (["legislation_restricting_cooperation"] if record_type == "legislation" else
                 dice.sample(SITUATION_ACTS, dice.randint(2, 3)))  # fmt: skip
        first = when.day_between(date(2030, 5, 10), date(2030, 12, 20))
        case.acts = [
            Act(code, f"{first + timedelta(days=dice.randint(20, 40) * place):%Y-%m}")
            for place, code in enumerate(codes)
        ]
        case.perpetrators = ["state"]
        case.verification = "corroborated"
        return case

    def _blank(self, state: State, part: str, record_type: str, entity: str) -> Case:
        number = self.numbers[state.code] = self.numbers.get(state.code, 0) + 1
        engaged = when.day_between(date(2030, 3, 1), date(2031, 2, 10))
        return Case(
            case_id=f"2031-{state.code}-{number:02}",
            state=state,
            part=part,
            record_type=record_type,
            acts=[],
            entity=entity,
            way=dice.choice([way for way in WAYS[entity] if record_type != "organization" or way in BY_ORGANIZATIONS]),
            engaged=engaged,
            town=self.towns.draw(),
        )

    def _acts(self, story: Story, case: Case, *, dated: bool) -> list[Act]:
        more = dice.sample(story.more, min(len(story.more), weighted({0: 25, 1: 45, 2: 30})))
        day, acts = max(case.engaged, when.PERIOD_START), []
        for code in (*story.acts, *more):
            day = min(day + timedelta(days=dice.randint(3, 25)), when.PERIOD_END - timedelta(days=14))
            acts.append(Act(code, ("unclear" if code == "unclear" else self._when(code, day)) if dated else ""))
        return acts

    def _when(self, code: str, day: date) -> str:
        edtf = when.edtf_near(max(day, when.PERIOD_START))
        return str(day) if edtf.endswith("..") and code not in LASTING else edtf

    def _earlier(self, year: int) -> str:
        """A date of an act that an earlier report held: a month of the twelve before that report's period ended."""
        day = when.day_between(date(year - 1, 5, 1), date(year, 4, 30))
        return weighted({f"{day:%Y-%m}": 7, f"{day:%Y}": 2, f"{day:%Y-%m}~": 1})

    def _victims(self, record_type: str, consent: str, *, detained: bool) -> list[Person]:
        named = consent == "named"
        consents = 0.72 if named else 0.1
        match record_type:
            case "individual":
                minor = not detained and chance(0.03)
                return [self.registry.person(consents=0.98 if named else 0.1, detained=detained, minor=minor)]
            case "group":
                return self._group(dice.choice([2, 2, 3, 3, 4, 5]), consents, detained=detained, first=named)
            case "organization":
                victims = [self.registry.organization(consents=1.0 if named else 0.1)]
                if chance(0.4):
                    victims += self._group(dice.randint(1, 2), consents, detained=detained)
                return victims
        return []

    def _group(self, size: int, consents: float, *, detained: bool, first: bool = False) -> list[Person]:
        """Persons whose descriptors differ, so that a text can tell them apart; `first`: the first one consents."""
        people: list[Person] = []
        while len(people) < size:
            share = 1.0 if first and not people else consents
            person = self.registry.person(consents=share, detained=detained)
            if person.descriptor in {other.descriptor for other in people}:
                self.registry.persons.remove(person)
            else:
                people.append(person)
        return people

    def _numbers(self, case: Case) -> None:
        if case.record_type in ("group", "unknown") and chance(0.4):
            case.further_persons = dice.choice([1, 2, 3, 4, 5, 6, 8, 10, 12])
            case.count_qualifier = weighted({"exact": 4, "at_least": 4, "about": 2 if case.further_persons > 8 else 0})
        if case.record_type == "organization" and chance(0.15):
            case.further_organizations = dice.randint(1, 3)
            case.count_qualifier = weighted({"exact": 1, "at_least": 1})

    def _follow_up(self, case: Case) -> None:
        years = sorted(dice.sample(range(2026, 2031), weighted({1: 5, 2: 3, 3: 2})))
        case.reported_in = years
        dated = any(act.when for act in case.acts)
        if not dated and chance(0.6):
            case.acts = [Act(act.code, self._earlier(years[0])) for act in case.acts]
        choices = ["no_new_information", "measures_by_the_state"]
        choices += (
            ["sentenced"] if case.detained else ["released"] if "detention" in {a.code for a in case.acts} else []
        )
        case.developments = ["further_acts"] if dated else [dice.choice(choices)]
        if dated and case.detained and chance(0.5):
            case.developments.append("sentenced")


def weighted_many(weights: dict[str, float]) -> list[str]:
    """One of the keys, sometimes two."""
    first = weighted(weights)
    return [first] if chance(0.85) or first == "unknown" else list(dict.fromkeys([first, weighted(weights)]))
