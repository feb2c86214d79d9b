"""Templates that were read, so that none is compiled twice: country annexes and comparisons compose the same files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import CodeType

from jinja2 import nodes


@dataclass(frozen=True)
class ReadTemplate:
    """Its tree as it was written, its code, and the characters that a call of each macro can write.

    None of them holds a value of a report, or depends on which names it has: that is checked each time.
    """

    tree: nodes.Template
    code: CodeType
    weights: Mapping[str, int]


MOST = 64
"""Templates that are kept; a report has some ten prose files."""

_READ: dict[tuple[str, str], ReadTemplate] = {}


def find(source: str, name: str) -> ReadTemplate | None:
    """The template of this source, compiled under this name, if it was kept."""
    return _READ.get((source, name))


def keep(source: str, name: str, template: ReadTemplate) -> None:
    """Keep a template; where there are too many, all others are forgotten."""
    if len(_READ) >= MOST:
        _READ.clear()
    _READ[source, name] = template
