"""What stands on the front page and under the label of an annex is compared too, line by line as one sees it."""

from __future__ import annotations

from dataclasses import replace

import factories
import pytest

from reportgen.comparison import block_changes
from reportgen.composition.places import after_words, place_words
from reportgen.document import inlines as i
from reportgen.loading import correction_phrases
from reportgen.versions.changes import Change

REPORT = factories.report()
PHRASES = correction_phrases()


def with_front(**lines):
    return replace(REPORT, front=replace(REPORT.front, **lines))


def starred(words, *notes):
    marks = [i.NoteMark(i.Note(i.text(note), mark="*" * n, symbol=True)) for n, note in enumerate(notes, 1)]
    apart = [mark for each in marks for mark in (i.Text(", "), each)][1:]
    return (i.Text(words), *apart)


class DescribeTheFrontPage:
    @pytest.mark.parametrize(
        ("line", "value", "place"),
        [
            ("symbol", "A/HRC/99/2", "Cover page, document symbol"),
            ("notice", "Invented.", "Cover page, notice"),
            ("version", "Advance edited version", "Cover page, version"),
            ("distribution", "Limited", "Cover page, distribution"),
            ("date", "18 August 2031", "Cover page, date"),
            ("original_language", "French", "Cover page, original language"),
            ("body", "Economic and Social Council", "Cover page, body"),
            ("session", "Hundredth session", "Cover page, session"),
            ("session_dates", "1–2 October 2031", "Cover page, dates of the session"),
            ("agenda_items", "Agenda item 2", "Cover page, agenda items"),
            ("title", i.text("Cooperation with others"), "Cover page, title"),
            ("subtitle", i.text("Another report"), "Cover page, subtitle"),
            ("running_notice", "Specimen", "Cover page, head of every page"),
        ],
    )
    def it_tells_the_line_that_reads_otherwise(self, line, value, place):
        (change,) = block_changes(replace(REPORT, front=factories.front(subtitle=i.text("Report"))),
                                  with_front(**{"subtitle": i.text("Report"), line: value}))  # fmt: skip
        assert (change.change, place_words(change.place, PHRASES)) == (Change.CHANGED, place)
        assert i.plain(change.sentences[0].after) == (value if isinstance(value, str) else i.plain(value))

    def it_tells_a_line_that_came_and_one_that_went_by_its_own_name(self):
        (came,) = block_changes(with_front(session_dates=""), REPORT)
        (went,) = block_changes(REPORT, with_front(session_dates=""))
        assert (came.change, after_words(came.place, PHRASES)) == (Change.ADDED, "Cover page, dates of the session")
        assert (went.change, place_words(went.place, PHRASES)) == (Change.REMOVED, "Cover page, dates of the session")

    def it_tells_which_title_of_an_agenda_item_it_is(self):
        titles = REPORT.front.agenda_titles
        (change,) = block_changes(REPORT, with_front(agenda_titles=(titles[0], "Human rights mechanisms")))
        assert place_words(change.place, PHRASES) == "Cover page, second title of an agenda item"
        (change,) = block_changes(REPORT, with_front(agenda_titles=titles[1:]))
        assert (change.change, change.place.ordinal) == (Change.REMOVED, 1)

    def it_tells_a_note_by_asterisk_and_not_the_mark_before_it(self):
        one, two = (with_front(subtitle=starred("Report", *notes)) for notes in (["Late."], ["Late.", "Long."]))
        (change,) = block_changes(one, two)
        assert (change.sentences, len(change.notes), i.plain(change.notes[0].after)) == ((), 1, "Long.")

    def it_does_not_tell_of_an_organ_that_a_specimen_does_not_show(self):
        assert block_changes(REPORT, with_front(organ="Economic and Social Council")) == ()
        (change,) = block_changes(REPORT, with_front(specimen=False))
        assert (change.change, after_words(change.place, PHRASES)) == (Change.ADDED, "Cover page, organ")


class DescribeTheHeadOfAnAnnex:
    def it_tells_its_title_and_its_note_on_language(self):
        annex = replace(REPORT.annexes[0], title=i.text("Another title"), language_note="[French only]")
        changes = block_changes(REPORT, replace(REPORT, annexes=(annex, *REPORT.annexes[1:])))
        places = [place_words(change.place, PHRASES) for change in changes]
        assert places == [f"{annex.label}, title", f"{annex.label}, note on languages"]
