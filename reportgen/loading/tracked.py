"""Whether version control has got hold of names: it must never."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from reportgen.findings import Finding, Findings, Severity, Where


def persons_tracked(folder: Path) -> Findings:
    """A warning where git tracks persons.csv of a folder; nothing where there is no git or no such file."""
    git = shutil.which("git")
    path = folder / "persons.csv"
    if git is None or not path.exists():
        return Findings()
    command = [git, "-C", str(folder), "ls-files", "--error-unmatch", "persons.csv"]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:  # noqa: S603  a fixed command
        return Findings()
    message = "persons.csv is tracked by git: names of persons must not reach version control."
    mend = "git rm --cached persons.csv"
    return Findings([Finding("folder.persons_tracked", Severity.WARNING, Where(str(path)), message, mend)])
