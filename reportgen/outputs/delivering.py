"""Write a run's files in whole or not at all.

Files are written to a private folder beside the target and moved in under a lock. A run that fails or is interrupted
leaves the former outputs as they were, and after one that is killed the next run puts them back; two runs at once do
not mix; files that others put into the folder stay.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reportgen.errors import OutputError
from reportgen.outputs.lock import lock_file, locked
from reportgen.outputs.moving import move
from reportgen.outputs.stage import PREFIX, Stage, Target, left_behind, staged


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
    first = deliveries[0].folder.resolve()
    for delivery in deliveries:
        if os.path.lexists(delivery.folder) and not delivery.folder.is_dir():
            raise OutputError(
                f"{delivery.folder} could not be written: it is no folder. Move it away or choose another -o."
            )
    try:
        first.parent.mkdir(parents=True, exist_ok=True)
        with locked(first) as alone:
            if alone:
                _undo_killed(first)
            with staged(first) as stage:
                for number, delivery in enumerate(deliveries):
                    _refuse_what_cannot_be_replaced(delivery)
                    _write(stage.new(number), delivery)
                _move_in(stage, deliveries)
    except OutputError:
        raise
    except OSError as error:
        name = error.filename2 or error.filename or first.parent
        raise OutputError(f"{_shown(name, deliveries)} could not be written: {error.strerror}.") from None
    return tuple(delivery.folder / name for delivery in deliveries for name in delivery.files)


def is_free(deliveries: Sequence[Delivery]) -> bool:
    """Whether nothing that is plain to see keeps the files from being replaced, such as an editor that has one open."""
    try:
        for delivery in deliveries:
            _refuse_what_cannot_be_replaced(delivery)
    except OutputError:
        return False
    return True


def put_back(folder: Path) -> None:
    """Put back what a run into this folder that was killed had moved aside, and take its hidden folder away.

    Waits for a run that is alive. Raises OutputError where it cannot be put back; then nothing is lost either.
    """
    target = folder.resolve()
    if not left_behind(target):
        return
    try:
        with locked(target) as alone:
            if alone:
                _undo_killed(target)
    except OSError as error:
        raise OutputError(f"{folder} could not be written: {error.strerror}.") from None


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder while what it holds is read, changed and delivered anew.

    What a killed run had moved aside is put back first. Raises OutputError where nothing can be written beside it.
    """
    target = folder.resolve()
    with contextlib.ExitStack() as held:
        try:
            if held.enter_context(locked(target)):
                _undo_killed(target)
        except OSError as error:
            raise OutputError(f"{folder} could not be written: {error.strerror}.") from None
        yield


def _undo_killed(target: Path) -> None:
    for stage in left_behind(target):
        try:
            stage.undo()
        except OSError as error:
            raise OutputError(
                f"A run into {target} was killed, and what it had moved to {stage.path} could not be put back: "
                f"{error.strerror}."
            ) from None
        stage.remove()


def _shown(name: object, deliveries: Sequence[Delivery]) -> str:
    """The name that a person knows: a staged file by the name that it was to have."""
    path = Path(os.fsdecode(name) if isinstance(name, str | bytes) else str(name))
    for number, delivery in enumerate(deliveries):
        parts = path.parts
        if f"new-{number}" in parts:
            return str(delivery.folder.joinpath(*parts[parts.index(f"new-{number}") + 1 :]))
    first = deliveries[0].folder
    if path.name.startswith(PREFIX) or path.name == lock_file(first.resolve()).name:
        return str(first)
    return str(path)


def _write(folder: Path, delivery: Delivery) -> None:
    folder.mkdir()
    for name, content in delivery.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if delivery.private:
            path.chmod(0o600)


def _move_in(stage: Stage, deliveries: Sequence[Delivery]) -> None:
    """Move the former files out of the way and the new ones in; what was moved is undone by the stage."""
    stage.begin([_target(stage, delivery) for delivery in deliveries])
    for number, delivery in enumerate(deliveries):
        delivery.folder.mkdir(parents=True, exist_ok=True)
        if delivery.private:
            delivery.folder.chmod(0o700)
        for name in _names(delivery):
            target, former = delivery.folder / name, stage.old(number) / name
            if os.path.lexists(target) and (target.is_symlink() or not target.is_dir()):
                former.parent.mkdir(parents=True, exist_ok=True)
                _rename(target, former, target, stage)
            if name in delivery.files:
                _make_room(target, delivery)
                _rename(stage.new(number) / name, target, target, stage)
    stage.done()
    for delivery in deliveries:
        for name in delivery.replaces:
            with contextlib.suppress(OSError):
                (delivery.folder / name).parent.rmdir()


def _make_room(target: Path, delivery: Delivery) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if delivery.private:
        for parent in target.relative_to(delivery.folder).parents[:-1]:
            (delivery.folder / parent).chmod(0o700)


def _target(stage: Stage, delivery: Delivery) -> Target:
    """What the folder of a delivery has of its files, and what it has not."""
    folder = os.path.relpath(delivery.folder.resolve(), stage.path.parent)
    has = {name: os.path.lexists(delivery.folder / name) for name in _names(delivery)}
    return Target(folder, tuple(name for name in has if has[name]), tuple(name for name in has if not has[name]))


def _names(delivery: Delivery) -> list[str]:
    return sorted({*delivery.files, *delivery.replaces})


def _rename(source: Path, target: Path, named: Path, stage: Stage) -> None:
    try:
        move(source, target, stage.path.name)
    except OSError as error:
        held = "it is open in another program; close it" if isinstance(error, PermissionError) else error.strerror
        raise OutputError(f"{named} could not be replaced: {held}.") from None


def _refuse_what_cannot_be_replaced(delivery: Delivery) -> None:
    """A folder where a file should be; a document held open, beside which Word and LibreOffice leave a mark.

    Nor a link where a folder of the program's own should be: it may lead anywhere.
    """
    own = {delivery.folder / parent for name in _names(delivery) for parent in PurePosixPath(name).parents[:-1]}
    for folder in sorted({*own, *([delivery.folder] if delivery.private else [])}):
        if folder.is_symlink():
            raise OutputError(f"{folder} could not be written: it is a link. Move it away or choose another -o.")
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
