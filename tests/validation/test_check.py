"""What comes out of checking, and what findings say and never say."""

from datetime import date

import pandas as pd
import pytest
from raw_factory import ACTION, CASE, PERSON, REFERENCE, RESPONSE, SETTINGS, checked, folder, found, raw, settings

from reportgen.cases.schema import CASES, PERSONS, RESPONSES, UN_ACTIONS
from reportgen.findings import Finding, Severity, Where
from reportgen.settings import AcceptedWord
from reportgen.validation import check

PERIOD = settings(start=date(2030, 1, 1), end=date(2030, 12, 31))


def rules(findings):
    return [finding.rule for finding in findings]


def values(cases, column):
    return list(cases.many[column].itertuples(index=False, name=None))


class DescribeCheckedCases:
    def it_has_every_column_of_every_table(self):
        cases = checked()
        for frame, schema in (
            (cases.cases, CASES),
            (cases.persons, PERSONS),
            (cases.actions, UN_ACTIONS),
            (cases.responses, RESPONSES),
        ):
            single = [column.name for column in schema.columns if not column.many and column.name != schema.key]
            assert frame.index.name == schema.key
            assert list(frame.columns) == single
            for column in schema.columns:
                if column.many:
                    assert list(cases.many[f"{schema.name}.{column.name}"].columns) == ["key", "value"]

    def it_has_them_even_where_only_cases_are_given(self):
        nameless = {key: CASE[key] for key in ("case_id", "states", "part", "record_type", "inclusion")}
        cases, findings = check(raw(cases=[{**nameless, "consent": "not_applicable"}]), REFERENCE, SETTINGS)
        assert findings == ()
        assert len(cases.persons) == len(cases.actions) == len(cases.responses) == len(cases.history) == 0
        assert cases.many["responses.case_ids"].empty
        assert cases.cases.loc["C-1", "account"] == ""
        assert cases.cases["further_persons"].dtype == "Int64"

    def it_fills_in_what_an_empty_cell_means(self):
        cases = checked(case={"consent": "", "inclusion": "", "record_type": ""})
        row = cases.cases.loc["C-1"]
        assert (row["consent"], row["inclusion"], row["record_type"]) == ("withheld", "exclude", "unknown")
        assert row["count_qualifier"] == "exact"
        assert row["verification"] == ""
        assert cases.persons.loc["P-1", "kind"] == "person"
        assert cases.actions.loc[ACTION["action"], "names_someone"] == "yes"
        assert cases.responses.loc["R-1", "responder"] == "government"

    def it_gives_no_consent_to_a_person_who_gave_none(self):
        assert checked(person={"consent": ""}).persons.loc["P-1", "consent"] == "none"

    def it_keeps_zero_apart_from_not_stated(self):
        cases = checked(case={"further_persons": "0", "further_organizations": ""})
        assert cases.cases.loc["C-1", "further_persons"] == 0
        assert cases.cases.loc["C-1", "further_organizations"] is pd.NA

    def it_keeps_the_order_of_the_file_and_each_value_once(self):
        cases = checked(
            case={"act_types": "surveillance| detention |surveillance||"},
            more={"cases": [{**CASE, "case_id": "C-0", "act_types": "travel_restriction"}]},
        )
        assert values(cases, "cases.act_types") == [
            ("C-1", "surveillance"),
            ("C-1", "detention"),
            ("C-0", "travel_restriction"),
        ]

    def it_reads_states_by_code_and_by_name(self):
        cases = checked(case={"states": "xaa|NA|the Republic of Aldaria", "other_states": "Aldarie:host"})
        assert values(cases, "cases.states") == [("C-1", "XAA"), ("C-1", "XAB")]
        assert values(cases, "cases.other_states") == [("C-1", "XAA:host")]

    def it_gives_each_date_its_value(self):
        cases = checked(case={"act_dates": "2030-05|unclear"})
        assert [str(cases.dates[text]) for _, text in values(cases, "cases.act_dates")] == [
            "May 2030",
            "an unclear date",
        ]

    def it_types_the_history(self):
        history = checked(history={"metric": "state_named", "state": "Aldaria", "value": "1"}).history
        assert history.loc[0, "year"] == 2029
        assert history.loc[0, "state"] == "XAA"
        assert str(history["value"].dtype) == "Int64"

    def it_passes_on_what_reading_found(self):
        met = Finding("file.encoding", Severity.WARNING, Where("cases.csv"), "Read as cp1252.")
        cases, findings = check(raw([met], cases=[CASE], persons=[PERSON]), REFERENCE, SETTINGS)
        assert findings == (met,)
        assert cases.data_version == "version"

    def but_it_is_none_where_reading_found_an_error(self):
        met = Finding("table.contact_column", Severity.ERROR, Where("cases.csv"), "Delete this column.")
        assert check(raw([met], cases=[CASE], persons=[PERSON]), REFERENCE, SETTINGS) == (None, (met,))


