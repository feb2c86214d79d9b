"""A template that was read before is not compiled again, and is what it is when it is read for the first time."""

from __future__ import annotations

import pytest
from prose_facts import SETTINGS, fact, facts, prose

from reportgen.composition import read_templates
from reportgen.composition.prose import render
from reportgen.composition.template_language import ProseEnvironment
from reportgen.document import inlines as i
from reportgen.errors import ProseError


@pytest.fixture(autouse=True)
def nothing_read(monkeypatch):
    monkeypatch.setattr(read_templates, "_READ", {})


@pytest.fixture
def compiled(monkeypatch):
    """The names under which templates were compiled."""
    met = []
    compile_ = ProseEnvironment.compile
    monkeypatch.setattr(ProseEnvironment, "compile", lambda *asked: met.append(asked[-1]) or compile_(*asked))
    return met


def said(text, *more):
    return [i.plain(block.content) for block in render(prose(text), facts(*more), SETTINGS)]


TEXTS = (
    '{{ "a word" }}, {{ states }} and {{ "*" }}',
    "{% macro m(x) %}{{ x }} and more{% endmacro %}{{ m(states) }}, {{ m(cases) }}",
    "{% for country in countries %}{{ country.name }} {% endfor %}.",
    '{{ states if states.both }}{{ "none" if not states.both }}',
    "One.\n\nTwo {{ states }}.",
)


@pytest.mark.parametrize("text", TEXTS)
def it_says_the_same_and_is_compiled_once(compiled, text):
    first = said(text)
    assert said(text) == first
    assert len(compiled) == 1


def it_says_what_the_facts_are_now(compiled):
    text = "{{ act_types.detention.cases }} cases"
    assert said(text, fact("act_types.detention.cases", 2)) == ["two cases"]
    assert said(text, fact("act_types.detention.cases", 3)) == ["three cases"]
    assert len(compiled) == 1


def it_is_refused_where_a_name_is_no_longer_known():
    text = "{{ act_types.detention.cases }} cases"
    assert said(text, fact("act_types.detention.cases", 2)) == ["two cases"]
    with pytest.raises(ProseError, match="detention"):
        said(text)


def it_is_charged_again_for_what_its_macros_can_write():
    macros = "{% macro m0() %}" + "x" * 99 + "{% endmacro %}"
    for number in range(1, 7):
        macros += f"{{% macro m{number}() %}}" + f"{{{{ m{number - 1}() }}}}" * 9 + "{% endmacro %}"
    for _ in range(2):
        with pytest.raises(ProseError, match="writes more than"):
            said(macros + "{{ m6() }}")


def it_keeps_no_more_than_it_says():
    for number in range(read_templates.MOST + 1):
        said(f"Text {number}.")
    assert 0 < len(read_templates._READ) <= read_templates.MOST
