"""Read the files of templates/docx, once a process."""

from __future__ import annotations

from functools import lru_cache

from reportgen import resources
from reportgen.errors import OutputError


@lru_cache(maxsize=8)
def template(name: str) -> bytes:
    """A file of templates/docx. Raises OutputError when the installation has lost it."""
    path = resources.templates() / "docx" / name
    try:
        return path.read_bytes()
    except OSError:
        raise OutputError(
            f"A part of the Word file is missing: templates/docx/{name} cannot be read. Install reportgen anew."
        ) from None
