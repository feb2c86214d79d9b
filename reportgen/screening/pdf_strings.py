"""Every string of a PDF beside the text of its pages, by what it is for; its streams, scripts and attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from reportgen.finished.pages import FAULTS
from reportgen.screening.archives import Read
from reportgen.screening.encodings import is_text
from reportgen.screening.limits import Limits
from reportgen.screening.passages import Again, Items, Kind, Passage, Place, Step, Unseen, own
from reportgen.screening.pdf_objects import Objects, key_of, resolved

_SAID = {
    "/Alt": "alternative text",
    "/ActualText": "text that stands for a drawing",
    "/E": "expansion of an abbreviation",
    "/URI": "address of a link",
    "/JS": "script",
    "/F": "name of an attached file",
    "/UF": "name of an attached file",
    "/Desc": "description of an attached file",
    "/TU": "name of a form's field",
    "/V": "value of a form's field",
    "/DV": "value of a form's field",
    "/Opt": "choices of a form's field",
    "/RC": "text of an annotation",
    "/Contents": "text of an annotation",
    "/Subj": "subject of an annotation",
    "/Lang": "language",
}
_PROPERTIES = "document properties"
_OF_A_DRAWING = re.compile(rb"/(?:ActualText|Alt|E)\s*(\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)
_FONTS = frozenset(("/Type1C", "/CIDFontType0C", "/OpenType"))
_DEEPEST = 40
MOST_STRINGS = 2_000_000


def read_objects(objects: Objects, place: Place, limits: Limits, read: Read) -> Items:
    """Each string once with what it is for; streams that are text or files by themselves."""
    info = key_of(resolved(objects.reader.trailer.raw_get("/Info")) if "/Info" in objects.reader.trailer else None)
    names: set[str] = set()
    attached: dict[int, str] = dict(_attached(objects))
    for number, found in objects:
        page = objects.page_of.get(number, 0)
        at = own(place, f"page {page}") if page else place
        if number == info and info:
            at = own(place, _PROPERTIES)
        for said, text in _strings(found, names):
            yield Passage(text, own(at, said), Kind.WORDS, again=Again.ASIDE)
        if isinstance(found, StreamObject):
            yield from _stream(number, found, objects, at, limits, read, attached)
    for name in sorted(names):
        yield Passage(name, own(place, "name of an object"), Kind.CODE, again=Again.ASIDE)
    if "/Info" in objects.reader.trailer and not info:
        for said, text in _strings(resolved(objects.reader.trailer["/Info"]), names):
            yield Passage(text, own(place, _PROPERTIES, said), again=Again.ASIDE)


def _strings(found: Any, names: set[str]) -> Iterator[tuple[str, str]]:
    """The strings of an object, not those of objects that it refers to; (what it is for, the string)."""
    left: list[tuple[str, Any, int]] = [("", found, 0)]
    kind = str(found.get("/Type", "")) if isinstance(found, DictionaryObject) else ""
    while left:
        key, value, depth = left.pop()
        if isinstance(value, IndirectObject) or depth > _DEEPEST:
            continue
        if isinstance(value, DictionaryObject):
            left.extend((str(name), value.raw_get(name), depth + 1) for name in value)
            names.update(name[1:] for name in value if len(name) > 4)
        elif isinstance(value, ArrayObject):
            left.extend((key, list.__getitem__(value, place), depth + 1) for place in range(len(value)))
        elif isinstance(value, (TextStringObject, ByteStringObject)):
            text = value if isinstance(value, str) else bytes(value).decode("utf-8", "replace")
            if text.strip():
                yield _said(key, kind, found), str(text)
        elif isinstance(value, NameObject) and len(value) > 4:
            names.add(str(value)[1:])


def _said(key: str, kind: str, found: Any) -> str:
    if key == "/Title" and isinstance(found, DictionaryObject) and "/Parent" in found:
        return "bookmark"
    if key == "/T":
        return "author of an annotation" if kind == "/Annot" and "/FT" not in found else "name of a form's field"
    return _SAID.get(key, f"entry {key[1:]}" if key else "text")


def _stream(number: int, stream: StreamObject, objects: Objects, at: Place, limits: Limits, read: Read,
            attached: dict[int, str]) -> Items:  # fmt: skip
    subtype, kind = str(stream.get("/Subtype", "")), str(stream.get("/Type", ""))
    if kind in ("/ObjStm", "/XRef") or subtype in _FONTS or "/Length1" in stream or "/FunctionType" in stream:
        return
    if subtype == "/Image":
        if "/DCTDecode" in str(stream.get("/Filter")) or "/JPXDecode" in str(stream.get("/Filter")):
            yield from read(bytes(stream._data), own(at, "picture"), limits)  # noqa: SLF001  as it was put in
        return
    try:
        content = stream.get_data()
    except FAULTS:
        yield Unseen(own(at, f"object {number}"), "it is damaged, or packed in a way that is not read")
        return
    limits.take(len(content))
    if number in objects.drawn or subtype == "/Form":
        yield from _in_drawing(content, at)
        if number not in objects.drawn and subtype == "/Form":
            yield from _look(stream, objects, at)
    elif number in attached or kind == "/EmbeddedFile":
        name = attached.get(number, "")
        step = Step(name or f"attached file {number}", "an attached file", file=True)
        yield from read(content, (*at, step), limits, name)
    elif subtype == "/XML" or kind == "/Metadata":
        yield from read(content, own(at, "metadata (XMP)"), limits, "metadata.xml")
    elif is_text(content) and b"begincmap" not in content:
        yield from read(content, own(at, f"object {number}"), limits)


def _in_drawing(content: bytes, at: Place) -> Items:
    """What a drawing says that its signs stand for."""
    for found in _OF_A_DRAWING.finditer(content):
        yield Passage(_text_of(found[1]), own(at, _SAID["/ActualText"]), again=Again.ASIDE)


def _text_of(written: bytes) -> str:
    if written.startswith(b"<"):
        digits = re.sub(rb"\s", b"", written[1:-1])
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        raw = re.sub(rb"\\([0-7]{1,3})", lambda found: bytes([int(found[1], 8) & 255]), written[1:-1])
        raw = re.sub(rb"\\(.)", rb"\1", raw, flags=re.DOTALL)
    return (
        raw.decode("utf-16", "replace")
        if raw.startswith((b"\xfe\xff", b"\xff\xfe"))
        else raw.decode("cp1252", "replace")
    )


def _look(form: StreamObject, objects: Objects, at: Place) -> Items:
    """The text of a form that no page draws: how an annotation or a field looks."""
    try:
        text = objects.reader.pages[0].extract_xform_text(form)  # type: ignore[arg-type]
    except FAULTS:
        yield Unseen(own(at, "look of an annotation"), "it is damaged")
        return
    if text.strip():
        yield Passage(text, own(at, "look of an annotation or a field"), again=Again.ASIDE)


def _attached(objects: Objects) -> Iterator[tuple[int, str]]:
    """The streams of attached files with their names."""
    for _, found in objects:
        if isinstance(found, DictionaryObject) and isinstance(files := resolved(found.get("/EF")), DictionaryObject):
            name = str(found.get("/UF") or found.get("/F") or "")
            for key in files:
                yield key_of(files.raw_get(key)), name
