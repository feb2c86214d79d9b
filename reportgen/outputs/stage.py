"""The hidden folder of one run beside its target, and how what the run moved is undone: by itself or by a later one.

Before the first file is moved, a journal says which files the targets had and which they had not; it is taken away with
the last move. A run that is killed in between leaves its folder and the journal in it, and the next run into the same
place undoes it. Only who holds the lock of the target may have such a folder or look at one.
"""

from __future__ import annotations

import contextlib
import errno
import filecmp
import hashlib
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from reportgen.outputs.moving import move

PREFIX = ".reportgen-"


@dataclass(frozen=True, slots=True)
class Target:
    """A folder, by its path from the one in which the stage is; the names that it had, and those that it had not."""

    folder: str
    former: tuple[str, ...]
    added: tuple[str, ...]


class Stage:
    """New files wait in it, and former ones are kept in it until all new ones are in; targets are numbered."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._journal = path / "journal.json"

    def new(self, number: int) -> Path:
        return self.path / f"new-{number}"

    def old(self, number: int) -> Path:
        return self.path / f"old-{number}"

    def begin(self, targets: Sequence[Target]) -> None:
        """Write the journal: from now on everything can be undone."""
        draft = self.path / "draft"
        draft.write_text(json.dumps([asdict(target) for target in targets]), encoding="utf-8")
        draft.replace(self._journal)

    def done(self) -> None:
        """Take the journal away: what has been moved stays."""
        self._journal.unlink(missing_ok=True)

    def undo(self) -> None:
        """Put the former files back and take the new ones away; nothing where there is no journal."""
        for number, target in enumerate(self._targets()):
            folder = self.path.parent / target.folder
            for name in target.former:
                if os.path.lexists(self.old(number) / name):
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    move(self.old(number) / name, folder / name, self.path.name)
            for name in target.added:
                _take_away(folder / name, self.new(number) / name)
            for parent in {(folder / name).parent for name in (*target.former, *target.added)}:
                shutil.rmtree(parent / self.path.name, ignore_errors=True)
        self.done()

    def remove(self) -> None:
        """Delete the stage; not while former files in it are still to be put back."""
        if not self._journal.exists():
            shutil.rmtree(self.path, ignore_errors=True)

    def _targets(self) -> list[Target]:
        if not self._journal.exists():
            return []
        try:
            targets = [
                Target(each["folder"], tuple(each["former"]), tuple(each["added"]))
                for each in json.loads(self._journal.read_text(encoding="utf-8"))
            ]
            if all(_stays(path) for target in targets for path in (target.folder, *target.former, *target.added)):
                return targets
        except (ValueError, TypeError, KeyError, RecursionError):
            pass
        raise OSError(errno.EINVAL, "its journal was not written by this program; look at it, and delete the folder")


@contextlib.contextmanager
def staged(target: Path) -> Iterator[Stage]:
    """A stage beside a target; what was moved is undone on any failure, and the stage is gone at the end."""
    stage = Stage(Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent)))
    try:
        yield stage
    except BaseException:
        stage.undo()
        raise
    finally:
        stage.remove()


def left_behind(target: Path) -> list[Stage]:
    """The stages that killed runs of this user into a target have left."""
    return [Stage(path) for path in sorted(target.parent.glob(f"{_prefix(target)}*")) if _is_own(path)]


def _prefix(target: Path) -> str:
    digest = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]
    return f"{PREFIX}{digest}-"


def _is_own(path: Path) -> bool:
    """A folder that somebody else put there, in a place where all may write, says nothing of what to delete."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False  # a run that was alive has ended
    own = getattr(os, "geteuid", lambda: found.st_uid)()  # Windows knows no such owners
    return stat.S_ISDIR(found.st_mode) and found.st_uid == own


def _stays(path: str) -> bool:
    """Whether a path of a journal goes down from where it is: a folder from a stranger may hold a journal too."""
    return not Path(path).is_absolute() and ".." not in Path(path).parts and bool(Path(path).parts)


def _take_away(target: Path, new: Path) -> None:
    """Delete what the run moved in; not what somebody has put there since."""
    if not os.path.lexists(target) or target.is_dir():
        return
    if not new.exists() or filecmp.cmp(new, target, shallow=False):
        target.unlink()
