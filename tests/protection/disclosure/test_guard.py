"""Small counts of cases that are counted but not described: what is hidden, and that nobody can work it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tables import case, checked, settings

from reportgen.aggregation import aggregate
from reportgen.facts import HistoryPoint
from reportgen.protection import audit_counts, protect_counts, release
from reportgen.protection.disclosure import guard
from reportgen.protection.disclosure.suppression import Why, plan, primary
from reportgen.vocabulary import CountQualifier

POLICY = settings(statistics=True)
ACTS = ("detention", "threats", "surveillance")


def draft_of(*cases, policy=POLICY):
    return aggregate(release(checked(cases), policy).cases, policy)


def hidden_case(number, **cells):
    """A case that is counted and never described."""
    return case(f"H{number}", consent="statistics", **cells)


def guarded(*cases, earlier=None, **how):
    return guard(draft_of(*cases), 3, 2, earlier or {}, **how)


def described_everywhere():
    return [case(f"D{n}", states=state, act_types="|".join(ACTS)) for n, state in enumerate(("XAA", "XAB", "XAC"))]


class DescribeSmallCounts:
    def it_hides_what_fewer_cases_than_the_threshold_stand_behind(self):
        found = guarded(*described_everywhere(), hidden_case(1, act_types="detention"))
        hidden = found.plan.hidden
        assert hidden["country.XAA.act_types.detention.cases"] is Why.SMALL
        assert hidden["cases"] is Why.SMALL
        assert "country.XAB.cases" not in hidden

    def it_hides_the_persons_of_one_case_however_many_they_are(self):
        crowd = hidden_case(1, record_type="group", further_persons="9")
        assert guarded(*described_everywhere(), crowd).plan.hidden["persons"] is Why.SMALL

    def it_hides_the_share_of_a_hidden_figure(self):
        actions = [{"action": "A1", "kind": "communication", "date": "2030-07-01", "case_ids": "H1", "put_to": "XAA"}]
        rows = checked([*described_everywhere(), hidden_case(1)], actions=actions)
        found = guard(aggregate(release(rows, POLICY).cases, POLICY), 3, 2)
        assert found.plan.hidden["responses.requested"] is Why.SMALL
        assert found.plan.hidden["responses.share"] is Why.FOLLOWS

    def it_shows_what_the_entries_show_and_says_at_least(self):
        facts = guarded(*described_everywhere(), hidden_case(1)).facts()
        assert (facts["cases"].value, facts["cases"].qualifier) == (3, CountQualifier.AT_LEAST)
        assert facts["cases"].suppressed
        assert not facts["country.XAB.cases"].suppressed

    def it_shows_exactly_what_rests_on_described_cases_alone(self):
        found = guarded(*described_everywhere())
        assert found.plan.hidden == {}
        assert found.facts() == dict(found.draft.facts)

    def it_leaves_alone_what_enough_cases_stand_behind(self):
        cases = [hidden_case(n, states="XAA", act_types="detention") for n in range(6)]
        assert guarded(*described_everywhere(), *cases).plan.hidden == {}

    def it_guards_anonymous_cases_without_an_account_too(self):
        found = guarded(*described_everywhere(), case("A1", consent="anonymous"))
        assert found.plan.hidden["country.XAA.cases"] is Why.SMALL

    def it_hides_the_number_of_states_that_would_tell_whether_a_hidden_figure_is_none(self):
        described = [case("D1", states="XAA"), case("D2", states="XAB", act_types="detention")]
        facts = guarded(*described, hidden_case(1, act_types="detention")).facts()
        assert facts["act_types.detention.states"].suppressed
        assert facts["act_types.detention.states"].states == ("XAB",)

    def but_not_the_states_that_it_would_count_without_the_hidden_case(self):
        """The entries show anonymous cases alone, and the hidden one is not: "at least 1 State" would be false."""
        anonymous = case("A1", consent="anonymous", account_anonymous="Told.")
        found = guarded(anonymous, hidden_case(1))
        fact = found.facts()["states.anonymous_only"]
        assert found.draft.facts[fact.key].value == 0
        assert (fact.suppressed, fact.value, fact.states) == (True, 0, ())

    def it_hides_a_figure_that_was_published_and_has_changed_by_little(self):
        cases = [hidden_case(n, states="XAA", act_types="detention") for n in range(7)]
        same = guarded(*described_everywhere(), *cases, earlier={"cases": 7})
        assert same.plan.hidden == {}
        one_less = guarded(*described_everywhere(), *cases, earlier={"cases": 6})
        assert one_less.plan.hidden["cases"] is Why.CHANGE
        other = guarded(*described_everywhere(), *cases, earlier={"cases": 1})
        assert "cases" not in other.plan.hidden

    def it_hides_one_that_history_has_for_the_year_of_the_report_and_has_changed_by_little(self):
        cases = [hidden_case(n, states="XAA", act_types="detention") for n in range(7)]
        draft = draft_of(*described_everywhere(), *cases)

        def hides(value, year):
            point = HistoryPoint(year, "A/HRC/99/1", "cases", value, CountQualifier.EXACT)
            dated = replace(POLICY, report=replace(POLICY.report, date=date(2031, 8, 17)))
            facts, _ = protect_counts(replace(draft, history=(point,)), dated)
            return facts["cases"].suppressed

        assert draft.facts["cases"].value == 10
        assert hides(9, 2031)
        assert not hides(9, 2030)
        assert not hides(10, 2031)
        assert not hides(2, 2031)


class DescribeNeighbours:
    def it_hides_more_where_a_sum_would_give_a_small_figure_away(self):
        cases = [hidden_case(1, states="XAA"), *(hidden_case(n, states="XAB") for n in range(2, 6))]
        found = guarded(*described_everywhere(), *cases)
        assert found.plan.hidden["country.XAA.cases"] is Why.SMALL
        assert found.plan.hidden["country.XAB.cases"] is Why.NEIGHBOUR
        assert "cases" not in found.plan.hidden

    def it_hides_the_other_part_of_a_partition(self):
        cases = [hidden_case(n, part="new" if n else "follow_up") for n in range(5)]
        found = guarded(*described_everywhere(), *cases)
        assert {"cases.follow_up", "cases.new"} <= found.plan.hidden.keys()

    def it_says_what_it_cannot_protect(self):
        """The only case of a State that is not listed: a reader is thought to know of it."""
        draft = draft_of(case("D1", states="XAA"), hidden_case(1, states="XAB", act_types="detention"))
        facts, findings = protect_counts(draft, POLICY)
        assert facts["act_types.detention.cases"].suppressed
        assert "protected.small_counts" in {finding.rule for finding in findings.errors}

    def it_has_nothing_to_say_where_all_is_protected(self):
        draft = draft_of(*described_everywhere(), hidden_case(1))
        facts, findings = protect_counts(draft, settings(statistics=True, uncertainty=2))
        assert {finding.rule for finding in findings} == {"disclosure.hidden"}
        assert facts["cases"].suppressed


class DescribeTheAudit:
    def it_tells_the_bounds_and_never_the_figure(self):
        cases = [hidden_case(1, states="XAA"), *(hidden_case(n, states="XAB") for n in range(2, 6))]
        audit = audit_counts(draft_of(*described_everywhere(), *cases), POLICY)
        bounds = {hidden.key: (hidden.low, hidden.high) for hidden in audit.hidden}
        assert bounds["country.XAA.cases"] == (0, 5)
        assert audit.open_ == ()

    def it_tells_what_all_hidden_cases_share(self):
        cases = [hidden_case(n, states="XAA", act_types="detention") for n in range(4)]
        audit = audit_counts(draft_of(*described_everywhere(), *cases), POLICY)
        assert "country.XAA.act_types.detention.cases" in {each.key for each in audit.inferences}

    def it_thinks_of_a_government_that_knows_its_own_detainees(self):
        cases = [hidden_case(n, states="XAA", act_types="detention") for n in range(4)]
        audit = audit_counts(draft_of(*described_everywhere(), *cases), POLICY)
        assert any("knows of 2" in each.words for each in audit.inferences if each.key == "country.XAA.cases")


kinds = st.tuples(
    st.sampled_from(["XAA", "XAB", "XAC", "XAA|XAB"]),
    st.sets(st.sampled_from(ACTS), max_size=2).map(sorted).map("|".join),
    st.sampled_from(["new", "follow_up"]),
)


def some_cases(drawn):
    return [hidden_case(n, states=s, act_types=a, part=p) for n, (s, a, p) in enumerate(drawn)]


@given(st.lists(kinds, min_size=1, max_size=9))
@hypothesis_settings(max_examples=12)
def it_leaves_every_reader_in_doubt(drawn):
    draft = draft_of(*described_everywhere(), *some_cases(drawn))
    audit = audit_counts(draft, POLICY)
    assert audit.open_ == ()
    assert all(h.high is None or h.high - h.low >= 2 for h in audit.hidden)


@given(st.lists(kinds, min_size=1, max_size=9))
@hypothesis_settings(max_examples=12)
def it_withstands_somebody_who_adds_and_subtracts(drawn):
    """An attack of its own: sums of States against totals, parts against wholes, solved by elimination."""
    found = guarded(*described_everywhere(), *some_cases(drawn))
    remainders = {key: cell.remainder for key, cell in found.cells.items()}
    hidden = [key for key in found.plan.hidden if remainders.get(key, -1) >= 0]
    equations = []
    for key in (k for k in remainders if not k.startswith("country.")):
        own = [f"country.{state}.{key}" for state in ("XAA", "XAB", "XAC")]
        if all(each in remainders for each in own):
            equations.append({key: -1, **dict.fromkeys(own, 1)})
    equations += [
        {f"{prefix}cases": -1, f"{prefix}cases.new": 1, f"{prefix}cases.follow_up": 1}
        for prefix in ("", "country.XAA.", "country.XAB.", "country.XAC.")
    ]
    assert not solved(equations, hidden)


def solved(equations, hidden):
    """The hidden keys that linear equations determine: rows that have one unknown after elimination."""
    rows = [[Fraction(equation.get(key, 0)) for key in hidden] for equation in equations]
    pivot = 0
    for column in range(len(hidden)):
        row = next((r for r in range(pivot, len(rows)) if rows[r][column]), None)
        if row is None:
            continue
        rows[pivot], rows[row] = rows[row], rows[pivot]
        rows[pivot] = [value / rows[pivot][column] for value in rows[pivot]]
        for other in range(len(rows)):
            if other != pivot and rows[other][column]:
                factor = rows[other][column]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[pivot], strict=True)]
        pivot += 1
    return [hidden[row.index(1)] for row in rows if sum(map(bool, row)) == 1]


@given(st.lists(kinds, min_size=1, max_size=8), st.lists(kinds, max_size=2))
@hypothesis_settings(max_examples=8)
def it_withstands_somebody_who_keeps_the_version_before(before, added):
    """What differs little from what was published is hidden, so that nobody can subtract two versions."""
    first = guarded(*described_everywhere(), *some_cases(before))
    published = {
        key: cell.remainder for key, cell in first.cells.items() if key not in first.plan.hidden
    }  # fmt: skip
    second = guard(draft_of(*described_everywhere(), *some_cases([*before, *added])), 3, 2, published)
    for key, remainder in published.items():
        if key in second.cells and key not in second.plan.hidden:
            assert abs(second.cells[key].remainder - remainder) not in (1, 2)


def it_asks_no_solver_where_all_figures_of_each_hidden_case_are_hidden(monkeypatch):
    monkeypatch.setattr("reportgen.protection.disclosure.suppression.Reader", None)
    found = guarded(*described_everywhere(), hidden_case(1, act_types="detention"))
    assert found.plan.hidden["cases"] is Why.SMALL


@given(st.lists(kinds, min_size=1, max_size=5))
@hypothesis_settings(max_examples=10)
def it_settles_without_a_solver_only_what_the_solver_settles_too(drawn):
    found = guarded(*described_everywhere(), *some_cases(drawn), merge=False)  # which hides more than this plan
    without = plan(found.cells, found.relations, primary(found.cells, 3), 2)
    assert {key for key, why in found.plan.hidden.items() if why is not Why.FOLLOWS} == without.hidden.keys()
