from __future__ import annotations

import factories
from docx_reading import W, by_text, find, part, style, text
from docx_samples import png

from reportgen.form import Form
from reportgen.rendering.docx import render_docx


def rendered(**front) -> bytes:
    return render_docx(factories.report(front=factories.front(**front)))


def masthead(content: bytes) -> list[str]:
    table = find(part(content), "//w:tbl[w:tblPr/w:tblpPr]")[0]
    return [text(each) for each in table.iter(f"{W}p")]


ABSENT = dict.fromkeys(
    ("symbol", "organ", "notice", "running_notice", "version", "distribution", "date", "original_language", "body",
     "session", "session_dates", "agenda_items"), "",
)  # fmt: skip


class DescribeTheMasthead:
    def it_says_specimen_where_the_organ_would_stand(self, grey_charts):
        said = masthead(rendered())
        assert "SPECIMEN" in said
        assert "Not a United Nations document" in said
        assert not {"United Nations", "General Assembly"} & set(said)

    def it_bears_the_organ_when_its_use_is_authorised(self, grey_charts):
        said = masthead(rendered(specimen=False))
        assert {"United Nations", "General Assembly"} <= set(said)
        assert "SPECIMEN" not in said

    def it_prints_the_notice_on_the_first_page(self, grey_charts):
        notice = factories.front().notice
        assert notice in masthead(rendered())
        assert notice in masthead(rendered(specimen=False))

    def it_gives_the_distribution_in_its_order(self, grey_charts):
        said = masthead(rendered())
        lines = ["Advance unedited version", "Distr.: General", "17 August 2031", "", "Original: English"]
        assert said[-5:] == lines

    def it_sets_the_series_letter_large(self, grey_charts):
        runs = find(by_text(part(rendered()), "A/HRC/99/1"), "w:r")
        assert [find(run, "w:t/text()") for run in runs] == [["A"], ["/HRC/99/1"]]
        assert [find(run, "w:rPr/w:sz/@w:val") for run in runs] == [["40"], []]

    def it_stands_still_on_the_page_with_the_widths_of_geneva(self, grey_charts):
        table = find(part(rendered()), "//w:tbl[w:tblPr/w:tblpPr]")[0]
        assert find(table, "w:tblPr/w:tblpPr/@w:tblpX | w:tblPr/w:tblpPr/@w:tblpY") == ["1135", "568"]
        assert find(table, "w:tblGrid/w:gridCol/@w:w") == ["1276", "2268", "3260", "2835"]
        assert find(table, "w:tr/w:trPr/w:trHeight/@w:val") == ["851", "2835"]

    def it_leaves_the_emblem_out(self, grey_charts):
        assert not find(part(rendered()), "//w:tbl[w:tblPr/w:tblpPr]//w:drawing")

    def it_keeps_its_form_when_everything_is_absent(self, grey_charts):
        root = part(rendered(**ABSENT, specimen=False, agenda_titles=(), title=(), subtitle=()))
        rows = find(root, "//w:tbl[w:tblPr/w:tblpPr]/w:tr")
        assert [len(find(row, "w:tc")) for row in rows] == [3, 3]
        assert all(find(cell, "w:p") for row in rows for cell in find(row, "w:tc"))


class DescribeTheCorner:
    def it_follows_the_masthead_line_by_line(self, grey_charts):
        body = find(part(rendered()), "/w:document/w:body")[0]
        assert [text(each) for each in body[1:7]] == [
            "Human Rights Council",
            "Ninety-ninth session",
            "14 September–2 October 2031",
            "Agenda items 2 and 5",
            "Annual report and reports",
            "Human rights bodies and mechanisms",
        ]

    def it_leaves_out_what_is_absent(self, grey_charts):
        root = part(rendered(**ABSENT, agenda_titles=()))
        body = find(root, "/w:document/w:body")[0]
        assert style(body[1]) == "HChG"


class DescribeRunningHeads:
    def it_sets_the_symbol_outside(self, grey_charts):
        content = rendered(running_notice="")
        even, odd = (part(content, f"word/header_{pages}.xml") for pages in ("even", "default"))
        assert text(even[0]) == text(odd[0]) == "A/HRC/99/1"
        assert not find(even, "//w:jc")
        assert find(odd, "//w:jc/@w:val") == ["right"]

    def it_prints_the_running_notice_on_every_page(self, grey_charts):
        content = rendered()
        for pages in ("first", "even", "default"):
            assert factories.front().running_notice in text(part(content, f"word/header_{pages}.xml"))

    def it_gives_a_long_notice_a_line_of_its_own(self, grey_charts):
        content = rendered(running_notice="A long notice. " * 10)
        assert find(part(content, "word/header_even.xml"), "//w:br")

    def it_prints_no_symbol_and_no_job_number_on_the_first_page(self, grey_charts):
        content = rendered()
        assert "A/HRC" not in text(part(content, "word/header_first.xml"))
        assert text(part(content, "word/footer_first.xml")) == ""

    def it_sets_the_page_number_outside(self, grey_charts):
        content = rendered()
        for pages, before in (("even", ""), ("default", "\t")):
            foot = part(content, f"word/footer_{pages}.xml")
            assert text(foot) == f"{before}1"
            assert "PAGE" in "".join(find(foot, "//w:instrText/text()"))


class DescribeTheSummary:
    def it_stands_in_a_box_without_numbers(self, grey_charts):
        box = find(part(rendered()), "//w:tbl[w:tblPr/w:jc[@w:val='center']]")[0]
        assert [text(each) for each in box.iter(f"{W}p")] == ["Summary", "The summary in one paragraph."]
        assert find(box, "w:tblGrid/w:gridCol/@w:w") == ["9637"]

    def but_there_is_no_box_without_a_summary(self, grey_charts):
        assert not find(part(render_docx(factories.report(summary=()))), "//w:tbl[w:tblPr/w:jc[@w:val='center']]")


def it_sets_the_emblem_that_an_authorised_user_gave_into_its_cell():
    content = render_docx(factories.report(), Form(emblem=png(8, 8)))
    drawing = find(part(content), "//w:tbl[1]/w:tr[2]/w:tc[1]//w:drawing")[0]
    assert find(drawing, ".//wp:extent/@cx") + find(drawing, ".//wp:extent/@cy") == ["714375", "590550"]
    assert find(drawing, ".//wp:docPr/@descr") == ["Emblem of the United Nations"]


def but_ships_none():
    assert not find(part(render_docx(factories.report())), "//w:tbl[1]//w:drawing")
