"""The files of a folder as a person sees them: found by name in small or capital letters, read once, kept inside."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO

from reportgen.errors import UsageError
from reportgen.findings import Finding, Findings, Severity, Where

LARGEST_TABLE = 2**30
"""Bytes of a table or a workbook: ten times what a million rows take."""

LARGEST_TEXT = 8_000_000
"""Bytes of report.toml or of a chapter: ten reports."""

_AT_ONCE = 2**20


class TooLargeError(Exception):
    """A file, or what comes out of a pipe, is larger than a report can need."""


@dataclass(frozen=True)
class Folder:
    """A report's folder and what lies in it, by folded name; a name in two spellings has two paths."""

    path: Path
    entries: Mapping[str, tuple[Path, ...]]

    def named(self, name: str) -> tuple[Path, ...]:
        return self.entries.get(folded(name), ())

    def visible(self) -> Iterator[Path]:
        """Everything but hidden files and the lock files of programs that have a file open."""
        for paths in self.entries.values():
            yield from (path for path in paths if not path.name.startswith((".", "~")))


def open_folder(path: Path) -> Folder:
    """The folder; UsageError where there is none, or it is no report's folder."""
    if not os.path.lexists(path):
        raise UsageError(f"There is no folder {path}. Type its path anew, or make one with: reportgen new {path}")
    if not os.path.isdir(path):  # noqa: PTH112  Path.is_dir stumbles over names that are too long
        raise UsageError(f"{path} is a file. Give the folder in which report.toml and the tables are.")
    entries = entries_of(path)
    if folded("report.toml") not in entries:
        raise UsageError(f"{path} has no report.toml. Make a report's folder with: reportgen new FOLDER")
    return Folder(path, entries)


def entries_of(path: Path) -> Mapping[str, tuple[Path, ...]]:
    """What lies in a folder, by folded name, in alphabetical order; UsageError where it cannot be listed."""
    try:
        listed = sorted(path.iterdir())
    except OSError:
        raise UsageError(f"The folder {path} cannot be listed. May you read it?") from None
    entries: dict[str, tuple[Path, ...]] = {}
    for entry in listed:
        entries[folded(entry.name)] = (*entries.get(folded(entry.name), ()), entry)
    return entries


def folded(name: str) -> str:
    """A file's name for finding it: some systems keep accents apart from their letters, and capitals do not count."""
    return unicodedata.normalize("NFC", name).casefold()


def read_only_one(
    folder: Folder, name: str, source: str | None = None, largest: int = LARGEST_TABLE
) -> tuple[bytes | None, Findings]:
    """The bytes of the file with a name; None where there is none, and with a finding where it cannot be read."""
    paths = folder.named(name)
    if not paths:
        return None, Findings()
    if len(paths) > 1:
        spellings = " and ".join(path.name for path in paths)
        message = f"There are {spellings}, and it is not known which of them is meant: keep one."
        return None, Findings([Finding("file.two_spellings", Severity.ERROR, Where(name), message)])
    return read_inside(folder.path, paths[0], source or paths[0].name, largest)


def read_inside(folder: Path, path: Path, source: str, largest: int = LARGEST_TABLE) -> tuple[bytes | None, Findings]:
    """The bytes of a file that lies in the folder, not only by a link in it."""
    if not is_inside(folder, path):
        message = "This is a link to a file outside the folder, and is not followed: put the file itself here."
        if path.stem.casefold() == "persons":
            message += " Persons that are kept elsewhere are given by --persons or REPORTGEN_PERSONS."
        return None, Findings([Finding("file.outside", Severity.ERROR, Where(source), message)])
    return read_bytes(path, source, largest)


def read_bytes(path: Path, source: str, largest: int = LARGEST_TABLE) -> tuple[bytes | None, Findings]:
    """The bytes of a file, or the finding that says why there are none."""
    if not path.is_file():
        what = "a folder" if path.is_dir() else "no file"
        return None, _unreadable("file.not_a_file", source, f"This is {what}; a file of this name is expected.")
    try:
        with path.open("rb") as file:
            return at_most(file, largest), Findings()
    except TooLargeError:
        message = f"The file is larger than a report can need ({largest:,} bytes). Is it the right one?"
        return None, _unreadable("file.too_large", source, message)
    except OSError:
        message = "The file cannot be read. Close it in other programs, and see whether you may read it."
        return None, _unreadable("file.unreadable", source, message)


def at_most(file: BinaryIO, largest: int) -> bytes:
    """What an open file holds. Raises TooLargeError; a file says at once that it is too large, a pipe in the end."""
    found = os.fstat(file.fileno())
    if stat.S_ISREG(found.st_mode) and found.st_size > largest:
        raise TooLargeError
    pieces: list[bytes] = []
    while piece := file.read(_AT_ONCE):
        pieces.append(piece)
        largest -= len(piece)
        if largest < 0:
            raise TooLargeError
    return b"".join(pieces)


def is_inside(folder: Path, path: Path) -> bool:
    """Whether a path, with all links followed, stays inside the folder."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def is_plain(name: str) -> bool:
    """Whether a path in a setting goes down from the folder: no root, no drive, no step up, on any system."""
    parts = (*PurePosixPath(name).parts, *PureWindowsPath(name).parts)
    rooted = PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor or name.startswith("~")
    return bool(name.strip()) and not rooted and ".." not in parts and "\0" not in name


def _unreadable(rule: str, source: str, message: str) -> Findings:
    return Findings([Finding(rule, Severity.ERROR, Where(source), message)])
