"""A web page as it is compared: texts block by block with the figures that it marks; drawings by their marks alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml import etree

from reportgen.finished.bounds import Unreadable
from reportgen.tracing.reading_drawing import drawing
from reportgen.tracing.texts import FileTexts, Kind, Marked, Text

_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "ins", "kbd", "label", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_SKIPPED = frozenset(("script", "style", "template", "head", "svg", "math", "nav"))


def page_texts(text: str) -> FileTexts:
    """What a page holds. Raises Unreadable."""
    try:
        parser = lxml.html.HTMLParser(huge_tree=False, no_network=True, encoding="utf-8")
        root = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise Unreadable("its markup is damaged") from None
    pictures = tuple(
        drawing(svg, f"line {svg.sourceline}", _figure(svg))
        for svg in root.iter("svg", "{http://www.w3.org/2000/svg}svg")
    )
    return FileTexts(Kind.PAGE, tuple(_texts(root)), pictures)


def _figure(svg: lxml.html.HtmlElement) -> str:
    """The name of the chart for which the figure is made in which a drawing stands."""
    holder = next(svg.iterancestors("figure"), None)
    return str(holder.get("id", "")).removeprefix("figure-") if holder is not None else ""


@dataclass
class _Open:
    """A block that is being read."""

    pieces: list[str] = field(default_factory=list)
    marks: list[Marked] = field(default_factory=list)
    started: list[tuple[int, str]] = field(default_factory=list)
    line: int = 0
    length: int = 0

    def add(self, text: str, line: int | None) -> None:
        if not self.line:
            self.line = line or 0
        self.pieces.append(text)
        self.length += len(text)

    def taken(self, *, cell: bool = False) -> Text:
        return Text(f"line {self.line}", "".join(self.pieces), tuple(self.marks), cell=cell)


def _is_skipped(element: lxml.html.HtmlElement, name: str) -> bool:
    """What is no text of the page, and the marks of notes in it."""
    return name in _SKIPPED or element.get("role") == "doc-noteref"


def _texts(root: lxml.html.HtmlElement) -> Iterator[Text]:
    block, skipped = _Open(), 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        ends = name not in _INLINE
        if event == "start":
            if ends and block.length:
                yield block.taken()
                block = _Open()
            skipped += _is_skipped(element, name)
            if not skipped:
                if key := element.get("data-fact"):
                    block.started.append((block.length, str(key)))
                block.add(element.text or "", element.sourceline)
            continue
        if not skipped and element.get("data-fact") and block.started:
            start, key = block.started.pop()
            if block.length > start:
                block.marks.append(Marked(start, block.length, key))
        if ends and block.length:
            yield block.taken(cell=name in ("td", "th"))
            block = _Open()
        skipped -= _is_skipped(element, name)
        if not skipped and element.tail:
            block.add(element.tail, element.sourceline)
    if block.length:
        yield block.taken()
