"""Small headings that are counted together: which they are, and that no version gives away what another one hid."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tables import case, checked, settings

from reportgen.aggregation import aggregate
from reportgen.facts import codec
from reportgen.protection import audit_counts, protect_counts, release
from reportgen.protection.disclosure import guard
from reportgen.protection.disclosure.cells import cells_of
from reportgen.protection.disclosure.differences import gives_away
from reportgen.protection.disclosure.merging import candidates, with_merged
from reportgen.protection.disclosure.reader import Reader
from reportgen.protection.disclosure.relations import relations_of
from reportgen.protection.disclosure.suppression import Why, plan, primary

POLICY = settings(statistics=True)
DETENTION, SURVEILLANCE, VIOLENCE = ACTS = ("detention", "surveillance", "sexual_violence")
STATES = ("XAA", "XAB")
SMALL, WIDTH = 3, 2


def draft_of(hidden):
    """Cases that are counted and never described, each as (State, acts); both States have an entry with every act."""
    entries = [case(f"D{state}", states=state, act_types="|".join(ACTS)) for state in STATES]
    rows = [case(f"H{n}", consent="statistics", states=state, act_types="|".join(acts))
            for n, (state, acts) in enumerate(hidden)]  # fmt: skip
    return aggregate(release(checked([*entries, *rows]), POLICY).cases, POLICY)


def guarded(hidden, earlier=None, *, merge=True):
    return guard(draft_of(hidden), SMALL, WIDTH, earlier or {}, merge=merge)


def published(found):
    """The remainders that a version states, by key, as a frozen one keeps them."""
    return {key: fact.remainder for key, fact in found.facts().items()
            if isinstance(fact.value, int) and not fact.suppressed}  # fmt: skip


def of(*acts, state="", times=1):
    return [(state or "XAA", acts)] * times


def act(*codes, state=""):
    return f"{f'country.{state}.' if state else ''}act_types.{'+'.join(codes)}.cases"


def members(found):
    return [merge.codes for merge in found.merges]


def first_merges(draft):
    """What would be counted together if nothing else had to be hidden."""
    found = (next(table, None) for table in candidates(draft, cells_of(draft), SMALL))
    return [merge for merge in found if merge]


class DescribeTheLaw:
    def it_counts_the_small_headings_together(self):
        found = guarded([*of(DETENTION, times=2), *of(SURVEILLANCE, times=2), *of(VIOLENCE, times=5)])
        assert members(found) == [(DETENTION, SURVEILLANCE)]

    def it_counts_each_case_once(self):
        found = guarded([*of(DETENTION, SURVEILLANCE), *of(DETENTION), *of(SURVEILLANCE), *of(VIOLENCE, times=5)])
        fact = found.facts()[act(DETENTION, SURVEILLANCE)]
        assert (fact.value, fact.told, fact.suppressed) == (3 + len(STATES), len(STATES), False)
        assert set(fact.cases) == {"H0", "H1", "H2", "DXAA", "DXAB"}
        assert fact.label == "cases with the act, any of these: Detention; Surveillance"

    def it_takes_in_the_next_smallest_where_the_small_ones_are_too_few(self):
        found = guarded([*of(DETENTION), *of(SURVEILLANCE, times=4), *of(VIOLENCE, times=6)])
        assert members(found) == [(DETENTION, SURVEILLANCE)]
        assert found.plan.hidden[act(SURVEILLANCE)] is Why.MERGED

    def but_no_heading_of_which_the_entries_show_every_case(self):
        found = guarded([*of(DETENTION, times=2), *of(VIOLENCE, times=4)])
        assert members(found) == [(DETENTION, VIOLENCE)]
        assert not found.facts()[act(SURVEILLANCE)].suppressed

    def it_merges_nothing_where_nothing_helps(self):
        found = guarded([*of(DETENTION), *of(DETENTION, SURVEILLANCE), *of()])
        assert members(found) == []
        assert found.plan.hidden[act(DETENTION)] is found.plan.hidden[act(SURVEILLANCE)] is Why.SMALL

    def it_merges_nothing_where_one_heading_alone_is_small(self):
        assert members(guarded([*of(DETENTION, times=2), *of(times=4)])) == []

    def it_merges_nothing_where_nothing_is_small(self):
        assert members(guarded([*of(DETENTION, times=4), *of(SURVEILLANCE, times=4)])) == []

    def it_merges_nothing_that_would_have_to_be_hidden_itself(self):
        """Of three cases one is of a State that is not listed, and a reader is thought to know of it."""
        hidden = [*of(DETENTION), *of(SURVEILLANCE), *of(SURVEILLANCE, state="XAC"), *of(times=6)]
        found = guarded(hidden)
        assert first_merges(found.draft) != []
        assert members(found) == []
        assert found.plan.open_ == guarded(hidden, merge=False).plan.open_

    def but_takes_in_more_where_that_need_not_be_hidden(self):
        hidden = [*of(DETENTION), *of(SURVEILLANCE), *of(SURVEILLANCE, state="XAC"), *of(VIOLENCE, times=6)]
        found = guarded(hidden)
        assert first_merges(found.draft)[0].codes == (DETENTION, SURVEILLANCE)
        assert members(found) == [ACTS]

    def it_takes_in_more_where_few_of_all_cases_would_stand_apart(self):
        """One case has sexual violence alone: all cases less those counted together would tell."""
        hidden = [*of(DETENTION, VIOLENCE, times=2), *of(SURVEILLANCE, times=2), *of(VIOLENCE)]
        assert members(guarded(hidden)) == [ACTS]

    def it_merges_nothing_where_the_policy_does_not_want_it(self):
        draft = draft_of([*of(DETENTION, times=2), *of(SURVEILLANCE, times=2)])
        kept = protect_counts(draft, settings(statistics=True, merge_small_categories=False))[0]
        assert act(DETENTION, SURVEILLANCE) in protect_counts(draft, POLICY)[0]
        assert not [key for key in kept.facts if "+" in key]

    def it_leaves_everything_as_it_is_where_every_case_is_described(self):
        found = guarded([])
        assert found.facts() == dict(found.draft.facts)

    def it_merges_the_same_entities_by_cooperation_and_by_who_raised_them(self):
        """They stand in one table, whose rows are the same for both."""
        entries = [case("D1", un_entities="upr|special_procedures")]
        rows = [case(f"H{n}", consent="statistics", un_entities=each)
                for n, each in enumerate(("upr", "upr", "special_procedures", "special_procedures"))]  # fmt: skip
        draft = aggregate(release(checked([*entries, *rows]), POLICY).cases, POLICY)
        facts = guard(draft, SMALL, WIDTH).facts()
        code = "upr+special_procedures"
        assert (facts[f"un_entities.{code}.cases"].value, facts[f"raised_by.{code}.cases"].value) == (5, 0)
        assert facts["un_entities.upr.cases"].suppressed
        assert not facts["raised_by.upr.cases"].suppressed


class DescribeStates:
    MANY = (*of(DETENTION, times=2), *of(SURVEILLANCE, times=2), *of(DETENTION, state="XAB"), *of(VIOLENCE, times=5))
    """Detention 3 and surveillance 2 in the world."""

    def it_counts_the_same_headings_together_where_it_helps_in_the_state(self):
        alone = [*of(DETENTION, times=2), *of(SURVEILLANCE, times=2), *of(VIOLENCE, times=5)]
        facts = guarded(alone).facts()
        assert facts[act(DETENTION, SURVEILLANCE, state="XAA")].value == 4 + 1
        assert not facts[act(DETENTION, SURVEILLANCE, state="XAA")].suppressed
        assert facts[act(DETENTION, state="XAA")].suppressed

    def it_hides_them_where_they_are_too_few_together(self):
        found = guarded(self.MANY)
        facts = found.facts()
        assert members(found) == [(DETENTION, SURVEILLANCE)]
        assert facts[act(DETENTION, SURVEILLANCE, state="XAB")].suppressed

    def it_has_no_such_figure_of_a_state_whose_cases_are_all_described(self):
        facts = guarded([*of(DETENTION, times=2), *of(SURVEILLANCE, times=2), *of(VIOLENCE, times=5)]).facts()
        assert act(DETENTION, SURVEILLANCE, state="XAA") in facts
        assert act(DETENTION, SURVEILLANCE, state="XAB") not in facts
        assert not facts[act(DETENTION, state="XAB")].suppressed

    def it_counts_the_states_that_have_one_of_the_acts(self):
        fact = guarded(self.MANY).facts()["act_types.detention+surveillance.states"]
        assert (fact.value, fact.states) == (2, STATES)


class DescribeWhatIsSaid:
    HIDDEN = (*of(DETENTION, times=2), *of(SURVEILLANCE, times=2), *of(VIOLENCE, times=5))

    def it_tells_what_was_merged_and_why_and_not_how_many_of_each(self):
        audit = audit_counts(draft_of(self.HIDDEN), POLICY)
        (merged,) = audit.merged
        assert (merged.key, merged.members) == (act(DETENTION, SURVEILLANCE), ("Detention", "Surveillance"))
        assert "threshold" in merged.why

    def it_knows_that_no_member_has_more_than_all_of_them_together(self):
        bounds = {each.key: (each.low, each.high) for each in audit_counts(draft_of(self.HIDDEN), POLICY).hidden}
        assert bounds[act(DETENTION)] == (0, 4)

    def it_is_a_note_that_stops_nothing(self):
        _, findings = protect_counts(draft_of(self.HIDDEN), POLICY)
        assert "disclosure.merged" in {finding.rule for finding in findings}
        assert not findings.errors

    def it_is_kept_in_a_frozen_version_with_what_the_entries_show_of_it(self):
        facts, _ = protect_counts(draft_of(self.HIDDEN), POLICY)
        kept = {fact.key: fact for fact in codec.from_json(codec.to_json(facts))}
        assert kept[act(DETENTION, SURVEILLANCE)].remainder == 4
        assert kept[act(DETENTION)].suppressed


class DescribeTheVersionBefore:
    """Whoever keeps a version knows what it counted together, or apart."""

    def it_merges_nothing_into_what_differs_by_few_from_a_published_heading(self):
        """Detention was 5; detention or surveillance are 6 now: one has surveillance and not detention."""
        hidden = [*of(DETENTION, times=5), *of(SURVEILLANCE), *of(times=4)]
        before = published(guarded(hidden, merge=False))
        assert before[act(DETENTION)] == 5
        assert members(guarded(hidden)) == [(DETENTION, SURVEILLANCE)]
        assert members(guarded(hidden, before)) == []

    def but_takes_in_another_heading_where_that_helps(self):
        hidden = [*of(DETENTION, times=5), *of(SURVEILLANCE), *of(VIOLENCE, times=7)]
        before = published(guarded(hidden, merge=False))
        assert members(guarded(hidden, before)) == [ACTS]

    def it_hides_a_heading_that_differs_by_few_from_what_was_counted_together(self):
        hidden = [*of(DETENTION, times=5), *of(SURVEILLANCE), *of(times=4)]
        before = published(guarded(hidden))
        assert before[act(DETENTION, SURVEILLANCE)] == 6
        after = guarded(hidden, before, merge=False)
        assert after.plan.hidden[act(DETENTION)] is Why.CHANGE
        assert act(DETENTION) not in guarded(hidden, merge=False).plan.hidden

    def it_hides_a_heading_of_a_state_likewise(self):
        hidden = [*of(DETENTION, times=5), *of(SURVEILLANCE), *of(DETENTION, state="XAB", times=3), *of(times=4)]
        before = published(guarded(hidden))
        after = guarded(hidden, before, merge=False)
        assert after.plan.hidden[act(DETENTION, state="XAA")] is Why.CHANGE

    def it_leaves_it_shown_where_enough_cases_lie_between(self):
        hidden = [*of(DETENTION, times=5), *of(SURVEILLANCE, times=2), *of(VIOLENCE, times=2), *of(times=4)]
        before = published(guarded(hidden))
        assert act(SURVEILLANCE, VIOLENCE) in before
        more = [*hidden, *of(SURVEILLANCE, times=5)]
        after = guarded(more, before, merge=False)
        assert act(SURVEILLANCE) not in after.plan.hidden

    def it_keeps_stating_a_member_that_was_published_and_has_not_changed(self):
        hidden = [*of(DETENTION, times=5), *of(DETENTION, SURVEILLANCE), *of(times=4)]
        before = published(guarded(hidden, merge=False))
        after = guarded(hidden, before)
        assert members(after) == [(DETENTION, SURVEILLANCE)]
        assert act(DETENTION) not in after.plan.hidden

    def it_hides_beside_a_small_figure_none_that_readers_have_already(self):
        """XAA is known to be 5, so it hides nothing of XAB; the world, which has changed, does."""
        first = [*of(state="XAA", times=5), *of(state="XAB", times=5)]
        before = published(guarded(first))
        after = guarded([*of(state="XAA", times=5), *of(state="XAB", times=2)], before)
        assert after.plan.hidden["country.XAB.cases"] is Why.SMALL
        assert "country.XAA.cases" not in after.plan.hidden
        assert after.plan.hidden["cases"] is Why.NEIGHBOUR

    def it_thinks_of_a_reader_who_knows_what_was_counted_together(self):
        """Eight have one of three acts, and three each have two of them: of three in XAA two or all have the third."""
        hidden = [*of("unclear"), *of(DETENTION, "unclear", times=2),
                  *of(SURVEILLANCE, state="XAB", times=3), *of(VIOLENCE, state="XAB", times=3)]  # fmt: skip
        before = {act(*ACTS): 8}
        assert "country.XAA.cases" not in guarded(hidden, merge=False).plan.hidden
        assert guarded(hidden, before, merge=False).plan.hidden["country.XAA.cases"] is Why.NEIGHBOUR

    @pytest.mark.parametrize(
        ("codes", "remainder", "known", "away"),
        [
            ("ab", 6, {"a": 5}, True),  # one has b and not a
            ("ab", 5, {"a": 5}, False),  # nobody
            ("ab", 8, {"a": 5}, False),  # enough
            ("a", 5, {"ab": 6}, True),
            ("ab", 6, {"abc": 8}, True),
            ("ab", 8, {"a": 5, "b": 4}, True),  # one has both
            ("abc", 12, {"ab": 9, "bc": 4}, True),  # one is under both
            ("abc", 11, {"a": 4, "b": 4, "c": 4}, True),  # one is under two of them
            ("abc", 9, {"a": 4, "b": 4, "c": 4}, False),
            ("ab", 6, {"c": 5}, False),  # another heading
        ],
    )
    def it_tells_what_two_figures_give_away_together(self, codes, remainder, known, away):
        told = {frozenset(other): rest for other, rest in known.items()}
        assert gives_away(frozenset(codes), remainder, told, SMALL) is away


MOST = 5
"""Brute force tries up to so many hidden cases."""


class Tables:
    """Every table of at most so many hidden cases of some kinds, as the figures that it makes."""

    def __init__(self, states, most):
        self.kinds = [(state, frozenset(acts)) for state in states
                      for count in range(len(ACTS) + 1) for acts in itertools.combinations(ACTS, count)]  # fmt: skip
        places = [
            c for n in range(most + 1) for c in itertools.combinations_with_replacement(range(len(self.kinds)), n)
        ]
        self.counts = np.array([np.bincount(np.array(c, dtype=int), minlength=len(self.kinds)) for c in places])

    def figure(self, key):
        """The figure of a key in each table; None where it is none of these."""
        state = key.split(".")[1] if key.startswith("country.") else ""
        own = key.split(".", 2)[2] if state else key
        if own == "cases":
            counts = [True for _ in self.kinds]
        elif own == "act_types.not_stated.cases":
            counts = [not acts for _, acts in self.kinds]
        elif own.startswith("act_types.") and own.endswith(".cases") and set(own.split(".")[1].split("+")) <= set(ACTS):
            counts = [bool(acts & set(own.split(".")[1].split("+"))) for _, acts in self.kinds]
        else:
            return None
        wanted = [
            bool(each) and state in ("", of_state) for each, (of_state, _) in zip(counts, self.kinds, strict=True)
        ]
        return self.counts @ np.array(wanted, dtype=int)

    def agreeing(self, *views):
        """The tables that show what each of the views shows."""
        possible = np.ones(len(self.counts), dtype=bool)
        for view in views:
            for key, remainder in view.items():
                figure = self.figure(key)
                if figure is not None:
                    possible &= figure == remainder
        return possible


@pytest.fixture(scope="module")
def tables_of_two_states():
    return Tables(STATES, MOST)


@pytest.fixture(scope="module")
def tables_of_one_state():
    return Tables(STATES[:1], 9)


some_acts = st.lists(st.sampled_from(ACTS), max_size=3, unique=True).map(tuple)


@given(st.lists(st.tuples(st.sampled_from(STATES), some_acts), min_size=2, max_size=MOST))
@hypothesis_settings(max_examples=20)
def it_knows_what_brute_force_finds_out(tables_of_two_states, hidden):
    """The bounds of each hidden figure are those over all tables of cases that show the same figures."""
    draft = draft_of(hidden)
    draft = with_merged(draft, first_merges(draft))
    cells = {key: cell for key, cell in cells_of(draft).items() if tables_of_two_states.figure(key) is not None}
    relations = relations_of(cells)
    decided = plan(cells, lambda: relations, primary(cells, SMALL), WIDTH)
    remainders = {key: cell.remainder for key, cell in cells.items()}
    reader = Reader(relations, remainders, list(decided.hidden))
    possible = tables_of_two_states.agreeing({k: r for k, r in remainders.items() if k not in decided.hidden})
    for key in decided.hidden:
        found = tables_of_two_states.figure(key)[possible]
        told = reader.interval(key)
        assert found.min() >= told.low
        assert told.high is None or found.max() <= told.high
        if "cases" not in decided.hidden:  # then no table has more cases than were tried
            assert (found.min(), found.max()) == tuple(told)


kinds = st.lists(st.sampled_from([(DETENTION,), (DETENTION, SURVEILLANCE), (SURVEILLANCE,), (VIOLENCE,), ()]),
                 min_size=4, max_size=9)  # fmt: skip


@given(kinds, st.lists(st.sampled_from([(DETENTION,), (SURVEILLANCE,), (DETENTION, VIOLENCE)]), max_size=2),
       st.sampled_from([(False, True), (True, False), (True, True)]))  # fmt: skip
@hypothesis_settings(max_examples=20)
def it_withstands_somebody_who_keeps_a_version_that_counts_other_headings_together(
    tables_of_one_state, before, added, merge
):
    """Union minus known member, overlap of two, and, where nothing changed, all that both versions show together."""
    first = guarded([("XAA", acts) for acts in before], merge=merge[0])
    earlier = published(first)
    second = guarded([("XAA", acts) for acts in (*before, *added)], earlier, merge=merge[1])
    now = published(second)
    for scope in ("", "country.XAA."):
        old, new = (sets_of(view, scope) for view in (earlier, now))
        for codes, remainder in new.items():
            for other, rest in old.items():
                assert not (codes < other or other < codes) or abs(remainder - rest) not in (1, 2)
    if not added:
        possible = tables_of_one_state.agreeing(earlier, now)
        for key in second.plan.hidden:
            figure = tables_of_one_state.figure(key)
            if figure is not None and key not in second.plan.open_:
                assert figure[possible].max() - figure[possible].min() >= WIDTH


def sets_of(view, scope):
    head = f"{scope}act_types."
    codes = {key.removeprefix(head).removesuffix(".cases"): remainder for key, remainder in view.items()
             if key.startswith(head) and key.endswith(".cases")}  # fmt: skip
    return {frozenset(code.split("+")): rest for code, rest in codes.items() if code != "not_stated"}
