"""Whether version control has got hold of names: it must never.

A folder from a stranger may hold a repository whose settings name commands; git is told to run none of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from reportgen.findings import Finding, Findings, Severity, Where

_RUN_NOTHING = ("--no-pager", "-c", "core.fsmonitor=", "-c", f"core.hooksPath={os.devnull}")


def persons_tracked(folder: Path) -> Findings:
    """A warning where git tracks persons.csv of a folder; nothing where there is no git or no such file."""
    git = shutil.which("git")
    path = folder / "persons.csv"
    if git is None or not os.path.lexists(path):
        return Findings()
    command = [git, *_RUN_NOTHING, "-C", str(folder), "ls-files", "--error-unmatch", "persons.csv"]
    try:
        asked = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)  # noqa: S603  no shell
    except OSError:
        return Findings()  # it cannot be asked
    if asked.returncode != 0:
        return Findings()
    message = "persons.csv is tracked by git: names of persons must not reach version control."
    mend = "git rm --cached persons.csv"
    return Findings([Finding("folder.persons_tracked", Severity.WARNING, Where(str(path)), message, mend)])
