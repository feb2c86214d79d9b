from __future__ import annotations

from dataclasses import replace

import factories
import pytest
from docx_reading import by_text, find, outline, part, references, style, text
from docx_samples import everything as everything_report
from docx_samples import paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document.outline import outline as outline_of
from reportgen.document.report import Annex, ContentsLine
from reportgen.form import Form, Numbers
from reportgen.rendering.docx import render_docx


def said(line: str) -> str:
    """A line of the document as a file can hold it."""
    return line.replace("\x00\x0b", " ").replace("\ufffe", "").replace("a. Deepest", "(a) Deepest").strip()


def _block(kind: int, place: int) -> b.Block:
    """One of the kinds of block that have numbers, or one that parts them."""
    letters, bullets = b.ListKind.LETTERS, b.ListKind.BULLETS
    return (
        b.Heading(1, i.text("A chapter"), f"h-{place}"),
        b.Heading(2, i.text("A section"), f"h-{place}"),
        paragraph(f"p-{place}", "Words."),
        b.ListItem(i.text("An item"), letters),
        b.ListItem(i.text("A deeper item"), letters, 2),
        b.ListItem(i.text("A bullet"), bullets),
        b.Quotation(i.text("As it was said.")),
    )[kind]


class DescribeTheOrderOfWords:
    def it_is_that_of_the_document(self, grey_charts):
        report = factories.report()
        assert outline(render_docx(report)) == outline_of(report)

    def it_holds_for_every_kind_of_block(self, everything):
        expected = [said(line) for line in outline_of(everything_report())]
        assert [" ".join(line.split()) for line in outline(everything)] == [" ".join(line.split()) for line in expected]

    def it_leaves_the_report_as_it_was(self, grey_charts):
        report = factories.report()
        render_docx(report)
        assert report == factories.report()


class DescribeHeadings:
    def it_sets_the_number_between_two_tabs(self, everything):
        root = part(everything)
        assert text(by_text(root, "I.\tIntroduction")) == "\tI.\tIntroduction"
        assert text(by_text(root, "A.\tGeneral")) == "\tA.\tGeneral framework"
        assert text(by_text(root, "Invented subheading")) == "\t\tInvented subheading"

    def it_gives_each_level_its_style(self, everything):
        root = part(everything)
        starts = ("I.\tIntroduction", "A.\tGeneral", "1.\tDeeper", "(a)\tDeepest")
        assert [style(by_text(root, start)) for start in starts] == ["HChG", "H1G", "H23G", "H23G"]

    def it_begins_the_body_on_a_page_of_its_own_after_a_summary(self, everything):
        assert find(by_text(part(everything), "I.\tIntroduction"), "w:pPr/w:pageBreakBefore")

    def but_it_goes_on_below_the_title_where_there_is_no_summary(self, grey_charts):
        root = part(render_docx(factories.report(summary=())))
        assert not find(by_text(root, "I.\tIntroduction"), "w:pPr/w:pageBreakBefore")


