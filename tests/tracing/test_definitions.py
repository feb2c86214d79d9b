"""Each figure has a definition, and its rows are those that were counted: the filter finds the ids of the fact."""

from __future__ import annotations

from pathlib import Path

import pytest
from applied import Applied
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from laws import times
from tables import REFERENCE, case, checked, person, settings

from reportgen import aggregation, loading, protection, validation
from reportgen.protection.disclosure.merging import Merge, with_merged
from reportgen.tracing.definitions import Rule, Unit, counted, definition_of
from reportgen.tracing.families import FAMILIES
from reportgen.tracing.filters import Rows, Some, record, words

REPOSITORY = Path(__file__).parents[2]
POLICY = settings(statistics=True)

codes = st.lists(st.sampled_from(["detention", "surveillance", "unclear"]), max_size=2, unique=True).map("|".join)
cases = st.lists(
    st.fixed_dictionaries({
        "states": st.sampled_from(["XAA", "XAB", "XAC", "XAA|XAC"]),
        "part": st.sampled_from(["new", "follow_up"]),
        "record_type": st.sampled_from(["individual", "group", "organization", "unknown", "legislation"]),
        "consent": st.sampled_from(["named", "anonymous", "statistics", "withheld", "not_applicable"]),
        "account_anonymous": st.sampled_from(["", "Told."]),
        "inclusion_reason": st.sampled_from(["", "protection"]),
        "act_types": codes,
        "un_entities": st.sampled_from(["", "upr", "upr|special_procedures"]),
        "victims": st.sampled_from(["", "P-1", "P-1|P-2", "O-1", "P-2|O-1"]),
        "further_persons": st.sampled_from(["", "0", "3"]),
        "further_organizations": st.sampled_from(["", "2"]),
    }),
    max_size=6,
)  # fmt: skip
actions = st.lists(
    st.fixed_dictionaries({
        "kind": st.just("communication"),
        "date": st.sampled_from(["2030-07-01", "2030-07", ""]),
        "bodies": st.sampled_from(["", "special_procedures"]),
        "case_ids": st.sampled_from(["C0", "C0|C1", "C2"]),
        "put_to": st.sampled_from(["XAA", "XAB", ""]),
    }),
    max_size=3,
)  # fmt: skip
responses = st.lists(
    st.fixed_dictionaries({
        "case_ids": st.sampled_from(["C0", "C0|C1", "C2"]),
        "state": st.sampled_from(["XAA", "XAB"]),
        "date_received": st.sampled_from(["2030-07-15", "2030-08-20", "2030-12-01", "2030-08", "", "2030-01-01"]),
        "form": st.sampled_from(["acknowledgement", "substantive", "holding", "not_stated"]),
        "position": st.sampled_from(["rejects", "none_stated"]),
        "addresses_reprisal": st.sampled_from(["yes", "no", "not_stated"]),
        "responder": st.sampled_from(["government", "other"]),
    }),
    max_size=4,
)  # fmt: skip
PERSONS = (person("P-1", gender="female", age_group="minor", detained="yes"), person("P-2", gender="male"),
           person("O-1"))  # fmt: skip


def of_rows(rows, acts=(), replies=()):
    there = {f"C{n}" for n in range(len(rows))}

    def known(linked):
        return [row for row in linked if set(row["case_ids"].split("|")) <= there]

    return checked(
        [case(f"C{n}", **cells) for n, cells in enumerate(rows)],
        PERSONS,
        [{"action": f"AL XAA {n}/2030", **row} for n, row in enumerate(known(acts))],
        [{"response_id": f"R{n}", **row} for n, row in enumerate(known(replies))],
    )


def agree(released, facts, policy):
    """Each fact's definition finds its cases, and where it counts them, its value."""
    applied = Applied(released)
    for key, fact in facts.items():
        found = definition_of(key, released.reference, policy)
        assert found is not None, key
        if found.rule is Rule.LEFT_OUT:
            continue
        ids = applied.ids(found.where)
        assert set(fact.cases) == ids, (key, words(found.where))
        listed = {state for state in applied.states(applied.records) if any(
            row["described"] == "yes" for row in applied.by_state[state])}  # fmt: skip
        match found.unit:
            case Unit.CASE | Unit.SITUATION:
                assert fact.value == len(ids), key
            case Unit.STATE if not key.startswith(("states.", "regions.")):
                assert fact.value == len(applied.states(ids) & listed), key
            case Unit.ALLEGATION:
                (some,) = (each for each in found.where if isinstance(each, Some))
                assert fact.value == len(applied.rows(ids, some)), key
            case Unit.REPLY:
                (some,) = (each for each in found.where if isinstance(each, Some))
                assert fact.value == len({row["response_id"] for row in applied.rows(ids, some)}), key


