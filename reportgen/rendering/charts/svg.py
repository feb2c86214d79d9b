"""The SVG of a picture made fit to stand alone: named and described, small, and safe to stand in a page of others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from reportgen.finished.marks import NAMESPACE, Mark
from reportgen.rendering.charts.lettering import plain
from reportgen.rendering.fonts import CSS_FAMILY

_SVG = "http://www.w3.org/2000/svg"
_DECLARED = f' xmlns="{_SVG}"'.encode()
_INHERITED = {"font-family": CSS_FAMILY, "stroke-linejoin": "round", "stroke-linecap": "butt"}

_MORE_DECIMALS = re.compile(r"\d+\.\d+")

Elements = tuple[bytes, ...]
"""The elements of a picture in the order of painting: its ground, and one for each mark."""


def elements_of(svg: bytes) -> Elements:
    """What was painted, without what a reader does not need: comments, styles, ids, groups, decimals that no eye sees.

    The typeface is left out too: it is said once, at the root.
    """
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    for unneeded in list(root.iter(f"{{{_SVG}}}defs", f"{{{_SVG}}}metadata")):
        _remove(unneeded)
    for element in root.iter():
        element.attrib.pop("id", "")
        if element.tag == f"{{{_SVG}}}text":
            _shorten(element)
        for attribute in ("d", "x", "y", "transform"):
            if attribute in element.attrib:
                element.set(attribute, _MORE_DECIMALS.sub(_two_decimals, element.get(attribute, "")).strip())
    for group in reversed(list(root.iter(f"{{{_SVG}}}g"))):
        _unwrap(group)
    etree.cleanup_namespaces(root)
    return tuple(_alone(element) for element in root)


def finished(
    elements: Sequence[bytes], width: float, height: float, anchor: str, title: str, description: str, mark: Mark
) -> bytes:
    """The picture of `width` by `height` points with role, title and description, and the mark of its rows.

    No XML declaration, doctype, comment or style sheet; the only ids are those of title and description, which begin
    with the figure's anchor.
    """
    sides = _points(width), _points(height)
    root = etree.fromstring(b"<svg%b>%b</svg>" % (_DECLARED, b"".join(elements)))
    for attribute, value in {
        "width": f"{sides[0]}pt",
        "height": f"{sides[1]}pt",
        "viewBox": f"0 0 {sides[0]} {sides[1]}",
        "version": "1.1",
        **_INHERITED,
        "role": "img",
    }.items():
        root.set(attribute, value)
    name = re.sub(r"[^A-Za-z0-9_-]", "-", anchor) or "figure"
    heads = [(f"{name}-title", "title", plain(title)), (f"{name}-desc", "desc", plain(description))]
    heads = [head for head in heads if head[2]]
    if heads:
        root.set("aria-labelledby", " ".join(identity for identity, _, _ in heads))
    for position, (identity, tag, words) in enumerate(heads):
        element = etree.Element(f"{{{_SVG}}}{tag}", {"id": identity})
        element.text = words
        root.insert(position, element)
    said = etree.SubElement(etree.Element(f"{{{_SVG}}}metadata"), f"{{{NAMESPACE}}}rows", nsmap={"r": NAMESPACE})
    said.text = str(mark)
    if (metadata := said.getparent()) is not None:
        root.insert(len(heads), metadata)
    etree.cleanup_namespaces(root)
    for element in root.iter():
        element.tail = "\n"
        if element.tag not in (*(f"{{{_SVG}}}{tag}" for tag in ("text", "title", "desc")), f"{{{NAMESPACE}}}rows"):
            element.text = "\n" if len(element) else None
    return etree.tostring(root, encoding="utf-8")


def _alone(element: etree._Element) -> bytes:
    """One element, which does not say again whose it is."""
    return etree.tostring(element, encoding="utf-8", with_tail=False).replace(_DECLARED, b"", 1)


def _shorten(text: etree._Element) -> None:
    """Style as attributes, without the family; no rotation by nothing."""
    style = text.get("style", "")
    text.attrib.pop("style", "")
    for declaration in style.split(";"):
        attribute, _, value = declaration.partition(":")
        if attribute.strip() not in ("", "font-family"):
            text.set(attribute.strip(), value.strip())
    if text.get("text-anchor") == "start":
        del text.attrib["text-anchor"]
    if text.get("transform", "").startswith(("rotate(-0 ", "rotate(0 ")):
        del text.attrib["transform"]


def _points(length: float) -> str:
    """As matplotlib writes a length."""
    return f"{length:f}".rstrip("0").rstrip(".")


def _two_decimals(found: re.Match[str]) -> str:
    """A hundredth of a point is less than any eye or press resolves."""
    return f"{float(found[0]):.2f}".rstrip("0").rstrip(".")


def _unwrap(group: etree._Element) -> None:
    """Put what a bare group holds in its place."""
    parent = group.getparent()
    if parent is None or group.attrib:
        return
    place = parent.index(group)
    for child in reversed(list(group)):
        parent.insert(place, child)
    _remove(group)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
