"""XML of any kind, read without entities and without anything from outside: its texts, attributes and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from reportgen.finished.bounds import Unreadable
from reportgen.finished.markup import root_of
from reportgen.screening.encodings import decoded
from reportgen.screening.passages import Again, Items, Kind, Passage, Place, Step, Unseen, listed, own

_BLOCKS = listed(
    "p h text title desc si is t comment definedName note annotation li td th caption metadata creator "
    "lastModifiedBy subject keywords description category company manager template lpstr lpwstr oddHeader "
    "oddFooter evenHeader evenFooter firstHeader firstFooter author formula1 formula2 f v"
)
"""Elements whose text is one, however many elements it is parted into."""

_PARAGRAPHS = frozenset(("p", "h"))

_TELLS_NOTHING = re.compile(r"[\d.,:;%#+\-\s]*|[0-9A-Fa-f]{8}|true|false|none|auto")
_SAID = {
    "descr": "alternative text",
    "author": "name of an author",
    "lastAuthor": "name of an author",
    "initials": "initials of an author",
    "Target": "address of a link",
    "href": "address of a link",
    "tooltip": "tip of a link",
    "instr": "instruction of a field",
    "userId": "id of an author",
    "displayName": "name of an author",
}


def parse(data: bytes, place: Place) -> etree._Element | Unseen:
    """The root of a document, or why it is not read. Nothing is fetched, no entity is put in, the depth is bounded."""
    try:
        return root_of(data)
    except Unreadable as refused:
        return Unseen(place, refused.why)


def read_markup(data: bytes, place: Place, *, line: str = "line") -> Items:
    """Each text, attribute and comment of an XML document of whatever kind, by its line."""
    root = parse(data, place)
    if isinstance(root, Unseen):
        yield root
        yield from as_plain_text(data, place)
        return
    yield from texts_of(root, place, line)
    yield from attributes_of(root, place, line)


def as_plain_text(data: bytes, place: Place) -> Items:
    """What can be read of damaged markup: the text without what looks like tags, and the whole."""
    for text in decoded(data):
        yield Passage(re.sub(r"<[^<>]*>", "", text), place, Kind.CODE, again=Again.OF_FILE)
        yield Passage(text, place, Kind.CODE, again=Again.OF_FILE)


def texts_of(root: etree._Element, place: Place, line: str = "line") -> Items:
    """The texts of the elements, those of one block as one, in the order of the document."""
    block: etree._Element | None = None
    pieces: list[str] = []
    number = 0
    for element, text in _pieces(root):
        own_block = _block_of(element)
        if own_block is not block and pieces:
            yield _text(block, pieces, place, line, number)
            pieces = []
        number += own_block is not block and local(own_block) in _PARAGRAPHS
        block = own_block
        pieces.append(text)
    if pieces:
        yield _text(block, pieces, place, line, number)


def _text(block: etree._Element | None, pieces: list[str], place: Place, line: str, number: int) -> Passage:
    words = []
    if block is not None and line:
        words = [f"{line} {block.sourceline}"]
    elif block is not None:
        words = [f"paragraph {number}" if local(block) in _PARAGRAPHS else f"element {local(block)}"]
    return Passage("".join(pieces), own(place, *words), follows=True)


def _pieces(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if element.tail and element.tail.strip() and element.getparent() is not None:
                yield element.getparent(), element.tail
        elif event == "start":
            if element.text and not element.text.isspace():
                yield element, element.text
        elif element.tail and not element.tail.isspace() and element.getparent() is not None:
            yield element.getparent(), element.tail


def _block_of(element: etree._Element) -> etree._Element:
    around = element
    while around is not None:
        if local(around) in _BLOCKS:
            return around
        around = around.getparent()  # type: ignore[assignment]
    return element


def attributes_of(root: etree._Element, place: Place, line: str = "line", skip: frozenset[str] = frozenset()) -> Items:
    """The values of attributes that may hold words, each once, and comments; `skip`: attributes of codes alone."""
    met: set[object] = set()
    told: set[tuple[str, str]] = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield _remark(element, place, line)
            continue
        for attribute in element.attrib.items():
            if attribute in met:  # most of them say the same as thousands of others
                continue
            met.add(attribute)
            name, value = map(str, attribute)
            short = name.rpartition("}")[2]
            if short in skip or (short, value) in told or _TELLS_NOTHING.fullmatch(value):
                continue
            told.add((short, value))
            where = own(place, *([f"{line} {element.sourceline}"] if line else []), _said(short, local(element)))
            yield Passage(unquote(value) if "%" in value else value, where, Kind.CODE)
    for around in (root.itersiblings(preceding=True), root.itersiblings()):
        for outside in around:
            yield _remark(outside, place, line)


def attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The attributes of an element, by name with namespace."""
    for name, value in element.attrib.items():
        yield str(name), str(value)


def _remark(node: etree._Element, place: Place, line: str) -> Passage:
    is_comment = isinstance(node, etree._Comment)  # noqa: SLF001  lxml has no other name for it
    where = own(place, *([f"{line} {node.sourceline}"] if line else []), "comment" if is_comment else "instruction")
    return Passage(node.text or "", where)


def _said(attribute: str, element: str) -> str:
    return _SAID.get(attribute, f"attribute {attribute} of {element}")


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(word: str, name: str, number: int) -> Step:
    """A step that is called by the file's own name for it, or by its number where that would tell a name."""
    return Step(f"{word} “{name}”", f"{word} {number}")
