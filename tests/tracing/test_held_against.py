"""The numbers of a file held against those of the report: what stands around the digits counts too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from composition.prose_facts import facts

from reportgen.facts import Fact
from reportgen.tracing import FileTexts, Segments, Verdict, verify
from reportgen.tracing.segments import Origin, Piece, Segment
from reportgen.tracing.texts import Kind, Marked, Text
from reportgen.tracing.verdicts import What
from reportgen.vocabulary import CountQualifier

FACTS = facts(Fact("persons", 240, "persons", CountQualifier.AT_LEAST), Fact("responses.share", 0.5, "share"))
PIECES = (
    Piece("12. ", mark=True), Piece("The report of the year takes account of "), Piece("47", "cases"),
    Piece(" cases that were heard of. They concern "), Piece("at least 240", "persons"),
    Piece(" persons in all countries. A reply was received to "), Piece("50 per cent", "responses.share"),
    Piece(" of what was asked. Nobody was told of more than "), Piece("three", "states"), Piece(" States."),
)  # fmt: skip
ENTRIES = tuple(
    Segment(f"annex I, para. {number}", (Piece(f"{number}. ", mark=True), Piece(text)), Origin.CASES)
    for number, text in (
        (1, "He was met by 14 officers of group 2."),
        (2, "She was met by 5 officers of another group."),
    )
)
REPORT = Segments((Segment("para. 12", PIECES), *ENTRIES), ())
PLAIN = "".join(piece.text for piece in PIECES[1:])


def checked(text: Text, kind=Kind.WORD, *more: Text):
    done = verify("a", FileTexts(kind, (text, *more)), FACTS, REPORT, {})
    return [one for one in done.checked if one.what is What.NUMBER]


def verdicts(text: str, kind=Kind.WORD):
    return {one.key or one.says: one.verdict for one in checked(Text("p", text), kind)}


def marked(text: str) -> Text:
    """A text in which [47|cases] stands in the control of its figure."""
    out, marks = "", []
    while "[" in text:
        before, _, rest = text.partition("[")
        inside, _, text = rest.partition("]")
        says, _, key = inside.partition("|")
        out += before
        marks.append(Marked(len(out), len(out) + len(says), key, untouched=True))
        out += says
    return Text("p", out + text, tuple(marks))


OTHER = [
    ("at least 240", "240", "persons"), ("at least 240", "fewer than 240", "persons"),
    ("at least 240", "up to 240", "persons"), ("at least 240", "about 240", "persons"),
    ("at least 240", "at least 240 thousand", "persons"), ("at least 240", "at most 240", "persons"),
    ("50 per cent", "50", "responses.share"), ("47 cases", "47 million cases", "cases"),
    ("47 cases", "47.5 cases", "cases"), ("47 cases", "nearly 47 cases", "cases"),
    ("47 cases", "under 47 cases", "cases"), ("50 per cent", "50 percentage points", "responses.share"),
    ("of 47 cases", "of 40–47 cases", "cases"),
]  # fmt: skip


class DescribeAFileWithoutMarks:
    def it_agrees_as_it_was_made(self):
        assert set(verdicts(PLAIN).values()) == {Verdict.SAME}
        assert {"cases", "persons", "responses.share", "states"} <= verdicts(PLAIN).keys()

    @pytest.mark.parametrize(("old", "new", "key"), OTHER)
    @pytest.mark.parametrize("kind", [Kind.WORD, Kind.PDF])
    def it_disagrees_where_the_digits_are_those_and_their_words_are_not(self, old, new, key, kind):
        assert old in PLAIN
        found = verdicts(PLAIN.replace(old, new, 1), kind)
        assert found[key] is Verdict.CHANGED

    def it_agrees_wherever_the_lines_of_a_page_end(self):
        assert verdicts("12. " + PLAIN.replace(" ", "\n"), Kind.PDF) == verdicts(PLAIN)

    def it_takes_no_number_of_the_next_paragraph_for_one_of_the_text(self):
        page = Text("p", "1. He was met by 14 officers of group 2.\n2. She was met by 5 officers of another group.")
        assert [(one.says, one.verdict) for one in checked(page, Kind.PDF)] == [
            ("14", Verdict.TRACED), ("2", Verdict.TRACED), ("5", Verdict.TRACED)
        ]  # fmt: skip

    @pytest.mark.parametrize("typed", ["at least 14", "fewer than 14", "14 thousand"])
    def it_traces_no_number_to_an_account_that_says_another(self, typed):
        found = checked(Text("p", f"He was met by {typed} officers of group 2."))
        assert found[0].verdict is Verdict.UNTRACED


class DescribeASmallNumberInWords:
    """Under ten in words it may count nothing: it is a figure where the report has one."""

    REPORT = Segments((Segment("para. 1", (
        Piece("Of all these, "), Piece("at least five", "persons"), Piece(" were known before. In "),
        Piece("one", "states.new"), Piece(" instance only did one of them reply to what was asked."),
    )),), ())  # fmt: skip
    TEXT = (
        "Of all these, at least five were known before. In one instance only did one of them reply to what was asked."
    )

    def of(self, text: str):
        facts_ = facts(Fact("persons", 5, "persons", CountQualifier.AT_LEAST), states__new=1)
        found = verify("a", FileTexts(Kind.WORD, (Text("p", text),)), facts_, self.REPORT, {}).checked
        return [(one.verdict, one.says, one.key) for one in found if one.what is What.NUMBER]

    def it_agrees_where_the_report_has_it(self):
        assert self.of(self.TEXT) == [
            (Verdict.SAME, "at least five", "persons"), (Verdict.SAME, "one", "states.new")
        ]  # fmt: skip

    @pytest.mark.parametrize(("old", "new", "says", "key"), [
        ("at least five", "at least six", "at least six", "persons"), ("at least five", "five", "five", "persons"),
        ("In one", "In two", "two", "states.new"),
    ])  # fmt: skip
    def it_has_changed_where_the_report_has_another(self, old, new, says, key):
        assert (Verdict.CHANGED, says, key) in self.of(self.TEXT.replace(old, new))

    def it_is_nothing_elsewhere(self):
        assert len(self.of(self.TEXT + " One of them said so. Three times they asked.")) == 2


class DescribeAControl:
    TEXT = (
        "The report of the year takes account of [47|cases] cases that were heard of. They concern "
        "[at least 240|persons] persons in all countries. Nobody was told of more than [three|states] States."
    )

    def it_agrees_as_it_was_made_with_the_words_of_the_report_around_it(self):
        assert {one.verdict for one in checked(marked(self.TEXT))} == {Verdict.SAME}

    @pytest.mark.parametrize(("old", "new", "says"), [
        ("[47|cases]", "[47|cases],000", "47,000"), ("[47|cases]", "1[47|cases]", "147"),
        ("[47|cases]", "[47|cases].5", "47.5"), ("[47|cases]", "[47|cases] thousand", "47 thousand"),
        ("[47|cases]", "fewer than [47|cases]", "fewer than 47"), ("[47|cases]", "some [47|cases]", "some 47"),
        ("[47|cases]", "40 to [47|cases]", "40 to 47"),
    ])  # fmt: skip
    def it_disagrees_where_people_typed_about_it_what_makes_another_number(self, old, new, says):
        (one,) = [one for one in checked(marked(self.TEXT.replace(old, new))) if one.key == "cases"]
        assert (one.verdict, one.says, one.now) == (Verdict.CONTRADICTS, says, "47")

    def it_needs_no_word_before_it_that_says_the_same(self):
        text = self.TEXT.replace("[at least 240|persons]", "at least [240|persons]")
        assert {one.verdict for one in checked(marked(text))} == {Verdict.SAME}


def table(rows: tuple[tuple[str, str, str], ...]) -> Segments:
    """A table of heads and figures, with their keys."""
    return Segments(tuple(
        Segment(f"table 1, row “{row}”", (Piece(says, key),), Origin.TABLE, table="1", row=row)
        for row, figure, own in rows for says, key in ((row, ""), (figure, own))
    ), ())  # fmt: skip


class DescribeAFigureThatIsNotKnown:
    """An annex may have been printed when a dash stood for it, or "at least 0"."""

    OWN = facts(Fact("persons.women", 0, "women", CountQualifier.AT_LEAST))
    ROWS = (
        ("Cases that were heard of in the year", "29", "cases"),
        ("Women among the persons concerned", "not known", "persons.women"),
        ("States that were asked for a reply", "three", "states"),
    )

    def of(self, says: str, *, marked: bool):
        texts: list[Text] = []
        for row, figure, key in self.ROWS:
            own = figure if key != "persons.women" else says
            marks = (Marked(0, len(own), key, untouched=True),) if marked else ()
            texts += [Text("head", row, cell=True), Text(key, own, marks, cell=True, row=row, column="Number")]
        found = verify("a", FileTexts(Kind.WORD, tuple(texts)), self.OWN, table(self.ROWS), {}).checked
        (one,) = [one for one in found if one.what is What.NUMBER and one.where == "persons.women"]
        return one.verdict, one.now, one.why

    @pytest.mark.parametrize(("says", "marked"), [("not known", True), ("at least 0", True), ("at least 0", False)])
    def it_agrees_where_the_file_says_nothing_of_it(self, says, marked):
        assert self.of(says, marked=marked) == (Verdict.SAME, "not known", "")

    @pytest.mark.parametrize("marked", [True, False])
    @pytest.mark.parametrize("says", ["–", "0", "no"])
    def it_has_changed_where_the_file_says_that_there_is_none_and_it_is_told_why(self, says, marked):
        verdict, now, why = self.of(says, marked=marked)
        assert (verdict, now) == (Verdict.CHANGED, "not known")
        assert "the data do not know whether there is one" in why

    def it_needs_no_reason_where_the_file_says_a_number(self):
        assert self.of("3", marked=True) == (Verdict.CHANGED, "not known", "")


class DescribeARowOfPeople:
    """It stands where the report has another row, which people moved."""

    ROWS = (
        ("Cases that were heard of in the year", "29", "cases"), ("Persons", "at least 240", "persons"),
        ("States that were asked for a reply", "three", "states"),
    )  # fmt: skip
    OWN = (Fact("persons", 240, "persons", CountQualifier.AT_LEAST),)

    def of(self, *rows: tuple[str, str, str]):
        texts: list[Text] = []
        for head, says, key in rows:
            marks = (Marked(0, len(says), key, untouched=True),) if key else ()
            texts += [Text("head", head, cell=True), Text(head, says, marks, cell=True, row=head, column="Number")]
        own = FileTexts(Kind.WORD, tuple(texts), edited=True)
        found = verify("a", own, facts(*self.OWN, cases=29, states=3), table(self.ROWS), {}).checked
        return {one.where: one.verdict for one in found if one.what is What.NUMBER}

    def it_is_told_as_typed(self):
        first, moved, last = self.ROWS
        found = self.of(moved, first, ("Of these in Lind", "11", ""), last)
        assert found.pop("Of these in Lind") is Verdict.UNTRACED
        assert set(found.values()) == {Verdict.SAME}

    def but_one_that_stands_for_a_row_of_the_report_contradicts_it(self):
        first, second, last = self.ROWS
        found = self.of(first, (second[0], "11", ""), last)
        assert found[second[0]] is Verdict.CONTRADICTS


class DescribeWordsOfQuantity:
    """Some are numbers, and are held against the figure; those that are none are told, and contradict nothing."""

    @pytest.mark.parametrize(("old", "new", "verdict"), [
        ("47 cases", "four dozen cases", Verdict.CHANGED), ("47 cases", "half a dozen cases", Verdict.CHANGED),
        ("three States", "several States", Verdict.UNTRACED), ("47 cases", "dozens of cases", Verdict.UNTRACED),
        ("47 cases", "many cases", Verdict.UNTRACED),
    ])  # fmt: skip
    def it_is_told_in_the_place_of_a_figure(self, old, new, verdict):
        found = [one for one in checked(Text("p", PLAIN.replace(old, new, 1))) if one.verdict is not Verdict.SAME]
        assert [(one.verdict, one.now) for one in found] == [(verdict, old.split()[0])]

    @pytest.mark.parametrize(("says", "verdict"), [
        ("many", Verdict.UNTRACED), ("dozens of", Verdict.UNTRACED), ("four dozen", Verdict.CONTRADICTS),
        ("lawyers", Verdict.CONTRADICTS),
    ])  # fmt: skip
    def it_is_told_in_a_control(self, says, verdict):
        text = marked(DescribeAControl.TEXT.replace("[47|cases]", f"[{says}|cases]"))
        typed = replace(text, marks=tuple(replace(mark, untouched=mark.key != "cases") for mark in text.marks))
        (one,) = [one for one in checked(typed) if one.key == "cases"]
        assert (one.verdict, one.now) == (verdict, "47")
        assert one.says == (says if says != "lawyers" else "other words")
        assert ("words without a number" in one.why) is (verdict is Verdict.UNTRACED)

    def it_agrees_where_it_is_the_number_of_the_data(self):
        own = facts(Fact("organizations", 12, "organizations"), Fact("responses.share", 2 / 3, "share"))
        text = "A dozen organizations are concerned. Two thirds of the allegations were answered by a reply."
        done = verify("a", FileTexts(Kind.WORD, (Text("p", text),)), own, REPORT, {}).checked
        assert [(one.says, one.verdict, one.key) for one in done if one.what is What.NUMBER] == [
            ("A dozen", Verdict.TRACED, "organizations"), ("Two thirds", Verdict.TRACED, "responses.share"),
        ]  # fmt: skip

    @pytest.mark.parametrize("text", [
        "The third report told of the second half of the year.", "Many States replied, and most cases are closed.",
        "A third State was asked for several papers.",
    ])  # fmt: skip
    def it_is_nothing_elsewhere(self, text):
        assert checked(Text("p", text)) == []

    @pytest.mark.parametrize("said", ["Dozens of cases", "Twice as many cases", "More than half of the cases"])
    def but_round_words_over_what_reports_count_are_told(self, said):
        (one,) = checked(Text("p", f"{said} were heard of than before."))
        assert one.verdict is Verdict.UNTRACED


class DescribeACell:
    """A control may be carried to another cell, where its number is that of another figure."""

    ROWS = (("Killing", "cases", "47"), ("Detention", "states", "three"))
    TABLE = Segments(tuple(
        Segment(f"table 1, row “{row}”, column “Cases”", (Piece(says, key),), Origin.TABLE, table="1", row=row)
        for row, key, says in ROWS
    ), ())  # fmt: skip

    def of(self, row: str, says: str, key: str, column: str = "Cases"):
        text = Text("cell", says, (Marked(0, len(says), key, untouched=True),), cell=True, row=row, column=column)
        found = verify("a", FileTexts(Kind.WORD, (text,), edited=True), FACTS, self.TABLE, {}).checked
        return next((one.verdict, one.key, one.now) for one in found if one.what is What.NUMBER)

    def it_agrees_under_its_own_heads_however_they_are_written(self):
        assert self.of("KILLING ", "47", "cases") == (Verdict.SAME, "cases", "47")

    def it_contradicts_under_those_of_another_figure(self):
        assert self.of("Killing", "three", "states") == (Verdict.CONTRADICTS, "cases", "47")

    def it_agrees_where_people_wrote_other_heads(self):
        assert self.of("Deaths", "47", "cases") == (Verdict.SAME, "cases", "47")
        assert self.of("Detention", "47", "cases", column="In all") == (Verdict.SAME, "cases", "47")
