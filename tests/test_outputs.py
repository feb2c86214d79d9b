"""Files are written in whole or not at all."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reportgen.errors import OutputError
from reportgen.outputs import Delivery, deliver, delivering, lock, put_back, stage


def contents(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def other_disk(monkeypatch):
    """A folder for outputs that is mounted: nothing can be renamed from beside it into it, or out of it."""
    replace = Path.replace

    def within_one_disk(source: Path, target: Path) -> Path:
        if ("o" in source.parts) != ("o" in target.parts):
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(source))
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", within_one_disk)


class DescribeDelivering:
    def it_writes_files_below_new_folders(self, tmp_path):
        folder = tmp_path / "deep" / "öut put"
        paths = deliver([Delivery(folder, {"a.txt": b"1", "figures/b.txt": b"2"})])
        assert contents(folder) == {"a.txt": "1", "figures/b.txt": "2"}
        assert list(paths) == [folder / "a.txt", folder / "figures/b.txt"]

    def it_leaves_nothing_else_behind(self, tmp_path):
        deliver([Delivery(tmp_path / "out", {"a.txt": b"1"})])
        assert [path.name for path in tmp_path.iterdir()] == ["out"]

    def it_keeps_what_others_put_there(self, tmp_path):
        (tmp_path / "mine.txt").write_text("mine")
        deliver([Delivery(tmp_path, {"a.txt": b"1"})])
        assert contents(tmp_path) == {"a.txt": "1", "mine.txt": "mine"}

    def it_takes_away_what_an_earlier_run_made_and_this_one_does_not(self, tmp_path):
        deliver([Delivery(tmp_path / "o", {"a": b"1", "figures/b": b"2"})])
        deliver([Delivery(tmp_path / "o", {"a": b"3"}, frozenset({"figures/b"}))])
        assert contents(tmp_path / "o") == {"a": "3"}
        assert not (tmp_path / "o" / "figures").exists()

    def it_keeps_drafters_files_from_others_eyes(self, tmp_path):
        deliver([Delivery(tmp_path / "o.internal", {"a": b"1"}, private=True)])
        assert stat.S_IMODE((tmp_path / "o.internal").stat().st_mode) == 0o700
        assert stat.S_IMODE((tmp_path / "o.internal" / "a").stat().st_mode) == 0o600

    def it_moves_files_onto_another_disk(self, tmp_path, other_disk):
        deliver([Delivery(tmp_path / "o", {"a": b"1", "figures/b": b"2"})])
        deliver([Delivery(tmp_path / "o", {"a": b"3"}, frozenset({"figures/b"}))])
        assert contents(tmp_path) == {"o/a": "3"}


class DescribeFailing:
    @pytest.fixture
    def former(self, tmp_path):
        folder = tmp_path / "o"
        deliver([Delivery(folder, {"a": b"old a", "b": b"old b"}), Delivery(tmp_path / "i", {"c": b"old c"})])
        return folder

    @pytest.mark.parametrize("after", range(5))
    @pytest.mark.parametrize("failure", [OSError("disk"), KeyboardInterrupt()])
    def it_leaves_the_former_outputs_as_they_were(self, former, tmp_path, monkeypatch, after, failure):
        rename, left = delivering._rename, [after]

        def failing(*paths):
            if not left[0]:
                raise failure
            left[0] -= 1
            rename(*paths)

        monkeypatch.setattr(delivering, "_rename", failing)
        new = [Delivery(former, {"a": b"new", "b": b"new"}), Delivery(tmp_path / "i", {"c": b"new"})]
        with pytest.raises((OutputError, KeyboardInterrupt)):
            deliver(new)
        assert contents(former) == {"a": "old a", "b": "old b"}
        assert contents(tmp_path / "i") == {"c": "old c"}
        assert sorted(path.name for path in tmp_path.iterdir()) == ["i", "o"]

    @pytest.mark.parametrize("mark", ["~$report.docx", "~$port.docx", ".~lock.report.docx#"])
    def it_names_a_file_that_an_editor_holds_open(self, tmp_path, mark):
        (tmp_path / "report.docx").write_text("old")
        (tmp_path / mark).write_text("")
        with pytest.raises(OutputError, match=r"report\.docx is open"):
            deliver([Delivery(tmp_path, {"report.docx": b"new", "report.pdf": b"new"})])
        assert (tmp_path / "report.docx").read_text() == "old"
        assert not (tmp_path / "report.pdf").exists()

    def it_says_what_cannot_be_written(self, tmp_path):
        (tmp_path / "o").write_text("a file where the folder should be")
        with pytest.raises(OutputError, match="o could not be written: it is no folder"):
            deliver([Delivery(tmp_path / "o", {"a": b"1"})])
        assert (tmp_path / "o").read_text() == "a file where the folder should be"

    def it_puts_a_folder_of_others_back_where_a_file_should_be(self, tmp_path):
        (tmp_path / "o" / "a").mkdir(parents=True)
        (tmp_path / "o" / "a" / "mine").write_text("mine")
        with pytest.raises(OutputError, match="a could not be replaced"):
            deliver([Delivery(tmp_path / "o", {"a": b"1"})])
        assert contents(tmp_path / "o") == {"a/mine": "mine"}


def _killed(folder: str, after: int, other_disk: bool) -> None:
    """A run that is killed before its so many-th move; on another disk: in the midst of it."""
    replace, left = Path.replace, [after]

    def kill() -> None:
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    def moved(source: Path, target: Path) -> Path:
        if other_disk and ("o" in source.parts) != ("o" in target.parts):
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(source))
        kill()
        return replace(source, target)

    Path.replace = moved
    deliver([
        Delivery(Path(folder) / "o", {"a": b"new", "b": b"new", "figures/c": b"new"}, frozenset({"figures/old"})),
        Delivery(Path(folder) / "i", {"d": b"new"}, private=True),
    ])  # fmt: skip


def _in_a_process(target, *arguments) -> int:
    process = multiprocessing.get_context("spawn").Process(target=target, args=arguments)
    process.start()
    process.join()
    return process.exitcode


class DescribeARunThatIsKilled:
    MOVES = 8
    """The journal, three files out of the way and four in."""

    @pytest.fixture
    def former(self, tmp_path):
        deliver([Delivery(tmp_path / "o", {"a": b"old a", "figures/old": b"old f"}),
                 Delivery(tmp_path / "i", {"d": b"old d"}, private=True)])  # fmt: skip
        (tmp_path / "o" / "mine").write_text("mine")
        return {"o/a": "old a", "o/figures/old": "old f", "o/mine": "mine", "i/d": "old d"}

    @pytest.mark.parametrize("other_disk", [False, True], ids=["one disk", "another disk"])
    @pytest.mark.parametrize("after", range(MOVES))
    def it_is_undone_by_the_next_run(self, tmp_path, former, after, other_disk):
        assert _in_a_process(_killed, str(tmp_path), after, other_disk) == -signal.SIGKILL
        assert [path for path in tmp_path.iterdir() if path.name.startswith(".reportgen-")]
        put_back(tmp_path / "o")
        assert contents(tmp_path) == former

    def it_leaves_no_trace_in_the_run_after_it(self, tmp_path, former):
        _in_a_process(_killed, str(tmp_path), 4, False)
        deliver([Delivery(tmp_path / "o", {"b": b"newer"})])
        assert contents(tmp_path) == {**former, "o/b": "newer"}
        assert sorted(path.name for path in tmp_path.iterdir()) == ["i", "o"]

    def it_may_be_killed_again_while_it_is_undone(self, tmp_path, former, monkeypatch):
        _in_a_process(_killed, str(tmp_path), 7, False)
        with monkeypatch.context() as patched:
            patched.setattr(stage.Stage, "done", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                put_back(tmp_path / "o")
        put_back(tmp_path / "o")
        assert contents(tmp_path) == former

    def it_is_undone_where_everything_has_been_moved_elsewhere(self, tmp_path, former):
        (tmp_path / "here").mkdir()
        for name in ("o", "i"):
            (tmp_path / name).rename(tmp_path / "here" / name)
        _in_a_process(_killed, str(tmp_path / "here"), 6, False)
        (tmp_path / "here").rename(tmp_path / "there")
        put_back(tmp_path / "there" / "o")
        assert contents(tmp_path / "there") == former

    def but_not_what_somebody_has_put_there_since(self, tmp_path, former):
        _in_a_process(_killed, str(tmp_path), 2, False)
        (tmp_path / "o" / "b").write_text("mine too")
        put_back(tmp_path / "o")
        assert contents(tmp_path) == {**former, "o/b": "mine too"}

    def but_not_a_run_that_is_alive(self, tmp_path, former):
        target = (tmp_path / "o").resolve()
        with ThreadPoolExecutor(1) as pool, lock.locked(target), stage.staged(target) as alive:
            waiting = pool.submit(put_back, target)
            with pytest.raises(TimeoutError):
                waiting.result(0.3)
            assert alive.path.exists()
        assert waiting.result() is None

    def but_not_by_the_word_of_another_user(self, tmp_path, former, monkeypatch):
        _in_a_process(_killed, str(tmp_path), 4, False)
        before = contents(tmp_path)
        monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
        put_back(tmp_path / "o")
        assert contents(tmp_path) == before

    def it_says_where_the_former_outputs_are_when_they_cannot_be_put_back(self, tmp_path, former, monkeypatch):
        _in_a_process(_killed, str(tmp_path), 4, False)

        def full(*_):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(stage, "move", full)
        with pytest.raises(OutputError, match=r"moved to .*\.reportgen-.* could not be put back: No space"):
            put_back(tmp_path / "o")
        monkeypatch.undo()
        put_back(tmp_path / "o")
        assert contents(tmp_path) == former


def _run(folder: str, word: str) -> None:
    for _ in range(15):
        deliver([Delivery(Path(folder), {f"{n}.txt": word.encode() for n in range(5)})])


def it_never_mixes_two_runs_at_once(tmp_path):
    processes = [
        multiprocessing.get_context("spawn").Process(target=_run, args=(str(tmp_path / "o"), w)) for w in ("x", "y")
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    assert len(set(contents(tmp_path / "o").values())) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["o"]
