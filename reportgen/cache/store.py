"""The entries: bytes by a keyed digest of what they were made of, each with a seal that only this user's runs can make.

A run takes them all off the disk before it begins and puts back what it used or made when it has succeeded. So whatever
way a run ends, nothing of former data stays behind but what stands in its own outputs too.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.cache.machine import machine
from reportgen.cache.secret import secret
from reportgen.passed import Passed

HOME, PLACE, KEY = ".reportgen", "cache", "key"
LARGEST = 64_000_000
"""Bytes of all entries together: ten reports with their charts. What has no room is made anew."""
MOST = 4_000

_NAME = re.compile(r"[0-9a-f]{64}")
_SEAL, _STATE, _MADE_OF = 32, 32, 32
_LONGEST_KEY = 4_096
"""Bytes: a longer file is no key of a folder."""
_PASSED = ("passed", b"")


@dataclass(frozen=True, slots=True)
class _Entry:
    """`state`: a digest of the data version for which it was made or last used."""

    state: bytes
    content: bytes


@dataclass(frozen=True, slots=True)
class _Standing:
    """The entries on the disk, each read when it is asked for."""

    place: Path
    key: bytes

    def get(self, name: str) -> _Entry | None:
        """The entry of a name; None where there is none that this user's runs have sealed."""
        try:
            return _opened(self.key, name, _read(self.place / name))
        except OSError:
            return None


@dataclass
class Cache:
    """What may be taken instead of being made. Without a key nothing is found, and nothing kept."""

    home: Path
    keep: bool = True
    _key: bytes | None = None
    _found: Mapping[str, _Entry] = field(default_factory=dict)
    _standing: _Standing | None = None
    """Where entries are looked up that were not taken."""
    _used: dict[tuple[str, bytes], bytes] = field(default_factory=dict)
    _passed: Passed | None = None

    @classmethod
    def none(cls) -> Cache:
        """One in which nothing is found and nothing kept."""
        return cls(Path(), keep=False)

    @classmethod
    def taken(cls, folder: Path, *, use: bool = True) -> Cache:
        """What the last run kept, off the disk; with `use` false it is deleted, and nothing will be kept."""
        home = folder / HOME
        key = _key_of(home) if use else None
        cache = cls(home, keep=use, _key=key, _found=_entries(home / PLACE, key) if key else {})
        _delete(home)
        return cache

    @classmethod
    def seen(cls, folder: Path) -> Cache:
        """The same, which stays as it is, for a command that leaves nothing behind; read as it is asked for."""
        home = folder / HOME
        key = _key_of(home)
        standing = _Standing(home / PLACE, key) if key and not _is_link(home / PLACE) else None
        return cls(home, keep=False, _key=key, _standing=standing)

    @property
    def is_empty(self) -> bool:
        """Whether the last run left nothing."""
        return not self._found

    @property
    def passed(self) -> Passed:
        """Texts in which searches found nothing; what passes in this run is kept with the rest."""
        if self._passed is None:
            key = hmac.digest(self._key, b"passed\0" + machine().encode(), "sha256") if self._key else b""
            self._passed = Passed.of(key, self.find(*_PASSED) or b"")
        return self._passed

    def made(self, kind: str, of: bytes, make: Callable[[], bytes]) -> bytes:
        """What was made of something, or what `make` makes of it now; `of` is all that decides it on this machine."""
        content = self.find(kind, of)
        if content is None:
            content = make()
            self.put(kind, of, content)
        return content

    def find(self, kind: str, of: bytes) -> bytes | None:
        """What was made of something, or None."""
        name = (kind, hashlib.sha256(of).digest())
        content = self._look(name)
        if content is not None:
            self._used[name] = content
        return content

    def put(self, kind: str, of: bytes, content: bytes) -> None:
        """Remember what was made."""
        if self.keep:
            self._used[kind, hashlib.sha256(of).digest()] = content

    def last(self, kind: str, called: bytes) -> bytes:
        """What was made last under a name, whatever it was made of; empty if nothing was. To look does not keep it."""
        return (self._look((kind, hashlib.sha256(called).digest())) or b"")[_MADE_OF:]

    def put_last(self, kind: str, called: bytes, of: bytes, content: bytes) -> None:
        """Remember under a name what was made of something, in the place of what was made before."""
        self.put(kind, called, hashlib.sha256(of).digest() + content)

    def still(self, kind: str, called: bytes, of: bytes) -> None:
        """Keep what was made last under a name if it was made of this, else do not."""
        if not (self.find(kind, called) or b"").startswith(hashlib.sha256(of).digest()):
            self._used.pop((kind, hashlib.sha256(called).digest()), None)

    def _look(self, name: tuple[str, bytes]) -> bytes | None:
        if name in self._used or not self._key:
            return self._used.get(name)
        entry = (self._standing or self._found).get(_named(self._key, *name))
        return entry.content if entry else None

    def kept(self, data_version: str) -> None:
        """Write what this run used or made, with what other commands made of the same data. It never fails."""
        key = _key_of(self.home) if self.keep else None
        if key is None:
            return
        state = hashlib.sha256(data_version.encode()).digest()
        same = any(entry.state == state for entry in self._found.values())
        if passed := self.passed.to_bytes(before=same):
            self.put(*_PASSED, passed)
        entries = {_named(key, *name): content for name, content in self._used.items()}
        others = {name: entry.content for name, entry in self._found.items() if entry.state == state}
        with suppress(OSError):
            _write(
                self.home, {name: _sealed(key, name, state, content) for name, content in (others | entries).items()}
            )


