"""References, numbers and contents follow what people do with a file, and stay where nobody did anything."""

from __future__ import annotations

import copy

import factories
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendering.docx.docx_samples import everything, png

from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document.numbering import numbered
from reportgen.document.report import ContentsLine
from reportgen.drafts import Package, read_word_file
from reportgen.drafts.fields import marked_in
from reportgen.drafts.ooxml import local, val, w
from reportgen.form import Form, Numbers
from reportgen.refresh.contents_lines import words_of
from reportgen.refresh.fields import update_fields
from reportgen.refresh.marks import Marks
from reportgen.refresh.told import Did
from reportgen.rendering.docx import render_docx


def rendered(report, numbers=Numbers.AUTOMATIC) -> bytes:
    return render_docx(numbered(report), Form(anchors=True, numbers=numbers), draw=lambda _: png())


def read(content: bytes):
    return read_word_file(Package.unzipped(content, "a file"), "a file")


def marks_of(file, *, tracked: bool = False) -> Marks:
    roots = [file.package.tree(name) for name in (file.package.main, file.notes_part) if name]
    return Marks.of(roots, "A", "2031-01-01T00:00:00Z", tracked=tracked)


def update(file):
    return update_fields(file, marks_of(file))


def shown(file, kind: str) -> list[str]:
    found = marked_in(file.body).fields
    return [each.result for each in found if each.kind == kind and not each.struck]


def contents(file) -> list[str]:
    """The lines of the contents, as they are read."""
    lines = [p for p in file.body.iter(w("p")) if val(p.find(f"{w('pPr')}/{w('pStyle')}")).startswith("TOC")]
    return [words_of(line).strip("“”") for line in lines]


def paragraph_of(file, name: str):
    start = next(e for e in file.body.iter(w("bookmarkStart")) if val(e, "name") == name)
    return next(start.iterancestors(w("p")))


def strike(file, paragraph) -> None:
    marks = marks_of(file, tracked=True)
    for run in list(paragraph.iter(w("r"))):
        marks.strike(run)
    marks.mark_of(paragraph, "del")


def drop(element) -> None:
    element.getparent().remove(element)


HEADINGS = ("one", "two", "three")


def report(**changes):
    """Three chapters, paragraphs that refer to each other, two tables."""
    body = []
    for place, name in enumerate(HEADINGS):
        words = (i.Text("See "), i.CrossReference(f"p-{HEADINGS[place - 1]}"), i.Text(" and "),
                 i.CrossReference("t-two"), i.Text("."))  # fmt: skip
        body += [b.Heading(1, i.text(f"Chapter {name}"), name), b.Paragraph(words, f"p-{name}")]
        body += [factories.table(f"t-{name}")] if place else []
    return factories.report(**{"body": tuple(body), "contents": (ContentsLine(1, "", "", ""),), **changes})


@pytest.fixture(params=list(Numbers), ids=str)
def file(request):
    return read(rendered(report(), request.param))


@pytest.fixture
def counted():
    """A file in which Word gives the numbers."""
    return read(rendered(report()))


class DescribeAFileThatNobodyEdited:
    @pytest.mark.parametrize("numbers", list(Numbers))
    def it_changes_nothing_in_a_file_with_everything(self, numbers):
        file = read(rendered(everything(), numbers))
        assert update(file) == ()
        assert not file.package.changed

    @given(
        st.lists(
            st.one_of(
                st.tuples(st.just("heading"), st.integers(1, 4)),
                st.tuples(st.just("paragraph"), st.integers(0, 9)),
                st.tuples(st.just("table"), st.integers(0, 0)),
            ),
            max_size=10,
        ),
        st.sampled_from(list(Numbers)),
        st.booleans(),
    )
    def it_changes_nothing_in_any_file(self, parts, numbers, with_contents):
        anchors = [f"{kind}-{place}" for place, (kind, _) in enumerate(parts)]
        body = []
        for place, (kind, number) in enumerate(parts):
            if kind == "heading":
                body.append(b.Heading(number, i.text(f"Heading {place} of " + "many words " * 12), anchors[place]))
            elif kind == "paragraph":
                words = (i.Text("See "), i.CrossReference(anchors[number % len(anchors)]), i.Text("."))
                body.append(b.Paragraph(words, anchors[place]))
            else:
                body.append(factories.table(anchors[place]))
        lines = (ContentsLine(1, "", "", ""),) if with_contents else ()
        file = read(rendered(factories.report(body=tuple(body), annexes=(), contents=lines), numbers))
        assert update(file) == ()
        assert not file.package.changed


