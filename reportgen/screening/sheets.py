"""The cells of an Excel workbook, by sheet and cell; everything else of it is read as the markup that it is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from reportgen.screening.markup import attributes, attributes_of, local, named, parse, texts_of
from reportgen.screening.passages import Again, Items, Kind, Passage, Place, Step, Unseen, listed, own

SHARED = "xl/sharedStrings.xml"
WORKBOOK = "xl/workbook.xml"
_CODES = listed("r s t spans ht min max width style sqref ref activeCell activePane pane topLeftCell uid")
_SHORTEST_NUMBER = 7
_BY_NUMBER = re.compile(r"_x(?!d[89a-f])([0-9a-f]{4})_", re.IGNORECASE)


@dataclass
class Book:
    """What must be known to say where a text stands: the sheets by their part, and where each shared text is shown."""

    sheets: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    shown: dict[int, tuple[tuple[Step, ...], int]] = field(default_factory=dict)

    def is_sheet(self, part: str) -> bool:
        return part in self.sheets or (part.startswith("xl/worksheets/") and part.endswith(".xml"))

    def of(self, part: str) -> tuple[Step, ...]:
        return self.sheets.get(part, (named("sheet", part.rpartition("/")[2], len(self.sheets) + 1),))


def book_of(workbook: bytes, links: bytes) -> Book:
    """The sheets in their order, from the workbook's part and its links; damaged ones tell none."""
    book = Book()
    root, targets = parse(workbook, ()), parse(links, ())
    if isinstance(root, Unseen) or isinstance(targets, Unseen):
        return book
    parts = {
        link.get("Id"): posixpath.normpath(posixpath.join("/xl", link.get("Target") or ""))[1:] for link in targets
    }
    for number, sheet in enumerate((one for one in root.iter() if local(one) == "sheet"), 1):
        key = next((value for name, value in attributes(sheet) if name.endswith("}id")), None)
        hidden = (Step("hidden sheet"),) if sheet.get("state", "visible") != "visible" else ()
        book.sheets[parts.get(key or "", f"sheet {number}")] = (
            named("sheet", sheet.get("name") or "", number),
            *hidden,
        )
    return book


def read_sheet(data: bytes, place: Place, part: str, book: Book) -> Items:
    """The texts, numbers and formulas of a sheet's own, its heads, feet and rules; notes where shared texts stand."""
    where = (*place, *book.of(part))
    root = parse(data, where)
    if isinstance(root, Unseen):
        yield root
        return
    for cell in root.iter("{*}c"):
        yield from _cell(cell, where, book)
    for beside in root:
        if local(beside) != "sheetData":
            yield from texts_of(beside, own(where, _SAID.get(local(beside), local(beside))), "")
            yield from attributes_of(beside, where, "", _CODES)


_SAID = {"headerFooter": "heads and feet", "dataValidations": "rules for input", "hyperlinks": "links"}


def _cell(cell: etree._Element, place: Place, book: Book) -> Items:
    at = own(place, f"cell {cell.get('r', 'without a number')}")
    kind = cell.get("t", "n")
    for part in cell:
        name, text = local(part), _plain("".join(map(str, part.itertext())))
        if name == "v" and kind == "s":
            if text.isdecimal():
                first, others = book.shown.get(int(text), (at, -1))
                book.shown[int(text)] = (first, others + 1)
        elif name == "f":
            yield Passage(text, own(at, "formula"), Kind.CODE, again=Again.ASIDE)
        elif name == "is" or kind != "n" or len(text) >= _SHORTEST_NUMBER:
            yield Passage(text, at, Kind.CELL, again=Again.ASIDE)


def _plain(text: str) -> str:
    """A text with the letters that Excel writes by their number."""
    return _BY_NUMBER.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def read_shared(data: bytes, place: Place, shown: Mapping[int, tuple[tuple[Step, ...], int]]) -> Items:
    """The texts that cells share, each where it is shown first; one that no cell shows is there all the same."""
    root = parse(data, own(place, "texts of the cells"))
    if isinstance(root, Unseen):
        yield root
        return
    for number, text in enumerate(root.iter("{*}si")):
        first, others = shown.get(number, (own(place, "a text that no cell shows any more"), 0))
        where = own(first, f"and {others} more") if others else first
        yield Passage(_plain("".join(map(str, text.itertext("{*}t")))), where, Kind.CELL, again=Again.ASIDE)
