"""How the words of a run look on the page: what it says itself, its styles, its table and the defaults of the file.

ECMA-376, part 1, 17.7.2. Only what may hide words is asked for: whether they are hidden, their size, their colour and
what is behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.drafts import Package
from reportgen.drafts.ooxml import Element, child_of, local, val, w, whole
from reportgen.finishing.colours import Colours
from reportgen.finishing.parts import printed_parts

OFF = ("0", "false", "off")
HIDDEN, SIZE, WIDTH, HEIGHT, COLOUR, MARKED, SHADED, OF_PARAGRAPH, OF_CELL, OF_TABLE = (
    "hidden", "size", "width", "height", "colour", "marked", "shaded", "of paragraph", "of cell", "of table"
)  # fmt: skip
BEHIND = (MARKED, SHADED, OF_PARAGRAPH, OF_CELL, OF_TABLE)
"""What may stand behind words, the nearest first."""

Look = Mapping[str, str]
_NONE: Look = {}
_REGIONS = ("band1Horz", "band2Horz", "band1Vert", "band2Vert", "firstCol", "lastCol", "firstRow", "lastRow")
"""Parts of a table that its style may give looks of their own; the later one prevails."""
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FILL = f"{_W14}textFill"
_CLEAR = 90_000
"""Thousandths of a per cent of a colour's transparency from which nobody sees it."""
_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstCol": 0x80, "lastCol": 0x100}


