"""Finished files that are traps for whoever compares them: `reportgen verify` says so and goes no further."""

from __future__ import annotations

import io
import zipfile

import pytest
from attacks import attack, command, small_folder
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject
from test_screened import BOMBS, DECLARED, docx, packed


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return small_folder(tmp_path_factory.mktemp("verified") / "in")


def verified(folder, path, data: bytes):
    path.write_bytes(data)
    return command("verify", path, "--folder", folder)


def verified_apart(folder, path, data: bytes):
    """In a process of its own, with a limit of memory: it may end it."""
    path.write_bytes(data)
    return attack("verify", path, "--folder", folder, before="ulimit -v 6000000; RUN")


def it_reads_the_word_file_that_the_others_are_made_of(folder, tmp_path):
    done = verified(folder, tmp_path / "a.docx", docx("There are 4,711 cases."))
    assert done.code == 3
    assert "no text of a Word document" in done.err or "has no" in done.err


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("kind", ["docx", "svg", "html"])
def it_unfolds_no_entity(folder, tmp_path, declared, kind):
    typed = f"<!DOCTYPE x [{DECLARED[declared]}]>"
    data = {
        "docx": docx("&m;", typed),
        "svg": f'{typed}<svg xmlns="http://www.w3.org/2000/svg"><text>&m;</text></svg>'.encode(),
        "html": f"{typed}<html><body>&m;</body></html>".encode(),
    }[kind]
    done = verified(folder, tmp_path / f"a.{kind}", data)
    assert done.code in (0, 3)
    assert "root:" not in done.said
    if kind == "svg":
        assert "a.svg could not be read: it" in done.err


@pytest.mark.parametrize("bomb", BOMBS)
def it_bounds_what_an_archive_unfolds_to(folder, tmp_path, bomb):
    done = verified_apart(folder, tmp_path / "a.docx", packed(bomb))
    assert done.code == 3
    assert "memory" not in done.err
    assert "a.docx" in done.err
    assert {path.name for path in tmp_path.iterdir()} == {"a.docx"}


def it_bounds_what_a_page_draws(folder, tmp_path):
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    stream = DecodedStreamObject()
    stream.set_data(b"q Q " * 12_000_000)
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    data = io.BytesIO()
    writer.write(data)
    done = verified_apart(folder, tmp_path / "a.pdf", data.getvalue())
    assert done.code == 3
    assert "unpacks to far more" in done.err


@pytest.mark.parametrize(("name", "data"), [
    ("a.pdf", b"%PDF-1.7\n garbage"),
    ("a.png", b"\x89PNG\r\n\x1a\n" + b"\xff" * 40),
    ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x30tEXtreportgen\x00figure=x rows=sha256:0"),
    ("a.svg", b"<svg"),
    ("a.svg", b"<html/>"),
    ("a.docx", b"PK\x03\x04 nothing"),
    ("a.html", b""),
    ("a.md", b"9" * 100_000),
    ("a.md", ("forty-" * 50_000).encode()),
    ("a.html", b"<p>" * 50_000 + b"47 cases"),
    ("\x1b[31m.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
])  # fmt: skip
def it_ends_with_a_message_and_no_traceback(folder, tmp_path, name, data):
    done = verified(folder, tmp_path / name, data)
    assert done.code in (0, 3)
    assert "Traceback" not in done.err
    assert "defect" not in done.err
    assert "\x1b" not in done.said


def it_quotes_no_word_of_a_part_that_it_cannot_read(folder, tmp_path):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Zyxqanor")
        archive.writestr("_rels/.rels", "<Zyxqanor")
    done = verified(folder, tmp_path / "a.docx", data.getvalue())
    assert done.code == 3
    assert "Zyxqanor" not in done.said
