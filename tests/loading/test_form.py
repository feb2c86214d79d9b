"""What report.toml chooses of the documents' form."""

from __future__ import annotations

import pytest

from reportgen.form import PAGES, Form, Numbers
from reportgen.loading import load

PNG = b"\x89PNG\r\n\x1a\nand so on"
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
        assert (form.emblem, rules) == (PNG, [])

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
