"""The base that travels in a draft: what was generated, word for word, in a part that no reader sees.

A refresh compares the edited text with it. It holds what the pages hold and nothing else.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import uuid
from collections.abc import Mapping

from reportgen.rendering.docx.markup import DECLARATION, RELATIONSHIPS
from reportgen.rendering.docx.package import Relationships

NAMESPACE = "urn:reportgen:base:1"
POINTERS = f"{NAMESPACE}:pointers"
"""In place of the namespace of relationships: the base points to nothing, for another part has what it pointed to."""

ITEM, PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"

_HEADS = re.compile(rb"<w:(?:header|footer)Reference [^>]*/>")
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def base_parts(
    document: bytes,
    footnotes: bytes,
    heads: Mapping[str, bytes],
    media: Mapping[str, bytes],
    pointers: Relationships,
) -> tuple[dict[str, bytes], dict[str, Relationships]]:
    """The parts of the base and what they point to; `pointers` are the document's, which point to it.

    Heads and feet are called by their part ("header_even_landscape"). A picture is known by the number of its drawing
    and the hash of what it shows.
    """
    pictures = "".join(
        f'<picture id="{number}" sha256="{hashlib.sha256(content).hexdigest()}"/>'
        for number, content in enumerate(media.values(), start=1)
    )
    text = b"".join(content.removeprefix(DECLARATION.encode()) for content in (document, footnotes))
    for name, content in sorted(heads.items()):
        head = content.removeprefix(DECLARATION.encode())
        text += f'<head part="{posixpath.basename(name).removesuffix(".xml")}">'.encode() + head + b"</head>"
    text = _HEADS.sub(b"", text).replace(RELATIONSHIPS.encode(), POINTERS.encode())
    item = f'{DECLARATION}<base xmlns="{NAMESPACE}">'.encode() + text + f"{pictures}</base>".encode()
    number = uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(item).hexdigest())
    properties = (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{{{str(number).upper()}}}" xmlns:ds="{_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    pointers.to_part("customXml", f"../{ITEM}")
    own = Relationships()
    own.to_part("customXmlProps", PROPERTIES.rpartition("/")[2])
    return {ITEM: item, PROPERTIES: properties.encode()}, {ITEM: own}
