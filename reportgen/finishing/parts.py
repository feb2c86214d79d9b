"""The parts of a Word file in which there is something to read, and what takes parts out of it."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.drafts import Package
from reportgen.drafts.ooxml import Element, local
from reportgen.drafts.package import TYPES, relationships_name

READ = ("header", "footer", "footnotes", "endnotes")
"""Kinds of parts that are printed beside the text."""


def printed_parts(package: Package, *kinds: str) -> Iterator[str]:
    """The text and what is printed around it; only parts of some kinds where these are named."""
    if not kinds:
        yield package.main
    names = [name for kind in kinds or READ for _, name in package.targets(package.main, kind).values()]
    yield from (name for name in dict.fromkeys(names) if name in package.parts)


def unpoint(package: Package, source: str, *kinds: str) -> None:
    """Let a part point no more to parts of some kinds; they go with `sweep`, where nothing else points to them."""
    name = relationships_name(source)
    if name not in package.parts:
        return
    keys = {key for kind in kinds for key in package.targets(source, kind)}
    if keys:
        root = package.touch(name)
        for each in [each for each in root if each.get("Id") in keys]:
            root.remove(each)
        if not len(root):
            package.remove(name)


def sweep(package: Package) -> None:
    """Take out every part to which nothing leads, and what is said of its type."""
    reached, waiting = {TYPES, relationships_name("")}, [""]
    while waiting:
        source = waiting.pop()
        for _, target in package.targets(source).values():
            if target in package.parts and target not in reached:
                reached |= {target, relationships_name(target)}
                waiting.append(target)
    for name in [name for name in package.parts if name not in reached]:
        package.remove(name)
        package.forget_type(name)


def out(element: Element) -> None:
    """Take an element out."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrapped(element: Element, content: Element | None) -> None:
    """Put what is in an element in its place."""
    for child in list(content) if content is not None else ():
        element.addprevious(child)
    out(element)


PROPERTIES = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
              "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
              "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
              "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
              "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
              "pPrChange")  # fmt: skip
"""What may stand in `w:pPr`, in the order of the schema."""

LOOKS = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
         "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
         "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em",
         "lang", "eastAsianLayout", "specVanish", "oMath")  # fmt: skip
"""What may stand in `w:rPr`, in the order of the schema."""


def put_in_order(parent: Element, element: Element, order: tuple[str, ...]) -> None:
    """Put an element in the place that the schema has for it, instead of one of its name."""
    name = local(element)
    for same in [child for child in parent if local(child) == name]:
        parent.remove(same)
    before = set(order[: order.index(name)])
    place = sum(1 for child in parent if local(child) in before)
    parent.insert(place, element)
