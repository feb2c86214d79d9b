"""The fields of a part: what each asks Word for, and what it shows; and its bookmarks, with the words in them."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from reportgen.drafts.ooxml import COMPATIBILITY, Element, local, shell_of, val, w

SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑", "softHyphen": "\u00ad"}
"""What stands in a run beside `w:t`, as characters."""

_STRUCK = ("del", "moveFrom")
_SKIPPED = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr")
_ROLES = {w(name): name for name in ("r", "p", "fldSimple", "bookmarkStart", "bookmarkEnd")}
_ROLES |= {w(name): "struck" for name in _STRUCK}
_ROLES |= dict.fromkeys((*map(w, _SKIPPED), f"{{{COMPATIBILITY}}}Fallback"), "skipped")
"""What an element is to a walk, by its full name; any other holds more of the text."""
_OPENING = tuple(map(w, ("fldChar", "fldSimple", "bookmarkStart", "bookmarkEnd")))
"""What begins or ends a field or bookmark: where none is open, nothing else matters."""
_IN_RUNS = {w(name): name for name in ("fldChar", "instrText", "delInstrText")}
_IN_RUNS |= dict.fromkeys((w("t"), *map(w, SIGNS)), "shown") | dict.fromkeys((w("rPr"), w("delText")), "skipped")


@dataclass(slots=True, eq=False)
class Field:
    """A field: `asked` is its instruction, `shown` what stands in a run of its result (`w:t`, `w:tab` ...).

    `edges` are its own signs: the runs in which it begins, asks, turns to its result and ends. `struck`: it is struck
    out. `within`: how many fields it stands in. `holds`: others stand in it.
    """

    asked: str = ""
    shown: list[Element] = field(default_factory=list)
    edges: list[Element] = field(default_factory=list)
    paragraph: Element | None = None
    struck: bool = False
    within: int = 0
    holds: bool = False
    ended: bool = False
    instructions: list[Element] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """The instruction word by word, without quotation marks: kind, name, switches."""
        return list(_words(self.asked))

    @property
    def kind(self) -> str:
        """Its kind in capitals: "REF", "SEQ", "TOC"."""
        return next(iter(_words(self.asked)), "").upper()

    @property
    def result(self) -> str:
        return text_of(self.shown)

    def show(self, text: str) -> bool:
        """Let it show another text, in the look of the first of what it shows; whether there was a place for it."""
        return put(self.shown, text) or self._put_anew(text)

    def _put_anew(self, text: str) -> bool:
        """Where it shows nothing yet, a run of its own behind the sign that turns to the result."""
        turned = next((run for run in self.edges if _signs(run, "separate")), None)
        if turned is None or len(turned) > 2:
            return False
        run = shell_of(turned)
        looks = turned.find(w("rPr"))
        if looks is not None:
            run.append(_copied(looks))
        made = run.makeelement(w("t"))
        made.text = text
        run.append(made)
        turned.addnext(run)
        self.shown.append(made)
        return True


@lru_cache(maxsize=4096)
def _words(asked: str) -> tuple[str, ...]:
    text = asked.replace("“", '"').replace("”", '"').replace("\\", "\\\\")
    try:
        return tuple(shlex.split(text))
    except ValueError:
        return tuple(asked.split())


@dataclass(slots=True, eq=False)
class Bookmark:
    """A bookmark: what stands in it, the paragraph that it begins in, and whether it ends in the same one.

    `paragraph` is None where none follows.
    """

    name: str
    start: Element
    shown: list[Element] = field(default_factory=list)
    paragraph: Element | None = None
    one_line: bool = True
    end: Element | None = None

    @property
    def text(self) -> str:
        return text_of(self.shown)


@dataclass(slots=True)
class Marked:
    """The fields of a part in the order in which they begin, and its bookmarks by name, in small letters."""

    fields: list[Field] = field(default_factory=list)
    bookmarks: dict[str, Bookmark] = field(default_factory=dict)

    def bookmark(self, name: str) -> Bookmark | None:
        """Word does not tell capitals apart."""
        return self.bookmarks.get(name.casefold())


def marked_in(root: Element) -> Marked:
    """The fields and bookmarks of a part; what is struck out stands in none."""
    walker = _Walker(_holders(root))
    walker.walk(root)
    return walker.found


def _holders(root: Element) -> set[Element]:
    """What begins or ends a field or bookmark, and all that it stands in."""
    found: set[Element] = set()
    for each in root.iter(*_OPENING):
        place: Element | None = each
        while place is not None and place not in found:
            found.add(place)
            place = place.getparent()
    return found


def text_of(shown: Iterable[Element]) -> str:
    """What a reader reads of the contents of runs."""
    return "".join((each.text or "") if local(each) == "t" else SIGNS.get(local(each), "") for each in shown)


def put(shown: list[Element], text: str) -> bool:
    """Put a text in the place of what is shown, into the first `w:t` of it; False where there is none."""
    first = next((each for each in shown if local(each) == "t"), None)
    if first is None:
        return False
    first.text = text
    first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for each in shown:
        if each is not first:
            drop(each)
    shown[:] = [first]
    return True


def drop(element: Element) -> None:
    """Take what stands in a run out, and the run where it is then empty."""
    run = element.getparent()
    if run is None:
        return
    run.remove(element)
    holder = run.getparent()
    if local(run) == "r" and holder is not None and all(local(child) == "rPr" for child in run):
        holder.remove(run)


@dataclass(slots=True)
class _Walker:
    holders: set[Element]
    """Where fields and bookmarks begin and end: nothing else is looked into while none is open."""
    found: Marked = field(default_factory=Marked)
    open_fields: list[Field] = field(default_factory=list)
    turned: list[bool] = field(default_factory=list)
    open_marks: dict[str, Bookmark] = field(default_factory=dict)
    waiting: list[Bookmark] = field(default_factory=list)
    paragraphs: list[Element] = field(default_factory=list)

    def walk(self, parent: Element, *, struck: bool = False) -> None:
        for child in parent:
            if child not in self.holders and not (self.open_fields or self.open_marks or self.waiting):
                continue
            role = _ROLES.get(child.tag, "")
            if role == "skipped":
                continue
            if role == "r":
                self._run(child, struck=struck)
            elif role == "p":
                self._paragraph(child, struck=struck)
            elif role == "fldSimple":
                self._simple(child, struck=struck)
            elif role in ("bookmarkStart", "bookmarkEnd"):
                self._mark(child, role)
            elif len(child):
                self.walk(child, struck=struck or role == "struck")

    def _paragraph(self, paragraph: Element, *, struck: bool) -> None:
        for each in (*self.open_marks.values(), *self.waiting):
            if each.paragraph is None:
                each.paragraph = paragraph
            else:
                each.one_line = False
        self.waiting.clear()
        self.paragraphs.append(paragraph)
        self.walk(paragraph, struck=struck)
        self.paragraphs.pop()

    def _mark(self, element: Element, name: str) -> None:
        key = val(element, "id")
        if name == "bookmarkEnd":
            ended = self.open_marks.pop(key, None)
            if ended is not None:
                ended.end = element
                if ended.paragraph is None:
                    self.waiting.append(ended)
            return
        made = Bookmark(val(element, "name"), element, paragraph=self.paragraphs[-1] if self.paragraphs else None)
        self.open_marks[key] = made
        self.found.bookmarks.setdefault(made.name.casefold(), made)

    def _begin(self, made: Field) -> None:
        made.within = len(self.open_fields)
        for outer in self.open_fields:
            outer.holds = True
        self.found.fields.append(made)
        self.open_fields.append(made)

    def _simple(self, element: Element, *, struck: bool) -> None:
        place = self.paragraphs[-1] if self.paragraphs else None
        made = Field(" ".join(val(element, "instr").split()), [], [element], place, struck, ended=True)
        self._begin(made)
        self.turned.append(True)
        self.walk(element, struck=struck)
        made.struck = struck or (not made.shown and any(local(each) in _STRUCK for each in element.iter()))
        self.open_fields.pop()
        self.turned.pop()

    def _run(self, run: Element, *, struck: bool) -> None:
        for child in run:
            role = _IN_RUNS.get(child.tag, "")
            if role == "skipped":
                continue
            if role == "shown":
                if not struck and (self.open_fields or self.open_marks) and all(self.turned):
                    for shown in self._open_texts():
                        shown.append(child)
            elif role == "fldChar":
                self._sign(val(child, "fldCharType"), run, struck=struck)
            elif role:
                self._asked(child, run)
            elif len(child):
                self.walk(child, struck=struck)

    def _open_texts(self) -> Iterator[list[Element]]:
        for field_ in self.open_fields:
            yield field_.shown
        for mark in self.open_marks.values():
            yield mark.shown

    def _sign(self, sign: str, run: Element, *, struck: bool) -> None:
        if sign == "begin":
            place = self.paragraphs[-1] if self.paragraphs else None
            self._begin(Field("", [], [run], place, struck))
            self.turned.append(False)
        elif self.open_fields:
            field_ = self.open_fields[-1]
            if not any(run is edge for edge in field_.edges):
                field_.edges.append(run)
            if sign == "separate":
                self.turned[-1] = True
            elif sign == "end":
                field_.asked = " ".join(field_.asked.split())
                field_.ended = True
                self.open_fields.pop()
                self.turned.pop()

    def _asked(self, element: Element, run: Element) -> None:
        if self.open_fields and not self.turned[-1]:
            field_ = self.open_fields[-1]
            field_.asked += element.text or ""
            field_.instructions.append(element)
            if not any(run is edge for edge in field_.edges):
                field_.edges.append(run)


def _signs(run: Element, kind: str) -> bool:
    return any(val(sign, "fldCharType") == kind for sign in run.iterchildren(w("fldChar")))


def _copied(element: Element) -> Element:
    made = shell_of(element)
    made.extend(_copied(child) for child in element)
    return made
