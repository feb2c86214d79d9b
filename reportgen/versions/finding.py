"""A frozen version by what people call it: its number, the beginning of its hash, or a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.errors import UsageError
from reportgen.findings import in_one_line
from reportgen.versions.frozen import FrozenVersion

_HASH = re.compile(r"[0-9a-f]{4,64}")


def find(kept: Sequence[FrozenVersion], name: str) -> FrozenVersion:
    """The version of that number, else of that label, else whose hash begins so.

    Raises UsageError where there is none or where several are meant.
    """
    if not kept:
        raise UsageError("No version is frozen yet: `reportgen freeze FOLDER` keeps the present one.")
    for meant in (
        [version for version in kept if str(version.number) == name],
        [version for version in kept if name in version.labels],
        [version for version in kept if _HASH.fullmatch(name) and version.hash.startswith(name)],
    ):
        if len(meant) == 1:
            return meant[0]
        if meant:
            listed = ", ".join(str(version.number) for version in meant)
            raise UsageError(f"Several versions are called so: {listed}. Name one by its number.")
    raise UsageError(
        f'No frozen version is called "{in_one_line(name)}": give its number, a label, or four or more characters of '
        "its hash. `reportgen versions FOLDER` lists them."
    )
