"""Accounts from the coded fields of a case: sentences drawn from pools, so that none comes back too soon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import Template

from invented import when
from invented.cases import Action, Case
from invented.cast import Cast, capital, cast_of, in_words, listed
from invented.chance import Pool, chance, dice
from invented.nouns import ACT_NOUNS, ENTITY_NOUNS
from invented.states import BY_CODE, TOWNS
from invented.wording import ACTS, STORY, UN

_BODILY = (
    r"children|family|home|residence|house|portrait|spoke|camera|\btold|passport|flight|speaking|conversation|questioned"
    "|shown|photograph|address|vehicle|harvest|rooms|workshop|friends|statement|meeting hall|followed|neighbours|health"
    "|moved several|left the country|hotel|telephone|frequented|relatives|sleep|journalist who"
)
"""Words of sentences that fit natural persons only."""

_ONLY_NAMED = "30 April|electronic mail|Geneva"
"""Words that an anonymous account does without: a day, and marks of one journey."""

_TIED = r"left the country|move several|ceased|no longer by|sell property|later session|another part|public transport"
"""Consequences that do not fit a person who is in detention."""

_GONE = r"\$[Ww]ho|planned"
"""Sentences that do not fit a person who was killed."""

_AT_LARGE = "the office|at the door|home of|followed out|wreath|Messages|telephone calls"
"""Threats that do not reach a person who is in detention."""

_OFFICIAL = r"\$agency|\$court|[Oo]fficer|official|State-owned|parliament|custody|[Tt]he authorities"
"""Words of sentences on acts of the State."""

_NO_TOWN = ("one of the larger towns", "a provincial town", "the region concerned", "a coastal town", "the capital")

_OF_ONE = (
    ("persons were", "person was"),
    ("others.", "other person."),
    ("persons in", "person in"),
    ("who are", "who is"),
)
"""How a sentence on further persons reads for "at least one"."""


class Teller:
    """Tells the accounts of one run. The pools remember what was used last."""

    def __init__(self) -> None:
        self._pools: dict[int, Pool[str]] = {}
        self._topics, self._charges = Pool(STORY["topics"]), Pool(STORY["charges"])
        self._agencies, self._courts = Pool(STORY["agencies"]), Pool(STORY["courts"])
        self._towns, self._vague = Pool(TOWNS), Pool(_NO_TOWN)

    def tell(self, case: Case) -> None:
        """Fill the texts of a case."""
        cast = cast_of(case)
        case.topic = self._topics.draw()
        if case.anonymous:
            case.account_anonymous = self._account(case, cast, coarse=True)
            case.account = self._account(case, cast, coarse=False)
        else:
            case.account = self._account(case, cast, coarse=False)
        if chance(0.9):
            case.account_short = self._short(case, cast)

    def _account(self, case: Case, cast: Cast, *, coarse: bool) -> str:
        wanted = dice.triangular(85, 375, 235)
        parts = _Parts(self, case, cast, coarse=coarse)
        opening = [parts.opening(), *parts.states()]
        if "further_acts" in case.developments:
            told = [*parts.developments(), *parts.acts()]
        else:
            told = [*parts.acts(), *parts.developments()]
        ending: list[str] = [parts.further()] if case.further_persons else []
        un_part = [sentence for action in case.actions for sentence in parts.action(action)]
        status = [parts.status()] if chance(0.8) else []
        more = [(opening, parts.engagement), (ending, parts.consequence), (ending, parts.consequence)]
        if any(action.kind == "communication" for action in case.actions):
            more += [
                (un_part, parts.concern),
                (un_part, parts.concern),
                (ending, parts.consequence),
                (un_part, parts.concern),
            ]
        for part, sentence in more:
            if _words(opening, told, ending, un_part, status) >= wanted:
                break
            if text := sentence():
                part.append(text)
        short = len(told) < 2
        paragraphs = [opening + told if short else opening, [] if short else told, ending + status, un_part]
        return "\n\n".join(" ".join(filter(None, paragraph)) for paragraph in _merged(paragraphs))

    def _short(self, case: Case, cast: Cast) -> str:
        if case.killed:
            bank = STORY["short_killing"]
        elif case.situation:
            bank = STORY["short_situation"]
        else:
            bank = STORY["short_follow_up"] if case.part == "follow_up" else STORY["short_new"]
        return self.fill(self.draw(bank), _Parts(self, case, cast, coarse=True).slots())

    def draw(self, bank: Sequence[str], fits: re.Pattern[str] | None = None) -> str:
        """The next sentence of a bank; with `fits`, the next in which the pattern does not occur."""
        pool = self._pools.setdefault(id(bank), Pool(bank))
        for _ in range(3 * len(bank)):
            sentence = pool.draw()
            if fits is None or not fits.search(sentence):
                return sentence
        return ""

    def fill(self, sentence: str, slots: dict[str, str]) -> str:
        filled = Template(sentence).substitute(slots)
        filled = filled.replace("$town", slots["town"])
        filled = filled.replace("the allegations concerning those concerned", "these allegations")
        return re.sub(r",(?=[,.;])", "", filled)

    def slots(self, case: Case, *, coarse: bool) -> dict[str, str]:
        town = self._vague.draw() if coarse and case.anonymous else case.town if chance(0.6) else self._towns.draw()
        court = self._courts.draw()
        return {
            "town": town,
            "court": "a court" if coarse and case.anonymous else court.replace("$town", town),
            "agency": self._agencies.draw(),
            "charge": self._charges.draw(),
            "topic": case.topic,
        }


class _Parts:
    """The sentences of one account, each made when asked for."""

    def __init__(self, teller: Teller, case: Case, cast: Cast, *, coarse: bool) -> None:
        self.teller = teller
        self.case = case
        self.cast = cast
        self.coarse = coarse and case.anonymous
        self._concerns = 0
        patterns = [] if cast.body and not case.situation else [_BODILY]
        patterns += [_ONLY_NAMED] if self.coarse else []
        patterns += [_TIED] if case.detained else []
        patterns += [_OFFICIAL] if not case.official else []
        self.unfit = re.compile("|".join(patterns)) if patterns else None
        self.unfit_later = re.compile("|".join([*patterns, _GONE])) if case.killed or case.situation else self.unfit

    def slots(self, edtf: str = "") -> dict[str, str]:
        began = edtf.removesuffix("/..")  # what goes on is told from its beginning: "on 19 January 2031"
        phrase = when.in_words(when.coarse(began) if self.coarse else began) if began else "during the reporting period"
        slots = {**self.teller.slots(self.case, coarse=self.coarse), **self.cast.slots()}
        entity = ENTITY_NOUNS[self.case.entity]
        if not self.case.cooperation:
            cooperation = self.teller.draw(STORY["cooperation"][self.case.way])
            self.case.cooperation = Template(cooperation).substitute(entity=entity)
        codes = [act.code for act in self.case.acts if act.code != "acts_against_relatives" or len(self.case.acts) == 1]
        nouns = listed([ACT_NOUNS[code] for code in codes])
        return slots | {
            "when": phrase,
            "When": capital(phrase),
            "when_plain": re.sub(r"^(on|in|in about) ", "", phrase),
            "entity": entity,
            "cooperation": self.case.cooperation,
            "acts": nouns,
            "Acts": capital(nouns),
            "reports": _reports(self.case.reported_in),
        }

    def opening(self) -> str:
        if self.case.situation:
            sentence = "Information was received on $acts and on the effect on those who cooperate with $entity."
        elif self.case.part == "follow_up":
            bank = STORY["follow_up_openings_anonymous"] if self.coarse else STORY["follow_up_openings"]
            sentence = self.teller.draw(bank)
        else:
            sentence = self.teller.draw(STORY["killing_openings"] if self.case.killed else STORY["openings"])
        return self._filled(sentence)

    def states(self) -> Iterator[str]:
        """What is said of other States than the one under which the case stands."""
        case = self.case
        if case.more_states:
            names = listed([in_text(code) for code in sorted([case.state.code, *case.more_states])])
            yield STORY["several_states"].replace("$states", names)
        for other in case.other_states:
            code, role = other.split(":")
            yield self._filled(STORY["roles"][role].replace("$other_state", in_text(code)))

    def engagement(self) -> str:
        if self.case.situation or self.case.part == "follow_up":
            return ""
        engaged = f"{self.case.engaged:%Y-%m}" if self.coarse or chance(0.4) else str(self.case.engaged)
        sentence = self.teller.draw(STORY["engagement_detail"][self.case.way], self.unfit)
        return self._filled(sentence, engaged)

    def acts(self) -> Iterator[str]:
        for act in self.case.acts:
            if self.case.part == "follow_up" and not act.when:
                continue
            bank = ACTS["situations"] if self.case.situation else ACTS["acts"]
            unfit = self.unfit
            if act.code == "threats_intimidation" and self.case.detained:
                unfit = re.compile("|".join(filter(None, [_AT_LARGE, unfit.pattern if unfit else ""])))
            if (act.code in bank) and (sentence := self.teller.draw(bank[act.code], unfit)):
                yield self._filled(sentence, act.when)

    def developments(self) -> Iterator[str]:
        codes = {act.code for act in self.case.acts}
        fits = [] if "travel_restriction" in codes else ["travel ban"]
        fits += [] if self.case.record_type == "organization" else ["registration"]
        unfit = re.compile("|".join([*fits, *([self.unfit.pattern] if self.unfit else [])]) or "$.")
        for development in self.case.developments:
            day = when.day_between(when.PERIOD_START, when.PERIOD_END)
            edtf = f"{day:%Y-%m}" if self.coarse or chance(0.4) else str(day)
            yield self._filled(self.teller.draw(STORY["developments"][development], unfit), edtf)

    def further(self) -> str:
        number = self.case.further_persons or 0
        if number == 1 and self.case.count_qualifier in ("", "exact"):
            return self._filled(self.teller.draw(STORY["further_one"]))
        words = in_words(number)
        qualifier = {"at_least": "at least ", "about": "about "}.get(self.case.count_qualifier, "")
        sentence = self.teller.draw(STORY["further"])
        if number == 1:
            for several, one in _OF_ONE:
                sentence = sentence.replace(several, one)
        amount = qualifier + words
        further = capital(amount) if sentence.startswith("$Further") else amount
        return self._filled(sentence.replace("$Further", "$further"), further=further)

    def consequence(self) -> str:
        bank = STORY["situation_consequences"] if self.case.situation else STORY["consequences"]
        return self._filled(self.teller.draw(bank, None if self.case.situation else self.unfit_later))

    def status(self) -> str:
        bank = STORY["status"]["detained" if self.case.detained else "free"]
        if self.case.situation:
            return self._filled(self.teller.draw(STORY["situation_status"]))
        return self._filled(self.teller.draw(bank, self.unfit_later))

    def concern(self) -> str:
        self._concerns += 1
        sentence = self._filled(self.teller.draw(STORY["concerns"], self.unfit_later))
        if self._concerns > 1:
            return sentence.replace("Mandate holders ", "They ", 1)
        return sentence.replace("They ", "Mandate holders ", 1)

    def action(self, action: Action) -> Iterator[str]:
        bank = UN["communications"] if action.kind == "communication" else UN["other_actions"][action.kind]
        yield self._filled(self.teller.draw(bank), action=action)
        if action.kind == "communication" and len(action.cases) > 1:
            yield UN["joint"]

    def _filled(self, sentence: str, edtf: str = "", further: str = "", action: Action | None = None) -> str:
        slots = self.slots(edtf) | {"further": further}
        if action:
            slots |= self._of_action(action)
        return self.teller.fill(sentence, slots)

    def _of_action(self, action: Action) -> dict[str, str]:
        fine = not self.coarse and not action.date_text
        month = when.month_in_words(action.day)
        phrase = f"on {when.day_in_words(action.day)}" if fine else f"in {month}"
        number = action.reference.split(" ", 1)[-1]
        printed = action.public and not self.coarse and action.kind in ("communication", "opinion", "report")
        reference = number if action.kind == "communication" else action.reference
        return {
            "On": capital(phrase),
            "on_inside": phrase,
            "on_month": month,
            "ref": f" ({reference})" if printed else "",
            "body": ENTITY_NOUNS[action.bodies[0]],
        }


def in_text(code: str) -> str:
    """The name of a State as it stands in a sentence."""
    return BY_CODE[code].in_text or BY_CODE[code].name


def _reports(years: list[int]) -> str:
    return f"{listed([str(year) for year in years])} report{'s' if len(years) > 1 else ''}"


def _words(*parts: list[str]) -> int:
    return sum(len(sentence.split()) for part in parts for sentence in part)


def _merged(paragraphs: list[list[str]]) -> list[list[str]]:
    """Paragraphs without empty ones; one of less than 25 words joins the one before it."""
    merged: list[list[str]] = []
    for paragraph in paragraphs:
        if not paragraph:
            continue
        if merged and _words(paragraph) < 25:
            merged[-1] = merged[-1] + paragraph
        else:
            merged.append(paragraph)
    return merged
