"""Entries that are called by their place, in files that leave."""

from __future__ import annotations

from dataclasses import replace

import factories

from reportgen.document.blocks import Heading, Paragraph
from reportgen.document.entries import with_places, without_names
from reportgen.document.inlines import text
from reportgen.document.report import Annex

FIRST, SECOND, THIRD = "320ab14e73cd", "0f00aa11bb22", "999999999999"


def annex(name, *anchors):
    blocks = tuple(Paragraph(text("Told."), anchor, number=str(number)) for number, anchor in enumerate(anchors, 1))
    return Annex(name, text("Title"), f"annex-{name.lower()}", "", blocks)


def anchors_of(report):
    return [block.anchor for block in report.blocks()]


def it_calls_the_entries_of_each_state_by_their_place_in_their_annex():
    report = replace(factories.report(), summary=(), body=(), annexes=(
        annex("I", f"new-xaa-{FIRST}-p-1", f"new-xaa-{FIRST}-p-2", f"new-xaa-{FIRST}-record-1",
              f"new-xaa-{SECOND}-p-1", f"new-xab-{SECOND}-p-1"),
        annex("II", f"follow-up-xaa-{THIRD}-p-1")))  # fmt: skip
    assert anchors_of(with_places(report)) == [
        "new-xaa-1-p-1", "new-xaa-1-p-2", "new-xaa-1-record-1", "new-xaa-2-p-1", "new-xab-1-p-1", "follow-up-xaa-1-p-1",
    ]  # fmt: skip


def it_calls_those_of_a_country_annex_so_too():
    body = (Heading(1, text("Cases"), "part-new"), Paragraph(text("A."), f"new-{SECOND}-p-1"),
            Paragraph(text("B."), f"new-{FIRST}-p-1"))  # fmt: skip
    report = replace(factories.report(), summary=(), body=body, annexes=())
    assert anchors_of(with_places(report)) == ["part-new", "new-1-p-1", "new-2-p-1"]


def it_leaves_everything_else_as_it_is():
    report = factories.report()
    assert with_places(report) == without_names(report) == report


def it_calls_them_nothing_where_a_place_would_tell_of_a_gap():
    report = replace(factories.report(), summary=(), body=(),
                     annexes=(annex("I", f"new-xaa-{FIRST}-p-1", "new-xab", f"new-xab-{FIRST}-record-1"),))  # fmt: skip
    assert anchors_of(without_names(report)) == ["", "new-xab", ""]
