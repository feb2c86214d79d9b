"""A person is named by the consent of the case that the text is about, and by no other."""

from __future__ import annotations

import pytest
from tables import SETTINGS, beside_linkage, case, checked, person

from reportgen.findings import Severity
from reportgen.protection import release
from reportgen.protection.naming import naming
from reportgen.protection.naming_scope import NamingScope

PERSONS = (person("P-1"), person("P-2", descriptor="a lawyer"))
REPLY = {"response_id": "R1", "case_ids": "C1|C2", "state": "XAA", "text": "It was {P-1}, then {P-2}.",
         "text_anonymous": "It was {P-1}, then {P-2}.", "public": "yes", "date_received": "2031-01-01"}  # fmt: skip
CLOSED = [{"consent": "anonymous", "account_anonymous": "Told."}, {"consent": "withheld"}, {"consent": "withdrawn"},
          {"inclusion": "quiet_diplomacy"}, {"consent": "statistics"}]  # fmt: skip


def released(*cases, actions=(), responses=(), persons=PERSONS):
    return release(checked(cases, persons, actions, responses), SETTINGS)


def account(result):
    return result.cases.cases.loc["C1", "account"]


def reply(result, case_id="C1"):
    rows = result.cases.replies
    return rows.loc[rows["case_id"] == case_id, "text"].item()


@pytest.mark.parametrize("cells", CLOSED)
def it_names_nobody_in_a_case_whose_own_case_is_closed(cells):
    one = case("C1", victims="P-1", account="It was {P-1}, then {P-2}.")
    result = released(one, case("C2", victims="P-2", **cells), responses=(REPLY,))
    assert account(result) == "It was Name1 Surname1, then a lawyer."
    assert reply(result) == "It was Surname1, then the lawyer."


def but_it_names_those_who_are_in_an_open_case_too():
    one = case("C1", victims="P-1", account="It was {P-1}, then {P-2}.")
    two, three = case("C2", victims="P-2", consent="anonymous"), case("C3", victims="P-2")
    assert account(released(one, two, three)) == "It was Name1 Surname1, then Name2 Surname2."


def it_names_no_victim_of_the_anonymous_case_that_the_same_reply_concerns():
    one, three = case("C1", victims="P-1", account="It was {P-1}."), case("C3", victims="P-2", account="It was {P-2}.")
    result = released(one, case("C2", victims="P-2", consent="anonymous"), three, responses=(REPLY,))
    assert reply(result) == "It was Surname1, then a lawyer."


def it_names_nobody_in_a_reply_that_concerns_sexual_violence_too():
    two = case("C2", act_types="sexual_violence", account="Told.")
    assert reply(released(case("C1", account="Told."), two, responses=(REPLY,))) == "It was a person, then a lawyer."


@pytest.mark.parametrize(("cells", "rules"), [(CLOSED[0], ["protected.shared_reply"]), ({"account": "Told."}, [])])
def it_asks_people_to_look_at_a_reply_that_concerns_a_closed_case_too(cells, rules):
    result = released(case("C1", account="Told."), case("C2", **cells), responses=(REPLY,))
    assert [f.rule for f in beside_linkage(result.findings) if f.rule != "person.no_descriptor"] == rules


@pytest.mark.parametrize(
    "cells",
    [{"previous": "The case of Surname1"}, {"public_references": "https://example.org/%53urname1"}],
)
def it_refuses_a_name_beside_the_account_that_the_case_does_not_release(cells):
    named = case("C1", victims="P-1", account="It was {P-1}.")
    other = case("C2", act_types="sexual_violence", account="Told.", **cells)
    found = released(named, other).findings
    assert [(f.rule, f.severity) for f in found] == [("protected.name", Severity.ERROR)]


def it_refuses_a_name_in_the_reference_of_an_action_in_an_anonymous_case():
    action = {"action": "Letter on Surname1", "kind": "report", "case_ids": "C2", "public": "yes",
              "names_someone": "no"}  # fmt: skip
    named = case("C1", victims="P-1", account="It was {P-1}.")
    found = released(named, case("C2", consent="anonymous", account_anonymous="Told."), actions=(action,)).findings
    assert [f.rule for f in beside_linkage(found)] == ["protected.name"]


def it_keeps_one_set_of_names_for_all_cases_alike():
    """A set for each case would be as many names as cases times persons."""
    made = checked([case(f"C{n}") for n in range(5)], [person(f"P-{n}") for n in range(50)])
    scope = NamingScope(made, naming(made, SETTINGS.policy), made.cases["consent"])
    assert len({id(scope.in_case(f"C{n}")) for n in range(5)}) == 1
