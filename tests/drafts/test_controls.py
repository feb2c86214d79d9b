"""Which controls are those of figures: those that are called by a key, and none that editors have for themselves."""

from __future__ import annotations

import pytest
from lxml import etree

from reportgen.drafts.ooxml import WORD
from reportgen.drafts.reading import Reader
from reportgen.drafts.tokens import short, states_figure
from reportgen.tracing.families import FAMILIES

KEYS = sorted({family.pattern.replace("<code>", "detention") for family in FAMILIES})
OWN = ("status", "title", "author", "reviewed", "name", "figure", "number", "form.name", "rev.2", "client.address",
       "goog_rdk_12", "Status", "two words", "k_", "k_own", "", "cases of the year", "country", "country.xaa",
       "act_types")  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def it_is_called_by_any_key_that_a_report_can_have(key):
    assert states_figure(key)
    assert states_figure(short(key))
    assert states_figure(f"country.XAA.{key}")


@pytest.mark.parametrize("tag", OWN)
def but_not_by_what_editors_call_their_own(tag):
    assert not states_figure(tag)


@pytest.mark.parametrize("tag", ["status", "states"])
def it_is_read_as_a_figure_where_it_is_one_whether_or_not_a_bookmark_is_left(tag):
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent><w:r><w:t>7</w:t></w:r></w:sdtContent></w:sdt>'
    )
    paragraph = etree.fromstring(f'<w:p xmlns:w="{WORD}">{control}</w:p>')
    assert Reader().read(paragraph).figures == ([(short("states"), "7")] if tag == "states" else [])
