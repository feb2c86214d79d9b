"""Text parts of a Word file: paragraphs in each of their readings, whatever Word shows of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from lxml import etree

from reportgen.screening.markup import attributes, attributes_of
from reportgen.screening.passages import Again, Items, Kind, Passage, Place, listed, own

NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)

_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_TEXTS = frozenset(("t", "delText", "instrText", "delInstrText"))
_DELETED, _INSERTED, _HIDDEN, _FIELD = "tracked deletion", "tracked insertion", "hidden text", "instruction of a field"
_AWAY, _HERE = "text that was moved away", "text that was moved here"
_CHANGES = {"del": _DELETED, "moveFrom": _AWAY, "ins": _INSERTED, "moveTo": _HERE}
_UNSEEN = (_DELETED, _AWAY, _HIDDEN, _FIELD)
"""What a reader of the printed page does not see."""

_PROPERTIES = frozenset(("rPr", "pPr", "tblPr", "trPr", "tcPr"))
"""Elements without a text: their attributes are looked at by themselves."""

_MEASURES = ("}posOffset", "}align", "}pctPosHOffset", "}pctPosVOffset", "}pctWidth", "}pctHeight")
"""Where a drawing stands and how large it is: two of them, one behind the other, would read as a telephone number."""

_NOTES = {"footnote": "note", "endnote": "note", "comment": "comment"}
_CODES = listed(
    "rsidR rsidRPr rsidRDefault rsidP rsidTr rsidSect paraId textId anchorId editId uri durableId ascii hAnsi cs "
    "eastAsia asciiTheme hAnsiTheme eastAsiaTheme cstheme"
)
"""Attributes that Word counts by; names of fonts are looked at where they are listed."""


def read_word(root: etree._Element, place: Place) -> Items:
    """Every paragraph of a part, by its number and the row and column of its table; then attributes and comments."""
    yield from _Reader(place).read(root)
    yield from attributes_of(root, place, "", _CODES)


@dataclass
class _Paragraph:
    """One paragraph while it is read: its pieces, each with what sets it apart from the text as it was first typed."""

    place: Place
    follows: bool
    pieces: list[tuple[str, frozenset[str]]] = field(default_factory=list)

    def passages(self) -> Items:
        """What is printed; what is hidden, deleted and the like; and every other way in which it can be read."""
        marks = frozenset(mark for _, apart in self.pieces for mark in apart)
        printed = self._without(frozenset(_UNSEEN))
        if printed.strip() or not marks:
            yield Passage(printed, self.place, follows=self.follows)
        for mark in (mark for mark in _UNSEEN if mark in marks):
            yield from self._only(mark)
        former = frozenset((_INSERTED, _HERE, _FIELD))
        ways = [frozenset[str](), former, former | {_HIDDEN}, *(frozenset((mark,)) for mark in sorted(marks))]
        readings = dict.fromkeys(map(self._without, ways)) if marks else {}
        for text in readings:
            where = own(self.place, "with what is changed or hidden in it")
            yield Passage(text, where, again=Again.OF_PASSAGE)

    def _only(self, mark: str) -> Items:
        """What has a mark. Figures from several places of a line, one behind the other, are no telephone number."""
        where = own(self.place, mark)
        runs = groupby(self.pieces, lambda piece: mark in piece[1])
        stretches = ["".join(text for text, _ in pieces) for marked, pieces in runs if marked]
        yield Passage("\n".join(stretches), where, again=Again.ASIDE)
        if len(stretches) > 1:
            yield Passage("".join(stretches), where, Kind.CODE, again=Again.ASIDE)

    def _without(self, marks: frozenset[str]) -> str:
        return "".join(text for text, apart in self.pieces if not apart & marks)


class _Reader:
    """Walks through a part; text boxes are paragraphs within a paragraph."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._open: list[_Paragraph] = []
        self._marks: Counter[str] = Counter()
        self._apart: frozenset[str] = frozenset()
        self._paragraphs = 0
        self._notes: list[str] = []
        self._tables: list[list[int]] = []
        self._all_tables = 0
        self._adjacent = False

    def read(self, root: etree._Element) -> Items:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event in ("comment", "pi"):
                if element.tail and not element.tail.isspace():
                    yield from self._text(element.tail)
                continue
            name = _name(element.tag)
            if event == "start":
                self._start(element, name)
                if name in _PROPERTIES:
                    walk.skip_subtree()
                continue
            text = element.text
            if text and name.endswith(_MEASURES):
                yield Passage(text, self._where(), again=Again.ASIDE)
            elif text and (name in _TEXTS or not text.isspace()):
                yield from self._text(text, deleted=name.startswith("del"))
            yield from self._end(element, name)
            if element.tail and not element.tail.isspace():
                yield from self._text(element.tail)

    def _start(self, element: etree._Element, name: str) -> None:
        if name == "p":
            self._paragraphs += 1
            self._open.append(_Paragraph(self._where(), self._adjacent))
        elif name == "r":
            self._mark(_HIDDEN, int(_vanishes(element)))
        elif name in _CHANGES:
            self._mark(_CHANGES[name], 1)
        elif name in ("instrText", "delInstrText"):
            self._mark(_FIELD, 1)
        elif name == "tbl":
            self._all_tables += 1
            self._tables.append([self._all_tables, 0, 0])
        elif name == "tr" and self._tables:
            self._tables[-1][1:] = [self._tables[-1][1] + 1, 0]
        elif name == "tc" and self._tables:
            self._tables[-1][2] += 1
            self._adjacent = False
        elif name in _NOTES:
            self._notes.append(f"{_NOTES[name]} {_value(element, 'id')}")
            self._adjacent = False
        elif name in _SIGNS or name == "sym":
            sign = _SIGNS.get(name) or _symbol(element)
            if self._open:
                self._open[-1].pieces.append((sign, self._apart))

    def _end(self, element: etree._Element, name: str) -> Items:
        if name == "p" and self._open:
            yield from self._open.pop().passages()
            self._adjacent = True
        elif name == "r":
            self._mark(_HIDDEN, -int(_vanishes(element)))
        elif name in _CHANGES:
            self._mark(_CHANGES[name], -1)
        elif name in ("instrText", "delInstrText"):
            self._mark(_FIELD, -1)
        elif name in ("tbl", "tc") or name in _NOTES:
            self._adjacent = False
            if name == "tbl" and self._tables:
                self._tables.pop()
            elif name in _NOTES and self._notes:
                self._notes.pop()

    def _mark(self, mark: str, change: int) -> None:
        if change:
            self._marks[mark] += change
            self._apart = frozenset(mark for mark, count in self._marks.items() if count > 0)

    def _text(self, text: str, *, deleted: bool = False) -> Items:
        apart = self._apart | {_DELETED} if deleted else self._apart
        if self._open:
            self._open[-1].pieces.append((text, apart))
        else:
            yield Passage(text, self._where(), again=Again.ASIDE)

    def _where(self) -> Place:
        words = self._notes[-1:]
        if self._tables:
            number, row, column = self._tables[-1]
            words.append(f"table {number}, row {row}, column {column}")
        elif self._paragraphs and not words:
            words.append(f"paragraph {self._paragraphs}")
        return own(self._place, *words)


@lru_cache(maxsize=4096)
def _name(tag: object) -> str:
    """The name of an element of Word's own; that of another, such as a drawing's, with its namespace."""
    namespace, _, name = str(tag)[1:].partition("}")
    return name if namespace in NAMESPACES else str(tag)


def _value(element: etree._Element, name: str) -> str:
    return next((value for key, value in attributes(element) if key.endswith(f"}}{name}")), "")


def _vanishes(run: etree._Element) -> bool:
    for properties in run:
        if _name(properties.tag) == "rPr":
            return any(_name(one.tag) in ("vanish", "webHidden", "specVanish") for one in properties)
    return False


def _symbol(element: etree._Element) -> str:
    try:
        return chr(int(_value(element, "char"), 16))
    except (ValueError, OverflowError):
        return ""
