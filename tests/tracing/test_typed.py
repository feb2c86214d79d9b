"""Numbers that people typed agree with the figure of what their words say, and with no other one of its size."""

from __future__ import annotations

import pytest
from composition.prose_facts import facts

from reportgen.facts import Fact
from reportgen.tracing.numbers import numbers_in
from reportgen.tracing.typed import TypedNumbers
from reportgen.vocabulary import CountQualifier

FACTS = facts(
    Fact("act_types.travel_restriction.cases", 4, "cases with the act: Travel restriction"),
    Fact("act_types.killing.cases", 9, "cases with the act: Killing"),
    Fact("act_types.travel_restriction.states", 2, "States with the act: Travel restriction"),
    Fact("un_entities.special_procedures.cases", 8, "cases of cooperation with: Special procedures"),
    Fact("country.XAA.act_types.travel_restriction.cases", 5, "cases with the act: Travel restriction (Arvenia)"),
    Fact("persons", 240, "persons"),
    Fact("persons.women", 31, "women"),
    Fact("persons.young", 7, "young persons and minors"),
    Fact("persons.detained", 16, "persons in detention"),
    Fact("responses.cases", 6, "cases with a reply"),
    Fact("cases.follow_up", 46, "follow-up"),
    Fact("responses.replies", 40, "replies"),
    Fact("responses.share", 0.5, "share of allegations answered in substance"),
    Fact("organizations", 20, "organizations", CountQualifier.AT_LEAST),
)

AGREES = [
    ("The report has 47 cases.", "cases"),
    ("The report has 1 new case.", "cases.new"),
    ("It names three States, among them Arvenia.", "states"),
    ("There were 240 persons concerned.", "persons"),
    ("There were 31 women among them.", "persons.women"),
    ("Of these, 16 persons are in detention.", "persons.detained"),
    ("A reply to six cases was received.", "responses.cases"),
    ("In 4 cases of travel restriction nobody replied.", "act_types.travel_restriction.cases"),
    ("Killing was alleged in 9 cases.", "act_types.killing.cases"),
    ("Two States are accused of travel restriction.", "act_types.travel_restriction.states"),
    ("In Arvenia 12 cases were recorded.", "country.XAA.cases"),
    ("In Arvenia there were 5 cases of travel restriction.", "country.XAA.act_types.travel_restriction.cases"),
    ("The 47 cases concern three States, and 12 cases Arvenia.", "cases"),
    ("Replies were given to 50 per cent of the allegations.", "responses.share"),
    ("Eight cases of cooperation with special procedures.", "un_entities.special_procedures.cases"),
    ("The special procedures told of 47 cases.", "cases"),
]
CONTRADICTS = [
    "There were 240 women among them.",  # so many persons
    "There were 240 minors.",
    "In 47 cases of travel restriction nobody replied.",  # so many in all
    "In 6 cases of travel restriction nobody replied.",  # so many with a reply
    "In Arvenia 47 cases were recorded.",
    "In Arvenia 4 cases of travel restriction were recorded.",  # so many in the world
    "The report has 6 cases.",  # so many with a reply
    "The report has 1 case.",  # so many are new
    "There were 47 new cases.",  # so many in all
    "There were 2 States.",  # so many with new cases
    "There were 31 persons.",  # so many women
    "A reply to 47 cases was received.",
    "There were fewer than 47 cases.",
    "There were up to 47 cases.",
    "There were no more than 47 cases.",
    "There were under 47 cases.",
    "There were 40 to 47 cases.",
    "There were 40–47 cases.",
    "There were between 40 and 47 cases.",
    "There were 47 thousand cases.",
    "There were 47 more cases than in the year before.",
    "There were another 47 cases.",
    "There were 47 other cases.",
    "Some 50 per cent of the women came from towns.",
    "There were 1\u00a0047 cases.",
    "There were at least 47 cases.",
]  # fmt: skip


def of(text: str):
    *_, number = [found for found in numbers_in(text) if found.unit is not None]
    return number, text


class DescribeWhatIsTyped:
    @pytest.mark.parametrize(("text", "key"), AGREES)
    def it_agrees_with_the_figure_of_its_words(self, text, key):
        typed = TypedNumbers(FACTS)
        agreeing = [typed.agreeing(number, text) for number in numbers_in(text) if number.unit is not None]
        assert key in agreeing[0] or key in agreeing[-1], agreeing

    @pytest.mark.parametrize("text", CONTRADICTS)
    def but_with_no_other_of_its_size(self, text):
        number, text = of(text)
        assert TypedNumbers(FACTS).agreeing(number, text) == ()

    def it_is_looked_at_number_by_number(self):
        text = "The report has 47 cases, in Arvenia 12 cases and in Dunmark 47 cases."
        typed = TypedNumbers(FACTS)
        assert [typed.agreeing(number, text) for number in numbers_in(text)] == [
            ("cases",), ("country.XAA.cases",), ()
        ]  # fmt: skip

    def it_counts_for_the_state_in_its_annex(self):
        typed = TypedNumbers(FACTS, state="XAA")
        assert [typed.agreeing(*of(f"It has {count} cases.")) for count in (12, 47)] == [("country.XAA.cases",), ()]

    def it_names_the_figure_that_it_was_held_against(self):
        number, text = of("In Arvenia 47 cases were recorded.")
        assert TypedNumbers(FACTS).instead(number, text) == "country.XAA.cases is 12"
