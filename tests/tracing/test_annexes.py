"""Of which State a file is the annex: by its title, whatever the State was called then, else by its figures."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.drafts.tokens import short
from reportgen.tracing import FileTexts, annexed
from reportgen.tracing.texts import Kind, Marked, Text
from reportgen.vocabulary import Country, CountryName, Iso3

STATES = (
    Country(Iso3("XAA"), "Bel'Mark", history=(CountryName("Old Mark", date(2000, 1, 1), date(2020, 1, 1)),)),
    Country(Iso3("XAB"), "Mark"),
    Country(Iso3("XAC"), "Islands: Mark"),
)


def file(title: str, *keys: str, subtitle: str = "Country annex to the report A/HRC/99/1") -> FileTexts:
    texts = (Text("p", title), Text("p", subtitle), *(Text("cell", "3", (Marked(0, 1, key),)) for key in keys))
    return FileTexts(Kind.WORD, texts)


@pytest.mark.parametrize(("title", "state"), [
    ("Cooperation: Bel’Mark", "XAA"), ("Cooperation: Bel'Mark", "XAA"), ("Cooperation: Old Mark", "XAA"),
    ("Cooperation: Old\u00a0Mark", "XAA"), ("Cooperation: Mark", "XAB"), ("Cooperation: Islands: Mark", "XAC"),
])  # fmt: skip
def it_is_the_state_of_the_title(title, state):
    assert annexed(file(title), STATES).iso3 == state


@pytest.mark.parametrize("key", ["country.XAB.cases", short("country.XAB.persons")])
def it_is_the_state_of_its_figures_where_the_title_names_none(key):
    assert annexed(file("Cooperation: Newmark", key), STATES).iso3 == "XAB"


@pytest.mark.parametrize("keys", [(), ("cases",), ("country.XAA.cases", "country.XAB.cases")])
def but_not_where_it_has_figures_of_none_or_of_several(keys):
    assert annexed(file("Cooperation: Newmark", *keys), STATES) is None


def it_is_no_annex_without_the_line_that_says_so():
    assert annexed(file("Cooperation: Mark", "country.XAB.cases", subtitle="A report"), STATES) is None
