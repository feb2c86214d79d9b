"""What the engine reads of a printed page: its boxes, all or those to be laid out; notes stay with their marks."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import fromstring

from cssselect2 import ElementWrapper
from weasyprint import HTML, Document
from weasyprint.css.counters import CounterStyle
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcherResponse

from reportgen.rendering.pdf.cutting import CutPage

_PICTURE = "data:image/png;base64,"

Needed = frozenset[int] | None
"""The numbers of the blocks whose words are there; None: of all."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as the engine has read it; its types are the engine's."""

    html: Any
    context: Any
    root_box: Any
    needed: Needed

    def has(self, blocks: range) -> bool:
        """Whether none of some blocks is empty."""
        return self.needed is None or self.needed.issuperset(blocks)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads a page, as often as more of it is needed; fonts and colours are those of one document."""

    page: CutPage
    options: Mapping[str, Any]
    fonts: Any = field(default_factory=FontConfiguration)
    counters: Any = field(default_factory=CounterStyle)
    colours: dict[str, Any] = field(default_factory=dict)

    def read(self, needed: Needed = None) -> Reading:
        """The page with the words of the blocks that are needed."""
        html = _Page(self.page.markup if needed is None else self.page.with_only(needed))
        context = Document._build_layout_context(html, self.fonts, self.counters, self.colours, dict(self.options))  # noqa: SLF001
        _keep_notes_with_marks(context)
        root_box = build_formatting_structure(
            html.etree_element, context.style_for, context.get_image_from_uri, html.base_url,
            context.target_collector, self.counters, context.footnotes,
        )  # fmt: skip
        return Reading(html, context, root_box, needed)

    def document(self, reading: Reading) -> Any:
        """The engine's document, as yet without a page."""
        metadata = DocumentMetadata(**get_html_metadata(reading.html))
        intent = self.options["output_intent"]
        document = Document([], metadata, reading.html.url_fetcher, self.fonts, self.colours, intent)
        document._html = reading.html  # noqa: SLF001
        return document


class _Page(HTML):  # type: ignore[misc] # the engine publishes no types
    """A page of well-formed markup: an XML parser reads it in a fiftieth of the time that an HTML parser takes."""

    def __init__(self, markup: bytes) -> None:
        root = fromstring(markup)  # noqa: S314 - of our own writing
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element
        self.base_url, self.url_fetcher, self.media_type = None, _fetch, "print"


def _keep_notes_with_marks(context: Any) -> None:
    """Have notes stay on the page of their marks.

    When a line does not fit, WeasyPrint moves notes of lines above it to the next page to make room; only in columns
    it does not. So it is told that the text is in a column, except where it measures the area of the notes.
    """
    measure = context._update_footnote_area  # noqa: SLF001 - see above

    def measure_on_the_page() -> Any:
        context.in_column = False
        try:
            return measure()
        finally:
            context.in_column = True

    context._update_footnote_area = measure_on_the_page  # noqa: SLF001 - see above
    context.in_column = True


def _fetch(url: str) -> URLFetcherResponse:
    """Nothing but the picture of the emblem's cell, which stands in the page itself: no address is ever fetched."""
    if not url.startswith(_PICTURE):
        raise ValueError("reportgen fetches nothing")
    return URLFetcherResponse(url, b64decode(url.removeprefix(_PICTURE)), {"Content-Type": "image/png"})
