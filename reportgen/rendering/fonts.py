"""The typeface of every output: its name, its files, and what is said when they are missing.

Documents ask for Times New Roman, as the Secretariat's do. Liberation Serif has its metrics, may be embedded, and is
in every Debian; whatever is drawn on this computer (PDF, charts) is drawn with it. A font that is missing is said,
never silently replaced: the text would be set with other widths.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

from reportgen.errors import OutputError
from reportgen.findings import Finding, Findings, Severity, Where

FAMILY = "Liberation Serif"
"""The family to draw with."""

CSS_FAMILY = "'Liberation Serif', 'Times New Roman', serif"
"""The same for style sheets and SVG; the names behind the first serve readers' own screens, never our drawing."""

PACKAGE = "fonts-liberation2"
"""Debian's package that holds the family (from Debian 13 on also under the name fonts-liberation)."""


class Face(Enum):
    """A face of the family; the value is the end of its file's name."""

    REGULAR = "Regular"
    ITALIC = "Italic"
    BOLD = "Bold"
    BOLD_ITALIC = "BoldItalic"

    __hash__ = object.__hash__  # Enum's own is asked for each letter that is measured, and slow

    @property
    def file_name(self) -> str:
        return f"LiberationSerif-{self.value}.ttf"


@dataclass(frozen=True, slots=True)
class Fallback:
    """A font for the characters that Liberation Serif lacks, and Debian's package of it."""

    family: str
    file_name: str
    package: str


FALLBACKS = (
    Fallback("Noto Serif", "NotoSerif-Regular.ttf", "fonts-noto-core"),
    Fallback("Noto Naskh Arabic", "NotoNaskhArabic-Regular.ttf", "fonts-noto-core"),
    Fallback("Noto Serif CJK SC", "NotoSerifCJK-Regular.ttc", "fonts-noto-cjk"),
)
"""With Liberation Serif (Latin, Cyrillic, Greek) these write the six official languages, tried in this order."""


def missing_fonts() -> Findings:
    """One finding `font.missing` of severity ERROR if a face of the family is missing, with the package to install."""
    missing = [face.value for face in Face if _find(face.file_name) is None]
    if not missing:
        return Findings()
    return Findings((
        Finding(
            "font.missing",
            Severity.ERROR,
            Where("fonts of this computer"),
            f"{FAMILY} ({', '.join(missing)}) is not installed; charts and PDF cannot be set without it. "
            f"On Debian and Ubuntu: apt-get install {PACKAGE}",
        ),
    ))  # fmt: skip


def font_file(face: Face) -> Path:
    """The file of a face. Raises OutputError, which names the package, where it is not installed."""
    found = _find(face.file_name)
    if found is None:
        raise OutputError(
            f"The font {FAMILY} {face.value} is not installed, and nothing is drawn with another one in its place. "
            f"On Debian and Ubuntu: apt-get install {PACKAGE}",
            findings=missing_fonts(),
        )
    return found


def fallback_file(fallback: Fallback) -> Path | None:
    """The file of a fallback, or None where it is not installed."""
    return _find(fallback.file_name)


def other_files(beginning: str) -> tuple[Path, ...]:
    """Every further font whose file's name begins so, the regular faces: asked only for what the usual ones lack."""
    names = _installed(tuple(os.environ.get(name, "") for name in _NAMES_OF_FOLDERS))
    return tuple(
        path for name, path in sorted(names.items()) if name.startswith(beginning.casefold()) and "regular" in name
    )


def installed() -> tuple[Path, ...]:
    """Every font file that is looked at, in the order of their names."""
    names = _installed(tuple(os.environ.get(name, "") for name in _NAMES_OF_FOLDERS))
    return tuple(path for _, path in sorted(names.items()))


def _find(file_name: str) -> Path | None:
    return _installed(tuple(os.environ.get(name, "") for name in _NAMES_OF_FOLDERS)).get(file_name.casefold())


_NAMES_OF_FOLDERS = ("HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "WINDIR")


@lru_cache(maxsize=8)
def _installed(environment: tuple[str, ...]) -> dict[str, Path]:
    """Every font file by its folded name. In order of folder, then of path: always the same one.

    Within a folder the later path wins, so that liberation2 comes before the older liberation.
    """
    found: dict[str, Path] = {}
    for folder in _folders(*environment):
        here = sorted(Path(place, name) for place, _, names in os.walk(folder, followlinks=True) for name in names)
        for path in reversed(here):
            if path.suffix.lower() in (".ttf", ".ttc", ".otf"):
                found.setdefault(path.name.casefold(), path)
    return found


def _folders(home: str, data_home: str, data_folders: str, windows: str) -> Iterable[Path]:
    """Where fonts are kept: the user's own first, then the system's, on Linux, macOS and Windows."""
    own = Path(home or os.path.expanduser("~"))  # noqa: PTH111  unlike Path.home, never raises for a user without one
    yield Path(data_home or own / ".local/share") / "fonts"
    yield own / ".fonts"
    yield own / "Library/Fonts"
    for place in (data_folders or "/usr/local/share:/usr/share").split(os.pathsep):
        if place:
            yield Path(place) / "fonts"
    yield Path("/usr/local/share/fonts")
    yield Path("/usr/share/fonts")
    yield Path("/Library/Fonts")
    if windows:
        yield Path(windows) / "Fonts"
