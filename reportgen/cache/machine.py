"""Everything beside a folder and a command's options that decides the bytes of an output, as one digest.

The program, its templates and reference tables, by their bytes; the libraries by their versions; fonts, their settings
and the system's libraries of text by name, size and time; what of the environment they ask for.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from reportgen import resources
from reportgen.rendering.fonts import installed

_PROGRAM = Path(__file__).resolve().parents[1]
_PROGRAM_TEXTS = (".py", ".html", ".css", ".md", ".xml", ".csv", ".json", ".toml")

_ASKED_FOR = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "HOME", "LANG", "LC_ALL", "MATPLOTLIBRC",
              "MPLCONFIGDIR", "PANGOCAIRO_BACKEND", "PANGO_LANGUAGE", "WINDIR", "XDG_CONFIG_HOME", "XDG_DATA_DIRS",
              "XDG_DATA_HOME")  # fmt: skip

_LIBRARY_FOLDERS = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/lib/x86_64-linux-gnu",
                    "/usr/lib/aarch64-linux-gnu")  # fmt: skip
_LIBRARIES = ("libpango", "libharfbuzz", "libfontconfig", "libfreetype", "libfribidi", "libgobject", "libglib")


@cache
def machine() -> str:
    """64 hexadecimal digits, asked for once a process: other digits, and nothing that was kept is taken."""
    digest = hashlib.sha256()
    for line in (sys.version, sys.platform, *_environment(), *_libraries(), *_system(), *_fonts()):
        digest.update(f"{line}\0".encode(errors="surrogateescape"))
    for path in _program():
        digest.update(f"{path}\0".encode(errors="surrogateescape"))
        digest.update(hashlib.sha256(Path(path).read_bytes()).digest())
    return digest.hexdigest()


def _environment() -> Iterator[str]:
    for name in _ASKED_FOR:
        yield f"{name}={os.environ.get(name)}"


def _libraries() -> Iterator[str]:
    """Name and version of every installed distribution: the names of the folders that pip keeps say both."""
    for place in dict.fromkeys(sys.path):
        yield from (name for name in _listed(place) if name.endswith((".dist-info", ".egg-info", ".pth")))


def _system() -> Iterator[str]:
    own = os.environ.get("HOMEBREW_PREFIX")  # where libraries are on a Mac
    for place in (*_LIBRARY_FOLDERS, *([f"{own}/lib"] if own else ())):
        yield from _marks(Path(place, name) for name in _listed(place) if name.startswith(_LIBRARIES))


def _fonts() -> Iterator[str]:
    yield from _marks(installed())
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")  # noqa: PTH111  never raises
    for place in ("/etc/fonts", "/etc/fonts/conf.d", "/usr/share/fontconfig/conf.avail", f"{home}/fontconfig"):
        yield from _marks(Path(place, name) for name in _listed(place))


def _marks(paths: Iterable[Path]) -> Iterator[str]:
    for path in map(str, paths):
        try:
            found = os.stat(path)  # noqa: PTH116  hundreds of them: a Path takes as long again
        except OSError:
            continue
        yield f"{path} {found.st_size} {found.st_mtime_ns}"


def _listed(place: str) -> list[str]:
    try:
        return sorted(path.name for path in Path(place).iterdir())
    except OSError:
        return []


def _program() -> list[str]:
    """The paths of its files, found without making a Path of each."""
    tops = (_PROGRAM, resources.templates(), resources.reference())
    found = {f"{place}{os.sep}{name}" for top in tops for place, _, names in os.walk(top) for name in names
             if name.endswith(_PROGRAM_TEXTS)}  # fmt: skip
    return sorted(filter(os.path.isfile, found))
