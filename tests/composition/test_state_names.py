"""A name of a State prints with curly apostrophes wherever it stands, and is matched and sorted as before."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tables import SETTINGS, case, checked

from reportgen.aggregation import aggregate
from reportgen.composition import compose, compose_country, figures
from reportgen.document.blocks import Heading
from reportgen.document.inlines import plain
from reportgen.document.prose import ProseFile
from reportgen.document.words import words
from reportgen.loading import read_reference
from reportgen.protection import protect_counts, release
from reportgen.records import facts_json
from reportgen.settings import ChartSettings

STATES = ("CIV", "PRK", "LAO", "COG", "COD", "HRV", "LVA")

CHAPTER = """# Policy

{{ states | listed }}. {{ states | at_start }}{{ states | note_states }} and {{ country.CIV.name }},
{{ country.LAO | label }}, {{ country.CIV.name | at_start }} and {{ country.PRK.cases | label }}.
{% for country in countries %}{{ country.name }} {% endfor %}

{{ insert("summary_of_cases") }}
"""


@pytest.fixture(scope="module")
def reference():
    return read_reference()


@pytest.fixture(scope="module")
def settings():
    return replace(SETTINGS, charts=ChartSettings(("cases_by_act", "states_by_act", "states_by_region")))


@pytest.fixture(scope="module")
def facts(reference, settings):
    cases = [
        case(f"C{n}", states=state, part=part, act_types="detention")
        for n, (state, part) in enumerate((state, part) for state in STATES for part in ("new", "follow_up"))
    ]
    action = {"action": "AL CIV 1/2031", "case_ids": "C0", "kind": "communication", "put_to": "CIV"}
    reply = {"response_id": "R-1", "case_ids": "C2", "state": "PRK", "responder": "government", "form": "substantive",
             "date_received": "2031-02-01", "text": "It rejected this.", "public": "yes"}  # fmt: skip
    found = replace(checked(cases, (), [action], [reply]), reference=reference)
    draft = aggregate(release(found, settings).cases, settings)
    return protect_counts(draft, settings)[0]


@pytest.fixture(scope="module")
def report(facts, settings):
    return compose(facts, [ProseFile("policy", "policy.md", CHAPTER)], settings)


def straight(document):
    return [word for word in words(document) if "'" in word]


def it_prints_curly_apostrophes_in_the_whole_report(report):
    assert straight(report) == []
    told = " ".join(words(report))
    assert told.count("Côte d’Ivoire") > 8
    assert "the Democratic People’s Republic of Korea" in told
    assert "with the Government of Côte d’Ivoire in a communication" in told
    assert "he Government of the Democratic People’s Republic of Korea replied" in told


def it_prints_them_in_every_chart(facts, settings):
    drawn = figures(facts, settings)
    assert [straight(figure) for figure in drawn] == [[] for _ in drawn]
    (matrix,) = (figure for figure in drawn if figure.name == "states_by_act")
    assert "Lao People’s Democratic Republic" in matrix.chart.rows


@pytest.mark.parametrize("code", ["CIV", "PRK", "LAO"])
def it_prints_them_in_the_annex_of_a_state(facts, reference, settings, code):
    annex = compose_country(facts.for_country(reference.countries[code]), settings)
    assert straight(annex) == []
    assert "’" in annex.properties.title


def it_prints_them_where_the_report_has_no_entry(facts, settings):
    odd = replace(facts.reference.countries["LVA"], iso3="XZZ", name="Côte d'Ambre", in_text="Côte d'Ambre")
    assert straight(compose_country(facts.for_country(odd), settings)) == []


def it_keeps_the_order_of_states(report):
    headings = [plain(b.content) for b in report.annexes[0].blocks if isinstance(b, Heading)]
    assert headings == [
        "Congo",
        "Côte d’Ivoire",
        "Croatia",
        "Democratic People’s Republic of Korea",
        "Democratic Republic of the Congo",
        "Lao People’s Democratic Republic",
        "Latvia",
    ]


@pytest.mark.parametrize("name", ["Côte d'Ivoire", "Côte d’Ivoire", "cote d’ivoire", "COTE D'IVOIRE"])
def it_reads_a_name_with_either_mark(reference, name):
    assert reference.state_called(name).iso3 == "CIV"


def but_the_labels_of_facts_stay_as_unterm_spells_them(facts):
    labels = {fact["label"] for fact in json.loads(facts_json(facts, ""))["facts"].values()}
    assert any("(Côte d'Ivoire)" in label for label in labels)
    assert not any("’" in label for label in labels)
