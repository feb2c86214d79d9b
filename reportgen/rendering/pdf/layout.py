"""WeasyPrint with cures: lines are filled, words whole, no note is lost, tags are right, no word of the engine."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from weasyprint import DEFAULT_OPTIONS
from weasyprint.document import Page
from weasyprint.pdf import VARIANTS

from reportgen.document.report import Properties
from reportgen.errors import OutputError
from reportgen.rendering.pdf.attachments import Attachment, attach
from reportgen.rendering.pdf.binding import bind, shared_fonts
from reportgen.rendering.pdf.cutting import cut
from reportgen.rendering.pdf.drawing import Easel
from reportgen.rendering.pdf.filled_lines import fill_lines
from reportgen.rendering.pdf.flow import Flow
from reportgen.rendering.pdf.leaves import Leaf
from reportgen.rendering.pdf.likely import likely_needed
from reportgen.rendering.pdf.metadata import only_what_the_report_says
from reportgen.rendering.pdf.printed import Printed
from reportgen.rendering.pdf.profile import Profile
from reportgen.rendering.pdf.reading import Needed, Reader
from reportgen.rendering.pdf.sheets import Sheets, Unforeseen
from reportgen.rendering.pdf.whole_words import keep_words_whole

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
    for key, value in VARIANTS[options["pdf_variant"]][1].items():
        if options.get(key) is None:
            options[key] = value
    fill_lines()
    keep_words_whole()
    cut_page = cut(page)
    flow = Flow(cut_page, options["pdf_variant"])
    former, lines = _pages_of(known)
    needed = likely_needed(cut_page, flow, former)
    try:
        document, sheets, leaves = _laid_out(Reader(cut_page, options), flow, former, needed)
    except Unforeseen:
        document, sheets, leaves = _laid_out(Reader(cut_page, options), flow, former)

    def finish(_document: object, pdf: Any) -> None:
        bind(pdf, document, leaves)
        attach(pdf, attachments, properties.date)
        only_what_the_report_says(pdf, properties, profile)

    written: bytes = document.write_pdf(finisher=finish, **options)
    kept = [
        lines[sheet.key] if sheet.kept is not None else json.dumps({sheet.key: drawn}).encode()
        for number, sheet in enumerate(sheets.sheets)
        if (drawn := sheets.to_keep(number))
    ]
    found = {name: number for number, leaf in reversed([*enumerate(leaves, 1)]) for name, *_ in leaf.anchors}
    return Printed(written, found, b"\n".join(kept))


def _pages_of(known: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Drawn pages by their keys, and the line in which each was kept: a page that is taken is written as it was."""
    pages: dict[str, Any] = {}
    lines: dict[str, bytes] = {}
    for line in known.splitlines():
        page = json.loads(line)
        pages |= page
        lines |= dict.fromkeys(page, line)
    return pages, lines


def _laid_out(
    reader: Reader, flow: Flow, known: Mapping[str, Any], needed: Needed = None
) -> tuple[Any, Sheets, list[Leaf]]:
    """The engine's document without its pages, its fonts shared by all; the pages; and the pages as they are drawn.

    `needed`: the blocks to be read at first. Raises Unforeseen where all of them have to be.
    """
    sheets = Sheets(reader, flow, known, needed)
    document = reader.document(sheets.reading)
    pages = [sheet.box and Page(sheet.box) for sheet in sheets.lay_out()]
    everywhere = {
        name
        for sheet, laid_out in zip(sheets.sheets, pages, strict=True)
        for name in (laid_out.anchors if laid_out else sheet.names)
    }
    _all_notes_present(everywhere)
    easel = Easel(document, reader.options)
    for sheet, laid_out in zip(sheets.sheets, pages, strict=True):
        if laid_out:
            sheet.leaf = easel.draw(laid_out, everywhere)
    leaves = [sheet.leaf for sheet in sheets.sheets if sheet.leaf]
    for number, leaf in enumerate(leaves):
        if easel.lacks(leaf):  # its font is had by laying the page out again
            easel.draw(Page(sheets.lay_out_again(number)), everywhere)
    document.fonts = shared_fonts(leaves, easel.fonts)
    return document, sheets, leaves


def _all_notes_present(places: AbstractSet[str]) -> None:
    """A mark without its note would be a lost sentence, which nobody would notice: refuse."""
    marks = {name for name in places if name.startswith("_") and name.endswith("-mark")}
    if lost := sorted(mark for mark in marks if mark.removesuffix("-mark") not in places):
        raise OutputError(
            f"{len(lost)} notes found no place at the foot of a page of the PDF. Shorten the longest notes, or move "
            "what they say into the text."
        )
