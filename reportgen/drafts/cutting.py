"""The pieces of a paragraph, and runs cut so that each word has its own."""

from __future__ import annotations

import copy
from dataclasses import dataclass

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


def split_runs(pieces: list[Piece], spans: list[tuple[int, int]]) -> list[list[Element]]:
    """Cut runs so that each span of the joined text has runs of its own, which are returned span by span."""
    found: list[list[Element]] = [[] for _ in spans]
    offset = 0
    for piece in pieces:
        begin, end = offset, offset + len(piece.text)
        offset = end
        if piece.run is None or piece.element is None:
            continue
        cuts = [
            (n, max(a, begin) - begin, min(b, end) - begin) for n, (a, b) in enumerate(spans) if a < end and b > begin
        ]
        if local(piece.element) != "t" or len(cuts) == 1:
            run = own_run(piece.run, piece.element)
            for number, _, _ in cuts:
                found[number].append(run)
            continue
        run = own_run(piece.run, piece.element)
        for (number, start, stop), is_last in zip(cuts, [*[False] * (len(cuts) - 1), True], strict=True):
            if is_last:
                own, text = run, piece.element
            else:
                own = copy.deepcopy(run)
                run.addprevious(own)
                text = next(own.iterchildren(w("t")))
            text.text = piece.text[start:stop]
            text.set(SPACE, "preserve")
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
