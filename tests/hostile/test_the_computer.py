"""A computer that gives little: closed streams, few files, no home, another language, a folder that goes away."""

from __future__ import annotations

import sys

import pytest
from attacks import attack, command, small_folder
from folders import case

SHELLS = pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
ASCII_PLACE = pytest.mark.skipif(
    not (sys.prefix + __file__).isascii(), reason="Python does not start in this locale from a place of such a name"
)
PERSONS = [{"person_key": "P-1", "name": "Ilvane Torremar", "consent": "none"}]


@pytest.fixture
def folder(tmp_path):
    return small_folder(tmp_path / "in", account="Été à Ōsaka: « ça ».")


@SHELLS
class DescribeStreams:
    @pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
    def it_needs_none_of_them(self, folder, tmp_path, closed):
        done = attack("build", folder, "-o", tmp_path / "out", "--format", "html", before=f"RUN {closed}")
        assert done.code == 0
        assert (tmp_path / "out" / "manifest.json").exists()

    def it_writes_no_message_into_a_file(self, folder, tmp_path):
        attack("build", folder, "-o", tmp_path / "out", before="RUN >&- 2>&-")
        for path in (tmp_path / "out").rglob("*"):
            assert path.is_dir() or b"1/7 load" not in path.read_bytes()


@SHELLS
class DescribeLimits:
    @pytest.mark.parametrize("limit", ["-n 8", "-n 14", "-f 10"])
    @pytest.mark.parametrize("what", ["check", "build"])
    def it_says_what_it_lacks(self, folder, tmp_path, limit, what):
        output = ("-o", tmp_path / "out", "--format", "html") if what == "build" else ()
        done = attack(what, folder, *output, before=f"ulimit {limit}; RUN")
        assert done.code in (0, 6)
        assert "defect" not in done.err
        if done.code:
            assert not (tmp_path / "out").exists()
            assert list(tmp_path.iterdir()) == [folder]


@pytest.fixture(scope="module")
def at_home(tmp_path_factory):
    """A folder, and the manifest of its report as it is made here."""
    place = tmp_path_factory.mktemp("home")
    folder = small_folder(place / "in", account="Été à Ōsaka: « ça ».")
    assert attack("build", folder, "-o", place / "out", "--format", "html").code == 0
    return folder, (place / "out" / "manifest.json").read_bytes()


class DescribeSurroundings:
    BARE = {"PATH": "/usr/bin:/bin"}

    @pytest.mark.parametrize(
        "surroundings",
        [
            {},
            pytest.param({"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, marks=ASCII_PLACE),
            {"LANG": "xx_YY.nonsense", "TZ": "no such zone", "PYTHONIOENCODING": "ascii", "COLUMNS": "0"},
            {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent", "MPLCONFIGDIR": "/nonexistent"},
        ],
        ids=str,
    )
    def it_makes_the_same_report(self, at_home, tmp_path, surroundings):
        folder, manifest = at_home
        bare = {**self.BARE, **surroundings}
        assert attack("build", folder, "-o", tmp_path / "out", "--format", "html", environment=bare).code == 0
        assert (tmp_path / "out" / "manifest.json").read_bytes() == manifest

    def it_leaves_a_secret_of_its_own_and_a_list_of_fonts_with_the_user_and_nothing_else(self, folder, tmp_path):
        home = tmp_path / "home"
        home.mkdir()
        before = {path for path in tmp_path.rglob("*") if path.parent != home}
        bare = {**self.BARE, "HOME": str(home), "TMPDIR": str(tmp_path)}
        assert attack("build", folder, "-o", tmp_path / "out", environment=bare).code == 0
        left = {str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()}
        assert {path.rpartition("-v")[0] or path for path in left} == {
            ".cache/matplotlib/fontlist", ".cache/reportgen/secret"
        }  # fmt: skip
        assert (home / ".cache" / "reportgen" / "secret").stat().st_size == 32
        others = {path.name for path in set(tmp_path.iterdir()) - before}
        assert others == {"out", "out.internal"}

    def it_writes_letters_that_a_terminal_lacks_as_their_codes(self, tmp_path):
        folder = small_folder(tmp_path / "in", cases=[case("C-1", states="Ōland")])
        done = attack("check", folder, PYTHONIOENCODING="cp1252")
        assert done.code == 3
        assert "\\u014cland" in done.out

    def it_takes_no_fright_at_a_clock_that_is_far_off(self, folder, tmp_path):
        """No room reads the clock; what stamps files with it takes any."""
        import os

        for path in folder.iterdir():
            os.utime(path, (2**33, -(2**31)))
        assert attack("build", folder, "-o", tmp_path / "out", "--format", "docx").code == 0


class DescribeFoldersThatGo:
    @SHELLS
    def it_survives_that_its_own_is_gone(self, folder, tmp_path):
        gone = tmp_path / "gone"
        gone.mkdir()
        done = attack("check", folder, cwd=gone, before=f"rmdir {gone}; RUN")
        assert done.code == 0
        gone.mkdir()
        done = attack("build", folder, "--format", "html", cwd=gone, before=f"rmdir {gone}; RUN")
        assert done.code in (2, 6)

    def it_says_so_where_the_input_is_gone_at_once(self, folder, monkeypatch):
        from reportgen.loading import inputs

        listed = inputs.entries_of

        def and_gone(path):
            entries = listed(path)
            for file in folder.iterdir():
                file.unlink()
            return entries

        monkeypatch.setattr(inputs, "entries_of", and_gone)
        assert command("check", folder).code == 2
