"""Have the printed page laid out. The engine fetches nothing, says nothing, and is loaded only when it is needed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from reportgen.collector import no_collection
from reportgen.document.report import Report
from reportgen.errors import OutputError
from reportgen.form import Form
from reportgen.rendering.charts import draw_svg
from reportgen.rendering.html import print_page
from reportgen.rendering.html.press import Draw
from reportgen.rendering.pdf.printed import Printed
from reportgen.rendering.pdf.profile import Profile

GENEVA = Form()


def render_pdf(report: Report, form: Form = GENEVA) -> bytes:
    """The report as a tagged PDF, fonts embedded; the same report gives the same bytes.

    It is accessible (PDF/UA-1); where the form asks for it, it is also fit for an archive (PDF/A-3a), with the tables
    of its figures attached. Raises OutputError when it cannot be laid out, or when a note would be lost.
    """
    return print_pdf(report, form).pdf


def print_pdf(report: Report, form: Form = GENEVA, draw: Draw = draw_svg, known: bytes = b"") -> Printed:
    """The same, with the page on which each anchor came to stand, and with its drawn pages.

    `draw` gives the drawing of a figure. `known`: the drawn pages of an earlier version; those that stay are not drawn
    again. The file is the same with and without them.
    """
    page = print_page(report, form, draw)
    profile = Profile.A_3A if form.archive else Profile.UA_1
    with _quiet(), no_collection():  # a tree of boxes only grows: an eighth of the whole time
        # half a second that no other format needs
        from reportgen.rendering.pdf.attachments import tables_of_figures  # noqa: PLC0415
        from reportgen.rendering.pdf.layout import lay_out  # noqa: PLC0415

        try:
            attachments = tables_of_figures(report) if profile is Profile.A_3A else ()
            return lay_out(page, report.properties, profile, attachments, known)
        except OutputError:
            raise
        except Exception:  # noqa: BLE001 - whatever the engine raises may quote the text of the report
            raise OutputError(
                "The PDF could not be laid out. The report is complete as DOCX and HTML: build with --format docx "
                "--format html, and look there for unusual characters or a very large table."
            ) from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the engine's messages from whoever listens to all loggers: they quote the page."""
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.propagate = False
    try:
        yield
    finally:
        for logger, propagate in zip(loggers, before, strict=True):
            logger.propagate = propagate