class DescribeResponses:
    def it_takes_the_cases_of_its_actions(self):
        cases = checked(
            response={"case_ids": "", "actions": "AL XAA 1/2030|AL XAA 2/2030"},
            more={
                "cases": [{**CASE, "case_id": "C-2"}],
                "un_actions": [{**ACTION, "action": "AL XAA 2/2030", "case_ids": "C-2|C-1"}],
            },
        )
        assert values(cases, "responses.case_ids") == [("R-1", "C-1"), ("R-1", "C-2")]

    def but_it_keeps_its_own_cases(self):
        more = {"cases": [{**CASE, "case_id": "C-2"}]}
        cases = checked(action={"case_ids": "C-1|C-2"}, response={"case_ids": "C-2"}, more=more)
        assert values(cases, "responses.case_ids") == [("R-1", "C-2")]

    def it_is_of_the_state_to_which_the_action_was_put(self):
        cases = checked(case={"states": "XAA|XAC"}, action={"put_to": "Aldaria"})
        assert cases.responses.loc["R-1", "state"] == "XAA"
        assert cases.actions.loc[ACTION["action"], "put_to"] == "XAA"

    def it_is_else_of_the_only_state_of_the_case(self):
        for changes in ({"action": {"put_to": "a company"}}, {"response": {"actions": ""}}):
            assert checked(**changes).responses.loc["R-1", "state"] == "XAA"

    def it_is_of_the_state_of_the_case_where_actions_were_put_to_several(self):
        cases = checked(
            response={"actions": "AL XAA 1/2030|AL XAC 1/2030"},
            more={"un_actions": [{**ACTION, "action": "AL XAC 1/2030", "put_to": "XAC"}]},
        )
        assert cases.responses.loc["R-1", "state"] == "XAA"

    def it_keeps_the_state_that_is_written(self):
        cases = checked(case={"states": "XAA|XAC"}, response={"state": "xac"})
        assert cases.responses.loc["R-1", "state"] == "XAC"

    def it_keeps_other_words_for_another_addressee(self):
        cases = checked(action={"action": "AL OTH 1/2030", "put_to": "A company"}, response={"actions": ""})
        assert cases.actions.loc["AL OTH 1/2030", "put_to"] == "A company"


class DescribeDoubts:
    def it_lets_a_follow_up_be_older(self):
        assert "case.outside_period" not in rules(
            found(PERIOD, case={"part": "follow_up", "previous_case": "C-0", "act_dates": "2020"})
        )

    @pytest.mark.parametrize("dates", ["unclear", "2029|2030-05", "2029/..", "2029-12/2030-01", ""])
    def it_lets_a_new_case_be_partly_in_the_period(self, dates):
        assert found(PERIOD, case={"act_dates": dates}) == ()

    def it_asks_for_nothing_of_a_period_that_is_not_set(self):
        assert found(case={"act_dates": "1999"}) == ()

    def it_lets_a_relative_or_a_lawyer_stand_in_an_account(self):
        lawyer = {**PERSON, "person_key": "P-2", "name": "Ömar Quzri", "surname": "Quzri"}
        assert found(case={"account": "{P-1} and { P-2 } were heard."}, more={"persons": [lawyer]}) == ()

    def it_takes_a_given_name_for_doubtful_only_where_its_bearer_is_a_victim(self):
        other = {**PERSON, "person_key": "P-2", "name": "Marisol Quzri", "surname": "Quzri"}
        account = {"account": "{P-1} and {P-2}: Marisol came."}
        assert found(case=account, more={"persons": [other]}) == ()
        assert rules(found(case={**account, "victims": "P-1|P-2"}, more={"persons": [other]})) == ["account.given_name"]

    def it_lets_an_accepted_word_stand(self):
        words = settings("policy", accepted_words=(AcceptedWord("may", "the month"),))
        person = {"name": "Janelle May", "surname": "May"}
        account = {"account": "{P-1} was detained in May."}
        assert rules(found(case=account, person=person)) == ["account.name_typed"]
        assert found(words, case=account, person=person) == ()
        assert rules(found(words, case={"account": "Ms. May was detained."}, person=person)) == ["account.name_typed"]

    def it_finds_an_organization_by_its_full_name(self):
        body = {**PERSON, "person_key": "O-1", "name": "Lanterns for Rights", "surname": "", "kind": "organization"}
        more = {"persons": [body]}
        victims = {"victims": "P-1|O-1"}
        assert found(case={**victims, "account": "{O-1} has lanterns."}, more=more) == ()
        account = {**victims, "account": "The Lanterns for Rights office"}
        assert rules(found(case=account, more=more)) == ["account.name_typed"]

    def it_takes_a_code_for_no_mistake(self):
        assert found(case={"states": "XAB"}, action={"put_to": "XAA"}, response={"state": "XAB"}) == ()