class DescribeNumbers:
    def it_lets_word_give_them_so_that_they_go_on_where_an_editor_inserts(self, everything):
        second = by_text(part(everything), "2.\t")
        assert text(second).startswith("2.\tForty-five States;")
        assert "".join(find(second, ".//w:t/text()")).startswith("Forty-five")

    def it_sets_their_places_in_the_lists_and_again_in_the_paragraph(self, everything):
        root = part(everything)
        assert find(by_text(root, "I.\tIntroduction"), "w:pPr/w:ind/@w:hanging") == ["283"]
        assert find(by_text(root, "2.\t"), "w:pPr/w:ind/@w:firstLine") == ["0"]
        lists = part(everything, "word/numbering.xml")
        paragraphs = find(lists, "w:abstractNum/w:lvl[w:lvlText/@w:val='%1.' and w:numFmt/@w:val='decimal']")
        assert find(paragraphs[0], ".//w:tab/@w:pos") == ["1701"]

    def it_counts_anew_in_each_annex(self, everything):
        root = part(everything)
        lists = {
            *find(root, "//w:p[w:pPr/w:pStyle/@w:val='SingleTxtG']/w:pPr/w:numPr[w:ilvl/@w:val='0']/w:numId/@w:val")
        }
        assert len(lists) > 1

    @pytest.mark.parametrize("numbers", list(Numbers))
    def it_prints_the_same_numbers_typed(self, grey_charts, numbers):
        report = everything_report()
        expected = [" ".join(said(line).split()) for line in outline_of(report)]
        assert [" ".join(line.split()) for line in outline(render_docx(report, Form(numbers=numbers)))] == expected

    def it_types_them_on_demand(self, grey_charts):
        root = part(render_docx(everything_report(), Form(numbers=Numbers.TYPED)))
        assert "".join(find(by_text(root, "2.\t"), ".//w:t/text()")).startswith("2.Forty-five")
        assert not find(root, "//w:numPr")

    def but_it_types_letters_that_word_would_count_otherwise(self, grey_charts):
        items = tuple(b.ListItem(i.text("Words"), b.ListKind.LETTERS) for _ in range(28))
        root = part(render_docx(factories.report(body=items, annexes=())))
        assert find(by_text(root, "(z)"), "w:pPr/w:numPr")
        assert not find(by_text(root, "(aa)"), "w:pPr/w:numPr")
        assert not find(by_text(root, "(ab)"), "w:pPr/w:numPr")

    @given(st.lists(st.sampled_from(range(7)), max_size=40))
    @settings(max_examples=60)
    def it_gives_those_of_the_document_whatever_follows_whatever(self, kinds):
        body = tuple(_block(kind, place) for place, kind in enumerate(kinds))
        annex = Annex("Annex", i.text("Of all"), "annex", "", tuple(replace(each) for each in body))
        report = factories.report(body=body, annexes=(annex,), summary=())
        assert outline(render_docx(report)) == outline_of(report)


class DescribeReferences:
    def it_asks_for_the_number_of_the_paragraph_or_the_words_of_the_bookmark(self, everything):
        fields = find(part(everything), "//w:instrText[starts-with(., ' REF')]/text()")
        assert any(field.endswith(r"\n \h ") for field in fields)
        assert any(not field.endswith(r"\n \h ") for field in fields)

    def it_stays_bold_where_the_words_around_it_are(self, grey_charts):
        """Word gives what it finds anew the look of its place, unless told to keep the one that it has."""
        see = ("See ", i.CrossReference("p-1"), ".")
        body = (paragraph("p-1", "Words."), paragraph("p-2", *see), paragraph("p-3", *see, conclusion=True))
        fields = find(part(render_docx(factories.report(body=body, annexes=()))), "//w:instrText/text()")
        assert [each for each in fields if " p_1 " in each] == [r" REF p_1 \n \h ", r" REF p_1 \n \h \* MERGEFORMAT "]

    @pytest.mark.parametrize("numbers", list(Numbers))
    def it_shows_already_what_word_would_find(self, grey_charts, numbers):
        root = part(render_docx(everything_report(), Form(numbers=numbers)))
        shown = references(root)
        assert len(shown) >= 3
        assert all(found == expected for found, expected in shown)


class DescribeParagraphs:
    def it_prints_conclusions_bold_and_nothing_else(self, everything):
        root = part(everything)
        bold = find(by_text(root, "6.\t"), ".//w:r[w:t and not(w:rPr/w:rStyle[@w:val='FootnoteReference'])]")
        assert all(find(run, "w:rPr/w:b[not(@w:val)]") for run in bold)
        assert not find(by_text(root, "3.\t"), ".//w:b[not(@w:val)]")

    def it_sets_items_in_by_level(self, everything):
        root = part(everything)
        first, deeper = by_text(root, "(a)\tThe first"), by_text(root, "(i)\tA deeper")
        assert find(first, "w:pPr/w:ind/@w:left") == ["1134"]
        assert find(deeper, "w:pPr/w:ind/@w:left") == ["1701"]
        assert find(deeper, "w:pPr/w:ind/@w:firstLine") == ["567"]

    def it_makes_bullets_a_real_list(self, everything):
        root = part(everything, "word/numbering.xml")
        assert find(root, "//w:lvl/w:pStyle/@w:val") == ["Bullet1G", "Bullet2G"]
        assert find(root, "//w:lvl[w:pStyle]/w:lvlText/@w:val") == ["•", "•"]


