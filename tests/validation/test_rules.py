"""Every rule is broken by an input, told with its place, and described in docs/findings.md."""

import re
from datetime import date
from pathlib import Path

import pytest
from raw_factory import CASE, PERSON, REFERENCE, SETTINGS, folder, raw, settings

from reportgen.findings import Severity
from reportgen.validation import check
from reportgen.validation.rules import RULES

PERIOD = settings(start=date(2030, 1, 1), end=date(2030, 12, 31), cut_off=date(2031, 1, 31))
STRICT = settings("policy", publishable_verification=("verified",))
SECOND = {**PERSON, "person_key": "P-2", "name": "Ömar Quzri", "surname": "Quzri"}
NO_ACTION = {"actions": "", "case_ids": "C-1"}


def _case(**changes):
    return folder(case=changes)


def _person(**changes):
    return folder(person=changes)


def _action(**changes):
    """An action that nothing answers, so that its change is the only one."""
    return folder(action=changes, response=NO_ACTION)


def _response(**changes):
    return folder(response=changes)


BROKEN = [
    ("table.missing", None, raw(persons=[PERSON]), SETTINGS),
    ("table.no_rows", None, raw(cases=[{**CASE}][:0]), SETTINGS),
    ("table.missing_column", "consent", raw(cases=[{k: v for k, v in CASE.items() if k != "consent"}]), SETTINGS),
    ("key.empty", "case_id", _case(case_id="")),
    ("key.duplicate", "case_id", folder(more={"cases": [CASE]})),
    ("key.duplicate", "person_key", folder(more={"persons": [PERSON]})),
    ("key.nearly_same", "case_id", folder(more={"cases": [{**CASE, "case_id": "c- 1"}]})),
    ("key.name_typed", "case_id", folder(case={"case_id": "C-Quzri"}, more={"persons": [SECOND]})),
    ("key.bad_character", "case_id", _case(case_id="C|1")),
    ("key.bad_character", "person_key", folder(more={"persons": [{**SECOND, "person_key": "{P-2}"}]})),
    ("key.bad_character", "response_id", _response(response_id="R\t1")),
    ("key.bad_character", "case_id", folder(case={"case_id": "C-1\u200b"}, action=NO_ACTION, response=NO_ACTION)),
    ("case.missing_value", "part", _case(part="")),
    ("case.missing_value", "states", _case(states="")),
    ("case.missing_value", "states", _case(states=" | ")),
    ("action.missing_value", "kind", _action(kind="")),
    ("history.missing_value", "report", folder(history={"report": ""})),
    ("history.missing_value", "year", folder(history={"year": ""})),
    ("case.unknown_code", "consent", _case(consent="Named")),
    ("case.unknown_code", "act_types", _case(act_types="detention|detentoin")),
    ("case.unknown_code", "un_entities", _case(un_entities="OHCHR")),
    ("case.unknown_code", "engagement", _case(engagement="testify")),
    ("case.unknown_code", "scope_basis", _case(scope_basis="e")),
    ("case.unknown_code", "record_type", _case(record_type="person")),
    ("person.unknown_code", "gender", _person(gender="f")),
    ("action.unknown_code", "bodies", _action(bodies="nobody")),
    ("response.unknown_code", "form", _response(form="Substantive")),
    ("history.unknown_code", "qualifier", folder(history={"qualifier": "roughly"})),
    ("case.unknown_state", "states", _case(states="Quill")),
    ("case.unknown_state", "states", _case(states="Atlantis")),
    ("case.unknown_state", "states", _case(states="Aldari")),
    ("case.unknown_state", "other_states", _case(other_states="Quill:host")),
    ("response.unknown_state", "state", _response(state="Quill")),
    ("history.unknown_state", "state", folder(history={"state": "Quill"})),
    ("case.bad_role", "other_states", _case(other_states="XAB")),
    ("case.bad_role", "other_states", _case(other_states="XAB:hots")),
    *[
        ("case.bad_date", "act_dates", _case(act_dates=text))
        for text in ("2018-02-30", "2018-13", "05/2018", "15.5.2018", "May 2018", "2018-5", "5/6/2018", "Unclear",
                     "2019/2018", "../..", "2018-05|soon", "18", "[2018,2019]", "20180515", "0000", "2018-XX-15")
    ],
    ("person.bad_date", "consent_date", _person(consent_date="yesterday")),
    ("action.bad_date", "due_date", _action(due_date="2030-04-31")),
    ("response.bad_date", "date_received", _response(date_received="2030-04-01|2030-05-01")),
    *[
        ("case.bad_count", "further_persons", _case(further_persons=text))
        for text in ("3.5", "-1", "some", "1,000", "1e3", "+2", "٣", "9" * 30)
    ],
    ("history.bad_count", "value", folder(history={"value": "45.0"})),
    ("response.bad_public", "public", _response(public="soon")),
    ("response.bad_public", "public", _response(public="unclear")),
    ("case.unknown_person", "victims", _case(victims="P-1|P-9")),
    ("action.unknown_case", "case_ids", _action(case_ids="C-1|C-9")),
    ("response.unknown_case", "case_ids", _response(case_ids="C-9")),
    ("response.unknown_action", "actions", _response(actions="AL XAA 9/2030")),
    ("case.persons_missing", "victims", raw(cases=[CASE])),
    ("case.victims_without_consent", "consent", _case(consent="not_applicable")),
    ("case.follows_itself", "previous_case", _case(part="follow_up", previous_case="C-1")),
    ("account.unknown_person", "account", _case(account="{P-9}")),
    ("account.unknown_person", "account_short", _case(account_short="{P-9}")),
    ("account.unknown_person", "account_anonymous", _case(account_anonymous="{P-9}")),
    ("account.unknown_person", "text", _response(text="{P-9}")),
    ("account.unknown_person", "text_anonymous", _response(text_anonymous="{P-9}")),
    *[
        ("account.malformed_placeholder", "account", _case(account=text))
        for text in ("{P-1", "P-1}", "{}", "{P-1 and P-2}", "{{P-1}}", "{P-1|P-1}", "｛P-1｝")
    ],
    ("account.name_typed", "account", _case(account="{P-1}, Janelle Dovrane")),
    ("account.name_typed", "account_anonymous", _case(account_anonymous="Dovrane, Janelle")),
    ("account.name_typed", "account_short", _case(account_short="J. Dovrane")),
    ("account.name_typed", "place", _case(place="the house of dovrane")),
    ("account.name_typed", "public_references", _case(public_references="A/1|https://example.org/janelle-dovrane")),
    ("account.name_typed", "text", _response(text="Mr. Dovrane")),
    ("account.name_typed", "text_anonymous", _response(text_anonymous="DÓVRANE")),
    ("person.name_in_descriptor", "descriptor", _person(descriptor="a cousin of Dovrane")),
    ("person.named_without_name", "name", _person(name="")),
    ("response.no_case", "case_ids", _response(case_ids="", actions="")),
    ("response.no_state", "state", folder(case={"states": "XAA|XAB"}, response={**NO_ACTION, "state": ""})),
    ("case.state_could_be_mistaken", "states", _case(states="Norvane")),
    ("action.state_could_be_mistaken", "put_to", _action(action="AL OTH 1/2030", put_to="Norvane")),
    ("response.state_could_be_mistaken", "state", _response(state="Norvane")),
    ("history.state_could_be_mistaken", "state", folder(history={"state": "Norvane"})),
    ("case.state_twice", "states", _case(states="XAA|Aldarie")),
    ("case.implausible_date", "act_dates", _case(act_dates="2310-05")),
    ("person.implausible_date", "consent_date", _person(consent_date="1030-05")),
    ("action.implausible_date", "due_date", _action(due_date="2310-05")),
    ("response.implausible_date", "date_received", _response(date_received="2310-05")),
    ("case.no_decision", "inclusion", _case(inclusion="")),
    ("case.no_consent", "consent", _case(consent="")),
    ("case.no_inclusion_reason", "inclusion_reason", _case(inclusion="exclude")),
    ("case.no_inclusion_reason", "inclusion_reason", _case(inclusion="quiet_diplomacy")),
    ("case.no_account", "account", _case(account="")),
    ("case.no_anonymous_account", "account_anonymous", _case(consent="anonymous")),
    ("case.nobody_consents", "victims", _person(consent="anonymous")),
    ("case.situation_with_victims", "victims", _case(record_type="legislation")),
    ("case.no_previous", "previous", _case(part="follow_up")),
    ("case.new_with_previous", "previous", _case(previous="A/HRC/98/1 annex I para. 3")),
    ("case.new_with_previous", "previous", _case(previous_case="C-0")),
    ("case.new_with_development", "development", _case(development="released")),
    ("case.outside_period", "act_dates", _case(act_dates="2029-05|2029-06"), PERIOD),
    ("case.outside_period", "act_dates", _case(act_dates="2031-02/.."), PERIOD),
    ("case.not_publishable", "verification", _case(verification="unverified"), STRICT),
    ("account.given_name", "account", _case(account="{P-1} said that Janelle was there.")),
    ("account.bare_key", "account", _case(account="P-1 was detained.")),
    ("person.no_name", "name", folder(person={"name": "", "consent": "none"})),
    ("person.unused", "person_key", folder(more={"persons": [SECOND]})),
    ("person.kind_differs_from_key", "kind", _person(kind="organization")),
    ("person.no_consent_record", "consent_date", _person(consent_date="")),
    ("person.no_consent_record", "consent_evidence", _person(consent_evidence="")),
    ("person.same_name", "name", folder(more={"persons": [{**SECOND, "name": "JANELLE  Dóvrane"}]})),
    ("action.no_case", "case_ids", _action(case_ids="")),
    ("action.unusual_reference", "action", _action(action="letter 1")),
    ("action.unusual_reference", "action", _action(action="AL Aldaria 1/2030")),
    ("action.unknown_addressee", "action", _action(action="AL XZZ 1/2030")),
    ("action.year_differs", "date", _action(date="2029-12-31")),
    ("action.put_to_empty", "put_to", _action(put_to="")),
    ("action.put_to_empty", "put_to", _action(action="note", kind="note_verbale", put_to="")),
    ("action.put_to_no_state", "put_to", _action(put_to="Quill")),
    ("action.put_to_no_state", "put_to", _action(put_to="NGO")),
    ("action.put_to_differs", "put_to", _action(put_to="XAB")),
    ("action.due_before_date", "due_date", _action(due_date="2030-02")),
    ("response.other_state", "state", _response(state="XAC")),
    ("response.before_letter", "date_received", _response(date_received="2030-02")),
    ("response.after_cut_off", "date_received", _response(date_received="2031-02"), PERIOD),
    ("text.invisible_character", "account", _case(account="{P-1} was det\u200bained.")),
    ("text.invisible_character", "name", _person(name="Janelle\u200e Dovrane")),
    ("text.invisible_character", "public_references", _case(public_references="A/1|A/2\u200d")),
    ("history.no_value", "value", folder(history={"value": ""})),
    ("case.no_record_type", "record_type", _case(record_type="")),
]  # fmt: skip
"""Rule, column, the folder that breaks it, and the settings where they matter."""


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken[0]}-{broken[1]}")
def it_tells_what_breaks_a_rule(broken):
    rule, column, cases, *rest = broken
    checked, findings = check(cases, REFERENCE, *(rest or [SETTINGS]))
    found = [finding for finding in findings if finding.rule == rule and finding.where.column == column]
    assert found, [str(finding) for finding in findings]
    finding = found[0]
    assert finding.severity is RULES[rule].severity
    assert finding.where.source
    assert finding.message.endswith(".")
    if not rule.startswith("table.") and rule != "case.persons_missing":
        assert finding.where.row in (2, 3)
    assert (checked is None) == bool(findings.errors)


