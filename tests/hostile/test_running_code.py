"""A folder from a stranger runs no code: not as a module, not as a hook of version control, not as a setting."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from attacks import attack, small_folder

PERSONS = [{"person_key": "P-1", "name": "Ilvane Torremar", "consent": "none"}]
MODULES = ("pickle", "socket", "tempfile", "multiprocessing", "signal", "weasyprint", "matplotlib", "sitecustomize")


@pytest.fixture
def trap(tmp_path):
    return tmp_path / "sprung"


class DescribeModulesInTheFolder:
    @pytest.mark.parametrize("kind", ["html", "pdf"])
    def it_imports_none(self, tmp_path, trap, kind):
        folder = small_folder(tmp_path / "in")
        for name in MODULES:
            (folder / f"{name}.py").write_text(f"open({str(trap)!r}, 'w')\nraise SystemExit(9)\n")
        assert attack("build", ".", "-o", "../out", "--format", kind, cwd=folder).code == 0
        assert not trap.exists()

    def but_they_would_spring(self, tmp_path, trap):
        """The trap is one: Python started in that folder without this program's care imports it."""
        (tmp_path / "pickle.py").write_text(f"open({str(trap)!r}, 'w')\n")
        careless = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
        subprocess.run([sys.executable, "-c", "import pickle"], cwd=tmp_path, env=careless, check=True)
        assert trap.exists()

    def it_reads_no_settings_of_its_libraries_there(self, tmp_path, trap):
        folder = small_folder(tmp_path / "in")
        (folder / "evil.py").write_text(f"open({str(trap)!r}, 'w')\n")
        (folder / "matplotlibrc").write_text("backend: module://evil\n")
        assert attack("figures", ".", "-o", "../out", cwd=folder).code == 0
        assert not trap.exists()


@pytest.mark.skipif(shutil.which("git") is None, reason="no git")
class DescribeVersionControlInTheFolder:
    @pytest.mark.parametrize("setting", ["core.fsmonitor", "core.pager"])
    def it_runs_no_command_of_its_settings(self, tmp_path, trap, setting):
        folder = small_folder(tmp_path / "in", persons=PERSONS)
        git = ["git", "-C", folder]
        subprocess.run([*git, "init", "-q"], check=True)
        subprocess.run([*git, "add", "persons.csv"], check=True)
        subprocess.run([*git, "config", setting, f"touch {trap}; false"], check=True)
        done = attack("build", folder, "-o", tmp_path / "out", "--format", "html", "--verbose")
        assert done.code == 0
        assert "tracked by git" in done.err  # it was asked all the same
        assert not trap.exists()

    def but_it_would_run(self, tmp_path, trap):
        subprocess.run(["git", "init", "-q", tmp_path], check=True)
        subprocess.run(["git", "-C", tmp_path, "config", "core.fsmonitor", f"touch {trap}; false"], check=True)
        subprocess.run(["git", "-C", tmp_path, "ls-files"], check=False, capture_output=True)
        assert trap.exists()