class DescribeFindings:
    def it_names_all_candidates_and_applies_none(self):
        (finding,) = found(case={"states": "Quill"}).errors
        assert "People's Republic of Quill (XAD), Republic of Quill (XAE)" in finding.message
        assert finding.allowed == "XAD, XAE"
        assert finding.where == Where("cases.csv", 2, "states")

    def it_names_the_nearest_code_and_the_list(self):
        (finding,) = found(case={"consent": "Named"}).errors
        assert "“Named”" in finding.message
        assert "Nearest: named" in finding.message
        assert finding.allowed.startswith("named, anonymous")

    def but_it_names_no_nearest_code_of_a_secret(self):
        (finding,) = found(person={"gender": "femal"}).errors
        assert "fem" not in finding.message

    def it_names_every_row_of_a_duplicate(self):
        findings = found(more={"cases": [CASE, CASE]})
        told = [(finding.where.row, finding.message) for finding in findings if finding.rule == "key.duplicate"]
        assert told == [
            (2, "The same key stands in row 3, 4."),
            (3, "The same key stands in row 2, 4."),
            (4, "The same key stands in row 2, 3."),
        ]

    def it_names_the_rows_of_a_duplicate_to_the_key_that_is_nearly_the_same(self):
        _, findings = check(raw(cases=[CASE, CASE, {**CASE, "case_id": "c-1"}]), REFERENCE, SETTINGS)
        nearly = [f for f in findings if f.rule == "key.nearly_same"]
        assert [(f.where.row, f.message.split("row ")[-1]) for f in nearly] == [(4, "2, 3.")]

    def it_tells_everything_at_once_in_the_order_of_the_tables(self):
        findings = found(
            case={"part": "", "states": "Quill", "further_persons": "some"},
            person={"gender": "x"},
            action={"date": "soon"},
            response={"form": "x"},
            history={"year": "x"},
        )
        assert [(finding.where.source, finding.where.column) for finding in findings.errors] == [
            ("cases.csv", "states"),
            ("cases.csv", "part"),
            ("cases.csv", "further_persons"),
            ("persons.csv", "gender"),
            ("un_actions.csv", "date"),
            ("responses.csv", "form"),
            ("history.csv", "year"),
        ]

    def it_sums_up_what_is_wrong_with_a_whole_column(self):
        rows = [{**CASE, "case_id": f"C-{n}", "act_types": "nothing"} for n in range(10_050)]
        findings = check(raw(cases=rows, persons=[PERSON]), REFERENCE, SETTINGS)[1]
        assert len(findings) == 10_001
        assert findings[-1].message == "The same stands in 50 more rows."

    def it_does_not_quote_a_name_that_is_typed_into_a_public_column(self):
        findings = found(case={"states": "Dovrane", "act_types": "janelle", "act_dates": "J. Dovrane, May 2018"})
        assert len(findings.errors) == 3
        assert not any("dovrane" in str(finding).casefold() or "janelle" in str(finding) for finding in findings)

    def it_does_not_quote_a_name_that_is_typed_in_place_of_a_key(self):
        findings = found(case={"victims": "Marisol Quzri", "account": "{Quzri}"}, response={"text": "{Marisol}"})
        assert len(findings.errors) == 3
        assert not any("Quzri" in str(finding) or "Marisol" in str(finding) for finding in findings)


def it_changes_nothing_of_what_it_is_given():
    cases = folder(more={"responses": [{**RESPONSE, "response_id": "R-2"}]})
    before = {name: table.cells.copy() for name, table in cases.tables.items()}
    check(cases, REFERENCE, SETTINGS)
    for name, table in cases.tables.items():
        pd.testing.assert_frame_equal(table.cells, before[name])
