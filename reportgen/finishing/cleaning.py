"""Take out of a file what says who wrote it, when, where and with what; its properties are those of the report."""

from __future__ import annotations

from lxml import etree

from reportgen.drafts import Package
from reportgen.drafts.ooxml import PACKAGE_RELATIONSHIPS, RELATIONSHIPS, Element, local
from reportgen.drafts.package import relationships_name
from reportgen.finishing.parts import out, printed_parts, sweep, unpoint, unwrapped

CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

_KEPT = frozenset(("styles", "settings", "numbering", "footnotes", "endnotes", "fontTable", "theme", "header", "footer",
                   "image", "hyperlink", "chart", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors",
                   "diagramDrawing"))  # fmt: skip
"""What a text may point to; all else is of no use to a reader."""
_FOR_EDITORS = frozenset(("comments", "commentsExtended", "commentsIds", "commentsExtensible"))

_SETTINGS = frozenset(("rsids", "attachedTemplate", "linkStyles", "mailMerge", "docVars", "revisionView",
                       "saveThroughXslt", "savePreviewPicture", "proofState", "activeWritingStyle", "documentType",
                       "writeProtection", "stylePaneFormatFilter", "stylePaneSortMethod", "smartTagType",
                       "attachedSchema"))  # fmt: skip
"""What settings.xml says of the machine, the template and the history of a file."""
_OF_EDITING = frozenset(("trackRevisions", "documentProtection", "doNotTrackMoves", "doNotTrackFormatting"))
_RUNNING = ("}docId", "}chartTrackingRefBased", "}persistentDocumentId", "}cid")
"""Settings of later versions of Word, by which a file and its copies are known again."""

_MARKS = ("rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidTr", "rsidSect", "rsidDel", "rsidRoot")
_OF_PEOPLE = ("permStart", "permEnd")
"""Who may edit what, by the names of people in a network."""
_OF_CHANGES = tuple(f"{what}Range{end}" for what in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel",
                                                     "customXmlMoveFrom", "customXmlMoveTo")
                    for end in ("Start", "End"))  # fmt: skip
"""The ends of tracked changes, which name who made them and may stay behind when these are accepted."""
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def clean(package: Package, core: bytes, *, circulates: bool) -> None:
    """Leave the text, its styles and pictures; `core` are the properties that the file is to have.

    `circulates`: comments and the settings of tracked changes stay, for editors go on with the file.
    """
    main = package.main
    kept = _KEPT | _FOR_EDITORS if circulates else _KEPT
    unpoint(package, main, *{kind for kind, _ in package.targets(main).values()} - kept)
    for part in printed_parts(package, "settings"):
        _clean_settings(package.touch(part), circulates=circulates)
        unpoint(package, part, *{kind for kind, _ in package.targets(part).values()})
    parts = [*printed_parts(package), *printed_parts(package, "styles", "numbering", "comments")]
    for part in parts:
        _clean_marks(package.touch(part), circulates=circulates)
        unpoint(package, part, "printerSettings")
    package.add(relationships_name(""), _package_relationships(main))
    package.add(CORE, core)
    package.declare(CORE, _CORE_TYPE)
    package.declare(main, _DOCUMENT_TYPE)  # a template, or a file that had macros, is none by another name
    sweep(package)


def _package_relationships(main: str) -> bytes:
    root = etree.fromstring(f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>')
    kinds = ((f"{RELATIONSHIPS}/officeDocument", main), (_CORE_KIND, CORE))
    for number, (kind, target) in enumerate(kinds, start=1):
        etree.SubElement(root, f"{{{PACKAGE_RELATIONSHIPS}}}Relationship", Id=f"rId{number}", Type=kind, Target=target)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _clean_settings(root: Element, *, circulates: bool) -> None:
    gone = _SETTINGS if circulates else _SETTINGS | _OF_EDITING
    for each in list(root):
        if local(each) in gone or local(each).endswith(_RUNNING):
            out(each)


def _clean_marks(root: Element, *, circulates: bool) -> None:
    """What tells of those who edited: numbers of sessions, rights, and what programs found in their words."""
    gone = {"rsid", "proofErr", "printerSettings", "smartTagPr", *_OF_PEOPLE, *(() if circulates else _OF_CHANGES)}
    for element in list(root.iter()):
        name = local(element)
        if name in gone:
            out(element)
            continue
        if name == "smartTag":
            unwrapped(element, element)
            continue
        for key in list(element.attrib):
            own, _, last = str(key).rpartition("}")
            if last in _MARKS or (not circulates and f"{own}}}" == _W14 and last in ("paraId", "textId")):
                del element.attrib[key]
