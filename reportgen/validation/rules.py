"""Every rule of validation: its stable id, how severe it is, and what to do about it.

No finding of this room can have another id. docs/findings.md is the same table for people; a test holds the two
together, and another has an input that breaks each rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.findings import Severity

SINGULAR: Mapping[str, str] = {
    "cases": "case",
    "persons": "person",
    "un_actions": "action",
    "responses": "response",
    "history": "history",
}
"""The tables that are judged, with the first part of the ids of rules about their cells."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a finding's id means: `remedy` is what the person who edits the data does about it."""

    id: str
    severity: Severity
    remedy: str


def _rules(severity: Severity, remedies: Mapping[str, str]) -> dict[str, Rule]:
    return {
        rule: Rule(rule, severity, remedy)
        for ids, remedy in remedies.items()
        for rule in _spelled_out(ids)
    }  # fmt: skip


def _spelled_out(ids: str) -> list[str]:
    """The ids of "case|action.bad_date": one for each table with such cells."""
    tables, _, rule = ids.partition(".")
    return [f"{table}.{rule}" for table in tables.split("|")]


_ERRORS = {
    "table.missing": "Add the table, or name it in report.toml.",
    "table.missing_column": "Add the column to the header.",
    "table.no_rows": "Add the cases.",
    "key.empty": "Give the row a key that no other row has or had.",
    "key.duplicate": "Give each row its own key, or delete the row that is there twice.",
    "key.name_typed": "Give the row a key that names nobody, or accept the word in report.toml.",
    "key.bad_character": "Take bars, braces, control characters and invisible ones out of the key.",
    "case|action|history.missing_value": "Fill in the cell.",
    "case|person|action|response|history.unknown_code": "Write one of the codes listed, in small letters.",
    "case|response|history.unknown_state": "Write the ISO 3166-1 code or the full UN name of the State that is meant.",
    "case.bad_role": "Write a State and its role, such as CHE:place_of_act.",
    "case|person|action|response.bad_date": "Write the date as EDTF does: 2018-05-15, 2018-05, 2018, or unclear.",
    "case|history.bad_count": "Write a whole number, or leave the cell empty if it is not stated.",
    "response.bad_public": "Write yes, no, or the date until which the reply is embargoed.",
    "case.unknown_person": "Add the person to persons.csv, or mend the key.",
    "action|response.unknown_case": "Add the case to cases.csv, or mend the id.",
    "response.unknown_action": "Add the action to un_actions.csv, or mend the reference.",
    "case.persons_missing": "Say where the persons are (--persons), or add persons.csv.",
    "case.victims_without_consent": "Record the consent: not_applicable is for situations and nameless cases.",
    "case.follows_itself": "Name the earlier case in previous_case, or empty the cell.",
    "account.unknown_person": "Add the person to persons.csv, or mend the placeholder.",
    "account.malformed_placeholder": "Write persons as {P-12}, and no other braces.",
    "account.name_typed": "Write {P-12} in place of the name.",
    "person.name_in_descriptor": "Write a generic noun phrase that names nobody.",
    "person.named_without_name": "Fill in the name, or record another consent.",
    "response.no_case": "Name the cases that the reply is about, or an action that has cases.",
    "response.no_state": "Say which State replied.",
}

_WARNINGS = {
    "key.nearly_same": "Make sure that the rows are different ones, and that nobody mistakes their keys.",
    "case|action|response|history.state_could_be_mistaken": "Write the ISO 3166-1 code, which cannot be mistaken.",
    "case.state_twice": "Take the second mention out.",
    "case|person|action|response.implausible_date": "Look at the year.",
    "case.no_decision": "Record the decision: include, quiet_diplomacy or exclude.",
    "case.no_consent": "Record the consent; until then the case is withheld.",
    "case.no_inclusion_reason": "Say why the case is left out; only protection is counted in public.",
    "case.no_account": "Write the account, or the entry restates the coded fields only.",
    "case.no_anonymous_account": "Write the anonymous account, or nothing is printed of the case.",
    "case.nobody_consents": "Ask for the persons' consent, or record the case as anonymous.",
    "case.situation_with_victims": "Record it as a case, or take the persons out.",
    "case.no_previous": "Say where the case stood, in previous or previous_case.",
    "case.new_with_previous": "Make it a follow-up, or empty previous and previous_case.",
    "case.new_with_development": "Make it a follow-up, or empty development.",
    "case.outside_period": "Look at the dates and at the period in report.toml.",
    "case.not_publishable": "Verify further, or let report.toml say that this grade may be published.",
    "account.given_name": "See whether the given name stands for the person; then write {P-12}.",
    "account.bare_key": "Put the key in braces, or the key itself is printed.",
    "person.no_name": "Fill in the name, or nothing can look for it in the texts.",
    "person.unused": "Take the row out, or name the person in a case or a text.",
    "person.kind_differs_from_key": "Mend the kind or the key: P- is for persons, O- for organizations.",
    "person.no_consent_record": "Record when consent was given and where it is kept.",
    "person.same_name": "Make sure that these are different persons, for each is counted.",
    "action.no_case": "Name the cases that the action raised.",
    "action.unusual_reference": "Write the reference of a communication as AL BHR 1/2023.",
    "action.unknown_addressee": "Look at the three letters of the reference: a State's code, or OTH.",
    "action.year_differs": "Look at the year of the reference and at the date.",
    "action.put_to_empty": "Say to which State it was put; without it, nothing is said about a missing reply.",
    "action.put_to_no_state": "If a State is meant, write its code; other words are kept as they are.",
    "action.put_to_differs": "Look at the addressee in the reference and at put_to.",
    "action.due_before_date": "Look at the two dates.",
    "response.other_state": "Look at the State: neither the cases nor the actions have it.",
    "response.before_letter": "Look at the dates of the reply and of the action.",
    "response.after_cut_off": "Look at the date: what came after the cut-off date is not reported.",
    "text.invisible_character": "Delete the invisible character, or type the text anew.",
    "history.no_value": "Fill in the figure, or leave the row out.",
}

_NOTES = {
    "case.no_record_type": "Say what the row is about, if it is known.",
}

RULES: Mapping[str, Rule] = {
    **_rules(Severity.ERROR, _ERRORS),
    **_rules(Severity.WARNING, _WARNINGS),
    **_rules(Severity.NOTE, _NOTES),
}
"""The rules by id."""
