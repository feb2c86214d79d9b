"""How numbers are read, and the reading that is told of one that the report has in words and in figures."""

from __future__ import annotations

import pytest

from refresh.drafts import brought, edited, listed
from refresh.edits import Edited, text_of, w
from reportgen.refresh.counts import each_once, plain, states_number


class DescribePlain:
    @pytest.mark.parametrize(("words", "figures"), [
        ("three", "3"), ("Three", "3"), ("Forty-seven", "47"), ("two hundred and forty", "240"),
        ("one thousand two hundred and one", "1201"), ("8,500", "8500"), ("A hundred and twenty", "120"),
        ("six or seven", "6 or 7"), ("six seven", "6 7"), ("zero", "0"), ("No", "0"), ("at least ten", "at least 10"),
        ("Two instances", "2 instances"), ("33 per cent", "33 per cent"), ("1.5 million", "1.5 million"),
        ("Arvania", "arvania"), ("one and a half", "1 and a half"), ("", ""),
    ])  # fmt: skip
    def it_has_figures_for_numbers_in_words(self, words, figures):
        assert plain(words) == figures


class DescribeEachOnce:
    @pytest.mark.parametrize(("place", "readings", "told"), [
        ("77", {"3", "Three", "three"}, ["3"]),
        ("seven", {"3", "Three", "three"}, ["three"]),
        ("Seven", {"3", "Three", "three"}, ["Three"]),
        ("Seven", {"3", "three"}, ["three"]),
        ("77", {"Three", "three"}, ["three"]),
        ("77", {"3", "three", "4"}, ["3", "4"]),
        ("x", {"33 per cent", "one third"}, ["33 per cent", "one third"]),
        ("77", set(), []),
    ])  # fmt: skip
    def it_tells_a_number_as_it_would_stand_in_the_place(self, place, readings, told):
        assert each_once(place, readings) == told


class DescribeStatesNumber:
    @pytest.mark.parametrize("text", ["3", "three", "Forty-seven", "at least ten", "33 per cent", "[c] 4"])
    def it_is_one(self, text):
        assert states_number(text)

    @pytest.mark.parametrize("text", ["", "Choose an item", "the office", "no"])
    def it_is_none(self, text):
        assert not states_number(text)


class DescribeAFigureThatPeopleTypedOver:
    def it_is_told_with_one_reading(self):
        def edit(file: Edited) -> None:
            row = file.row(file.table("Type of act"), "Arrest or detention")
            cell = row.findall(w("tc"))[1]
            twin = file.add(file.saying("Where access is denied"), "The number: ")
            file.copy_figure(cell, text_of(cell), twin)
            file.type_over(twin, text_of(cell), "77")

        _, done = brought(edited(edit), "all of it")
        lines = listed(done, "overtyped")
        assert len(lines) == 1
        assert " or " not in lines[0]
        assert '"77" -> "5"' in lines[0]
