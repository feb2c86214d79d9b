"""Pages of a former version: what is taken from it is what would be drawn, and only what stays the same is taken."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import factories
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import times

from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document.numbering import numbered
from reportgen.form import Form
from reportgen.rendering.pdf import layout, print_pdf
from reportgen.rendering.pdf.cutting import CutPage
from reportgen.rendering.pdf.reading import Reader

# The engine leaves it to the collector to close its colour profile.
pytestmark = pytest.mark.filterwarnings("ignore:.*sRGB2014:pytest.PytestUnraisableExceptionWarning")

NOTE = i.NoteMark(
    i.Note(i.text("A note at the foot, long enough to take a second line of it when it is printed. " * 2))
)

KINDS = ("short", "long", "note", "heading", "table", "wide", "figure", "bullet", "bold", "greek")


def block(kind: str, number: int):
    """A block of a kind, with a place of its own."""
    match kind:
        case "heading":
            return b.Heading(2, i.text(f"Heading {number}"), f"h-{number}", numbered=False)
        case "table":
            return factories.table(f"t-{number}", rows=12)
        case "wide":
            return factories.table(f"t-{number}", rows=40, wide=True)
        case "figure":
            return factories.bar_figure(f"f-{number}")
        case "bullet":
            return b.ListItem(i.text("An item of a list. " * 6), b.ListKind.BULLETS)
        case "note":
            return b.Paragraph(
                (*i.text("Words with a note. " * 12), NOTE, *i.text(" More of them. " * 8)), f"p-{number}"
            )
        case "bold":
            return b.Paragraph(i.text("States should stop. " * 9), f"p-{number}", conclusion=True)
        case "2015" | "2016":
            return b.Paragraph(i.text(f"Words say what happened in {kind}. " * 40), f"p-{number}")
        case "greek":
            return b.Paragraph((i.Emphasis(i.text("Ελλάδα и Россия. " * 9)),), f"p-{number}")
        case _:
            return b.Paragraph(i.text("Words that say what happened. " * (40 if kind == "long" else 7)), f"p-{number}")


def report(told):
    """A report whose two annexes hold blocks of the kinds given."""
    plain = factories.report()
    first, *_ = plain.annexes
    annexes = tuple(
        replace(first, label=f"Annex {label}", anchor=f"annex-{label}",
                blocks=tuple(block(kind, 100 * place + number) for number, kind in enumerate(kinds)))
        for place, (label, kinds) in enumerate(zip(("I", "II"), told, strict=True), 1)
    )  # fmt: skip
    body = tuple(each for each in plain.body if not isinstance(each, b.Paragraph) or each.anchor != "p-2")
    return numbered(replace(plain, body=body, annexes=annexes))


@st.composite
def versions(draw):
    """A report, and what corrections made of it one after the other."""
    told = [draw(st.lists(st.sampled_from(KINDS), min_size=6, max_size=18)) for _ in range(2)]
    made = [[list(kinds) for kinds in told]]
    for _ in range(draw(st.integers(1, 2))):
        kinds = told[draw(st.integers(0, 1))]
        place = draw(st.integers(0, len(kinds) - 1))
        change = draw(st.sampled_from(("other", "gone", "more")))
        if change == "gone" and len(kinds) > 1:
            del kinds[place]
        elif change == "more":
            kinds.insert(place, draw(st.sampled_from(KINDS)))
        else:
            kinds[place] = draw(st.sampled_from(KINDS))
        made.append([list(each) for each in told])
    return made


@pytest.mark.slow
@settings(max_examples=times(3), suppress_health_check=list(HealthCheck))
@given(versions())
def it_writes_the_same_file_with_the_pages_of_former_versions(made):
    known = b""
    for told in made:
        with_it, without = print_pdf(report(told), known=known), print_pdf(report(told))
        assert (with_it.pdf, with_it.pages) == (without.pdf, without.pages)
        assert leaves(with_it) == leaves(without)
        known = with_it.sheets


def kept(printed):
    """The pages that are kept, by their keys."""
    return {key: page for line in printed.sheets.splitlines() for key, page in json.loads(line).items()}


def leaves(printed):
    """What is drawn on each page that is kept. How far the words reach that decide it is not told: a page that was
    taken keeps those that decided it when it was drawn, which can be fewer than would be looked at today.
    """
    return {key: page["leaf"] for key, page in kept(printed).items()}


def it_may_keep_a_page_under_the_condition_of_its_first_drawing():
    """A heading that became an item moved the page after the next: fewer words decided this page before."""
    above = ["table", "note", "short", "heading", "short", "bullet", "short", "short"]
    below = ["short", "wide", "long", "heading", "note", "greek", "note", "bold", "long", "greek", "figure", "table"]
    longer = [*above[:4], "bold", *above[4:]]
    first = print_pdf(report((above, [*below, "heading", "long", "heading"])))
    second = print_pdf(report((above, [*below, "bullet", "long", "heading"])), known=first.sheets)
    told = report((longer, [*below, "bullet", "long", "heading"]))
    with_it, without = print_pdf(told, known=second.sheets), print_pdf(told)
    assert with_it.pdf == without.pdf
    assert leaves(with_it) == leaves(without)


PLAIN = (["long"] * 30, ["long"] * 6)


def drawn_anew(former, later):
    """The numbers of pages that were not taken."""
    before = kept(former)
    return [number for number, (key, page) in enumerate(kept(later).items(), 1) if before.get(key) != page]


@pytest.fixture(scope="module")
def former():
    return print_pdf(report(PLAIN))


def it_keeps_every_page(former):
    assert len(kept(former)) == len(pypdf.PdfReader(io.BytesIO(former.pdf)).pages) > 6


def it_takes_all_pages_where_nothing_has_changed(former):
    again = print_pdf(report(PLAIN), known=former.sheets)
    assert again == former
    assert drawn_anew(former, again) == []


def it_draws_those_before_and_on_which_a_word_changed(former):
    annex, other = PLAIN
    later = print_pdf(report(([*annex[:20], "bold", *annex[21:]], other)), known=former.sheets)
    assert 0 < len(drawn_anew(former, later)) < len(kept(former))
    assert drawn_anew(former, later)[0] > 3


@pytest.mark.parametrize(
    "form", [Form(archive=True), Form(page=replace(Form().page, top=1417))], ids=["archive", "page"]
)
def but_it_takes_none_of_another_form(former, form):
    later = print_pdf(report(PLAIN), form, known=former.sheets)
    assert later == print_pdf(report(PLAIN), form)
    assert drawn_anew(former, later) == list(range(1, len(kept(later)) + 1))


@pytest.fixture
def readings(monkeypatch):
    """The blocks of which the engine read the words, a reading each; None for all."""
    met = []
    read = Reader.read

    def told(reader, needed=None):
        met.append(needed)
        return read(reader, needed)

    monkeypatch.setattr(Reader, "read", told)
    return met


def changed(place, *kinds):
    """The report with other blocks in the place of one."""
    annex, other = PLAIN
    return report(([*annex[:place], *kinds, *annex[place + 1 :]], other))


@pytest.fixture(scope="module")
def long():
    """A report of so many pages that a correction leaves most of them as they were."""
    return lambda *kinds: report(([*["long"] * 60, *kinds, *["long"] * 60], ["long"] * 9))


@pytest.fixture(scope="module")
def printed(long):
    return print_pdf(long("2015"))


def it_reads_the_words_of_the_pages_that_it_lays_out(printed, long, readings):
    later = print_pdf(long("2016"), known=printed.sheets)
    (needed,) = readings
    assert 0 < len(needed) < 70
    assert later == print_pdf(long("2016"))


def it_draws_the_pages_on_which_a_word_changed_and_no_other(printed, long):
    later = print_pdf(long("2016"), known=printed.sheets)
    before, after = (list(kept(each).values()) for each in (printed, later))
    other = [number for number, (one, two) in enumerate(zip(before, after, strict=True), 1)
             if one["leaf"] != two["leaf"]]  # fmt: skip
    assert other == drawn_anew(printed, later)
    assert 0 < len(other) < 3


def it_looks_behind_a_heading_that_stays_with_what_follows():
    moved = 0
    for lines in range(14, 26):
        above = [*["short"] * lines, "heading", "heading"]
        first, told = report(([*above, "table"], ["short"])), report(([*above, "short"], ["short"]))
        former = print_pdf(first)
        with_it, without = print_pdf(told, known=former.sheets), print_pdf(told)
        assert with_it.pdf == without.pdf
        moved += former.pages[f"h-{100 + lines}"] != without.pages[f"h-{100 + lines}"]
    assert moved


def it_reads_on_where_a_line_more_moves_what_follows(printed, long, readings):
    later = print_pdf(long("2015", "short"), known=printed.sheets)
    assert len(readings) > 1
    assert None not in readings
    assert later == print_pdf(long("2015", "short"))


def it_reads_hardly_any_where_nothing_has_changed(former, readings):
    print_pdf(report(PLAIN), known=former.sheets)
    (needed,) = readings
    assert 0 < len(needed) < 40  # a page that has the fonts


def it_reads_a_page_that_has_a_font_which_no_other_needs():
    annex = [*["long"] * 30, "greek", *["long"] * 9]
    first = print_pdf(report((annex, ["long"] * 6)))
    told = report((annex, ["long", "bold", *["long"] * 4]))
    later, anew = print_pdf(told, known=first.sheets), print_pdf(told)
    assert later == anew


def it_reads_on_where_the_guess_was_too_small(former, monkeypatch, readings):
    monkeypatch.setattr(layout, "likely_needed", lambda *_: frozenset({3}))
    later = print_pdf(changed(20, "bold"), known=former.sheets)
    assert len(readings) > 1
    assert later == print_pdf(changed(20, "bold"))


def it_reads_all_where_more_decided_a_page_than_was_read(former, monkeypatch, readings):
    monkeypatch.setattr(layout, "likely_needed", lambda *_: frozenset(range(50)) - {31})
    monkeypatch.setattr(CutPage, "ahead", lambda _page, first, _times=1: range(first, first + 1))
    later = print_pdf(changed(20, "bold"), known=former.sheets)
    assert readings[-1] is None
    monkeypatch.undo()
    assert later == print_pdf(changed(20, "bold"))


@settings(max_examples=times(3), suppress_health_check=list(HealthCheck))
@given(st.sets(st.integers(0, 45)), st.integers(0, 29), st.sampled_from(("bold", "note", "greek", "short", "wide")))
def it_writes_the_same_file_whatever_was_guessed(former, guessed, place, kind):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(layout, "likely_needed", lambda *_: frozenset(guessed))
        assert print_pdf(changed(place, kind), known=former.sheets).pdf == print_pdf(changed(place, kind)).pdf
