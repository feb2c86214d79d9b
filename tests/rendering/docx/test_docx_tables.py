from __future__ import annotations

import re
from dataclasses import replace

import factories
import pytest
from docx_reading import W, by_text, find, part, parts, relationships, text
from docx_samples import png
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import inlines as i
from reportgen.document import tables as t
from reportgen.errors import OutputError
from reportgen.rendering.docx import render, render_docx
from reportgen.rendering.docx.bookmarks import Bookmarks
from reportgen.rendering.docx.inlines import Words
from reportgen.rendering.docx.markup import part as part_of
from reportgen.rendering.docx.tables import table_block
from reportgen.rendering.docx.widths import Measure, longest_word, shared, text_width, wrapped


def drawn(table: t.Table):
    from lxml import etree

    return etree.fromstring(part_of("w:body", table_block(table, Words(Bookmarks({})))))


def matrix() -> t.Table:
    return factories.matrix_figure().table


class DescribeATable:
    def it_stands_below_its_number_title_and_unit(self):
        root = drawn(factories.table(number="2"))
        assert [text(each) for each in root[:3]] == ["Table 2", "Cases by type of act", "(Number of cases)"]
        assert root[3].tag == f"{W}tbl"

    def it_has_word_count_on_from_a_number_that_is_not_the_next_one(self):
        words = Words(Bookmarks({}))
        written = [table_block(factories.table(f"t-{n}", number=n), words) for n in ("1", "3", "4", "7 bis")]
        asked = [re.search(r"SEQ Table[^<]*", each)[0].strip() for each in written]
        plain = r"SEQ Table \* ARABIC"
        assert asked == [plain, rf"{plain} \r 3", plain, plain]

    def it_never_parts_from_its_caption(self):
        root = drawn(factories.table())
        assert all(find(each, "w:pPr/w:keepNext") for each in root[:3])
        assert all(find(each, "w:pPr/w:keepNext") for each in find(root, "w:tbl/w:tr[1]//w:p"))

    def it_keeps_its_caption_out_of_the_list_of_headings(self):
        assert find(drawn(factories.table())[0], "w:pPr/w:outlineLvl/@w:val") == ["9"]

    def it_has_the_rules_of_geneva(self):
        table = find(drawn(factories.table()), "w:tbl")[0]
        assert find(table, "w:tblPr/w:tblBorders/*/@w:sz") == ["4", "12"]
        assert set(find(table, "w:tr[1]/w:tc/w:tcPr/w:tcBorders/w:bottom/@w:sz")) == {"12"}
        assert not find(table, "w:tr[2]//w:tcBorders")

    def it_repeats_its_heads_and_divides_no_row(self):
        table = find(drawn(factories.table(rows=80)), "w:tbl")[0]
        assert len(find(table, "w:tr/w:trPr/w:tblHeader")) == 1
        assert len(find(table, "w:tr/w:trPr/w:cantSplit")) == len(find(table, "w:tr"))

    @pytest.mark.parametrize("rows", [15, 40])
    def it_leaves_no_few_rows_of_a_table_alone_on_a_page(self, rows):
        """The first six rows stay together and so do the last six, as on the pages of the PDF."""
        written = find(drawn(factories.table(rows=rows)), "w:tbl/w:tr")[1:]
        kept = [bool(find(row, ".//w:keepNext")) for row in written]
        assert all(kept[:5])
        assert not any(kept[5 : len(written) - 6])
        assert all(kept[-6:])

    def it_keeps_a_short_table_on_one_page(self):
        written = find(drawn(factories.table(rows=13)), "w:tbl/w:tr")
        assert all(find(row, ".//w:keepNext") for row in written)

    def it_never_leaves_the_air_below_it_alone_on_a_page(self):
        """An annex begins on a new page: one that the air had begun would be empty."""
        table = factories.table(notes=(), source="", method="")
        root = drawn(table)
        assert text(root[-1]) == ""
        assert find(root, "w:tbl/w:tr[last()]//w:keepNext")

    def it_prints_heads_in_italics_of_eight_points(self):
        run = find(drawn(factories.table()), "w:tbl/w:tr[1]//w:r")[0]
        assert find(run, "w:rPr/w:sz/@w:val") == ["16"]
        assert find(run, "w:rPr/w:i")

    def it_prints_notes_source_and_method_below_in_this_order(self):
        root = drawn(factories.table(notes=(i.text("One."), i.text("Two."))))
        assert [text(each) for each in root[4:]] == [
            "Notes: One.",
            "Two.",
            "Source: Invented for a test",
            "Method: A case may be counted under more than one heading.",
        ]

    def it_stands_in_the_column_or_between_the_margins(self):
        for wide, width, indent in ((False, 7371, "1134"), (True, 9639, "0")):
            table = find(drawn(factories.table(wide=wide)), "w:tbl")[0]
            assert find(table, "w:tblPr/w:tblInd/@w:w") == [indent]
            assert sum(int(each) for each in find(table, "w:tblGrid/w:gridCol/@w:w")) == width

    def it_makes_the_total_bold_under_a_rule(self):
        total = find(drawn(factories.table()), "w:tbl/w:tr[last()]")[0]
        assert set(find(total, "w:tc/w:tcPr/w:tcBorders/w:top/@w:sz")) == {"4"}
        assert len(find(total, ".//w:r/w:rPr/w:b")) == 2

    def it_turns_heads_that_may_stand_on_their_side(self):
        table = find(drawn(matrix()), "w:tbl")[0]
        assert len(find(table, "w:tr[1]/w:tc/w:tcPr/w:textDirection[@w:val='btLr']")) == 16
        height = int(find(table, "w:tr[1]/w:trPr/w:trHeight/@w:val")[0])
        assert height >= longest_word("number", 8)

    def it_gives_a_long_turned_head_two_lines(self):
        columns = (t.Column("State", t.Align.START), t.Column("A head of many words " * 4, turned=True))
        table = find(drawn(factories.table(columns=columns)), "w:tbl")[0]
        height = int(find(table, "w:tr[1]/w:trPr/w:trHeight/@w:val")[0])
        assert height < text_width(columns[1].head, 8) * 2 / 3
        assert int(find(table, "w:tblGrid/w:gridCol/@w:w")[1]) >= 400

    def it_gives_turned_columns_one_width_where_there_is_room(self):
        columns = (
            t.Column("State", t.Align.START),
            t.Column("Search, confiscation or damage of property, or something else", turned=True),
            *(t.Column(f"Surveillance {number}", turned=True) for number in range(6)),
        )
        table = find(drawn(factories.table(columns=columns, wide=True)), "w:tbl")[0]
        assert len(set(find(table, "w:tblGrid/w:gridCol/@w:w")[1:])) == 1

    def but_it_gives_the_room_to_the_words_before_them_where_there_is_little(self):
        columns = (
            t.Column("State", t.Align.START),
            t.Column("Search, confiscation or damage of property, or something else " * 2, turned=True),
            *(t.Column(f"Surveillance {number}", turned=True) for number in range(28)),
        )
        words = t.Row((t.Cell.of("Harrowen (United Provinces of) and others"), *[t.Cell.of("1")] * 29))
        table = find(drawn(replace(factories.table(columns=columns, wide=True), rows=(words,))), "w:tbl")[0]
        first, _, *others = (int(each) for each in find(table, "w:tblGrid/w:gridCol/@w:w"))
        assert first > 1500
        assert set(others) == {257}

    def it_sets_figures_in_the_middle_below_turned_heads(self):
        row = find(drawn(matrix()), "w:tbl/w:tr[2]")[0]
        assert find(row, "w:tc/w:p/w:pPr/w:jc/@w:val") == ["left", *["center"] * 16]

    def it_tells_a_reader_for_the_blind_what_it_is(self):
        table = find(drawn(factories.table(number="2")), "w:tbl")[0]
        assert find(table, "w:tblPr/w:tblCaption/@w:val") == ["Table 2 Cases by type of act"]
        assert find(table, "w:tblPr/w:tblLook/@w:firstRow") == ["1"]

    def it_spans_a_group_and_fills_up_a_short_row(self):
        columns = (t.Column("Form", t.Align.START), t.Column("Cases"), t.Column("States"))
        group = t.Row((t.Cell.of("Replies"), t.Cell(()), t.Cell(())), t.RowKind.GROUP)
        short = t.Row((t.Cell.of("Letter"), t.Cell.of("3")))
        table = t.Table("t-1", i.text("Replies"), columns, (group, short))
        rows = find(drawn(table), "w:tbl/w:tr")[1:]
        assert [find(row, "w:tc/w:tcPr/w:gridSpan/@w:val") for row in rows] == [["3"], []]
        assert [text(each) for each in find(rows[1], ".//w:p")] == ["Letter", "3", ""]

    def it_drops_no_cell_of_a_row_that_is_too_long(self):
        table = t.Table("t-1", i.text("Odd"), (t.Column("A"),), (t.Row((t.Cell.of("1"), t.Cell.of("2"))),))
        assert [text(each) for each in find(drawn(table), "w:tbl/w:tr[2]//w:p")] == ["1", "2"]

    def it_is_whole_without_rows_and_without_columns(self):
        assert find(drawn(t.Table("t-1", i.text("Empty"), (), (t.Row((), t.RowKind.GROUP),))), "w:tbl/w:tr")
        assert find(drawn(factories.table(rows=0)), "w:tbl/w:tr")


