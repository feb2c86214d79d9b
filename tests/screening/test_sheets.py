"""Cells, shown or not, and everything that Excel keeps beside them."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from screening.planted import NAME, archive, looked, places


def workbook(rows, change=lambda book, sheet: None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book, book.active)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def it_says_in_which_cells_a_text_stands(tmp_path):
    content = workbook([["a", "b"], ["c", NAME]])
    assert places(tmp_path, "a.xlsx", content) == ["sheet “Sheet”, cell B2"]


def it_says_in_how_many_cells_a_text_that_they_share_stands(tmp_path):
    parts = parts_of(workbook([["a"]]))
    cells = "".join(f'<c r="{cell}" t="s"><v>0</v></c>' for cell in ("B2", "C7", "D1"))
    sheet = parts["xl/worksheets/sheet1.xml"].decode().replace("</row>", f"{cells}</row>")
    shared = f"<sst><si><t>{NAME}</t></si></sst>"
    content = archive({**parts, "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": shared})
    assert places(tmp_path, "a.xlsx", content) == ["sheet “Sheet”, cell B2, and 2 more"]


def it_says_that_a_sheet_is_hidden(tmp_path):
    def hide(book, sheet):
        other = book.create_sheet("Kept")
        other["C3"] = NAME
        other.sheet_state = "veryHidden"

    assert places(tmp_path, "a.xlsx", workbook([["a"]], hide)) == ["sheet “Kept”, hidden sheet, cell C3"]


def but_it_tells_no_name_of_a_sheet_that_is_one(tmp_path):
    def call(book, sheet):
        sheet.title = NAME
        sheet["A1"] = NAME

    found = looked(tmp_path, "a.xlsx", workbook([], call))
    assert "elmuth" not in "".join(one.line() for one in found)
    assert any(one.where.endswith("sheet 1, cell A1") for one in found)
    assert any("list of sheets" in one.where for one in found)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda book, sheet: sheet.__setitem__("A2", f'="{NAME}"&A1'), "sheet “Sheet”, cell A2, formula"),
        (lambda book, sheet: setattr(sheet["A1"], "comment", Comment(NAME, "An author")), "comments"),
        (lambda book, sheet: setattr(sheet["A1"], "comment", Comment("x", NAME)), "comments"),
        (lambda book, sheet: setattr(sheet.oddHeader.left, "text", NAME),
         "sheet “Sheet”, heads and feet, element oddHeader"),
        (lambda book, sheet: setattr(book.properties, "creator", NAME), "document properties, element creator"),
        (lambda book, sheet: book.defined_names.add(DefinedName("x", attr_text=f'"{NAME}"')),
         "list of sheets and defined names (xl/workbook.xml), element definedName"),
        (lambda book, sheet: book.defined_names.add(DefinedName("Kelmuth", attr_text="Sheet!$A$1")),
         "list of sheets and defined names"),
        (lambda book, sheet: setattr(sheet["A1"], "hyperlink", "https://example.org/Kelmuth"), "links of the file"),
    ],
    ids=["formula", "comment", "author", "head", "creator", "defined as", "defined name", "link"],
)  # fmt: skip
def it_finds_a_name_beside_the_cells(tmp_path, change, where):
    found = places(tmp_path, "a.xlsx", workbook([["a"]], change))
    assert any(one.startswith(where) for one in found), found


@pytest.mark.parametrize(
    ("part", "content", "where"),
    [
        ("xl/sharedStrings.xml", "<sst><si><t>a</t></si><si><r><t>Zorvane Kel</t></r><r><t>muth</t></r></si></sst>",
         "a text that no cell shows any more"),
        ("xl/sharedStrings.xml", "<sst><si><t>Zorvane_x0020__x004B_elmuth</t></si></sst>",
         "a text that no cell shows any more"),
        ("xl/pivotCache/pivotCacheDefinition1.xml", f'<p><sharedItems><s v="{NAME}"/></sharedItems></p>',
         "kept data of a pivot table"),
        ("xl/externalLinks/externalLink1.xml", f"<e><cell><v>{NAME}</v></cell></e>", "kept data of another workbook"),
        ("xl/threadedComments/threadedComment1.xml", f"<c><text>{NAME}</text></c>", "comments"),
        ("xl/persons/person.xml", f'<l><person displayName="{NAME}"/></l>', "list of authors"),
        ("xl/tables/table1.xml", f'<table><tableColumn name="{NAME}"/></table>', "table of a sheet"),
        ("xl/drawings/drawing1.xml", '<d xmlns:a="urn:a"><a:p><a:t>Zorvane</a:t><a:t> Kelmuth</a:t></a:p></d>',
         "drawing"),
    ],
)  # fmt: skip
def it_finds_a_name_in_what_excel_keeps(tmp_path, part, content, where):
    parts = parts_of(workbook([["a"]]))
    found = places(tmp_path, "a.xlsx", archive({**parts, part: content}))
    assert any(one.startswith(where) for one in found), found


def it_takes_no_figure_for_a_telephone(tmp_path):
    assert looked(tmp_path, "a.xlsx", workbook([[12345678901, 0.123456789012], ["12345678901", "1 234 567"]])) == ()


def but_a_number_that_is_typed_as_one(tmp_path):
    assert [str(one.what) for one in looked(tmp_path, "a.xlsx", workbook([["+41 22 555 01 98"]]))] == [
        "telephone_number"
    ]


def it_finds_a_name_in_a_cell_of_its_own_text(tmp_path):
    parts = parts_of(workbook([["a"]]))
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    typed = '<c r="D9" t="inlineStr"><is><r><t>Zorvane</t></r><r><t> Kelmuth</t></r></is></c></row>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("</row>", typed)
    assert places(tmp_path, "a.xlsx", archive(parts)) == ["sheet “Sheet”, cell D9"]
