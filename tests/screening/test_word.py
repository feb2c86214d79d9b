"""Whatever Word keeps in a file is looked into, and the place is named as people know it."""

from __future__ import annotations

import pytest
from screening.planted import MAIL, NAME, R, W, archive, docx, kinds, looked, paragraph, places, run

TEXT_BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{}</w:txbxContent>'
    "</v:textbox></v:shape></w:pict></w:r>"
)
DRAWING = (
    '<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="Picture 1" descr="{}"/></w:drawing></w:r>'
)


def deleted(text):
    return f'<w:del w:id="1" w:author="An editor"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def story(kind, inside):
    return f"<w:{kind} {W} {R}>{inside}</w:{kind}>"


class DescribeBody:
    @pytest.mark.parametrize(
        ("body", "where"),
        [
            (paragraph(run("First.")) + paragraph(run(NAME)), "body, paragraph 2"),
            (paragraph(run("Zor"), run("vane Kel", "<w:b/>"), run("muth")), "body, paragraph 1"),
            (paragraph(run("Zorvane"), "<w:r><w:tab/></w:r>", run("Kelmuth")), "body, paragraph 1"),
            (paragraph(run("Zorvane Kel"), "<w:r><w:softHyphen/></w:r>", run("muth")), "body, paragraph 1"),
            (paragraph(run("Zorvane")) + paragraph(run("Kelmuth")), "body, paragraph 1 to paragraph 2"),
            (f"<w:tbl><w:tr><w:tc>{paragraph()}</w:tc><w:tc>{paragraph(run(NAME))}</w:tc></w:tr></w:tbl>",
             "body, table 1, row 1, column 2"),
            (paragraph(run(NAME, "<w:vanish/>")), "body, paragraph 1, hidden text"),
            (paragraph(deleted(NAME)), "body, paragraph 1, tracked deletion"),
            (paragraph(run("Zorvane "), deleted("X. "), run("Kelmuth")), "body, paragraph 1"),
            (paragraph(run("Zorvane "), deleted("Kelmuth")), "body, paragraph 1, with what is changed or hidden in it"),
            (paragraph(f'<w:ins w:id="1">{run(NAME)}</w:ins>'), "body, paragraph 1"),
            (paragraph(f'<w:moveFrom w:id="1">{run(NAME)}</w:moveFrom>'),
             "body, paragraph 1, text that was moved away"),
            (paragraph(f'<w:moveTo w:id="1">{run(NAME)}</w:moveTo>'), "body, paragraph 1"),
            (paragraph(f"<w:r><w:instrText>AUTHOR {NAME}</w:instrText></w:r>"),
             "body, paragraph 1, instruction of a field"),
            (paragraph(f'<w:fldSimple w:instr="AUTHOR {NAME}"/>'), "body, instruction of a field"),
            (paragraph(DRAWING.format(NAME)), "body, alternative text"),
            (paragraph(run("Around"), TEXT_BOX.format(paragraph(run(NAME)))), "body, paragraph 2"),
            (f"<w:p><!--{NAME}--></w:p>", "body, comment"),
            (paragraph(run("Kel"), "<!-- -->", run("muth")), "body, paragraph 1"),
            (f'<w:p><w:bookmarkStart w:id="1" w:name="{NAME}"/></w:p>', "body, attribute name of bookmarkStart"),
            (f'<w:sdt><w:sdtPr><w:alias w:val="{NAME}"/></w:sdtPr></w:sdt>', "body, attribute val of alias"),
            (paragraph('<w:r><w:sym w:font="x" w:char="005A"/></w:r>', run("orvane Kelmuth")), "body, paragraph 1"),
        ],
    )  # fmt: skip
    def it_finds_a_name_and_says_where(self, tmp_path, body, where):
        found = places(tmp_path, "a.docx", docx(body))
        assert where in found
        assert len(set(found)) <= 2  # a surname, too, where it stands by itself

    def it_tells_of_each_reading_where_there_is_one_in_the_text_and_one_deleted(self, tmp_path):
        found = places(tmp_path, "a.docx", docx(paragraph(run(f"{NAME} said "), deleted(NAME))))
        assert found == ["body, paragraph 1", "body, paragraph 1, tracked deletion"]

    def it_takes_figures_struck_out_in_several_places_for_no_telephone_number(self, tmp_path):
        struck = [deleted(figure) for figure in ("37", "37", "17", "10", "7", "12")]
        body = [piece for each in struck for piece in (run("replies in "), each, run("5"))]
        assert places(tmp_path, "a.docx", docx(paragraph(*body))) == []

    @pytest.mark.parametrize("between", [(run(" "),), (run(" at "),)])
    def but_it_finds_a_number_that_is_struck_out_in_one_place(self, tmp_path, between):
        body = paragraph(run("37 "), deleted("17"), *between, deleted("022 917"), deleted(" 92 20"), run(" calls"))
        assert places(tmp_path, "a.docx", docx(body)) != []

    def and_a_number_of_which_only_a_part_is_struck_out(self, tmp_path):
        body = paragraph(deleted("022"), run(" "), deleted("917"), run(" "), deleted("92 20"))
        assert places(tmp_path, "a.docx", docx(body)) != []

    def and_a_name_that_is_struck_out_in_two_places(self, tmp_path):
        body = paragraph(deleted("Zorvane Kel"), run("5 "), deleted("muth"))
        assert places(tmp_path, "a.docx", docx(body)) != []

    def it_takes_where_a_drawing_stands_for_no_telephone_number(self, tmp_path):
        drawing = (
            '<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
            "<wp:anchor><wp:positionH><wp:posOffset>{}</wp:posOffset></wp:positionH><wp:positionV><wp:posOffset>180340"
            "</wp:posOffset></wp:positionV></wp:anchor></w:drawing></w:r>"
        )
        assert places(tmp_path, "a.docx", docx(paragraph(run("Words."), drawing.format("720090")))) == []
        assert places(tmp_path, "b.docx", docx(paragraph(run("Words."), drawing.format(NAME)))) != []

    def it_reads_the_strict_form_of_the_format(self, tmp_path):
        strict = docx(paragraph(run("Kel"), run("muth")))
        import io
        import zipfile

        with zipfile.ZipFile(io.BytesIO(strict)) as packed:
            body = packed.read("word/document.xml").decode()
        body = body.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                            "http://purl.oclc.org/ooxml/wordprocessingml/main")  # fmt: skip
        content = archive({"[Content_Types].xml": "<Types/>", "word/document.xml": body})
        assert places(tmp_path, "a.docx", content) == ["body, paragraph 1"]

    def but_it_joins_no_cells(self, tmp_path):
        cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("Zorvane", "Kelmuth"))
        found = looked(tmp_path, "a.docx", docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
        assert kinds(found) == [("name", "given"), ("name", "surname")]


class DescribeOtherParts:
    @pytest.mark.parametrize(
        ("part", "content", "where"),
        [
            ("word__header1_dot_xml", story("hdr", paragraph(run(NAME))),
             "head of the page (word/header1.xml), paragraph 1"),
            ("word__footer2_dot_xml", story("ftr", paragraph(run(NAME))),
             "foot of the page (word/footer2.xml), paragraph 1"),
            ("word__footnotes_dot_xml",
             story("footnotes", f'<w:footnote w:id="7">{paragraph(run(NAME))}</w:footnote>'), "footnotes, note 7"),
            ("word__endnotes_dot_xml",
             story("endnotes", f'<w:endnote w:id="3">{paragraph(run(NAME))}</w:endnote>'), "endnotes, note 3"),
            ("word__comments_dot_xml",
             story("comments", f'<w:comment w:id="2" w:author="x">{paragraph(run(NAME))}</w:comment>'),
             "comments (word/comments.xml), comment 2"),
            ("word__comments_dot_xml", story("comments", f'<w:comment w:id="2" w:author="{NAME}"/>'),
             "comments (word/comments.xml), name of an author"),
            ("word__people_dot_xml", f'<x:people xmlns:x="urn:x"><x:person x:author="{NAME}"/></x:people>',
             "list of authors (word/people.xml), name of an author"),
            ("word__settings_dot_xml",
             story("settings", f'<w:docVars><w:docVar w:name="a" w:val="{NAME}"/></w:docVars>'),
             "settings, attribute val of docVar"),
            ("docProps__core_dot_xml", f'<c xmlns:d="urn:d"><d:creator>{NAME}</d:creator></c>',
             "document properties, element creator"),
            ("docProps__app_dot_xml", f"<Properties><Company>{NAME}</Company></Properties>",
             "document properties, element Company"),
            ("docProps__custom_dot_xml", f'<Properties><property name="{NAME}"/></Properties>',
             "custom document properties, attribute name of property"),
            ("customXml__item1_dot_xml", "<a><b>Zorvane</b><b>Kelmuth</b></a>",
             "custom XML (customXml/item1.xml), element b"),
            ("word___rels__document_dot_xml_dot_rels",
             '<Relationships><Relationship Target="https://example.org/?q=Zorvane%20Kel%6duth"/></Relationships>',
             "links of the file (word/_rels/document.xml.rels), address of a link"),
            ("word__charts__chart1_dot_xml", f"<c><v>{NAME}</v></c>", "chart (word/charts/chart1.xml), element v"),
            ("word__media__image1_dot_svg", f"<svg><title>{NAME}</title></svg>",
             "part word/media/image1.svg, element title"),
            ("word__glossary__document_dot_xml", story("document", paragraph(run(NAME))),
             "building blocks (word/glossary/document.xml), paragraph 1"),
        ],
    )  # fmt: skip
    def it_finds_a_name_and_says_where(self, tmp_path, part, content, where):
        assert where in places(tmp_path, "a.docx", docx(**{part: content}))

    def it_looks_into_a_workbook_within(self, tmp_path):
        from screening.test_sheets import workbook

        content = docx(word__embeddings__Book1_dot_xlsx=workbook([["x", NAME]]))
        assert places(tmp_path, "a.docx", content) == ["word/embeddings/Book1.xlsx, sheet “Sheet”, cell B1"]

    def it_finds_the_address_of_a_link(self, tmp_path):
        links = f'<Relationships><Relationship Target="mailto:{MAIL}"/></Relationships>'
        found = looked(tmp_path, "a.docx", docx(word___rels__document_dot_xml_dot_rels=links))
        assert kinds(found) == [("mail_address", "")]

    def it_finds_the_name_of_a_part(self, tmp_path):
        found = looked(tmp_path, "a.docx", docx(customXml__Kelmuth_dot_xml="<a/>"))
        assert [one.where.partition(", ")[2] for one in found] == ["name of member 3"]
        assert "elmuth" not in found[0].line()