class DescribeWidths:
    @given(
        st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 9000)), min_size=1, max_size=20),
        st.sampled_from([7371, 9639]),
    )
    def it_shares_the_whole_width_and_no_more(self, columns, total):
        widths = shared([Measure(need, wish) for need, wish in columns], total)
        assert sum(widths) == total
        assert all(width >= 0 for width in widths)

    @given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 9000)), min_size=1, max_size=12))
    def it_gives_every_column_its_longest_word_where_that_is_possible(self, columns):
        widths = shared([Measure(need, wish) for need, wish in columns], 7371)
        assert all(width >= need for width, (need, _) in zip(widths, columns, strict=True))

    @given(st.text(max_size=80), st.integers(0, 9000))
    def it_wraps_without_losing_a_word(self, words, width):
        assert " ".join(wrapped(words, width, 10)) == " ".join(words.split())

    def it_measures_as_one_word_what_no_line_ends_inside(self):
        assert longest_word("30\u00a0June 2031", 10) == text_width("30\u00a0June", 10)
        rows = (t.Row((t.Cell.of("30 September and 12 September"), t.Cell.of("Words " * 90))),)
        columns = (t.Column("Day", t.Align.START), t.Column("Words", t.Align.START))
        table = find(drawn(t.Table("t-1", i.text("Days"), columns, rows)), "w:tbl")[0]
        assert int(find(table, "w:tblGrid/w:gridCol/@w:w")[0]) >= text_width("30\u00a0September", 10)

    def it_knows_that_m_is_wider_than_i(self):
        assert text_width("mm", 10) > 2 * text_width("ii", 10)
        assert longest_word("a well-known word", 10) == text_width("known", 10)


