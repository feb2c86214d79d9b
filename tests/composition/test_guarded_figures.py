"""A hidden figure: [c] in tables, charts, alt texts and files, other words in sentences, and never a zero."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tables import case, checked, settings

from reportgen import composition, records
from reportgen.aggregation import aggregate
from reportgen.composition.chart_parts import NONE, cell
from reportgen.composition.country import country_table
from reportgen.composition.prose import render
from reportgen.document.inlines import plain
from reportgen.document.prose import ProseFile
from reportgen.facts import Fact
from reportgen.protection import protect_counts, release
from reportgen.rendering.charts import draw_svg, table_csv
from reportgen.vocabulary import CountQualifier

POLICY = settings(statistics=True)


@pytest.fixture(scope="module")
def facts():
    described = [case(f"D{n}", states="XAA", act_types="detention") for n in range(3)]
    hidden = [case("H1", states="XAA", act_types="surveillance", consent="statistics")]
    draft = aggregate(release(checked([*described, *hidden]), POLICY).cases, POLICY)
    return protect_counts(draft, POLICY)[0]


@pytest.fixture(scope="module")
def figures(facts):
    return {figure.name: figure for figure in composition.figures(facts, POLICY)}


def row(table, head):
    return next(
        [plain(cell.content) for cell in row.cells] for row in table.rows if plain(row.cells[0].content) == head
    )


def said(facts, words):
    blocks = render(ProseFile("test", "test.md", words), facts, POLICY)
    return plain(blocks[0].content)


class DescribeTables:
    def it_prints_c_and_says_why(self, figures):
        table = figures["cases_by_act"].table
        assert row(table, "Surveillance")[1] == "[c]"
        assert row(table, "Detention")[1] == "3"
        assert any("[c] stands for" in plain(note) for note in table.notes)

    def it_prints_the_same_in_the_annex_of_a_state(self, facts):
        own = facts.for_country(facts.states[0])
        table = country_table(own, POLICY)
        assert row(table, "Surveillance")[1] == "[c]"
        assert any("[c] stands for" in plain(note) for note in table.notes)


class DescribeCharts:
    def it_prints_c_and_draws_no_bar(self, figures):
        figure = figures["cases_by_act"]
        place = figure.chart.categories.index("Surveillance")
        assert place in figure.chart.guarded
        assert b">[c]<" in draw_svg(figure)

    def it_says_so_to_those_who_cannot_see_it(self, figures):
        assert "Surveillance [c]" in figures["cases_by_act"].alt
        assert "At least one State has" in figures["states_by_act"].alt

    def it_marks_the_cell_of_a_matrix(self, figures):
        figure = figures["states_by_act"]
        assert (0, figure.chart.columns.index("Surveillance")) in figure.chart.guarded
        assert b">[c]<" in draw_svg(figure)

    def it_never_says_that_there_was_none(self, figures):
        notes = " ".join(plain(note) for note in figures["states_by_act"].table.notes)
        assert "surveillance" not in notes.casefold()


class DescribeFiles:
    def it_stands_in_the_facts(self, facts):
        found = json.loads(records.facts_json(facts, ""))["facts"]
        assert found["act_types.surveillance.cases"]["value"] == "[c]"
        assert found["cases"]["value"] == "[c]"
        assert found["act_types.detention.cases"]["value"] == 3

    def it_stands_in_the_table_behind_a_chart(self, figures):
        assert b"[c]" in table_csv(figures["cases_by_act"])


class DescribeSentences:
    def it_says_at_least_what_the_entries_show(self, facts):
        assert said(facts, "There were {{ cases | counted('case') }}.") == "There were at least three cases."

    def it_says_a_small_number_where_they_show_none(self, facts):
        words = "{{ act_types.surveillance.cases | counted('case') }} and {{ act_types.surveillance.cases }}."
        assert said(facts, words) == "a small number of cases and a small number."
        assert said(facts, "{{ act_types.surveillance.cases | at_start('case') }}.") == "A small number of cases."

    def it_takes_it_for_some(self, facts):
        assert said(facts, "{% if act_types.surveillance.cases %}Some.{% else %}None.{% endif %}") == "Some."


def it_prints_no_bound_of_none_as_none():
    bound = Fact("organizations", 0, "organizations", CountQualifier.AT_LEAST)
    printed = [plain(cell(fact).content) for fact in (bound, replace(bound, qualifier=CountQualifier.EXACT))]
    assert printed == ["not known", NONE]
