"""A folder as one digest, taken before any of it is read as tables: everything in it, and what says how it is read."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from reportgen.cache.store import HOME, PLACE

MOST_FILES, MOST_BYTES = 20_000, 4 * 2**30
"""More than that is no report's folder; nobody shall wait while it is read."""

_AT_ONCE = 2**20


class _UnclearError(Exception):
    """Something whose bytes do not say what will be read."""


def digest_of_folder(folder: Path, *outside: Path | None) -> str | None:
    """64 hexadecimal digits for every file of a folder and for files `outside`: names, modes and bytes.

    None where there is anything but plain files and folders, or something cannot be read, or it is too much: then
    nobody knows beforehand what a run will make. What the program itself keeps for the next run does not count.
    """
    digest = hashlib.sha256()
    count = size = 0
    try:
        for name, path in (*_files(folder, ""), *((f"/outside-{n}", path) for n, path in enumerate(outside) if path)):
            count += 1
            mode, length, content = _content(path, MOST_BYTES - size)
            size += length
            if count > MOST_FILES:
                return None
            digest.update(f"{name}\0{mode:o}\0{length}\0".encode(errors="surrogateescape"))
            digest.update(content)
    except (OSError, _UnclearError):
        return None
    return digest.hexdigest()


def _files(folder: Path, above: str) -> Iterator[tuple[str, Path]]:
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    for entry in entries:
        name = f"{above}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if above == f"{HOME}/" and entry.name.startswith(PLACE):
                continue
            yield f"{name}/", Path(entry.path)
            yield from _files(Path(entry.path), f"{name}/")
        else:
            yield name, Path(entry.path)


def _content(path: Path, most: int) -> tuple[int, int, bytes]:
    """The mode, the length and a digest of a file; of a folder only the mode."""
    found = path.lstat()
    if stat.S_ISDIR(found.st_mode):
        return found.st_mode, 0, b""
    if not stat.S_ISREG(found.st_mode) or found.st_size > most:
        raise _UnclearError
    digest, length = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_AT_ONCE):
            length += len(piece)
            digest.update(piece)
    return found.st_mode, length, digest.digest()
