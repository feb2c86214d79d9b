"""The running heads and feet: what the report now says there, put into what people left of them."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from lxml import etree

from reportgen.drafts import Flow, Grid, Head, Passage, flow_of, heads_of
from reportgen.drafts.fields import put
from reportgen.drafts.ooxml import Element, w
from reportgen.refresh.context import Context
from reportgen.refresh.flows import refresh_flow
from reportgen.refresh.told import Did, Told

_UNKNOWN = "the draft does not tell what was generated here"
_FRAMED = "in a frame: not tracked"
_BOXED = "in a text box: not tracked"


def refresh_heads(context: Context) -> None:
    """Bring what changed into the heads and feet of the edited file, whichever part of it they stand in.

    Word holds no comments there: what people changed too is told in one on the front page.
    """
    new = context.new
    news = {head: flow_of(new.package.tree(part)) for part, head in heads_of(new.package, new.body).items()}
    known = context.base.heads
    was = known or _by_symbol(context, news)
    if all(head in was and was[head].text == now.text for head, now in news.items()):
        return
    file = context.edited
    found = heads_of(file.package, file.body)
    stand_in = next((item for item in file.flow.items if isinstance(item, Passage) and item.text.strip()), None)
    told = len(context.told)
    for part, head in found.items():
        base, now = (_of(head, texts) for texts in (was, news))
        if base is None or now is None or base.text == now.text:
            continue
        context.stand_in, context.of = stand_in, head.words
        _refresh(part, head, (base, now), context, known=bool(known))
    context.stand_in, context.of = None, ""
    context.told[told:] = dict.fromkeys(context.told[told:])


def _refresh(part: str, head: Head, texts: tuple[Flow, Flow], context: Context, *, known: bool) -> None:
    package = context.edited.package
    root = package.tree(part)
    was = etree.tostring(root)
    base, new = _beside_boxes(root, head, texts, context)
    edited = flow_of(root)
    for flow in (base, new, edited):
        context.places.call(flow, head.words)
    told = len(context.told)
    with _plainly(root, context) as plainly:
        refresh_flow(base, edited, new, context)
    if plainly:
        context.told[told:] = [replace(each, why=_FRAMED) for each in context.told[told:]]
    if etree.tostring(root) != was:
        package.touch(part)
    if not known and flow_of(root).text != texts[1].text:
        now = " ".join(item.shown for item in texts[1].items if isinstance(item, Passage))
        context.told.append(Told(Did.KEPT, head.words, now=now, why=_UNKNOWN))


@contextmanager
def _plainly(root: Element, context: Context) -> Iterator[bool]:
    """Track no changes in a frame: LibreOffice makes a box of it, and saves old and new words as one."""
    marks = context.writer.marks
    tracked = marks.tracked
    framed = tracked and next(root.iter(w("framePr")), None) is not None
    marks.tracked = tracked and not framed
    yield framed
    marks.tracked = tracked


def _beside_boxes(root: Element, head: Head, texts: tuple[Flow, Flow], context: Context) -> tuple[Flow, Flow]:
    """Let text boxes follow that hold a line as it was generated; what is left of the two texts."""
    base, new = texts
    if len(base.items) != len(new.items):
        return texts
    left = []
    for one, other in zip(base.items, new.items, strict=True):
        boxes = [p for box in root.iter(w("txbxContent")) for p in box.iter(w("p"))]
        same = [p for p in boxes if one.text.strip() and _words(p) in (one.text.strip(), other.text.strip())]
        if not same or not isinstance(one, Passage) or not isinstance(other, Passage):
            left.append((one, other))
        elif one.text != other.text and any(_words(paragraph) == one.text.strip() for paragraph in same):
            for paragraph in same:
                put(list(paragraph.iter(w("t"))), other.shown)
            context.told.append(Told(Did.REFRESHED, head.words, one.shown, other.shown, _BOXED))
    return Flow([one for one, _ in left]), Flow([other for _, other in left])


def _words(paragraph: Element) -> str:
    return " ".join("".join(text.text or "" for text in paragraph.iter(w("t"))).split())


def _of(head: Head, known: dict[Head, Flow]) -> Flow | None:
    """The text of a head: that of the same pages, else of such pages turned otherwise."""
    return known.get(head) or known.get(head._replace(turned=not head.turned))


def _by_symbol(context: Context, news: Mapping[Head, Flow]) -> dict[Head, Flow]:
    """What was generated in the heads of a draft whose base has none: what is now, with the symbol of then."""
    was, now = _symbol(context.base.flow), _symbol(context.new.flow)
    found = {}
    for head, flow in news.items():
        root = etree.Element(w("hdr"))
        root.extend(copy.deepcopy(item.element if isinstance(item, Grid) else item.first) for item in flow.items)
        for text in root.iter(w("t")):
            if now and text.text == now:
                text.text = was
        found[head] = flow_of(root)
    return found


def _symbol(flow: Flow) -> str:
    """The symbol of the document: it stands at the right of the first row of the masthead."""
    masthead = next((item for item in flow.items if isinstance(item, Grid)), None)
    return masthead.rows[0].texts[-1] if masthead is not None and masthead.rows and masthead.rows[0].texts else ""
