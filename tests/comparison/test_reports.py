"""Report against report: what reads otherwise, by the numbers that readers of the earlier one hold."""

from __future__ import annotations

from dataclasses import replace

import factories
import pytest

from reportgen.comparison import block_changes, fact_changes
from reportgen.composition.compared import fact_words, text_lines
from reportgen.composition.places import after_words
from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document.numbering import numbered
from reportgen.facts import Fact
from reportgen.loading import correction_phrases
from reportgen.versions.changes import Change, Kind, Place
from reportgen.vocabulary import CountQualifier

REPORT = factories.report()


def with_body(*body):
    return numbered(replace(REPORT, body=body))


def entry(digest, *texts, state="xaa"):
    return tuple(b.Paragraph(i.text(text), f"new-{state}-{digest}-p-{n}") for n, text in enumerate(texts, 1))


def with_entries(*blocks):
    annex = replace(REPORT.annexes[0], blocks=(b.Heading(2, i.text("Arvania"), "new-xaa", numbered=False), *blocks))
    return numbered(replace(REPORT, annexes=(annex, REPORT.annexes[1])))


ONE, TWO, THREE = (f"{n}" * 12 for n in "abc")


class DescribeBlockChanges:
    def it_finds_none_in_the_same_report(self):
        assert block_changes(REPORT, REPORT) == ()

    def it_takes_a_renumbered_paragraph_note_or_reference_for_unchanged(self):
        added = (b.Paragraph(i.text("Something new altogether."), "zero-p-1"), *REPORT.body)
        changes = block_changes(REPORT, with_body(*added))
        assert [change.change for change in changes] == [Change.ADDED]

    def it_places_what_is_added_after_the_paragraph_that_readers_have(self):
        old = with_entries(*entry(ONE, "First told."), *entry(THREE, "Third told."))
        new = with_entries(*entry(ONE, "First told."), *entry(TWO, "Second told."), *entry(THREE, "Third told."))
        (change,) = block_changes(old, new)
        assert change.place == Place("Annex I", Kind.PARAGRAPH, "1", ordinal=1, under="Arvania")
        assert (change.case, change.state, change.change) == (TWO, "XAA", Change.ADDED)
        (back,) = block_changes(new, old)
        assert (back.place.number, back.change, back.case) == ("2", Change.REMOVED, TWO)

    def it_sees_no_change_where_cases_have_other_ids_and_read_the_same(self):
        old = with_entries(*entry(ONE, "First told.", "More."), *entry(TWO, "Second told."))
        assert (
            block_changes(old, with_entries(*entry(THREE, "First told.", "More."), *entry("d" * 12, "Second told.")))
            == ()
        )
        came, went = block_changes(old, with_entries(*entry(ONE, "First told.", "More."), *entry(THREE, "Third told.")))
        assert {came.change, went.change} == {Change.ADDED, Change.REMOVED}

    def it_tells_what_is_added_under_the_state_that_it_is_about(self):
        old = with_entries(*entry(ONE, "First told."))
        belmark = b.Heading(2, i.text("Belmark"), "new-xab", numbered=False)
        new = with_entries(*entry(ONE, "First told."), belmark, *entry(TWO, "Second told.", state="xab"))
        assert [(c.place.number, c.place.under) for c in block_changes(old, new)] == [("1", "Belmark")] * 2

    def it_names_the_sentence(self):
        old = with_entries(*entry(ONE, "It was so. It was on 3 May. It ended."))
        new = with_entries(*entry(ONE, "It was so. It was on 4 May. It ended."))
        (change,) = block_changes(old, new)
        (sentence,) = change.sentences
        assert (sentence.ordinal, change.of, i.plain(sentence.after)) == (2, 3, "It was on 4 May.")

    def it_takes_an_account_that_was_written_anew_for_the_same_paragraph(self):
        (change,) = block_changes(with_entries(*entry(ONE, "No word was left.")), with_entries(*entry(ONE, "All new.")))
        assert (change.change, change.of, len(change.sentences)) == (Change.CHANGED, 1, 1)

    def it_takes_a_heading_of_other_words_in_the_same_place_for_the_same(self):
        def under(title, anchor, level=1):
            heading = b.Heading(level, i.text(title), anchor)
            return with_body(heading, b.Paragraph(i.text("It was so."), "access-p-1"))

        (change,) = block_changes(under("Ensuring access", "one"), under("Who may come", "other"))
        assert (change.change, change.place.kind, change.place.number) == (Change.CHANGED, Kind.HEADING, "I")
        other_level = block_changes(under("Ensuring access", "one"), under("Who may come", "other", 2))
        assert {change.change for change in other_level} == {Change.ADDED, Change.REMOVED}

    def it_knows_an_account_again_before_which_something_was_put(self):
        told = "A leader was reportedly arrested. The family was told."
        for after in (told, f"{told} Nobody replied."):
            old, new = with_entries(*entry(ONE, told)), with_entries(*entry(ONE, "It became known late.", after))
            changes = block_changes(old, new)
            assert changes[0].change is Change.ADDED
            assert changes[0].place.kind is Kind.HEADING
            assert [i.plain(own.after) for c in changes[1:] for own in c.sentences] == ["Nobody replied."][
                : after != told
            ]

    def it_names_the_note(self):
        def noted(text):
            return with_body(b.Paragraph((i.Text("States are named."), i.NoteMark(i.Note(i.text(text)))), "p-1"))

        (change,) = block_changes(noted("Arvania."), noted("Arvania and Belmark."))
        (note,) = change.notes
        assert (note.mark, change.sentences) == ("1", ())

    @pytest.mark.parametrize("after", ["It is so. It was told.", "Nobody replied to what had been put there."])
    def it_brings_the_note_of_a_sentence_that_comes(self, after):
        note = i.NoteMark(i.Note(i.text("A/HRC/96/3.")))
        old = with_body(b.Paragraph(i.text("It is so."), "p-1"))
        new = with_body(b.Paragraph((*i.text(after), note), "p-1"))
        (change,) = block_changes(old, new)
        (sentence,) = change.sentences
        assert [i.plain(each.content) for each in i.notes(sentence.after)] == ["A/HRC/96/3."]
        (came,) = text_lines(change, correction_phrases())
        (went,) = (line for back in block_changes(new, old) for line in text_lines(back, correction_phrases()))
        assert came[2].endswith("[footnote: A/HRC/96/3.]")
        assert went[1].endswith("[footnote: A/HRC/96/3.]")

    def it_tells_the_note_of_a_paragraph_that_comes(self):
        note = i.NoteMark(i.Note(i.text("A/HRC/96/3.")))
        new = with_body(b.Paragraph(i.text("It is so."), "p-1"), b.Paragraph((*i.text("It was told."), note), "p-2"))
        (change,) = block_changes(with_body(b.Paragraph(i.text("It is so."), "p-1")), new)
        assert next(text_lines(change, correction_phrases()))[2] == "It was told. [footnote: A/HRC/96/3.]"

    def it_names_the_cells_of_a_chart_and_says_of_hidden_ones_only_that_they_changed(self):
        figure = factories.bar_figure()
        rows = figure.table.rows
        cell = replace(rows[0].cells[1], content=i.text("[c]"))
        other = replace(rows[1].cells[1], content=i.text("9"))
        table = replace(figure.table, rows=(replace(rows[0], cells=(rows[0].cells[0], cell)),
                                            replace(rows[1], cells=(rows[1].cells[0], other)), *rows[2:]))  # fmt: skip
        annexes = [replace(REPORT.annexes[1], blocks=(each,)) for each in (figure, replace(figure, table=table))]
        old, new = (numbered(replace(REPORT, body=(), annexes=(annex,))) for annex in annexes)
        (change,) = block_changes(old, new)
        assert [(c.row, c.hidden) for c in change.cells] == [("Heading 1", True), ("Heading 2", False)]
        assert change.place.kind is Kind.FIGURE

    @pytest.mark.parametrize("part", ["summary", "body", "annexes"])
    def it_compares_a_report_with_one_that_lacks_a_part(self, part):
        without = numbered(replace(REPORT, **{part: ()}, **({"body": REPORT.body[:2]} if part == "annexes" else {})))
        assert {c.change for c in block_changes(REPORT, without)} == {Change.REMOVED}
        assert {c.change for c in block_changes(without, REPORT)} == {Change.ADDED}


