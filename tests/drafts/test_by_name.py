"""What stands in a tree, by its name."""

from __future__ import annotations

from lxml import etree

from reportgen.drafts.by_name import by_name
from reportgen.drafts.ooxml import WORD, w

TEXT = etree.fromstring(
    f'<w:body xmlns:w="{WORD}" xmlns:x="urn:x" xmlns:y="urn:y"><w:p w:n="1"><x:mark n="2"/><w:p w:n="3"/></w:p>'
    '<w:r/><y:mark n="4"/><w:p w:n="5"/></w:body>'
)


def it_is_found_in_the_order_of_the_text_within_others_too():
    assert [each.get(w("n")) for each in by_name(TEXT, w("p"), w("r"))[w("p")]] == ["1", "3", "5"]


def it_is_an_empty_list_of_a_name_that_nothing_has():
    assert by_name(TEXT, w("p"), w("tbl"))[w("tbl")] == []


def it_goes_by_its_own_name_where_any_namespace_was_asked_for():
    found = by_name(TEXT, "{*}mark")
    assert {tag: [each.get("n") for each in elements] for tag, elements in found.items() if elements} == {
        "{urn:x}mark": ["2"],
        "{urn:y}mark": ["4"],
    }
