"""What two keys let through, and what stops at the door."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tables import SETTINGS, beside_linkage, case, checked, person, settings

from reportgen.errors import ProtectionError
from reportgen.findings import Severity, Where
from reportgen.name_search import NameIndex, ProtectedName
from reportgen.protection import release
from reportgen.settings import NamingOverride


def released(*cases, persons=(), actions=(), responses=(), policy=None):
    return release(checked(cases, persons, actions, responses), policy or SETTINGS)


def cell(result, case_id, column):
    return result.cases.cases.loc[case_id, column]


class DescribeTheTwoKeys:
    @pytest.mark.parametrize(
        ("cells", "rule"),
        [
            ({"inclusion": "exclude"}, "not_included"),
            ({"inclusion": "quiet_diplomacy"}, "not_included"),
            ({"consent": "withheld"}, "no_consent"),
            ({"consent": ""}, "no_consent"),
            ({"consent": "withdrawn"}, "consent_withdrawn"),
            ({"consent": "statistics"}, "statistics_not_allowed"),
        ],
    )
    def it_leaves_a_case_out(self, cells, rule):
        result = released(case("C1", **cells), case("C2"))
        assert list(result.cases.cases.index) == ["C2"]
        assert [(left.case_id, left.rule) for left in result.left_out] == [("C1", rule)]

    def it_leaves_out_what_is_not_publishable(self):
        result = released(
            case("C1", verification="unverified"), policy=settings(publishable_verification=("verified",))
        )
        assert [left.rule for left in result.left_out] == ["not_publishable"]

    def but_it_counts_statistics_where_the_policy_allows_it_and_describes_nothing(self):
        result = released(case("C1", consent="statistics", account="Told."), policy=settings(statistics=True))
        assert not cell(result, "C1", "described")
        assert cell(result, "C1", "account") == ""

    def it_prints_nothing_of_an_anonymous_case_without_an_anonymous_account(self):
        result = released(case("C1", consent="anonymous", account="She was followed."))
        assert not cell(result, "C1", "described")
        assert cell(result, "C1", "account") == ""


class DescribeNaming:
    PERSONS = (
        person("P-1", honorific="Ms.", descriptor="a woman human rights defender"),
        person("P-2", consent="none", descriptor="a lawyer"),
        person("P-3", age_group="minor", descriptor="a child"),
    )

    def it_names_in_full_first_and_by_surname_later(self):
        result = released(case("C1", account="{P-1} spoke. {P-1} left."), persons=self.PERSONS)
        assert cell(result, "C1", "account") == "Ms. Name1 Surname1 spoke. Ms. Surname1 left."

    def it_describes_whoever_did_not_consent(self):
        result = released(case("C1", account="{P-2} spoke, and {P-2} left."), persons=self.PERSONS)
        assert cell(result, "C1", "account") == "A lawyer spoke, and the lawyer left."

    def it_describes_everybody_in_an_anonymous_case(self):
        result = released(case("C1", consent="anonymous", account_anonymous="It was {P-1}."), persons=self.PERSONS)
        assert cell(result, "C1", "account") == "It was a woman human rights defender."

    def it_never_names_a_minor(self):
        result = released(case("C1", account="It was {P-3}."), persons=self.PERSONS)
        assert cell(result, "C1", "account") == "It was a child."

    def but_it_does_with_an_override_that_has_a_reason_and_a_name(self):
        override = NamingOverride("P-3", "the family asked for it", "the head of section")
        result = released(
            case("C1", account="It was {P-3}."), persons=self.PERSONS, policy=settings(naming_overrides=(override,))
        )
        assert cell(result, "C1", "account") == "It was Name3 Surname3."

    def it_never_names_a_victim_of_sexual_violence_in_any_case(self):
        violated = case("C1", victims="P-1", act_types="sexual_violence", account="It was {P-1}.")
        result = released(violated, case("C2", account="Here {P-1} is a lawyer."), persons=self.PERSONS)
        assert "Surname1" not in cell(result, "C1", "account")
        assert "Surname1" not in cell(result, "C2", "account")

    def it_says_a_person_where_there_is_no_descriptor_and_tells_the_drafter(self):
        result = released(case("C1", account="It was {P-9}."), persons=(person("P-9", consent="none"),))
        assert cell(result, "C1", "account") == "It was a person."
        assert [f.rule for f in result.findings] == ["person.no_descriptor"]

    def it_prints_a_name_with_marks_of_markup_as_text(self):
        result = released(case("C1", account="It was {P-1}."), persons=(person("P-1", name="A *b* <i>", surname="b"),))
        assert cell(result, "C1", "account") == r"It was A \*b\* \<i\>."


class DescribeAnonymousCases:
    ACTION = {"action": "AL XAA 7/2030", "kind": "communication", "date": "2030-07-09", "case_ids": "C1",
              "put_to": "XAA", "public": "yes"}  # fmt: skip
    CASE = case(
        "C1", consent="anonymous", account_anonymous="Told in May 2030.", act_dates="2030-05-06", place="Town",
        previous="A/HRC/98/1 para. 3", public_references="https://example.org/letter",
    )  # fmt: skip

    def it_prints_no_place_no_day_no_reference_and_no_earlier_paragraph(self):
        result = released(self.CASE, actions=(self.ACTION,))
        assert cell(result, "C1", "place") == ""
        assert list(result.cases.many["act_dates"]["value"]) == ["2030-05"]
        assert result.cases.many["previous"].empty
        assert result.cases.many["public_references"].empty
        assert result.cases.actions.loc[0, ["action", "date"]].tolist() == ["", "2030-07"]

    def but_it_prints_what_names_nobody(self):
        result = released(self.CASE, actions=({**self.ACTION, "names_someone": "no"},))
        assert result.cases.actions.loc[0, ["action", "date"]].tolist() == ["AL XAA 7/2030", "2030-07-09"]

    @pytest.mark.parametrize(
        "mark", ["on 6 May 2030", "May 6, 2030", "2030-05-06", "XAA 7/2030", "A/HRC/98/1", "para. 3"]
    )
    def it_refuses_an_anonymous_account_that_holds_one(self, mark):
        result = released({**self.CASE, "account_anonymous": f"It happened ({mark})."})
        assert [(f.rule, f.severity) for f in beside_linkage(result.findings)] == [
            ("anonymous.fine_date_or_reference", Severity.ERROR)
        ]

    def but_it_lets_pass_what_an_action_that_names_nobody_holds(self):
        text = "On 9 July 2030 it was raised (XAA 7/2030)."
        result = released({**self.CASE, "account_anonymous": text}, actions=({**self.ACTION, "names_someone": "no"},))
        assert not beside_linkage(result.findings)


class DescribeTheSearchForNames:
    PERSONS = (person("P-1"), person("P-2", consent="none"))

    @pytest.mark.parametrize("text", ["Name2 Surname2 spoke", "SURNAME2 spoke", "Surname2, Name2", "N. Surname2"])
    def it_finds_a_protected_name_typed_into_an_account(self, text):
        result = released(case("C1", account=text), persons=self.PERSONS)
        assert [(f.rule, f.severity) for f in result.findings] == [("protected.name", Severity.ERROR)]

    def it_never_quotes_the_name(self):
        result = released(case("C1", account="Name2 Surname2 spoke"), persons=self.PERSONS)
        assert "surname2" not in " ".join(map(str, result.findings)).casefold()

    def it_lets_a_person_be_named_in_one_case_and_not_in_another(self):
        named = case("C1", account="It was {P-1}.")
        anonymous = case("C2", consent="anonymous", account_anonymous="It was Surname1.")
        result = released(named, anonymous, persons=self.PERSONS)
        assert [f.where.source for f in beside_linkage(result.findings)] == ["cases, case C2"]

    @pytest.mark.parametrize(("known", "accepted"), [("1", ()), ("2", ("Surname2",))])
    def it_takes_no_names_that_were_made_ready_of_other_persons_or_with_other_words_accepted(self, known, accepted):
        ready = NameIndex(
            [ProtectedName(f"P-{known}", f"Name{known} Surname{known}", f"Surname{known}")], accepted=accepted
        )
        rows = checked([case("C1", account="Surname2 spoke")], self.PERSONS[1:])
        assert [f.rule for f in release(replace(rows, names=ready), SETTINGS).findings] == ["protected.name"]

    def it_refuses_other_texts_that_hold_a_name_nobody_released(self):
        guard = released(case("C1", account="It was {P-1}."), persons=self.PERSONS).guard
        guard.refuse([(Where("prose"), "Ms. Surname1 is named in annex I.")])
        with pytest.raises(ProtectionError) as refused:
            guard.refuse([(Where("prose"), "Mr. Surname2 too.")])
        assert "Surname2" not in str(refused.value) + str(refused.value.findings)


class DescribeTheUnRecord:
    ACTION = {
        "action": "AL XAA 1/2031",
        "kind": "communication",
        "date": "2031-02-01",
        "case_ids": "C1",
        "put_to": "XAA",
    }

    def it_asks_for_a_reply_after_sixty_days(self):
        result = released(case("C1"), actions=(self.ACTION,))
        assert result.cases.requests.values.tolist() == [["C1", "XAA", result.cases.dates["2031-02-01"].day]]

    @pytest.mark.parametrize(
        "cells",
        [{"date": "2031-05-15"}, {"due_date": "2031-07-01"}, {"put_to": ""}, {"kind": "statement"}, {"date": ""}],
    )
    def but_not_where_none_is_due_or_it_was_put_to_nobody(self, cells):
        assert released(case("C1"), actions=({**self.ACTION, **cells},)).cases.requests.empty

    def it_leaves_out_a_reply_after_the_cut_off(self):
        reply = {
            "response_id": "R1",
            "case_ids": "C1",
            "state": "XAA",
            "date_received": "2031-07-01",
            "form": "substantive",
        }
        assert released(case("C1"), responses=(reply,)).cases.replies.empty
        assert len(released(case("C1"), responses=({**reply, "date_received": "2031-06-30"},)).cases.replies) == 1

    def it_prints_no_reference_that_is_not_public(self):
        assert released(case("C1"), actions=(self.ACTION,)).cases.actions.loc[0, "action"] == ""

    @pytest.mark.parametrize(("public", "printed"), [("yes", True), ("", False), ("no", False), ("2031-12-31", False),
                                                     ("2031-08-01", True)])  # fmt: skip
    def it_prints_a_reply_only_when_it_is_public_and_its_embargo_is_over(self, public, printed):
        reply = {"response_id": "R1", "case_ids": "C1", "state": "XAA", "text": "Denied.", "public": public}
        result = released(case("C1"), responses=(reply,))
        assert (result.cases.replies.loc[0, "text"] == "Denied.") is printed


class DescribeWhatIsWithheld:
    def it_counts_what_was_left_out_for_protection_and_nothing_else(self):
        result = released(
            case("C1"),
            case("C2", states="XAB", inclusion="exclude", inclusion_reason="protection", further_persons="4"),
            case("C3", states="XAA", consent="withheld", inclusion_reason="protection", victims="P-1"),
            case("C4", states="XAC", inclusion="exclude", inclusion_reason="late"),
            persons=(person("P-1"),),
        )
        withheld = result.cases.withheld
        assert (withheld.cases, withheld.persons, withheld.states) == (2, 5, 1)
