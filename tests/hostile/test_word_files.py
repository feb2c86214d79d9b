"""Word files that are damaged or made to harm, given to what reads edited ones: a file, or a clear refusal."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import times
from lxml import etree
from refresh.reports import report

from reportgen import finishing
from reportgen.errors import DataError, ReportgenError
from reportgen.refresh import Asked, refresh

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUES = ("", "-1", "0", "1", "99999999999", "x", "none", "\u202e", "../../etc/passwd", "http://example.org/", "1e9")
"""What an attribute may be changed to."""

TEXTS = ("word/document.xml", "word/footnotes.xml", "word/numbering.xml", "customXml/item1.xml")
"""Parts that are harmed more often than others: they are read most closely."""

_TAGS = ("p", "r", "t", "del", "ins", "sdt", "sdtContent", "tbl", "tr", "tc", "bookmarkStart", "bookmarkEnd", "fldChar",
         "hyperlink", "moveFrom", "footnoteReference", "pPr", "rPr", "numPr", "sectPr")  # fmt: skip
"""What an element may be renamed to."""

kinds = st.sampled_from(("drop", "twice", "rename", "attribute", "text", "inside", "first", "bytes", "cut", "part"))
changes = st.lists(st.tuples(kinds, st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=6)


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def harmed(content, drawn):
    """The file with each of the changes done to it, one after another."""
    parts = parts_of(content)
    for kind, where, what in drawn:
        names = [name for name in parts if name.endswith((".xml", ".rels"))]
        names += [name for name in names if name in TEXTS] * 6
        if not names:
            break
        name = names[where % len(names)]
        if kind == "part":
            del parts[name]
        elif kind == "cut":
            parts[name] = parts[name][: what % max(len(parts[name]), 1)]
        elif kind == "bytes":
            place = what % max(len(parts[name]), 1)
            parts[name] = parts[name][:place] + bytes([where % 256]) + parts[name][place + 1 :]
        else:
            parts[name] = changed(parts[name], kind, where, what)
    return zipped(parts)


def changed(content, kind, where, what):
    """The part with one element dropped, doubled, renamed, moved or written over."""
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return content
    elements = [element for element in root.iter() if isinstance(element.tag, str) and element is not root]
    if not elements:
        return content
    element = elements[what % len(elements)]
    other = elements[where % len(elements)]
    parent = element.getparent()
    match kind:
        case "drop":
            parent.remove(element)
        case "twice":
            parent.append(etree.fromstring(etree.tostring(element)))
        case "rename":
            element.tag = W + _TAGS[where % len(_TAGS)]
        case "attribute" if element.attrib:
            element.set(sorted(element.attrib)[where % len(element.attrib)], VALUES[what % len(VALUES)])
        case "text":
            element.text = VALUES[where % len(VALUES)]
        case "inside" if element not in list(other.iterancestors()) and element is not other:
            other.append(element)
        case "first":
            parent.insert(0, element)
        case _:
            pass
    return etree.tostring(root)


def read(content):
    """What is done with a draft: it is refreshed, and made ready to leave."""
    refresh(content, report("all of it"), Asked(), name="draft.docx")


@given(changes)
@settings(max_examples=times(16), suppress_health_check=[HealthCheck.too_slow])
def it_refreshes_a_harmed_file_or_says_why_not(drawn):
    """No traceback, whatever was done to the file."""
    with contextlib.suppress(ReportgenError):
        read(harmed(report(), drawn))


@given(changes)
@settings(max_examples=times(12), suppress_health_check=[HealthCheck.too_slow])
def it_finishes_a_harmed_file_or_says_why_not(drawn):
    """No traceback, whatever was done to the file."""
    with contextlib.suppress(ReportgenError):
        finishing.finish(
            harmed(report(), drawn), finishing.Asked(b"<x/>", typed=bool(drawn[0][1] % 2)), name="draft.docx"
        )


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in range(98, 110))
    + b"]>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [BOMB, OUTSIDE], ids=["a bomb of entities", "an entity from outside"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/footnotes.xml", "customXml/item1.xml"])
def it_reads_no_declared_entity(declared, part):
    parts = parts_of(report())
    parts[part] = declared + parts[part].split(b"?>", 1)[1]
    with pytest.raises(DataError):
        read(zipped(parts))


def it_unpacks_no_bomb():
    parts = parts_of(report()) | {"word/media/large.bin": b"\0" * (2**26 + 2)}
    with pytest.raises(DataError, match="larger, unpacked, than any report"):
        read(zipped(parts))


def it_reads_no_part_twice():
    buffer = io.BytesIO(report())
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", b"<x/>")
    with pytest.raises(DataError, match="two parts of one name"):
        read(buffer.getvalue())


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"PK\x05\x06" + b"\0" * 18]
)
def it_says_of_another_file_that_it_is_none(content):
    with pytest.raises(DataError):
        read(content)
