"""An SVG drawing as it is compared, in a file of its own or in a web page."""

from __future__ import annotations

from lxml import etree

from reportgen.finished.marks import mark_of_svg
from reportgen.tracing.texts import Picture

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_FOREIGN = frozenset(("foreignobject", "image", "video", "audio", "iframe", "object", "embed", "script"))
_FOR_HEARING = frozenset(("title", "desc"))
SOMETHING_ELSE = "something else"
"""What stands for a thing in a drawing that no chart has."""


def drawing(root: etree._Element, place: str, name: str) -> Picture:
    """A drawing with its texts in their order, and its words for those who cannot see it."""
    drawn: list[str] = []
    said = []
    for element in root.iter():
        kind = _name(element)
        if kind == "text":
            drawn.append("".join(map(str, element.itertext())))
        elif kind in _FOREIGN:
            drawn.append(SOMETHING_ELSE)
        elif kind in _FOR_HEARING and element.getparent() is root:
            said.append("".join(map(str, element.itertext())))
    return Picture(place, name, mark_of_svg(root), tuple(drawn), " ".join(said))


def _name(element: etree._Element) -> str:
    """The name of an element; a web page writes it in small letters and without a namespace."""
    return str(element.tag).removeprefix(_NAMESPACE).lower() if isinstance(element.tag, str) else ""
