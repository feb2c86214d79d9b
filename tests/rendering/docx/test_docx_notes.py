from __future__ import annotations

from dataclasses import replace

import factories
import pytest
from docx_reading import W, by_text, find, part, parts, relationships, text
from docx_samples import note, paragraph
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.document import inlines as i
from reportgen.errors import OutputError
from reportgen.rendering.docx import markup, render_docx
from reportgen.rendering.docx.bookmarks import Bookmarks
from reportgen.rendering.docx.inlines import Words

FOOTNOTES = "word/footnotes.xml"


def written(*content: str | i.Inline) -> bytes:
    return render_docx(factories.report(body=(paragraph("p-1", *content),), annexes=()))


class DescribeNotes:
    def it_writes_each_once_in_the_order_of_their_marks(self, everything):
        marks = find(part(everything), "//w:footnoteReference/@w:id")
        notes = find(part(everything, FOOTNOTES), "w:footnote[not(@w:type)]/@w:id")
        assert marks == notes == [str(number) for number in range(1, len(marks) + 1)]

    def it_lets_word_number_all_but_those_by_asterisk(self, everything):
        by_asterisk = find(part(everything), "//w:r[w:footnoteReference/@w:customMarkFollows]/w:t/text()")
        assert by_asterisk == ["*", "**"]
        notes = find(part(everything, FOOTNOTES), "w:footnote[not(@w:type)]")
        assert [bool(find(each, ".//w:footnoteRef")) for each in notes] == [False, False, *[True] * (len(notes) - 2)]

    def it_sets_the_mark_between_two_tabs(self, everything):
        first = find(part(everything, FOOTNOTES), "w:footnote[@w:id='3']/w:p")[0]
        assert text(first) == "\t\tIn the summary."

    def it_keeps_links_and_titles_in_them(self, everything):
        files = parts(everything)
        known = relationships(files, FOOTNOTES)
        root = etree.fromstring(files[FOOTNOTES])
        assert known[find(root, "//w:hyperlink/@r:id")[0]] == ("https://example.org/a%20page?x=1&y=%3C2%3E", True)
        assert "Official Records" in find(root, "//w:r[w:rPr/w:i]/w:t/text()")

    def it_separates_marks_that_follow_one_another(self, everything):
        marks = find(by_text(part(everything), "2.\t"), "w:r[w:rPr/w:rStyle[@w:val='FootnoteReference']]")
        assert ["".join(find(each, "w:t/text()")) for each in marks] == ["", ",", ""]

    def it_refers_to_a_note_in_a_note_from_the_text(self, everything):
        assert len(find(by_text(part(everything), "5.\t"), ".//w:footnoteReference")) == 2
        assert not find(part(everything, FOOTNOTES), "//w:footnoteReference")

    def it_replaces_the_separator_of_word(self, everything):
        root = part(everything, FOOTNOTES)
        assert find(root, "w:footnote/@w:type") == ["separator", "continuationSeparator"]
        assert find(root, "w:footnote[@w:type='separator']//w:tab/@w:pos") == ["2155"]

    def it_refuses_marks_that_word_would_number_otherwise(self):
        report = factories.report(body=(paragraph("p-1", "One", note("First.")),), annexes=())
        wrong = i.NoteMark(i.Note(i.text("First."), mark="7"))
        body = (replace(report.body[0], content=(*i.text("One"), wrong)),)
        with pytest.raises(OutputError, match="Footnote 7 stands in place 1"):
            render_docx(replace(report, body=body))


class DescribeLinks:
    def it_makes_addresses_clickable(self):
        content = written(i.Link("the site", "https://example.org/?a=1&b=2"))
        key = find(part(content), "//w:hyperlink/@r:id")[0]
        assert relationships(parts(content), "word/document.xml")[key] == ("https://example.org/?a=1&b=2", True)

    @pytest.mark.parametrize(
        "url",
        ["javascript:alert(1)", "file:///etc/passwd", "//example.org", "http://[", "data:,x", "", "https:", "mailto:"],
    )
    def but_it_prints_the_words_alone_of_any_that_is_not_for_the_web_or_mail(self, url):
        content = written(i.Link("the words", url))
        assert not find(part(content), "//w:hyperlink")
        assert by_text(part(content), "1.\tthe words") is not None

    def it_leads_from_a_cross_reference_to_its_bookmark(self, everything):
        root = part(everything)
        names = find(root, "//w:bookmarkStart/@w:name")
        assert set(find(root, "//w:hyperlink/@w:anchor")) <= set(names)


class DescribeBookmarks:
    def it_gives_each_an_id_and_a_name_of_its_own(self, everything):
        root = part(everything)
        names, ids = find(root, "//w:bookmarkStart/@w:name"), find(root, "//w:bookmarkStart/@w:id")
        assert len(set(names)) == len(names)
        assert sorted(ids) == sorted(find(root, "//w:bookmarkEnd/@w:id"))
        assert len(set(ids)) == len(ids)

    @given(st.lists(st.text(min_size=1, max_size=60), unique=True, min_size=1, max_size=8))
    def it_makes_valid_names_of_any_anchors(self, anchors):
        body = tuple(paragraph(anchor, "Words") for anchor in anchors)
        names = Bookmarks.of(factories.report(body=body, annexes=())).names
        assert len({name.casefold() for name in names.values()}) == len(names)
        assert all(name.isascii() and name.replace("_", "a").isalnum() for name in names.values())
        assert all(name[0].isalpha() and len(name) <= 40 for name in names.values())


class DescribeText:
    @given(st.text(alphabet=st.characters(codec=None)))
    def it_never_breaks_the_file(self, words):
        runs = Words(Bookmarks({})).runs((i.Text(words), i.Link(words, "https://example.org/" + words.split("#")[0])))
        root = etree.fromstring(markup.part("w:p", runs))
        assert len(root) <= 2

    def it_keeps_what_looks_like_markup(self):
        assert text(by_text(part(written("<b>Ábc</b> & “Çð”")), "1.")) == "1.\t<b>Ábc</b> & “Çð”"

    def it_drops_what_xml_forbids_and_keeps_words_apart(self):
        assert text(by_text(part(written("a\x00b\x0bc\ufffed\u2028e\ud800f")), "1.")) == "1.\tab cd ef"

    def it_keeps_blanks_and_the_marks_of_direction(self):
        words = "a  b \u202ec\u202c \u00a0d"
        assert text(by_text(part(written(words)), "1.")) == f"1.\t{words}"

    def it_writes_no_empty_runs(self, everything):
        assert not [run for run in part(everything).iter(f"{W}r") if len(run) == len(find(run, "w:rPr"))]
