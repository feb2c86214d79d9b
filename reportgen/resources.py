"""Where the files that travel with the program are: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"


def templates() -> Path:
    """The folder with the default prose, the Word template's parts and the HTML and CSS templates."""
    return _SHIPPED / "templates" if _SHIPPED.is_dir() else _PACKAGE.parent / "templates"


def reference() -> Path:
    """The folder with the reference tables."""
    return _SHIPPED / "reference" if _SHIPPED.is_dir() else _PACKAGE.parent / "data" / "reference"
