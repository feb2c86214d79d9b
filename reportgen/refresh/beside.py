"""Figures that people copied beside the text: into notes, running heads and feet, and text boxes.

No comment can stand there. What is to be said is said in the text: at the mark of a note, at the paragraph in which a
box hangs, on the front page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from reportgen.drafts import Passage, flow_of, heads_of
from reportgen.drafts.ooxml import Element, local, val, w
from reportgen.refresh.context import Context
from reportgen.refresh.copies import follow_copies
from reportgen.refresh.told import Did
from reportgen.refresh.untraced import tell_untraced

_NOTES = {"footnotes": w("footnoteReference"), "endnotes": w("endnoteReference")}
_BOX = w("txbxContent")
_BOXED = "a figure that people copied; in a text box: not tracked"
_FRAMED = "a figure that people copied; in a frame: not tracked"


@dataclass(frozen=True, slots=True)
class _Place:
    """A text of its own in a part of the file, what people call it, and the paragraph that speaks for it."""

    part: str
    root: Element
    called: str
    stand_in: Element
    plain: str = ""
    """Why nothing is tracked there; empty where it is. LibreOffice joins old and new words in boxes and frames."""


def follow_beside(context: Context) -> None:
    """Look after the figures there: untouched ones follow, one typed over or gone from the report is told."""
    began = len(context.told)
    for place in _places(context):
        if not _may_state_figures(place.root):
            continue
        flow = flow_of(place.root)
        context.stand_in, context.of = Passage([place.stand_in]), place.called
        name = place.called
        if place.called == "a note":
            name = f"a note: {context.places.of(next(flow.passages(), None))}"
        context.places.call(flow, name)
        was = len(context.told)
        with _plainly(context, plain=bool(place.plain)):
            follow_copies(list(flow.passages()), context)
            tell_untraced(flow.passages(), context)
        if any(told.did is Did.REFRESHED for told in context.told[was:]):
            context.edited.package.touch(place.part)
        if place.plain:
            context.told[was:] = [
                replace(each, why=place.plain) if each.did is Did.REFRESHED else each for each in context.told[was:]
            ]
    context.stand_in, context.of = None, ""
    context.told[began:] = dict.fromkeys(context.told[began:])  # a box stands twice in a file, a head on several pages


def _places(context: Context) -> Iterator[_Place]:
    file = context.edited
    package = file.package
    for kind, mark in _NOTES.items():
        for _, part in package.targets(package.main, kind).values():
            notes = [note for note in package.tree(part) if _may_state_figures(note)] if part in package.parts else []
            marks = {val(each, "id"): each for each in file.body.iter(mark)} if notes else {}
            for note in notes:
                if val(note, "id") in marks:
                    yield _Place(part, note, "a note", _paragraph_of(marks[val(note, "id")]))
    for box in file.body.iter(_BOX):
        yield _Place(package.main, box, "a text box", _paragraph_of(box), _BOXED)
    first = next((p for p in file.body.iterchildren(w("p")) if _says_anything(p)), next(file.body.iter(w("p")), None))
    for part, head in heads_of(package, file.body).items():
        if first is None:
            return
        root = package.tree(part)
        framed = _FRAMED if next(root.iter(w("framePr")), None) is not None else ""
        yield _Place(part, root, head.words, first, framed)
        for box in root.iter(_BOX):
            yield _Place(part, box, f"a text box in {head.words}", first, _BOXED)


def _may_state_figures(root: Element) -> bool:
    return next(root.iter(w("sdt"), w("bookmarkStart")), None) is not None


def _paragraph_of(element: Element) -> Element:
    """The paragraph of the text itself in which something stands."""
    return [parent for parent in element.iterancestors() if local(parent) == "p"][-1]


def _says_anything(paragraph: Element) -> bool:
    return any((text.text or "").strip() for text in paragraph.iter(w("t")))


@contextmanager
def _plainly(context: Context, *, plain: bool) -> Iterator[None]:
    marks = context.writer.marks
    tracked = marks.tracked
    marks.tracked = tracked and not plain
    yield
    marks.tracked = tracked
