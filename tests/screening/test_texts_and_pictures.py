"""HTML, SVG, PNG, JPEG, CSV, JSON, text, RTF and mail: with their escapes, and what they keep out of sight."""

from __future__ import annotations

import base64
import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from screening.ole_files import ole
from screening.planted import MAIL, NAME, archive, docx, kinds, looked, paragraph, places, run

IN_BASE64 = base64.b64encode(f"so {NAME} said".encode()).decode()


class DescribeHtml:
    @pytest.mark.parametrize(
        ("inside", "where"),
        [
            (f"<p>x</p>\n<p>{NAME}</p>", "line 2"),
            ("<p>Zor<b>vane</b> <i>Kel</i>m<wbr>uth</p>", "line 1"),
            ("<p>Zorvane</p><p>Kelmuth</p>", "line 1"),
            ("<p>Zorvane<br>Kelmuth</p>", "line 1"),
            ("<p>&#90;orvane &#x4b;elmuth</p>", "line 1"),
            (f'<p style="display:none">{NAME}</p>', "line 1"),
            (f'<img alt="{NAME}">', "line 1, attribute alt of img"),
            (f'<a title="{NAME}">x</a>', "line 1, attribute title of a"),
            ('<a href="https://example.org/Zorvane%20Kelmuth">x</a>', "line 1, address of a link"),
            (f"<!-- {NAME} -->", "line 1, comment"),
            ("<p>Kel<!-- x -->muth</p>", "line 1"),
            (f'<meta name="author" content="{NAME}">', "line 1, attribute content of meta"),
            (f'<script>var who = "{NAME}";</script>', "line 1, script"),
            (r'<script>var who = "Zorvane \u004belm\x75th";</script>', "line 1, script"),
            (r'<style>p::after { content: "Zorvane \4b elmuth"; }</style>', "line 1, style"),
            (f"<template><p>{NAME}</p></template>", "line 1, template"),
            (f'<a href="data:text/plain;base64,{IN_BASE64}">x</a>', "file 1 in an address, line 1"),
            ('<a href="data:text/plain,so%20Zorvane%20Kelmuth%20said">x</a>', "file 1 in an address, line 1"),
            (f'<p>x</p><a title="x" title="{NAME}">x</a>', "source"),
        ],
    )  # fmt: skip
    def it_finds_a_name_and_says_where(self, tmp_path, inside, where):
        found = places(tmp_path, "a.html", f"<!DOCTYPE html><html><body>{inside}</body></html>")
        assert where in found, found

    def it_looks_into_a_word_file_in_an_address(self, tmp_path):
        packed = base64.b64encode(docx(paragraph(run(NAME)))).decode()
        page = f'<html><a download href="data:application/x;base64,{packed}">x</a></html>'
        assert places(tmp_path, "a.html", page) == ["file 1 in an address, body, paragraph 1"]

    @pytest.mark.parametrize("link", [f"mailto:{MAIL}", "mailto:z.writer%40example.org"])
    def it_finds_an_address_once(self, tmp_path, link):
        assert kinds(looked(tmp_path, "a.html", f'<html><a href="{link}">write</a></html>')) == [("mail_address", "")]

    def it_finds_a_telephone_in_a_link(self, tmp_path):
        found = looked(tmp_path, "a.html", '<html><a href="tel:+41225550198">call</a></html>')
        assert kinds(found) == [("telephone_number", "")]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    ("inside", "where"),
    [
        (f"<text>{NAME}</text>", "element text"),
        ("<text><tspan>Zor</tspan><tspan>vane Kelmuth</tspan></text>", "element text"),
        (f"<title>{NAME}</title>", "element title"),
        (f"<desc>{NAME}</desc>", "element desc"),
        (f"<metadata><x>{NAME}</x></metadata>", "element metadata"),
        (f"<!--{NAME}-->", "comment"),
        (f'<g aria-label="{NAME}"/>', "attribute aria-label of g"),
        (f'<image xlink:href="data:text/plain;base64,{IN_BASE64}"/>', "file 1 in an address, line 1"),
        (f"<text><![CDATA[{NAME}]]></text>", "element text"),
    ],
)
def it_finds_a_name_in_a_drawing(tmp_path, inside, where):
    assert where in places(tmp_path, "a.svg", SVG.format(inside))


def it_finds_a_name_in_a_drawing_whose_letters_stand_apart(tmp_path):
    letters = "".join(f'<text x="{n}">{letter}</text>' for n, letter in enumerate("Kelmuth"))
    assert places(tmp_path, "a.svg", SVG.format(letters)) == ["element text"]


