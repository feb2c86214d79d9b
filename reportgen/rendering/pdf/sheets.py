"""Lay a document out page by page; a page that was drawn before, from the same words in the same place, is not.

The engine lays out forwards: a page is decided by where it begins and by what follows, as far as it tried to place it
(`tried.py`); where that is not known, all that decides it stands before the first block of the page after the next,
that one with. The digest of these blocks is the condition under which the page is taken as it was.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from weasyprint.layout import initialize_page_maker, layout_backgrounds, layout_document, make_margin_boxes
from weasyprint.layout.page import remake_page

from reportgen.rendering.pdf.flow import NO_BLOCKS, Flow, Place, from_plain, to_plain
from reportgen.rendering.pdf.leaves import Leaf
from reportgen.rendering.pdf.reading import Needed, Reader, Reading
from reportgen.rendering.pdf.tried import last_tried

Kept = Mapping[str, Any]
"""A drawn page with the condition under which it may be taken, and where the next one begins."""


class Unforeseen(Exception):  # noqa: N818 - no error: the document is laid out with all its words then
    """A page has to be laid out of which a block was left empty."""


@dataclass
class Sheet:
    """A page on its way: `box` is what the engine laid out, `leaf` what was drawn; one of them is there at first.

    `reading`: that of which it was laid out. `key` is by what it would be known again, empty where nothing tells;
    `kept` what was kept of it, or is to be.
    """

    key: str
    start: Place | None
    reading: Reading | None = None
    box: Any = None
    leaf: Leaf | None = None
    kept: Kept | None = None
    strings: dict[str, list[str]] = field(default_factory=dict)
    settled: bool = True

    @property
    def names(self) -> list[str]:
        """The names of the places on a page that was drawn."""
        return [name for name, *_ in self.leaf.anchors] if self.leaf else []


class Sheets:
    """The pages of one document."""

    def __init__(self, reader: Reader, flow: Flow, known: Mapping[str, Kept], needed: Needed = None) -> None:
        """`known`: drawn pages by their keys; `needed`: the blocks whose words are read at first, None for all.

        Raises Unforeseen where all of them have to be.
        """
        self._reader, self._known, self._flow = reader, known, flow
        self._times = 4
        self.sheets: list[Sheet] = []
        self.reading = reader.read(needed)
        if not flow.stands_in(self.reading.root_box):
            self._flow = NO_BLOCKS
            if needed is not None:
                raise Unforeseen
        initialize_page_maker(self.reading.context, self.reading.root_box)
        self.reading.context.rendered_notes = []

    def lay_out(self) -> list[Sheet]:
        """Every page in order, with its margins. Raises Unforeseen where all words have to be read."""
        context = self.reading.context
        if context.target_collector.counter_lookup_items:  # numbers of pages in the text: all pages hang together
            if self.reading.needed is not None:
                raise Unforeseen
            boxes = list(layout_document(self.reading.html, self.reading.root_box, context))
            self.sheets = [Sheet("", None, self.reading, box) for box in boxes]
            return self.sheets
        while True:
            number = len(self.sheets)
            sheet = self._known_sheet(number) or self._laid_out(number)
            sheet.settled = not self._owes
            self.sheets.append(sheet)
            context = self.reading.context
            if self._makers[number + 1][0] is None and not context.reported_footnotes:
                break
        del self._makers[len(self.sheets) + 1 :]
        context.broken_out_of_flow.clear()
        context.reported_footnotes.clear()
        if not all(map(self._is_whole, range(len(self.sheets)))):
            raise Unforeseen
        self._say_strings()
        for number, sheet in enumerate(self.sheets):
            if sheet.reading is not None:
                _finish(number, sheet.box, sheet.reading)
        return self.sheets

    def lay_out_again(self, number: int) -> Any:
        """A page that was taken as it was drawn, as the engine's box: for what only a laid-out page can give."""
        before = list(self._makers)
        box = self._laid_out(number).box
        self._makers[:] = before
        _finish(number, box, self.reading)
        return box

    def to_keep(self, number: int) -> Kept | None:
        """What is to be kept of a drawn page; None where it could not be known again."""
        sheet = self.sheets[number]
        if sheet.kept is not None or not sheet.key or not sheet.settled or sheet.start is None or sheet.leaf is None:
            return sheet.kept
        makers = self._makers
        resume_at, next_page, right, state, _ = makers[number + 1]
        after = self._flow.place(resume_at) if resume_at is not None else None
        far = makers[number + 2][0] if number + 2 < len(makers) else None
        last = self._flow.place(far) if far is not None else None
        if (resume_at is not None and after is None) or (far is not None and last is None) or not _is_simple(state):
            return None
        start, reach = sheet.start.block, None if last is None else last.block
        if after is not None and sheet.reading is not None:
            tried = last_tried(self._flow, sheet.reading, after.block)
            reach = tried if tried is not None and (reach is None or tried < reach) else reach
        return {
            "first": self._flow.blocks[start],
            "window": [
                None if reach is None else reach - start,
                self._flow.window(start, reach),
            ],
            "next": None if after is None else [after.block - start, to_plain(after.inside)],
            "page": [next_page["break"], next_page["page"]],
            "right": right,
            "state": _state(state),
            "strings": sheet.strings,
            "leaf": sheet.leaf.to_plain(),
        }

    def _known_sheet(self, number: int) -> Sheet | None:
        key, start = self._key(number)
        kept = self._known.get(key) if key else None
        if kept is None or start is None:
            return None
        if not self._flow.has(kept["window"], start.block):
            return None
        if kept["next"] is None:
            resume_at = None
        else:
            offset, inside = kept["next"]
            resume_at = self._flow.resume_at(Place(start.block + offset, from_plain(inside)))
        next_page = dict(zip(("break", "page"), kept["page"], strict=True))
        after = (resume_at, next_page, kept["right"], _from_state(kept["state"]), _remade())
        self._makers[number + 1 :] = [after]
        return Sheet(key, start, leaf=Leaf.from_plain(kept["leaf"]), kept=kept, strings=kept["strings"])

    def _laid_out(self, number: int) -> Sheet:
        key, start = self._key(number)
        if self.reading.needed is not None:
            self._read_on(start)
        self._makers[number][-1].update(_remade())
        del self._makers[number + 1 :]
        reading = self.reading
        box, _ = remake_page(number, reading.context, reading.root_box, reading.html)
        return Sheet(key, start, reading, box)

    def _read_on(self, start: Place | None) -> None:
        """Have the engine read as much as a page may take that begins somewhere, if it has not."""
        page, before = self._reader.page, self.reading
        if start is not None and before.has(page.ahead(start.block)):
            return
        if start is None or self._owes:  # what goes on overleaf is the engine's, of the words that it has read
            raise Unforeseen
        self.reading = self._reader.read(frozenset(page.ahead(start.block, self._times)))
        if not self._flow.stands_in(self.reading.root_box):
            raise Unforeseen
        self._times *= 2
        self.reading.context.page_maker = before.context.page_maker
        self.reading.context.string_set = before.context.string_set
        self.reading.context.rendered_notes = []

    def _is_whole(self, number: int) -> bool:
        """Whether the words were read of every block that decides a page."""
        reading = self.sheets[number].reading
        if reading is None or reading.needed is None:
            return True
        first = self._flow.place(self._makers[number][0])
        far = self._makers[number + 2][0] if number + 2 < len(self._makers) else None
        last = Place(len(self._flow.blocks) - 1) if far is None else self._flow.place(far)
        return first is not None and last is not None and reading.has(range(first.block, last.block + 1))

    @property
    def _makers(self) -> list[Any]:
        """How each page begins, and the one behind the last: the engine's own, the same for every reading."""
        makers: list[Any] = self.reading.context.page_maker
        return makers

    @property
    def _owes(self) -> bool:
        """Whether something goes on overleaf: a note, a box."""
        return bool(self.reading.context.reported_footnotes or self.reading.context.broken_out_of_flow)

    def _key(self, number: int) -> tuple[str, Place | None]:
        """By what a page may be known again: where it begins, and everything but words that decides how it looks."""
        resume_at, next_page, right, state, _ = self._makers[number]
        start = self._flow.place(resume_at)
        if start is None or self._owes or not _is_simple(state):
            return "", start
        flow = self._flow
        told = [flow.outside, number, resume_at is None, to_plain(start.inside), next_page["break"], next_page["page"],
                right, _state(state), flow.section_of(start), flow.blocks[start.block]]  # fmt: skip
        return hashlib.sha256(json.dumps(told).encode()).hexdigest(), start

    def _say_strings(self) -> None:
        """What stands in running heads, where it was said; and each bookmark once, where its heading begins."""
        seen: set[int] = set()
        for number, sheet in enumerate(self.sheets):
            if sheet.box is not None:
                for box in sheet.box.descendants():
                    if box.bookmark_label:
                        if id(box.element) in seen:
                            box.bookmark_label = ""
                        seen.add(id(box.element))
                    for name, text in box.string_set if box.string_set and box.string_set != "none" else ():
                        sheet.strings.setdefault(name, []).append(text)
            for name, texts in sheet.strings.items():
                self.reading.context.string_set[name][number + 1].extend(texts)


