from __future__ import annotations

from dataclasses import replace

import factories
from docx_reading import find, part, parts, text
from docx_samples import paragraph

from reportgen.form import PAGES, Form
from reportgen.rendering.docx import render_docx


def turned(**changes):
    table = replace(factories.table(), landscape=True)
    body = (paragraph("p-1", "Before."), table, paragraph("p-2", "After."))
    return factories.report(body=body, annexes=(), **changes)


class DescribeTurnedPages:
    def it_sets_a_broad_table_on_pages_of_its_own(self):
        sections = find(part(render_docx(turned())), "//w:sectPr")
        assert [find(each, "w:pgSz/@w:orient") for each in sections] == [[], ["landscape"], []]
        sizes = [(find(each, "w:pgSz/@w:w")[0], find(each, "w:pgSz/@w:h")[0]) for each in sections]
        assert sizes == [("11907", "16840"), ("16840", "11907"), ("11907", "16840")]

    def it_keeps_heads_and_feet_and_moves_them_to_the_edge(self):
        content = render_docx(turned())
        files = parts(content)
        assert len([name for name in files if name.startswith(("word/header", "word/footer"))]) == 10
        foot = part(content, "word/footer_default_landscape.xml")
        assert find(foot, "//w:tab/@w:pos") == ["14571"]
        head = part(content, "word/header_even_landscape.xml")
        assert text(find(head, "//w:p")[0]).startswith("A/HRC/99/1")

    def it_gives_the_table_all_of_the_width(self):
        table = find(part(render_docx(turned())), "//w:tbl[w:tblPr/w:tblCaption]")[0]
        assert find(table, "w:tblPr/w:tblW/@w:w") == ["14572"]
        assert find(table, "w:tblPr/w:tblInd/@w:w") == ["0"]

    def it_leaves_the_first_page_to_the_first_section(self):
        sections = find(part(render_docx(turned())), "//w:sectPr")
        assert [bool(find(each, "w:titlePg")) for each in sections] == [True, False, False]

    def but_there_is_one_section_where_no_table_is_turned(self):
        content = render_docx(factories.report())
        assert len(find(part(content), "//w:sectPr")) == 1
        assert not [name for name in parts(content) if "landscape" in name]


class DescribeThePage:
    def it_has_the_margins_of_the_form(self):
        root = part(render_docx(factories.report(), Form(page=PAGES["unfccc-2022"])))
        margins = find(root, "//w:pgMar")[0]
        sides = ("top", "bottom", "header", "footer", "left")
        assert [find(margins, f"@w:{side}")[0] for side in sides] == ["1417", "1134", "850", "567", "1134"]
