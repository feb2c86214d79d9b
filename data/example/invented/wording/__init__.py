"""The words of the example: banks of sentences in TOML, one sentence a line, with $slots."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


ACTS = _read("acts")
STORY = _read("story")
UN = _read("un")
