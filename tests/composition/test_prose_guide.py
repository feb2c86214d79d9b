"""docs/prose.md is true: what it says that people get is what they get."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from prose_facts import SETTINGS, facts, prose

from reportgen.composition.prose import render
from reportgen.composition.template_words import Words
from reportgen.document.inlines import plain
from reportgen.document.prose import CHAPTERS, SUMMARY

GUIDE = (Path(__file__).parents[2] / "docs" / "prose.md").read_text(encoding="utf-8")
FACTS = GUIDE.split("## Facts")[1].split("## References")[0]
ROWS = re.findall(r"^\| `(\{.*\})` \| (.+) \|$", FACTS, re.MULTILINE)


@pytest.mark.parametrize(("written", "got"), ROWS, ids=[written for written, _ in ROWS])
def it_prints_what_the_guide_says(written, got):
    (paragraph,) = render(prose(written.replace("\\|", "|")), facts(), SETTINGS)
    assert plain(paragraph.content) == got


def it_tells_of_every_chapter_filter_and_function():
    words = Words.__new__(Words)
    names = {*CHAPTERS, SUMMARY, *words.filters, *words.functions} - {"in_words"}  # in_words is what is done anyway
    assert {name for name in names if not re.search(rf"\b{name}\b", GUIDE)} == set()
