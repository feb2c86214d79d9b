"""Moving one file in one step."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path


def move(source: Path, target: Path, beside: str) -> None:
    """Move a file in one step, onto another disk too: a folder for outputs may be one that is mounted.

    There it is first copied into a hidden folder named `beside`, next to the target; a run that is killed leaves it.
    """
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        near = target.parent / beside
        near.mkdir(mode=0o700, exist_ok=True)
        try:
            copy = shutil.copy2(source, near / target.name, follow_symlinks=False)
            Path(copy).replace(target)
        finally:
            shutil.rmtree(near, ignore_errors=True)
        source.unlink()
