"""With which of several versions an edited file agrees best: it is to be compared with the one brought in last.

Pure. Only lines count that not all of them have: paragraphs, and rows of tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Generic, TypeVar

from reportgen.drafts import Flow, Grid
from reportgen.refresh import typed

Version = TypeVar("Version")


@dataclass(frozen=True, slots=True)
class Better(Generic[Version]):
    """A version with which a file agrees in so many `places`, and in so many with the one that was `named`."""

    version: Version
    places: int
    named: int


def better(edited: Flow, named: Flow, now: Flow, others: Mapping[Version, Flow]) -> Better[Version] | None:
    """The version with which a file agrees better than with the one that was named; None where there is none.

    Where it agrees as well with what the data say `now`, these were brought in since, and no other version was.
    """
    there, first, last = _lines(edited), _lines(named), _lines(now)
    lines = {version: found for version, flow in others.items() if (found := _lines(flow)) not in (first, last)}
    if not lines:
        return None
    common = reduce(lambda one, other: one & other, lines.values(), first & last)
    scores = {version: _score(there, found, common) for version, found in lines.items()}
    best = max(scores, key=lambda version: scores[version])
    own = _score(there, first, common)
    return Better(best, scores[best], own) if scores[best] > max(own, _score(there, last, common)) else None


def _score(edited: Counter[str], version: Counter[str], common: Counter[str]) -> int:
    """How many of the lines that not all versions have stand in the edited file."""
    return ((edited - common) & (version - common)).total()


def _lines(flow: Flow) -> Counter[str]:
    return Counter(line for line in _texts(flow) if line.strip())


def _texts(flow: Flow) -> Iterator[str]:
    for item in flow.items:
        if isinstance(item, Grid):
            yield from ("\t".join(row.texts) for row in item.rows if not row.gone)
        elif not item.gone:
            yield typed.without_number(item.text).strip()