class DescribeDefinitions:
    @given(cases, actions, responses)
    @hypothesis_settings(max_examples=times(30))
    def it_finds_the_cases_behind_each_figure_of_any_data(self, rows, acts, replies):
        released = protection.release(of_rows(rows, acts, replies), POLICY).cases
        agree(released, aggregation.count(released), POLICY.policy)

    @given(cases, actions)
    @hypothesis_settings(max_examples=30)
    def it_finds_those_behind_what_is_counted_together(self, rows, acts):
        released = protection.release(of_rows(rows, acts), POLICY).cases
        draft = aggregation.aggregate(released, POLICY)
        merges = [Merge(("act_types",), ("detention", "surveillance", "unclear")),
                  Merge(("un_entities", "raised_by"), ("upr", "special_procedures"))]  # fmt: skip
        together = {key: fact for key, fact in with_merged(draft, merges).facts.items() if key not in draft.facts}
        assert len(together) >= 4
        agree(released, together, POLICY.policy)

    def it_names_the_members_of_what_is_counted_together(self):
        found = definition_of("country.XAA.act_types.detention+surveillance.cases", REFERENCE, POLICY.policy)
        assert found.counts.endswith("any of these headings, counted together, each one once: Detention; Surveillance")
        assert words(found.where).endswith("either act_types is detention or act_types is surveillance")

    @pytest.mark.parametrize("name", ["example", "public-record"])
    def it_finds_them_in_the_samples(self, name):
        loaded = loading.load(REPOSITORY / "data" / name, keep=False)
        found, _ = validation.check(loaded.raw, loaded.reference, loaded.settings)
        released = protection.release(found, loaded.settings).cases
        agree(released, aggregation.count(released), loaded.settings.policy)

    def it_defines_every_figure_that_a_reference_table_can_make(self):
        reference = loading.load(REPOSITORY / "data" / "example", keep=False).reference
        keys = [
            family.pattern.replace("<code>", code)
            for family in FAMILIES
            for code in (family.own_codes or getattr(reference, family.codes, {"": ""}))
        ]
        assert len(keys) == len(set(keys))
        assert [key for key in keys if definition_of(key, reference, POLICY.policy) is None] == []

    @pytest.mark.parametrize("key", ["nothing", "cases.", "act_types.flying.cases", "country.XAA.states",
        "country.ZZZ.cases", "country.XAA.withheld.cases", "country.XAA", "responses.days.many", "regions..states",
        "country.XAA.act_types.detention.states", "act_types.detention+flying.cases",
        "responses.days.up_to_30+no_reply", "regions.african+none.states",
        "country.XAA.act_types.detention+surveillance.states"])  # fmt: skip
    def but_none_for_a_key_that_no_fact_has(self, key):
        assert definition_of(key, REFERENCE, POLICY.policy) is None

    def it_tells_a_states_own_replies(self):
        found = definition_of("country.XAA.responses.cases", REFERENCE, POLICY.policy)
        assert found.whose == "Arvania (XAA)"
        assert words(found.where).startswith("states is XAA; record_type is individual, group")
        assert "it has a reply in time with state is XAA and responder is government (responses)" in words(found.where)

    def it_counts_the_records_that_release_lets_through(self):
        rows = [{"consent": consent, "inclusion": inclusion, "verification": verification}
                for consent in ("named", "anonymous", "statistics", "withheld", "", "withdrawn", "not_applicable")
                for inclusion in ("include", "exclude", "")
                for verification in ("verified", "unverified", "")]  # fmt: skip
        for policy in (settings(), settings(statistics=True)):
            whole = checked([case(f"C{n}", **row) for n, row in enumerate(rows)])
            kept = set(protection.release(whole, policy).cases.cases.index)
            conditions = counted(policy.policy)
            by_filter = {f"C{n}" for n, row in enumerate(rows) if all(row[c.column] in c.values for c in conditions)}
            assert kept == by_filter

    def it_is_data_for_programs(self):
        some = record(definition_of("persons.women", REFERENCE, POLICY.policy).where[1])
        assert some == {"table": "persons", "test": "some", "where": [
            {"column": "kind", "test": "in", "values": ["person"]},
            {"column": "gender", "test": "in", "values": ["female"]}]}  # fmt: skip


def it_has_words_for_every_kind_of_row():
    assert all(kind.words and kind.table for kind in Rows)
