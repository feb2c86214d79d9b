"""A folder as one digest: whatever decides what is read from it changes it, and what nobody knows gives none."""

from __future__ import annotations

import os

import pytest

from reportgen.cache import digest_of_folder
from reportgen.cache import inputs as inputs_of_a_folder


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "folder" / "prose").mkdir(parents=True)
    (tmp_path / "folder" / ".reportgen" / "versions").mkdir(parents=True)
    (tmp_path / "folder" / "cases.csv").write_text("a")
    (tmp_path / "folder" / "prose" / "introduction.md").write_text("b")
    (tmp_path / "folder" / ".reportgen" / "signoffs.json").write_text("[]")
    (tmp_path / "persons.csv").write_text("c")
    return tmp_path / "folder"


CHANGES = {
    "a table": lambda folder: (folder / "cases.csv").write_text("z"),
    "a chapter": lambda folder: (folder / "prose" / "introduction.md").write_text("z"),
    "a new file": lambda folder: (folder / "history.csv").write_text(""),
    "a file gone": lambda folder: (folder / "cases.csv").unlink(),
    "another name": lambda folder: (folder / "cases.csv").rename(folder / "case.csv"),
    "a mode": lambda folder: (folder / "cases.csv").chmod(0o600),
    "a sign-off": lambda folder: (folder / ".reportgen" / "signoffs.json").write_text("[1]"),
    "a frozen version": lambda folder: (folder / ".reportgen" / "versions" / "f").mkdir(),
    "persons elsewhere": lambda folder: (folder.parent / "persons.csv").write_text("z"),
}


@pytest.mark.parametrize("change", CHANGES)
def it_changes_with_whatever_decides(folder, change):
    persons = folder.parent / "persons.csv"
    before = digest_of_folder(folder, persons)
    assert before is not None
    assert digest_of_folder(folder, persons) == before
    CHANGES[change](folder)
    assert digest_of_folder(folder, persons) != before


def it_tells_a_file_outside_from_none(folder):
    assert digest_of_folder(folder, folder.parent / "persons.csv") != digest_of_folder(folder, None)


def but_not_with_what_the_cache_keeps(folder):
    before = digest_of_folder(folder)
    (folder / ".reportgen" / "cache").mkdir()
    (folder / ".reportgen" / "cache" / "x").write_text("x")
    assert digest_of_folder(folder) == before


def it_is_none_where_nobody_knows_what_will_be_read(folder, monkeypatch):
    assert digest_of_folder(folder / "missing") is None
    assert digest_of_folder(folder, folder / "missing.csv") is None
    (folder / "link").symlink_to(folder / "cases.csv")
    assert digest_of_folder(folder) is None
    (folder / "link").unlink()
    os.mkfifo(folder / "pipe")
    assert digest_of_folder(folder) is None
    (folder / "pipe").unlink()
    monkeypatch.setattr(inputs_of_a_folder, "MOST_FILES", 3)
    assert digest_of_folder(folder) is None
    monkeypatch.undo()
    monkeypatch.setattr(inputs_of_a_folder, "MOST_BYTES", 1)
    assert digest_of_folder(folder) is None
