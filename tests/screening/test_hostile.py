"""Files that are damaged, locked, or made to exhaust or mislead who reads them: nothing is missed in silence."""

from __future__ import annotations

import io
import json
import os
import re
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import EncodedStreamObject, NameObject
from screening.pdf_files import Pdf, lines, named, pdf, stream
from screening.planted import NAME, TYPES, WANTED, archive, docx, kinds, looked, paragraph, places, run

from reportgen.errors import UsageError
from reportgen.screening import limits, pages, screen
from reportgen.screening.limits import Limits
from reportgen.screening.passages import Kind, Passage, Step, Unseen
from reportgen.screening.reading import read

UNSEEN = ("not_looked_into", "")


def whys(tmp_path, name, content):
    return [one.why for one in looked(tmp_path, name, content) if one.why]


class DescribeMarkup:
    BOMB = (
        '<!DOCTYPE a [<!ENTITY a "Kelmuth">'
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">' for n in range(12))
        + "]><a>&a11;</a>"
    )

    @pytest.mark.parametrize("name", ["a.svg", "a.xml"])
    def it_puts_no_entity_in(self, tmp_path, name):
        assert kinds(looked(tmp_path, name, self.BOMB))[0] == UNSEEN

    def it_fetches_nothing_from_outside(self, tmp_path):
        secret = tmp_path / "secret.txt"
        secret.write_text(NAME)
        text = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]><a>&x;</a>'
        assert kinds(looked(tmp_path, "a.svg", text)) == [UNSEEN]
        body = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]><w:document>&x;</w:document>'
        content = archive({"[Content_Types].xml": TYPES, "word/document.xml": body})
        assert kinds(looked(tmp_path, "a.docx", content)) == [UNSEEN]

    def it_takes_a_drawing_with_the_usual_document_type(self, tmp_path):
        usual = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">'
        found = looked(tmp_path, "a.svg", f"{usual}<svg><text>{NAME}</text></svg>")
        assert kinds(found) == [("name", "full")]

    def it_reads_what_it_can_of_a_damaged_part(self, tmp_path):
        content = docx(word__footnotes_dot_xml="<w:footnotes><w:t>Zor</w:t><w:t>vane Kelmuth</w:t>")
        found = looked(tmp_path, "a.docx", content)
        assert kinds(found) == [UNSEEN, ("name", "full")]
        assert found[0].where.endswith("footnotes")

    def it_is_not_stopped_by_depth(self, tmp_path):
        text = "<a>" * 100_000 + NAME + "</a>" * 100_000
        assert ("name", "full") in kinds(looked(tmp_path, "a.svg", text))
        assert ("name", "full") in kinds(looked(tmp_path, "a.html", f"<html>{text}</html>"))


