"""The tables as CSV text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from invented.cases import Action, Case
from invented.nouns import SCOPE
from invented.persons import Person
from invented.record import Reply
from invented.states import STATES

Row = Mapping[str, object]

SYMBOLS = {2024: "A/HRC/78/0", 2025: "A/HRC/81/0", 2026: "A/HRC/84/0", 2027: "A/HRC/87/0", 2028: "A/HRC/90/0",
           2029: "A/HRC/93/0", 2030: "A/HRC/96/0"}  # fmt: skip
"""Symbols of the invented earlier reports: no document has the number 0."""

HISTORY = {
    # year: States, persons with their qualifier, organizations, members of the Council, persons and States withheld
    2024: (31, 150, "about", 12, 8, None, None),
    2025: (34, 172, "at_least", 14, 9, None, None),
    2026: (38, 190, "at_least", 19, 11, None, None),
    2027: (44, 236, "at_least", 22, 13, None, None),
    2028: (42, 228, "at_least", 24, 12, 9, 2),
    2029: (47, 251, "at_least", 21, 13, 14, 3),
    2030: (43, 233, "exact", 26, 12, 17, 4),
}
BREAKS = {2027: "Follow-up to earlier cases is counted from 2027 on", 2029: "Reporting period of 11 months"}


def written(rows: Iterable[Row]) -> str:
    """Rows as the text of a CSV file."""
    listed = list(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(listed[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    return out.getvalue()


def countries() -> Iterable[Row]:
    """countries.csv: the invented States."""
    for state in STATES:
        yield {
            "iso3": state.code,
            "name_en": state.name,
            "name_in_text_en": state.in_text or state.name,
            "formal_name_en": state.formal,
            "regional_group": state.region,
            "note": "invented",
        }


def cases(made: Iterable[Case]) -> Iterable[Row]:
    """cases.csv, in the order given."""
    for place, case in enumerate(made):
        yield {
            "case_id": case.case_id,
            "states": "|".join([case.state.code, *case.more_states]),
            "other_states": "|".join(case.other_states),
            "place": case.place,
            "part": case.part,
            "previous_case": f"{case.reported_in[-1]}-{case.state.code}-{place % 7 + 1:02}" if case.reported_in else "",
            "previous": "|".join(_previous(case, year, place) for year in case.reported_in),
            "development": "|".join(case.developments),
            "record_type": case.record_type,
            "victims": "|".join(person.key for person in case.victims),
            "further_persons": "" if case.further_persons is None else case.further_persons,
            "further_organizations": "" if case.further_organizations is None else case.further_organizations,
            "count_qualifier": case.count_qualifier,
            "scope_basis": "" if case.situation else SCOPE.get(case.way, "a"),
            "act_types": "|".join(act.code for act in case.acts),
            "act_dates": "|".join(dict.fromkeys(act.when for act in case.acts if act.when)),
            "engagement_dates": "" if case.part == "follow_up" or case.situation else f"{case.engaged:%Y-%m}",
            "un_entities": "|".join([case.entity, *case.more_entities]),
            "engagement": case.way,
            "perpetrators": "|".join(case.perpetrators),
            "inclusion": case.inclusion,
            "inclusion_reason": case.inclusion_reason,
            "decided_by": "" if case.inclusion == "include" else "the senior official",
            "decided_on": "2031-05-20",
            "consent": case.consent,
            "verification": case.verification,
            "account": case.account,
            "account_anonymous": case.account_anonymous,
            "account_short": case.account_short,
            "public_references": "|".join(case.public_references),
            "internal_notes": case.internal_notes,
        }


def persons(people: Iterable[Person]) -> Iterable[Row]:
    """persons.csv."""
    for person in people:
        row = dict(vars(person))
        yield {"person_key": row.pop("key"), **row}


def un_actions(actions: Iterable[Action]) -> Iterable[Row]:
    """un_actions.csv."""
    for action in actions:
        yield {
            "action": action.reference,
            "kind": action.kind,
            "date": action.date,
            "bodies": "|".join(action.bodies),
            "case_ids": "|".join(case.case_id for case in action.cases),
            "put_to": action.put_to,
            "due_date": action.due_date,
            "public": "yes" if action.public else "no",
            "names_someone": action.names_someone,
        }


def responses(replies: Iterable[Reply]) -> Iterable[Row]:
    """responses.csv."""
    for reply in replies:
        yield {
            "response_id": reply.response_id,
            "case_ids": "|".join(case.case_id for case in reply.cases),
            "actions": "|".join(action.reference for action in reply.actions),
            "state": reply.state,
            "responder": reply.responder,
            "date_received": reply.received,
            "form": reply.form,
            "position": reply.position,
            "measures_reported": reply.measures_reported,
            "addresses_reprisal": reply.addresses_reprisal,
            "text": reply.text,
            "text_anonymous": reply.text_anonymous,
            "public": reply.public,
        }


def history() -> Iterable[Row]:
    """history.csv: figures of invented earlier reports, with two breaks in definition."""
    metrics = ("states", "persons", "organizations", "hrc_members", "withheld_persons", "withheld_states")
    for year, (states, people, qualifier, organizations, members, withheld, unlisted) in HISTORY.items():
        for metric, value in zip(metrics, (states, people, organizations, members, withheld, unlisted), strict=True):
            if value is None:
                continue
            vague = {"persons": qualifier, "withheld_persons": "at_least"}
            yield {
                "year": year,
                "report": SYMBOLS[year],
                "metric": metric,
                "value": value,
                "qualifier": vague.get(metric, "exact"),
                "state": "",
                "break": BREAKS.get(year, "") if metric == "states" else "",
                "citation": f"{SYMBOLS[year]}, summary (invented)",
            }


def _previous(case: Case, year: int, place: int) -> str:
    """Where a case stood in an earlier report: as new in the first, as follow-up in the later ones."""
    annex = "I" if year == case.reported_in[0] else "II"
    return f"{SYMBOLS[year]} annex {annex} para. {(place * 7 + year) % 90 + 1}"
