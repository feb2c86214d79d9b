"""A combination that singles out one anonymous case is told, and accepted only with a reason that people recorded."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from laws import times
from tables import case, checked, person, settings

from reportgen.findings import Severity
from reportgen.protection import linkage, release
from reportgen.settings import AcceptedLinkage, PolicySettings

RULE = "anonymous.linkage"
ACCEPTED = AcceptedLinkage("C1", "The family read the entry.", "the head of section")


def anonymous(case_id, **cells):
    usual = {"consent": "anonymous", "account_anonymous": "Told.", "act_dates": "2030-05-06", "act_types": "detention"}
    return case(case_id, **{**usual, **cells})


def found(*cases, persons=(), rule=RULE, **policy):
    findings = release(checked(cases, persons), settings(**policy)).findings
    return [finding for finding in findings if finding.rule == rule]


def places(findings):
    return [finding.where.source for finding in findings]


class DescribeACombinationThatOccursOnce:
    def it_is_a_warning_that_blocks_publication(self):
        (finding,) = found(anonymous("C1"))
        assert finding.severity is Severity.WARNING
        assert finding.blocks_publication
        assert finding.where.source == "cases, case C1"

    def but_two_alike_are_none(self):
        assert found(anonymous("C1"), anonymous("C2", act_dates="2030-05-30")) == []

    @pytest.mark.parametrize("cells", [{"states": "XAB"}, {"act_dates": "2030-06-06"}, {"act_types": "surveillance"},
                                       {"act_types": "detention|surveillance"}, {"act_dates": ""}])  # fmt: skip
    def it_rests_on_state_month_and_act(self, cells):
        assert places(found(anonymous("C1"), anonymous("C2", **cells))) == ["cases, case C1", "cases, case C2"]

    @pytest.mark.parametrize("other", [{"gender": "female"}, {"descriptor": "a judge"}])
    def it_rests_on_gender_and_on_the_descriptor_that_is_printed(self, other):
        persons = person("P-1", descriptor="a lawyer"), person("P-2", **{"descriptor": "a lawyer", **other})
        cases = [anonymous(f"C{n}", victims=f"P-{n}", account_anonymous=f"{{P-{n}}} was followed.") for n in (1, 2)]
        assert len(found(*cases, persons=persons)) == 2

    def but_not_on_a_descriptor_that_is_not_printed(self):
        persons = person("P-1", descriptor="a lawyer"), person("P-2", descriptor="a judge")
        assert found(*(anonymous(f"C{n}", victims=f"P-{n}") for n in (1, 2)), persons=persons) == []

    @pytest.mark.parametrize("column", ["place", "internal_notes", "further_persons", "engagement_dates"])
    def but_not_on_what_is_not_printed_of_it(self, column):
        value = "7" if column == "further_persons" else "2030-01-02"
        assert found(anonymous("C1"), anonymous("C2", **{column: value})) == []

    @pytest.mark.parametrize("cells", [{"consent": "named"}, {"account_anonymous": ""}, {"consent": "withheld"},
                                       {"record_type": "general_situation"}])  # fmt: skip
    def it_takes_no_cover_in_what_is_no_described_anonymous_case(self, cells):
        assert places(found(anonymous("C1"), anonymous("C2", **cells))) == ["cases, case C1"]

    def it_names_the_columns_and_no_value_of_a_confidential_one(self):
        persons = (person("P-1", descriptor="a flimberwick", gender="female"),)
        told = anonymous("C1", victims="P-1", account_anonymous="{P-1} was followed.")
        (finding,) = found(told, persons=persons)
        assert "states, act_types, act_dates, descriptor and gender" in finding.message
        assert "flimberwick" not in str(finding)
        assert "female" not in str(finding)

    def it_says_which_column_alone_makes_the_difference(self):
        first, second = found(anonymous("C1"), anonymous("C2", act_types="surveillance"))
        assert "if act_types were not told" in first.message
        assert first.message == second.message

    def it_says_where_years_in_place_of_months_would_do(self):
        (finding, _) = found(anonymous("C1"), anonymous("C2", act_dates="2030-07-01"))
        assert 'policy.anonymous_precision = "year"' in finding.message
        assert found(anonymous("C1"), anonymous("C2", act_dates="2030-07-01"), anonymous_precision="year") == []

    def it_sums_up_what_is_too_many_to_tell_apart(self, monkeypatch):
        monkeypatch.setattr(linkage, "MOST", 2)
        findings = found(*(anonymous(f"C{n}", act_dates=f"2030-0{n}") for n in range(1, 6)))
        assert places(findings) == ["cases, case C1", "cases, case C2", "cases"]
        assert "3 more" in findings[-1].message
        assert findings[-1].blocks_publication


class DescribeAnAcceptance:
    VAIN = "anonymous.linkage_acceptance"

    def it_takes_the_finding_away(self):
        assert found(anonymous("C1"), accepted_linkages=(ACCEPTED,)) == []
        assert found(anonymous("C1"), accepted_linkages=(ACCEPTED,), rule=self.VAIN) == []

    @pytest.mark.parametrize("missing", ["reason", "decided_by"])
    def but_not_without_a_reason_and_who_decided(self, missing):
        incomplete = AcceptedLinkage(**{**vars(ACCEPTED), missing: "  "})
        assert len(found(anonymous("C1"), accepted_linkages=(incomplete,))) == 1
        assert len(found(anonymous("C1"), accepted_linkages=(incomplete,), rule=self.VAIN)) == 1

    @pytest.mark.parametrize("other", [anonymous("C2"), case("C2", account="Told.")])
    def it_is_a_finding_where_there_is_nothing_to_accept(self, other):
        vain = AcceptedLinkage("C2", "r", "d"), AcceptedLinkage("C9", "r", "d")
        cases = anonymous("C1"), anonymous("C1b"), other, anonymous("C3")
        findings = found(*cases, accepted_linkages=vain, rule=self.VAIN)
        assert [finding.where.column for finding in findings] == [
            "policy.accepted_linkages[1].case", "policy.accepted_linkages[2].case",
        ]  # fmt: skip
        assert "C9" not in str(findings[1])


CELLS = st.fixed_dictionaries(
    {
        "states": st.sampled_from(["XAA", "XAB", "XAA|XAB", "XAB|XAA"]),
        "act_types": st.sampled_from(["", "detention", "surveillance", "detention|surveillance"]),
        "act_dates": st.sampled_from(
            ["", "2030-05-01", "2030-05-02", "2030-05", "2030-06", "2030-05|2030-06", "2031", "unclear"]
        ),
        "victims": st.sampled_from(["", "P-1", "P-2", "P-3", "P-1|P-2", "P-2|P-1", "P-1|P-3"]),
        "told": st.booleans(),
        "consent": st.sampled_from(["anonymous", "anonymous", "anonymous", "named"]),
    }
)
PEOPLE = (person("P-1", descriptor="a lawyer", gender="female"), person("P-2", descriptor="a lawyer", gender="male"),
          person("P-3", descriptor="A judge"))  # fmt: skip
DESCRIPTORS = {"P-1": "a lawyer", "P-2": "a lawyer", "P-3": "a judge"}
GENDERS = {"P-1": ["female"], "P-2": ["male"], "P-3": []}


def by_hand(row, precision):
    """What the report prints of a case, read off its row."""
    victims = [victim for victim in row["victims"].split("|") if victim]
    end = 7 if precision == "month" else 4
    return (
        frozenset(row["states"].split("|")),
        frozenset(filter(None, row["act_types"].split("|"))),
        frozenset(date[:end] for date in row["act_dates"].split("|") if date not in ("", "unclear")),
        frozenset(DESCRIPTORS[victim] for victim in victims if row["told"]),
        tuple(sorted(gender for victim in victims for gender in GENDERS[victim])),
    )


@limits(max_examples=times(20))
@given(rows=st.lists(CELLS, max_size=8), precision=st.sampled_from(["month", "year"]))
def it_finds_what_counting_by_hand_finds(rows, precision):
    cases = []
    for number, row in enumerate(rows):
        text = " ".join(f"{{{victim}}}" for victim in row["victims"].split("|") if victim) if row["told"] else ""
        cells = {column: row[column] for column in ("states", "act_types", "act_dates", "victims", "consent")}
        cases.append(case(f"C{number}", account_anonymous=f"Told. {text}", **cells))
    keys = {f"C{n}": by_hand(row, precision) for n, row in enumerate(rows) if row["consent"] == "anonymous"}
    counts = Counter(keys.values())
    findings = found(*cases, persons=PEOPLE, anonymous_precision=precision)
    assert places(findings) == [f"cases, case {name}" for name, key in keys.items() if counts[key] == 1]


def it_accepts_nothing_unless_people_did():
    assert PolicySettings().accepted_linkages == ()
