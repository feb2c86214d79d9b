"""A drawn chart made fit to stand inside a page: ids of its own, no styles that reach the page, an alternative text."""

from __future__ import annotations

import re

from lxml import etree
from markupsafe import Markup

from reportgen.document.charts import Figure
from reportgen.document.inlines import plain
from reportgen.rendering.charts import mark_of
from reportgen.rendering.html.fitting import FULL_WIDTH, TEXT_COLUMN, text_width
from reportgen.rendering.html.markup import printable
from reportgen.rendering.html.press import Medium, Press

_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_DROPPED = (f"{_SVG}metadata", f"{_SVG}title", f"{_SVG}desc", f"{_SVG}script", f"{_SVG}foreignObject")
_LOCAL_URL = re.compile(r"url\((['\"]?)#([^)'\"]+)\1\)")
_FOR_ALL = re.compile(r"\*\s*\{([^}]*)\}")

# The text area of a page is 643 points high; a caption in two lines and the space around a figure take some of them.
_TALLEST = 643.0 - 50.0
_BELOW_SIZE, _BELOW_LINE = 9.0, 13.0


def write_drawing(svg: bytes, figure: Figure, press: Press) -> tuple[Markup, bool]:
    """The drawing as markup, and whether it needs the full width between the margins (paper only)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(svg, parser)
    width, height = _size(root)
    _own_ids(root, f"_{figure.anchor}-")
    _inward_styles(root)
    for stray in list(root.iter(*_DROPPED)):
        if (parent := stray.getparent()) is not None:
            parent.remove(stray)
    title = etree.Element(f"{_SVG}title", {"id": f"_{figure.anchor}-alt"})
    title.text = printable(figure.alt)
    root.insert(0, title)
    root.set("role", "img")
    root.set("aria-labelledby", f"_{figure.anchor}-alt")
    root.set("viewBox", root.get("viewBox") or f"0 0 {width:g} {height:g}")
    full_width = width > TEXT_COLUMN + 1
    if press.medium is Medium.PAPER:
        column = FULL_WIDTH if full_width else TEXT_COLUMN
        scale = min(1.0, column / width, _tallest(figure, column, press.above) / height)
        root.set("width", f"{width * scale:.2f}pt")
        root.set("height", f"{height * scale:.2f}pt")
    else:
        root.set("width", f"{width:g}pt")
        root.set("data-rows", str(mark_of(figure)))
        if "height" in root.attrib:
            del root.attrib["height"]
    written = etree.tostring(root, encoding="unicode", with_tail=False)
    return Markup(written), full_width  # noqa: S704 - a tree that was parsed and is written out whole


def _tallest(figure: Figure, column: float, headings: float) -> float:
    """The height that is left on a page for a drawing when all words that belong to it stand on the same page."""
    words = (figure.source, figure.method, figure.caution)
    # ten characters for each line's label, one line more of the caption for a long title and one for the unit
    below = sum(1 + (text_width(line, _BELOW_SIZE) + 45) // column for line in words if line)
    above = text_width(plain(figure.caption), 10.0) // column + bool(figure.unit)
    return max(_TALLEST - headings - (below + above) * _BELOW_LINE, 200.0)


def _size(root: etree._Element) -> tuple[float, float]:
    """Width and height in points, from the drawing's own size, else from its view box."""
    box = [float(part) for part in (root.get("viewBox") or "0 0 400 300").replace(",", " ").split()]
    width, height = (_points(root.get(name)) for name in ("width", "height"))
    return (width or box[2], height or box[3])


def _points(length: str | None) -> float:
    match = re.fullmatch(r"([\d.]+)(pt|px|)", length or "")
    if match is None:
        return 0.0
    return float(match[1]) * (1.0 if match[2] == "pt" else 0.75)


def _own_ids(root: etree._Element, prefix: str) -> None:
    """Two charts on one page may share ids: each gets a prefix, and so do the references to it."""
    for node in root.iter(etree.Element):
        if name := node.get("id"):
            node.set("id", prefix + name)
        for attribute in _HREFS:
            address = node.get(attribute)
            if address is None:
                continue
            if address.startswith("#"):
                node.set(attribute, f"#{prefix}{address[1:]}")
            else:
                del node.attrib[attribute]  # a chart has nothing to fetch
        for key, value in node.attrib.items():
            if "url(" in str(value):
                node.set(key, _LOCAL_URL.sub(rf"url(#{prefix}\2)", str(value)))


def _inward_styles(root: etree._Element) -> None:
    """Styles become attributes of the drawing's own nodes.

    A style sheet inside a drawing would reach the whole page, and the PDF engine takes style attributes for those of
    HTML. `font`, which is no attribute of SVG, is the one property that stays a style: both know it.
    """
    for sheet in list(root.iter(f"{_SVG}style")):
        for rule in _FOR_ALL.findall(sheet.text or ""):
            root.set("style", f"{rule}; {root.get('style', '')}")
        if (parent := sheet.getparent()) is not None:
            parent.remove(sheet)
    for node in root.iter(etree.Element):
        style = node.get("style")
        if style is None:
            continue
        del node.attrib["style"]
        kept = []
        for declaration in style.split(";"):
            name, colon, value = (part.strip() for part in declaration.partition(":"))
            if name == "font":
                kept.append(f"font: {value}")
            elif colon:
                node.set(name, value)
        if kept:
            node.set("style", "; ".join(kept))
