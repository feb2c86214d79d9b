"""All that a folder keeps, beside what stands in it now."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.versions.frozen import FrozenVersion
from reportgen.versions.sign_offs import Present, SignOff, State


@dataclass(frozen=True)
class Kept:
    """The frozen versions in their order, and each sign-off with what it is worth now."""

    versions: tuple[FrozenVersion, ...]
    signed: tuple[tuple[SignOff, State], ...]
    present: Present

    def is_present(self, version: FrozenVersion) -> bool:
        """Whether the folder still holds the data version that was frozen."""
        return version.data_version == self.present.data_version
