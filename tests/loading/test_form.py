"""What report.toml chooses of the documents' form."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from reportgen.form import PAGES, Form, Numbers
from reportgen.loading import load


def png(size=(2, 2), **more) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, (200, 0, 0)).save(data, format="PNG", **more)
    return data.getvalue()


PNG = png()
AUTHORISED = '[report]\nauthorised_by = "A. Nobody, Office of Nothing"\n'


def loaded(folder, toml):
    (folder / "report.toml").write_text(toml, encoding="utf-8")
    found = load(folder, keep=False)
    return found.form, [finding.rule for finding in found.raw.findings]


class DescribeTheForm:
    def it_is_that_of_geneva_where_nothing_is_said(self, folder):
        assert loaded(folder, "[report]\n") == (Form(), [])

    def it_is_what_report_toml_chooses(self, folder):
        form, rules = loaded(folder, '[form]\npage = "unfccc-2022"\nnumbers = "typed"\narchive = true\n')
        assert form == Form(PAGES["unfccc-2022"], Numbers.TYPED, archive=True)
        assert rules == []

    @pytest.mark.parametrize("line", ['page = "letter"', 'numbers = "roman"', "archive = 1"])
    def but_only_what_there_is(self, folder, line):
        form, rules = loaded(folder, f"[form]\n{line}\n")
        assert form == Form()
        assert rules in (["settings.value"], ["settings.type"])


class DescribeTheEmblem:
    def it_is_a_picture_that_an_authorised_user_gives(self, folder):
        (folder / "emblem.png").write_bytes(PNG)
        form, rules = loaded(folder, AUTHORISED + '[form]\nemblem = "emblem.png"\n')
        assert rules == []
        with Image.open(io.BytesIO(form.emblem)) as picture:
            assert picture.convert("RGB").getpixel((1, 1)) == (200, 0, 0)

    def it_is_nothing_but_its_dots(self, folder):
        words = PngImagePlugin.PngInfo()
        words.add_text("Author", "Zqxsecret")
        exif = Image.Exif()
        exif[0x013B] = "Zqxsecret"
        (folder / "emblem.png").write_bytes(
            png(pnginfo=words, exif=exif, dpi=(7, 7), icc_profile=b"Zqxsecret") + b"Zqxsecret"
        )
        form, rules = loaded(folder, AUTHORISED + '[form]\nemblem = "emblem.png"\n')
        assert rules == []
        kinds = [
            form.emblem[place - 4 : place]
            for place in range(12, len(form.emblem))
            if form.emblem[place - 4 : place].isalpha()
        ]
        assert b"Zqxsecret" not in form.emblem
        assert not {b"tEXt", b"eXIf", b"iCCP", b"pHYs", b"tIME", b"zTXt", b"iTXt"} & set(kinds)

    @pytest.mark.parametrize("size", [(100_000, 100_000), (2**31 - 1, 1), (1, 5000)], ids=str)
    def but_no_bomb(self, folder, size):
        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

        head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0))
        bomb = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
        (folder / "emblem.png").write_bytes(bomb)
        form, rules = loaded(folder, AUTHORISED + '[form]\nemblem = "emblem.png"\n')
        assert (form.emblem, rules) == (b"", ["settings.emblem"])

    @pytest.mark.parametrize(
        "data", [b"", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\nand so on", PNG[:40], b"<svg/>", b"GIF89a"]
    )
    def but_nothing_that_only_says_it_is_one(self, folder, data):
        (folder / "emblem.png").write_bytes(data)
        form, rules = loaded(folder, AUTHORISED + '[form]\nemblem = "emblem.png"\n')
        assert (form.emblem, rules) == (b"", ["settings.emblem"])

    @pytest.mark.parametrize("path", ["none.png", "../emblem.png", "/etc/hostname", "cases.csv", "~/x.png"])
    def but_no_other_file(self, folder, path):
        (folder.parent / "emblem.png").write_bytes(PNG)
        form, rules = loaded(folder, AUTHORISED + f'[form]\nemblem = "{path}"\n')
        assert (form.emblem, rules) == (b"", ["settings.emblem"])

    def and_nothing_that_a_link_fetches_from_outside(self, folder):
        (folder.parent / "emblem.png").write_bytes(PNG)
        (folder / "emblem.png").symlink_to(folder.parent / "emblem.png")
        form, rules = loaded(folder, AUTHORISED + '[form]\nemblem = "emblem.png"\n')
        assert (form.emblem, rules) == (b"", ["file.outside"])

    def and_nothing_where_nobody_is_authorised(self, folder):
        (folder / "emblem.png").write_bytes(PNG)
        form, rules = loaded(folder, '[form]\nemblem = "emblem.png"\n')
        assert (form.emblem, rules) == (b"", ["settings.emblem"])
