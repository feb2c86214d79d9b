"""The data version: the same for the same inputs, another for any other, and nothing that could be guessed."""

from __future__ import annotations

import hashlib
import stat

import pytest
from good_table import CASES

from reportgen.loading import load
from reportgen.loading.data_version import KEY_FILE, InputDigest, folder_key


def rules(loaded):
    return [finding.rule for finding in loaded.raw.findings]


def everything_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


class DescribeTheKey:
    def it_is_made_on_first_use_for_its_owner_only(self, folder):
        load(folder)
        assert len((folder / KEY_FILE).read_bytes()) == 32
        assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600
        assert stat.S_IMODE((folder / ".reportgen").stat().st_mode) == 0o700

    def it_is_the_only_thing_that_loading_writes(self, folder):
        before = everything_in(folder)
        load(folder)
        assert sorted({*everything_in(folder)} - {*before}) == [".reportgen", KEY_FILE]

    def it_stays_the_same(self, folder):
        assert load(folder).raw.data_version == load(folder).raw.data_version

    def it_is_another_in_another_folder(self, folder, tmp_path):
        first = load(folder).raw.data_version
        other = folder.rename(tmp_path / "other")
        (other / KEY_FILE).unlink()
        assert load(other).raw.data_version != first

    def it_is_not_written_when_nothing_may_be(self, folder):
        before = everything_in(folder)
        loaded = load(folder, keep=False)
        assert everything_in(folder) == before
        assert rules(loaded) == []

    def it_is_used_though_nothing_may_be_written(self, folder):
        assert load(folder).raw.data_version == load(folder, keep=False).raw.data_version

    def it_holds_for_one_run_where_it_cannot_be_kept(self, folder, monkeypatch):
        def refused(**_):
            raise PermissionError

        monkeypatch.setattr("reportgen.loading.data_version.tempfile.mkstemp", refused)
        first, second = load(folder), load(folder)
        assert rules(first) == ["key.not_kept"]
        assert first.raw.data_version != second.raw.data_version

    def it_is_made_once_by_two_runs_at_once(self, folder, monkeypatch):
        """The other run has written its key while this one was writing its own."""
        from reportgen.loading import data_version

        link = data_version.os.link

        def late(source, target):
            target.write_bytes(b"k" * 32)
            target.chmod(0o600)
            link(source, target)

        monkeypatch.setattr(data_version.os, "link", late)
        assert folder_key(folder, keep=True) == (b"k" * 32, ())
        assert everything_in(folder / ".reportgen") == ["key"]

    def it_says_when_it_is_damaged(self, folder):
        load(folder)
        (folder / KEY_FILE).write_bytes(b"short")
        assert rules(load(folder)) == ["key.damaged"]

    def it_says_when_others_may_read_it(self, folder):
        load(folder)
        (folder / KEY_FILE).chmod(0o644)
        assert rules(load(folder)) == ["key.open_to_others"]

    def it_follows_no_link(self, folder, tmp_path):
        (tmp_path / "key").write_bytes(b"k" * 32)
        (folder / ".reportgen").mkdir()
        (folder / KEY_FILE).symlink_to(tmp_path / "key")
        assert rules(load(folder)) == ["key.damaged"]

    def it_survives_a_file_where_its_folder_should_be(self, folder):
        (folder / ".reportgen").write_text("", encoding="utf-8")
        assert rules(load(folder)) == ["key.not_kept"]


class DescribeTheVersion:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("cases.csv", CASES + "\n"),
            ("report.toml", "[report]\n"),
            ("persons.csv", "person_key,name,consent\n"),
            ("prose/introduction.md", "Another introduction.\n"),
        ],
    )
    def it_changes_with_every_input(self, folder, name, content):
        before = load(folder).raw.data_version
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
        assert load(folder).raw.data_version != before

    def it_does_not_change_with_what_is_not_read(self, folder):
        before = load(folder).raw.data_version
        (folder / "notes.txt").write_text("x", encoding="utf-8")
        assert load(folder).raw.data_version == before

    def it_does_not_care_where_persons_are_kept(self, folder, tmp_path):
        persons = "person_key,name,consent\nP-1,Ada Xample,named\n"
        (folder / "persons.csv").write_text(persons, encoding="utf-8")
        before = load(folder).raw.data_version
        elsewhere = (folder / "persons.csv").rename(tmp_path / "list.csv")
        assert load(folder, persons=elsewhere).raw.data_version == before

    def it_is_no_plain_hash(self, folder):
        version = load(folder).raw.data_version
        assert len(version) == 64
        assert version != hashlib.sha256(CASES.encode()).hexdigest()

    def it_does_not_depend_on_the_order_of_reading(self):
        one, other = InputDigest(), InputDigest()
        one.add("a", b"1")
        one.add("b", b"2")
        other.add("b", b"2")
        other.add("a", b"1")
        assert one.version(b"k") == other.version(b"k")
        assert one.version(b"k") != one.version(b"l")
