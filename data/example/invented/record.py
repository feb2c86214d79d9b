"""What United Nations bodies did about the cases, and what was replied."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from invented import when
from invented.cases import Action, Case
from invented.chance import Pool, chance, dice, weighted
from invented.wording import UN

LETTERS = {"AL": 50, "UA": 14, "OL": 6, "JAL": 4, "JUA": 2, "AM": 1}
BODIES = {
    "opinion": ("special_procedures_thematic",),
    "statement": ("high_commissioner", "assistant_secretary_general", "ohchr", "special_procedures_thematic"),
    "report": ("treaty_body_cat", "treaty_body_ccpr", "treaty_body_cedaw", "independent_investigation"),
    "meeting": ("assistant_secretary_general", "high_commissioner", "ohchr_field_presence"),
    "note_verbale": ("ohchr", "assistant_secretary_general"),
}
SERIES = {"treaty_body_cat": "CAT/C/XXX/CO/", "treaty_body_ccpr": "CCPR/C/XXX/CO/",
          "treaty_body_cedaw": "CEDAW/C/XXX/CO/", "independent_investigation": "A/HRC/97/0/Add."}  # fmt: skip
"""Symbols of invented reports, by body."""


@dataclass
class Reply:
    """One row of responses.csv."""

    cases: list[Case]
    actions: list[Action]
    form: str
    position: str
    received: str
    state: str = ""
    responder: str = "government"
    measures_reported: str = ""
    addresses_reprisal: str = ""
    text: str = ""
    text_anonymous: str = ""
    public: str = "yes"
    response_id: str = ""


@dataclass
class Recorder:
    """Adds actions to cases, and replies to actions."""

    actions: list[Action] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    _letters: dict[tuple[str, int], int] = field(default_factory=dict)
    _others: dict[str, int] = field(default_factory=dict)
    _texts: dict[tuple[str, str, bool], Pool[str]] = field(default_factory=dict)

    def act_on(self, cases: list[Case]) -> None:
        """Letters, opinions, statements, reports, meetings and notes verbales about the cases of one State."""
        waiting = [case for case in cases if chance(0.72)]
        while waiting:
            joint = 2 if len(waiting) > 1 and chance(0.15) and waiting[0].anonymous == waiting[1].anonymous else 1
            together, waiting = waiting[:joint], waiting[joint:]
            self._letter(together)
        for case in cases:
            if chance(0.3):
                self.other(case)

    def reply_to(self, action: Action, share: float) -> None:
        """A reply to a letter, in time or late, for that share of letters."""
        if not action.put_to or not chance(share):
            return
        form = weighted({"substantive": 66, "acknowledgement": 12, "holding": 13, "translation_pending": 9})
        position = (weighted({"rejects": 60, "partly": 16, "accepts": 6, "none_stated": 18})
                    if form == "substantive" else "none_stated")  # fmt: skip
        day = action.day + timedelta(days=int(dice.triangular(9, 150, 50)))
        received = weighted({str(day): 88, f"{day:%Y-%m}": 8, "": 4})
        self.add(action.cases, [action], form, position, received, state=action.put_to)

    def add(self, cases: list[Case], actions: list[Action], form: str, position: str, received: str,
            **more: str) -> Reply:  # fmt: skip
        """One reply with its words."""
        substantive = form == "substantive"
        subject = (
            cases[0].victims[0].placeholder
            if len(cases) == 1 and len(cases[0].victims) == 1 and not cases[0].killed
            else "those concerned"
        )
        reply = Reply(
            cases=cases,
            actions=actions,
            form=form,
            position=position,
            received=received,
            measures_reported=weighted({"yes": 1 + 3 * (position in ("partly", "accepts")), "no": 4})
            if substantive
            else "",
            addresses_reprisal=weighted({"yes": 4, "partly": 3, "no": 4}) if substantive else "",
            text=self._words(form, position, anonymous=False).replace("$subject", subject),
            text_anonymous=self._words(form, position, anonymous=True) if any(case.anonymous for case in cases) else "",
            **more,
        )
        self.replies.append(reply)
        return reply

    def number_replies(self) -> None:
        """Replies in the order in which they came, those without a date last."""
        self.replies.sort(key=lambda reply: reply.received or "unknown")
        for number, reply in enumerate(self.replies, 1):
            reply.response_id = f"R-{number:03}"

    def _letter(self, cases: list[Case]) -> None:
        state = cases[0].state.code
        latest = max(case.last_act for case in cases)
        day = min(latest + timedelta(days=dice.randint(8, 60)), when.PERIOD_END - timedelta(days=dice.randrange(10)))
        number = self._letters[state, day.year] = self._letters.get((state, day.year), 0) + dice.randint(1, 3)
        kind = weighted(LETTERS)
        bodies = ["special_procedures_thematic"] + (["special_procedures_country"] if chance(0.15) else [])
        public = chance(0.85)
        action = Action(
            reference=f"{kind} {state} {number}/{day.year}",
            kind="communication",
            day=day,
            bodies=bodies,
            cases=cases,
            put_to=state,
            due_date=str(day + timedelta(days=30)) if kind.endswith("UA") else "",
            public=public,
            names_someone="" if chance(0.8) else "no" if all(case.anonymous for case in cases) else "yes",
        )
        self._keep(action)

    def other(self, case: Case, kind: str = "") -> None:
        """An action that is no letter; of a kind that fits the case unless one is given."""
        kinds = {"statement": 5, "report": 3, "meeting": 3, "note_verbale": 2}
        if case.detained and case.victims:
            kinds["opinion"] = 14
        kind = kind or weighted(kinds)
        number = self._others[kind] = self._others.get(kind, 0) + dice.randint(1, 2)
        day = min(case.last_act + timedelta(days=dice.randint(10, 90)), when.PERIOD_END)
        body = dice.choice(BODIES[kind])
        match kind:
            case "opinion":
                reference = f"opinion No. {number}/{day.year}"
            case "report":
                reference = f"{SERIES[body].replace('XXX', case.state.code)}{number}"
            case _:
                reference = f"{kind.replace('_', ' ')} {number} of {day.year}"
        self._keep(
            Action(
                reference=reference,
                kind=kind,
                day=day,
                bodies=[body],
                cases=[case],
                put_to=case.state.code if kind in ("note_verbale", "meeting") else "",
                due_date=str(day + timedelta(days=45)) if kind == "note_verbale" and chance(0.5) else "",
                public=kind in ("opinion", "report"),
                date_text=f"{day:%Y-%m}" if chance(0.15) else "",
            )
        )

    def _keep(self, action: Action) -> None:
        self.actions.append(action)
        for case in action.cases:
            case.actions.append(action)
            case.actions.sort(key=lambda taken: taken.day)

    def _words(self, form: str, position: str, *, anonymous: bool) -> str:
        bank = UN["replies_anonymous" if anonymous else "replies"]
        return self._texts.setdefault((form, position, anonymous), Pool(bank[form][position])).draw()