@dataclass
class Looks:
    """The looks of a file's styles."""

    colours: Colours
    styles: Mapping[str, Element]
    defaults: Mapping[str, str] = field(default_factory=dict)
    """The style of each kind that counts where none is named."""
    of_all: Look = field(default_factory=dict)
    _resolved: dict[tuple[str, str], Look] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Looks:
        """Those of a file."""
        colours = Colours.of(package)
        styles: dict[str, Element] = {}
        defaults: dict[str, str] = {}
        looks = cls(colours, styles, defaults)
        for name in printed_parts(package, "styles"):
            root = package.tree(name)
            for style in root.iterchildren(w("style")):
                styles.setdefault(val(style, "styleId"), style)
                if val(style, "default") and val(style, "default") not in OFF:
                    defaults.setdefault(val(style, "type"), val(style, "styleId"))
            own = child_of(root, "docDefaults")
            of_words = child_of(child_of(own, "rPrDefault"), "rPr")
            of_lines = child_of(child_of(own, "pPrDefault"), "pPr")
            looks.of_all = {**looks._paragraph(of_lines), **looks._words(of_words)}
        return looks

    def of_run(self, run: Element) -> Look:
        """How the words of a run look."""
        own, paragraph = child_of(run, "rPr"), next(run.iterancestors(w("p")), None)
        lines = child_of(paragraph, "pPr")
        named = val(child_of(own, "rStyle")), val(child_of(lines, "pStyle"))
        by_styles = [self._style(name) for name in named]
        # a style of words and one of paragraphs that both hide are taken to hide, though Word may show such words
        look = {**self.of_all, **self._style(self.defaults.get("paragraph", "")), **self._table(run),
                **by_styles[1], **by_styles[0], **self._paragraph(lines)}  # fmt: skip
        if any(each.get(HIDDEN) == "1" for each in by_styles):
            look[HIDDEN] = "1"
        return {**look, **self._words(own)}

    def _style(self, name: str, region: str = "") -> Look:
        """What a style says, with those on which it is based."""
        if (name, region) not in self._resolved:
            chain: list[Element] = []
            here = name
            while here in self.styles and self.styles[here] not in chain:
                chain.append(self.styles[here])
                here = val(child_of(chain[-1], "basedOn"))
            look: dict[str, str] = {}
            for style in reversed(chain):
                look.update(self._said(style, region))
            self._resolved[name, region] = look
        return self._resolved[name, region]

    def _said(self, style: Element, region: str) -> Look:
        holders = [style]
        if region:
            holders = [each for each in style.iterchildren(w("tblStylePr")) if val(each, "type") == region]
        look: dict[str, str] = {}
        for each in holders:
            look.update(self._ground(child_of(each, "tblPr"), OF_TABLE))
            look.update(self._ground(child_of(each, "tcPr"), OF_CELL))
            look.update(self._paragraph(child_of(each, "pPr")))
            look.update(self._words(child_of(each, "rPr")))
        return look

    def _table(self, run: Element) -> Look:
        """What the table says in which a run stands: its style, the regions of it, the cell."""
        cell = next(run.iterancestors(w("tc")), None)
        row, table = (next(cell.iterancestors(w(name)), None) if cell is not None else None for name in ("tr", "tbl"))
        if cell is None or row is None or table is None:
            return _NONE
        properties = child_of(table, "tblPr")
        name = val(child_of(properties, "tblStyle")) or self.defaults.get("table", "")
        look = {**self._style(name), **self._ground(properties, OF_TABLE)}
        for region in _regions(cell, row, table, child_of(properties, "tblLook")):
            look.update(self._style(name, region))
        return {**look, **self._ground(child_of(cell, "tcPr"), OF_CELL)}

    def _paragraph(self, properties: Element | None) -> Look:
        spacing = child_of(properties, "spacing")
        exact = val(spacing, "line") if val(spacing, "lineRule") == "exact" else ""
        height = {} if spacing is None or not val(spacing, "line") else {HEIGHT: exact}
        return {**self._ground(properties, OF_PARAGRAPH), **height}

    def _words(self, properties: Element | None) -> Look:
        look: dict[str, str] = {}
        for each in properties if properties is not None else ():
            match local(each):
                case "vanish" | "specVanish":
                    look[HIDDEN] = "0" if val(each) in OFF and look.get(HIDDEN) != "1" else "1"
                case "sz":
                    look[SIZE] = val(each)
                case "w":
                    look[WIDTH] = val(each)
                case name if name == _FILL:
                    look.update(self._filled(each))
                case "color" if COLOUR not in look or properties is None or properties.find(_FILL) is None:
                    look[COLOUR] = self.colours.named(each)
                case "highlight":
                    look[MARKED] = self.colours.of_mark(val(each))
                case "shd":
                    look[SHADED] = self.colours.behind(each)
                case _:
                    pass
        return look

    def _filled(self, fill: Element) -> Look:
        """Letters that are filled with nothing, or with a colour, are not of the colour that is given beside it."""
        if fill.find(f"{_W14}noFill") is not None:
            return {HIDDEN: "1"}
        said = next(fill.iter(f"{_W14}srgbClr", f"{_W14}schemeClr"), None)
        if said is None:
            return {}
        clear = next((whole(each.get(f"{_W14}val") or "") or 0 for each in said.iter(f"{_W14}alpha")), 0)
        return {HIDDEN: "1"} if clear >= _CLEAR else {COLOUR: self.colours.called(said.get(f"{_W14}val") or "")}

    def _ground(self, properties: Element | None, whose: str) -> Look:
        shade = child_of(properties, "shd")
        return {} if shade is None else {whose: self.colours.behind(shade)}


def _regions(cell: Element, row: Element, table: Element, look: Element | None) -> Iterator[str]:
    """The regions of a table that a cell is in, as far as its look asks for them."""
    rows, cells = list(table.iterchildren(w("tr"))), list(row.iterchildren(w("tc")))
    ends = {"firstRow": row is rows[0], "lastRow": row is rows[-1],
            "firstCol": bool(cells) and cell is cells[0], "lastCol": bool(cells) and cell is cells[-1]}  # fmt: skip
    for region in _REGIONS:
        if region not in ends or (ends[region] and _asked(region, look)):
            yield region


def _asked(region: str, look: Element | None) -> bool:
    said = val(look, {"firstCol": "firstColumn", "lastCol": "lastColumn"}.get(region, region))
    if said:
        return said not in OFF
    try:
        return bool(int(val(look) or "0", 16) & _BITS[region])
    except ValueError:
        return False
