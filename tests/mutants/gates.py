"""The table of gates, gates.toml beside this module, as values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Gate:
    """One gate; gates.toml says what each field is."""

    rule: int
    name: str
    file: str
    text: str
    without: str
    tests: tuple[str, ...]
    core: bool = False


def _read() -> tuple[Gate, ...]:
    table = tomllib.loads(Path(__file__).with_name("gates.toml").read_text("utf-8"))
    return tuple(Gate(**{**row, "tests": tuple(row["tests"])}) for row in table["gate"])


GATES = _read()
