"""The data version: a keyed hash of everything that a folder's report is made from.

Keyed, because a plain hash of a small table can be guessed, and the data version is printed in outputs that leave. The
key stays beside the data, in `.reportgen/key` of the folder, and is made on first use.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from reportgen.findings import Finding, Findings, Severity, Where

KEY_BYTES = 32
KEY_FILE = ".reportgen/key"
_WHERE = Where(KEY_FILE)


class InputDigest:
    """Takes in the inputs one after another, each with its role; the version depends on roles and bytes alone."""

    def __init__(self) -> None:
        self._inputs: dict[str, str] = {}

    def add(self, role: str, data: bytes) -> None:
        """`role` is what the file is to the report ("cases.csv", "workbook"), wherever it is kept."""
        self._inputs[role] = f"{len(data)} {hashlib.sha256(data).hexdigest()}"

    def version(self, key: bytes) -> str:
        """64 hexadecimal digits; the same for the same inputs and key, in whatever order they were added."""
        lines = "".join(f"{role}\0{digest}\n" for role, digest in sorted(self._inputs.items()))
        return hmac.new(key, lines.encode(errors="surrogateescape"), hashlib.sha256).hexdigest()


def folder_key(folder: Path, *, keep: bool) -> tuple[bytes, Findings]:
    """The folder's key, made on first use (folder 0700, file 0600).

    With `keep` false nothing is written. Where no key can be kept, the key holds for this run only; where one was to
    be kept, a finding says so.
    """
    path = folder / KEY_FILE
    try:
        if path.parent.is_symlink():
            return _linked()
        if path.is_symlink() or (path.exists() and not path.is_file()):
            return _damaged()
        if path.exists():
            return _read(path)
        if keep:
            _make(path)
            return _read(path)
    except OSError:
        pass
    return secrets.token_bytes(KEY_BYTES), Findings([_not_kept()] if keep else [])


def _read(path: Path) -> tuple[bytes, Findings]:
    with path.open("rb") as file:
        key = file.read(KEY_BYTES + 1)
    if len(key) != KEY_BYTES:
        return _damaged()
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        message = f"Others may read the key of the data version: chmod 600 {KEY_FILE}."
        return key, Findings([Finding("key.open_to_others", Severity.WARNING, _WHERE, message)])
    return key, Findings()


def _make(path: Path) -> None:
    """Writes beside and links into place, so that two runs at once agree on one whole key."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix="key.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
        try:
            os.link(name, path)
        except FileExistsError:
            return
        except OSError:
            Path(name).replace(path)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _damaged() -> tuple[bytes, Findings]:
    message = (
        "The key of the data version is damaged. Put back the last good copy; or delete it, and a new one is made: "
        "then the data versions of earlier runs can no longer be compared with those to come."
    )
    return secrets.token_bytes(KEY_BYTES), Findings([Finding("key.damaged", Severity.ERROR, _WHERE, message)])


def _linked() -> tuple[bytes, Findings]:
    message = "The folder .reportgen is a link, and what it leads to is not read: put the folder itself there."
    return secrets.token_bytes(KEY_BYTES), Findings([Finding("key.linked", Severity.ERROR, _WHERE, message)])


def _not_kept() -> Finding:
    message = "The folder cannot be written, so the data version was made with a key for this run only."
    return Finding("key.not_kept", Severity.NOTE, _WHERE, message)
