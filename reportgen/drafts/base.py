"""The base of a draft: the text as it was generated, which travels in the file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from reportgen.drafts.flow import Flow, flow_of
from reportgen.drafts.heads import Head
from reportgen.drafts.ooxml import Element, parse, w
from reportgen.drafts.package import Package
from reportgen.drafts.wordfile import notes_of

NAMESPACE = "urn:reportgen:base:1"


class Base:
    """What was generated, found in a part of a file; it is read when it is asked for.

    `part` is where it stands, `content` its bytes.
    """

    def __init__(self, part: str, content: bytes) -> None:
        self.part = part
        self.content = content
        self._read: dict[str, Flow] = {}

    @cached_property
    def root(self) -> Element:
        """Its tree. DataError where it cannot be read."""
        return parse(self.content, self.part)

    def __eq__(self, other: object) -> bool:
        """Whether the same was generated, in whatever way the part was written since."""
        if not isinstance(other, Base):
            return False
        return self.content == other.content or (_alike(self.root, other.root) and self._canonical == other._canonical)

    __hash__ = None  # type: ignore[assignment]

    def may_say(self, body: Element) -> bool:
        """Whether a text may be the one that was generated: False where a word differs, found where it first does."""
        pairs = zip(self.root.iter(w("t")), body.iter(w("t")), strict=False)
        return all(ours.text == theirs.text for ours, theirs in pairs)

    @cached_property
    def _canonical(self) -> bytes:
        return etree.tostring(self.root, method="c14n")

    @cached_property
    def flow(self) -> Flow:
        """The text."""
        body = self.root.find(f"{w('document')}/{w('body')}")
        return flow_of(body) if body is not None else Flow([])

    @cached_property
    def notes(self) -> dict[str, Element]:
        """The footnotes by their id."""
        notes = self.root.find(w("footnotes"))
        return notes_of(notes) if notes is not None else {}

    @cached_property
    def pictures(self) -> dict[str, str]:
        """The hash of each picture by the number of its drawing."""
        found = self.root.iter(f"{{{NAMESPACE}}}picture")
        return {each.get("id", ""): each.get("sha256", "") for each in found}

    @cached_property
    def heads(self) -> dict[Head, Flow]:
        """The running heads and feet; none where the file was made before the base held them."""
        found = self.root.iterchildren(f"{{{NAMESPACE}}}head")
        return {Head.called(each.get("part", "")): flow_of(each[0]) for each in found if len(each)}

    def note(self, key: str) -> Flow:
        """The text of a footnote, read once; empty where there is none of that id."""
        if key not in self._read:
            found = self.notes.get(key)
            self._read[key] = flow_of(found) if found is not None else Flow([])
        return self._read[key]


def _alike(one: Element, other: Element) -> bool:
    """Whether two trees have the same elements and words: what differs is found where it first stands."""
    return all(
        ours.tag == theirs.tag and ours.text == theirs.text and ours.attrib == theirs.attrib
        for ours, theirs in zip(one.iter(), other.iter(), strict=False)
    )


def base_of(package: Package) -> Base | None:
    """The base in a file, found by its namespace, for programs rename parts; None where there is none.

    DataError where it is there and cannot be read.
    """
    return next((base for base in _beginning_so(package) if base.root.tag == f"{{{NAMESPACE}}}base"), None)


def unread_base_of(package: Package) -> Base | None:
    """The same for a file that was made just now: its base says what its text says, and is seldom read."""
    return next(_beginning_so(package), None)


def _beginning_so(package: Package) -> Iterator[Base]:
    for name in sorted(package.parts):
        if name.lower().startswith("customxml/") and name.endswith(".xml"):
            content = package.parts[name]
            if NAMESPACE.encode() in content[:400]:
                yield Base(name, content)
