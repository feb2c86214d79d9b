"""Blocks and inlines as markup, for both media."""

from __future__ import annotations

from dataclasses import replace

import factories
import pytest
from lxml import html

from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document import tables as t
from reportgen.rendering.html.blocks import write_blocks
from reportgen.rendering.html.figures import write_figure
from reportgen.rendering.html.inlines import write_inlines
from reportgen.rendering.html.markup import element
from reportgen.rendering.html.press import Medium, Press
from reportgen.rendering.html.tables import write_table


@pytest.fixture(params=Medium)
def press(request):
    return Press(request.param)


def tree(markup):
    return html.fragment_fromstring(str(markup), create_parent="div")


def note(words: str, mark: str, *, symbol: bool = False) -> i.NoteMark:
    return i.NoteMark(i.Note(i.text(words), mark, symbol))


class DescribeHeadings:
    @pytest.mark.parametrize(("level", "number", "printed"), [(1, "IV", "IV."), (2, "B", "B."), (3, "1", "1."),
                                                             (4, "a", "(a)")])  # fmt: skip
    def it_prints_the_number_in_the_form_of_its_level(self, press, level, number, printed):
        heading = tree(write_blocks([b.Heading(level, i.text("Words"), "h", number)], press))[0]
        assert heading.text_content() == f"{printed} Words"
        assert f"heading-{level}" in heading.get("class").split()

    @pytest.mark.parametrize(("levels", "tags"), [((1, 2, 3, 2, 1), "h2 h3 h4 h3 h2"), ((2, 2, 3), "h2 h2 h3"),
                                                  ((1, 3, 3, 2), "h2 h3 h3 h3")])  # fmt: skip
    def it_ranks_headings_so_that_no_rank_is_left_out(self, press, levels, tags):
        headings = [b.Heading(level, i.text("Words"), f"h-{place}") for place, level in enumerate(levels)]
        assert " ".join(heading.tag for heading in tree(write_blocks(headings, press))) == tags

    def it_prints_none_where_none_is_given(self, press):
        heading = tree(write_blocks([b.Heading(1, i.text("A State"), "h", numbered=False)], press, below=2))[0]
        assert heading.text_content() == "A State"
        assert heading.tag == "h3"


class DescribeLists:
    def it_puts_deeper_items_inside_the_item_above(self, press):
        items = [
            b.ListItem(i.text("One"), b.ListKind.LETTERS, 1, "(a)"),
            b.ListItem(i.text("Deeper"), b.ListKind.LETTERS, 2, "(i)"),
            b.ListItem(i.text("Two"), b.ListKind.LETTERS, 1, "(b)"),
        ]
        lists = tree(write_blocks(items, press))
        assert [child.tag for child in lists] == ["ol"]
        assert lists.xpath("ol/li/p/span/text()") == ["(a) ", "(b) "]
        assert lists.xpath("ol/li[1]/ol/li/p/span/text()") == ["(i) "]

    def it_begins_a_list_for_each_kind(self, press):
        items = [b.ListItem(i.text("One"), b.ListKind.LETTERS, 1, "(a)"), b.ListItem(i.text("x"), b.ListKind.BULLETS)]
        assert [child.tag for child in tree(write_blocks(items, press))] == ["ol", "ul"]

    def it_loses_no_item_that_begins_deep(self, press):
        items = [
            b.ListItem(i.text("Deep"), b.ListKind.LETTERS, 2, "(i)"),
            b.ListItem(i.text("Flat"), b.ListKind.LETTERS, 1, "(a)"),
        ]
        assert tree(write_blocks(items, press)).text_content() == "(i) Deep(a) Flat"


class DescribeConclusions:
    def it_marks_paragraphs_and_items_that_are_printed_bold(self, press):
        blocks = [
            b.Paragraph(i.text("Stop."), "p", "1", conclusion=True),
            b.ListItem(i.text("Now."), b.ListKind.LETTERS, 1, "(a)", conclusion=True),
            b.Paragraph(i.text("Plain."), "q", "2"),
        ]
        assert len(tree(write_blocks(blocks, press)).xpath(".//p[contains(@class, 'conclusion')]")) == 2


def it_calls_several_notes_of_a_table_notes_once(press):
    two = replace(factories.table(), notes=(i.text("One."), i.text("Two.")))
    assert [line.text_content() for line in tree(write_table(two, press)).xpath(".//div[@class='below']/p")][:2] == [
        "Notes: One.",
        "Two.",
    ]


def it_writes_nothing_of_an_empty_content(press):
    assert write_inlines((), press) == ""


