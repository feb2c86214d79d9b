"""What a folder keeps in its `.reportgen/`: frozen versions and sign-offs, read whole or refused, never repaired."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.errors import DataError
from reportgen.versions import FrozenVersion, frozen, sign_offs
from reportgen.versions.sign_offs import SignOffs

HOME = ".reportgen"
VERSIONS = "versions"
SIGN_OFFS = "signoffs.json"

_NAME = re.compile(r"[0-9a-f]{64}")
_MEND = "Put back the last good copy of it, or move it away to go on without it."


def home_of(folder: Path) -> Path:
    """The folder's `.reportgen`, whether or not it is there. DataError where it is a link or no folder."""
    home = folder / HOME
    _refuse_links(home)
    if home.exists() and not home.is_dir():
        raise DataError(f"{home} is a file: move it away, for what the program keeps of this report goes there.")
    return home


def read_versions(folder: Path) -> tuple[FrozenVersion, ...]:
    """The frozen versions of a report's folder, in the order in which they were frozen; none where none was.

    Raises DataError where one is damaged or a link: what was published before is known in full, or the run stops.
    Names that are no hash are not looked at.
    """
    place = home_of(folder) / VERSIONS
    _refuse_links(place)
    try:
        names = sorted(path.name for path in place.iterdir()) if place.exists() else []
    except OSError:
        raise DataError(f"{place} cannot be listed. May you read it?") from None
    found = [_version(place / name) for name in names if _NAME.fullmatch(name)]
    return tuple(sorted(found, key=lambda version: (version.number, version.hash)))


def read_sign_offs(folder: Path) -> SignOffs:
    """The sign-offs of a report's folder, in the order in which they were given. DataError where they are damaged."""
    path = home_of(folder) / SIGN_OFFS
    if not path.exists() and not path.is_symlink():
        return ()
    try:
        return sign_offs.from_json(_bytes(path))
    except DataError as error:
        raise _damaged(path, error) from None


def _version(place: Path) -> FrozenVersion:
    _refuse_links(place)
    in_time = [name for name in frozen.IN_TIME if (place / name).exists() or (place / name).is_symlink()]
    names = [*frozen.FILES, *in_time]
    try:
        return frozen.from_files(place.name, {name: _bytes(place / name) for name in names})
    except DataError as error:
        raise _damaged(place, error) from None


def _bytes(path: Path) -> bytes:
    _refuse_links(path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"{path.name} cannot be read ({error.strerror})") from None


def _damaged(path: Path, error: DataError) -> DataError:
    return DataError(f"{path} is not as it was kept: {error.message.rstrip('.')}. {_MEND}")


def _refuse_links(path: Path) -> None:
    if path.is_symlink():
        raise DataError(f"{path} is a link, and what it leads to is not read: put the thing itself there.")
