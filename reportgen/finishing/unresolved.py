"""What people must resolve before a file leaves: tracked changes, comments, hidden text, things that are embedded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlsplit

from reportgen.drafts import Package
from reportgen.drafts.fields import SIGNS
from reportgen.drafts.left_behind import left_behind
from reportgen.drafts.numbers import Number, numbers_of
from reportgen.drafts.ooxml import Element, local, val, w, whole
from reportgen.drafts.package import relationships_name
from reportgen.finishing.colours import PAGE, apart
from reportgen.finishing.comments import open_comments
from reportgen.finishing.fields import leading, reaching
from reportgen.finishing.looks import BEHIND, COLOUR, HEIGHT, HIDDEN, OFF, SIZE, WIDTH, Looks
from reportgen.finishing.parts import printed_parts

_CHANGES = {"ins": "an insertion", "del": "a deletion", "moveFrom": "a move", "moveTo": "a move",
            "cellIns": "a cell that was put in", "cellDel": "a cell that was struck out",
            "cellMerge": "cells that were joined"}  # fmt: skip
_FORMER = ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblPrExChange",
           "tblGridChange", "numberingChange")  # fmt: skip
_EMBEDDED = {"object": "an embedded object", "control": "a control of a form that runs code",
             "altChunk": "a file that Word puts in when it opens this one",
             "subDoc": "a file that Word puts in when it opens this one"}  # fmt: skip
_PARTS = {"package": "an embedded file", "oleObject": "an embedded object", "vbaProject": "a macro",
          "control": "a control of a form that runs code", "aFChunk": "a file that Word puts in when it opens this one",
          "subDocument": "a file that Word puts in when it opens this one"}  # fmt: skip
_IN_PLACE = {"header": "the head of a page", "footer": "the foot of a page", "footnotes": "a footnote",
             "endnotes": "an endnote"}  # fmt: skip
_TOO_SMALL = {SIZE: 4, WIDTH: 10, HEIGHT: 40}
"""Half points, per cents, twentieths of a point: nobody reads text of two points, or as wide, or as high a line."""
_CALLED = re.compile(r"(?:Table|Figure)(?: \w+)?")
_ABOVE = 4
"""Paragraphs above a table among which its name is looked for: the title and the unit stand between."""
_SCHEMES = frozenset(("http", "https", "mailto", ""))


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Something that stands in the way: what it is, whose, and where; `words` are those of the place.

    `number`: so many of the kind by the same author in one place. `change`: it is a change or a comment.
    `left_behind`: it is a number of which a paragraph is gone. Either may stay in a file that circulates.
    """

    kind: str
    author: str
    where: str
    words: str = ""
    change: bool = False
    number: int = 1
    left_behind: bool = False


def unresolved(package: Package) -> tuple[Unresolved, ...]:
    """All that stands in the way of a file, in the order of the text: changes and comments, then what is hidden."""
    found: dict[tuple[str, str, str, str], Unresolved] = {}
    for one in (*_in_texts(package), *_comments(package), *_left_behind(package), *_parts(package)):
        key = one.kind, one.author, one.where, one.words
        found[key] = replace(one, number=found[key].number + 1) if key in found else one
    return tuple(found.values())


def _comments(package: Package) -> Iterator[Unresolved]:
    """The comments that nobody has marked as resolved, each with the place that it is on."""
    numbers = numbers_of(package)
    places: dict[str, tuple[str, Element | None]] = {}
    for part in printed_parts(package):
        for mark in package.tree(part).iter(w("commentRangeStart"), w("commentReference")):
            places.setdefault(val(mark, "id"), (part, mark))
    for comment in open_comments(package):
        part, start = places.get(val(comment, "id"), ("", None))
        where, words = _place(start, _kind_of(package, part), numbers)
        yield Unresolved("a comment", val(comment, "author"), where, words, change=True)


def _left_behind(package: Package) -> Iterator[Unresolved]:
    """Typed numbers of paragraphs that people joined with the ones before them."""
    numbers = numbers_of(package)
    for paragraph in package.tree(package.main).iter(w("p")):
        for number in left_behind(_words(paragraph, struck=False)):
            says = f"the number {number} of a paragraph that was joined with the one before it"
            yield Unresolved(says, "", *_place(paragraph, "", numbers), left_behind=True)


def _in_texts(package: Package) -> Iterator[Unresolved]:
    numbers = numbers_of(package)
    looks = Looks.of(package)
    for part in printed_parts(package):
        kind = _kind_of(package, part)
        for element in package.tree(part).iter():
            name = local(element)
            if name in _CHANGES or name in _FORMER:
                says = _CHANGES.get(name, "a change of how it looks")
                yield Unresolved(says, val(element, "author"), *_place(element, kind, numbers), change=True)
            elif name in _EMBEDDED:
                yield Unresolved(_EMBEDDED[name], "", *_place(element, kind, numbers))
            elif name == "hidden" and local(element.getparent()) == "trPr" and val(element) not in OFF:
                yield Unresolved("a hidden row of a table", "", _place(element, kind, numbers)[0])
            elif name == "r" and (unseen := _unseen(element, looks)):
                yield Unresolved(unseen, "", _place(element, kind, numbers)[0])
        yield from _fields(package.tree(part), kind, numbers)


