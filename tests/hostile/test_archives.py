"""Workbooks that are bombs, lies or traps: a finding, in little time and memory, and nothing written."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from attacks import apart, command, small_folder

sys.path.append(str(Path(__file__).parents[1] / "loading"))
from workbook_files import ods_cell, ods_of, ods_row, with_part, xlsx

HEAD = ["case_id", "states", "part", "record_type", "inclusion", "consent", "account"]
ROW = ["C-1", "XAA", "new", "individual", "include", "named", "It was said."]
SHEET = "xl/worksheets/sheet1.xml"
BOOK = xlsx({"cases": [HEAD, ROW]})
ENTITIES = '<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)  # a billion of them
ENTITY = "m"


def folder_with(tmp_path, data: bytes, name: str = "book.xlsx"):
    folder = small_folder(tmp_path / "in", toml=f'[input]\nworkbook = "{name}"\n')
    (folder / "cases.csv").unlink()
    (folder / name).write_bytes(data)
    return folder


def opened(tmp_path, data: bytes, name: str = "book.xlsx"):
    """What the program says of it, in a process of its own: a reader of workbooks may end it."""
    return apart("check", folder_with(tmp_path, data, name))


def with_members(data: bytes, **members: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name, content in members.items():
            new.writestr(name, content)
    return written.getvalue()


def sheet(old: str, new: str) -> bytes:
    return with_part(BOOK, SHEET, lambda xml: xml.decode().replace(old, new, 1).encode())


def far(cell: str) -> bytes:
    return sheet("</sheetData>", f'<row r="9">{cell}</row></sheetData>')


def shared(attributes: str, text: str = "It was said.", declared: str = "") -> bytes:
    """The workbook with its account among shared strings."""
    data = sheet('t="inlineStr"><is><t>It was said.</t></is>', 't="s"><v>0</v>')
    related = '<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" '
    data = with_part(
        data,
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(
            b"</Relationships>", f'{related}Target="/xl/sharedStrings.xml" Id="rId99"/></Relationships>'.encode()
        ),
    )
    strings = (
        f'{declared}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {attributes}>'
        f"<si><t>{text}</t></si></sst>"
    )
    return with_members(data, **{"xl/sharedStrings.xml": strings.encode()})


def it_reads_the_workbook_that_the_others_are_made_of(tmp_path):
    assert opened(tmp_path, BOOK).code == 0
    (tmp_path / "two").mkdir()
    assert opened(tmp_path / "two", shared('count="1" uniqueCount="1"')).code == 0


FAR = [
    'r="XFD1048576"',
    'r="xfd1048576"',
    'r = "xfd1048576"',
    "r='XFD1048576'",
    'r="ZZZZZZZZ99999999"',
    'r="A99999999999999999999"',
    'r="zz9" s="1"',
    'r="a1048576"',
]


class DescribeDeclarations:
    @pytest.mark.parametrize("reference", FAR)
    def it_measures_a_far_cell_however_it_is_written(self, tmp_path, reference):
        done = opened(tmp_path, far(f'<c {reference} t="inlineStr"><is><t>a</t></is></c>'))
        assert done.code == 3

    @pytest.mark.parametrize("value", ["<v></v>", "<f/>", "<is/>"], ids=["value", "formula", "text"])
    def it_measures_one_that_is_empty(self, tmp_path, value):
        assert opened(tmp_path, far(f'<c r="XFD1048576">{value}</c>')).code == 3

    @pytest.mark.parametrize(
        "data",
        [
            sheet("<sheetData>", '<cols><col min="1" max="20000000000" hidden="1"/></cols><sheetData>'),
            sheet('<dimension ref="A1:G2"/>', '<dimension ref="A1:XFD1048576"/>'),
            sheet("</sheetData>", '<row r="99999999999999999999"><c><v>1</v></c></row></sheetData>'),
            sheet(
                "</sheetData>",
                '</sheetData><mergeCells count="99999999999"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            ),
            shared('count="999999999999" uniqueCount="999999999999"'),
            shared('count="-1" uniqueCount="99999999999999999999999"'),
            with_part(BOOK, "xl/styles.xml", lambda xml: xml.replace(b'count="', b'count="99999999999')),
        ],
        ids=["columns", "dimension", "row", "merged", "strings", "strings below nothing", "styles"],
    )
    def it_believes_no_number(self, tmp_path, data):
        assert opened(tmp_path, data).code in (0, 3)

    BILLION = 'table:number-{}-repeated="1000000000"'

    @pytest.mark.parametrize(
        ("rows", "code"),
        [
            (ods_row(ods_cell("a"), attributes=BILLION.format("rows")), 3),
            (ods_row("<table:table-cell/>", attributes=BILLION.format("rows")), 0),
            (ods_row("<table:table-cell/>", attributes=BILLION.format("rows") + ' table:visibility="collapse"'), 0),
            (ods_row(ods_cell("a", 'office:value-type="string" ' + BILLION.format("columns"))), 3),
            (f'<table:table-column {BILLION.format("columns")} table:visibility="collapse"/>', 0),
            (
                ods_row(
                    '<table:table-cell office:value-type="string"><text:p><text:s text:c="4000000000"/></text:p>'
                    "</table:table-cell>"
                ),
                3,
            ),
            (ods_row(ods_cell("a", 'office:value-type="string" table:number-columns-repeated="-5"')), 3),
            (ods_row(ods_cell("a", 'office:value-type="string" table:number-columns-repeated="x"')), 3),
        ],
        ids=["rows", "empty rows", "hidden rows", "cells", "hidden columns", "blanks", "below nothing", "no number"],
    )
    @pytest.mark.parametrize("where", ["in the table", "in a sheet beside it"])
    def it_unfolds_no_billion(self, tmp_path, rows, code, where):
        table = ods_row(*map(ods_cell, HEAD)) + ods_row(*map(ods_cell, ROW))
        inside = where == "in the table"
        cases = f'<table:table table:name="cases">{table}{rows if inside else ""}</table:table>'
        beside = "" if inside else f'<table:table table:name="junk">{rows}</table:table>'
        done = command("check", folder_with(tmp_path, ods_of(cases + beside), "book.ods"))
        assert done.code in (code, 0, 3)
        assert "memory" not in done.err


class DescribeEntities:
    PARTS = (
        SHEET,
        "xl/workbook.xml",
        "xl/styles.xml",
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "docProps/core.xml",
        "xl/theme/theme1.xml",
    )

    @pytest.mark.parametrize("part", PARTS)
    @pytest.mark.parametrize(
        "declared",
        [ENTITIES, '<!ENTITY m SYSTEM "file:///etc/passwd">', '<!ENTITY % m SYSTEM "http://127.0.0.1:9/x">%m;'],
        ids=["bomb", "file", "address"],
    )
    def it_unfolds_none_in_an_xlsx(self, tmp_path, part, declared):
        def declare(xml: bytes) -> bytes:
            head, mark, rest = xml.rpartition(b"?>")
            return head + mark + f"<!DOCTYPE x [{declared}]>".encode() + rest.replace(b"It was said.", b"&m;")

        done = command("check", folder_with(tmp_path, with_part(BOOK, part, declare)))
        assert "root:" not in done.said
        assert done.code in (0, 3)

    @pytest.mark.parametrize("declared", [ENTITIES, '<!ENTITY m SYSTEM "file:///etc/passwd">', '<!ENTITY m "SWAPPED">'])
    def it_unfolds_none_in_an_ods_nor_in_shared_strings(self, tmp_path, declared):
        table = ods_row(*map(ods_cell, HEAD)) + ods_row(*map(ods_cell, [*ROW[:-1], "@@"]))
        data = ods_of(f'<table:table table:name="cases">{table}</table:table>')
        typed = f"<!DOCTYPE x [{declared}]>"
        swap = with_part(data, "content.xml", lambda xml: typed.encode() + xml.replace(b"@@", b"&m;"))
        for name, book in (("book.ods", swap), ("book.xlsx", shared('count="1"', "&m;", typed))):
            (tmp_path / name).mkdir()
            folder = folder_with(tmp_path / name, book, name)
            assert command("build", folder, "-o", tmp_path / name / "out", "--format", "html").code == 3


class DescribeArchives:
    def it_writes_no_member_anywhere(self, tmp_path):
        names = ("../evil", "../../evil", "/tmp/evil-of-reportgen", "C:\\evil", "..\\evil", "a/../../evil")
        data = with_members(BOOK, **dict.fromkeys(names, b"evil"))
        folder = folder_with(tmp_path, data)
        before = {path for path in tmp_path.rglob("*") if ".reportgen" not in path.parts}
        assert command("check", folder).code in (0, 3)
        assert {path for path in tmp_path.rglob("*") if ".reportgen" not in path.parts} == before
        assert not Path("/tmp/evil-of-reportgen").exists()

    def it_refuses_a_bomb(self, tmp_path):
        done = command("check", folder_with(tmp_path, with_members(BOOK, **{"xl/media/a.bin": bytes(2**27)})))
        assert done.code == 3
        assert "workbook.too_large" in done.out

    def it_refuses_one_that_lies_of_its_size(self, tmp_path):
        data = bytearray(with_members(BOOK, **{"xl/media/a.bin": bytes(10_000_000)}))
        place = data.rindex(b"xl/media/a.bin") - 46 + 24  # the size in the directory
        data[place : place + 4] = (10).to_bytes(4, "little")
        assert opened(tmp_path, bytes(data)).code == 3

    @pytest.mark.parametrize("name", ["XL/WORKSHEETS/SHEET1.XML", "xl/SharedStrings.XML", "XL/workbook.xml"])
    def it_refuses_two_members_that_readers_may_take_for_one(self, tmp_path, name):
        data = with_members(shared('count="1"'), **{name: b"<a/>"})
        done = command("check", folder_with(tmp_path, data))
        assert done.code == 3
        assert "workbook.damaged" in done.out

    def it_survives_fifty_thousand_members(self, tmp_path):
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as archive:
            for number in range(50_000):
                archive.writestr(str(number), "")
        assert opened(tmp_path, written.getvalue()).code == 3

    @pytest.mark.parametrize("text", ["a&#xD800;b", "a&#0;b", "a&#x202E;b", "a&#xFFFE;b", "_x0000_"])
    def it_refuses_characters_that_are_none(self, tmp_path, text):
        done = command("check", folder_with(tmp_path, shared('count="1"', text)))
        assert done.code in (0, 3)
        assert "\u202e" not in done.said
