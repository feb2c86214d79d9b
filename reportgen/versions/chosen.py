"""A frozen version as people call it: by its number, the start of its hash, or a label."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.errors import UsageError
from reportgen.versions.frozen import FrozenVersion

SHORTEST_HASH = 4


def version_called(text: str, kept: Sequence[FrozenVersion]) -> FrozenVersion:
    """The one version that is called so. UsageError where there is none, or more than one."""
    wanted = text.strip()
    found = [version for version in kept if wanted in (str(version.number), version.hash) or wanted in version.labels]
    if not found and len(wanted) >= SHORTEST_HASH:
        found = [version for version in kept if version.hash.startswith(wanted.lower())]
    if len(found) == 1:
        return found[0]
    there = "; ".join(f"{v.number} ({v.hash[:12]}{', ' + v.label if v.label else ''})" for v in kept)
    known = f"There is {there}." if there else "None is frozen: `reportgen freeze FOLDER` keeps one."
    what = "no frozen version" if not found else "more than one frozen version"
    raise UsageError(f'"{text}" is {what}: name one by its number, the start of its hash or its label. {known}')