def _fields(root: Element, kind: str, numbers: Mapping[Element, Number]) -> Iterator[Unresolved]:
    for each in reaching(root):
        says = f"a field that fetches or runs something when the file is opened ({each.kind})"
        yield Unresolved(says, "", _place(each.edges[0], kind, numbers)[0])
    for each, address in leading(root):
        if not _may_be_followed(address):
            yield Unresolved("a link to a place on a computer", "", _place(each.edges[0], kind, numbers)[0])


def _parts(package: Package) -> Iterator[Unresolved]:
    """What hangs on parts: embedded files, macros, pictures that lie elsewhere, links to somebody's computer."""
    sources = ["", *(name for name in package.parts if not name.endswith(".rels"))]
    for source in sources:
        if relationships_name(source) not in package.parts:
            continue
        for each in package.tree(relationships_name(source)):
            kind = (each.get("Type") or "").rpartition("/")[2]
            where = _kind_of(package, source) or source or "the file"
            if each.get("TargetMode") == "External":
                if kind not in ("hyperlink", "attachedTemplate"):
                    yield Unresolved(f"a link to something outside the file ({kind})", "", where)
                elif kind == "hyperlink" and not _may_be_followed(each.get("Target") or ""):
                    yield Unresolved("a link to a place on a computer", "", where)
            elif kind in _PARTS:
                yield Unresolved(_PARTS[kind], "", where)


def _may_be_followed(address: str) -> bool:
    """Whether a link leads to the web, to a mail address or into the file."""
    try:
        split = urlsplit(address)
    except ValueError:
        return False
    if split.scheme.lower() not in _SCHEMES or "\\" in address:
        return False
    return bool(split.scheme) or address.startswith("#")


def _unseen(run: Element, looks: Looks) -> str:
    """Why nobody sees the words in a run on the page; empty where there are none, or they are seen."""
    if not any(local(c) in ("t", "instrText", "delText") and (c.text or "").strip() for c in run):
        return ""
    look = looks.of_run(run)
    if look.get(HIDDEN) == "1":
        return "hidden text"
    sizes = ((whole(look.get(what, "")), limit) for what, limit in _TOO_SMALL.items())
    if any(size is not None and size <= limit for size, limit in sizes):
        return "text too small to be read"
    colour = look.get(COLOUR, "")
    behind = next((look[each] for each in BEHIND if look.get(each)), "")
    if not colour or apart(colour, behind or PAGE):
        return ""
    if behind:
        return "text in the colour of what is behind it"
    in_box = next(run.iterancestors(w("txbxContent")), None) is not None
    return "" if in_box else "text in the colour of the page"


def _kind_of(package: Package, part: str) -> str:
    """What a part is called; empty for the text itself."""
    if not part or not part.startswith("word/"):
        return ""
    kinds = {name: kind for kind, name in package.targets(package.main).values()}
    return _IN_PLACE.get(kinds.get(part, ""), "")


def _place(element: Element | None, kind: str, numbers: Mapping[Element, Number]) -> tuple[str, str]:
    """Where an element stands, for people: what is printed before its paragraph, and the first words of it."""
    paragraph = element
    while paragraph is not None and local(paragraph) != "p":
        paragraph = paragraph.getparent()
    if paragraph is None and element is not None:
        paragraph = next(element.iter(w("p")), None)
        if paragraph is None:
            holder = next(element.iterancestors(w("tr"), w("tbl")), None)
            paragraph = next(holder.iter(w("p")), None) if holder is not None else None
    if paragraph is None:
        return kind or "the file", ""
    number = numbers.get(paragraph)
    words = " | ".join(filter(None, (_row_of(paragraph), " ".join(_words(paragraph).split()))))
    table = _table_of(paragraph)
    where = kind or (f"paragraph {number.bare}" if number else table or "a paragraph")
    return where, words if len(words) <= 60 else f"{words[:57]}..."


def _table_of(paragraph: Element) -> str:
    """The table that a paragraph stands in, by the line above it: "table 3"; empty where it stands in none."""
    table = next(paragraph.iterancestors(w("tbl")), None)
    if table is None:
        return ""
    above = [" ".join(_words(each).split()) for each in islice(table.itersiblings(w("p"), preceding=True), _ABOVE)]
    called = next((words for words in above if _CALLED.fullmatch(words)), "a table")
    return called[0].lower() + called[1:]


def _row_of(paragraph: Element) -> str:
    """The first words of the row that a paragraph stands in, where they are not its own."""
    row = next(paragraph.iterancestors(w("tr")), None)
    first = next(row.iter(w("p")), None) if row is not None else None
    return "" if first is None or first is paragraph else " ".join(_words(first).split())


def _words(paragraph: Element, *, struck: bool = True) -> str:
    said = ("t", "delText") if struck else ("t",)
    return "".join(
        (child.text or "") if local(child) in said else SIGNS.get(local(child), "")
        for run in paragraph.iter(w("r"))
        for child in run
    )
