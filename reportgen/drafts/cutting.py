"""The pieces of a paragraph, and runs cut where something is to be changed in them."""

from __future__ import annotations

import copy
from bisect import bisect_left, bisect_right
from collections.abc import Container
from dataclasses import dataclass
from itertools import pairwise

from reportgen.drafts.ooxml import SPACE, Element, local, shell_of, w
from reportgen.drafts.tokens import Kind, picture_name


@dataclass(slots=True)
class Piece:
    """A part of the text that has one origin: characters of a `w:t`, a sign, or a thing."""

    text: str
    run: Element | None
    element: Element | None
    figure: tuple[str, int] | None
    kind: Kind = Kind.TEXT
    field: int = 0
    """The number of the field in whose runs it stands; 0 for none."""


def thing_text(piece: Piece) -> str:
    """What a note, a picture or another thing is compared by."""
    if piece.kind is Kind.PICTURE:
        return f"\x05{picture_name(piece.element)}"
    return "\x04" if piece.kind is Kind.NOTE else "\x06"


def split_runs(pieces: list[Piece], spans: list[tuple[int, int]], cuts: Container[int]) -> list[list[Element]]:
    """Cut runs so that spans of the joined text have runs of their own; the runs of each span.

    The spans lie one behind another. `cuts` are the numbers of those before which a run is cut: between two cuts spans
    share their runs.
    """
    found: list[list[Element]] = [[] for _ in spans]
    ends = [end for _, end in spans]
    offset = 0
    for piece in pieces:
        begin, end = offset, offset + len(piece.text)
        offset = end
        if piece.run is None or piece.element is None:
            continue
        run = own_run(piece.run, piece.element)
        within = range(bisect_right(ends, begin), bisect_left(ends, end) + 1) if end > begin else ()
        if local(piece.element) != "t" or len(within) < 2:
            for number in within:
                found[number].append(run)
            continue
        starts = [number for number in within[1:] if number in cuts]
        for first, stop in pairwise([within[0], *starts, within[-1] + 1]):
            if stop > within[-1]:
                own, text = run, piece.element
            else:
                own = copy.deepcopy(run)
                run.addprevious(own)
                text = next(own.iterchildren(w("t")))
            text.text = piece.text[max(spans[first][0] - begin, 0) : spans[stop - 1][1] - begin]
            text.set(SPACE, "preserve")
            for number in range(first, stop):
                found[number].append(own)
    return found


def own_run(run: Element, element: Element | None) -> Element:
    """The run of an element, cut so that it holds no other content; the element stays in the run that it is in."""
    within = element.getparent() if element is not None else None
    run = within if within is not None else run
    others = [child for child in run if local(child) != "rPr" and child is not element]
    if not others:
        return run
    properties = run.find(w("rPr"))
    before: list[Element] = []
    after: list[Element] = []
    side = before
    for child in list(run):
        if child is properties:
            continue
        if child is element:
            side = after
        else:
            side.append(child)
    for children, where in ((before, "before"), (after, "after")):
        if not children:
            continue
        twin = shell_of(run)
        if properties is not None:
            twin.append(copy.deepcopy(properties))
        for child in children:
            twin.append(child)
        if where == "before":
            run.addprevious(twin)
        else:
            run.addnext(twin)
    return run
