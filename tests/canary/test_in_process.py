"""The canary without processes and drawn pages: what the rooms make of the planted folder, one after another.

It asks no guard: a planted word that one gate lets through is found here, even where a later one would refuse it. The
commands themselves are watched in tests/end_to_end/test_canary.py.
"""

from __future__ import annotations

import pytest

from canary.hunt import hunted
from canary.planted import CASE_IDS, KEPT_DAYS, MARK, TELEPHONE, plant
from reportgen import aggregation, composition, loading, protection, records, validation
from reportgen.document.words import words
from reportgen.rendering.html import render_html
from reportgen.vocabulary import Iso3


@pytest.fixture(scope="module", params=[True, False], ids=["statistics counted", "statistics kept out"])
def made(request, tmp_path_factory) -> dict[str, bytes]:
    """What would be delivered and said, by what it is."""
    folder = plant(tmp_path_factory.mktemp("planted") / "folder", statistics=request.param)
    loaded = loading.load(folder, keep=False)
    checked, findings = validation.check(loaded.raw, loaded.reference, loaded.settings)
    assert checked is not None
    released = protection.release(checked, loaded.settings)
    draft = aggregation.aggregate(released.cases, loaded.settings)
    facts, guarded = protection.protect_counts(draft, loaded.settings)
    findings = findings.merged(released.findings).merged(guarded)
    report = composition.compose(facts, loaded.prose, loaded.settings)
    countries = [loaded.reference.countries[Iso3(code)] for code in ("XAA", "XAB", "XAC", "XAD")]
    annexes = {c.iso3: composition.compose_country(facts.for_country(c), loaded.settings) for c in countries}
    told = {"report": report, **annexes}
    texts = {name: "\n".join(words(document)).encode() for name, document in told.items()}
    figures = composition.figures(facts, loaded.settings)
    return {
        **texts,
        "page": render_html(report),
        "figures": "\n".join(text for figure in figures for text in words(figure)).encode(),
        "facts": records.facts_json(facts, "", draft=True),
        "findings": records.findings_json(findings),
        "errors": "\n".join(finding.rule for finding in findings.errors).encode(),
        "internal facts": records.internal_facts_json(facts),
        "counted": f"{request.param}: {facts['cases'].cases}".encode(),
    }


def leaks(made, needles, *names):
    return {name: found for name in names or made if (found := hunted(made[name], needles))}


DELIVERED = ("report", "XAA", "XAB", "XAC", "XAD", "page", "figures", "facts")


def it_lets_no_planted_word_out(made):
    assert leaks(made, (MARK, TELEPHONE)) == {}


def it_delivers_no_id_no_day_and_no_reference(made):
    assert leaks(made, (*CASE_IDS, *KEPT_DAYS, "XAA 70"), *DELIVERED) == {}


def it_speaks_of_no_state_whose_cases_are_all_left_out(made):
    assert leaks(made, ("Belmark", "Cordania"), "report", "page", "figures", "facts", "XAA") == {}
    assert all(b"has no entry on" in made[state] for state in ("XAB", "XAC", "XAD"))


def it_counts_statistics_cases_where_the_policy_says_so_alone(made):
    allowed, _, cases = made["counted"].partition(b": ")
    assert (b"-statistics" in cases) is (allowed == b"True")


def it_finds_no_error_in_what_is_planted(made):
    assert made["errors"] == b""


def but_it_finds_what_is_meant_to_be_there(made):
    assert leaks(made, ["Openly Named"], "report", "XAA", "page").keys() == {"report", "XAA", "page"}
    assert leaks(made, ["a lawyer was followed"], "report", "XAA", "page").keys() == {"report", "XAA", "page"}
    assert b"SECRET-" in made["internal facts"]
