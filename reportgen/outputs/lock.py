"""One run at a time moves files into a place; others wait. A run that ends, however it ends, lets go of the lock."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from threading import get_ident

_HELD: set[tuple[int, Path]] = set()
"""The targets from which a run keeps others out, each with the thread of that run."""

_OPENED = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""A link that somebody put there is not followed, and a pipe not waited for."""


@contextlib.contextmanager
def locked(target: Path) -> Iterator[bool]:
    """Wait until no other run moves files into `target`, and keep others out; False where nobody can be kept out.

    A run that keeps others out already goes on.
    """
    own = (get_ident(), target)
    if own in _HELD:
        yield True
        return
    try:
        import fcntl  # noqa: PLC0415  not on Windows, where a lock is a file that only one process can open
    except ImportError:
        yield False
        return
    path = lock_file(target)
    while True:
        with os.fdopen(os.open(path, _OPENED, 0o600), "a") as handle:
            if not stat.S_ISREG(os.fstat(handle.fileno()).st_mode):
                raise OSError(errno.EEXIST, "something else has the name of the lock", str(path))
            fcntl.flock(handle, fcntl.LOCK_EX)
            if not _same_file(handle.fileno(), path):
                continue  # the run before this one has taken the lock's file away: ask for the new one
            _HELD.add(own)
            try:
                yield True
            finally:
                _HELD.discard(own)
                with contextlib.suppress(OSError):
                    path.unlink()
            return


def lock_file(target: Path) -> Path:
    """The hidden file beside a folder that is locked while files are moved in."""
    return target.with_name(f".{target.name}.lock")


def _same_file(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
