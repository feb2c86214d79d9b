"""Render a composed report by reportgen, for a like comparison: python render.py docx|pdf PLACE (see peers.py)."""

from __future__ import annotations

import importlib
import pickle
import sys
from pathlib import Path


def main(form: str, place: Path) -> None:
    """Read report.pickle and write reportgen.docx or reportgen.pdf beside it; only that format is imported."""
    report = pickle.loads((place / "report.pickle").read_bytes())  # noqa: S301  our own file, written by peers.py
    render = getattr(importlib.import_module(f"reportgen.rendering.{form}"), f"render_{form}")
    (place / f"reportgen.{form}").write_bytes(render(report))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
