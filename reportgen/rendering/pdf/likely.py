"""Which blocks of a document will be laid out, as far as that can be told from the drawn pages of a former version.

It is a guess that saves the engine the reading of all others: where it was too small, the document is laid out whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.rendering.pdf.cutting import CutPage
from reportgen.rendering.pdf.flow import Flow


def likely_needed(page: CutPage, flow: Flow, known: Mapping[str, Any]) -> frozenset[int] | None:
    """The numbers of the blocks of pages that are not known, and of as many more as have their fonts.

    `known`: the drawn pages of a former version, in their order. None: all of them.
    """
    kept = list(known.values())
    starts = _starts(flow, kept)
    end = len(flow.blocks) - 1
    needed: set[int] = set()
    met: set[str] = set()
    at, broken = 0, False
    for each, start in zip(kept, starts, strict=True):
        if start is None:
            met.update(_faces(each))
            broken = True
            continue
        if broken or start != at:
            needed.update(range(at, start), page.ahead(start))
        at, broken = end if each["next"] is None else start + each["next"][0], False
    if at < end:
        needed.update(range(at, end + 1))
    for each, start in zip(kept, starts, strict=True):
        if start is not None and not met.issuperset(_faces(each)):
            met.update(_faces(each))
            needed.update(page.ahead(start))
    return None if len(needed) > end else frozenset(needed)


def _starts(flow: Flow, pages: Sequence[Any]) -> list[int | None]:
    """In which block each known page begins, none before the one before it; None where its words are not there."""
    where: dict[str, list[int]] = {}
    for number, block in enumerate(flow.blocks):
        where.setdefault(block, []).append(number)
    starts: list[int | None] = []
    at = 0
    for page in pages:
        places = (n for n in where.get(page["first"], ()) if n >= at and flow.has(page["window"], n))
        starts.append(next(places, None))
        at = starts[-1] or at
    return starts


def _faces(page: Any) -> frozenset[str]:
    return frozenset(face[0] for face in page["leaf"][2])