class DescribeReferences:
    def it_follow_where_a_paragraph_is_put_in_before(self, counted):
        first = paragraph_of(counted, "p_one")
        twin = copy.deepcopy(first)
        for mark in list(twin.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            drop(mark)
        assert shown(counted, "REF") == ["3", "1", "1", "1", "2", "1"]
        first.addprevious(twin)
        told = update(counted)
        assert shown(counted, "REF") == ["4", "1", "4", "1", "2", "1", "3", "1"]
        assert {each.did for each in told} == {"renumbered"}
        assert update(counted) == ()

    def it_follow_where_a_paragraph_is_struck_out_and_those_to_it_are_told(self, counted):
        strike(counted, paragraph_of(counted, "p_one"))
        told = update(counted)
        assert shown(counted, "REF") == ["1", "1", "1", "1"]
        assert [(each.did, each.now, each.was) for each in told] == [("renumbered", "1", "2"), ("dangling", "", "1")]
        again = update(counted)
        assert [each.did for each in again] == ["dangling"]

    def it_leaves_alone_what_leads_nowhere(self, file):
        start = next(e for e in file.body.iter(w("bookmarkStart")) if val(e, "name") == "t_two")
        drop(start)
        told = update(file)
        assert {each.did for each in told} == {"dangling"}
        assert "t_two" in told[0].why
        assert shown(file, "REF")[1] == "1"
        assert not file.package.changed

    def it_leaves_alone_what_asks_for_more_than_is_known(self, counted):
        for text in counted.body.iter(w("instrText")):
            if "REF p_one" in (text.text or ""):
                text.text = " REF p_one \\n \\p "
        first = paragraph_of(counted, "p_one")
        first.addprevious(copy.deepcopy(paragraph_of(counted, "p_two")))
        update(counted)
        assert "1" in shown(counted, "REF")

    def it_reads_a_field_in_one_element(self, counted):
        field = next(each for each in marked_in(counted.body).fields if each.asked.startswith("REF p_three"))
        simple = field.edges[0].makeelement(w("fldSimple"), {w("instr"): " REF p_three \\n "})
        field.edges[0].addprevious(simple)
        simple.append(next(field.shown[0].iterancestors(w("r"))))
        for edge in field.edges:
            drop(edge)
        simple.find(f"{w('r')}/{w('t')}").text = "99"
        told = update(counted)
        assert [(each.was, each.now) for each in told] == [("99", "3")]

    def it_puts_a_result_in_many_runs_into_the_first_of_them(self, counted):
        field = next(each for each in marked_in(counted.body).fields if each.asked.startswith("REF p_three"))
        run = field.shown[0].getparent()
        run.addnext(copy.deepcopy(run))
        assert shown(counted, "REF")[0] == "33"
        update(counted)
        assert shown(counted, "REF")[0] == "3"
        assert not [run for run in counted.body.iter(w("r")) if not len(run)]

    def it_shows_a_number_where_a_field_shows_nothing(self, counted):
        field = next(each for each in marked_in(counted.body).fields if each.asked.startswith("REF p_three"))
        drop(field.shown[0].getparent())
        update(counted)
        assert shown(counted, "REF")[0] == "3"

    def it_follows_in_a_note(self):
        note = i.NoteMark(i.Note((i.Text("See "), i.CrossReference("p-two"), i.Text("."))))
        body = (b.Paragraph((i.Text("One."), note), "p-one"), b.Paragraph(i.text("Two."), "p-two"))
        file = read(rendered(factories.report(body=body, annexes=())))
        strike(file, paragraph_of(file, "p_one"))
        update(file)
        assert [each.result for each in marked_in(file.package.tree(file.notes_part)).fields] == ["1"]


class DescribeTheNumbersOfTables:
    def it_follow_with_the_references_to_them_where_a_table_is_struck_out(self, file):
        strike(file, paragraph_of(file, "t_two"))
        told = update(file)
        assert shown(file, "SEQ")[:1] == ["1"]
        assert ("renumbered", "2", "1") in {(str(each.did), each.was, each.now) for each in told}

    def it_follow_where_a_caption_is_copied(self, file):
        caption = paragraph_of(file, "t_two")
        twin = copy.deepcopy(caption)
        for mark in list(twin.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            drop(mark)
        caption.addprevious(twin)
        update(file)
        assert shown(file, "SEQ")[:3] == ["1", "2", "3"]
        assert set(shown(file, "REF")[1::2]) == {"2"}

    def it_begins_where_the_field_says_so(self, file):
        for text in file.body.iter(w("instrText")):
            if "SEQ Table" in (text.text or ""):
                text.text = " SEQ Table \\* roman \\r 4 "
                break
        update(file)
        assert shown(file, "SEQ")[:2] == ["iv", "5"]


class DescribeTheContents:
    def it_says_a_heading_that_was_reworded(self, file):
        heading = paragraph_of(file, "two")
        text = next(each for each in heading.iter(w("t")) if "Chapter" in each.text)
        text.text = "Something quite different, and so long that it does not fit into the one line that there is for it"
        told = update(file)
        assert [(each.did, each.was) for each in told] == [("renumbered", "II. Chapter two")]
        assert "II. Something quite different" in contents(file)[1]
        assert update(file) == ()

    def it_drops_the_line_of_a_heading_that_is_gone_and_counts_the_others(self, counted):
        strike(counted, paragraph_of(counted, "one"))
        update(counted)
        assert [line.split()[:3] for line in contents(counted)][:2] == [["I.", "Chapter", "two"],
                                                                        ["II.", "Chapter", "three"]]  # fmt: skip
        assert [each.kind for each in marked_in(counted.body).fields].count("TOC") == 1
        assert update(counted) == ()

    @pytest.mark.parametrize("place", HEADINGS)
    def it_has_a_line_for_a_new_heading(self, counted, place):
        heading = paragraph_of(counted, place)
        twin = copy.deepcopy(heading)
        for mark in list(twin.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            drop(mark)
        next(twin.iter(w("t"))).text = "A new chapter"
        heading.addprevious(twin)
        told = update(counted)
        number = HEADINGS.index(place)
        assert [line for line in contents(counted) if "new" in line] == [f"{'I' * (number + 1)}. A new chapter"]
        assert contents(counted)[number].endswith("A new chapter")
        assert any(each.why == "a new heading" for each in told)
        assert [field.kind for field in marked_in(counted.body).fields].count("TOC") == 1
        assert update(counted) == ()

    def it_drops_every_line_where_every_heading_is_gone(self):
        file = read(rendered(report(annexes=())))
        for name in HEADINGS:
            strike(file, paragraph_of(file, name))
        update(file)
        assert [line for line in contents(file) if line] == []
        assert [field.kind for field in marked_in(file.body).fields].count("TOC") == 1

    def it_calls_an_annex_by_its_label_and_title(self, file):
        annex = next(line for line in contents(file) if line.startswith("Annex"))
        title = next(p for p in file.body.iter(w("p")) if words_of(p).strip("“”") == annex.partition(". ")[2])
        next(title.iter(w("t"))).text = "Another title"
        update(file)
        assert any("Another title" in line for line in contents(file))

    def it_does_so_where_the_label_has_lost_the_look_of_a_heading(self, file):
        """LibreOffice gives it that of the paragraph before it, where somebody struck out the mark of that one."""
        annex = next(line for line in contents(file) if line.startswith("Annex"))
        label = next(p for p in file.body.iter(w("p")) if words_of(p).strip("“”") == annex.partition(". ")[0])
        label.find(w("pPr")).find(w("pStyle")).set(w("val"), "SingleTxtG")
        update(file)
        assert annex in contents(file)


def it_keeps_the_pages_of_the_contents():
    pages = {name: place + 4 for place, name in enumerate(HEADINGS)}
    content = render_docx(numbered(report()), Form(anchors=True), lambda _: png(), pages)
    file = read(content)
    strike(file, paragraph_of(file, "two"))
    update(file)
    assert [line for line in contents(file) if "Chapter" in line] == ["I. Chapter one 4", "II. Chapter three 6"]
    assert local(file.body) == "body"


class DescribeWordsThatPeopleTypedIntoAField:
    """Word takes them out when it updates the field; a refresh loses nothing."""

    def typed(self, file, kind: str, before: str, after: str, which: int = 0):
        each = [found for found in marked_in(file.body).fields if found.kind == kind][which]
        (text,) = each.shown
        text.text = f"{before}{text.text}{after}" if before or after else "see there"

    @pytest.mark.parametrize(("before", "after"), [("", " as amended"), ("the new ", ""), ("new ", ", in part")])
    def it_keeps_them_beside_a_number_that_stays(self, before, after, counted):
        was = shown(counted, "REF")
        self.typed(counted, "REF", before, after)
        assert update(counted) == ()
        assert shown(counted, "REF") == [f"{before}{was[0]}{after}", *was[1:]]

    def it_does_not_repeat_them_where_the_number_is_referred_to(self, counted):
        was = shown(counted, "REF")
        self.typed(counted, "SEQ", "", " as amended", 1)
        assert update(counted) == ()
        assert (shown(counted, "SEQ")[:2], shown(counted, "REF")) == (["1", "2 as amended"], was)

    def it_lets_the_number_beside_them_follow(self, counted):
        self.typed(counted, "REF", "new ", ", in part", 1)
        first = paragraph_of(counted, "p_one")
        twin = copy.deepcopy(first)
        for mark in list(twin.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            drop(mark)
        self.typed(counted, "REF", "new ", ", in part", 2)
        first.addprevious(twin)
        update(counted)
        assert "new 2, in part" in shown(counted, "REF")
        assert update(counted) == ()

    def it_tells_of_a_number_that_was_typed_over_and_leaves_it(self, counted):
        self.typed(counted, "SEQ", "", "")
        told = update(counted)
        assert [(one.did, one.was, one.why[-7:]) for one in told] == [(Did.KEPT, "see there", "it is 1")]
        assert shown(counted, "SEQ")[0] == "see there"

    def but_what_word_says_of_a_lost_reference_is_no_word_of_theirs(self, counted):
        was = shown(counted, "REF")
        for each in marked_in(counted.body).fields:
            if each.kind == "REF":
                each.shown[0].text = "Error! Reference source not found."
        update(counted)
        assert shown(counted, "REF") == was
