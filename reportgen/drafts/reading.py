"""The words of a paragraph as if every tracked change had been accepted, each with what it was made of."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from reportgen.drafts.cutting import Piece, own_run, split_runs, thing_text
from reportgen.drafts.ooxml import COMPATIBILITY, Element, local, val, w
from reportgen.drafts.tokens import Kind, Token, as_short, single_blanks, states_figure

WORDS = re.compile(r"[^\W_]+(?:[-‐‑’'./,][^\W_]+)*|\s+|.", re.DOTALL)
_FIGURE = re.compile(r"(k_[0-9a-f]{8})_\d+")
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
_MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_DRAWN = frozenset(("drawing", "pict", "object", _ALTERNATE))
_WITHIN = frozenset(("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo"))
_LOCAL = {w(name): name for name in ("r", "bookmarkStart", "bookmarkEnd", "fldSimple", "sdt", *_WITHIN)}
_OPAQUE = frozenset((f"{{{_MATHS}}}oMath", f"{{{_MATHS}}}oMathPara"))
_THINGS = ("drawing", "pict", "object", "footnoteReference", "endnoteReference", "t", "fldChar", "instrText", "sym")
_IN_RUNS = {w(name): name for name in (*_THINGS, "ruby", *_SIGNS)} | {_ALTERNATE: _ALTERNATE}


@dataclass(slots=True)
class Reader:
    """Reads paragraphs one after another: a field may begin in one and end in a later one."""

    fields: list[str] = field(default_factory=list)
    """The instructions of the fields that are open, the outermost first."""
    results: list[bool] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)
    """Names of the bookmarks that began, in their order, since the list was last emptied."""
    ends: list[str] = field(default_factory=list)
    open_names: dict[str, str] = field(default_factory=dict)

    @property
    def in_contents(self) -> bool:
        """Whether it stands in a table of contents or the like, which Word makes."""
        made = (["TOC"], ["TOA"], ["INDEX"])
        return bool(self.fields) and any(instruction.split()[:1] in made for instruction in self.fields)

    def read(self, paragraph: Element) -> Reading:
        """What is in a paragraph."""
        reading = Reading(self)
        reading.walk(paragraph)
        reading.alone = reading.alone and not self.fields
        return reading


class Reading:
    """What is in a paragraph: pieces, of which tokens are made when they are asked for."""

    __slots__ = ("alone", "controls", "cuts", "depth", "field", "in_contents", "instructions", "made", "marked", "met",
                 "pieces", "reader")  # fmt: skip

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.in_contents = reader.in_contents
        self.alone = not reader.fields
        """Whether no field reaches into it, nor out of it once it is read."""
        self.cuts: Container[int] | None = None
        self.made = 0
        """How many tokens were made."""
        self.pieces: list[Piece] = []
        self.controls: list[tuple[str, int]] = []
        self.marked: dict[str, tuple[str, int]] = {}
        self.met = 0
        self.depth = len(reader.fields)
        self.field = 0
        self.instructions: dict[int, str] = {}

    @property
    def text(self) -> str:
        """What is compared, without tokens being made: words, one blank for any, signs for things."""
        found: list[str] = []
        inside = 0
        for piece in self.pieces:
            if piece.field:
                if piece.field != inside:
                    found.append(self._field_text(piece.field))
            elif piece.kind is Kind.TEXT:
                found.append(piece.text)
            else:
                found.append(thing_text(piece))
            inside = piece.field
        return single_blanks("".join(found))

    @property
    def shown(self) -> str:
        """What a reader reads."""
        return "".join([piece.text for piece in self.pieces])

    @property
    def figures(self) -> list[tuple[str, str]]:
        """The figures of the paragraph in their order: short key, and what is shown."""
        found: list[tuple[tuple[str, int], str]] = []
        for piece in self.pieces if self.met else ():
            if piece.figure is None:
                continue
            if found and found[-1][0] == piece.figure:
                found[-1] = (piece.figure, found[-1][1] + piece.text)
            else:
                found.append((piece.figure, piece.text))
        return [(key, shown.strip()) for (key, _), shown in found]

    def tokens(self, cuts: Container[int] | None = None) -> list[Token]:
        """The tokens of the paragraph; `cuts`: its runs are cut before these tokens, and each token has its runs."""
        self.cuts, self.made = cuts, 0
        return list(self._tokens())

    def walk(self, parent: Element) -> None:
        """Read what is in an element."""
        for child in parent:
            name = _LOCAL.get(child.tag, "")
            if not name:
                if child.tag in _OPAQUE:
                    self.pieces.append(Piece("\ufffc", None, child, self._figure, Kind.OTHER, self.field))
            elif name == "r":
                self._run(child)
            elif name == "bookmarkStart":
                self._begin(val(child, "name"), val(child, "id"))
            elif name == "bookmarkEnd":
                self._end(val(child, "id"))
            elif name == "fldSimple":
                self._simple(child)
            elif name == "sdt":
                self._control(child)
            else:
                self.walk(child)

    def _begin(self, name: str, key: str) -> None:
        self.reader.open_names[key] = name
        self.reader.starts.append(name)
        if name.startswith("k_") and (found := _FIGURE.fullmatch(name)):
            self.met += 1
            self.marked[key] = (found.group(1), self.met)

    def _end(self, key: str) -> None:
        self.reader.ends.append(self.reader.open_names.pop(key, ""))
        self.marked.pop(key, None)

    def _control(self, control: Element) -> None:
        properties = next(control.iterchildren(w("sdtPr")), None)
        names = {local(child): val(child) for child in properties} if properties is not None else {}
        tag = names.get("tag") or names.get("alias") or ""
        if not states_figure(tag):
            tag = ""
        if tag:
            self.met += 1
            self.controls.append((as_short(tag), self.met))
        for content in control.iterchildren(w("sdtContent")):
            self.walk(content)
        if tag:
            self.controls.pop()

    @property
    def _figure(self) -> tuple[str, int] | None:
        """The figure that is open: a bookmark and a control of one key are one figure."""
        if self.marked:
            return next(iter(self.marked.values()))
        return self.controls[-1] if self.controls else None

    def _simple(self, element: Element) -> None:
        if self.field:
            self.walk(element)
            return
        number = len(self.instructions) + 1
        self.instructions[number] = val(element, "instr").strip()
        self.field = number
        self.pieces.append(Piece("", None, element, self._figure, Kind.FIELD, number))
        before = len(self.pieces)
        self.walk(element)
        for piece in self.pieces[before:]:
            piece.field = number
        self.field = 0

    def _run(self, run: Element) -> None:
        reader = self.reader
        for child in run:
            name = _IN_RUNS.get(child.tag)
            if name is None:
                continue
            if name == "t":
                self._add(child.text or "", run, child)
            elif name == "fldChar":
                self._field_sign(val(child, "fldCharType"), run, child)
            elif name == "instrText":
                if reader.fields and not reader.results[-1]:
                    reader.fields[-1] += child.text or ""
                    if self.field and len(reader.fields) == self.depth + 1:
                        self.instructions[self.field] = reader.fields[-1].strip()
                self._add("", run, child)
            elif name in _SIGNS:
                self._add(_SIGNS[name], run, child)
            elif name == "sym":
                self._add(f"\ue000{val(child, 'char')}", run, child)
            elif name in ("footnoteReference", "endnoteReference"):
                self._add("", run, child, Kind.NOTE)
            elif name == "ruby":
                self._add("", run, child, Kind.OTHER)
            elif name in _DRAWN:
                self._add("", run, child, Kind.PICTURE)

    def _add(self, text: str, run: Element, element: Element, kind: Kind = Kind.TEXT) -> None:
        if text or self.field or kind is not Kind.TEXT:
            self.pieces.append(Piece(text, run, element, self._figure, kind, self.field))

    def _field_sign(self, sign: str, run: Element, element: Element) -> None:
        reader = self.reader
        if sign == "begin":
            if not reader.fields or (len(reader.fields) == self.depth and not self.field):
                self.field = len(self.instructions) + 1
                self.instructions[self.field] = ""
            reader.fields.append("")
            reader.results.append(False)
            self._add("", run, element)
        elif sign == "separate":
            self._add("", run, element)
            if reader.results:
                reader.results[-1] = True
        elif sign == "end":
            self._add("", run, element)
            if reader.fields:
                reader.fields.pop()
                reader.results.pop()
            if len(reader.fields) <= self.depth:
                self.field = 0
                self.depth = min(self.depth, len(reader.fields))

    def _tokens(self) -> Iterator[Token]:
        place = 0
        while place < len(self.pieces):
            piece = self.pieces[place]
            if piece.field:
                end = place
                while end < len(self.pieces) and self.pieces[end].field == piece.field:
                    end += 1
                yield self._field_token(self.pieces[place:end])
                place = end
            elif piece.kind is not Kind.TEXT:
                yield self._thing(piece)
                place += 1
            else:
                end = place
                while end < len(self.pieces) and self.pieces[end].kind is Kind.TEXT and not self.pieces[end].field:
                    end += 1
                yield from self._words(self.pieces[place:end])
                place = end

    def _field_token(self, pieces: list[Piece]) -> Token:
        self.made += 1
        shown = "".join(piece.text for piece in pieces)
        runs: list[Element] = []
        for piece in pieces:
            run = piece.run if piece.run is not None else piece.element
            if run is not None and not any(each is run for each in runs) and not _inside(run, runs):
                runs.append(run)
        return Token(self._field_text(pieces[0].field), Kind.FIELD, pieces[0].figure, shown, runs, pieces[0].element)

    def _field_text(self, number: int) -> str:
        return f"\x02{_compared(' '.join(self.instructions.get(number, '').split()))}\x03"

    def _thing(self, piece: Piece) -> Token:
        self.made += 1
        cut = self.cuts is not None and piece.run is not None
        run = own_run(piece.run, piece.element) if cut and piece.run is not None else piece.run
        runs = [run] if run is not None else [piece.element] if piece.element is not None else []
        return Token(thing_text(piece), piece.kind, piece.figure, "", runs, piece.element)

    def _words(self, pieces: list[Piece]) -> Iterator[Token]:
        """Words over the borders of runs; a figure begins and ends a word."""
        group: list[Piece] = []
        for piece in pieces:
            if group and group[-1].figure != piece.figure:
                yield from self._cut(group)
                group = []
            group.append(piece)
        yield from self._cut(group)

    def _cut(self, pieces: list[Piece]) -> Iterator[Token]:
        whole = "".join(piece.text for piece in pieces)
        spans = [match.span() for match in WORDS.finditer(whole)]
        before = self.made
        self.made += len(spans)
        cuts = {n for n in range(len(spans)) if before + n in self.cuts} if self.cuts is not None else None
        runs = split_runs(pieces, spans, cuts) if cuts is not None else [[] for _ in spans]
        for (start, end), own in zip(spans, runs, strict=True):
            shown = whole[start:end]
            yield Token(" " if shown.isspace() else shown, Kind.TEXT, pieces[0].figure, shown, own)


def _inside(run: Element, runs: list[Element]) -> bool:
    return any(parent in runs for parent in run.iterancestors())


def _compared(instruction: str) -> str:
    """The instruction without how its result looks: Word and LibreOffice write that in their own ways."""
    return " ".join(word for word in instruction.replace('"', "").split(" \\")[0].split())
