"""With which of several versions an edited file agrees best."""

from __future__ import annotations

import random

import pytest

from refresh.drafts import edited
from refresh.edits import Edited
from refresh.kinds import KINDS
from refresh.reports import report
from reportgen.drafts import Package, base_of, read_word_file
from reportgen.refresh import Asked, refresh
from reportgen.refresh.agreement import better

FIRST, SECOND, THIRD = "", "a case added", "all of it"
EDITS = (
    "",
    "an account reworded",
    "a paragraph added, tracked",
    "a row deleted",
    "a footnote added",
    "every anchor lost",
)


def flow(content: bytes):
    return read_word_file(Package.unzipped(content, "a"), "a").flow


def version(correction: str):
    return base_of(Package.unzipped(report(correction), "a")).flow


def found(content: bytes, named: str, now: str, *others: str) -> str | None:
    told = better(flow(content), version(named), version(now), {other: version(other) for other in others})
    return told.version if told else None


class DescribeBetter:
    @pytest.mark.parametrize("kind", EDITS)
    def it_is_the_version_of_which_the_file_was_made(self, kind):
        file = Edited(report(SECOND))
        if kind:
            KINDS[kind].do(file)
        assert found(file.content(), FIRST, THIRD, SECOND) == SECOND

    @pytest.mark.parametrize("kind", EDITS)
    def it_is_none_where_the_one_that_was_named_is_that_of_the_file(self, kind):
        file = edited(KINDS[kind].do) if kind else edited()
        assert found(file.content(), FIRST, THIRD, SECOND) is None
        assert found(file.content(), FIRST, SECOND, THIRD) is None

    def it_is_none_for_a_file_into_which_the_data_were_brought_already(self):
        """With the same version a second time: what the data say now is no word of people."""
        once = refresh(report(), report(THIRD), Asked(), name="a", base=report())
        assert found(once.content, FIRST, THIRD, SECOND) is None

    def it_is_an_older_one_too(self):
        assert found(report(), SECOND, THIRD, FIRST) == FIRST

    def it_is_none_of_those_that_say_the_same(self):
        assert found(report(SECOND), SECOND, THIRD, SECOND) is None
        assert found(report(THIRD), FIRST, THIRD, THIRD) is None

    def it_tells_in_how_many_places(self):
        told = better(flow(report(SECOND)), version(FIRST), version(THIRD), {"2": version(SECOND)})
        assert told.places > told.named

    def it_is_the_same_whatever_order_they_stand_in(self):
        corrections = ["a case added", "a case excluded", "a reply arrived", "a date changed"]
        for seed in range(4):
            random.Random(seed).shuffle(corrections)
            assert found(report("a reply arrived"), FIRST, THIRD, *corrections) == "a reply arrived"