class DescribeArchives:
    def it_looks_into_each_member_and_its_name(self, tmp_path):
        content = archive({"a/b.txt": NAME, "Kelmuth.txt": "x", "../../c.txt": NAME})
        found = looked(tmp_path, "a.zip", content)
        assert [one.where.partition(", ")[2] for one in found] == [
            "name of member 2",
            "a/b.txt, line 1",
            "../../c.txt, line 1",
        ]
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]

    def it_looks_into_archives_in_archives(self, tmp_path):
        inner = archive({"b.zip": archive({"c.docx": docx(paragraph(run(NAME)))})})
        assert places(tmp_path, "a.zip", archive({"a.zip": inner})) == ["a.zip, b.zip, c.docx, body, paragraph 1"]

    def but_not_without_end(self, tmp_path):
        content = NAME.encode()
        for _ in range(12):
            content = archive({"a.zip": content})
        assert whys(tmp_path, "a.zip", content) == ["it is a file in a file in a file, too deep to be read"]

    def it_reads_what_is_written_beside_the_members(self, tmp_path):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as made:
            member = zipfile.ZipInfo("a.txt")
            member.comment = NAME.encode()
            made.writestr(member, "x")
            made.comment = NAME.encode()
        found = places(tmp_path, "a.zip", packed.getvalue())
        assert found == ["remark of the archive", "remark of member 1"]

    def it_says_that_a_member_is_locked(self, tmp_path):
        content = bytearray(archive({"a.txt": NAME}))
        for start in (content.find(b"PK\x03\x04") + 6, content.find(b"PK\x01\x02") + 8):
            content[start] |= 1
        (found,) = looked(tmp_path, "a.zip", bytes(content))
        assert (found.where.partition(", ")[2], found.why) == ("a.txt", "it is locked with a password")

    def it_unpacks_no_bomb(self, tmp_path):
        content = archive({"a.txt": b"a" * (40 * 2**20), "b.txt": NAME})
        found = looked(tmp_path, "a.zip", content)
        assert [one.why or one.how for one in found] == ["it unpacks to far more than can be read", "full"]

    def it_bounds_what_many_members_unpack_to(self, tmp_path, monkeypatch):
        monkeypatch.setattr("reportgen.screening.story.Limits", lambda: Limits(bytes_left=1000))
        content = archive({f"{number}.txt": "x" * 300 for number in range(5)})
        assert whys(tmp_path, "a.zip", content) == ["it unpacks to far more than can be read"] * 2

    def it_bounds_how_many_members_it_opens(self, tmp_path, monkeypatch):
        monkeypatch.setattr("reportgen.screening.story.Limits", lambda: Limits(parts_left=3))
        content = archive({f"{number}.txt": "x" for number in range(5)})
        assert whys(tmp_path, "a.zip", content) == ["it holds more parts than are read"]

    def it_tells_a_member_that_the_directory_does_not_list(self, tmp_path):
        hidden = archive({"b.txt": "x" * 50})
        local_part = hidden[: hidden.find(b"PK\x01\x02")]
        shown = archive({"a.txt": "y"})
        directory = shown.find(b"PK\x01\x02")
        end = bytearray(shown[shown.find(b"PK\x05\x06") :])
        end[16:20] = struct.pack("<I", directory + len(local_part))
        content = shown[:directory] + local_part + shown[directory : shown.find(b"PK\x05\x06")] + bytes(end)
        assert zipfile.ZipFile(io.BytesIO(content)).namelist() == ["a.txt"]
        assert whys(tmp_path, "a.zip", content) == ["it may hold anything"]

    def it_looks_at_what_stands_before_the_archive(self, tmp_path):
        content = b"#!/bin/sh\n# " + NAME.encode() + b"\n\x00\x01" + archive({"a.txt": "x"})
        assert ("name", "full") in kinds(looked(tmp_path, "a.zip", content))