@pytest.mark.parametrize(
    "name", ["نیم\u200cفاصله", "क्\u200dष", "\u200fمحمد (X.)", "Ülkü", "ស\u200bក", "Ruth \u200eרות"],
    ids=["ZWNJ in Persian", "ZWJ in Hindi", "RLM in Arabic", "none", "ZWSP in Khmer", "LRM beside Hebrew"],
)  # fmt: skip
def it_lets_invisible_characters_stand_that_a_script_needs(name):
    _, findings = check(_case(place=name), REFERENCE, SETTINGS)
    assert findings == ()


def it_breaks_every_rule():
    assert {broken[0] for broken in BROKEN} == set(RULES)


def it_finds_nothing_in_a_folder_without_a_fault():
    checked, findings = check(folder(), REFERENCE, PERIOD)
    assert findings == ()
    assert checked is not None


def it_describes_every_rule_for_people():
    page = (Path(__file__).parents[2] / "docs" / "findings.md").read_text("utf-8")
    section = page.partition("## Checking")[2].partition("\n## ")[0]
    told = {}
    for line in section.splitlines():
        if line.startswith("| `"):
            rules, severity, remedy = (part.strip() for part in line.strip("|").split(" | "))
            for rule in re.findall(r"`([a-z_.]+)`", rules):
                told[rule] = (Severity(severity), remedy.strip())
    assert told == {rule.id: (rule.severity, rule.remedy) for rule in RULES.values()}