class DescribeAFigure:
    def it_stands_between_its_caption_and_its_table(self, grey_charts):
        report = factories.report(body=(factories.bar_figure(), factories.year_figure()), annexes=())
        root = part(render_docx(report))
        above = by_text(root, "Figure I")
        following = list(above.itersiblings())[:7]
        assert [text(each) for each in following[:2]] == ["Cases by type of act", "(Number of cases)"]
        assert find(following[2], ".//w:drawing")
        assert [text(each).partition(":")[0] for each in following[3:6]] == ["Source", "Method", "Caution"]
        assert text(following[6]) == "Table 1"

    def it_is_described_to_those_who_cannot_see_it(self, grey_charts):
        root = part(render_docx(factories.report(body=(factories.bar_figure(),), annexes=())))
        picture = find(root, "//wp:docPr")[0]
        assert picture.get("descr") == factories.bar_figure().alt
        assert picture.get("name") == "cases_by_act"

    def it_keeps_the_picture_in_the_file(self, grey_charts):
        content = render_docx(factories.report(body=(factories.bar_figure(),), annexes=()))
        key = find(part(content), "//a:blip/@r:embed")[0]
        assert parts(content)[relationships(parts(content), "word/document.xml")[key][0]] == png()

    @pytest.mark.parametrize(
        ("dots", "width"),
        [((1000, 500), 7200), ((1024, 500), 7371), ((1200, 500), 8640), ((4000, 500), 9639), ((1000, 3000), 3333)],
    )
    def it_is_never_larger_than_the_page(self, monkeypatch, dots, width):
        monkeypatch.setattr(render, "draw_png", lambda figure: png(*dots))
        root = part(render_docx(factories.report(body=(factories.bar_figure(),), annexes=())))
        assert int(find(root, "//wp:extent/@cx")[0]) == pytest.approx(width * 635, abs=635)

    def it_leaves_room_for_the_heading_of_its_annex(self, monkeypatch):
        monkeypatch.setattr(render, "draw_png", lambda figure: png(1000, 3000))
        root = part(render_docx(factories.report()))
        assert [int(each) // 635 for each in find(root, "//wp:extent/@cy")] == [8500, 10000]

    def it_refuses_what_is_no_picture(self, monkeypatch):
        monkeypatch.setattr(render, "draw_png", lambda figure: b"<svg/>")
        with pytest.raises(OutputError, match="cases_by_act"):
            render_docx(factories.report(body=(factories.bar_figure(),), annexes=()))

    @pytest.mark.slow
    def it_draws_the_chart_itself(self):
        drawn = parts(render_docx(factories.report(body=(factories.bar_figure(),), annexes=())))
        assert drawn["word/media/image1.png"].startswith(b"\x89PNG")

    def but_takes_it_from_elsewhere_where_it_is_drawn_there(self):
        report = factories.report(body=(factories.bar_figure(),), annexes=())
        assert parts(render_docx(report, draw=lambda figure: png(7, 5)))["word/media/image1.png"] == png(7, 5)
