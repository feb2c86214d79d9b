"""From a folder of files that people edit to raw cases: every cell as text, corrections applied, nothing judged yet.

What reading meets on its way (a second encoding, a merged cell, a column of contact data) becomes a finding. Only a
folder that is no report's folder is an exception. The functions are fetched when they are first used, for `reportgen
new` needs no tables and must not wait for pandas.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportgen.loading.folder import Loaded, load
    from reportgen.loading.inputs import open_folder
    from reportgen.loading.new_folder import blank_folder
    from reportgen.loading.phrases import correction_phrases
    from reportgen.loading.recorded import recorded_corrections
    from reportgen.loading.reference import read_reference
    from reportgen.loading.tracked import persons_tracked
    from reportgen.loading.versions import SIGN_OFFS, VERSIONS, home_of, read_sign_offs, read_versions

__all__ = [
    "SIGN_OFFS",
    "VERSIONS",
    "Loaded",
    "blank_folder",
    "correction_phrases",
    "home_of",
    "load",
    "open_folder",
    "persons_tracked",
    "read_reference",
    "read_sign_offs",
    "read_versions",
    "recorded_corrections",
]

_HOMES = {
    "Loaded": "folder",
    "load": "folder",
    "blank_folder": "new_folder",
    "persons_tracked": "tracked",
    "read_reference": "reference",
    "open_folder": "inputs",
    "SIGN_OFFS": "versions",
    "VERSIONS": "versions",
    "home_of": "versions",
    "read_sign_offs": "versions",
    "read_versions": "versions",
    "correction_phrases": "phrases",
    "recorded_corrections": "recorded",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