def _finish(number: int, page: Any, reading: Reading) -> None:
    """Give a page its running heads, page numbers and backgrounds."""
    context = reading.context
    root, footnotes, notes = page.children
    context.current_page = number + 1
    children = [root, *(area for area in (footnotes, notes) if area.children)]
    children += make_margin_boxes(context, page, context.page_maker[number + 1][3])
    page.children = tuple(children)
    layout_backgrounds(page, context.get_image_from_uri)


def _remade() -> dict[str, Any]:
    return {"content_changed": False, "pages_wanted": False, "anchors": [], "content_lookups": []}


def _is_simple(state: Any) -> bool:
    """Whether a page stands in no group of pages but that of the whole document, such as turned ones."""
    return all(group[2] == {0: None} for group in state[3])


def _state(state: Any) -> Any:
    depth, values, scopes, groups = state
    counted = sorted((name, value) for name, value in values.items() if name != "pages")
    return [depth, counted, [sorted(scope) for scope in scopes], [[name, number] for name, number, _ in groups]]


def _from_state(plain: Any) -> Any:
    depth, counted, scopes, groups = copy.deepcopy(plain)
    values = {"pages": [0], **dict(counted)}
    return depth, values, [set(scope) for scope in scopes], [[name, number, {0: None}] for name, number in groups]