class DescribeANewAnnex:
    FOLLOW_UP = replace(REPORT.annexes[0], label="Annex II", title=i.text("Follow-up"), anchor="annex-f", blocks=(
        b.Paragraph(i.text("Told again."), "follow-up-p-1"),))  # fmt: skip
    BODY = (b.Paragraph((i.Text("See "), i.CrossReference("annex-2"), i.Text(".")), "p-1"),)

    def it_does_not_take_the_number_that_another_annex_has_for_readers(self):
        one, statistics = REPORT.annexes
        seen = b.Paragraph((i.Text("See also "), i.CrossReference("annex-f"), i.Text(".")), "p-2")
        old = numbered(replace(REPORT, body=self.BODY))
        annexes = (one, self.FOLLOW_UP, replace(statistics, label="Annex III"))
        reference, *told = block_changes(old, numbered(replace(REPORT, body=(*self.BODY, seen), annexes=annexes)))
        assert i.plain(reference.after.content) == "See also annex I bis."
        assert [after_words(change.place, correction_phrases()) for change in told] == ["New annex I bis"] * 3

    def it_is_called_by_the_one_behind_it_where_none_is_before(self):
        one, statistics = REPORT.annexes
        old = numbered(replace(REPORT, body=(), annexes=(replace(statistics, label="Annex"),)))
        new = numbered(replace(REPORT, body=(), annexes=(one, statistics)))
        assert {change.place.part for change in block_changes(old, new)} == {"Annex bis"}


