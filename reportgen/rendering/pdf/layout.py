"""WeasyPrint with cures: lines are filled, notes stay with their marks, tags are right, no word of the engine."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from weasyprint import DEFAULT_OPTIONS, HTML, Document
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Page
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.pdf import VARIANTS
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcherResponse

from reportgen.document.report import Properties
from reportgen.errors import OutputError
from reportgen.rendering.pdf.attachments import Attachment, attach
from reportgen.rendering.pdf.binding import bind, shared_fonts
from reportgen.rendering.pdf.drawing import Easel
from reportgen.rendering.pdf.filled_lines import fill_lines
from reportgen.rendering.pdf.flow import Flow
from reportgen.rendering.pdf.metadata import only_what_the_report_says
from reportgen.rendering.pdf.printed import Printed
from reportgen.rendering.pdf.profile import Profile
from reportgen.rendering.pdf.sheets import Sheets

_PICTURE = "data:image/png;base64,"

# PDF/UA-1 costs about a second in a hundred pages, and makes the file readable for those who cannot see it.
# The identifier is a digest of the content, so that equal reports are equal files.
_OPTIONS = {**DEFAULT_OPTIONS, "pdf_identifier": True}
_OF_PROFILE = {
    Profile.UA_1: {"pdf_variant": Profile.UA_1.value},
    Profile.A_3A: {"pdf_variant": Profile.A_3A.value, "output_intent": "srgb"},
}


def lay_out(
    page: str,
    properties: Properties,
    profile: Profile = Profile.UA_1,
    attachments: Sequence[Attachment] = (),
    known: bytes = b"",
) -> Printed:
    """A printed page, laid out, and the pages of its anchors. Raises OutputError when a note found no place.

    `known`: the drawn pages of an earlier version, of which those are taken that would be drawn the same.
    """
    options = _OPTIONS | _OF_PROFILE[profile]
    fill_lines()
    document, sheets = _sheets(page, options, json.loads(known) if known else {})
    pages = [sheet.box and Page(sheet.box) for sheet in sheets.sheets]
    on_pages = [
        [name for name, *_ in sheet.leaf.anchors] if sheet.leaf else list(laid_out.anchors)
        for sheet, laid_out in zip(sheets.sheets, pages, strict=True)
    ]
    everywhere = {name for names in on_pages for name in names}
    _all_notes_present(everywhere)
    easel = Easel(document, options)
    for sheet, laid_out in zip(sheets.sheets, pages, strict=True):
        if laid_out:
            sheet.leaf = easel.draw(laid_out, everywhere)
    leaves = [sheet.leaf for sheet in sheets.sheets if sheet.leaf]
    for number, leaf in enumerate(leaves):
        if any(face.name not in easel.fonts for face in leaf.faces):  # its font is had by laying the page out again
            easel.draw(Page(sheets.lay_out_again(number)), everywhere)
    document.fonts = shared_fonts(leaves, easel.fonts)

    def finish(_document: object, pdf: Any) -> None:
        bind(pdf, document, leaves)
        attach(pdf, attachments, properties.date)
        only_what_the_report_says(pdf, properties, profile)

    written: bytes = document.write_pdf(finisher=finish, **options)
    kept = {sheet.key: sheets.to_keep(number) for number, sheet in enumerate(sheets.sheets) if sheet.key}
    found = {name: number for number, names in reversed([*enumerate(on_pages, 1)]) for name in names}
    return Printed(written, found, json.dumps({key: each for key, each in kept.items() if each}).encode())


def _sheets(page: str, options: dict[str, Any], known: Mapping[str, Any]) -> tuple[Any, Sheets]:
    """The engine's document without its pages, and the pages, laid out or known."""
    for key, value in VARIANTS[options["pdf_variant"]][1].items():
        if options.get(key) is None:
            options[key] = value
    html = HTML(string=page, url_fetcher=_fetch)
    fonts, counters = FontConfiguration(), CounterStyle()
    colours: dict[str, Any] = {}
    context = _DocumentWithNotes._build_layout_context(html, fonts, counters, colours, options)  # noqa: SLF001
    root_box = build_formatting_structure(
        html.etree_element, context.style_for, context.get_image_from_uri, html.base_url, context.target_collector,
        counters, context.footnotes,
    )  # fmt: skip
    head, body, rest = page.partition("<body")
    flow = Flow(root_box, f"{options['pdf_variant']}{head}{body}{rest.partition('>')[0]}")
    sheets = Sheets(html, root_box, context, flow, known)
    sheets.lay_out()
    metadata = DocumentMetadata(**get_html_metadata(html))
    document = _DocumentWithNotes([], metadata, html.url_fetcher, fonts, colours, options["output_intent"])
    document._html = html  # noqa: SLF001
    return document, sheets


class _DocumentWithNotes(Document):  # type: ignore[misc] # the engine publishes no types
    """A document in which notes stay with their marks.

    When a line does not fit, WeasyPrint moves notes of lines above it to the next page to make room; only in columns
    it does not. So it is told that the text is in a column, except where it measures the area of the notes.
    """

    @classmethod
    def _build_layout_context(cls, *settings: Any) -> Any:
        context = super()._build_layout_context(*settings)
        measure = context._update_footnote_area  # noqa: SLF001 - see above

        def measure_on_the_page() -> Any:
            context.in_column = False
            try:
                return measure()
            finally:
                context.in_column = True

        context._update_footnote_area = measure_on_the_page  # noqa: SLF001 - see above
        context.in_column = True
        return context


def _all_notes_present(places: AbstractSet[str]) -> None:
    """A mark without its note would be a lost sentence, which nobody would notice: refuse."""
    marks = {name for name in places if name.startswith("_") and name.endswith("-mark")}
    if lost := sorted(mark for mark in marks if mark.removesuffix("-mark") not in places):
        raise OutputError(
            f"{len(lost)} notes found no place at the foot of a page of the PDF. Shorten the longest notes, or move "
            "what they say into the text."
        )


def _fetch(url: str) -> URLFetcherResponse:
    """Nothing but the picture of the emblem's cell, which stands in the page itself: no address is ever fetched."""
    if not url.startswith(_PICTURE):
        raise ValueError("reportgen fetches nothing")
    return URLFetcherResponse(url, b64decode(url.removeprefix(_PICTURE)), {"Content-Type": "image/png"})
