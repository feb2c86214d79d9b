"""Names of WordprocessingML, and a parser that reaches for nothing outside the part that it reads."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

from lxml import etree

from reportgen.errors import DataError

Element: TypeAlias = etree._Element  # noqa: SLF001  lxml has no other name for it

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WHOLE = re.compile(r"-?[0-9]{1,9}")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def w(name: str) -> str:
    """The full name of an element or attribute of Word's main namespace."""
    return f"{{{WORD}}}{name}"


def val(element: Element | None, name: str = "val") -> str:
    """An attribute of Word's namespace; empty where the element or the attribute is missing."""
    return (element.get(w(name)) or "") if element is not None else ""


def child_of(element: Element | None, name: str) -> Element | None:
    """The first child of a name in Word's namespace; None where the element or the child is missing."""
    if element is None or not len(element):
        return None
    tag, first = w(name), element[0]
    return first if first.tag == tag else next(element.iterchildren(tag), None)


def whole(text: str) -> int | None:
    """A whole number as Word writes one; None for anything else, and for one larger than Word has."""
    return int(text) if _WHOLE.fullmatch(text.strip()) else None


def local(element: Element | None) -> str:
    """An element's name, without its namespace where that is Word's; empty for none, or a comment."""
    return _local(element.tag) if element is not None else ""


@cache
def _local(tag: object) -> str:
    return tag.removeprefix(f"{{{WORD}}}") if isinstance(tag, str) else ""


def parse(data: bytes, name: str) -> Element:
    """The tree of a part. Raises DataError where it is no XML, or declares a document type."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        where = f" (line {error.lineno})" if isinstance(error, etree.XMLSyntaxError) and error.lineno else ""
        raise DataError(
            f"{name} is not XML that can be read{where}. Open the file in Word and save it again."
        ) from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise DataError(f"{name} declares a document type, which no Word file does: it was not read.")
    return root


def shell_of(element: Element) -> Element:
    """An element of the same name and attributes, empty."""
    made = element.makeelement(element.tag, nsmap=element.nsmap)  # type: ignore[arg-type]
    for name, value in element.items():
        made.set(name, value)
    return made


def serialized(root: Element) -> bytes:
    """A tree as the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