class DescribeFactChanges:
    def it_tells_what_is_stated_otherwise_and_leaves_hidden_values_behind(self):
        old = [Fact("cases", 7, "cases"), Fact("persons", 3, "persons"), Fact("states", 2, "States")]
        new = [Fact("cases", 8, "cases", cases=("C-1",)), Fact("persons", 1, "persons", suppressed=True),
               Fact("states", 2, "States")]  # fmt: skip
        cases, persons = fact_changes(old, new)
        assert (cases.key, cases.after.cases, cases.hidden) == ("cases", (), False)
        assert (persons.hidden, persons.after.value) == (True, None)

    def it_says_nothing_of_what_is_hidden_in_both(self):
        old, new = (Fact("cases", n, "cases", suppressed=True) for n in (4, 9))
        assert fact_changes([old], [new]) == ()

    def it_says_nothing_of_the_zeros_of_a_state_that_is_new(self):
        new = [Fact("country.XAA.cases", 1, "cases (Arvania)"), Fact("country.XAA.situations", 0, "situations")]
        (change,) = fact_changes([], new)
        assert (change.state, change.before) == ("XAA", None)

    def it_tells_a_weaker_qualifier(self):
        old, new = (Fact("cases", 4, "cases", q) for q in (CountQualifier.EXACT, CountQualifier.AT_LEAST))
        assert len(fact_changes([old], [new])) == 1

    @pytest.mark.parametrize("unknown", [None, 0])
    def it_takes_a_bound_of_none_for_not_known(self, unknown):
        key, bound = "persons.women", CountQualifier.AT_LEAST
        old, new = Fact(key, unknown, "women", bound), Fact(key, 0, "women", bound)
        assert fact_changes([old], [new]) == fact_changes([new], [old]) == ()
        (change,) = fact_changes([new], [Fact(key, 1, "women", bound)])
        assert fact_words(change) == ("not known", "at least 1")
        (change,) = fact_changes([new], [Fact(key, 0, "women")])
        assert fact_words(change) == ("not known", "0")
