"""What many tests ask for and takes long is made once, whichever of the processes that run them asks first."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path


def made_once(tmp_path_factory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of this name, as `make` has filled it; who asks meanwhile in another process waits for it."""
    own = tmp_path_factory.getbasetemp()
    place = (own.parent if own.name.startswith("popen-") else own) / f"once-{name}"
    begun = place.with_name(f"{place.name}.begun")
    with place.with_name(f"{place.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # until it is closed
        if not place.exists():
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            make(begun)
            begun.rename(place)
    return place