def png(blocks=(), after=b"", info=None):
    made = io.BytesIO()
    Image.new("RGB", (2, 2)).save(made, "PNG", pnginfo=info)
    content = made.getvalue()
    packed = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in blocks
    )
    return content[:-12] + packed + content[-12:] + after


class DescribePictures:
    @pytest.mark.parametrize(
        ("kind", "block"),
        [
            (b"tEXt", b"Author\x00" + NAME.encode()),
            (b"zTXt", b"Author\x00\x00" + zlib.compress(NAME.encode())),
            (b"iTXt", b"Author\x00\x00\x00en\x00Author\x00" + NAME.encode()),
            (b"iTXt", b"Author\x00\x01\x00en\x00Author\x00" + zlib.compress(NAME.encode())),
            (b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + f"<x><y>{NAME}</y></x>".encode()),
            (b"eXIf", b"MM\x00*" + NAME.encode()),
            (b"eXIf", b"II*\x00" + NAME.encode("utf-16-le")),
            (b"iCCP", b"Zorvane Kelmuth\x00\x00" + zlib.compress(b"x" * 50)),
            (b"prVt", NAME.encode()),
        ],
    )
    def it_finds_a_name_in_a_block(self, tmp_path, kind, block):
        (found,) = set(places(tmp_path, "a.png", png([(kind, block)])))
        assert found.startswith(f"block {kind.decode()} (")

    def it_finds_what_an_ordinary_writer_of_pictures_puts_in(self, tmp_path):
        info = PngInfo()
        info.add_text("Comment", NAME, zip=True)
        assert places(tmp_path, "a.png", png(info=info)) == ["block zTXt (text)"]

    def it_looks_into_what_stands_after_the_end(self, tmp_path):
        after = archive({"told.txt": NAME})
        assert places(tmp_path, "a.png", png(after=after)) == ["what stands after the picture, told.txt, line 1"]

    def it_says_that_a_picture_is_damaged(self, tmp_path):
        assert [one.why for one in looked(tmp_path, "a.png", png()[:40])] == ["it is damaged"]

    def it_reads_what_the_camera_and_others_wrote_into_a_jpeg(self, tmp_path):
        made = io.BytesIO()
        exif = Image.Exif()
        exif[0x013B] = NAME  # the artist
        Image.new("RGB", (2, 2)).save(made, "JPEG", exif=exif, comment="Odrun Vrestal")
        assert set(places(tmp_path, "a.jpg", made.getvalue())) == {"block 1 (Exif, XMP and the like)", "remark"}


class DescribeTables:
    @pytest.mark.parametrize(
        ("text", "where"),
        [
            (f"a,b\nc,{NAME}\n", "row 2, column 2"),
            (f'a;b\n"x;y";"{NAME}"\n', "row 2, column 2"),
            ('a,b\n"Zorvane\nKelmuth",c\n', "row 2, column 1"),
            (f"{NAME},b\n", "row 1, column 1"),
        ],
    )
    def it_finds_a_name_in_a_cell(self, tmp_path, text, where):
        assert places(tmp_path, "a.csv", text) == [where]

    @pytest.mark.parametrize(
        "encoding", ["utf-8-sig", "utf-16", "cp1252", "cp1250", "utf-16-le", "utf-16-be", "utf-32"]
    )
    @pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.dat"])
    def it_reads_every_usual_encoding(self, tmp_path, encoding, name):
        content = "Vrestál, Odrún; of Vrestál\n".encode(encoding)
        assert any(how in ("full", "reversed", "surname") for _, how in kinds(looked(tmp_path, name, content)))

    def it_takes_no_figure_for_a_telephone(self, tmp_path):
        assert looked(tmp_path, "a.csv", "state,cases\nA,1234567890\nB,12345678\n") == ()

    @pytest.mark.parametrize(
        ("name", "text"),
        [("a.csv", "name,phone\nx,5550198273\n"), ("a.csv", "a,b\nx,0225550198\n"), ("a.json", '{"phone": 5550198273}'),
         ("a.json", '{"tel": "5550198273"}')],
    )  # fmt: skip
    def but_one_that_is_called_so(self, tmp_path, name, text):
        assert kinds(looked(tmp_path, name, text)) == [("telephone_number", "")]


def it_resolves_the_signs_of_markup_in_a_text(tmp_path):
    assert ("name", "full") in kinds(looked(tmp_path, "a.md", "so &#90;orvane&nbsp;Kelmuth said"))


