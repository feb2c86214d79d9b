"""Write a run's files in whole or not at all.

Files are written to a private folder beside the target and moved in under a lock. A run that fails or is interrupted
leaves the former outputs as they were; two runs at once do not mix; files that others put into the folder stay.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import OutputError

_STAGE = ".reportgen-"


@dataclass(frozen=True)
class Delivery:
    """Files for one folder: bytes by path below it, with "/" between the parts.

    `replaces`: what an earlier run made there and this one does not make again; it is taken away. `private`: the folder
    is for drafters only (mode 0700, files 0600).
    """

    folder: Path
    files: Mapping[str, bytes]
    replaces: frozenset[str] = frozenset()
    private: bool = False


def deliver(deliveries: Sequence[Delivery]) -> tuple[Path, ...]:
    """Write all deliveries or none; the paths of the files, in their order.

    Raises OutputError, with the file's name, for what cannot be written or is held open by an editor.
    """
    root = deliveries[0].folder.resolve().parent
    for delivery in deliveries:
        if os.path.lexists(delivery.folder) and not delivery.folder.is_dir():
            raise OutputError(
                f"{delivery.folder} could not be written: it is no folder. Move it away or choose another -o."
            )
    try:
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=_STAGE, dir=root) as staged, _lock(root, deliveries[0].folder):
            stage = Path(staged)
            for number, delivery in enumerate(deliveries):
                _refuse_what_cannot_be_replaced(delivery)
                _write(stage / f"new-{number}", delivery)
            _move_in(stage, deliveries)
    except OutputError:
        raise
    except OSError as error:
        name = error.filename2 or error.filename or root
        raise OutputError(f"{_shown(name, deliveries)} could not be written: {error.strerror}.") from None
    return tuple(delivery.folder / name for delivery in deliveries for name in delivery.files)


def _shown(name: object, deliveries: Sequence[Delivery]) -> str:
    """The name that a person knows: a staged file by the name that it was to have."""
    path = Path(os.fsdecode(name) if isinstance(name, str | bytes) else str(name))
    for number, delivery in enumerate(deliveries):
        parts = path.parts
        if f"new-{number}" in parts:
            return str(delivery.folder.joinpath(*parts[parts.index(f"new-{number}") + 1 :]))
    if path.name.startswith((_STAGE, f".{deliveries[0].folder.name}.lock")):
        return str(deliveries[0].folder)
    return str(path)


def _write(folder: Path, delivery: Delivery) -> None:
    folder.mkdir()
    for name, content in delivery.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if delivery.private:
            path.chmod(0o600)


def _move_in(stage: Path, deliveries: Sequence[Delivery]) -> None:
    """Move the new files in and the former ones out of the way; on any failure put everything back."""
    undo: list[tuple[Path, Path]] = []
    try:
        for number, delivery in enumerate(deliveries):
            delivery.folder.mkdir(parents=True, exist_ok=True)
            if delivery.private:
                delivery.folder.chmod(0o700)
            for name in sorted({*delivery.files, *delivery.replaces}):
                target, former = delivery.folder / name, stage / f"old-{number}" / name
                if target.is_symlink() or target.exists():
                    former.parent.mkdir(parents=True, exist_ok=True)
                    _rename(target, former, target)
                    undo.append((former, target))
                if name in delivery.files:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    _rename(stage / f"new-{number}" / name, target, target)
                    undo.append((target, stage / f"new-{number}" / name))
    except BaseException:
        for now, before in reversed(undo):
            _move(now, before)
        raise
    for delivery in deliveries:
        for name in delivery.replaces:
            with contextlib.suppress(OSError):
                (delivery.folder / name).parent.rmdir()


def _rename(source: Path, target: Path, named: Path) -> None:
    try:
        _move(source, target)
    except OSError as error:
        held = "it is open in another program; close it" if isinstance(error, PermissionError) else error.strerror
        raise OutputError(f"{named} could not be replaced: {held}.") from None


def _move(source: Path, target: Path) -> None:
    """Move a file in one step, onto another disk too: a folder for outputs may be one that is mounted."""
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with tempfile.TemporaryDirectory(prefix=_STAGE, dir=target.parent) as near:
            copy = shutil.copy2(source, Path(near) / target.name, follow_symlinks=False)
            Path(copy).replace(target)
        source.unlink()


def _refuse_what_cannot_be_replaced(delivery: Delivery) -> None:
    """A folder where a file should be; a document held open, beside which Word and LibreOffice leave a mark."""
    for name in delivery.files:
        path = delivery.folder / name
        if path.is_dir():
            raise OutputError(f"{path} could not be replaced: it is a folder. Move it away or choose another -o.")
        marks = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
        for mark in marks:
            if path.exists() and (path.parent / mark).exists():
                raise OutputError(
                    f"{path} is open in Word or LibreOffice: close it and run again. If nobody has it open, delete "
                    f"{path.parent / mark}."
                )


@contextlib.contextmanager
def _lock(root: Path, folder: Path) -> Iterator[None]:
    """Let one run at a time move its files in; others wait."""
    try:
        import fcntl  # noqa: PLC0415  not on Windows, where a lock is a file that only one process can open
    except ImportError:
        yield
        return
    path = root / f".{folder.name}.lock"
    while True:
        with path.open("a") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if not _same_file(handle.fileno(), path):
                continue  # the run before this one has taken the lock's file away: ask for the new one
            try:
                yield
            finally:
                with contextlib.suppress(OSError):
                    path.unlink()
            return


def _same_file(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
