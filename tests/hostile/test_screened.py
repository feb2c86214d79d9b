"""Finished files that are traps for who looks into them: Word files, drawings and archives for `reportgen screen`."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from attacks import apart, command, small_folder

ENTITIES = '<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)  # a billion of them
DECLARED = {
    "bomb": ENTITIES,
    "file": '<!ENTITY m SYSTEM "file:///etc/passwd">',
    "address": '<!ENTITY m SYSTEM "http://127.0.0.1:9/x">',
    "parameter": '<!ENTITY % p SYSTEM "file:///etc/passwd"><!ENTITY m "%p;">',
}
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def zipped(members: dict[str, bytes | str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def docx(text: str, declared: str = "", **more: bytes) -> bytes:
    document = (
        f'{declared}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    )
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": document, **more})


def screened(tmp_path, name: str, data: bytes, how=command):
    persons = [{"person_key": "P-1", "name": "Ilvane Torremar", "surname": "Torremar", "consent": "none"}]
    folder = small_folder(tmp_path / "in", persons=persons)
    (tmp_path / name).write_bytes(data)
    return how("screen", tmp_path / name, "--folder", folder, "--show")


def screened_apart(tmp_path, name: str, data: bytes):
    """In a process of its own, with a limit of memory: it may end it."""
    return screened(tmp_path, name, data, apart)


def it_finds_a_name_in_the_word_file_that_the_others_are_made_of(tmp_path):
    assert screened(tmp_path, "a.docx", docx("Words.")).code == 0
    (tmp_path / "two").mkdir()
    assert screened(tmp_path / "two", "a.docx", docx("Ilvane Torremar")).code == 5


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("kind", ["docx", "svg", "html"])
def it_unfolds_no_entity(tmp_path, declared, kind):
    typed = f"<!DOCTYPE x [{DECLARED[declared]}]>"
    data = {
        "docx": docx("&m;", typed),
        "svg": f'{typed}<svg xmlns="http://www.w3.org/2000/svg"><text>&m;</text></svg>'.encode(),
        "html": f"{typed}<html><body>&m;</body></html>".encode(),
    }[kind]
    done = screened(tmp_path, f"a.{kind}", data)
    assert done.code in (0, 5)
    assert "root:" not in done.said


BOMBS = {
    "one member": lambda: {"a.txt": bytes(2**30)},
    "nested": lambda: {"a.zip": zipped({"b.zip": zipped({"c.zip": zipped({"d.txt": bytes(2**27)})})})},
    "many": lambda: {f"{n}.zip": zipped({"a.txt": bytes(2**22)}) for n in range(9)},
    "names": lambda: {"../../evil": b"x", "/tmp/evil-of-reportgen": b"x", "a\n\x1b[31mb": b"x", "\u202eb": b"x"},
}


@cache
def packed(bomb: str) -> bytes:
    """One of them, packed when it is first asked for: that takes seconds, and collecting the tests need not."""
    return zipped(BOMBS[bomb]())


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("suffix", ["zip", "docx"])
def it_bounds_what_an_archive_unfolds_to(tmp_path, bomb, suffix):
    done = screened_apart(tmp_path, f"a.{suffix}", packed(bomb))
    assert done.code in (0, 5)
    assert "memory" not in done.err
    assert "\x1b" not in done.said
    assert "\u202e" not in done.said
    assert {path.name for path in tmp_path.iterdir()} == {"in", f"a.{suffix}"}
