"""Word's numbers, worked out by hand from what it shows; and those of every file that the program writes."""

from __future__ import annotations

import factories
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from rendering.docx.docx_samples import everything, png

from reportgen.document.blocks import Heading, ListItem, ListKind, Paragraph
from reportgen.document.inlines import text
from reportgen.document.numbering import numbered
from reportgen.drafts import Package
from reportgen.drafts.numbers import counted, numbers_of, said
from reportgen.drafts.ooxml import WORD
from reportgen.rendering.docx import render_docx
from reportgen.rendering.docx.blocks import heading_number

BOTH = f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
GONE = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'


def tree(name: str, content: str):
    return etree.fromstring(f"<w:{name} {BOTH}>{content}</w:{name}>")


def level(place: int, form: str, shown: str, more: str = "", start: int = 1) -> str:
    return (f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
            f'<w:lvlText w:val="{shown}"/></w:lvl>')  # fmt: skip


def definition(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def list_(number: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def anew(place: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def p(number: int | None = None, place: int | None = 0, *, style: str = "", mark: str = "", text: str = "x") -> str:
    where = "" if place is None else f'<w:ilvl w:val="{place}"/>'
    listed = "" if number is None else f'<w:numPr>{where}<w:numId w:val="{number}"/></w:numPr>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{named}{listed}{mark}</w:pPr>{runs}</w:p>"


def style(name: str, content: str = "", kind: str = "paragraph", more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"{more}>{content}</w:style>'


def labels(paragraphs: str, numbering: str, styles: str = "") -> list[str]:
    document = tree("document", f"<w:body>{paragraphs}</w:body>")
    found = counted(document, tree("numbering", numbering), tree("styles", styles))
    return [found[each].label if each in found else "" for each in document.iter(f"{{{WORD}}}p")]


HEADINGS = definition(3, level(0, "upperRoman", "%1."), level(1, "upperLetter", "%2."), level(2, "decimal", "%1.%3"))
ONE = HEADINGS + list_(1, 3)


class DescribeOneList:
    def it_counts_each_level_and_begins_a_deeper_one_anew(self):
        said_ = labels(p(1) + p(1, 1) + p(1, 1) + p() + p(1) + p(1, 1) + p(1, 2) + p(1, 2), ONE)
        assert said_ == ["I.", "A.", "B.", "", "II.", "A.", "II.1", "II.2"]

    def it_takes_a_paragraph_without_a_level_for_the_first(self):
        assert labels(p(1, None) + p(1, None), ONE) == ["I.", "II."]

    def it_prints_what_a_level_begins_with_where_it_was_not_met(self):
        assert labels(p(1, 2), ONE) == ["I.1"]

    def it_begins_with_the_number_of_the_level_and_with_nought_where_it_has_none(self):
        bare = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
        lists = definition(1, level(0, "decimal", "%1", start=7)) + definition(2, bare) + list_(1, 1) + list_(2, 2)
        assert labels(p(1) + p(1) + p(2), lists) == ["7", "8", "0"]

    @pytest.mark.parametrize("start", ["x", "", "²", "9" * 5000, "-3"])
    def it_takes_any_number_that_a_file_may_have(self, start):
        own = level(0, "decimal", "%1.").replace('w:start w:val="1"', f'w:start w:val="{start}"')
        assert labels(p(1), definition(1, own) + list_(1, 1)) == ["-3." if start == "-3" else "0."]

    def it_prints_no_number_for_a_bullet_and_for_a_list_that_is_not_there(self):
        lists = definition(1, level(0, "bullet", "•")) + list_(1, 1)
        assert labels(p(1) + p(9) + p(0), lists) == ["", "", ""]

    def it_goes_on_over_a_higher_level_where_the_list_says_so(self):
        never = definition(1, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
        assert labels(p(1) + p(1, 1) + p(1) + p(1, 1), never + list_(1, 1)) == ["I.", "1.", "II.", "2."]

    def it_begins_a_level_anew_after_the_one_that_the_list_names(self):
        third = level(2, "decimal", "%3.", '<w:lvlRestart w:val="1"/>')
        lists = definition(1, level(0, "upperRoman", "%1."), level(1, "upperLetter", "%2."), third) + list_(1, 1)
        said_ = labels(p(1) + p(1, 1) + p(1, 2) + p(1, 1) + p(1, 2) + p(1) + p(1, 2), lists)
        assert said_ == ["I.", "A.", "1.", "B.", "2.", "II.", "1."]

    def it_prints_arabic_numbers_alone_where_the_level_is_legal(self):
        lists = definition(1, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + list_(1, 1)
        assert labels(p(1) + p(1) + p(1, 1), lists) == ["I.", "II.", "2.1"]

    def it_reads_the_form_that_word_keeps_for_other_programs(self):
        form = ('<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom"/></mc:Choice><mc:Fallback>'
                '<w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent>')  # fmt: skip
        own = f'<w:lvl w:ilvl="0"><w:start w:val="4"/>{form}<w:lvlText w:val="%1"/></w:lvl>'
        assert labels(p(1), definition(1, own) + list_(1, 1)) == ["IV"]


class DescribeLists:
    def it_counts_lists_of_one_definition_together(self):
        assert labels(p(1) + p(2) + p(1), ONE + list_(2, 3)) == ["I.", "II.", "III."]

    def it_begins_anew_where_a_list_says_so_and_then_goes_on(self):
        lists = ONE + list_(2, 3, anew(0, 5) + anew(1, 1))
        assert labels(p(1) + p(1, 1) + p(2) + p(2, 1) + p(2), lists) == ["I.", "A.", "V.", "A.", "VI."]

    def it_takes_a_level_that_the_list_has_of_its_own(self):
        own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerRoman", "(%1)", start=3)}</w:lvlOverride>'
        assert labels(p(2) + p(2), HEADINGS + list_(2, 3, own)) == ["(iii)", "(iv)"]

    def it_follows_a_definition_to_the_style_of_lists_that_it_names(self):
        named = definition(1, more='<w:numStyleLink w:val="Ours"/>')
        ours = definition(2, level(0, "lowerLetter", "(%1)"), more='<w:styleLink w:val="Ours"/>')
        styles = style("Ours", '<w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr>', "numbering")
        assert labels(p(1), named + ours + list_(1, 1) + list_(8, 2), styles) == ["(a)"]


class DescribeStyles:
    LISTED = style("Base", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>')

    def it_takes_the_list_of_a_style_or_of_one_that_it_is_based_on(self):
        styles = self.LISTED + style("Own", '<w:basedOn w:val="Base"/>')
        assert labels(p(style="Base") + p(style="Own"), ONE, styles) == ["A.", "B."]

    def it_takes_the_level_that_is_tied_to_a_style(self):
        lists = definition(3, level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:pStyle w:val="S"/>'))
        styles = style("S", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        assert labels(p(style="S"), lists + list_(1, 3), styles) == ["1)"]

    def it_takes_the_list_of_the_style_of_all_paragraphs(self):
        styles = style("N", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', more=' w:default="1"')
        assert labels(p() + p(), ONE, styles) == ["I.", "II."]

    def but_a_paragraph_may_stand_in_none(self):
        assert labels(p(0, style="Base"), ONE, self.LISTED) == [""]

    def it_ends_where_styles_are_based_on_each_other(self):
        styles = style("A", '<w:basedOn w:val="B"/>') + style("B", '<w:basedOn w:val="A"/>')
        assert labels(p(style="A"), ONE, styles) == [""]


class DescribeTrackedChanges:
    def it_counts_what_is_inserted(self):
        inserted = p(1, mark='<w:rPr><w:ins w:id="1" w:author="A"/></w:rPr>', text="").replace(
            "</w:p>", '<w:ins w:id="2" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'
        )
        assert labels(p(1) + inserted + p(1), ONE) == ["I.", "II.", "III."]

    def it_does_not_count_what_is_struck_out_or_was_moved_away(self):
        struck = '<w:del w:id="2" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
        gone = p(1, mark=GONE, text="").replace("</w:p>", struck)
        moved = gone.replace("w:del ", "w:moveFrom ").replace("</w:del>", "</w:moveFrom>")
        assert labels(p(1) + gone + moved + p(1), ONE) == ["I.", "", "", "II."]

    def it_counts_paragraphs_once_whose_marks_between_them_are_struck_out(self):
        assert labels(p(1, mark=GONE) + p(1) + p(1), ONE) == ["I.", "I.", "II."]

    def it_does_not_count_in_a_row_that_is_struck_out(self):
        row = f'<w:tbl><w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr><w:tc>{p(1)}</w:tc></w:tr></w:tbl>'
        assert labels(row + p(1), ONE) == ["", "I."]

    def it_counts_once_what_word_keeps_twice(self):
        box = (f"<w:p><w:r><mc:AlternateContent><mc:Choice>{p(1)}</mc:Choice><mc:Fallback>{p(1)}</mc:Fallback>"
               "</mc:AlternateContent></w:r></w:p>")  # fmt: skip
        assert labels(box + p(1), ONE) == ["", "I.", "", "II."]


@pytest.mark.parametrize(
    ("form", "value", "written"),
    [("lowerLetter", 26, "z"), ("lowerLetter", 28, "bb"), ("upperLetter", 53, "AAA"), ("upperRoman", 1994, "MCMXCIV"),
     ("lowerRoman", 48, "xlviii"), ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("none", 3, ""),
     ("ordinal", 3, "3"), ("upperRoman", 10**8, "100000000"), ("lowerLetter", -4, "-4")],
)  # fmt: skip
def it_says_a_number_as_word_does(form, value, written):
    assert said(form, value) == written


def printed(content: bytes) -> list[str]:
    package = Package.unzipped(content, "a file")
    return [number.label for number in numbers_of(package).values()]


def labels_of(report) -> list[str]:
    """The numbers that the document has itself, in the order of the page."""
    found = []
    for block in report.blocks():
        if isinstance(block, Heading) and block.number:
            found.append(heading_number(block))
        elif isinstance(block, Paragraph) and block.number:
            found.append(f"{block.number}.")
        elif isinstance(block, ListItem) and block.kind is ListKind.LETTERS:
            found.append(block.marker)
    return found


def it_finds_the_numbers_of_the_document_in_a_file_with_everything():
    report = numbered(everything())
    assert labels_of(report)
    assert printed(render_docx(report, draw=lambda _: png())) == labels_of(report)


BLOCKS = st.one_of(
    st.integers(1, 4).map(lambda deep: Heading(deep, text("A heading"), "")),
    st.just(Paragraph(text("Words."), "")),
    st.integers(1, 2).map(lambda deep: ListItem(text("an item;"), ListKind.LETTERS, deep)),
    st.just(ListItem(text("a point"), ListKind.BULLETS)),
)


@given(st.lists(BLOCKS, max_size=12))
def it_finds_the_numbers_of_any_document(blocks):
    report = numbered(factories.report(body=tuple(blocks), annexes=()))
    assert printed(render_docx(report, draw=lambda _: png())) == labels_of(report)
