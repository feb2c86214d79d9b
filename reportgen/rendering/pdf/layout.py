"""WeasyPrint with cures: lines are filled, notes stay with their marks, tags are right, no word of the engine."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence
from typing import Any

from weasyprint import DEFAULT_OPTIONS, HTML, Document
from weasyprint.urls import URLFetcherResponse

from reportgen.document.report import Properties
from reportgen.errors import OutputError
from reportgen.rendering.pdf.attachments import Attachment, attach
from reportgen.rendering.pdf.filled_lines import fill_lines
from reportgen.rendering.pdf.metadata import only_what_the_report_says
from reportgen.rendering.pdf.printed import Printed
from reportgen.rendering.pdf.profile import Profile
from reportgen.rendering.pdf.tags import mend_tags

_PICTURE = "data:image/png;base64,"

# PDF/UA-1 costs about a second in a hundred pages, and makes the file readable for those who cannot see it.
# The identifier is a digest of the content, so that equal reports are equal files.
_OPTIONS = {**DEFAULT_OPTIONS, "pdf_identifier": True}
_OF_PROFILE = {
    Profile.UA_1: {"pdf_variant": Profile.UA_1.value},
    Profile.A_3A: {"pdf_variant": Profile.A_3A.value, "output_intent": "srgb"},
}


def lay_out(
    page: str, properties: Properties, profile: Profile = Profile.UA_1, attachments: Sequence[Attachment] = ()
) -> Printed:
    """A printed page, laid out, and the pages of its anchors. Raises OutputError when a note found no place."""
    options = _OPTIONS | _OF_PROFILE[profile]
    fill_lines()
    document = _DocumentWithNotes._render(  # noqa: SLF001 - the only way to lay out with a class of one's own
        HTML(string=page, url_fetcher=_fetch), None, None, None, dict(options)
    )
    _all_notes_present(document)

    def finish(_document: object, pdf: Any) -> None:
        mend_tags(document, pdf)
        attach(pdf, attachments, properties.date)
        only_what_the_report_says(pdf, properties, profile)

    written: bytes = document.write_pdf(finisher=finish, **options)
    return Printed(written, {name: number for number, page in enumerate(document.pages, 1) for name in page.anchors})


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


def _all_notes_present(document: Any) -> None:
    """A mark without its note would be a lost sentence, which nobody would notice: refuse."""
    places = {name for page in document.pages for name in page.anchors}
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