class DescribeNotes:
    def it_parts_marks_that_touch_by_a_comma(self, press):
        content = (*i.text("Report"), note("Late.", "*", symbol=True), note("As received.", "**", symbol=True))
        assert len(tree(write_inlines(content, press)).xpath(".//sup[@class='comma']")) == 1

    def but_marks_with_words_between_get_none(self, press):
        content = (note("One.", "1"), *i.text(" and "), note("Two.", "2"))
        assert not tree(write_inlines(content, press)).xpath(".//sup[@class='comma']")

    def it_gives_equal_marks_ids_of_their_own(self, press):
        content = (note("One.", "*", symbol=True), *i.text(" "), note("Other.", "*", symbol=True))
        names = tree(write_inlines(content, press)).xpath(".//@id")
        assert len(names) == len(set(names))

    def it_parts_a_note_that_is_longer_than_a_page_for_paper(self):
        words = " ".join(f"word{n}" for n in range(2000))
        pieces = tree(write_inlines((note(words, "1"),), Press(Medium.PAPER))).xpath("span")
        assert len(pieces) > 5
        assert "".join(piece.text_content() for piece in pieces) == f"1{words}"
        assert all(len(piece.text_content()) <= 2201 for piece in pieces)


class DescribeTables:
    def it_heads_the_rows_below_a_group(self, press):
        rows = (
            t.Row((t.Cell.of("Africa"),), t.RowKind.GROUP),
            t.Row((t.Cell.of("One"), t.Cell.of("1"))),
            t.Row((t.Cell.of("Asia"), t.Cell.of("")), t.RowKind.GROUP),
            t.Row((t.Cell.of("Two"), t.Cell.of("2"))),
            t.Row((t.Cell.of("Total"), t.Cell.of("3")), t.RowKind.TOTAL),
        )
        table = tree(write_table(t.Table("t", i.text("Title"), factories.table().columns, rows, "1"), press))
        assert [len(body) for body in table.xpath(".//tbody")] == [2, 3]
        heads = table.xpath(".//th[@scope='rowgroup']")
        assert [(head.text_content(), head.get("colspan")) for head in heads] == [("Africa", "2"), ("Asia", "2")]
        assert table.xpath(".//tr[@class='total']/th")[0].text_content() == "Total"

    def it_prints_label_title_and_unit_line_by_line_above_and_the_rest_below(self, press):
        table = tree(write_table(factories.table(number="2"), press))
        assert table.xpath(".//caption/span/text()") == ["Table 2 ", "Cases by type of act", " (Number of cases)"]
        assert [line.text_content() for line in table.xpath(".//div[@class='below']/p")] == [
            "Note: What was not read is not counted.",
            "Source: Invented for a test",
            "Method: A case may be counted under more than one heading.",
        ]

    def it_prints_no_brackets_where_there_is_no_unit(self, press):
        table = tree(write_table(factories.table(unit=""), press))
        assert "(" not in table.xpath(".//caption")[0].text_content()

    def it_fills_up_a_row_that_is_too_short(self, press):
        rows = (t.Row((t.Cell.of("Only a name"),)),)
        table = tree(write_table(t.Table("t", i.text("Title"), factories.table().columns, rows, "1"), press))
        assert len(table.xpath(".//tbody/tr/*")) == 2

    def it_lets_a_long_address_break(self, press):
        rows = (t.Row((t.Cell.of("https://example.org/" + "a" * 80), t.Cell.of("1"))),)
        table = tree(write_table(t.Table("t", i.text("Title"), factories.table().columns, rows, "1"), press))
        assert table.xpath(".//th[contains(@class, 'unbroken')]")


class DescribeFigures:
    def it_prints_the_unit_in_brackets_under_the_title_as_tables_do(self, press):
        figure = tree(write_figure(factories.bar_figure(number="I"), press)).xpath("figure")[0]
        assert figure.xpath("figcaption/span/text()") == ["Figure I ", "Cases by type of act", " (Number of cases)"]
        assert figure.xpath("div[@class='below']/p/i/text()") == ["Source:", "Method:", "Caution:"]


class DescribeMarkup:
    def it_escapes_attributes_and_text(self):
        assert element("p", "<&>", title="\"'<", class_="a") == '<p title="&#34;&#39;&lt;" class="a">&lt;&amp;&gt;</p>'

    def it_leaves_out_what_is_none(self):
        assert element("p", None, "x", None, id=None) == "<p>x</p>"


class DescribeSymbols:
    def it_keeps_the_symbol_of_a_document_on_one_line(self, press):
        written = tree(write_inlines(i.text("See A/HRC/98/1, para. 5, HRI/MC/2015/6. <And/or> x"), press))
        assert written.xpath("./span[@class='symbol']/text()") == ["A/HRC/98/1", "HRI/MC/2015/6."]
        assert written.text_content().replace("\u00a0", " ") == "See A/HRC/98/1, para. 5, HRI/MC/2015/6. <And/or> x"


class DescribeWhatStaysOnOneLine:
    WORDS = "On 30 June 2031, Mr. Hesto and Ms. Imbra cited A/HRC/98/1, para. 5, and No. 7 of 12 cases. May he?"

    def it_holds_titles_days_and_places_together_on_paper(self):
        written = tree(write_inlines(i.text(self.WORDS), Press(Medium.PAPER))).text_content()
        assert written.replace("\u00a0", "_") == (
            "On 30_June 2031, Mr._Hesto and Ms._Imbra cited A/HRC/98/1, para._5, and No._7 of 12 cases. May he?"
        )

    def but_it_leaves_blanks_as_they_are_on_a_screen(self):
        assert tree(write_inlines(i.text(self.WORDS), Press(Medium.SCREEN))).text_content() == self.WORDS