def peek(folder: Path, kind: str, of: bytes) -> bytes | None:
    """One entry, while all stay where they are."""
    return Cache.seen(folder).find(kind, of)


def _key_of(home: Path) -> bytes | None:
    """Folder and user together: entries of another folder, or that somebody else made, are not known by it."""
    own = secret()
    try:
        if own is None or home.is_symlink() or (home / KEY).is_symlink():
            return None
        of_folder = _read(home / KEY, _LONGEST_KEY + 1)
        whole = len(of_folder) <= _LONGEST_KEY
        return hmac.new(own, b"reportgen cache\0" + of_folder, hashlib.sha256).digest() if whole else None
    except OSError:
        return None


def _named(key: bytes, kind: str, of: bytes) -> str:
    return hmac.new(key, b"\0".join((kind.encode(), machine().encode(), of)), hashlib.sha256).hexdigest()


def _sealed(key: bytes, name: str, state: bytes, content: bytes) -> bytes:
    return hmac.digest(key, name.encode() + state + content, "sha256") + state + content


def _opened(key: bytes, name: str, written: bytes) -> _Entry | None:
    """An entry as it was sealed under this name; None for anything else."""
    seal, state, content = written[:_SEAL], written[_SEAL : _SEAL + _STATE], written[_SEAL + _STATE :]
    right = hmac.digest(key, name.encode() + state + content, "sha256")
    return _Entry(state, content) if hmac.compare_digest(seal, right) else None


def _entries(place: Path, key: bytes) -> dict[str, _Entry]:
    if _is_link(place):
        return {}
    found: dict[str, _Entry] = {}
    room = LARGEST + MOST * (_SEAL + _STATE)
    try:
        for name in sorted(path.name for path in place.iterdir() if _NAME.fullmatch(path.name))[:MOST]:
            written = _read(place / name)
            room -= len(written)
            if room < 0:
                break
            entry = _opened(key, name, written)
            if entry is not None:
                found[name] = entry
    except OSError:
        pass
    return found


def _read(path: Path, most: int = LARGEST + _SEAL + _STATE) -> bytes:
    """A plain file, so many bytes of it at most; no link is followed and no pipe waited for."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        return file.read(most)


def _delete(home: Path) -> None:
    """All entries, and what a run that was killed left of them; a link is taken away and not followed."""
    if _is_link(home):
        return
    with suppress(OSError):
        for path in home.iterdir():
            if path.name == PLACE or path.name.startswith(f"{PLACE}."):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)


def _write(home: Path, files: Mapping[str, bytes]) -> None:
    """All entries for which there is room, small ones first, in a folder that is moved into place when it is whole."""
    fresh = Path(tempfile.mkdtemp(dir=home, prefix=f"{PLACE}."))
    try:
        room = LARGEST
        for name, written in sorted(files.items(), key=lambda file: (len(file[1]), file[0]))[:MOST]:
            room -= len(written)
            if room < 0:
                break
            with os.fdopen(os.open(fresh / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(written)
        if os.path.lexists(home / PLACE):  # another run has ended in the meantime
            shutil.rmtree(home / PLACE)
        fresh.rename(home / PLACE)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _is_link(path: Path) -> bool:
    return path.is_symlink()
