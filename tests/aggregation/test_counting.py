"""The law of counting, rule by rule, and the laws that hold for any data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from laws import times
from tables import REFERENCE, SETTINGS, case, checked, person, settings

from reportgen.aggregation import aggregate
from reportgen.protection import protect_counts, release
from reportgen.vocabulary import CountQualifier, ReplyForm, ReplyPosition


def drafted(*cases, persons=(), actions=(), responses=(), policy=SETTINGS):
    return aggregate(release(checked(cases, persons, actions, responses), policy).cases, policy)


def facts(*cases, policy=SETTINGS, **others):
    return protect_counts(drafted(*cases, policy=policy, **others), policy)[0]


def value(found, key):
    return found[key].value


class DescribeStates:
    def it_counts_a_state_in_both_annexes_once(self):
        found = facts(case("C1"), case("C2", part="follow_up"), case("C3", states="XAB"))
        keys = ("states", "states.new", "states.follow_up", "states.both")
        assert [value(found, key) for key in keys] == [2, 2, 1, 1]

    def it_counts_a_transnational_case_once_in_total_and_under_each_state(self):
        found = facts(case("C1", states="XAA|XAB"))
        assert [value(found, k) for k in ("cases", "states", "country.XAA.cases", "country.XAB.cases")] == [1, 2, 1, 1]

    def it_counts_a_state_only_with_an_entry(self):
        found = facts(case("C1", consent="statistics"), policy=settings(statistics=True, small_count=1))
        assert value(found, "cases") == 1
        assert value(found, "states") == 0

    def it_knows_states_all_of_whose_cases_are_anonymous(self):
        anonymous = {"consent": "anonymous", "account_anonymous": "Told."}
        found = facts(case("C1", **anonymous), case("C2", states="XAB", **anonymous), case("C3", states="XAB"))
        assert found["states.anonymous_only"].states == ("XAA",)

    def it_lists_them_in_alphabetical_order_of_their_names(self):
        found = facts(case("C1", states="XAC"), case("C2", states="XAA"))
        assert [country.name for country in found.states] == ["Arvania", "Cordania"]

    def it_answers_for_a_state_with_only_withheld_cases_as_for_one_with_none(self):
        found = facts(case("C1"), case("C2", states="XAB", consent="withheld", inclusion_reason="protection"))
        withheld, none = (found.for_country(REFERENCE.countries[code]) for code in ("XAB", "XAC"))
        assert withheld.facts == none.facts
        assert withheld.entries == none.entries == ()


class DescribePersons:
    def it_counts_a_person_once_however_many_cases(self):
        found = facts(case("C1", victims="P-1|P-2"), case("C2", victims="P-1"), persons=(person("P-1"), person("P-2")))
        assert value(found, "persons") == 2

    def it_counts_an_individual_without_a_key_as_one(self):
        assert value(facts(case("C1")), "persons") == 1

    def it_adds_further_persons_with_the_weakest_qualifier(self):
        found = facts(
            case("C1", record_type="group", further_persons="10", count_qualifier="about"),
            case("C2", record_type="group", further_persons="5", count_qualifier="at_least"),
        )
        assert (value(found, "persons"), found["persons"].qualifier) == (15, CountQualifier.ABOUT)

    def it_says_at_least_when_a_case_states_none(self):
        found = facts(case("C1"), case("C2", record_type="group"))
        assert (value(found, "persons"), found["persons"].qualifier) == (1, CountQualifier.AT_LEAST)
        assert value(found, "persons.not_stated") == 1

    def it_does_not_know_when_no_case_states_any(self):
        assert value(facts(case("C1", record_type="group")), "persons") is None

    def but_none_of_none_is_zero(self):
        assert value(facts(case("C1", record_type="legislation")), "persons") == 0

    def it_keeps_organizations_apart(self):
        found = facts(case("C1", victims="P-1|O-1", further_organizations="2"), persons=(person("P-1"), person("O-1")))
        assert (value(found, "persons"), value(found, "organizations")) == (1, 3)

    def it_counts_women_young_and_detained_from_the_data(self):
        people = (
            person("P-1", gender="female", age_group="minor", detained="yes"),
            person("P-2", gender="male", age_group="young", detained="formerly"),
            person("P-3", gender="female", age_group="adult", detained="no"),
        )
        found = facts(case("C1", victims="P-1|P-2|P-3"), persons=people)
        assert [value(found, f"persons.{key}") for key in ("women", "young", "detained")] == [2, 2, 1]


class DescribeReplies:
    ACTION = {
        "action": "AL XAA 1/2030",
        "kind": "communication",
        "date": "2030-07-01",
        "case_ids": "C1|C2",
        "put_to": "XAA",
    }
    REPLY = {
        "response_id": "R1",
        "case_ids": "C1",
        "state": "XAA",
        "date_received": "2030-08-15",
        "form": "substantive",
    }

    def of(self, **cells):
        return facts(case("C1"), case("C2"), actions=(self.ACTION,), responses=({**self.REPLY, **cells},))

    def it_counts_pairs_of_case_and_government(self):
        found = self.of()
        keys = ("responses.requested", "responses.answered", "responses.share", "responses.cases")
        assert [value(found, key) for key in keys] == [2, 1, 0.5, 1]

    def it_takes_an_acknowledgement_for_a_reply_but_for_no_answer(self):
        found = self.of(form="acknowledgement")
        assert [value(found, f"responses.{k}") for k in ("cases", "answered", "form.acknowledgement")] == [1, 0, 1]

    @pytest.mark.parametrize("public", ["yes", "no", "", "2032-01-01"])
    def it_counts_a_reply_whose_text_may_not_be_printed(self, public):
        found = self.of(public=public, position="rejects", addresses_reprisal="yes")
        grades = ("form.substantive", "position.rejects", "addressing_reprisal")
        assert [value(found, f"responses.{key}") for key in ("replies", "answered", *grades)] == [1] * 5

    def it_computes_days_only_from_days(self):
        assert value(self.of(), "responses.days.from_31_to_60") == 1
        assert value(self.of(date_received="2030-08"), "responses.days.not_computable") == 1
        assert value(self.of(date_received="2030-06-01"), "responses.days.not_computable") == 1

    def it_has_no_share_of_nothing(self):
        assert value(facts(case("C1")), "responses.share") is None

    def it_keeps_grades_of_replies_out_where_the_policy_says_so(self):
        draft = facts(case("C1"), responses=(self.REPLY,), policy=settings(reply_grades=False))
        assert not [key for key in draft.facts if key.startswith(("responses.form", "responses.position"))]


codes = st.lists(st.sampled_from(["detention", "surveillance", "unclear"]), max_size=3, unique=True).map("|".join)
rows = st.lists(
    st.fixed_dictionaries(
        {
            "states": st.sampled_from(["XAA", "XAB", "XAC", "XAA|XAC"]),
            "part": st.sampled_from(["new", "follow_up"]),
            "record_type": st.sampled_from(
                ["individual", "group", "organization", "unknown", "general_situation", "legislation"]
            ),
            "consent": st.sampled_from(
                ["named", "anonymous", "statistics", "withheld", "withdrawn", "not_applicable", ""]
            ),
            "inclusion": st.sampled_from(["include", "include", "exclude", "quiet_diplomacy"]),
            "inclusion_reason": st.sampled_from(["", "protection", "late"]),
            "act_types": codes,
            "victims": st.sampled_from(["", "P-1", "P-1|P-2", "O-1"]),
            "further_persons": st.sampled_from(["", "0", "3"]),
            "account_anonymous": st.sampled_from(["", "Told."]),
        }
    ),
    max_size=12,
)
PERSONS = (person("P-1", gender="female"), person("P-2", gender="not_stated"), person("O-1"))


ANSWERS = st.lists(
    st.fixed_dictionaries(
        {
            "case_ids": st.sampled_from(["C0", "C1", "C2", "C3", "C0|C1"]),
            "state": st.sampled_from(["XAA", "XAC"]),
            "form": st.sampled_from([form.value for form in ReplyForm]),
            "position": st.sampled_from([position.value for position in ReplyPosition]),
            "date_received": st.sampled_from(["2030-07-20", "2030-08-15", "2030-12-01", "2030-08", ""]),
        }
    ),
    max_size=4,
)


SEVEN_NEW = [*([{"consent": "named"}] * 5), *([{"consent": "anonymous"}] * 2)]
"""With a follow-up that is not described either: both parts of `cases` are hidden, and their total is shown."""


@given(rows, ANSWERS, st.booleans())
@example([*SEVEN_NEW, {"consent": "anonymous", "part": "follow_up"}], [], False)
@example([{"states": "XAA"}, {"states": "XAB"}, {"states": "XAC", "part": "follow_up"}], [], False)
@hypothesis_settings(max_examples=times(20))
def it_reconciles_partitions_with_totals_for_any_data(cells, answers, statistics):
    """New and follow-up make all cases, regions make all States, outcomes make all requests: always, as counted.

    What is published says the same where nothing of it is hidden, and never more where something is.
    """
    cases = [case(f"C{n}", **row) for n, row in enumerate(cells)]
    there = {row["case_id"] for row in cases[:4]}
    actions = [{"action": f"A{state}", "kind": "communication", "date": "2030-07-01", "put_to": state,
                "case_ids": "|".join(sorted(there))} for state in ("XAA", "XAC")]  # fmt: skip
    responses = [
        {**row, "response_id": f"R{n}"} for n, row in enumerate(answers) if there >= set(row["case_ids"].split("|"))
    ]
    policy = settings(statistics=statistics)
    draft = drafted(
        *cases, persons=PERSONS, actions=actions if there else (), responses=responses, policy=policy
    )  # fmt: skip
    found = protect_counts(draft, policy)[0]
    adds_up(draft, found.states)
    never_says_more(found, draft)


def partitions(keys):
    """Each total with the keys of its parts, for the world and each State."""
    for prefix in dict.fromkeys(".".join(key.split(".", 2)[:2]) + "." for key in keys if key.startswith("country.")):
        yield from _parts(prefix, [key for key in keys if key.startswith(prefix)])
    world = [key for key in keys if not key.startswith("country.")]
    yield from _parts("", world)
    yield "states", [key for key in world if key.startswith("regions.")]
    for grade in ("form.", "position.", "addressing_reprisal"):
        yield "responses.replies", [key for key in world if key.startswith(f"responses.{grade}")]


def _parts(prefix, keys):
    outcomes = [key for key in keys if key.startswith(f"{prefix}responses.days.")]
    yield f"{prefix}cases", [f"{prefix}cases.new", f"{prefix}cases.follow_up"]
    yield f"{prefix}responses.requested", outcomes
    yield f"{prefix}responses.answered", [key for key in outcomes if not key.endswith((".no_reply", "in_substance"))]


def adds_up(draft, listed):
    """The laws of counting: they hold before anything is hidden, to the last figure."""
    true = {key: fact.value for key, fact in draft.facts.items()}
    for total, parts in partitions(true):
        assert sum(true[part] for part in parts) == true[total], total
    assert true["states.new"] + true["states.follow_up"] - true["states.both"] == true["states"] == len(listed)
    for country in listed:
        assert true[f"country.{country.iso3}.cases"] <= true["cases"]
    for key, fact in draft.facts.items():
        if "persons" not in key and "organizations" not in key and "states" not in key and fact.value:
            assert key.endswith("responses.share") or len(fact.cases) >= 1


def never_says_more(found, draft):
    """The laws of what is published: the figure itself or, where it is hidden, a number that it is never below."""
    assert found.facts.keys() == draft.facts.keys()
    for fact in found:
        true = draft.facts[fact.key]
        if fact.suppressed:
            assert fact.qualifier is CountQualifier.AT_LEAST
            assert fact.value <= true.value, fact.key
            assert set(fact.states) <= set(true.states), fact.key
        else:
            assert replace(fact, told=None) == true
    for total, parts in partitions(found.facts):
        shown = sum(value(found, part) for part in parts)
        if any(found[key].suppressed for key in (total, *parts)):
            assert shown <= (draft.facts if found[total].suppressed else found)[total].value, total
        else:
            assert shown == value(found, total), total


@given(rows)
@hypothesis_settings(max_examples=times(10))
def it_counts_the_same_whatever_the_order_of_the_rows(cells):
    cases = [case(f"C{n}", **row) for n, row in enumerate(cells)]
    one, other = facts(*cases, persons=PERSONS), facts(*reversed(cases), persons=PERSONS)
    assert {f.key: f.value for f in one} == {f.key: f.value for f in other}
