"""A Word file as a package: named parts, how they point to one another, and a zip that repeats to the byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.rendering.docx.markup import DECLARATION, RELATIONSHIPS, escape

CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PART_TYPES = {
    "word/document.xml": f"{_MAIN}.document.main+xml",
    "word/styles.xml": f"{_MAIN}.styles+xml",
    "word/settings.xml": f"{_MAIN}.settings+xml",
    "word/numbering.xml": f"{_MAIN}.numbering+xml",
    "word/footnotes.xml": f"{_MAIN}.footnotes+xml",
    "word/fontTable.xml": f"{_MAIN}.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_PREFIX_TYPES = {"word/header": f"{_MAIN}.header+xml", "word/footer": f"{_MAIN}.footer+xml"}
_EXTERNAL = ' TargetMode="External"'
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: the clock must not enter the file


@dataclass(slots=True)
class Relationships:
    """What one part points to: each target once, under an id of its own."""

    _targets: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def to_part(self, kind: str, target: str) -> str:
        """The id of a relationship to another part; `kind` is the last word of its type ("styles", "header")."""
        return self._id(kind, target, external=False)

    def to_address(self, url: str) -> str:
        """The id of a hyperlink to a place outside the file."""
        return self._id("hyperlink", url, external=True)

    def _id(self, kind: str, target: str, *, external: bool) -> str:
        return self._targets.setdefault((kind, target, external), f"rId{len(self._targets) + 1}")

    def __bool__(self) -> bool:
        return bool(self._targets)

    def xml(self) -> bytes:
        """The `.rels` part."""
        return _relationships(
            (key, kind if "/" in kind else f"{RELATIONSHIPS}/{kind}", target, external)
            for (kind, target, external), key in self._targets.items()
        )


def zipped(parts: Mapping[str, bytes], relationships: Mapping[str, Relationships]) -> bytes:
    """The file: every part by its name, and the relationships of those parts that have some ("" for the package).

    The same parts give the same bytes: dates are fixed, and names are sorted after the content types.
    """
    files = dict(parts)
    for name, pointers in relationships.items():
        if pointers:
            files[_relationships_name(name)] = pointers.xml()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in [("[Content_Types].xml", _content_types(parts)), *sorted(files.items())]:
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the file says on which kind of machine it was made
            archive.writestr(entry, content)
    return buffer.getvalue()


def _relationships_name(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _relationships(targets: Iterator[tuple[str, str, str, bool]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{escape(target)}"{_EXTERNAL if external else ""}/>'
        for key, kind, target, external in targets
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{lines}</Relationships>'.encode()


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    defaults = (
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_type_of(name)}"/>'
        for name in sorted(parts)
        if name.endswith(".xml") and not name.startswith("customXml/item1")
    )
    return f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">{defaults}{overrides}</Types>'.encode()


def _type_of(name: str) -> str:
    return _PART_TYPES.get(name) or next(kind for prefix, kind in _PREFIX_TYPES.items() if name.startswith(prefix))
