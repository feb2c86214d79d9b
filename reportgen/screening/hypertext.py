"""HTML: the text as a reader sees it and as it stands, attributes, comments, scripts, and files in its addresses."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_to_bytes

import lxml.html
from lxml import etree

from reportgen.screening.archives import Read
from reportgen.screening.limits import Limits
from reportgen.screening.markup import attributes_of
from reportgen.screening.passages import Again, Items, Kind, Passage, Place, Step, Unseen, listed, own

_INLINE = listed(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small "
    "span strike strong sub sup time tspan tt u var wbr"
)
_CELLS = frozenset(("td", "th"))
_SCRIPTS = frozenset(("script", "style", "template"))
_DATA = re.compile(r"""data:([\w.+/-]*)((?:;[\w.=+"-]*)*?)(;base64)?,([^"'\s<>)]*)""", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([0-9a-fA-F]{1,6})\s?")
_DATA_IN = re.compile(r"data:[^\s\"'<>)]{200,}")
_SHORT_DATA = 16


def read_html(text: str, place: Place, limits: Limits, read: Read) -> Items:
    """Every text by its line, then attributes, comments and scripts, then the files within, then the source itself."""
    source = _DATA_IN.sub("data:", text)
    try:
        root = lxml.html.document_fromstring(source, parser=lxml.html.HTMLParser(huge_tree=False, no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        root = None
        if text.strip():
            yield Unseen(place, "its markup is damaged")
    if root is not None:
        yield from _texts(root, place)
        yield from attributes_of(root, place)
    yield from data_files(text, place, limits, read)
    for whole in dict.fromkeys((html.unescape(re.sub(r"<[^<>]*>", "", source)), unquote(html.unescape(source)))):
        yield Passage(whole, own(place, "source"), Kind.CODE, again=Again.OF_FILE)


def _texts(root: lxml.html.HtmlElement, place: Place) -> Items:
    """Blocks of text, in which elements of a line are joined; scripts and styles apart."""
    pieces: list[str] = []
    line, follows = 0, False
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else ""
        ends_block = bool(name) and name not in _INLINE
        if event == "start" and name in _SCRIPTS:
            script = "".join(element.itertext())
            yield Passage(
                unescaped(script), own(place, f"line {element.sourceline}", name), Kind.CODE, again=Again.ASIDE
            )
        if ends_block and pieces:
            yield Passage("".join(pieces), own(place, f"line {line}"), follows=follows)
            pieces, follows = [], True
        if name in _CELLS:
            follows = False
        text = (element.text if name not in _SCRIPTS else None) if event == "start" else element.tail
        if text and (pieces or text.strip()):
            line = line if pieces else element.sourceline or 0
            pieces.append(text)
    if pieces:
        yield Passage("".join(pieces), own(place, f"line {line}"), follows=follows)


def unescaped(script: str) -> str:
    r"""A script or style with its escaped letters resolved: \u00e9, \xe9, \e9."""
    return _ESCAPED.sub(lambda found: _letter(next(filter(None, found.groups()))), script)


def _letter(code: str) -> str:
    number = int(code, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


def data_files(text: str, place: Place, limits: Limits, read: Read) -> Items:
    """The files that stand in addresses of the kind data:, as files by themselves."""
    for number, (content, kind) in enumerate(_files(text), 1):
        if not limits.open():
            yield Unseen(place, "it holds more files than are read")
            return
        where = (*place, Step(f"file {number} in an address", file=True))
        if content is None:
            yield Unseen(where, "it is damaged")
        else:
            limits.take(len(content))
            yield from read(content, where, limits, kind)


def _files(text: str) -> Iterator[tuple[bytes | None, str]]:
    if "data:" not in text and "DATA:" not in text.upper():
        return
    for found in _DATA.finditer(text):
        kind, is_base64, written = found[1], found[3], html.unescape(found[4])
        if len(written) < _SHORT_DATA and not is_base64:
            continue
        raw = unquote_to_bytes(written)
        if not is_base64:
            yield raw, _named(kind)
            continue
        try:
            packed = re.sub(rb"\s", b"", raw)
            yield (
                base64.b64decode(packed + b"=" * (-len(packed) % 4), altchars=b"-_" if b"-" in packed else None),
                _named(kind),
            )
        except (binascii.Error, ValueError):
            yield None, _named(kind)


def _named(kind: str) -> str:
    """A name whose ending says the kind."""
    return "x." + kind.rpartition("/")[2].partition("+")[0].lower()
