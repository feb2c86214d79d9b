"""What an anonymous text must not hold: a day, a reference, an address, the place; however it is typed."""

from __future__ import annotations

import pytest
from tables import SETTINGS, beside_linkage, case, checked, settings

from reportgen.findings import Severity
from reportgen.passed import Passed
from reportgen.protection import release

ACTION = {"action": "AL XAA 7/2030", "kind": "communication", "date": "2030-07-09", "case_ids": "C1",
          "put_to": "XAA", "public": "yes", "names_someone": "no"}  # fmt: skip


def rules(text, *actions, policy=None, passed=None, **cells):
    anonymous = case("C1", consent="anonymous", account_anonymous=text, **cells)
    findings = beside_linkage(release(checked([anonymous], (), actions, ()), policy or SETTINGS, passed).findings)
    assert all(finding.severity is Severity.ERROR for finding in findings)
    return [finding.rule for finding in findings]


FINE = [
    "on the 6th of May 2030", "on 6th May", "on May 6th, 2030", "the sixth of May 2030", "on 6 Sept. 2030", "on Sep 6",
    "on 6.5.2030", "on 06/05/2030", "on 6-5-30", "on 2030/05/06", "on 20300506", "on 6-May-2030", "on 6 **May** 2030",
    "on 6 Ma\u200by 2030", "on **6** *May*", "on \uff16 May 2030", "on 6\u00a0May 2030", "on 6\nMay 2030",
    "on 6 <!-- day --> May 2030", "from 6 to 9 May", "on 6, 7 and 8 May",
]  # fmt: skip
REFERENCES = [
    "opinion No. 12/2030", "(xaa 7/2030)", "(XAA\u00a07/2030)", "XAA 7 / 2030", "CCPR/C/130/D/3007/2017", "A/79/213",
    "Para. 14", "see § 14", "paragraphs 3", "https://example.org/story", "www.example.org/story", "ab@example.org",
    "A/HRC/WGAD/2030/12", "[here](HTTPS://example.org/story)",
]  # fmt: skip
PLAIN = [
    "in May 2030", "20 persons may be detained", "she was held for 6 hours in May 2030", "in the period 2019/2020",
    "between May and June 2030", "resolution 12/2", "General Assembly resolution 53/144", "about 12 march past",
    "for 6 years. May 2030 was the last month", "A/RES/53/144", "in 2030-05", "a fine of 1,500.50", "1.5 million",
    "the second of two letters", "article 19", "version 1.2.3", "ratio 3/4", "from 2029 to 2030", "for 15 days",
]  # fmt: skip


@pytest.mark.parametrize("text", FINE + REFERENCES)
def it_refuses_a_day_or_a_reference(text):
    assert rules(f"It happened {text}.") == ["anonymous.fine_date_or_reference"]


@pytest.mark.parametrize("text", PLAIN)
def but_it_lets_plain_words_pass(text):
    assert rules(f"It was said: {text}, reportedly.") == []


@pytest.mark.parametrize("text", ["on 19 July 2030", "on 6–9 July 2030", "(XAA 17/2030)"])
def it_refuses_what_only_resembles_an_action_that_names_nobody(text):
    assert rules(f"It happened {text}.", ACTION) == ["anonymous.fine_date_or_reference"]


@pytest.mark.parametrize("text", ["On 9 July 2030.", "Again XAA 7/2030."])
def it_refuses_what_an_action_holds_that_names_somebody(text):
    assert rules(text, {**ACTION, "names_someone": "yes"}) == ["anonymous.fine_date_or_reference"]


def it_refuses_a_day_of_the_month_in_which_an_action_names_nobody():
    assert rules("On 6 May 2030.", {**ACTION, "date": "2030-05"}) == ["anonymous.fine_date_or_reference"]


def but_it_lets_the_action_itself_pass():
    assert rules("On 9 July 2030 (AL XAA 7/2030), again XAA 7/2030.", ACTION) == []


@pytest.mark.parametrize("text", ["in May 2030", "in Sept. 2030", "in 05/2030", "in 2030-05"])
def it_refuses_a_month_where_the_policy_prints_years(text):
    assert rules(f"It happened {text}.", policy=settings(anonymous_precision="year")) != []


@pytest.mark.parametrize("text", ["in Quorblithe", "in QUÓRBLITHE", "in Quorb**lithe**", "near Old Harbour"])
def it_refuses_the_place_of_the_case(text):
    assert rules(f"It happened {text}.", place="Quorblithe (Old Harbour), Arvania") == ["anonymous.place"]


@pytest.mark.parametrize("place", ["Arvania", "", "the Islands of Belmark", "—"])
def but_it_takes_no_state_for_a_place(place):
    assert rules("It happened in Arvania and the Islands of Belmark.", place=place) == []


@pytest.mark.parametrize("place", ["Cordan", "Dorvalle", "Marin"])
def it_takes_a_place_that_is_called_nearly_as_a_state_for_a_place(place):
    assert rules(f"It happened in {place}.", place=place) == ["anonymous.place"]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("It happened in May 2030.", {}, {"policy": settings(anonymous_precision="year")}),
        ("It is in (XAA 7/2030).", {"actions": [ACTION]}, {}),
        ("It is in Ostrand.", {}, {"place": "Ostrand"}),
    ],
    ids=["another precision", "a reference that is no longer harmless", "another place"],
)
def it_looks_again_at_a_text_that_passed_where_something_else_decides(text, before, after):
    passed = Passed(b"k" * 32)
    assert rules(text, *before.get("actions", ()), passed=passed) == []
    known = Passed.of(b"k" * 32, passed.to_bytes())
    assert rules(text, passed=known, **after) != []
