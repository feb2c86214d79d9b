"""Whether bytes are a workbook that may be opened: a zip archive, whole, without a password, of a bounded size."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

from reportgen.findings import Finding, Severity, Where

LARGEST = 2**30
"""How many bytes an archive may unpack to: a workbook of a million rows takes a good half of it."""

LARGEST_RATIO = 200
"""How many times larger than packed the content may be, where it is large at all; tables pack 5 to 50 times."""

_RATIO_MATTERS_FROM = 100 * 2**20
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_AT_ONCE = 2**20


class _TwoMeaningsError(ValueError):
    """What an archive says of itself is not what is in it."""


def fault_of_archive(data: bytes, source: str) -> Finding | None:
    """What keeps a workbook from being opened, with what to do about it, or None.

    The archive is unpacked once to see its true size, for what its directory says may be a lie.
    """
    if data.startswith(_OLE):
        return _fault_of_ole(data, source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            fault = _fault_of_size(archive, len(data), source) or _fault_of_content(archive, source)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        expat.ExpatError,
    ):
        if data.startswith(b"PK"):
            return _fault("workbook.damaged", source, "The workbook is damaged; take the last good copy of it.")
        return not_a_workbook(source)
    return fault


def not_a_workbook(source: str) -> Finding:
    """The finding for a file that is something else than its name says."""
    return _fault(
        "workbook.not_a_workbook", source, "This file is not a workbook, whatever its name says.", ".xlsx, .ods"
    )


def too_large(source: str) -> Finding:
    """The finding for a workbook that unpacks to more than a report can need."""
    message = "The workbook unpacks to far more than the tables of a report need, and was not read."
    return _fault("workbook.too_large", source, f"{message} Copy the tables into a new workbook, or save them as CSV.")


def _fault_of_ole(data: bytes, source: str) -> Finding:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _locked(source)
    return _fault(
        "workbook.old_format", source, "This is a workbook of an old format; save it as .xlsx.", ".xlsx, .ods"
    )


def _fault_of_size(archive: zipfile.ZipFile, packed: int, source: str) -> Finding | None:
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        return _locked(source)
    stated = sum(member.file_size for member in members)
    if stated > LARGEST or (stated > _RATIO_MATTERS_FROM and stated > LARGEST_RATIO * packed):
        return too_large(source)
    return None


def _fault_of_content(archive: zipfile.ZipFile, source: str) -> Finding | None:
    names = set(archive.namelist())
    if "encrypted-package" in names:
        return _locked(source)
    if not names & {"xl/workbook.xml", "content.xml"}:
        return not_a_workbook(source)
    if len({name.casefold() for name in archive.namelist()}) < len(archive.infolist()):
        raise _TwoMeaningsError  # one reader takes the one member, another the other
    for member in archive.infolist():
        # Reading to the end compares the size and the checksum with what the directory says. The reader of values may
        # hang on XML that ends too early; sheets of an .xlsx it gives up by itself.
        name = member.filename.casefold()
        is_xml = name.endswith((".xml", ".rels")) and not name.startswith("xl/worksheets/")
        parser = _parser(member.file_size) if is_xml else None
        with archive.open(member) as stream:
            while piece := stream.read(_AT_ONCE):
                if parser:
                    parser.Parse(piece)
        if parser:
            parser.Parse(b"", True)
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        return _locked(source)
    return None


def _parser(size: int) -> expat.XMLParserType:
    """A parser that raises where the first element counts more parts than a member of that size can have.

    The reader of values makes room for as many texts as it is told there are.
    """
    parser = expat.ParserCreate()

    def first(_: str, attributes: dict[str, str]) -> None:
        parser.StartElementHandler = None
        for name in ("count", "uniqueCount"):
            text = attributes.get(name, "0")
            if not text.isdecimal() or len(text) > 12 or int(text) > size:
                raise _TwoMeaningsError

    parser.StartElementHandler = first
    return parser


def _locked(source: str) -> Finding:
    return _fault("workbook.locked", source, "The workbook is locked with a password; save it without one.")


def _fault(rule: str, source: str, message: str, allowed: str = "") -> Finding:
    return Finding(rule, Severity.ERROR, Where(source), message, allowed)
