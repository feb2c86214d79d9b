"""The files that were named, or that stand in the folders that were named, one after the other."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen.errors import UsageError
from reportgen.finished.bounds import LARGEST_FILE
from reportgen.screening.passages import Place, Step, Unseen


def files_in(paths: Iterable[Path]) -> tuple[tuple[Place, str, Path], ...]:
    """Each file once: its place, its name as far as it leaves with the file, and its path. UsageError if there is none.

    Links to folders are not followed. A folder's files come in the order of their names.
    """
    found: dict[Path, tuple[str, str]] = {}
    for path in paths:
        if path.is_dir():
            for inside in sorted(_walk(path)):
                found.setdefault(inside, (str(inside), inside.relative_to(path).as_posix()))
        elif os.path.lexists(path):
            found.setdefault(path, (str(path), path.name))
        else:
            raise UsageError(
                f"There is no {path}: nothing was looked into. Name files that are there, or folders of them."
            )
    if not found:
        raise UsageError("There is no file in what was named: nothing was looked into.")
    return tuple(
        ((Step(shown, f"file {number}", file=True),), name, path)
        for number, (path, (shown, name)) in enumerate(found.items(), 1)
    )


def _walk(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder, followlinks=False):
        yield from (Path(where, name) for name in names)
        yield from (Path(where, name) for name in folders if Path(where, name).is_symlink())


def content_of(path: Path, place: Place) -> bytes | Unseen:
    """The bytes of a file, or why it cannot be read."""
    try:
        kept = path.stat()
        if not stat.S_ISREG(kept.st_mode):
            return Unseen(place, "it is a link to a folder" if path.is_dir() else "it is no plain file")
        if kept.st_size > LARGEST_FILE:
            return Unseen(place, "it is too large")
        return path.read_bytes()
    except OSError:
        return Unseen(place, "it cannot be opened: see that you may read it, and that it is closed elsewhere")
