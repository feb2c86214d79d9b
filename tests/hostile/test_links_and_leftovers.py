"""Links, and files that pretend to be what an earlier run left: nothing is written, read or deleted elsewhere."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest
from attacks import attack, command, small_folder

from reportgen.errors import OutputError
from reportgen.outputs import Delivery, deliver, put_back
from reportgen.outputs.lock import lock_file

SECRET = "root:x:0:0:Zqxsecret"


@pytest.fixture
def outside(tmp_path) -> Path:
    """A folder of somebody, which has nothing to do with the report."""
    place = tmp_path / "outside"
    place.mkdir()
    (place / "passwd").write_text(SECRET)
    (place / "introduction.md").write_text(SECRET)
    return place


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class DescribeLinksInTheInput:
    @pytest.mark.parametrize(
        "name", ["report.toml", "cases.csv", "persons.csv", "history.csv", "prose/introduction.md"]
    )
    def it_follows_none_out_of_the_folder(self, tmp_path, outside, name):
        folder = small_folder(tmp_path / "in", prose="Words.")
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(outside / "passwd")
        done = command("check", folder)
        assert done.code in (2, 3)
        assert "is a link to a file outside the folder" in done.said
        assert "Zqxsecret" not in done.said

    def it_follows_no_folder_of_chapters(self, tmp_path, outside):
        folder = small_folder(tmp_path / "in")
        (folder / "prose").symlink_to(outside, target_is_directory=True)
        done = command("check", folder)
        assert done.code == 3
        assert "prose" in done.out
        assert "introduction.md" not in done.said  # not even the names there are told

    def it_keeps_no_key_behind_one(self, tmp_path, outside):
        folder = small_folder(tmp_path / "in")
        (folder / ".reportgen").symlink_to(outside, target_is_directory=True)
        before = contents(outside)
        assert command("build", folder, "-o", tmp_path / "out", "--format", "html").code == 3
        assert contents(outside) == before

    @pytest.mark.parametrize("loop", ["report.toml", "cases.csv", "prose"])
    def it_is_not_led_in_circles(self, tmp_path, loop):
        folder = small_folder(tmp_path / "in")
        (folder / loop).unlink(missing_ok=True)
        (folder / loop).symlink_to(folder / loop)
        assert command("check", folder).code in (2, 3)

    @pytest.mark.parametrize(
        "setting",
        ['[input]\nworkbook = "%s"', '[form]\nemblem = "%s"\n[report]\nauthorised_by = "x"'],
        ids=["workbook", "emblem"],
    )
    @pytest.mark.parametrize(
        "path",
        [
            "../outside/passwd",
            "/etc/passwd",
            "file:///etc/passwd",
            "http://127.0.0.1/a.png",
            "~/a.png",
            "C:/a.xlsx",
            "..\\\\outside\\\\passwd",
            "a/../../outside/passwd",
            "//host/share/a.xlsx",
            "link",
            "link.xlsx",
            "link.png",
        ],
    )
    def it_follows_no_path_in_a_setting(self, tmp_path, outside, setting, path):
        folder = small_folder(tmp_path / "in")
        for name in ("link", "link.xlsx", "link.png"):
            (folder / name).symlink_to(outside / "passwd")
        text = setting % path
        toml = (folder / "report.toml").read_text().replace("[report]\n", "") if "[report]" in text else None
        if toml is None:
            with (folder / "report.toml").open("a") as file:
                file.write(text)
        else:
            (folder / "report.toml").write_text(text + "\n" + toml)
        done = command("check", folder)
        assert done.code == 3
        assert "Zqxsecret" not in done.said


class DescribeLinksInTheOutput:
    @pytest.mark.parametrize("name", ["out/figures", "out.internal"])
    def it_writes_through_none(self, tmp_path, outside, name):
        folder = small_folder(tmp_path / "in")
        (tmp_path / "out").mkdir()
        (tmp_path / name).symlink_to(outside, target_is_directory=True)
        before = contents(outside)
        done = command("build", folder, "-o", tmp_path / "out", "--format", "html")
        assert done.code == 6
        assert "it is a link" in done.err
        assert contents(outside) == before
        assert contents(tmp_path / "out") == {}

    def it_replaces_a_link_and_not_what_it_leads_to(self, tmp_path, outside):
        folder = small_folder(tmp_path / "in")
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "report.html").symlink_to(outside / "passwd")
        assert command("build", folder, "-o", tmp_path / "out", "--format", "html").code == 0
        assert (outside / "passwd").read_text() == SECRET
        assert not (tmp_path / "out" / "report.html").is_symlink()

    def it_locks_no_file_behind_one(self, tmp_path, outside):
        lock_file(tmp_path / "out").symlink_to(outside / "new")
        with pytest.raises(OutputError):
            deliver([Delivery(tmp_path / "out", {"a": b"1"})])
        assert not (outside / "new").exists()

    def it_waits_for_no_pipe_in_the_place_of_the_lock(self, tmp_path):
        os.mkfifo(lock_file(tmp_path / "out"))
        with pytest.raises(OutputError):
            deliver([Delivery(tmp_path / "out", {"a": b"1"})])

    def it_makes_no_new_folder_through_one(self, tmp_path, outside):
        (tmp_path / "new").mkdir()
        (tmp_path / "new" / "prose").symlink_to(outside, target_is_directory=True)
        before = contents(outside)
        assert command("new", tmp_path / "new").code in (2, 6)
        assert contents(outside) == before

    @pytest.mark.skipif(os.geteuid() == 0 and shutil.which("setpriv") is None, reason="root may write everywhere")
    def it_says_what_may_not_be_written(self, tmp_path):
        folder = small_folder(tmp_path / "in")
        (tmp_path / "out").write_text("a file")
        done = command("build", folder, "-o", tmp_path / "out" / "below", "--format", "html")
        assert done.code == 6


class DescribeManifestsFromElsewhere:
    MINE = ("thesis.docx", "photos/a.jpg", "figures/mine.xlsx")
    CLAIMS = (
        {"outputs": dict.fromkeys((*MINE, "", ".", "photos", "../outside/passwd", "/etc/hostname"), "")},
        {"outputs": [1, None]},
        {"outputs": "report.html"},
        [],
    )

    @pytest.mark.parametrize("claimed", [*map(json.dumps, CLAIMS), "[" * 200_000, "{", "\x00"], ids=range(7))
    def it_takes_away_what_a_run_makes_and_nothing_else(self, tmp_path, outside, claimed):
        folder = small_folder(tmp_path / "in")
        out = tmp_path / "out"
        for name in self.MINE:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_text("mine")
        (out / "manifest.json").write_text(claimed.replace('{"outputs"', '{"data_version": "a", "outputs"'))
        before = contents(outside)
        assert command("build", folder, "-o", out, "--format", "html").code == 0
        assert all((out / name).read_text() == "mine" for name in self.MINE)
        assert contents(outside) == before


class DescribeJournalsFromElsewhere:
    @pytest.mark.parametrize(
        "journal",
        [
            [{"folder": "../outside", "former": [], "added": ["passwd"]}],
            [{"folder": "out", "former": [], "added": ["../outside/passwd"]}],
            [{"folder": "out", "former": ["../outside/passwd"], "added": []}],
            [{"folder": "/", "former": [], "added": ["etc/nothing"]}],
            [{"folder": 1, "former": 2, "added": 3}],
            [{}],
            {"a": 1},
            7,
        ],
        ids=str,
    )
    def it_deletes_and_moves_nothing_by_them(self, tmp_path, outside, journal):
        place = tmp_path / "there"
        (place / "out").mkdir(parents=True)
        outside = outside.rename(place / ".." / "there" / "outside")
        before = contents(outside)
        name = hashlib.sha256(b"out").hexdigest()[:12]
        stage = place / f".reportgen-{name}-evil"
        (stage / "old-0").mkdir(parents=True, mode=0o700)
        (stage / "journal.json").write_text(json.dumps(journal))
        with pytest.raises(OutputError, match="not written by this program"):
            put_back(place / "out")
        assert contents(outside) == before

    def it_says_so_on_the_command_line(self, tmp_path):
        folder = small_folder(tmp_path / "in")
        stage = tmp_path / f".reportgen-{hashlib.sha256(b'out').hexdigest()[:12]}-x"
        stage.mkdir(mode=0o700)
        (stage / "journal.json").write_text("{" * 100_000)
        assert attack("build", folder, "-o", tmp_path / "out", "--format", "html").code == 6
