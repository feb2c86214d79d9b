"""The secret by which a user's own entries are known: a folder from a stranger brings a key and a cache of his own."""

from __future__ import annotations

import os
import secrets
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

BYTES = 32


def secret() -> bytes | None:
    """The user's secret, made on first use; None where it cannot be kept or others may read it: then nothing is kept.

    It stands in the user's cache folder, for to lose it costs no more than time.
    """
    path = _place()
    try:
        if not os.path.lexists(path):
            _make(path)
        return _read(path)
    except OSError:
        return None


def _place() -> Path:
    kept = os.environ.get("XDG_CACHE_HOME", "")
    home = Path(kept) if os.path.isabs(kept) else Path(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH117
    return home / "reportgen" / "secret"


def _read(path: Path) -> bytes | None:
    with os.fdopen(
        os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)), "rb"
    ) as file:
        found = os.fstat(file.fileno())
        own = getattr(os, "geteuid", lambda: found.st_uid)() == found.st_uid
        private = os.name != "posix" or not stat.S_IMODE(found.st_mode) & 0o077
        if not stat.S_ISREG(found.st_mode) or not own or not private:
            return None
        kept = file.read(BYTES + 1)
    return kept if len(kept) == BYTES else None


def _make(path: Path) -> None:
    """Written beside and linked into place: two runs at once agree on one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix="secret.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(BYTES))
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()
