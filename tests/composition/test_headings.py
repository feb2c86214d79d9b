"""Small headings that are counted together: one row in their place, and what is said of it."""

from __future__ import annotations

import pytest
from tables import case, checked, settings

from reportgen import composition
from reportgen.aggregation import aggregate
from reportgen.composition.chart_parts import table_alone
from reportgen.composition.country import country_table
from reportgen.composition.prose import render
from reportgen.document.inlines import Quantity, plain
from reportgen.document.prose import ProseFile
from reportgen.protection import protect_counts, release
from reportgen.rendering.charts import draw_svg, table_csv

POLICY = settings(statistics=True)
ACTS = ("detention", "surveillance", "sexual_violence")
TWO = "act_types.detention+surveillance.cases"


def facts_of(*hidden):
    """The facts of a report with an entry on each of two States, and cases that are only counted in the first."""
    described = [case("D1", states="XAA", act_types="|".join(ACTS), un_entities="upr|special_procedures"),
                 case("D2", states="XAB", act_types="detention")]  # fmt: skip
    rows = [case(f"H{n}", consent="statistics", **cells) for n, cells in enumerate(hidden)]
    draft = aggregate(release(checked([*described, *rows]), POLICY).cases, POLICY)
    return protect_counts(draft, POLICY)[0]


def acts(*codes):
    return [{"act_types": code} for code in codes]


@pytest.fixture(scope="module")
def facts():
    """Detention and surveillance are small, and four together."""
    return facts_of(*acts(*ACTS[:2] * 2, *["sexual_violence"] * 5))


@pytest.fixture(scope="module")
def figures(facts):
    return {figure.name: figure for figure in composition.figures(facts, POLICY)}


def rows(table):
    return {plain(row.cells[0].content): [plain(cell.content) for cell in row.cells[1:]] for row in table.rows}


def notes(table):
    return [plain(note) for note in table.notes]


class DescribeTables:
    def it_has_one_row_in_place_of_theirs(self, figures):
        assert rows(figures["cases_by_act"].table) == {
            "Sexual violence": ["6", "1"],
            "Detention, or surveillance": ["6", "2"],
            "Not stated": ["–", ""],
        }

    def it_says_below_that_each_case_is_counted_once(self, figures):
        (note,) = notes(figures["cases_by_act"].table)
        assert note.startswith("Under “Detention, or surveillance” each case is counted once")

    def it_says_so_once_where_the_table_stands_alone(self, figures):
        alone = table_alone(figures["cases_by_act"])
        assert "counted once" in figures["cases_by_act"].method
        assert "counted once" not in alone.method
        assert alone.method.endswith("not counted.")

    def it_names_the_members_below_where_they_are_many(self):
        table = {f.name: f for f in composition.figures(facts_of(*acts(*ACTS)), POLICY)}["cases_by_act"].table
        assert rows(table)["Acts counted together"] == ["5", "2"]
        assert notes(table)[0].startswith("Acts counted together are detention, surveillance and sexual violence. Each")

    def it_has_one_row_for_entities_by_cooperation_and_by_who_raised_them(self):
        entities = [{"un_entities": code} for code in ("upr", "upr", "special_procedures", "special_procedures")]
        table = {f.name: f for f in composition.figures(facts_of(*entities), POLICY)}["cases_by_entity"].table
        assert rows(table)["Universal periodic review, or special procedures mandate holders"] == ["5", "–"]
        assert "Special procedures" not in rows(table)

    def it_keeps_one_column_for_each_act_where_states_are_compared(self, figures):
        """What is shown as [c] of a State stands below, together: the columns are the same for all States."""
        table = figures["states_by_act"].table
        assert [column.head for column in table.columns] == ["State", "Detention", "Surveillance", "Sexual violence"]
        assert rows(table)["Arvania"] == ["[c]", "[c]", "6"]
        assert rows(table)["Belmark (Islands of)"] == ["1", "–", "–"]
        note = next(note for note in table.notes if "taken together" in plain(note))
        assert plain(note) == "Cases of detention and surveillance, taken together and each counted once: Arvania, 5."
        assert [i.key for i in note if isinstance(i, Quantity)] == [f"country.XAA.{TWO}"]

    def it_has_the_row_in_the_annex_of_the_state(self, facts):
        table = country_table(facts.for_country(facts.states[0]), POLICY)
        assert rows(table)["Detention, or surveillance"] == ["5"]
        assert "Detention" not in rows(table)
        assert "counted once" in notes(table)[0]

    def but_not_in_that_of_a_state_whose_cases_are_all_described(self, facts):
        table = country_table(facts.for_country(facts.states[1]), POLICY)
        assert rows(table)["Detention"] == ["1"]
        assert notes(table) == []

    def but_not_where_they_are_too_few_together(self):
        few = facts_of(*acts(*ACTS[:2] * 2, *["sexual_violence"] * 5), {"act_types": "detention", "states": "XAB"})
        table = country_table(few.for_country(few.states[1]), POLICY)
        assert rows(table)["Detention"] == ["[c]"]
        assert "Detention, or surveillance" not in rows(table)


class DescribeCharts:
    def it_draws_one_bar_and_tells_its_number(self, figures):
        figure = figures["cases_by_act"]
        assert figure.chart.categories == ("Sexual violence", "Detention, or surveillance", "Not stated")
        assert figure.chart.guarded == ()
        assert "Detention, or surveillance 6" in figure.alt
        assert b"Detention, or surveillance" in draw_svg(figure)
        assert '"Detention, or surveillance",6,2' in table_csv(figure).decode()


class DescribeSentences:
    def it_says_of_a_member_what_the_entries_show(self, facts):
        said = render(ProseFile("test", "test.md", "{{ act_types.detention.cases | counted('case') }}."), facts, POLICY)
        assert plain(said[0].content) == "at least two cases."

    def it_goes_over_the_headings_and_never_over_what_is_counted_together(self, facts):
        words = "{% for act in act_types if act.cases %}{{ act | label }}, {% endfor %}"
        said = render(ProseFile("test", "test.md", words), facts, POLICY)
        assert plain(said[0].content) == "Detention, Surveillance, Sexual violence,"
