"""Take out what a draft carries so that a correction can be brought into it: controls, bookmarks, the base."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.drafts import Package
from reportgen.drafts.fields import marked_in
from reportgen.drafts.ooxml import Element, local, val, w
from reportgen.finishing.parts import out, printed_parts, unpoint, unwrapped


def drop_anchors(package: Package) -> None:
    """Take out every content control, every bookmark to which nothing leads, and every part of custom XML.

    What stands in a control stays. A bookmark stays where a reference, a page number, a link or the contents ask.
    """
    for part in printed_parts(package):
        root = package.touch(part)
        for control in list(root.iter(w("sdt"))):
            unwrapped(control, control.find(w("sdtContent")))
        for element in list(root.iter(w("customXml"))):
            for properties in list(element.iterchildren(w("customXmlPr"))):
                out(properties)
            unwrapped(element, element)
    used = {name.casefold() for part in printed_parts(package) for name in _asked_for(package.tree(part))}
    for part in printed_parts(package):
        _drop_bookmarks(package.tree(part), used)
    unpoint(package, package.main, "customXml")
    unpoint(package, "", "customXml")


def _drop_bookmarks(root: Element, used: set[str]) -> None:
    gone = {val(start, "id") for start in root.iter(w("bookmarkStart")) if val(start, "name").casefold() not in used}
    for mark in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        if val(mark, "id") in gone:
            out(mark)


def _asked_for(root: Element) -> Iterator[str]:
    """The names of the bookmarks that fields and links ask for."""
    for each in marked_in(root).fields:
        yield from (word for word in each.words[1:] if not word.startswith("\\"))
        yield from each.words[:1]  # a field may be no more than a name
    for link in root.iter(w("hyperlink")):
        yield val(link, "anchor")
    for element in root.iter():
        if isinstance(element.tag, str) and local(element).endswith("}hlinkClick"):
            yield (element.get("anchor") or "").lstrip("#")
