"""The running heads and feet of a Word file: what each is of, and the part in which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from reportgen.drafts.ooxml import RELATIONSHIPS, WORD, Element, child_of, local, val, w
from reportgen.drafts.package import Package

_TURNED = "landscape"
_MAY_END_SECTIONS = etree.XPath("w:p[w:pPr/w:sectPr] | *[not(self::w:p or self::w:tbl)]", namespaces={"w": WORD})
"""The last paragraphs of sections, and what holds paragraphs: a control or a change may, a table holds no section."""


class Head(NamedTuple):
    """A running head ("header") or foot ("footer"), and the pages that bear it: "default", "even" or "first".

    `turned`: they are wider than high.
    """

    kind: str
    pages: str
    turned: bool = False

    @classmethod
    def called(cls, name: str) -> Head:
        """The one of a name, such as "header_even_landscape"."""
        kind, _, rest = name.partition("_")
        pages, _, paper = rest.partition("_")
        return cls(kind, pages, paper == _TURNED)

    @property
    def words(self) -> str:
        """What people call it."""
        what = "head" if self.kind == "header" else "foot"
        return f"the {what} of the first page" if self.pages == "first" else f"the {what} of the pages"


def heads_of(package: Package, body: Element) -> dict[str, Head]:
    """The parts with heads and feet by their names, in the order in which sections ask for them."""
    targets = package.targets(package.main)
    found: dict[str, Head] = {}
    for section in _sections(body):
        size = section.find(w("pgSz"))
        for kind in ("header", "footer"):
            for each in section.iterchildren(w(f"{kind}Reference")):
                _, part = targets.get(each.get(f"{{{RELATIONSHIPS}}}id") or "", ("", ""))
                if part in package.parts:
                    found.setdefault(part, Head(kind, val(each, "type") or "default", val(size, "orient") == _TURNED))
    return found


def _sections(text: Element) -> Iterator[Element]:
    """What says how the pages of each section look: at its last paragraph, and at the end of the text."""
    found: list[Element] = _MAY_END_SECTIONS(text)  # type: ignore[assignment]
    for block in found:
        name = local(block)
        if name == "p":
            section = child_of(child_of(block, "pPr"), "sectPr")
            if section is not None:
                yield section
        elif name == "sectPr":
            yield block
        elif len(block):
            yield from _sections(block)