class DescribeJson:
    @pytest.mark.parametrize(
        ("text", "where"),
        [
            (f'{{"a": [1, {{"b": "{NAME}"}}]}}', "a, item 2, b"),
            (r'{"a": "Odr\u00fan Vrest\u00e1l"}', "a"),
            (r'{"a": "Zorvane\nKelmuth"}', "a"),
            (f'{{"a": "{NAME}", "a": "x"}}', "a"),
            (f'"{NAME}"', ""),
        ],
    )
    def it_finds_a_name_in_a_value(self, tmp_path, text, where):
        assert places(tmp_path, "a.json", text) == [where]

    def it_finds_a_name_in_a_key_and_tells_it_nowhere(self, tmp_path):
        found = looked(tmp_path, "a.json", f'{{"x": 1, "{NAME}": {{"y": "Ms. Kelmuth"}}}}')
        assert [one.where.partition(", ")[2] for one in found] == ["key 2", "value 2, y"]
        assert "elmuth" not in "".join(one.line() for one in found)

    def it_reads_lines_of_json(self, tmp_path):
        text = '{"a": "x"}\n{"a": "Zorvane Kelm\\u0075th"}\n'
        assert places(tmp_path, "a.jsonl", text) == ["line 2, a"]

    def it_says_that_it_is_damaged_and_reads_it_all_the_same(self, tmp_path):
        found = looked(tmp_path, "a.json", '{"a": \n"Zorvane K\\u0065lmuth"')
        assert kinds(found) == [("not_looked_into", ""), ("name", "full")]

    def it_is_not_stopped_by_its_depth(self, tmp_path):
        found = looked(tmp_path, "a.json", "[" * 200_000 + f'"{NAME}"' + "]" * 200_000)
        assert ("name", "full") in kinds(found)


class DescribeOlderKinds:
    def it_reads_rich_text(self, tmp_path):
        assert places(tmp_path, "a.rtf", rb"{\rtf1\ansi One.\par Zor{\b vane} Kelm\'75th}") == ["paragraph 2"]
        assert places(tmp_path, "a.rtf", rb"{\rtf1 Odr\u250?n Vrest\'e1l}") == ["paragraph 1"]

    def it_parts_marks_from_the_text_of_rich_text(self, tmp_path):
        text = rb"{\rtf1 so{\*\bkmkstart a_1}Kelmuth{\*\bkmkend Vrest\'e1l}}"
        assert kinds(looked(tmp_path, "a.rtf", text.replace(b"so", b"so "))) == [
            ("name", "surname"),
            ("name", "surname"),
        ]

    def it_reads_a_message_with_what_is_attached(self, tmp_path):
        text = (
            "From: A <a@example.org>\nTo: b\nSubject: =?utf-8?b?WsOzcnZhbmUgS2VsbXV0aA==?=\n"
            'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
            "--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
            f"{IN_BASE64}\n--x--\n"
        )
        found = places(tmp_path, "a.eml", text)
        assert found == ["head From", "head Subject", "x.plain, line 1"]

    def it_says_that_of_an_unknown_kind_only_letters_were_seen(self, tmp_path):
        found = looked(tmp_path, "a.bin", b"\x00\x07\x01" + NAME.encode() + b"\x00\xff")
        assert kinds(found) == [("not_looked_into", ""), ("name", "full")]

    def it_looks_into_a_package_that_office_embedded(self, tmp_path):
        content = ole({"\x01Ole10Native": b"\x00\x10some.docx\x00" + docx(paragraph(run(NAME)))})
        found = places(tmp_path, "oleObject1.bin", content)
        assert found == ["stream �Ole10Native, embedded file, body, paragraph 1"]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
    def it_reads_the_letters_of_an_older_format_and_says_so(self, tmp_path, encoding):
        content = ole({"WordDocument": b"\x00" * 40 + f"so {NAME} said".encode(encoding)})
        assert kinds(looked(tmp_path, "a.doc", content)) == [("not_looked_into", ""), ("name", "full")]

    def it_says_that_office_locked_a_file(self, tmp_path):
        content = ole({"EncryptionInfo": b"x", "EncryptedPackage": NAME.encode()})
        assert [one.why for one in looked(tmp_path, "a.docx", content)] == ["it is locked with a password"]


def it_reads_a_text_of_libreoffice_by_its_paragraphs(tmp_path):
    body = '<d xmlns:t="urn:t"><t:p>One.</t:p><t:p>Zor<t:span>vane</t:span> Kelmuth</t:p></d>'
    content = archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body})
    assert places(tmp_path, "a.odt", content) == ["body, paragraph 2"]


def but_not_one_that_is_locked(tmp_path):
    manifest = "<m><encryption-data/></m>"
    content = archive({"mimetype": "x", "META-INF/manifest.xml": manifest, "content.xml": b"\x00\x01\x02"})
    assert [one.why for one in looked(tmp_path, "a.odt", content)] == ["it is locked with a password"]