class DescribeDamage:
    @pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.zip"])
    def it_says_that_it_could_not_look_into_a_cut_file(self, tmp_path, name):
        whole = pdf(lines("x" * 500)) if name == "a.pdf" else docx(paragraph(run("x" * 500)))
        found = looked(tmp_path, name, whole[: len(whole) // 3])
        assert UNSEEN in kinds(found)

    def it_says_so_of_a_file_that_is_too_large(self, tmp_path, monkeypatch):
        monkeypatch.setattr("reportgen.screening.files.LARGEST_FILE", 10)
        assert whys(tmp_path, "a.txt", "x" * 11) == ["it is too large"]

    def it_says_so_of_a_word_file_that_office_locked(self, tmp_path):
        content = bytes.fromhex("D0CF11E0A1B11AE1") + b"\x00" * 600
        assert UNSEEN in kinds(looked(tmp_path, "a.docx", content))

    def it_tells_nothing_of_what_a_reader_says(self, tmp_path, monkeypatch, capsys, caplog):
        def stumble(*_):
            raise RuntimeError(NAME)

        monkeypatch.setattr("reportgen.screening.reading.read_archive", stumble)
        found = looked(tmp_path, "a.docx", docx())
        said = "".join(one.line() for one in found) + "".join(capsys.readouterr()) + caplog.text
        assert [one.why for one in found] == ["it is damaged in a way that its reader does not know"]
        assert "elmuth" not in said

    @settings(max_examples=150)
    @given(st.data())
    def it_reads_whatever_it_is_given(self, data):
        """No bytes make a reader raise, and every kind is tried: whole files with some bytes changed or cut."""
        whole = data.draw(st.sampled_from(FILES))
        changed = bytearray(whole)
        for _ in range(data.draw(st.integers(0, 12))):
            changed[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        content = bytes(changed[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else changed)
        for item in read(
            content, (Step("a", file=True),), Limits(), data.draw(st.sampled_from(["a.json", "a.csv", "a.html", ""]))
        ):
            assert isinstance(item, Passage | Unseen)


FILES = (
    docx(paragraph(run(NAME))),
    pdf(lines(NAME)),
    archive({"xl/workbook.xml": "<workbook/>", "[Content_Types].xml": TYPES, "xl/sharedStrings.xml": "<sst/>"}),
    b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 4) + b"tEXta\x00bc" + struct.pack(">I", zlib.crc32(b"tEXta\x00bc")),
    b"<html><p>" + NAME.encode() + b"<a href='data:text/plain;base64,AAAA'>",
    b"<svg><text>" + NAME.encode() + b"</text></svg>",
    json.dumps({"a": [NAME, 1, None]}).encode(),
    b'a,"b\nc",' + NAME.encode(),
    b"{\\rtf1 a\\u250?\\'e9}",
    b"From: a\nTo: b\nSubject: =?utf-8?q?x?=\n\nbody\n",
    bytes.fromhex("D0CF11E0A1B11AE1") + b"\x00" * 1600,
)


class DescribePdf:
    def it_ends_where_forms_draw_one_another(self, tmp_path, monkeypatch):
        monkeypatch.setattr("reportgen.finished.pages.MOST_OPERATIONS", 20_000)
        made = Pdf()
        inner = made.add(stream(b"BT (x) Tj ET " * 10, Type="/XObject", Subtype="/Form", Resources=named()))
        for _ in range(20):
            resources = named(XObject=named(X=inner))
            inner = made.add(stream(b"/X Do " * 10, Type="/XObject", Subtype="/Form", Resources=resources))
        made.page(b"/X Do", XObject=named(X=inner))
        found = looked(tmp_path, "a.pdf", made.done())
        assert [one.why for one in found] in (["its drawing unpacks to far more than can be read"], [])

    def it_ends_where_pages_are_their_own_parents(self, tmp_path):
        content = pdf(lines(NAME)).replace(b"/Kids [ 4 0 R ]", b"/Kids [ 1 0 R ]")
        content = re.sub(rb"/Kids \[ \d+ 0 R \]", b"/Kids [ 1 0 R ]", content)
        assert looked(tmp_path, "a.pdf", content)

    def it_unpacks_no_bomb(self, tmp_path):
        made = Pdf(lines("x"))
        packed = EncodedStreamObject()
        packed._data = zlib.compress(b"x" * (80 * 2**20), 9)
        packed[NameObject("/Filter")] = NameObject("/FlateDecode")
        made.root(Kept=made.add(packed))
        assert UNSEEN in kinds(looked(tmp_path, "a.pdf", made.done()))

    def it_has_too_many_pages(self, tmp_path, monkeypatch):
        monkeypatch.setattr(pages, "MOST_PAGES", 1)
        assert whys(tmp_path, "a.pdf", pdf(lines("a"), lines("b"))) == ["it has more than 1 pages"]


class DescribeWork:
    """What a file can ask of its reader grows with its size, not with the square of it."""

    @pytest.mark.parametrize(
        ("name", "repeated"),
        [("a.html", "<"), ("a.html", "data:;"), ("a.txt", "1 "), ("a.txt", "(at)"), ("a.txt", "Zorvane\nKelmuth\n"),
         ("a.txt", "a-\n"), ("a.csv", '"'), ("a.json", '{"a":'), ("a.rtf", "{\\rtf\\'"), ("a.eml", "From: b\nTo: c\n"),
         ("a.pdf", "%PDF-1.4\nstream\n"), ("a.svg", "<svg>"), ("a.zip", "PK\x03\x04")],
    )  # fmt: skip
    def it_grows_with_the_file(self, tmp_path, name, repeated):
        def signs(times):
            counted = Counted()
            looked(tmp_path, name, repeated * times, counted)
            return counted.signs

        assert signs(1_000) < 3 * signs(500) + 10_000

    @pytest.mark.parametrize("repeated", ["<", "&#", "data:;", "<!--", "a@", "(at)", "1 ", "+1 (", "A/", "a1", "- "])
    def it_takes_no_longer_for_each_sign(self, tmp_path, repeated):
        """A pattern that looks back from each sign would take ten times as long for three times as many."""
        from time import process_time

        def seconds(times):
            start = process_time()
            looked(tmp_path, "a.html", "<html>" + repeated * times)
            return process_time() - start

        few = min(seconds(20_000) for _ in range(2))
        assert min(seconds(60_000) for _ in range(2)) < 7 * few


class Counted:
    """What is wanted, with a count of the signs that were searched for it."""

    names, cases, persons = WANTED.names, WANTED.cases, 0

    def __init__(self, wanted=WANTED, searched=None):
        self._wanted = wanted
        self._searched = [] if searched is None else searched

    @property
    def signs(self):
        return sum(self._searched)

    def find(self, text, kind=Kind.WORDS):
        self._searched.append(len(text))
        return self._wanted.find(text, kind)

    def closed(self):
        return Counted(self._wanted.closed(), self._searched)


class DescribePictures:
    def it_unpacks_no_bomb(self, tmp_path):
        packed = b"a\x00\x00" + zlib.compress(b"x" * (40 * 2**20), 9)
        block = struct.pack(">I", len(packed)) + b"zTXt" + packed + b"\x00\x00\x00\x00"
        content = b"\x89PNG\r\n\x1a\n" + block + struct.pack(">I", 0) + b"IEND\x00\x00\x00\x00"
        assert whys(tmp_path, "a.png", content) == ["it is damaged, or unpacks to far more than can be read"]


class DescribeFolders:
    def it_looks_into_all_files_of_a_folder_by_name(self, tmp_path):
        for name in ("b/Kelmuth.txt", "a.txt", ".kept"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(NAME)
        found = screen([tmp_path], WANTED)
        assert [one.where.rpartition("/")[2] for one in found.found] == [
            ".kept, line 1", "a.txt, line 1", "file 3, its name", "file 3, line 1",
        ]  # fmt: skip
        assert found.files == 3

    def it_finds_a_name_of_a_folder_within(self, tmp_path):
        (tmp_path / "Kelmuth").mkdir()
        (tmp_path / "Kelmuth" / "a.txt").write_text("x")
        assert [one.where for one in screen([tmp_path], WANTED).found] == ["file 1, its name"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
    def it_waits_for_no_pipe_and_follows_no_link_to_a_folder(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "link").symlink_to(tmp_path)
        (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
        found = screen([tmp_path], WANTED)
        assert [one.why for one in found.found] == [
            "it is a link to a folder",
            "it cannot be opened: see that you may read it, and that it is closed elsewhere",
            "it is no plain file",
        ]

    def it_refuses_what_is_not_there(self, tmp_path):
        with pytest.raises(UsageError, match="There is no"):
            screen([tmp_path / "a.docx"], WANTED)
        with pytest.raises(UsageError, match="no file"):
            screen([tmp_path], WANTED)


def it_reads_no_more_than_it_says():
    assert limits.LARGEST_FILE >= 2**27
    assert Limits().bytes_left <= 4 * limits.LARGEST_FILE
