"""Take a folder through the rooms, one after the other, and print the seconds of each: a process of its own.

Prints JSON: the cases, the seconds by room, the peak of memory in megabytes. The rooms are imported before the first
clock starts: what is measured here is what grows with the rows. Whole processes are measured from outside.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from reportgen import aggregation, loading, protection, validation


def main(folder: Path) -> None:
    """Load, check, release and count the folder's cases; a million entries would be no report."""
    clock = _Clock()
    loaded = loading.load(folder, keep=False)
    settings = loaded.settings
    clock.stop("loading")
    checked, findings = validation.check(loaded.raw, loaded.reference, settings)
    clock.stop("checking")
    if checked is None:
        sys.exit("\n".join(map(str, findings.errors[:10])))
    cases = len(checked.cases)
    del loaded
    released = protection.release(checked, settings).cases
    clock.stop("protection")
    del checked
    aggregation.count(released)
    clock.stop("aggregation")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cases": cases, "seconds": clock.seconds, "megabytes": peak}))


class _Clock:
    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = time.perf_counter()

    def stop(self, room: str) -> None:
        self.seconds[room] = time.perf_counter() - self._since
        self._since = time.perf_counter()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