class DescribeAnnexes:
    def it_begins_each_on_a_new_page(self, everything):
        for label in ("Annex I", "Annex II"):
            annex = next(p for p in part(everything).iter() if p.tag.endswith("}p") and text(p) == f"\t\t{label}")
            assert find(annex, "w:pPr/w:pageBreakBefore")

    def it_says_the_language_at_the_right_under_the_label(self, everything):
        note = by_text(part(everything), "[English only]")
        assert find(note, "w:pPr/w:jc/@w:val") == ["right"]
        assert text(note.getprevious()) == "\t\tAnnex I"
        assert text(note.getnext()) == "\t\tNew cases"


class DescribeContents:
    def it_leads_to_every_heading_with_dots_and_a_page(self, everything):
        lines = [p for p in part(everything).iter() if p.tag.endswith("}p") and style(p).startswith("TOC")]
        assert [text(p).strip() for p in lines][:2] == ["I.\tIntroduction", "A.\tGeneral framework"]
        assert all(find(p, "w:hyperlink/@w:anchor") for p in lines)
        assert all("PAGEREF" in "".join(find(p, ".//w:instrText/text()")) for p in lines)

    def it_is_a_field_that_shows_already_what_word_would_find(self, grey_charts):
        report = everything_report()
        pages = {line.anchor: 3 + place for place, line in enumerate(report.contents)}
        root = part(render_docx(report, pages=pages))
        lines = [p for p in root.iter() if p.tag.endswith("}p") and style(p).startswith("TOC")]
        assert [text(p)[-1] for p in lines] == [str(pages[line.anchor]) for line in report.contents]
        assert "".join(find(lines[0], "w:r/w:instrText/text()")).startswith(" TOC ")
        kinds = find(root, "//w:fldChar/@w:fldCharType")
        assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
        assert find(lines[-1], "w:r[last()]/w:fldChar/@w:fldCharType") == ["end"]
        assert not find(root, "//w:fldChar[@w:dirty]")

    def it_takes_the_headings_of_the_body_and_not_the_title(self, everything):
        root = part(everything)
        start = find(root, "//w:bookmarkStart[@w:name='_Contents']")[0]
        assert text(start.getnext()).strip().startswith("I.")

    def but_word_is_asked_where_nobody_laid_the_pages_out(self, everything):
        assert find(part(everything), "//w:fldChar[@w:dirty]")

    def it_breaks_a_long_heading_before_the_page_numbers(self, grey_charts):
        heading = b.Heading(
            1, i.text("Ensuring access to the United Nations, its representatives and mechanisms " * 2), "h"
        )
        report = factories.report(body=(heading,), annexes=(), contents=(ContentsLine(1, "", "", ""),))
        line = next(p for p in part(render_docx(report)).iter() if p.tag.endswith("}p") and style(p) == "TOC1")
        assert len(find(line, ".//w:br")) == 1

    def but_there_are_none_where_the_report_has_none(self, grey_charts):
        root = part(render_docx(_without_references()))
        assert not [p for p in root.iter() if p.tag.endswith("}p") and style(p).startswith("TOC")]


def _without_references():
    paragraph = b.Paragraph(i.text("A sentence."), "p-1")
    return factories.report(body=(paragraph,), annexes=())


def it_begins_a_body_of_any_block_on_a_new_page(grey_charts):
    blocks = (
        b.Quotation(i.text("As it was said.")),
        b.ListItem(i.text("An item"), b.ListKind.BULLETS),
        factories.table(),
        factories.bar_figure(),
    )
    for block in blocks:
        root = part(render_docx(factories.report(body=(block,), annexes=())))
        assert len(find(root, "//w:pageBreakBefore")) == 1
