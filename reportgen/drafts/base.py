"""The base of a draft: the text as it was generated, which travels in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from reportgen.drafts.flow import Flow, flow_of
from reportgen.drafts.ooxml import Element, parse, w
from reportgen.drafts.package import Package
from reportgen.drafts.wordfile import notes_of

NAMESPACE = "urn:reportgen:base:1"

Pictures: TypeAlias = Mapping[str, str]
"""The hash of each picture by the number of its drawing."""


@dataclass(slots=True)
class Base:
    """What was generated: its text, its notes by id, its pictures; `part` is where it stands in the file.

    `text`: all of it as bytes, for telling whether two are the same.
    """

    flow: Flow
    notes: dict[str, Element]
    pictures: Pictures
    part: str
    text: bytes

    def note(self, key: str) -> Flow:
        """The text of a footnote; empty where there is none of that id."""
        found = self.notes.get(key)
        return flow_of(found) if found is not None else Flow([])


def base_of(package: Package) -> Base | None:
    """The base in a file, found by its namespace, for programs rename parts; None where there is none.

    DataError where it is there and cannot be read.
    """
    for name in sorted(package.parts):
        if name.startswith("customXml/") and name.endswith(".xml") and NAMESPACE.encode() in package.parts[name][:400]:
            root = parse(package.parts[name], name)
            if root.tag == f"{{{NAMESPACE}}}base":
                return _base(root, name, etree.tostring(root, method="c14n"))
    return None


def _base(root: Element, name: str, text: bytes) -> Base:
    body = root.find(f"{w('document')}/{w('body')}")
    notes = root.find(w("footnotes"))
    pictures = {each.get("id", ""): each.get("sha256", "") for each in root.iter(f"{{{NAMESPACE}}}picture")}
    return Base(flow_of(body) if body is not None else Flow([]), notes_of(notes) if notes is not None else {},
                pictures, name, text)  # fmt: skip
