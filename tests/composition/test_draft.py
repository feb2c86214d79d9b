"""The marks of a draft: on every page and chart, and in no other word."""

from __future__ import annotations

from dataclasses import replace

import factories
import pytest
from tables import SETTINGS
from test_report import case, facts

from reportgen.composition import as_draft, compose, compose_country, foot_of_pictures
from reportgen.composition.front import SPECIMEN
from reportgen.document.charts import Figure
from reportgen.document.prose import ProseFile
from reportgen.document.words import words


@pytest.mark.parametrize(("notice", "head"), [("Specimen", "DRAFT – Specimen"), ("", "DRAFT")])
def it_stands_first_in_the_notice_of_every_page_and_in_the_line_of_the_version(notice, head):
    front = as_draft(factories.report(front=factories.front(running_notice=notice, version=notice))).front
    assert (front.running_notice, front.version) == (head, head)


def it_is_told_to_who_cannot_see_a_chart():
    report = factories.report(body=(factories.bar_figure("f-body"),), summary=(factories.bar_figure("f-summary"),))
    alts = [block.alt for block in as_draft(report).blocks() if isinstance(block, Figure)]
    assert len(alts) == 4
    assert all(alt.startswith("Draft. ") for alt in alts)


def but_it_changes_no_other_word():
    report = factories.report()
    before, after = list(words(report)), list(words(as_draft(report)))
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 2 + sum(isinstance(block, Figure) for block in report.blocks())
    assert all(new.startswith(("DRAFT – ", "Draft. ")) for new in changed)


@pytest.mark.parametrize(
    ("own", "authorised", "drafted", "published"),
    [
        ("", "", f"DRAFT – {SPECIMEN}", SPECIMEN),
        ("Synthetic – Not a United Nations document", "", "DRAFT – Synthetic – Not a United Nations document",
         "Synthetic – Not a United Nations document"),
        ("Advance version", "", f"DRAFT – Advance version – {SPECIMEN}", f"Advance version – {SPECIMEN}"),
        ("Advance version", "Somebody", "DRAFT – Advance version", "Advance version"),
        ("", "Somebody", "DRAFT", ""),
    ],
)  # fmt: skip
def it_stands_below_a_picture_that_stands_alone_with_what_each_page_says(own, authorised, drafted, published):
    settings = replace(SETTINGS, report=replace(SETTINGS.report, running_notice=own, authorised_by=authorised))
    assert foot_of_pictures(settings, draft=True) == drafted
    assert foot_of_pictures(settings, draft=False) == published


def it_is_a_draft_unless_somebody_says_otherwise():
    found = facts(case("C1", account="Told."))
    country = found.for_country(found.states[0])
    prose = [ProseFile("introduction", "introduction.md", "# A\n\nOne.")]
    whole = compose(found, prose, SETTINGS), compose(found, prose, SETTINGS, draft=False)
    annex = compose_country(country, SETTINGS), compose_country(country, SETTINGS, draft=False)
    for made, published in (whole, annex):
        assert made == as_draft(published) != published
        assert "DRAFT" not in published.front.running_notice
