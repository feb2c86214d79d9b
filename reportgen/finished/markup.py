"""XML that anybody may have written: nothing is fetched, no entity is put in, its depth and size are bounded."""

from __future__ import annotations

from typing import Any

from lxml import etree

from reportgen.finished.bounds import LARGEST_MARKUP, Unreadable

DAMAGED = "its markup is damaged"
ENTITIES = "it declares entities or a document type of its own, which no such file needs"


def root_of(data: bytes) -> etree._Element:
    """The root of a document. Raises Unreadable."""
    if len(data) > LARGEST_MARKUP:
        raise Unreadable("it is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
                             attribute_defaults=False, huge_tree=False)  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise Unreadable(DAMAGED) from None
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and (any(True for _ in dtd.iterentities()) or any(True for _ in dtd.iterelements())):
        raise Unreadable(ENTITIES)
    return root
