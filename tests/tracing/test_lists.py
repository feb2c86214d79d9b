"""Notes that list the States behind a figure: one that people took out is missed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from composition.prose_facts import facts

from reportgen.facts import Fact
from reportgen.tracing import FileTexts, Segments, Verdict, verify
from reportgen.tracing.segments import Piece, Segment
from reportgen.tracing.texts import Kind, Text
from reportgen.tracing.verdicts import What
from reportgen.vocabulary import Country, Iso3

STATES = ("Arvania", "the Islands of Belmark", "Cordania", "Côte d'Umbre", "Dorvale", "Dorvale and Esk")
BASE = facts(Fact("states", 5, "States"))
FACTS = replace(BASE, reference=replace(BASE.reference, countries={
    Iso3(f"XA{n}"): Country(Iso3(f"XA{n}"), name.removeprefix("the "), name) for n, name in enumerate(STATES)
}))  # fmt: skip
LIST = "Arvania, the Islands of Belmark, Côte d’Umbre, Dorvale and Dorvale and Esk."
REPORT = Segments(
    (Segment("para. 1", (Piece("1. ", mark=True), Piece("The report speaks of "), Piece("five", "states"),
                         Piece(" States."))),),
    (Segment("para. 1, note 1", (Piece("1 ", mark=True), Piece(LIST))),
     Segment("para. 1, note 2", (Piece("2 ", mark=True), Piece("See the letter to Cordania.")))),
)  # fmt: skip


def told(note: str, kind=Kind.WORD, *, edited=True):
    body, other = "The report speaks of five States.", "See the letter to Cordania."
    texts = (Text("paragraph 1", body), Text("note 1", note), Text("note 2", other))
    if kind is Kind.PDF:
        texts = (Text("page 1", f"1. {body}\n1 {note}\n2 {other}".replace(" and ", "\nand "), lines=True),)
    found = verify("a", FileTexts(kind, texts, edited=edited), FACTS, REPORT, {}).checked
    return [one for one in found if one.what is What.LIST]


@pytest.mark.parametrize("kind", [Kind.WORD, Kind.PDF, Kind.PAGE])
class DescribeAList:
    @pytest.mark.parametrize("note", [
        LIST, LIST.replace("the ", ""), LIST.upper(),
        "Dorvale and Esk, Dorvale, Arvania, the Islands of Belmark and Côte d’Umbre.", f"{LIST} See also Cordania.",
        "Including Arvania, Dorvale and Dorvale and Esk.", "Among them Arvania, Côte d’Umbre and Dorvale.",
        "Arvania, Dorvale and Esk, Côte d’Umbre, and two others.", "See the annex.", "",
    ])  # fmt: skip
    def it_names_all_or_says_that_it_does_not(self, kind, note):
        assert told(note, kind) == []

    @pytest.mark.parametrize(("old", "new", "gone"), [
        ("Arvania, ", "", "Arvania"), (", the Islands of Belmark", "", "the Islands of Belmark"),
        (", Côte d’Umbre", "", "Côte d'Umbre"), (" and Dorvale and Esk", "", "Dorvale and Esk"),
        (", Dorvale and Dorvale", " and Dorvale", "Dorvale"),
    ])  # fmt: skip
    def it_is_told_which_one_is_missing(self, kind, old, new, gone):
        (one,) = told(LIST.replace(old, new), kind, edited=kind is Kind.WORD)
        assert one.why.startswith(f"without {gone}, which the figure counts")
        assert (one.verdict, one.place) == (
            Verdict.CONTRADICTS if kind is Kind.WORD else Verdict.CHANGED, "para. 1, note 1"
        )  # fmt: skip


def it_is_missed_on_a_page_where_another_note_names_it():
    report = Segments(REPORT.body, (REPORT.notes[0], Segment("para. 1, note 2", (
        Piece("2 ", mark=True), Piece("Arvania, Cordania and Dorvale.")))))  # fmt: skip
    page = f"1. The report speaks of five States.\n1 {LIST.replace('Arvania, ', '')}\n2 Arvania, Cordania and Dorvale."
    file = FileTexts(Kind.PDF, (Text("page 1", page, lines=True),))
    (one,) = [one for one in verify("a", file, FACTS, report, {}).checked if one.what is What.LIST]
    assert (one.place, one.why.partition(",")[0]) == ("para. 1, note 1", "without Arvania")


def it_is_told_which_one_is_not_counted():
    (one,) = told(LIST.replace("Arvania", "Cordania"))
    assert one.why.startswith(
        "without Arvania, which the figure counts; with Cordania, which the figure does not count"
    )
    (one,) = told(LIST.replace("Arvania", "Arvania, Cordania"), edited=False)
    assert (one.verdict, one.why.partition(":")[0]) == (
        Verdict.CHANGED, "with Cordania, which the figure does not count"
    )  # fmt: skip
