"""What people moved is judged by what its sentences are about, wherever they stand now."""

from __future__ import annotations

import itertools

import pytest
from composition.prose_facts import facts

from reportgen.facts import Fact
from reportgen.tracing import FileTexts, Segments, Verdict, verify
from reportgen.tracing.segments import Piece, Segment
from reportgen.tracing.texts import Kind, Text
from reportgen.tracing.verdicts import What

FACTS = facts(
    Fact("states", 45, "States"), Fact("states.new", 29, "States with new cases"),
    Fact("states.follow_up", 31, "States that are followed up"), Fact("cases", 240, "cases"),
    Fact("cases.new", 82, "new cases"), Fact("responses.replies", 17, "replies"),
)  # fmt: skip
CHAPTERS = (
    (("The report takes account of what was heard in ", ("45", "states"), " States during the year."),
     ("It describes ", ("240", "cases"), " cases, of which ", ("82", "cases.new"), " were not known before.")),
    (("New allegations were received from ", ("29", "states.new"), " States, most of them late in spring."),
     ("Earlier allegations were taken up again with regard to ", ("31", "states.follow_up"), " States in autumn.")),
    (("Governments were asked for their views, and ", ("17", "responses.replies"), " replies came in before summer."),
     ("Nothing was heard from all others, though letters were sent to them twice by registered post.",)),
)  # fmt: skip


def segment(number: int, pieces) -> Segment:
    own = (Piece(each) if isinstance(each, str) else Piece(*each) for each in pieces)
    return Segment(f"para. {number}", (Piece(f"{number}. ", mark=True), *own))


REPORT = Segments(tuple(segment(n, one) for n, one in enumerate((p for c in CHAPTERS for p in c), 1)), ())
TEXTS = [[segment(0, one).text.removeprefix("0. ") for one in chapter] for chapter in CHAPTERS]
KEYS = {piece.key: piece.text for one in REPORT.body for piece in one.figures}


def numbers(chapters, kind=Kind.WORD, *, edited=True):
    words = [text for chapter in chapters for text in chapter]
    if kind is Kind.PDF:
        texts = (Text("page 1", "\n".join(f"{n}. {text}" for n, text in enumerate(words, 1)), lines=True),)
    else:
        texts = tuple(Text(f"paragraph {n}", text) for n, text in enumerate(words, 1))
    done = verify("a", FileTexts(kind, texts, edited=edited), FACTS, REPORT, {})
    return [one for one in done.checked if one.what is What.NUMBER]


ORDERS = [[TEXTS[n] for n in order] for order in itertools.permutations(range(3))]


class DescribeAChapterThatPeopleMoved:
    @pytest.mark.parametrize("kind", [Kind.WORD, Kind.PDF])
    @pytest.mark.parametrize("chapters", ORDERS)
    def it_agrees_wherever_it_stands(self, chapters, kind):
        found = numbers(chapters, kind)
        assert {one.key: one.says for one in found} == KEYS
        assert {one.verdict for one in found} == {Verdict.SAME}

    @pytest.mark.parametrize("key", KEYS)
    @pytest.mark.parametrize("chapters", ORDERS)
    def it_is_held_against_the_figure_of_its_own_sentence(self, chapters, key):
        old = KEYS[key]
        typed = [[text.replace(f" {old} ", " seven ") for text in chapter] for chapter in chapters]
        found = [one for one in numbers(typed) if one.verdict is not Verdict.SAME]
        assert [(one.verdict, one.says, one.key, one.now) for one in found] == [
            (Verdict.CONTRADICTS, "seven", key, old)
        ]  # fmt: skip


class DescribeASentenceOfAnotherKind:
    """People put it where the report has one that stands elsewhere now, or nowhere."""

    TYPED = "In seven States, lawyers were of the opinion that nobody had asked them."

    @pytest.mark.parametrize("place", range(6))
    def it_is_held_against_no_figure_of_the_one_that_it_replaces(self, place):
        words = [text for chapter in TEXTS for text in chapter]
        words[place] = self.TYPED
        (one,) = [one for one in numbers([words]) if one.says == "seven"]
        assert one.verdict is Verdict.UNTRACED

    @pytest.mark.parametrize("place", range(6))
    def nor_against_those_around_it(self, place):
        words = [text for chapter in TEXTS for text in chapter]
        moved = words.pop(place)
        words[place:place] = [self.TYPED]
        (one,) = [one for one in numbers([[moved, *words]]) if one.says == "seven"]
        assert one.verdict is Verdict.UNTRACED

    def nor_is_a_number_that_it_has_by_chance_a_figure_of_the_report(self):
        words = [text for chapter in TEXTS for text in chapter]
        words[2] = "From 29 lawyers, most of them young, it was learned that nobody had asked."
        found = {one.says: one.verdict for one in numbers([words])}
        assert found["29"] is Verdict.UNTRACED


def it_takes_the_items_of_a_list_on_a_page_one_by_one():
    """No full stop divides them; each has a figure, and few words."""
    items = [("Killing: ", ("9", "act_types.killing.cases")), ("Detention: ", ("4", "act_types.detention.cases")),
             ("Threats: ", ("7", "act_types.threat.cases"))]  # fmt: skip
    body = tuple(Segment(f"para. 5 • {n}", (Piece(head), Piece(*figure))) for n, (head, figure) in enumerate(items))
    counts = facts(*(Fact(key, int(says), "cases") for _, (says, key) in items))
    page = Text("page 1", "\n".join(f"• {head}{says}" for head, (says, _) in items), lines=True)
    done = verify("a", FileTexts(Kind.PDF, (page,)), counts, Segments(body, ()), {})
    assert [(one.says, one.verdict) for one in done.checked] == [(says, Verdict.SAME) for _, (says, _) in items]
